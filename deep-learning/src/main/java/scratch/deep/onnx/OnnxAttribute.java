package scratch.deep.onnx;

import java.util.ArrayList;
import java.util.List;

/// The value of an attribute of a node: strides of a convolution, the epsilon of a normalisation, the numbers of a
/// constant. Its name stands in the node.
public sealed interface OnnxAttribute {
    record Real(float value) implements OnnxAttribute { }

    record Whole(long value) implements OnnxAttribute { }

    record Text(String value) implements OnnxAttribute { }

    record Numbers(OnnxTensor value) implements OnnxAttribute { }

    record Reals(float[] value) implements OnnxAttribute { }

    record Wholes(long[] value) implements OnnxAttribute { }

    record Texts(List<String> value) implements OnnxAttribute { }

    /// An attribute with its name, as it stands in a file.
    record Named(String name, OnnxAttribute value) { }

    /// AttributeProto. A number that is not there is 0, as in every such message.
    static Named read(WireReader in) {
        String name = "";
        long type = 0;
        float f = 0;
        long i = 0;
        String s = "";
        OnnxTensor t = null;
        ByteCollector floats = new ByteCollector();
        List<Long> ints = new ArrayList<>();
        List<String> strings = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.text();
                case 2 -> f = in.real();
                case 3 -> i = in.whole();
                case 4 -> s = in.text();
                case 5 -> {
                    in.requireFirst(t);
                    t = OnnxTensor.read(in.message("t"));
                }
                case 7 -> in.fixed(Float.BYTES, floats);
                case 8 -> in.wholes(ints::add);
                case 9 -> strings.add(in.text());
                case 20 -> type = in.whole();
                case 13 -> in.skip();                          // documentation
                default -> throw in.unknown();                 // 6, 11: graphs; 10: tensors; 21: of a function; 22, 23: sparse
            }
        }
        in.require(!name.isEmpty(), "an attribute without a name: needs one");
        in.require(type != 4 || t != null, "attribute %s: a tensor that is not there: needs field 5", name);
        OnnxAttribute value = switch (Math.clamp(type, 0, 100)) {
            case 1 -> new Real(f);
            case 2 -> new Whole(i);
            case 3 -> new Text(s);
            case 4 -> new Numbers(t);
            case 6 -> new Reals(floats(floats));
            case 7 -> new Wholes(ints.stream().mapToLong(Long::longValue).toArray());
            case 8 -> new Texts(List.copyOf(strings));
            default -> throw in.error("attribute %s: type %d: must be 1 (float), 2 (int), 3 (string), 4 (tensor), 6 (floats), "
                    + "7 (ints) or 8 (strings)", name, type);
        };
        return new Named(name, value);
    }

    private static float[] floats(ByteCollector numbers) {
        float[] values = new float[numbers.size() / Float.BYTES];
        numbers.bytes().asFloatBuffer().get(values);
        return values;
    }
}
