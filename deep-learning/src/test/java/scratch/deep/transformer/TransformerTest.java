package scratch.deep.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scratch.deep.checkpoint.Checkpoint;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.RMSNorm;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// What must hold of attention, positions and blocks whatever their weights are.
class TransformerTest {
    private final SplittableRandom random = new SplittableRandom(7);

    private Variable normal(int... shape) {
        return Variable.constant(Tensor.normal(random, 1, shape));
    }

    private static void close(Tensor a, Tensor b, float allowed) {
        assertThat(a.toArray()).containsExactly(b.toArray(), within(allowed));
    }

    // ---------------------------------------------------------------- attention

    @Test
    void withoutPositionsTurningTheOrderTurnsTheResult() {
        MultiHeadAttention attention = new MultiHeadAttention(8, 2, random);
        Variable x = normal(1, 4, 8);
        Tensor y = attention.forward(x).data();
        Tensor turned = attention.forward(Variable.constant(order(x.data(), 2, 0, 3, 1))).data();
        close(turned, order(y, 2, 0, 3, 1), 1e-5f);
    }

    private static Tensor order(Tensor x, int... places) {
        Tensor[] parts = new Tensor[places.length];
        for (int i = 0; i < places.length; i++) {
            parts[i] = x.slice(1, places[i], places[i] + 1);
        }
        return Tensor.concat(1, parts);
    }

    @Test
    void aCausalMaskKeepsTheFutureOutOfThePast() {
        TransformerEncoder encoder = new TransformerEncoder(2, BlockOptions.of(8, 2), random);
        Tensor x = Tensor.normal(random, 1, 1, 5, 8);
        Tensor before = encoder.forward(Variable.constant(x), Attention.plain().causal()).data();
        Tensor changed = Tensor.concat(1, x.slice(1, 0, 3), Tensor.normal(random, 1, 1, 2, 8));
        Tensor after = encoder.forward(Variable.constant(changed), Attention.plain().causal()).data();
        close(after.slice(1, 0, 3), before.slice(1, 0, 3), 1e-6f);
        assertThat(after.slice(1, 3, 4).minus(before.slice(1, 3, 4)).apply(Unary.ABS).max().item())
                .isGreaterThan(0.1f);
    }

    @Test
    void whatPaddingHoldsHasNoInfluence() {
        MultiHeadAttention attention = new MultiHeadAttention(8, 2, random);
        Tensor x = Tensor.normal(random, 1, 1, 5, 8);
        Tensor y = attention.forward(Variable.constant(x), Attention.plain().withLengths(3)).data();
        Tensor other = Tensor.concat(1, x.slice(1, 0, 3), Tensor.normal(random, 1, 1, 2, 8));
        close(attention.forward(Variable.constant(other), Attention.plain().withLengths(3)).data().slice(1, 0, 3),
                y.slice(1, 0, 3), 1e-6f);
        close(attention.forward(Variable.constant(x.slice(1, 0, 3))).data(), y.slice(1, 0, 3), 1e-5f);
    }

    @Test
    void aSequenceOfWhichEverythingIsHiddenGivesTheBiasAndNoNaN() {
        MultiHeadAttention attention = new MultiHeadAttention(4, 2, random);
        Variable x = Variable.parameter(Tensor.normal(random, 1, 2, 3, 4));
        Variable y = attention.forward(x, Attention.plain().withLengths(0, 3));
        assertThat(y.data().slice(0, 0, 1).toArray()).containsOnly(0);          // the bias of out_proj, which starts at 0
        y.sum().backward();
        assertThat(x.gradient().slice(0, 0, 1).toArray()).containsOnly(0);
        assertThat(x.gradient().toArray()).doesNotContain(Float.NaN);
    }

    @Test
    void headsMayHaveAnyWidthAndAScaleOfTheirOwn() {
        MultiHeadAttention attention = new MultiHeadAttention(MultiHeadAttention.Options.of(6, 2).withHeadWidth(5).withScale(1)
                .withBias(false), random);
        assertThat(attention.parameters().get("in_proj_weight").shape()).containsExactly(30, 6);
        assertThat(attention.parameters().get("out_proj.weight").shape()).containsExactly(10, 6);
        assertThat(attention.parameters()).hasSize(2);
        Variable x = Variable.parameter(Tensor.normal(random, 0.5f, 1, 3, 6));
        Variable bias = Variable.parameter(Tensor.normal(random, 0.5f, 2, 3, 3));
        assertThat(GradCheck.of(() -> attention.forward(x, x, x, bias, Attention.plain()), x, bias).error()).isLessThan(1e-3);
    }

    @Test
    void weightsAddUpToOneWhereSomethingIsSeen() {
        MultiHeadAttention attention = new MultiHeadAttention(8, 4, random);
        Variable x = normal(2, 5, 8);
        Tensor weights = attention.weights(x, x, Attention.plain().causal().withLengths(5, 0));
        assertThat(weights.shape()).containsExactly(2, 4, 5, 5);
        float[] sums = weights.sum(3).toArray();
        for (int i = 0; i < 40; i++) {
            assertThat(sums[i]).isCloseTo(i < 20 ? 1 : 0, within(1e-6f));
        }
        assertThat(weights.get(0, 1, 2, 3)).isZero();
    }

    @Test
    void aSourceThatDoesNotFitIsRefused() {
        MultiHeadAttention attention = new MultiHeadAttention(8, 2, random);
        assertThatThrownBy(() -> attention.forward(normal(2, 3, 7))).hasMessage(
                "MultiHeadAttention 8 in 2 heads: queries (2, 3, 7): must be (batch, places, 8)");
        assertThatThrownBy(() -> attention.forward(normal(3, 8))).hasMessageContaining("queries (3, 8)");
        assertThatThrownBy(() -> attention.forward(normal(2, 3, 8), normal(2, 3, 9), Attention.plain()))
                .hasMessageEndingWith("keys (2, 3, 9): must be (batch, places, 8)");
        assertThatThrownBy(() -> MultiHeadAttention.Options.of(8, 3))
                .hasMessage("MultiHeadAttention.Options: width 8 in 3 heads: must divide");
        assertThatThrownBy(() -> BlockOptions.of(8, 2).withRotary(new RotaryPositions(8, 5)))
                .hasMessage("MultiHeadAttention.Options: rotary positions of width 8 for heads of width 4: must be equal");
        assertThatThrownBy(() -> BlockOptions.of(8, 2).withDropout(1))
                .hasMessage("MultiHeadAttention.Options: dropout = 1.0: must be in [0, 1)");
    }

    // ---------------------------------------------------------------- positions

    @Test
    void productsOfRotatedVectorsDependOnTheDistanceAlone() {
        RotaryPositions rotary = new RotaryPositions(6, 100);
        Tensor q = Tensor.of(new float[] {1, 2, 0, 0, 1, -1}, 1, 6);
        Tensor k = Tensor.of(new float[] {2, 0, 1, 1, 1, 0}, 1, 6);
        float near = product(rotary, q, 3, k, 0);
        assertThat(product(rotary, q, 53, k, 50)).isCloseTo(near, within(1e-4f));
        assertThat(product(rotary, q, 99, k, 96)).isCloseTo(near, within(1e-4f));
        assertThat(Math.abs(product(rotary, q, 0, k, 3) - near)).isGreaterThan(1e-2f);         // and on its sign
        float length = q.times(q).sum().item();
        Tensor turned = rotary.rotate(Variable.constant(q), 42).data();
        assertThat(turned.times(turned).sum().item()).isCloseTo(length, within(1e-4f));
    }

    private static float product(RotaryPositions rotary, Tensor q, int m, Tensor k, int n) {
        return rotary.rotate(Variable.constant(q), m).data().times(rotary.rotate(Variable.constant(k), n).data()).sum().item();
    }

    @Test
    void numbersHalfTheWidthApartAreTurnedTogether() {
        RotaryPositions rotary = new RotaryPositions(4, 10);
        float[] turned = rotary.rotate(Variable.constant(Tensor.of(new float[] {1, 0, 0, 0, 0, 1, 0, 0}, 2, 4)), 2).data()
                .toArray();
        assertThat(turned).containsExactly(new float[] {(float) Math.cos(2), 0, (float) Math.sin(2), 0,
            0, (float) Math.cos(0.03), 0, (float) Math.sin(0.03)}, within(1e-6f));
        Variable x = Variable.parameter(Tensor.normal(random, 1, 2, 3, 4));
        assertThat(GradCheck.of(() -> rotary.rotate(x, 5), x).error()).isLessThan(1e-3);
        assertThatThrownBy(() -> rotary.rotate(x, 8))
                .hasMessage("RotaryPositions.rotate: (2, 3, 4) from place 8: made for 10 places");
        assertThatThrownBy(() -> new RotaryPositions(5, 10)).hasMessageContaining("width 5: must be even");
    }

    @Test
    void sinusoidsAreThoseOfThePaper() {
        SinusoidalPositions positions = new SinusoidalPositions(4, 6);
        Tensor y = positions.forward(Variable.constant(Tensor.zeros(1, 6, 4))).data();
        assertThat(y.get(0, 0, 0)).isZero();
        assertThat(y.get(0, 0, 1)).isEqualTo(1);
        assertThat(y.get(0, 5, 0)).isCloseTo((float) Math.sin(5), within(1e-6f));
        assertThat(y.get(0, 5, 3)).isCloseTo((float) Math.cos(0.05), within(1e-6f));
        assertThatThrownBy(() -> positions.forward(Variable.constant(Tensor.zeros(1, 7, 4))))
                .hasMessage("SinusoidalPositions 6 x 4: (1, 7, 4): must be (batch, up to 6 places, 4)");
    }

    @Test
    void learnedPositionsAreAddedAndLearned() {
        LearnedPositions positions = new LearnedPositions(4, 6, random);
        Variable x = Variable.parameter(Tensor.normal(random, 1, 2, 3, 4));
        assertThat(GradCheck.of(() -> positions.forward(x).tanh(), x, positions.weight()).error()).isLessThan(1e-3);
    }

    // ---------------------------------------------------------------- blocks

    @Test
    void gradientsOfABlockAgreeWithDifferences() {
        BlockOptions options = BlockOptions.of(4, 2).withHidden(6).withRotary(new RotaryPositions(2, 4));
        for (boolean before : new boolean[] {true, false}) {
            TransformerBlock block = new TransformerBlock(options.withPreNorm(before), random);
            Variable x = Variable.parameter(Tensor.normal(random, 1, 1, 3, 4));
            assertThat(GradCheck.of(() -> block.forward(x, Attention.plain().causal()), x).error()).isLessThan(1e-3);
        }
    }

    @Test
    void parametersAreCountedByTheBook() {
        int d = 256;
        TransformerBlock block = new TransformerBlock(BlockOptions.of(d, 8), random);
        assertThat(block.parameterCount()).isEqualTo(12L * d * d + 13L * d);
        assertThat(block.parameters()).containsKeys("self_attn.in_proj_weight", "self_attn.in_proj_bias",
                "self_attn.out_proj.weight", "self_attn.out_proj.bias", "linear1.weight", "linear1.bias", "linear2.weight",
                "linear2.bias", "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias").hasSize(12);
        DecoderBlock decoder = new DecoderBlock(BlockOptions.of(d, 8), random);
        assertThat(decoder.parameterCount()).isEqualTo(16L * d * d + 19L * d);
        TransformerEncoder bare = new TransformerEncoder(2, BlockOptions.of(8, 2).withBias(false).withNorm(RMSNorm::new),
                random);
        assertThat(bare.parameterCount()).isEqualTo(2 * (12L * 64 + 2 * 8) + 8);
    }

    @Test
    void dropoutActsInTrainingAndNotInEvaluation() {
        TransformerDecoder decoder = new TransformerDecoder(1, BlockOptions.of(8, 2).withDropout(0.3), random);
        Variable x = normal(1, 4, 8);
        Variable memory = normal(1, 3, 8);
        float[] first = decoder.forward(x, memory).data().toArray();
        assertThat(decoder.forward(x, memory).data().toArray()).isNotEqualTo(first);
        decoder.eval();
        float[] still = decoder.forward(x, memory).data().toArray();
        assertThat(decoder.forward(x, memory).data().toArray()).isEqualTo(still);
        assertThat(decoder.seeds()).hasSize(6);                                // two attentions, three sums, one inside
        assertThatThrownBy(() -> decoder.forward(x)).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("TransformerDecoder of 1: needs the encoder's result");
    }

    @Test
    void aSavedStackComesBackToTheLastBit(@TempDir Path folder) throws Exception {
        BlockOptions options = BlockOptions.of(8, 2);
        TransformerEncoder saved = new TransformerEncoder(2, options, random);
        TransformerEncoder loaded = new TransformerEncoder(2, options, random);
        Checkpoint.saveModel(folder.resolve("stack.safetensors"), saved);
        Checkpoint.loadModel(folder.resolve("stack.safetensors"), loaded);
        Variable x = normal(1, 3, 8);
        assertThat(loaded.forward(x).data().toArray()).isEqualTo(saved.forward(x).data().toArray());
    }

    @Test
    void everyLayerSaysWhatItIs() {
        for (Layer layer : new Layer[] {new TransformerBlock(BlockOptions.of(8, 2), random),
            new DecoderBlock(BlockOptions.of(8, 2).withPreNorm(false), random),
            new FeedForward(8, 32, Activation.RELU, random)}) {
            assertThat(layer.toString()).startsWith(layer.getClass().getSimpleName());
        }
    }
}
