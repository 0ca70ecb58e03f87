package scratch.deep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scratch.deep.onnx.MessageBytes.constant;
import static scratch.deep.onnx.MessageBytes.dim;
import static scratch.deep.onnx.MessageBytes.littleEndian;
import static scratch.deep.onnx.MessageBytes.message;
import static scratch.deep.onnx.MessageBytes.model;
import static scratch.deep.onnx.MessageBytes.node;
import static scratch.deep.onnx.MessageBytes.port;
import static scratch.deep.onnx.MessageBytes.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.deep.checkpoint.ElementType;

class OnnxModelTest {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    /// `y = relu(x·w + b)` with everything that a file may hold; the version of the operators stands last.
    static byte[] small() {
        MessageBytes graph = message()
                .message(1, constant("b", tensor("", FLOAT, 2).reals(4, 0.5f, -0.25f)))
                .message(1, node("MatMul", "xw", "x", "w"))
                .message(1, node("Add", "z", "xw", "b").message(5, message().text(1, "axes").packed(8, 1, -1).whole(20, 7)))
                .message(1, node("Relu", "y", "z").text(6, "a remark"))
                .text(2, "small")
                .message(5, tensor("w", FLOAT, 3, 2).bytes(9, littleEndian(1, 2, 3, 4, 5, 6)))
                .message(11, port("x", dim(-1), message().text(2, "width")))
                .message(12, port("y", message(), dim(2)));
        return message().whole(1, 7).text(2, "by hand").text(3, "1.0").message(7, graph)
                .message(14, message().text(1, "author").text(2, "nobody"))
                .message(8, message().text(1, "").whole(2, 13)).toArray();
    }

    private static OnnxTensor first(MessageBytes tensor) {
        return OnnxModel.of(model(message().message(5, tensor)).toArray()).graph().initializers().values().iterator().next();
    }

    private static void assertRefused(MessageBytes model, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> OnnxModel.of(model.toArray()).graph().weights())
                .withMessage(message);
    }

    private static void assertGraphRefused(MessageBytes graph, String message) {
        assertRefused(model(graph), message);
    }

    private static void assertTensorRefused(MessageBytes tensor, String message) {
        assertRefused(model(message().message(5, tensor)), message);
    }

    // ---------------------------------------------------------------- what is read

    @Test
    void theSmallestFileByteByByte() {
        byte[] file = {
            0x08, 0x07,                                        // field 1, varint: version 7
            0x3A, 0x02, 0x12, 0x00,                            // field 7, 2 bytes: the graph, whose field 2 is an empty name
            0x42, 0x03, 0x10, (byte) 0x8D, 0x00,               // field 8, 3 bytes: operators, version 13 in two bytes
        };
        OnnxModel model = OnnxModel.of(file);
        assertThat(model.irVersion()).isEqualTo(7);
        assertThat(model.opset()).isEqualTo(13);
        assertThat(model.graph().nodes()).isEmpty();
        assertThat(model.graph().weights()).isEmpty();
    }

    @Test
    void aGraphComesWithItsNodesWeightsAndShapes() {
        OnnxModel model = OnnxModel.of(small());
        assertThat(model.producer()).isEqualTo("by hand");
        assertThat(model.opsets()).isEqualTo(Map.of("", 13L));
        assertThat(model.metadata()).isEqualTo(Map.of("author", "nobody"));
        OnnxGraph graph = model.graph();
        assertThat(graph.name()).isEqualTo("small");
        assertThat(graph.operators()).isEqualTo(Map.of("Add", 1, "Constant", 1, "MatMul", 1, "Relu", 1));
        assertThat(graph.nodes().get(1).inputs()).containsExactly("x", "w");
        assertThat(graph.nodes().get(2).wholes("axes")).containsExactly(1, -1);
        assertThat(graph.inputs()).containsExactly(new ValueInfo("x", ElementType.F32, List.of("-1", "width")));
        assertThat(graph.outputs()).containsExactly(new ValueInfo("y", ElementType.F32, List.of("?", "2")));
        assertThat(graph.weights().keySet()).containsExactly("w", "b");
        assertThat(graph.weights().get("w").shape()).containsExactly(3, 2);
        assertThat(graph.weights().get("w").floats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(graph.weights(Set.of("MatMul", "Add", "Relu")).get("b").floats()).containsExactly(0.5f, -0.25f);
    }

    @Test
    void numbersAreTheSamePackedOrNotInPiecesOrRaw() {
        float[] values = {1.5f, -2, Float.MIN_VALUE, Float.NEGATIVE_INFINITY};
        assertThat(first(tensor("w", FLOAT, 4).reals(4, values)).floats()).containsExactly(values);
        assertThat(first(tensor("w", FLOAT, 4).packed(4, values)).floats()).containsExactly(values);
        assertThat(first(tensor("w", FLOAT, 4).packed(4, 1.5f).packed(4, new float[0]).real(4, -2)
                .packed(4, Float.MIN_VALUE, Float.NEGATIVE_INFINITY)).floats()).containsExactly(values);
        assertThat(first(tensor("w", FLOAT, 4).bytes(9, littleEndian(values))).floats()).containsExactly(values);
        long[] wholes = {0, 127, 128, -1, Long.MIN_VALUE, Long.MAX_VALUE};
        assertThat(first(tensor("w", INT64, 6).wholes(7, wholes)).wholes()).containsExactly(wholes);
        assertThat(first(tensor("w", INT64, 6).packed(7, wholes)).wholes()).containsExactly(wholes);
        assertThat(first(message().wholes(1, 2, 3).whole(2, INT64).text(8, "w").packed(7, wholes)).shape())
                .containsExactly(2, 3);
    }

    @Test
    void everyTypeOfNumbersIsRead() {
        assertThat(first(tensor("w", 2, 2).packed(5, 0, 255)).wholes()).containsExactly(0, 255);
        assertThat(first(tensor("w", 3, 2).packed(5, -128, 127)).wholes()).containsExactly(-128, 127);
        assertThat(first(tensor("w", 4, 1).packed(5, 65535)).wholes()).containsExactly(65535);
        assertThat(first(tensor("w", 5, 1).packed(5, -32768)).wholes()).containsExactly(-32768);
        assertThat(first(tensor("w", 6, 2).wholes(5, Integer.MIN_VALUE, 7)).wholes()).containsExactly(Integer.MIN_VALUE, 7);
        assertThat(first(tensor("w", 9, 2).packed(5, 1, 0)).wholes()).containsExactly(1, 0);
        assertThat(first(tensor("w", 10, 2).packed(5, 0x3C00, 0xC000)).floats()).containsExactly(1, -2);
        assertThat(first(tensor("w", 11, 1).key(10, 1).raw(0, 0, 0, 0, 0, 0, 0xF8, 0x3F)).floats()).containsExactly(1.5f);
        assertThat(first(tensor("w", 12, 1).packed(11, 4294967295L)).wholes()).containsExactly(4294967295L);
        assertThat(first(tensor("w", 16, 1).packed(5, 0x3FC0)).floats()).containsExactly(1.5f);
        assertThat(first(tensor("w", 16, 1).bytes(9, (byte) 0xC0, (byte) 0x3F)).floats()).containsExactly(1.5f);
        assertThat(first(tensor("w", 6, 1).packed(5, 7)).floats()).containsExactly(7);
        assertThatIllegalArgumentException().isThrownBy(() -> first(tensor("w", INT64, 1).packed(7, 16777217)).floats())
                .withMessage("onnx: tensor w: 16777217: must be a whole number that a float holds exactly");
        assertThatIllegalArgumentException().isThrownBy(() -> first(tensor("w", FLOAT, 1).packed(4, 1f)).wholes())
                .withMessage("onnx: tensor w: type F32: must be a type of whole numbers");
    }

    @Test
    void aScalarHasNoLengthsAndAnEmptyTensorNoNumbers() {
        OnnxTensor scalar = first(message().whole(2, FLOAT).text(8, "one").real(4, 3));
        assertThat(scalar.shape()).isEmpty();
        assertThat(scalar.floats()).containsExactly(3);
        assertThat(first(tensor("none", FLOAT, 0, 5)).floats()).isEmpty();
        assertThat(scalar).hasToString("one F32 ()");
    }

    @Test
    void numbersOfAnAttributeThatAreNotThereAreZero() {
        OnnxNode node = OnnxModel.of(model(message().message(1, node("Gemm", "y")
                .message(5, message().text(1, "transA").whole(20, 2))
                .message(5, message().text(1, "alpha").whole(20, 1))
                .message(5, message().text(1, "mode").text(4, "floor").whole(20, 3))
                .message(5, message().text(1, "names").text(9, "a").text(9, "b").whole(20, 8))
                .message(5, message().text(1, "scales").packed(7, 1f, 2f).whole(20, 6)))).toArray())
                .graph().nodes().getFirst();
        assertThat(node.whole("transA", 5)).isZero();
        assertThat(node.real("alpha", 5)).isZero();
        assertThat(node.whole("transB", 5)).isEqualTo(5);
        assertThat(node.real("beta", 0.5f)).isEqualTo(0.5f);
        assertThat(node.text("mode", "")).isEqualTo("floor");
        assertThat(node.wholes("axes", 1, 2)).containsExactly(1, 2);
        assertThat(node.attributes().get("names")).isEqualTo(new OnnxAttribute.Texts(List.of("a", "b")));
        assertThat(((OnnxAttribute.Reals) node.attributes().get("scales")).value()).containsExactly(1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> node.wholes("alpha"))
                .withMessage("onnx: node Gemm_y (Gemm): attribute alpha is Real: must be Wholes");
    }

    @Test
    void whatConstantNodesGiveAreWeights() {
        MessageBytes graph = message()
                .message(1, constant("a", tensor("another name", FLOAT, 1, 1).packed(4, 7f)))
                .message(1, node("Constant", "b").message(5, message().text(1, "value_float").real(2, 2).whole(20, 1)))
                .message(1, node("Constant", "c").message(5, message().text(1, "value_ints").packed(8, 3, -4).whole(20, 7)))
                .message(1, node("Constant", "d").message(5, message().text(1, "value_int").whole(20, 2)))
                .message(1, node("Constant", "e").message(5, message().text(1, "value_floats").reals(7, 5, 6).whole(20, 6)));
        Map<String, OnnxTensor> weights = OnnxModel.of(model(graph).toArray()).graph().weights();
        assertThat(weights.keySet()).containsExactly("a", "b", "c", "d", "e");
        assertThat(weights.get("a").name()).isEqualTo("a");
        assertThat(weights.get("a").shape()).containsExactly(1, 1);
        assertThat(weights.get("b").floats()).containsExactly(2);
        assertThat(weights.get("c").wholes()).containsExactly(3, -4);
        assertThat(weights.get("d").wholes()).containsExactly(0);
        assertThat(weights.get("e").floats()).containsExactly(5, 6);
        assertGraphRefused(message().message(1, node("Constant", "t")
                        .message(5, message().text(1, "value_string").text(4, "x").whole(20, 3))),
                "onnx: node Constant_t (Constant): a constant of text: must be numbers");
        assertGraphRefused(message().message(1, node("Constant", "t")),
                "onnx: node Constant_t (Constant): 1 outputs and 0 attributes: must have one of each");
    }

    @Test
    void operatorsOfAnotherDomainKeepItsName() {
        OnnxGraph graph = OnnxModel.of(model(message().message(1, node("FusedConv", "y").text(7, "com.microsoft"))
                .message(1, node("Relu", "z", "y").text(7, "ai.onnx"))).toArray()).graph();
        assertThat(graph.operators().keySet()).containsExactly("Relu", "com.microsoft.FusedConv");
        assertThatIllegalArgumentException().isThrownBy(() -> graph.weights(Set.of("Relu", "Conv")))
                .withMessage("onnx: node FusedConv_y (com.microsoft.FusedConv): operator com.microsoft.FusedConv: must be "
                        + "one of [Conv, Relu]");
    }

    @Test
    void aFileIsMappedAndBytesAreNotCopied(@TempDir Path folder) throws IOException {
        byte[] file = model(message().message(5, tensor("w", FLOAT, 1).bytes(9, littleEndian(1.5f)))).toArray();
        OnnxTensor w = OnnxModel.of(file).graph().initializers().get("w");
        for (int i = 0; i < file.length; i++) {                // 1.5 becomes −1.5 under the reader's eyes
            file[i] = file[i] == 0x3F ? (byte) 0xBF : file[i];
        }
        assertThat(w.floats()).containsExactly(-1.5f);
        Path path = folder.resolve("small.onnx");
        Files.write(path, small());
        assertThat(OnnxModel.open(path).graph().weights().get("w").floats()).containsExactly(1, 2, 3, 4, 5, 6);
        Files.write(path, Arrays.copyOf(small(), 40));
        assertThatThrownBy(() -> OnnxModel.open(path)).isInstanceOf(IOException.class)
                .hasMessageStartingWith(path + ": onnx: model, byte ").hasMessageEndingWith("truncated");
    }

    // ---------------------------------------------------------------- what is refused

    @Test
    void whatTheWireFormatForbidsIsRefused() {
        assertRefused(message().raw(0x08, 0x87), "onnx: model, byte 0: ends in the middle of a varint: truncated");
        assertRefused(message().raw(0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2),
                "onnx: model, byte 0: a varint of more than 64 bits: must be shorter");
        assertRefused(message().raw(0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1),
                "onnx: model, byte 0: a varint of more than 64 bits: must be shorter");
        assertRefused(message().whole(1, 7).raw(0x00, 0x01), "onnx: model, byte 2: field 0: must be from 1 to 536870911");
        assertRefused(message().raw(0x0B), "onnx: model, byte 0: field 1 has the wire type 3: must be 0, 1, 2 or 5");
        assertRefused(message().raw(0x0E), "onnx: model, byte 0: field 1 has the wire type 6: must be 0, 1, 2 or 5");
        assertRefused(message().text(1, "7"), "onnx: model, byte 0: field 1 has the wire type 2: must be 0");
        assertRefused(message().raw(0x12, 0x05, 'a'), "onnx: model, byte 0: field 2 of 5 bytes where 1 are left: truncated");
        assertRefused(message().key(2, 2).varint(-1),
                "onnx: model, byte 0: field 2 of 18446744073709551615 bytes where 0 are left: truncated");
        assertRefused(message().raw(0x2D, 1, 2), "onnx: model, byte 0: field 5 of 4 bytes where 2 are left: truncated");
        assertRefused(message().bytes(2, (byte) 0xC3), "onnx: model, byte 0: field 2: must be text in UTF-8");
        assertRefused(message().whole(99, 1), "onnx: model, byte 0: field 99: this reader knows no such field here");
    }

    @Test
    void whatIsNoModelOfOnnxIsRefused() {
        assertRefused(message(), "onnx: model, byte 0: no graph: needs one");
        assertRefused(message().message(7, message()),
                "onnx: version 0 of the format: must be from 3 to 13");
        assertRefused(message().whole(1, 14).message(7, message()), "onnx: version 14 of the format: must be from 3 to 13");
        assertRefused(message().whole(1, 7).message(7, message()), "onnx: versions of operators for []: needs that of ONNX");
        assertRefused(message().message(7, message()).message(7, message()),
                "onnx: model, byte 2: field 7 stands twice: must stand once");
        assertRefused(message().message(8, message()),
                "onnx: opset_import[0], byte 0: operators of '' in version 0: must be at least 1");
        assertRefused(message().message(8, message().whole(2, 1)).message(8, message().text(1, "ai.onnx").whole(2, 1)),
                "onnx: opset_import[1], byte 15: operators of 'ai.onnx' stand twice: must stand once");
        assertRefused(message().message(25, message()), "onnx: model, byte 0: field 25: this reader knows no such field here");
    }

    @Test
    void tensorsThatAreNotWhatTheySayAreRefused() {
        String at = "onnx: graph.initializer[0], byte ";
        assertTensorRefused(tensor("w", 8, 1).text(6, "x"), at + "23: field 6: this reader knows no such field here");
        assertTensorRefused(tensor("w", 8, 1), at + "20: tensor w: data type 8: must be one of {1=F32, 2=U8, 3=I8, 4=U16, "
                + "5=I16, 6=I32, 7=I64, 9=BOOL, 10=F16, 11=F64, 12=U32, 16=BF16}");
        assertTensorRefused(tensor("w", FLOAT, 2).packed(4, 1f), "onnx: tensor w: 4 bytes for F32 (2): must be 8");
        assertTensorRefused(tensor("w", FLOAT, 2), "onnx: tensor w: 0 bytes for F32 (2): must be 8");
        assertTensorRefused(tensor("w", FLOAT, 1 << 16, 1 << 16).packed(4, 1f),
                "onnx: tensor w: (65536, 65536): more than 2147483639 numbers");
        assertTensorRefused(tensor("w", FLOAT, 1L << 40).packed(4, 1f),
                at + "28: tensor w of shape [1099511627776]: lengths must be from 0 to 2147483647");
        assertTensorRefused(tensor("w", FLOAT, -1).packed(4, 1f),
                at + "32: tensor w of shape [-1]: lengths must be from 0 to 2147483647");
        assertTensorRefused(tensor("w", FLOAT, 1).bytes(4, (byte) 1, (byte) 2),
                at + "23: field 4: 2 bytes: must be a multiple of 4");
        assertTensorRefused(tensor("w", FLOAT, 1).packed(4, 1f).bytes(9, littleEndian(1)),
                at + "29: tensor w: numbers in 2 places: must stand in one");
        assertTensorRefused(tensor("w", FLOAT, 1).packed(7, 1),
                at + "23: tensor w: numbers of another type than F32: must stand in field 4 or 9");
        assertTensorRefused(tensor("w", INT64, 1).packed(5, 1),
                at + "23: tensor w: numbers of another type than I64: must stand in field 7 or 9");
        assertTensorRefused(tensor("w", INT64, 1).packed(5, 1).packed(7, 1),
                at + "26: fields 5 and 7: numbers must stand in one of them");
        assertTensorRefused(tensor("w", 3, 1).packed(5, 128),
                at + "23: tensor w: 128: I8 must be from -128 to 127");
        assertTensorRefused(tensor("w", 9, 1).packed(5, 2), at + "23: tensor w: 2: BOOL must be from 0 to 1");
        assertTensorRefused(tensor("w", FLOAT, 1).message(13, message().text(1, "location").text(2, "w.bin")),
                at + "23: tensor w: its numbers stand in another file: must stand in this one");
        assertTensorRefused(tensor("w", FLOAT, 1).whole(14, 1),
                at + "23: tensor w: its numbers stand in another file: must stand in this one");
        assertTensorRefused(message().whole(2, FLOAT).real(4, 1),
                "onnx: graph, byte 13: initializer '': needs a name that no other has");
    }

    @Test
    void graphsThatNobodyCouldComputeAreRefused() {
        assertGraphRefused(message().message(1, node("Relu", "y", "x")),
                "onnx: node Relu_y (Relu): input x: nothing before it gives that");
        assertGraphRefused(message().message(1, node("Relu", "x", "x")).message(11, port("x", dim(1))),
                "onnx: node Relu_x (Relu): output x: given already");
        assertGraphRefused(message().message(12, port("y", dim(1))), "onnx: output y: no node gives that");
        assertGraphRefused(message().message(1, message().text(2, "y")),
                "onnx: graph.node[0], byte 15: a node without an operator: needs one");
        assertGraphRefused(message().message(1, node("If", "y").message(5, message().text(1, "then_branch")
                        .message(6, message()).whole(20, 5))),
                "onnx: graph.node[0].attribute[0], byte 43: field 6: this reader knows no such field here");
        assertGraphRefused(message().message(1, node("A", "y").message(5, message().text(1, "k").whole(20, 5))),
                "onnx: graph.node[0].attribute[0], byte 31: attribute k: type 5: must be 1 (float), 2 (int), 3 (string), "
                        + "4 (tensor), 6 (floats), 7 (ints) or 8 (strings)");
        assertGraphRefused(message().message(1, node("A", "y").message(5, message().text(1, "k").whole(20, 4))),
                "onnx: graph.node[0].attribute[0], byte 31: attribute k: a tensor that is not there: needs field 5");
        assertGraphRefused(message().message(1, node("A", "y").message(5, message().whole(20, 2))),
                "onnx: graph.node[0].attribute[0], byte 28: an attribute without a name: needs one");
        assertGraphRefused(message().message(1, node("A", "y").message(5, message().text(1, "k").whole(20, 2))
                        .message(5, message().text(1, "k").whole(20, 2))),
                "onnx: graph.node[0], byte 34: attribute k stands twice: must stand once");
        assertGraphRefused(message().message(11, message().text(1, "x")),
                "onnx: graph.input[0], byte 15: an input or output 'x': needs a name and a type");
        assertGraphRefused(message().message(11, message().text(1, "x").message(2, message().message(4, message()))),
                "onnx: graph.input[0].type, byte 20: field 4: this reader knows no such field here");
        assertGraphRefused(message().message(11, message().text(1, "x").message(2, message())),
                "onnx: graph.input[0].type, byte 0: a type that is no tensor: must be one");
    }

    // ---------------------------------------------------------------- damaged files

    @Test
    void aFileThatWasCutOffAnywhereIsRefused() {
        byte[] whole = small();
        OnnxModel.of(whole);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OnnxModel.of(part)).as("the first %d bytes", length)
                    .isExactlyInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("onnx: ");
        }
    }

    @Test
    void aDamagedFileIsReadOrRefusedButNeverMore() {
        byte[] whole = small();
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                refused += readOrRefuse(damaged);
            }
        }
        assertThat(refused).isGreaterThan(100 * whole.length);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
            }
            readOrRefuse(damaged);
            readOrRefuse(Arrays.copyOfRange(damaged, random.nextInt(40), whole.length));
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            readOrRefuse(noise);
        }
    }

    /// 1 if it was refused.
    private static int readOrRefuse(byte... file) {
        try {
            for (OnnxTensor tensor : OnnxModel.of(file).graph().weights().values()) {
                tensor.floats();
            }
            return 0;
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("onnx: ");
            return 1;
        }
    }
}
