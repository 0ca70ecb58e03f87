package scratch.deep.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import scratch.math.check.Require;

/// One message in the wire format of Protocol Buffers: fields, one after the other, in any order. A field is a key
/// (`number·8 + kind`), and then what its kind says: a varint (0), 8 bytes (1), a length and that many bytes (2), or
/// 4 bytes (5). A varint has 7 bits a byte, the lowest first; all bytes but its last have the highest bit set.
///
/// Nothing is copied, and nothing is read beyond the end of the message: what does not fit is an
/// [IllegalArgumentException] with the place in the file. https://protobuf.dev/programming-guides/encoding/
final class WireReader {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;
    private static final int LARGEST_FIELD = (1 << 29) - 1;

    private final ByteBuffer file;
    private final int end;                 // of this message
    private final String name;             // `graph.node[3]`
    private int at;
    private int begin;                     // of the current field
    private int field;
    private int kind;

    private WireReader(ByteBuffer file, int from, int end, String name) {
        this.file = file;
        this.at = from;
        this.end = end;
        this.name = name;
    }

    /// The outermost message, which fills the file.
    static WireReader of(ByteBuffer file) {
        return new WireReader(file.duplicate().order(ByteOrder.LITTLE_ENDIAN), file.position(), file.limit(), "");
    }

    // ---------------------------------------------------------------- from field to field

    /// Goes to the next field; false at the end of the message. The value of a field must be read, or skipped.
    boolean next() {
        if (at == end) {
            return false;
        }
        begin = at;
        long key = varint(end);
        kind = (int) (key & 7);
        field = key >>> 3 > LARGEST_FIELD ? 0 : (int) (key >>> 3);
        if (field == 0) {
            throw error("field %d: must be from 1 to %d", key >>> 3, LARGEST_FIELD);
        }
        if (kind != VARINT && kind != EIGHT_BYTES && kind != BYTES && kind != FOUR_BYTES) {
            throw error("field %d has the wire type %d: must be 0, 1, 2 or 5", field, kind);
        }
        return true;
    }

    /// The number of the current field.
    int field() {
        return field;
    }

    void skip() {
        switch (kind) {
            case VARINT -> varint(end);
            case EIGHT_BYTES -> take(Long.BYTES);
            case FOUR_BYTES -> take(Float.BYTES);
            default -> take(length());
        }
    }

    // ---------------------------------------------------------------- the value of the current field

    long whole() {
        requireKind(VARINT);
        return varint(end);
    }

    float real() {
        requireKind(FOUR_BYTES);
        return file.getFloat(take(Float.BYTES));
    }

    /// A view of the file.
    ByteBuffer bytes() {
        requireKind(BYTES);
        int length = length();
        return file.slice(take(length), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(error("field %d: must be text in UTF-8", field).getMessage(), e);
        }
    }

    /// A message within this one.
    ///
    /// @param part its name here: `node[3]`
    WireReader message(String part) {
        requireKind(BYTES);
        int length = length();
        int from = take(length);
        return new WireReader(file, from, from + length, name.isEmpty() ? part : name + "." + part);
    }

    /// One or many whole numbers of a repeated field: writers may pack them, and readers must take both.
    void wholes(LongConsumer numbers) {
        if (kind == VARINT) {
            numbers.accept(varint(end));
            return;
        }
        requireKind(BYTES);
        int length = length();
        int stop = at + length;
        while (at < stop) {
            numbers.accept(varint(stop));
        }
    }

    /// One or many numbers of a repeated field, packed or not, as their bytes.
    ///
    /// @param width of a number: 4 or 8
    void fixed(int width, ByteCollector numbers) {
        if (kind == BYTES) {
            ByteBuffer packed = bytes();
            require(packed.remaining() % width == 0, "field %d: %d bytes: must be a multiple of %d", field,
                    packed.remaining(), width);
            numbers.add(packed);
        } else {
            requireKind(width == Float.BYTES ? FOUR_BYTES : EIGHT_BYTES);
            numbers.addNumber(width == Float.BYTES ? file.getInt(take(width)) : file.getLong(take(width)), width);
        }
    }

    private int length() {
        long length = varint(end);
        if (length < 0 || length > end - at) {
            throw error("field %d of %s bytes where %d are left: truncated", field, Long.toUnsignedString(length), end - at);
        }
        return (int) length;
    }

    /// Where the next bytes begin; they are passed then.
    private int take(int bytes) {
        if (bytes > end - at) {
            throw error("field %d of %d bytes where %d are left: truncated", field, bytes, end - at);
        }
        int from = at;
        at += bytes;
        return from;
    }

    private long varint(int limit) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at == limit) {
                throw error("ends in the middle of a varint: truncated");
            }
            int next = file.get(at++);
            if (shift == 63 && (next & ~1) != 0) {             // subtle: the tenth byte has room for a single bit
                throw error("a varint of more than 64 bits: must be shorter");
            }
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new AssertionError("the tenth byte ends a varint");
    }

    // ---------------------------------------------------------------- errors

    private void requireKind(int expected) {
        if (kind != expected) {
            throw error("field %d has the wire type %d: must be %d", field, kind, expected);
        }
    }

    /// For a message that may stand only once.
    void requireFirst(Object before) {
        require(before == null, "field %d stands twice: must stand once", field);
    }

    IllegalArgumentException unknown() {
        return error("field %d: this reader knows no such field here", field);
    }

    void require(boolean rule, String message, Object... given) {
        if (!rule) {
            throw error(message, given);
        }
    }

    /// With the name of the message, and the place in the file where its current field begins.
    IllegalArgumentException error(String message, Object... given) {
        return new IllegalArgumentException("onnx: " + (name.isEmpty() ? "model" : name) + ", byte " + begin + ": "
                + Require.broken(message, given).getMessage());
    }
}
