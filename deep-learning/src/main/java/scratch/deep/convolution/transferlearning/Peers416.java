package scratch.deep.convolution.transferlearning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scratch.deep.onnx.OnnxGraph;
import scratch.deep.onnx.OnnxModel;
import scratch.deep.onnx.OnnxNode;
import scratch.example.NativeEnvironment;

/// The text direction classifier once more, run by ONNX Runtime from the same file: what ours is compared with.
final class Peers416 implements AutoCloseable {
    private final OrtEnvironment runtime;
    private final OrtSession session;
    private final Map<String, String> layers;                  // name of a layer → of what leaves it in the file

    Peers416(byte[] file) {
        // Without this it prepares a report of its use when it starts, which can end the JVM.
        NativeEnvironment.set("ORT_DISABLE_TELEMETRY", "1");
        layers = layerOutputs(OnnxModel.of(file).graph());
        try {
            runtime = OrtEnvironment.getEnvironment();
            session = runtime.createSession(withOutputs(file, layers.values()));
        } catch (OrtException e) {
            throw new IllegalStateException("Peers416: " + e.getMessage(), e);
        }
    }

    /// What leaves a layer is what the next one's first convolution reads; after the last comes the pool.
    private static Map<String, String> layerOutputs(OnnxGraph graph) {
        Map<String, String> outputs = new LinkedHashMap<>();
        String before = "";
        for (OnnxNode node : graph.nodes()) {
            String next = node.operator().equals("MaxPool") ? "pool" : firstConvolution(node);
            if (!next.isEmpty()) {
                if (!before.isEmpty()) {
                    outputs.put(before, node.inputs().getFirst());
                }
                before = next;
            }
            if (node.operator().equals("Softmax")) {
                outputs.put("logits", node.inputs().getFirst());
            }
        }
        return outputs;
    }

    private static String firstConvolution(OnnxNode node) {
        if (!node.operator().equals("Conv")) {
            return "";
        }
        String weights = node.inputs().get(1);
        return weights.equals("conv1_weights") || weights.equals("conv_last_weights") || weights.endsWith("_expand_weights")
                ? weights.replaceAll("(_expand)?_weights", "") : "";
    }

    /// Messages of Protocol Buffers that follow each other are merged, so a graph with nothing but outputs adds them.
    private static byte[] withOutputs(byte[] file, Iterable<String> names) {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        for (String name : names) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            graph.write(12 << 3 | 2);                          // field 12 of a graph: an output
            graph.write(text.length + 2);
            graph.write(1 << 3 | 2);                           // its field 1: the name
            graph.write(text.length);
            graph.writeBytes(text);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(file);
        all.write(7 << 3 | 2);                                 // field 7 of a model: the graph
        for (int rest = graph.size(); rest > 0; rest >>>= 7) {
            all.write(rest > 127 ? rest & 127 | 128 : rest);
        }
        all.writeBytes(graph.toByteArray());
        return all.toByteArray();
    }

    /// What leaves each layer, the logits, and `probabilities`, for one picture (3, height, width).
    Map<String, float[]> run(float[] picture, int height, int width) {
        Map<String, float[]> results = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(layers.keySet());
        try (OnnxTensor x = OnnxTensor.createTensor(runtime, FloatBuffer.wrap(picture), new long[] {1, 3, height, width});
                OrtSession.Result outputs = session.run(Map.of("x", x))) {
            for (int i = 0; i < outputs.size(); i++) {
                FloatBuffer numbers = ((OnnxTensor) outputs.get(i)).getFloatBuffer();
                float[] values = new float[numbers.remaining()];
                numbers.get(values);
                results.put(i == 0 ? "probabilities" : names.get(i - 1), values);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("Peers416.run: " + e.getMessage(), e);
        }
        return results;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("Peers416.close: " + e.getMessage(), e);
        }
    }
}
