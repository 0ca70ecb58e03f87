package scratch.deep.onnx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import scratch.math.check.Require;

/// What a model computes: nodes, in an order in which they can be computed, and what they begin with.
public record OnnxGraph(String name, List<OnnxNode> nodes, Map<String, OnnxTensor> initializers, List<ValueInfo> inputs,
                        List<ValueInfo> outputs) {
    private static final String CONSTANT = "Constant";

    /// Every name is given once, and before it is used.
    public OnnxGraph {
        nodes = List.copyOf(nodes);
        initializers = Collections.unmodifiableMap(new LinkedHashMap<>(initializers));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        Set<String> given = new HashSet<>(initializers.keySet());
        inputs.forEach(input -> given.add(input.name()));      // an initializer may stand among the inputs, as their default
        given.add("");
        for (OnnxNode node : nodes) {
            for (String input : node.inputs()) {
                Require.that(given.contains(input), "onnx: %s: input %s: nothing before it gives that", node, input);
            }
            for (String output : node.outputs()) {
                Require.that(given.add(output) || output.isEmpty(), "onnx: %s: output %s: given already", node, output);
            }
        }
        for (ValueInfo output : outputs) {
            Require.that(given.contains(output.name()), "onnx: output %s: no node gives that", output.name());
        }
    }

    /// GraphProto.
    static OnnxGraph read(WireReader in) {
        String name = "";
        List<OnnxNode> nodes = new ArrayList<>();
        Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
        List<ValueInfo> inputs = new ArrayList<>();
        List<ValueInfo> outputs = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> nodes.add(OnnxNode.read(in.message("node[" + nodes.size() + "]")));
                case 2 -> name = in.text();
                case 5 -> {
                    OnnxTensor one = OnnxTensor.read(in.message("initializer[" + initializers.size() + "]"));
                    in.require(!one.name().isEmpty() && initializers.put(one.name(), one) == null,
                            "initializer '%s': needs a name that no other has", one.name());
                }
                case 11 -> inputs.add(ValueInfo.read(in.message("input[" + inputs.size() + "]")));
                case 12 -> outputs.add(ValueInfo.read(in.message("output[" + outputs.size() + "]")));
                case 10, 13, 14, 16 -> in.skip();              // documentation, shapes in between, remarks on quantization
                default -> throw in.unknown();                 // 15: sparse weights
            }
        }
        return new OnnxGraph(name, nodes, initializers, inputs, outputs);
    }

    /// How often each operator is used.
    public Map<String, Integer> operators() {
        Map<String, Integer> counts = new TreeMap<>();
        nodes.forEach(node -> counts.merge(node.operator(), 1, Integer::sum));
        return counts;
    }

    /// All weights by name: initializers, and what `Constant` nodes give, which is where some writers put them.
    public Map<String, OnnxTensor> weights() {
        Map<String, OnnxTensor> weights = new LinkedHashMap<>(initializers);
        for (OnnxNode node : nodes) {
            if (node.operator().equals(CONSTANT)) {
                OnnxTensor tensor = node.constant();
                weights.put(tensor.name(), tensor);
            }
        }
        return weights;
    }

    /// All weights of a graph of which the caller knows what it computes: another operator would mean another network.
    public Map<String, OnnxTensor> weights(Collection<String> knownOperators) {
        for (OnnxNode node : nodes) {
            Require.that(node.operator().equals(CONSTANT) || knownOperators.contains(node.operator()),
                    "onnx: %s: operator %s: must be one of %s", node, node.operator(), new TreeSet<>(knownOperators));
        }
        return weights();
    }
}
