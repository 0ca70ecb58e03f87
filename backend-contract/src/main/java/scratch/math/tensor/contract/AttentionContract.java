package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.layouts;
import static scratch.math.tensor.contract.Material.numbers;
import static scratch.math.tensor.contract.Material.size;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Fused;
import scratch.math.tensor.ScaledDotProduct;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// Attention and its gradient, masked in every way, and the masked softmax, each compared with loops over pairs.
public interface AttentionContract extends Candidate {
    float HIDDEN = Float.NEGATIVE_INFINITY;

    /// Batch, heads, queries, keys, width of keys, width of values: some within a tile, some across its edges.
    default List<int[]> shapes() {
        return slow() ? List.of(new int[] {2, 2, 3, 4, 3, 2}, new int[] {1, 1, 5, 5, 2, 2})
                : List.of(new int[] {1, 1, 1, 1, 1, 1}, new int[] {2, 3, 5, 7, 4, 6}, new int[] {1, 2, 130, 259, 8, 5},
                        new int[] {2, 1, 131, 20, 3, 17}, new int[] {1, 1, 3, 600, 16, 16}, new int[] {0, 2, 3, 4, 2, 2},
                        new int[] {1, 2, 0, 3, 2, 2}, new int[] {1, 2, 3, 0, 2, 2});
    }

    @Test
    default void attentionAndItsGradientWithEveryMask() {
        for (int[] shape : shapes()) {
            int m = shape[2];
            int n = shape[3];
            int[] lengths = new int[shape[0]];
            Arrays.setAll(lengths, i -> i == 0 ? Math.max(0, n - 2) : n);
            Attention plain = Attention.plain();
            check(plain, shape);
            check(plain.withScale(0.3f), shape);
            check(plain.causal(), shape);
            check(plain.causal(n - m), shape);
            check(plain.causal(-2), shape);                                    // the first two see nothing
            check(plain.withLengths(lengths), shape);
            check(plain.withLengths(new int[shape[0]]).causal(), shape);       // nobody sees anything
            check(plain.withDropout(0.3f, 5).causal(1), shape);
            check(plain.withBias(bias(3, m, n)).withLengths(lengths), shape, m, n);
            check(plain.withBias(bias(4, shape[1], 1, n)).causal(), shape, shape[1], 1, n);
            check(plain.withBias(bias(5, shape[0], 1, m, 1)), shape, shape[0], 1, m, 1);
        }
    }

    /// Normal numbers, every fifth −∞.
    private Tensor bias(long seed, int... shape) {
        float[] values = numbers(size(shape), seed);
        for (int i = 0; i < values.length; i += 5) {
            values[i] = HIDDEN;
        }
        return Tensor.of(backend(), values, shape);
    }

    private void check(Attention how, int[] shape, int... biasShape) {
        int[] queries = {shape[0], shape[1], shape[2], shape[4]};
        int[] keys = {shape[0], shape[1], shape[3], shape[4]};
        int[] values = {shape[0], shape[1], shape[3], shape[5]};
        int[] results = {shape[0], shape[1], shape[2], shape[5]};
        int[] pairs = {shape[0], shape[1], shape[2], shape[3]};
        float[] q = numbers(size(queries), 11);
        float[] k = numbers(size(keys), 12);
        float[] v = numbers(size(values), 13);
        float[] g = numbers(size(results), 14);
        double[] bias = how.bias() == null ? new double[size(pairs)]
                : AttentionReference.stretched(how.bias().toArray(), biasShape, pairs);
        double[] kept = new double[size(pairs)];
        float[] uniform = Tensor.uniform(backend(), how.seed(), pairs).apply(Unary.DROPOUT, how.dropout()).toArray();
        Arrays.setAll(kept, i -> how.dropout() == 0 ? 1 : uniform[i]);
        AttentionReference right = new AttentionReference(how, shape, q, k, v, bias, kept, g);
        List<Tensor> allQ = layouts(backend(), q, queries);
        List<Tensor> allK = layouts(backend(), k, keys);
        List<Tensor> allV = layouts(backend(), v, values);
        List<Tensor> allG = layouts(backend(), g, results);
        int step = slow() || size(pairs) > 10_000 ? 4 : 1;
        for (int i = 0; i < allQ.size(); i += step) {                          // four different layouts at a time
            Tensor[] in = {allQ.get(i), allK.get((i + 1) % allK.size()), allV.get((i + 2) % allV.size())};
            Tensor[] y = ScaledDotProduct.attention(in[0], in[1], in[2], how);
            close(y[0], right.out, 1e-4);
            close(y[1], right.logSums, 1e-5);
            Tensor[] d = ScaledDotProduct.gradient(in[0], in[1], in[2], how, y[0], y[1], allG.get((i + 3) % allG.size()),
                    how.bias() != null);
            close(d[0], right.dq, 1e-4);
            close(d[1], right.dk, 1e-4);
            close(d[2], right.dv, 1e-4);
            if (how.bias() != null) {
                close(d[3], right.dBias(biasShape, pairs), 1e-4);
            }
        }
    }

    @Test
    default void aQueryThatSeesNothingGetsZerosAndGivesNoGradient() {
        float[] hidden = {1, 1, 1, 0, 1, 0};
        Attention how = Attention.plain().hiding(Tensor.of(backend(), hidden, 2, 3));
        Tensor q = Tensor.of(backend(), numbers(4, 1), 2, 2);
        Tensor k = Tensor.of(backend(), numbers(6, 2), 3, 2);
        Tensor v = Tensor.of(backend(), new float[] {1, 10, 2, 20, 3, 30}, 3, 2);
        Tensor[] y = ScaledDotProduct.attention(q, k, v, how);
        assertThat(y[0].select(0, 0).toArray()).containsExactly(0, 0);
        assertThat(y[1].toArray()[0]).isEqualTo(HIDDEN);
        assertThat(y[0].get(1, 0)).isBetween(1f, 3f);
        Tensor[] d = ScaledDotProduct.gradient(q, k, v, how, y[0], y[1], Tensor.full(backend(), 1, 2, 2), true);
        assertThat(d[0].select(0, 0).toArray()).containsExactly(0, 0);
        assertThat(d[1].select(0, 1).toArray()).containsExactly(0, 0);         // a key that nobody sees
        assertThat(d[2].select(0, 1).toArray()).containsExactly(0, 0);
        assertThat(d[3].select(0, 0).toArray()).containsExactly(0, 0, 0);
        for (Tensor gradient : d) {
            assertThat(gradient.toArray()).doesNotContain(Material.NAN);
        }
    }

    @Test
    default void scoresFarApartNeitherOverflowNorVanish() {
        Tensor q = Tensor.of(backend(), new float[] {1000, -1000}, 2, 1);
        Tensor k = Tensor.of(backend(), new float[] {1, 2, 3}, 3, 1);
        Tensor v = Tensor.of(backend(), new float[] {5, 6, 7}, 3, 1);
        Tensor[] y = ScaledDotProduct.attention(q, k, v, Attention.plain());
        assertThat(y[0].toArray()).containsExactly(7, 5);
        assertThat(y[1].toArray()).containsExactly(3000, -1000);
    }

    @Test
    default void maskedSoftmaxIsSoftmaxOfWhatIsLeft() {
        Tensor a = Tensor.of(backend(), new float[] {1, 2, 3, 1, 2, 3}, 2, 3);
        Tensor mask = Tensor.of(backend(), new float[] {0, 1, 0, 1, 1, 1}, 2, 3);
        double first = 1 / (1 + Math.exp(2));
        close(Fused.maskedSoftmax(a, mask), new double[] {first, 0, 1 - first, 0, 0, 0}, 1e-6);
        close(Fused.maskedSoftmax(a, Tensor.of(backend(), new float[] {0, 0, 1}, 3)),
                new double[] {0.26894142, 0.73105858, 0, 0.26894142, 0.73105858, 0}, 1e-6);
        assertThatThrownBy(() -> Fused.maskedSoftmax(a, Tensor.full(backend(), 0, 4, 2, 3)))
                .hasMessage("Fused.maskedSoftmax: mask (4, 2, 3) for (2, 3): must broadcast to it");
    }

    @Test
    default void attentionSaysWhatDoesNotFit() {
        Tensor q = Tensor.full(backend(), 1, 2, 3, 4);
        Tensor k = Tensor.full(backend(), 1, 2, 5, 4);
        Attention plain = Attention.plain();
        assertThatThrownBy(() -> ScaledDotProduct.attention(q, Tensor.full(backend(), 1, 2, 5, 3), k, plain))
                .hasMessage("ScaledDotProduct.attention: queries (2, 3, 4) with keys (2, 5, 3): must be equally wide");
        assertThatThrownBy(() -> ScaledDotProduct.attention(q, k, q, plain)).hasMessage(
                "ScaledDotProduct.attention: keys (2, 5, 4) with values (2, 3, 4): needs one value for each key");
        assertThatThrownBy(() -> ScaledDotProduct.attention(q, k.slice(0, 0, 1), k, plain)).hasMessage(
                "ScaledDotProduct.attention: queries (2, 3, 4), keys (1, 5, 4), values (2, 5, 4): the axes before the last"
                        + " two must be equal");
        assertThatThrownBy(() -> ScaledDotProduct.attention(q, k.select(0, 0), k, plain)).hasMessage(
                "ScaledDotProduct.attention: queries (2, 3, 4), keys (5, 4), values (2, 5, 4): must have two to four axes,"
                        + " equally many");
        assertThatThrownBy(() -> ScaledDotProduct.attention(q, k, k, plain.withLengths(5)))
                .hasMessage("ScaledDotProduct.attention: 1 lengths for queries (2, 3, 4): needs 2");
        assertThatThrownBy(() -> ScaledDotProduct.attention(q, k, k, plain.withLengths(5, 6)))
                .hasMessage("ScaledDotProduct.attention: length 6 for keys (2, 5, 4): must be at most 5");
        assertThatThrownBy(() -> ScaledDotProduct.attention(q, k, k, plain.withBias(Tensor.full(backend(), 0, 5, 3))))
                .hasMessage("ScaledDotProduct.attention: bias (5, 3) for pairs (2, 1, 3, 5): must broadcast to them");
        assertThatThrownBy(() -> plain.withLengths(3, -1))
                .hasMessage("Attention: length -1 of sequence 1: must not be negative");
        assertThatThrownBy(() -> plain.withDropout(1, 0)).hasMessage("Attention: dropout 1.0: must be in [0, 1)");
    }
}
