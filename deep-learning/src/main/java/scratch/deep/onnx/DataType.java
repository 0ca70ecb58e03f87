package scratch.deep.onnx;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import scratch.deep.checkpoint.ElementType;

/// How an ONNX file says of which type numbers are, and in which list they may stand.
final class DataType {
    private static final Map<Long, ElementType> BY_CODE = new TreeMap<>(Map.ofEntries(
            Map.entry(1L, ElementType.F32), Map.entry(2L, ElementType.U8), Map.entry(3L, ElementType.I8),
            Map.entry(4L, ElementType.U16), Map.entry(5L, ElementType.I16), Map.entry(6L, ElementType.I32),
            Map.entry(7L, ElementType.I64), Map.entry(9L, ElementType.BOOL), Map.entry(10L, ElementType.F16),
            Map.entry(11L, ElementType.F64), Map.entry(12L, ElementType.U32), Map.entry(16L, ElementType.BF16)));

    private DataType() {
    }

    static ElementType of(WireReader in, String tensor, long code) {
        in.require(BY_CODE.containsKey(code), "tensor %s: data type %d: must be one of %s", tensor, code, BY_CODE);
        return BY_CODE.get(code);
    }

    /// The list for numbers of this type that are written as varints.
    static int wholeField(ElementType type) {
        return switch (type) {
            case I64 -> 7;
            case U32 -> 11;
            default -> 5;                                      // float16 and bfloat16 too: by their bits
        };
    }

    /// Varints as numbers of their type, which must be able to hold them.
    static ByteBuffer narrow(WireReader in, String tensor, ElementType type, ByteCollector wholes) {
        if (type.bytes() == Long.BYTES) {
            return wholes.bytes();
        }
        long most = type == ElementType.BOOL ? 1 : (1L << Byte.SIZE * type.bytes() - (isSigned(type) ? 1 : 0)) - 1;
        long least = isSigned(type) ? -most - 1 : 0;
        ByteBuffer wide = wholes.bytes();
        ByteCollector narrow = new ByteCollector();
        while (wide.hasRemaining()) {
            long value = wide.getLong();
            in.require(value >= least && value <= most, "tensor %s: %d: %s must be from %d to %d", tensor, value, type, least,
                    most);
            narrow.addNumber(value, type.bytes());
        }
        return narrow.bytes();
    }

    private static boolean isSigned(ElementType type) {
        return type == ElementType.I8 || type == ElementType.I16 || type == ElementType.I32;
    }
}
