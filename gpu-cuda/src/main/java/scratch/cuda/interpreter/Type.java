package scratch.cuda.interpreter;

import java.util.Locale;

/// The types of PTX. A register of 8 or 16 bits is held in 32 bits with zeros above; one of 32 bits in an `int`; one of
/// 64 bits in a `long`.
enum Type {
    PRED(0), B8(1), U8(1), S8(1), B16(2), U16(2), S16(2), F16(2), BF16(2), B32(4), U32(4), S32(4), F32(4), TF32(4), F16X2(4),
    BF16X2(4), B64(8), U64(8), S64(8), F64(8);

    private final int bytes;

    Type(int bytes) {
        this.bytes = bytes;
    }

    /// The type of this name, or null.
    static Type named(String name) {
        for (Type type : VALUES) {
            if (type.word.equals(name)) {
                return type;
            }
        }
        return null;
    }

    private static final Type[] VALUES = values();

    private final String word = name().toLowerCase(Locale.ROOT);

    int bytes() {
        return bytes;
    }

    boolean wide() {
        return bytes == 8;
    }

    boolean signed() {
        return this == S8 || this == S16 || this == S32 || this == S64;
    }

    boolean floating() {
        return this == F16 || this == BF16 || this == F32 || this == TF32 || this == F64 || this == F16X2 || this == BF16X2;
    }

    @Override
    public String toString() {
        return word;
    }
}
