package scratch.deep.convolution.skip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import scratch.deep.init.SeedStream;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class SkipTest {
    private static final Matrix W1 = Matrix.of(new double[][] {{1, -1}, {0.5, 1}});
    private static final Matrix W2 = Matrix.of(new double[][] {{0.5, -1}, {-1, -1}});
    private static final Matrix X = Matrix.of(new double[][] {{1, 2}});
    private static final Matrix ONES = Matrix.of(new double[][] {{1, 1}});

    @Test
    void theBlockOfTheReadmeByHand() {
        Block skip = new Block(W1, W2, true);
        Block.Pass pass = skip.forward(X);
        assertThat(pass.hidden().data()).containsExactly(2, 1);
        assertThat(pass.output().data()).containsExactly(1, 0);
        Block.Gradient gradient = skip.backward(X, pass, ONES);
        assertThat(gradient.toW2().data()).containsExactly(2, 0, 1, 0);
        assertThat(gradient.toW1().data()).containsExactly(0.5, -1, 1, -2);
        assertThat(gradient.toX().data()).containsExactly(2.5, -0.75);
        Block plain = new Block(W1, W2, false);
        assertThat(plain.forward(X).output().data()).containsExactly(0, 0);
        assertThat(plain.backward(X, plain.forward(X), ONES).toX().data()).containsOnly(0);
        assertThat(plain.backward(X, plain.forward(X), ONES).toW1().data()).containsOnly(0);
    }

    @Test
    void nineFactorsOfTheReadme() {
        assertThat(Math.pow(0.5, 9)).isCloseTo(0.00195, within(1e-5));
        assertThat(Math.pow(0.1, 9)).isCloseTo(1e-9, within(1e-12));
        assertThat(Math.pow(1.1, 9)).isCloseTo(2.36, within(0.005));
        assertThat(Math.pow(0.9, 9)).isCloseTo(0.39, within(0.005));
    }

    @Test
    void theGradientsAreFiniteDifferences() {
        var random = SeedStream.generator(3);
        for (boolean skip : new boolean[] {false, true}) {
            Matrix[] parts = {Ex414DegradationAndSkip.matrix(random, 3, 4, 1), Ex414DegradationAndSkip.matrix(random, 4, 4, 1),
                Ex414DegradationAndSkip.matrix(random, 4, 4, 1)};
            Matrix toOutput = Ex414DegradationAndSkip.matrix(random, 3, 4, 1);
            Block block = new Block(parts[1], parts[2], skip);
            Block.Gradient gradient = block.backward(parts[0], block.forward(parts[0]), toOutput);
            double[][] ours = {gradient.toX().data(), gradient.toW1().data(), gradient.toW2().data()};
            for (int p = 0; p < 3; p++) {
                for (int i = 0; i < parts[p].data().length; i++) {
                    double value = parts[p].data()[i];
                    parts[p].data()[i] = value + 1e-6;
                    double above = loss(block, parts[0], toOutput);
                    parts[p].data()[i] = value - 1e-6;
                    double below = loss(block, parts[0], toOutput);
                    parts[p].data()[i] = value;
                    assertThat(ours[p][i]).isCloseTo((above - below) / 2e-6, within(1e-7));
                }
            }
        }
    }

    private static double loss(Block block, Matrix x, Matrix toOutput) {
        double sum = 0;
        double[] output = block.forward(x).output().data();
        for (int i = 0; i < output.length; i++) {
            sum += output[i] * toOutput.data()[i];
        }
        return sum;
    }

    @Test
    void byHandByAutogradAndBySameDiffAreTheSame() {
        for (long seed = 1; seed <= 3; seed++) {
            var random = SeedStream.generator(seed);
            for (boolean skip : new boolean[] {false, true}) {
                Block block = new Block(Ex414DegradationAndSkip.matrix(random, 7, 7, 0.5),
                        Ex414DegradationAndSkip.matrix(random, 7, 7, 0.5), skip);
                Matrix x = Ex414DegradationAndSkip.matrix(random, 4, 7, 1);
                Matrix g = Ex414DegradationAndSkip.matrix(random, 4, 7, 1);
                double[][] theirs = Peers414.bySameDiff(block, x, g);
                for (int part = 0; part < 4; part++) {
                    assertThat(Peers414.byHand(block, x, g)[part]).containsExactly(theirs[part], within(1e-12));
                    assertThat(Peers414.byAutograd(block, x, g)[part]).containsExactly(theirs[part], within(1e-5));
                }
            }
        }
    }

    @Test
    void withWeightsOfZeroASkipIsTheIdentityAndAPlainBlockIsNothing() {
        Matrix zero = Matrix.zeros(2, 2);
        assertThat(new Block(zero, zero, true).forward(X).output()).isEqualTo(X);
        assertThat(new Block(zero, zero, false).forward(X).output().data()).containsOnly(0);
        assertThat(new Block(Matrix.identity(2), Matrix.identity(2), false).forward(X).output()).isEqualTo(X);
    }

    @Test
    void bothTowersHaveTheSameWeights() {
        var plan = new Tower.Plan(64, 24, 20, 10, false, true);
        Tower plain = new Tower(plan, SeedStream.generator(1));
        Tower skips = new Tower(plan.withSkips(true), SeedStream.generator(1));
        assertThat(plain.parameterCount()).isEqualTo(skips.parameterCount())
                .isEqualTo(64 * 24 + 18 * 24 * 24 + 19 * 48 + 24 * 10 + 10);
        assertThat(plain.weights()).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(plain.weights()[i].data().toArray()).isEqualTo(skips.weights()[i].data().toArray());
        }
    }

    @Test
    void deeperIsWorseOnTheTrainingRowsUnlessThereAreSkips() {
        var plan = new Tower.Plan(64, 24, 20, 10, false, true);
        double plain = Ex414DegradationAndSkip.train(plan, 4, 5).train().loss();
        double skips = Ex414DegradationAndSkip.train(plan.withSkips(true), 4, 5).train().loss();
        double shallow = Ex414DegradationAndSkip.train(plan.withDepth(6), 4, 5).train().loss();
        assertThat(plain).isGreaterThan(3 * skips).isGreaterThan(3 * shallow);
    }

    @Test
    void withoutNormalisationEverySkipAddsToTheSpread() {
        var plan = new Tower.Plan(64, 64, 42, 10, true, false);
        var random = SeedStream.generator(1);
        float[] values = new float[32 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Variable x = Variable.constant(Tensor.of(values, 32, 64));
        double deep = largest(new Tower(plan, SeedStream.generator(2)).forward(x));
        double shallow = largest(new Tower(plan.withDepth(4), SeedStream.generator(2)).forward(x));
        assertThat(deep).isGreaterThan(1000 * shallow);
    }

    private static double largest(Variable x) {
        double most = 0;
        for (float v : x.data().toArray()) {
            most = Math.max(most, Math.abs(v));
        }
        return most;
    }

    @Test
    void identityIsEasyWithSkipsAndHardWithout() {
        double[] plain = IdentityTask.errors(9, false, 150, 4);
        double[] skips = IdentityTask.errors(9, true, 150, 4);
        assertThat(Arrays.stream(plain).min().orElseThrow()).isGreaterThan(0.4);
        assertThat(skips[149]).isLessThan(0.05);
    }

    @Test
    void whatIsRefused() {
        refused(() -> new Tower.Plan(64, 24, 7, 10, true, true), "Tower.Plan: depth 7: must be even, from 2 up");
        refused(() -> new Tower.Plan(0, 24, 6, 10, true, true), "Tower.Plan: inputs = 0: must be at least 1");
        refused(() -> new Block(Matrix.zeros(3, 4), Matrix.zeros(4, 2), true),
                "Block: weights of 3 x 4 and 4 x 2: must lead back to the width they came from");
        refused(() -> IdentityTask.errors(0, true, 5, 1), "IdentityTask.errors: blocks = 0: must be at least 1");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
