package scratch.math.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Images;
import scratch.math.tensor.ScaledDotProduct;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;
import scratch.math.tensor.Window;

/// One row per operation: its name, the operation, and the shapes of its inputs. Those whose names begin with `+` get
/// positive inputs. No input comes near a corner.
class GradCheckTest {

    static Stream<Arguments> operations() {
        return Stream.of(
                row("plus", in -> in[0].plus(in[1]), s(2, 3), s(2, 3)),
                row("plus: a row", in -> in[0].plus(in[1]), s(2, 3), s(3)),
                row("plus: a column", in -> in[0].plus(in[1]), s(2, 3), s(2, 1)),
                row("plus: a number", in -> in[0].plus(in[1]), s(), s(2, 3)),
                row("plus: both stretched", in -> in[0].plus(in[1]), s(4, 1, 3), s(5, 3)),
                row("plus: with itself", in -> in[0].plus(in[0]), s(3)),
                row("minus", in -> in[0].minus(in[1]), s(2, 3), s(1, 3)),
                row("times", in -> in[0].times(in[1]), s(2, 3), s(2, 3)),
                row("times: both stretched", in -> in[0].times(in[1]), s(3, 1), s(1, 4)),
                row("times: with itself", in -> in[0].times(in[0]), s(2, 3)),
                row("divide", in -> in[0].divide(in[1]), s(2, 3), s(2, 1)),
                row("maximum", in -> in[0].maximum(in[1].plus(0.02f)), s(5, 7), s(7)),
                row("plus c", in -> in[0].plus(3), s(2, 3)),
                row("times c", in -> in[0].times(-2), s(2, 3)),
                row("negate", in -> in[0].negate(), s(2)),
                row("exp", in -> in[0].exp(), s(2, 3)),
                row("+log", in -> in[0].log(), s(2, 3)),
                row("+sqrt", in -> in[0].sqrt(), s(2, 3)),
                row("power 3", in -> in[0].power(3), s(2, 3)),
                row("+power 0.5", in -> in[0].power(0.5f), s(2, 3)),
                row("+power -1", in -> in[0].power(-1), s(2, 3)),
                row("power 2", in -> in[0].power(2), s(2, 3)),
                row("abs", in -> in[0].abs(), s(2, 3)),
                row("tanh", in -> in[0].tanh(), s(2, 3)),
                row("sigmoid", in -> in[0].sigmoid(), s(2, 3)),
                row("relu", in -> in[0].relu(), s(3, 5)),
                row("leakyRelu", in -> in[0].leakyRelu(0.1f), s(3, 5)),
                row("gelu", in -> in[0].gelu(), s(3, 5)),
                row("silu", in -> in[0].silu(), s(3, 5)),
                row("softplus", in -> in[0].softplus(), s(3, 5)),
                row("sum of all", in -> in[0].sum(), s(2, 3)),
                row("sum over the first axis", in -> in[0].sum(0), s(2, 3, 4)),
                row("sum over two axes", in -> in[0].sum(0, -1), s(2, 3, 4)),
                row("mean of all", in -> in[0].mean(), s(2, 3)),
                row("mean over an axis", in -> in[0].mean(1), s(2, 3, 4)),
                row("max over the last axis", in -> in[0].max(-1), s(4, 5)),
                row("max over the first axis", in -> in[0].max(0), s(4, 5)),
                row("matmul", in -> in[0].matmul(in[1]), s(2, 3), s(3, 4)),
                row("matmul: a stack", in -> in[0].matmul(in[1]), s(5, 2, 3), s(5, 3, 4)),
                row("matmul: one left", in -> in[0].matmul(in[1]), s(2, 3), s(5, 3, 4)),
                row("matmul: one right", in -> in[0].matmul(in[1]), s(5, 2, 3), s(3, 4)),
                row("matmul: stretched stacks", in -> in[0].matmul(in[1]), s(2, 1, 3, 2), s(3, 2, 2)),
                row("matmul: transposed", in -> in[0].transpose().matmul(in[1].transpose()), s(3, 2), s(4, 3)),
                row("matmul with bias", in -> in[0].matmul(in[1], in[2]), s(2, 3), s(3, 4), s(4)),
                row("matmul with bias: a stack", in -> in[0].matmul(in[1], in[2]), s(2, 2, 3), s(3, 4), s(4)),
                row("matmul with bias: a column", in -> in[0].matmul(in[1], in[2]), s(2, 3), s(3, 4), s(2, 1)),
                row("reshape", in -> in[0].reshape(3, -1), s(2, 6)),
                row("reshape of a transpose", in -> in[0].transpose().reshape(2, 6), s(3, 4)),
                row("permute", in -> in[0].permute(2, 0, 1), s(2, 3, 4)),
                row("transpose", in -> in[0].transpose(), s(2, 3)),
                row("transpose of two axes", in -> in[0].transpose(0, 2), s(2, 3, 4)),
                row("slice", in -> in[0].slice(1, 1, 3), s(2, 4)),
                row("pad", in -> in[0].pad(0, 1, 2, 7), s(2, 3)),
                row("expand", in -> in[0].expand(4, 2, 3), s(2, 1)),
                row("concat", in -> Functions.concat(1, in), s(2, 3), s(2, 1), s(2, 2)),
                row("split", in -> split(in[0]), s(2, 5)),
                row("softmax", in -> in[0].softmax(), s(3, 4)),
                row("logSoftmax", in -> in[0].logSoftmax(), s(3, 4)),
                row("crossEntropy", in -> Functions.crossEntropy(in[0], 0, 3, 1), s(3, 4)),
                row("crossEntropy: a row left out", in -> Functions.crossEntropy(in[0], new int[] {2, -1, 1, 0},
                        CrossEntropy.plain().ignoring(-1)), s(2, 2, 4)),
                row("+binaryCrossEntropy", in -> Functions.binaryCrossEntropy(in[0], in[1]), s(3, 2), s(3, 2)),
                row("standardize", in -> Functions.standardize(in[0], 1e-5f), s(3, 6)),
                row("layerNorm", in -> Functions.layerNorm(in[0], in[1], in[2], 1e-5f), s(2, 2, 6), s(6), s(6)),
                row("batchNorm", in -> BatchNormalization.batchNorm(in[0], in[1], in[2], null, false, 1e-5f).y(),
                        s(6, 3), s(3), s(3)),
                row("batchNorm of images, added to, with a ReLU", in -> BatchNormalization.batchNorm(in[0].times(0.1f), in[1],
                        in[2].plus(3), in[3], true, 1e-5f).y(), s(3, 2, 2, 3), s(2), s(2), s(3, 2, 2, 3)),
                row("embedding", in -> Functions.embedding(in[0], new int[] {1, 3, 1, 0}, 2, 2), s(4, 3)),
                row("dropout", in -> Functions.dropout(in[0], 0.4f, 11), s(4, 5)),
                row("conv2d", in -> Functions.conv2d(in[0], in[1], in[2], 1, 0), s(2, 3, 5, 4), s(2, 3, 3, 2), s(2)),
                row("conv2d: frame and stride", in -> Functions.conv2d(in[0], in[1], in[2], 2, 1),
                        s(2, 2, 5, 6), s(3, 2, 3, 3), s(3)),
                row("conv2d: twice",
                        in -> Functions.conv2d(Functions.conv2d(in[0], in[1], in[2], 1, 1), in[3], in[4], 1, 0),
                        s(2, 1, 4, 4), s(2, 1, 3, 3), s(2), s(1, 2, 2, 2), s(1)),
                row("maxPool", in -> Functions.maxPool(in[0], Window.tiles(2)), s(2, 3, 4, 6)),
                row("maxPool: overlapping, with a frame", in -> Functions.maxPool(in[0], new Window(3, 3, 2, 1)),
                        s(1, 2, 5, 5)),
                row("averagePool", in -> Functions.averagePool(in[0], Window.tiles(2)), s(2, 3, 4, 6)),
                row("averagePool: overlapping, with a frame",
                        in -> Functions.averagePool(in[0], new Window(3, 2, 1, 1)),
                        s(1, 2, 4, 5)),
                row("conv2d: dilated", in -> Functions.conv2d(in[0], in[1], in[2],
                        Window.of(2).withDilation(2).withPadding(1), 1), s(1, 2, 5, 4), s(3, 2, 2, 2), s(3)),
                row("conv2d: in groups", in -> Functions.conv2d(in[0], in[1], in[2], new Window(2, 3, 1, 1), 2),
                        s(2, 4, 3, 4), s(6, 2, 2, 3), s(6)),
                row("conv2d: depthwise", in -> Functions.conv2d(in[0], in[1], null, Window.of(2), 3),
                        s(2, 3, 3, 4), s(3, 1, 2, 2)),
                row("conv2d: steps that differ", in -> Functions.conv2d(in[0], in[1], in[2],
                        Window.of(3).withStride(2, 1).withPadding(1), 1), s(2, 2, 5, 4), s(3, 2, 3, 3), s(3)),
                row("conv2d: depthwise, two filters a channel, steps that differ", in -> Functions.conv2d(in[0], in[1], in[2],
                        Window.of(3).withStride(1, 2).withPadding(1), 2), s(2, 2, 3, 4), s(4, 1, 3, 3), s(4)),
                row("maxPool: steps that differ", in -> Functions.maxPool(in[0], Window.of(2).withStride(2, 1)), s(2, 2, 4, 5)),
                row("transposedConv2d: steps that differ", in -> Functions.transposedConv2d(in[0], in[1], in[2],
                        Window.of(3).withStride(2, 3).withPadding(1), 1), s(1, 2, 3, 2), s(2, 2, 3, 3), s(2)),
                row("transposedConv2d", in -> Functions.transposedConv2d(in[0], in[1], in[2], new Window(3, 3, 2, 1), 1),
                        s(2, 3, 3, 2), s(3, 2, 3, 3), s(2)),
                row("minus c", in -> in[0].minus(3), s(2, 3)),
                row("divide c", in -> in[0].divide(3), s(2, 3)),
                row("square", in -> in[0].square(), s(2, 3)),
                row("sin", in -> in[0].sin(), s(3, 4)),
                row("cos", in -> in[0].cos(), s(3, 4)),
                row("clamp", in -> in[0].times(3).clamp(-1, 1.5f), s(5, 7)),
                row("sum, axes kept", in -> in[0].sumKeepDim(1).times(in[0]), s(2, 3, 4)),
                row("sum of all, axes kept", in -> in[0].sumKeepDim(), s(2, 3)),
                row("mean, axes kept", in -> in[0].minus(in[0].meanKeepDim(0, -1)), s(2, 3, 4)),
                row("max, axis kept", in -> in[0].maxKeepDim(1), s(4, 5)),
                row("cumulativeSum", in -> in[0].cumulativeSum(1), s(2, 4, 3)),
                row("select", in -> in[0].select(1, 2), s(2, 4, 3)),
                row("unbind and stack", in -> Functions.stack(1, turned(in[0].unbind(1))), s(2, 4, 3)),
                row("unbind of a result", in -> Functions.stack(0, turned(in[0].tanh().unbind(0))).times(in[0]), s(3, 2)),
                row("overlapping slices", in -> in[0].slice(0, 0, 3).times(in[0].slice(0, 1, 4)), s(4, 2)),
                row("gather", in -> in[0].gather(1, Tensor.of(new float[] {2, 0, 2, 1}, 2, 2)), s(2, 3)),
                row("scatterAdd", in -> in[0].scatterAdd(0, 5, Tensor.of(new float[] {4, 0, 4, 1}, 2, 2)), s(2, 2)),
                row("where", in -> Functions.where(Tensor.vector(1, 0, 1), in[0], in[1]), s(2, 3), s(2, 1)),
                row("maskedFill", in -> Functions.maskedFill(in[0], Tensor.vector(1, 0, 0), 5), s(2, 3)),
                row("masked softmax", in -> Functions.maskedFill(in[0], Tensor.of(new float[] {1, 0, 0, 1, 1, 1}, 2, 3),
                        Float.NEGATIVE_INFINITY).softmax(), s(2, 3)),
                row("maskedSoftmax: a row hidden", in -> AttentionFunctions.maskedSoftmax(in[0],
                        Tensor.of(new float[] {1, 1, 1, 0, 0, 1}, 2, 3)), s(2, 3)),
                row("attention", in -> AttentionFunctions.attention(in[0], in[1], in[2], Attention.plain()),
                        s(3, 4), s(5, 4), s(5, 2)),
                row("attention: causal, with heads", in -> AttentionFunctions.attention(in[0], in[1], in[2],
                        Attention.plain().causal(1)), s(2, 2, 3, 2), s(2, 2, 4, 2), s(2, 2, 4, 3)),
                row("attention: lengths, one of them 0", in -> AttentionFunctions.attention(in[0], in[1], in[2],
                        Attention.plain().withLengths(2, 0, 3).withScale(0.5f)), s(3, 2, 2), s(3, 3, 2), s(3, 3, 2)),
                row("attention: a mask that hides a row", in -> AttentionFunctions.attention(in[0], in[1], in[2],
                        Attention.plain().hiding(Tensor.of(new float[] {1, 1, 1, 0, 1, 0}, 2, 3))), s(2, 3), s(3, 3), s(3, 2)),
                row("attention: a learned bias", in -> AttentionFunctions.attention(in[0], in[1], in[2], in[3],
                        Attention.plain().causal()), s(2, 2, 3, 2), s(2, 2, 3, 2), s(2, 2, 3, 2), s(2, 1, 3)),
                row("attention: dropout", in -> AttentionFunctions.attention(in[0], in[1], in[2],
                        Attention.plain().withDropout(0.4f, 3)), s(4, 2), s(5, 2), s(5, 2)),
                row("attention: queries that are keys and values", in -> AttentionFunctions.attention(in[0], in[0], in[0],
                        Attention.plain()), s(4, 3)),
                row("selfAttention", in -> AttentionFunctions.selfAttention(in[0], 2, Attention.plain().causal()),
                        s(2, 3, 12)),
                row("selfAttention of a slice", in -> AttentionFunctions.selfAttention(in[0].slice(1, 1, 3).times(0.5f), 1,
                        Attention.plain()), s(2, 4, 6)),
                row("topK", in -> Functions.topK(in[0], 1, 2).values(), s(3, 5)),
                row("softmax along the first axis", in -> in[0].softmax(0), s(3, 4)),
                row("logSoftmax along the middle axis", in -> in[0].logSoftmax(1), s(2, 3, 2)),
                row("crossEntropy: smoothed", in -> Functions.crossEntropy(in[0], new int[] {0, 3, 1},
                        CrossEntropy.plain().withSmoothing(0.1f)), s(3, 4)),
                row("crossEntropy: weighted, smoothed, one left out", in -> Functions.crossEntropy(in[0],
                        new int[] {0, 7, 2, 1}, CrossEntropy.plain().withWeights(1, 2, 0.5f).withSmoothing(0.2f).ignoring(7)),
                        s(4, 3)),
                row("an operation from outside", in -> Variable.node("cube", in[0].data().apply(Unary.POWER, 3),
                        Variable.to(in[0], g -> g.times(in[0].data()).times(in[0].data()).times(3))), s(2, 3)),
                row("a small network",
                        in -> Functions.crossEntropy(in[0].matmul(in[1], in[2]).tanh().matmul(in[3]), 1, 0),
                        s(2, 3), s(3, 4), s(4), s(4, 2)),
                row("several inputs, one rule", in -> Variable.node("times", in[0].data().times(in[1].data()),
                        g -> new Tensor[] {g.times(in[1].data()), g.times(in[0].data())}, in[0], in[1]), s(2, 3), s(2, 1)),
                row("one input on ways of different length", in -> in[0].times(in[0].exp()).plus(in[0]), s(2, 2)));
    }

    private static Variable[] turned(Variable... steps) {
        Variable[] result = new Variable[steps.length];
        for (int i = 0; i < steps.length; i++) {
            result[i] = steps[steps.length - 1 - i].times(i + 1f);
        }
        return result;
    }

    private static Variable split(Variable x) {
        Variable[] parts = Functions.split(x, 1, 2, 0, 3);
        return Functions.concat(1, parts[2].exp(), parts[1], parts[0].tanh());
    }

    private static int[] s(int... shape) {
        return shape;
    }

    private static Arguments row(String name, Function<Variable[], Variable> operation, int[]... shapes) {
        return arguments(name, operation, shapes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void everyOperationAgreesWithDifferences(String name, Function<Variable[], Variable> operation, int[][] shapes) {
        Variable[] inputs = inputs(name, shapes);
        GradCheck check = GradCheck.of(() -> operation.apply(inputs), inputs);
        assertThat(check.error()).as(check.worst()).isLessThan(GradCheck.FLOAT_TOLERANCE);
        for (int i = 0; i < inputs.length; i++) {
            assertThat(check.errors(i)).hasSize(inputs[i].data().size());
        }
    }

    /// All different, at least 0.05 apart from each other in absolute value, and from 0.
    private static Variable[] inputs(String name, int[]... shapes) {
        Random random = new Random(name.hashCode());
        return Arrays.stream(shapes).map(shape -> {
            int n = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            float[] values = new float[n];
            for (int i = 0; i < n; i++) {
                float spread = n > 30 ? 0.05f * i + 0.05f : 0.4f + 0.06f * i;
                values[i] = (name.startsWith("+") || random.nextBoolean() ? 1 : -1) * spread;
            }
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                float swap = values[i];
                values[i] = values[j];
                values[j] = swap;
            }
            return Variable.parameter(Tensor.of(values, shape));
        }).toArray(Variable[]::new);
    }

    // ---------------------------------------------------------------- a wrong gradient of each kind is caught

    private final Variable x = Variable.parameter(Tensor.of(new float[] {0.5f, -1, 2, 0.25f, 1.5f, -0.75f}, 2, 3));
    private final Variable w = Variable.parameter(Tensor.of(new float[] {1, 2, 0.5f, -1, 3, -2}, 3, 2))
            .named("weights");
    private final Variable b = Variable.parameter(Tensor.vector(0.5f, -0.5f, 1)).named("bias");

    private double error(java.util.function.Supplier<Variable> computation, Variable... of) {
        return GradCheck.of(computation, of).error();
    }

    @Test
    void aForgottenFactorIsCaught() {
        assertThat(error(() -> Variable.node("square", x.data().times(x.data()),
                Variable.to(x, g -> g.times(x.data()))), x)).isGreaterThan(0.4);
    }

    @Test
    void aWrongSignIsCaught() {
        assertThat(error(() -> Variable.node("minus", x.data().minus(b.data()),
                Variable.to(x, g -> g), Variable.to(b, g -> g)), b)).isGreaterThan(1.5);
    }

    @Test
    void aForgottenMeanIsCaughtUnlessTheBatchIsOne() {
        assertThat(error(() -> Variable.node("mean", x.data().mean(0),
                Variable.to(x, g -> g.expand(2, 3))), x)).isGreaterThan(0.4);
        Variable one = Variable.parameter(Tensor.of(new float[] {1, 2, 3}, 1, 3));
        assertThat(error(() -> Variable.node("mean", one.data().mean(0),
                Variable.to(one, g -> g.expand(1, 3))), one)).isLessThan(1e-3);
    }

    @Test
    void aMeanInsteadOfASumOverTheStretchedAxisIsCaught() {
        assertThat(error(() -> Variable.node("plus", x.data().plus(b.data()),
                Variable.to(b, g -> g.mean(0))), b)).isGreaterThan(0.4);
    }

    @Test
    void aTransposeThatFitsIsCaught() {
        Variable square = Variable.parameter(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2));
        Variable other = Variable.parameter(Tensor.of(new float[] {0.5f, -1, 2, 1}, 2, 2));
        assertThat(error(() -> Variable.node("matmul", square.data().matmul(other.data()),
                Variable.to(square, g -> g.matmul(other.data()))), square)).isGreaterThan(0.1);
    }

    @Test
    void anInputWithoutARuleIsCaughtAndNamed() {
        GradCheck check = GradCheck.of(() -> Variable.node("matmul", x.data().matmul(w.data()),
                Variable.to(x, g -> g.matmul(w.data().transpose()))), x, w);
        assertThat(check.worst()).startsWith("weights at (").contains("gradient 0.0");
        assertThatThrownBy(() -> check.require(GradCheck.FLOAT_TOLERANCE)).isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("GradCheck.require: weights at (").hasMessageEndingWith("must be at most 0.001");
        assertThat(Arrays.stream(check.errors(0)).max().orElseThrow()).isLessThan(1e-3);
    }

    @Test
    void aMaskFromTheWrongTensorIsCaught() {
        Variable shifted = Variable.parameter(Tensor.vector(-0.5f, 0.5f, 2));
        assertThat(error(() -> Variable.node("relu", shifted.data().apply(scratch.math.tensor.Unary.RELU),
                Variable.to(shifted, g -> g)), shifted)).isGreaterThan(0.5);
    }

    @Test
    void anOverwrittenInsteadOfAddedGradientIsCaught() {
        assertThat(error(() -> Variable.node("double", x.data().times(2), Variable.to(x, g -> g)), x))
                .isGreaterThan(0.4);
    }

    @Test
    void attentionWithoutItsScaleOnTheWayBackIsCaught() {
        assertThat(attention(how -> how.withScale(1))).isGreaterThan(0.1);
    }

    @Test
    void attentionThatForgetsItsMaskOnTheWayBackIsCaught() {
        assertThat(attention(how -> Attention.plain())).isGreaterThan(0.1);
    }

    @Test
    void attentionThatTakesTheWeightsForIndependentIsCaught() {
        Variable scores = Variable.parameter(Tensor.of(new float[] {0.5f, -1, 0.25f, 1}, 2, 2));
        assertThat(error(() -> {
            Tensor y = scratch.math.tensor.Fused.softmax(scores.data());
            return Variable.node("softmax", y, Variable.to(scores, g -> g.times(y)));     // without the term that all share
        }, scores)).isGreaterThan(0.1);
    }

    /// The error of attention whose gradient is that of a changed one; that of an unchanged one is none.
    private static double attention(java.util.function.UnaryOperator<Attention> changed) {
        Variable[] in = inputs("attention", s(3, 4), s(3, 4), s(3, 4));
        Attention how = Attention.plain().causal();
        assertThat(GradCheck.of(() -> withGradientOf(how, how, in), in).error()).isLessThan(GradCheck.FLOAT_TOLERANCE);
        return GradCheck.of(() -> withGradientOf(changed.apply(how), how, in), in).error();
    }

    private static Variable withGradientOf(Attention back, Attention how, Variable... in) {
        Tensor[] y = ScaledDotProduct.attention(in[0].data(), in[1].data(), in[2].data(), how);
        return Variable.node("attention", y[0], g -> ScaledDotProduct.gradient(in[0].data(), in[1].data(), in[2].data(),
                back, y[0], y[1], g, false), in).saving(y[1]);
    }

    @Test
    void aSingleWrongCoordinateIsFound() {
        Variable p = Variable.parameter(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3)).named("p");
        Tensor bug = Tensor.of(new float[] {1, 1, 1, 1, 1, 0.99f}, 2, 3);
        GradCheck check = GradCheck.of(() -> Variable.node("identity", p.data().times(1),
                Variable.to(p, g -> g.times(bug))), p);
        assertThat(check.worst()).startsWith("p at (1, 2): ");
        assertThat(check.error()).isBetween(0.001, 0.011);
    }

    @Test
    void halfOfATinyGradientIsCaughtAndATrueZeroIsNot() {
        Variable tiny = Variable.parameter(Tensor.vector(0.5f, 1.5f));
        assertThat(error(() -> Variable.node("tiny", tiny.data().times(1e-6f),
                Variable.to(tiny, g -> g.times(0.5e-6f))), tiny)).isGreaterThan(0.4);
        assertThat(error(() -> tiny.times(0).plus(1), tiny)).isEqualTo(0);
    }

    /// The filter gradient of a depthwise convolution is a product of pictures that lie `stride` apart, not side by side.
    @Test
    void aFilterGradientThatForgetsTheStrideIsCaught() {
        Variable pictures = Variable.parameter(Tensor.uniform(Backend.active(), 1, 2, 2, 5, 5));
        Variable filters = Variable.parameter(Tensor.uniform(Backend.active(), 2, 2, 1, 2, 2));
        Window two = Window.of(2).withStride(2);
        assertThat(error(() -> Functions.conv2d(pictures, filters, null, two, 2), filters)).isLessThan(1e-3);
        assertThat(error(() -> Variable.node("conv2d", Images.groupedConv2d(pictures.data(), filters.data(), null, two, 2),
                Variable.to(filters, g -> Images.groupedConv2dFilterGradient(g, pictures.data().slice(2, 0, 3).slice(3, 0, 3),
                        Window.of(2), 2, 2, 1, 2, 2))), filters)).isGreaterThan(0.05);
    }

    /// The mean and the variance of a batch move with every number of it: who takes them for constants is off by much.
    @Test
    void aBatchNormalisationWhoseStatisticsAreTakenForConstantsIsCaught() {
        Variable rows = Variable.parameter(Tensor.of(new float[] {1, 2, 4, -1, 0.5f, 3, 2, -2}, 4, 2));
        Variable one = Variable.constant(Tensor.ones(2));
        Variable none = Variable.constant(Tensor.zeros(2));
        assertThat(error(() -> BatchNormalization.batchNorm(rows, one, none, null, false, 1e-5f).y(), rows)).isLessThan(1e-3);
        assertThat(error(() -> {
            BatchNormalization.Result result = BatchNormalization.batchNorm(rows, one, none, null, false, 1e-5f);
            return Variable.node("batchNorm", result.y().data(),
                    Variable.to(rows, g -> g.divide(result.variance().apply(Unary.SQRT))));
        }, rows)).isGreaterThan(0.1);
    }

    @Test
    void aBatchNormalisationOfOtherShapesIsRefused() {
        Variable one = Variable.constant(Tensor.ones(2));
        assertThatThrownBy(() -> BatchNormalization.batchNorm(Variable.constant(Tensor.ones(2)), one, one, null, false, 1e-5f))
                .hasMessage("BatchNormalization: (2): must be (n, d) or (n, c, h, w)");
        assertThatThrownBy(() -> BatchNormalization.batchNorm(Variable.constant(Tensor.ones(3, 2)), one, one,
                Variable.constant(Tensor.ones(2)), false, 1e-5f)).hasMessage("BatchNormalization: (2) added to (3, 2): must be"
                + " equal");
    }

    // ---------------------------------------------------------------- scalars

    static Stream<Arguments> scalarOperations() {
        return Stream.of(
                scalar("plus", v -> v[0].plus(v[1]), 2, 3),
                scalar("minus", v -> v[0].minus(v[1]), 2, 3),
                scalar("times", v -> v[0].times(v[1]), 2, 3),
                scalar("divide", v -> v[0].divide(v[1]), 2, 3),
                scalar("power", v -> v[0].power(2.5), 1.7),
                scalar("power of itself", v -> v[0].power(-1).times(v[0]), 1.7),
                scalar("exp", v -> v[0].exp(), -0.3),
                scalar("log", v -> v[0].log(), 0.7),
                scalar("tanh", v -> v[0].tanh(), 0.7),
                scalar("sigmoid", v -> v[0].sigmoid(), -1.2),
                scalar("relu, on", v -> v[0].relu(), 0.5),
                scalar("relu, off", v -> v[0].relu(), -0.5),
                scalar("negate", v -> v[0].negate(), 0.5),
                scalar("with numbers", v -> v[0].plus(2).times(3).minus(1).divide(4), 0.5),
                scalar("a·a + a", v -> v[0].times(v[0]).plus(v[0]), 3),
                scalar("(a·b)·(a·b + a)", v -> {
                    Value d = v[0].times(v[1]);
                    return d.plus(v[0]).times(d);
                }, 2, 3));
    }

    private static Arguments scalar(String name, Function<Value[], Value> function, double... at) {
        return arguments(name, function, at);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scalarOperations")
    void everyScalarOperationAgreesWithDifferences(String name, Function<Value[], Value> function, double[] at) {
        GradCheck check = GradCheck.ofValues(function, at);
        assertThat(check.error()).as(name + ": " + check.worst()).isLessThan(GradCheck.DOUBLE_TOLERANCE);
    }

    @Test
    void aComputationThatThrowsLeavesTheParameterWhereItWas() {
        Variable p = Variable.parameter(Tensor.vector(1, 2));
        int[] calls = {0};
        assertThatThrownBy(() -> GradCheck.of(() -> {
            if (calls[0]++ == 3) {
                throw new IllegalStateException("not this time");
            }
            return p.power(2);
        }, p)).hasMessage("not this time");
        assertThat(p.data().toArray()).containsExactly(1, 2);
        assertThat(p.hasGradient()).isFalse();
    }
}
