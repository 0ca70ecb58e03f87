package scratch.deep.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.LayerNorm;
import scratch.deep.recurrence.Golden;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Attention;
import scratch.math.tensor.ScaledDotProduct;
import scratch.math.tensor.Tensor;

/// Attention and whole blocks against PyTorch, from numbers that `src/test/python/transformer.py` has written in double
/// precision: outputs, and gradients at every input and parameter. And attention against ND4J.
class TransformerParityTest {
    private static final double TOLERANCE = 1e-5;              // of the largest number of a tensor

    private static final List<Golden> CASES = Golden.cases("transformer");

    private static List<Golden> cases(int kind) {
        return CASES.stream().filter(g -> g.size(0) == kind).toList();
    }

    private static Variable leaf(Golden g, String name, int... shape) {
        return Variable.parameter(Tensor.of(floats(g.get(name)), shape));
    }

    private static float[] floats(double... values) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    private static void load(Layer layer, Golden g) {
        layer.parameters().forEach((name, parameter) -> parameter.data().write(floats(g.get(name))));
    }

    /// Runs backward with the golden gradient at the output, and compares everything.
    private static void compare(Golden g, Layer layer, Variable y, Map<String, Variable> inputs) {
        same("y", y.data(), g.get("y"));
        y.times(Variable.constant(Tensor.of(floats(g.get("g")), y.shape()))).sum().backward();
        Map<String, Variable> all = new LinkedHashMap<>(inputs);
        all.putAll(layer.parameters());
        all.forEach((name, variable) -> same(name, variable.gradient(), g.get(name + ".gradient")));
    }

    private static void same(String name, Tensor ours, double... theirs) {
        double largest = Math.max(1, Arrays.stream(theirs).map(Math::abs).max().orElse(1));
        float[] values = ours.toArray();
        assertThat(values).as(name).hasSize(theirs.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(values[i] - theirs[i])).as(name + " at " + i + ": " + values[i] + " and " + theirs[i])
                    .isLessThan(TOLERANCE * largest);
        }
    }

    @Test
    void selfAttentionWithACausalMaskAndPaddingIsThatOfPyTorch() {
        Golden g = cases(0).get(0);
        MultiHeadAttention attention = new MultiHeadAttention(8, 2, new SplittableRandom(1));
        load(attention, g);
        Variable x = leaf(g, "x", 2, 5, 8);
        Attention how = Attention.plain().causal().withLengths(5, 3);
        same("weights", attention.weights(x, x, how), g.get("weights"));
        compare(g, attention, attention.forward(x, how), Map.of("x", x));
    }

    @Test
    void theWayThroughSlicesIsTheSame() {
        Golden g = cases(0).get(0);
        MultiHeadAttention attention = new MultiHeadAttention(8, 2, new SplittableRandom(1));
        load(attention, g);
        Variable x = leaf(g, "x", 2, 5, 8);
        compare(g, attention, attention.forward(x, x, Attention.plain().causal().withLengths(5, 3)), Map.of("x", x));
    }

    @Test
    void keysAndValuesOfOtherWidthsAreThoseOfPyTorch() {
        Golden g = cases(0).get(1);
        MultiHeadAttention attention = new MultiHeadAttention(MultiHeadAttention.Options.of(6, 3).withSources(5, 7),
                new SplittableRandom(1));
        load(attention, g);
        Variable x = leaf(g, "x", 2, 3, 6);
        Variable k = leaf(g, "k", 2, 4, 5);
        Variable v = leaf(g, "v", 2, 4, 7);
        same("weights", attention.weights(x, k, Attention.plain()), g.get("weights"));
        compare(g, attention, attention.forward(x, k, v, null, Attention.plain()), Map.of("x", x, "k", k, "v", v));
    }

    @Test
    void crossAttentionWithoutBiasesIsThatOfPyTorch() {
        Golden g = cases(0).get(2);
        MultiHeadAttention attention = new MultiHeadAttention(MultiHeadAttention.Options.of(6, 2).withBias(false),
                new SplittableRandom(1));
        load(attention, g);
        Variable x = leaf(g, "x", 1, 4, 6);
        Variable k = leaf(g, "k", 1, 6, 6);
        same("weights", attention.weights(x, k, Attention.plain()), g.get("weights"));
        compare(g, attention, attention.forward(x, k, Attention.plain()), Map.of("x", x, "k", k));
    }

    @Test
    void encoderBlocksWithTheNormBeforeAndAfterAreThoseOfPyTorch() {
        assertThat(cases(1)).hasSize(4);
        for (Golden g : cases(1)) {
            TransformerBlock block = new TransformerBlock(BlockOptions.of(8, 2).withHidden(12).withPreNorm(g.size(7) == 1)
                    .withActivation(g.size(8) == 1 ? Activation.GELU : Activation.RELU)
                    .withNorm(d -> new LayerNorm(d, 1e-4f)), new SplittableRandom(1));
            load(block, g);
            Variable x = leaf(g, "x", 2, 5, 8);
            compare(g, block, block.forward(x, Attention.plain().causal().withLengths(4, 5)), Map.of("x", x));
        }
    }

    @Test
    void decoderBlocksAreThoseOfPyTorch() {
        assertThat(cases(2)).hasSize(2);
        for (Golden g : cases(2)) {
            DecoderBlock block = new DecoderBlock(BlockOptions.of(8, 4).withHidden(10).withPreNorm(g.size(7) == 1),
                    new SplittableRandom(1));
            load(block, g);
            Variable x = leaf(g, "x", 2, 3, 8);
            Variable memory = leaf(g, "k", 2, 6, 8);
            compare(g, block, block.forward(x, memory, Attention.plain().causal(), Attention.plain().withLengths(6, 2)),
                    Map.of("x", x, "k", memory));
        }
    }

    /// ND4J has keys in columns, (batch, width, places), and a mask of 1 for what is seen.
    @Test
    void attentionIsThatOfNd4j() {
        SplittableRandom random = new SplittableRandom(3);
        Tensor q = Tensor.normal(random, 1, 2, 3, 4);
        Tensor k = Tensor.normal(random, 1, 2, 5, 4);
        Tensor v = Tensor.normal(random, 1, 2, 5, 6);
        INDArray mask = Nd4j.create(new float[] {1, 1, 1, 1, 1, 1, 1, 0, 0, 0}, new long[] {2, 5});
        INDArray theirs = Nd4j.nn().dotProductAttention(columns(q), columns(k), columns(v), mask, true);
        Tensor ours = ScaledDotProduct.attention(q, k, v, Attention.plain().withLengths(5, 2))[0];
        double[] expected = theirs.permute(0, 2, 1).dup('c').reshape(-1).toDoubleVector();
        same("attention", ours, expected);
    }

    private static INDArray columns(Tensor a) {
        long[] shape = Arrays.stream(a.shape()).asLongStream().toArray();
        return Nd4j.create(a.toArray(), shape, 'c').permute(0, 2, 1).dup('c');
    }
}
