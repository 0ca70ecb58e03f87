package scratch.deep.onnx;

import java.util.ArrayList;
import java.util.List;
import scratch.deep.checkpoint.ElementType;

/// What a graph says of an input or an output: its name, its type, and its shape. A length is a number, or a name that
/// stands for any number; −1 and `?` say nothing.
public record ValueInfo(String name, ElementType type, List<String> shape) {

    public ValueInfo {
        shape = List.copyOf(shape);
    }

    /// ValueInfoProto → its TypeProto → TypeProto.Tensor → TensorShapeProto → Dimension*.
    static ValueInfo read(WireReader in) {
        String name = "";
        WireReader type = null;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.text();
                case 2 -> {
                    in.requireFirst(type);
                    type = in.message("type");
                }
                case 3, 4 -> in.skip();                        // documentation
                default -> throw in.unknown();
            }
        }
        in.require(!name.isEmpty() && type != null, "an input or output '%s': needs a name and a type", name);
        WireReader tensor = only(type, 1, "tensor_type");
        long code = 0;
        List<String> shape = List.of();
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> code = tensor.whole();
                case 2 -> shape = shape(tensor.message("shape"));
                default -> throw tensor.unknown();
            }
        }
        return new ValueInfo(name, DataType.of(tensor, name, code), shape);
    }

    private static WireReader only(WireReader type, int field, String name) {
        WireReader found = null;
        while (type.next()) {
            if (type.field() == 6) {                           // a remark
                type.skip();
            } else if (type.field() == field) {
                type.requireFirst(found);
                found = type.message(name);
            } else {
                throw type.unknown();                          // sequences, maps: no tensor
            }
        }
        type.require(found != null, "a type that is no tensor: must be one");
        return found;
    }

    private static List<String> shape(WireReader in) {
        List<String> shape = new ArrayList<>();
        while (in.next()) {
            if (in.field() != 1) {
                throw in.unknown();
            }
            WireReader dimension = in.message("dim[" + shape.size() + "]");
            String length = "?";
            while (dimension.next()) {
                switch (dimension.field()) {
                    case 1 -> length = Long.toString(dimension.whole());
                    case 2 -> length = dimension.text();
                    case 3 -> dimension.skip();
                    default -> throw dimension.unknown();
                }
            }
            shape.add(length);
        }
        return shape;
    }
}
