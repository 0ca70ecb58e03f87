package scratch.deep.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scratch.math.check.Require;

/// One step of a graph: an operator, the names of what goes in and of what comes out. An input that is left out has the
/// empty name.
///
/// @param operator `Conv`; of another domain than that of ONNX with its name before it: `com.microsoft.FusedConv`
public record OnnxNode(String name, String operator, List<String> inputs, List<String> outputs,
                       Map<String, OnnxAttribute> attributes) {
    private static final String ONNX = "ai.onnx";

    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /// NodeProto.
    static OnnxNode read(WireReader in) {
        String name = "";
        String operator = "";
        String domain = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, OnnxAttribute> attributes = new LinkedHashMap<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> inputs.add(in.text());
                case 2 -> outputs.add(in.text());
                case 3 -> name = in.text();
                case 4 -> operator = in.text();
                case 5 -> {
                    OnnxAttribute.Named one = OnnxAttribute.read(in.message("attribute[" + attributes.size() + "]"));
                    in.require(attributes.put(one.name(), one.value()) == null, "attribute %s stands twice: must stand once",
                            one.name());
                }
                case 7 -> domain = in.text();
                case 6, 9 -> in.skip();                        // documentation
                default -> throw in.unknown();
            }
        }
        in.require(!operator.isEmpty(), "a node without an operator: needs one");
        return new OnnxNode(name, domain.isEmpty() || domain.equals(ONNX) ? operator : domain + "." + operator, inputs, outputs,
                attributes);
    }

    /// A whole number of an attribute.
    ///
    /// @param absent its value where the attribute is not there
    public long whole(String attribute, long absent) {
        return attribute(attribute, OnnxAttribute.Whole.class, new OnnxAttribute.Whole(absent)).value();
    }

    public float real(String attribute, float absent) {
        return attribute(attribute, OnnxAttribute.Real.class, new OnnxAttribute.Real(absent)).value();
    }

    public String text(String attribute, String absent) {
        return attribute(attribute, OnnxAttribute.Text.class, new OnnxAttribute.Text(absent)).value();
    }

    public long[] wholes(String attribute, long... absent) {
        return attribute(attribute, OnnxAttribute.Wholes.class, new OnnxAttribute.Wholes(absent)).value();
    }

    private <T extends OnnxAttribute> T attribute(String attribute, Class<T> type, T absent) {
        OnnxAttribute value = attributes.getOrDefault(attribute, absent);
        Require.that(type.isInstance(value), "onnx: %s: attribute %s is %s: must be %s", this, attribute,
                value.getClass().getSimpleName(), type.getSimpleName());
        return type.cast(value);
    }

    /// The numbers of a `Constant`, under the name of its output.
    OnnxTensor constant() {
        Require.that(outputs.size() == 1 && attributes.size() == 1, "onnx: %s: %d outputs and %d attributes: must have one of "
                + "each", this, outputs.size(), attributes.size());
        return switch (attributes.values().iterator().next()) {
            case OnnxAttribute.Numbers(OnnxTensor tensor) -> tensor.named(outputs.getFirst());
            case OnnxAttribute.Real(float value) -> OnnxTensor.of(outputs.getFirst(), new float[] {value});
            case OnnxAttribute.Reals(float[] values) -> OnnxTensor.of(outputs.getFirst(), values, values.length);
            case OnnxAttribute.Whole(long value) -> OnnxTensor.of(outputs.getFirst(), new long[] {value});
            case OnnxAttribute.Wholes(long[] values) -> OnnxTensor.of(outputs.getFirst(), values, values.length);
            case OnnxAttribute.Text _, OnnxAttribute.Texts _ ->
                throw Require.broken("onnx: %s: a constant of text: must be numbers", this);
        };
    }

    /// Operator and name, as errors show them.
    @Override
    public String toString() {
        return "node " + (name.isEmpty() ? outputs.isEmpty() ? "without a name" : "of " + outputs.getFirst() : name) + " ("
                + operator + ")";
    }
}
