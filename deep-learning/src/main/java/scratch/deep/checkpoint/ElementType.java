package scratch.deep.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// How the numbers of a tensor are written in a file, of safetensors or of ONNX: little-endian.
public enum ElementType {
    F64(8), F32(4), F16(2), BF16(2), I64(8), I32(4), I16(2), I8(1), U32(4), U16(2), U8(1), BOOL(1);

    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// The type of this name, or null: the format grows.
    static ElementType of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst().orElse(null);
    }

    /// How many bytes a number takes.
    public int bytes() {
        return bytes;
    }

    /// True if the numbers are floating-point.
    public boolean isFloat() {
        return ordinal() <= BF16.ordinal();
    }

    /// All numbers of a stretch of a file, which floats must hold exactly if they are whole numbers.
    ///
    /// @param where how an error names them: `safetensors: tensor weight`
    public float[] read(String where, MemorySegment numbers) {
        int n = Math.toIntExact(numbers.byteSize() / bytes);
        float[] values = new float[n];
        if (this == F32) {
            MemorySegment.copy(numbers, FLOAT, 0, values, 0, n);
            return values;
        }
        for (int i = 0; i < n; i++) {
            values[i] = isFloat() ? decimal(numbers, (long) i * bytes) : exact(where, whole(numbers, (long) i * bytes));
        }
        return values;
    }

    /// All numbers of a type that is not floating-point.
    public long[] readWhole(String where, MemorySegment numbers) {
        if (isFloat()) {
            throw new IllegalArgumentException(where + ": type " + this + ": must be a type of whole numbers");
        }
        long[] values = new long[Math.toIntExact(numbers.byteSize() / bytes)];
        for (int i = 0; i < values.length; i++) {
            values[i] = whole(numbers, (long) i * bytes);
        }
        return values;
    }

    private float decimal(MemorySegment numbers, long at) {
        return switch (this) {
            case F64 -> (float) numbers.get(DOUBLE, at);
            case F16 -> Float.float16ToFloat(numbers.get(SHORT, at));
            case BF16 -> Float.intBitsToFloat(numbers.get(SHORT, at) << 16);
            default -> numbers.get(FLOAT, at);
        };
    }

    private long whole(MemorySegment numbers, long at) {
        return switch (this) {
            case I64 -> numbers.get(LONG, at);
            case I32 -> numbers.get(INT, at);
            case U32 -> Integer.toUnsignedLong(numbers.get(INT, at));
            case I16 -> numbers.get(SHORT, at);
            case U16 -> Short.toUnsignedInt(numbers.get(SHORT, at));
            case I8 -> numbers.get(ValueLayout.JAVA_BYTE, at);
            default -> Byte.toUnsignedInt(numbers.get(ValueLayout.JAVA_BYTE, at));
        };
    }

    /// subtle: a float has 24 bits; a larger number would come out as its neighbour.
    private static float exact(String where, long value) {
        float result = value;
        if ((long) result != value || value == Long.MAX_VALUE) {
            throw new IllegalArgumentException(where + ": " + value + ": must be a whole number that a float holds exactly");
        }
        return result;
    }
}
