package scratch.deep.onnx;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import scratch.deep.checkpoint.ElementType;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;

/// Named numbers of one type in a shape: a weight of a network, or what a constant gives. A scalar has no lengths.
///
/// In a file the numbers stand as raw bytes, or in a list for each type, packed or not; here all of these have become
/// the same little-endian bytes, which are a view of the file wherever they stand there in one piece. The array for the
/// caller is then the only copy.
public record OnnxTensor(String name, ElementType type, int[] shape, ByteBuffer bytes) {

    public OnnxTensor {
        long needed = (long) Shape.size("onnx: tensor " + name, shape) * type.bytes();
        Require.that(bytes.remaining() == needed, "onnx: tensor %s: %d bytes for %s %s: must be %d", name,
                bytes.remaining(), type, Shape.text(shape), needed);
    }

    /// Floating-point numbers in row-major order.
    public static OnnxTensor of(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new OnnxTensor(name, ElementType.F32, shape.clone(), bytes);
    }

    /// Whole numbers in row-major order.
    public static OnnxTensor of(String name, long[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return new OnnxTensor(name, ElementType.I64, shape.clone(), bytes);
    }

    /// All numbers as floats, in row-major order. Whole numbers must be such that a float holds them exactly.
    public float[] floats() {
        return type.read("onnx: tensor " + name, MemorySegment.ofBuffer(bytes));
    }

    /// All numbers of a tensor of whole numbers: shapes, indices, axes.
    public long[] wholes() {
        return type.readWhole("onnx: tensor " + name, MemorySegment.ofBuffer(bytes));
    }

    OnnxTensor named(String newName) {
        return new OnnxTensor(newName, type, shape, bytes);
    }

    // ---------------------------------------------------------------- from a file

    /// TensorProto.
    static OnnxTensor read(WireReader in) {
        String name = "";
        List<Long> dims = new ArrayList<>();
        long code = 0;
        long location = 0;
        ByteBuffer raw = null;
        ByteCollector floats = new ByteCollector();
        ByteCollector doubles = new ByteCollector();
        ByteCollector wholes = new ByteCollector();            // 8 bytes each
        int wholesFrom = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> in.wholes(dims::add);
                case 2 -> code = in.whole();
                case 4 -> in.fixed(Float.BYTES, floats);
                case 5, 7, 11 -> {
                    in.require(wholesFrom == 0 || wholesFrom == in.field(), "fields %d and %d: numbers must stand in one of "
                            + "them", wholesFrom, in.field());
                    wholesFrom = in.field();
                    in.wholes(value -> wholes.addNumber(value, Long.BYTES));
                }
                case 8 -> name = in.text();
                case 9 -> raw = in.bytes();
                case 10 -> in.fixed(Double.BYTES, doubles);
                case 13 -> {
                    location = 1;
                    in.skip();
                }
                case 14 -> location = in.whole();
                case 12, 16 -> in.skip();                      // documentation
                default -> throw in.unknown();                 // 3: a piece of a tensor, 6: texts
            }
        }
        in.require(location == 0, "tensor %s: its numbers stand in another file: must stand in this one", name);
        ElementType type = DataType.of(in, name, code);
        int[] shape = shape(in, name, dims);
        int lists = (floats.isEmpty() ? 0 : 1) + (doubles.isEmpty() ? 0 : 1) + (wholes.isEmpty() ? 0 : 1)
                + (raw == null ? 0 : 1);
        in.require(lists <= 1, "tensor %s: numbers in %d places: must stand in one", name, lists);
        if (raw != null) {
            return new OnnxTensor(name, type, shape, raw);
        }
        ByteCollector given = type == ElementType.F32 ? floats : type == ElementType.F64 ? doubles : wholes;
        int field = type == ElementType.F32 ? 4 : type == ElementType.F64 ? 10 : DataType.wholeField(type);
        in.require(lists == 0 || !given.isEmpty() && (given != wholes || wholesFrom == field),
                "tensor %s: numbers of another type than %s: must stand in field %d or 9", name, type, field);
        return new OnnxTensor(name, type, shape, given == wholes ? DataType.narrow(in, name, type, wholes) : given.bytes());
    }

    private static int[] shape(WireReader in, String name, List<Long> dims) {
        for (long length : dims) {
            in.require(length >= 0 && length <= Integer.MAX_VALUE, "tensor %s of shape %s: lengths must be from 0 to %d",
                    name, dims, Integer.MAX_VALUE);
        }
        return dims.stream().mapToInt(Long::intValue).toArray();
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "" : name + " ") + type + " " + Shape.text(shape);
    }
}
