package scratch.deep.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.deep.checkpoint.ElementType;
import scratch.example.NativeEnvironment;

/// What the reader says of files beside what ONNX Runtime makes of them.
class OnnxParityTest {

    @Test
    void theFileOfTheTestsIsOneThatOnnxRuntimeRuns() throws OrtException {
        Map<String, scratch.deep.onnx.OnnxTensor> weights = OnnxModel.of(OnnxModelTest.small()).graph().weights();
        float[] w = weights.get("w").floats();                 // (3, 2)
        float[] b = weights.get("b").floats();
        float[] x = {1, -2, 0.5f};
        NativeEnvironment.set("ORT_DISABLE_TELEMETRY", "1");   // or it prepares a report of its use, which can end the JVM
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (OrtSession session = runtime.createSession(runnable());
                OnnxTensor input = OnnxTensor.createTensor(runtime, new float[][] {x});
                OrtSession.Result result = session.run(Map.of("x", input))) {
            float[] y = ((float[][]) result.get(0).getValue())[0];
            for (int j = 0; j < 2; j++) {
                assertThat(y[j]).isEqualTo(Math.max(0, x[0] * w[j] + x[1] * w[2 + j] + x[2] * w[4 + j] + b[j]));
            }
        }
    }

    /// The small file without the attribute of `Add`, which is there for the reader only.
    private static byte[] runnable() {
        MessageBytes graph = MessageBytes.message()
                .message(1, MessageBytes.constant("b", MessageBytes.tensor("", 1, 2).reals(4, 0.5f, -0.25f)))
                .message(1, MessageBytes.node("MatMul", "xw", "x", "w")).message(1, MessageBytes.node("Add", "z", "xw", "b"))
                .message(1, MessageBytes.node("Relu", "y", "z")).text(2, "small")
                .message(5, MessageBytes.tensor("w", 1, 3, 2).bytes(9, MessageBytes.littleEndian(1, 2, 3, 4, 5, 6)))
                .message(11, MessageBytes.port("x", MessageBytes.dim(1), MessageBytes.dim(3)))
                .message(12, MessageBytes.port("y", MessageBytes.dim(1), MessageBytes.dim(2)));
        return MessageBytes.model(graph).toArray();
    }

    /// Written by two programs, with constants packed and unpacked, lengths that are numbers, −1 or names, and texts beside.
    @ParameterizedTest
    @CsvSource({"ch_ppocr_mobile_v2.0_cls_infer, 11, 566, 308, -1", "ch_PP-OCRv3_det_infer, 12, 712, 398, -1",
        "ch_PP-OCRv4_det_infer, 12, 672, 342, p2o.DynamicDimension.0", "ch_PP-OCRv3_rec_infer, 12, 732, 377, -1",
        "ch_PP-OCRv4_rec_infer, 12, 860, 420, p2o.DynamicDimension.0"})
    void realFilesAreReadWhole(String name, long opset, int nodes, int constants, String batch) throws IOException {
        OnnxModel model;
        try (InputStream in = OnnxParityTest.class.getResourceAsStream("/models/" + name + ".onnx")) {
            model = OnnxModel.of(in.readAllBytes());
        }
        OnnxGraph graph = model.graph();
        assertThat(model.opset()).isEqualTo(opset);
        assertThat(graph.nodes()).hasSize(nodes);
        assertThat(graph.operators()).containsEntry("Constant", constants);
        assertThat(graph.weights()).hasSize(constants);
        assertThat(graph.inputs()).containsExactly(new ValueInfo("x", ElementType.F32, List.of(batch, "3",
                graph.inputs().getFirst().shape().get(2), graph.inputs().getFirst().shape().get(3))));
        if (name.contains("rec")) {
            assertThat(model.metadata().get("character").lines()).hasSize(6623);
        }
    }
}
