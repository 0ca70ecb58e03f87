package scratch.math.autogradtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class AutogradTensorTest {
    private static final double[][] X = {{1, 2, 0}, {0, 1, -1}};
    private static final double[][] W = {{1, 2}, {0, 1}, {3, -1}};
    private static final double[] B = {0.5, -0.5};
    private static final double[][] T = {{1, 4}, {-2, 2}};

    private final Variable x = Variable.parameter(Tensor.of(new float[]{1, 2, 0, 0, 1, -1}, 2, 3));
    private final Variable w = Variable.parameter(Tensor.of(new float[]{1, 2, 0, 1, 3, -1}, 3, 2));
    private final Variable b = Variable.parameter(Tensor.vector(0.5f, -0.5f));

    @Test
    void theLayerOfTheReadmeByHand() {
        LinearByHand hand = LinearByHand.of(X, W, B, T);
        assertThat(hand.output()).isDeepEqualTo(new double[][]{{1.5, 3.5}, {-2.5, 1.5}});
        assertThat(hand.loss()).isEqualTo(0.5);
        assertThat(hand.weightGradient()).isDeepEqualTo(new double[][]{{0.5, -0.5}, {0.5, -1.5}, {0.5, 0.5}});
        assertThat(hand.biasGradient()).containsExactly(0, -1);
        assertThat(hand.inputGradient()).isDeepEqualTo(new double[][]{{-0.5, -0.5, 2}, {-1.5, -0.5, -1}});
    }

    @Test
    void theEngineSaysTheSame() {
        Variable loss = Ex109AutogradTensor.loss(x, w, b);
        loss.backward();
        assertThat(loss.item()).isEqualTo(0.5f);
        assertThat(w.gradient().toArray()).containsExactly(0.5f, -0.5f, 0.5f, -1.5f, 0.5f, 0.5f);
        assertThat(b.gradient().toArray()).containsExactly(0, -1);
        assertThat(x.gradient().toArray()).containsExactly(-0.5f, -0.5f, 2, -1.5f, -0.5f, -1);
    }

    @Test
    void withoutTheHalfEveryGradientDoubles() {
        Ex109AutogradTensor.loss(x, w, b).times(2).backward();
        assertThat(w.gradient().toArray()).containsExactly(1, -1, 1, -3, 1, 1);
    }

    @Test
    void aBatchTwiceDoublesTheBiasGradientOfASumAndNotOfAMean() {
        for (int copies = 1; copies <= 2; copies++) {
            Variable batch = Variable.constant(Tensor.of(new float[]{3, 5}, 1, 2).expand(copies, 2));
            batch.plus(b).times(batch.plus(b)).sum().backward();
            float ofSum = b.gradient().get(0);
            b.clearGradient();
            batch.plus(b).times(batch.plus(b)).mean().backward();
            float ofMean = b.gradient().get(0);
            b.clearGradient();
            assertThat(ofSum).isEqualTo(copies * 7f);
            assertThat(ofMean).isEqualTo(3.5f);
        }
    }

    /// (2, 3) and (2, 2) make (3, 2) in one way only; with squares, a wrong transpose fits.
    @Test
    void withSquareShapesAWrongTransposeFits() {
        Tensor input = Tensor.of(new float[]{1, 2, 3, 4}, 2, 2);
        Tensor residual = Tensor.of(new float[]{5, 6, 7, 8}, 2, 2);
        assertThat(input.transpose().matmul(residual).toArray()).containsExactly(26, 30, 38, 44);
        assertThat(residual.matmul(input).toArray()).containsExactly(23, 34, 31, 46);
        assertThatThrownBy(() -> Tensor.zeros(2, 2).matmul(Tensor.zeros(3, 2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Tensor.matmul: (2, 2) x (3, 2): inner"
                + " dimensions differ");
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 1e-5", "100, 2.9999, 1e-4", "1e4, 3.0273, 1e-4", "1e6, 0, 0"})
    void float32DifferencesDrownInALargeLoss(float c, double expected, double tolerance) {
        assertThat(Ex109AutogradTensor.difference(c)).isEqualTo(expected, within(tolerance));
    }

    @Test
    void theGradientCheckFindsTheUnitThatWasCut() {
        Tensor batch = Tensor.normal(new SplittableRandom(2), 1, 8, 5);
        int[] labels = {0, 1, 2, 0, 1, 2, 0, 1};
        SmallNetwork wrong = SmallNetwork.random(5, 6, 3, 3, new SplittableRandom(1));
        GradientReport report = GradientReport.of(() -> wrong.loss(batch, labels),
                wrong.parameters().toArray(Variable[]::new));
        GradientReport.Reading w1 = report.readings().get(0);
        for (int i = 0; i < 30; i++) {
            assertThat(w1.errors()[i] > 1e-3).isEqualTo(i % 6 == 3);
        }
        assertThat(report.worst().name()).isIn("W1", "b1");
        assertThat(report.worst().agrees()).isFalse();
        assertThat(w1.worst()).startsWith("W1 at (").contains("3): gradient 0.00000,");
        assertThat(GradientReport.line(w1)).isEqualTo("W1 (5, 6): 25 of 30 derivatives agree");
        assertThat(report.readings().get(2).agrees()).isTrue();
        assertThat(wrong.parameters()).noneMatch(Variable::hasGradient);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aWrongGradientLowersTheLossToo(long seed) {
        Tensor batch = Tensor.normal(new SplittableRandom(seed), 1, 8, 5);
        int[] labels = {0, 1, 2, 0, 1, 2, 0, 1};
        SmallNetwork wrong = SmallNetwork.random(5, 6, 3, 0, new SplittableRandom(seed));
        float before = wrong.loss(batch, labels).item();
        assertThat(wrong.train(batch, 200, 0.1f, labels)).isLessThan(before / 2);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> LinearByHand.of(X, new double[][]{{1, 2}}, B, T)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("LinearByHand.of: x has 2 rows, w 1, t 2, b 2 numbers");
        assertThatThrownBy(() -> LinearByHand.of(new double[0][0], W, B, T)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GradientReport.of(() -> x.sum())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GradientReport.of: no parameters: needs at least one to look at");
        assertThatThrownBy(() -> SmallNetwork.random(2, 3, 2, 3, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("SmallNetwork.random: unit 3 of 3: must be"
                + " from -1 to 2");
        assertThatThrownBy(() -> x.plus(w)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Tensor.plus: (2, 3)");
        assertThatThrownBy(() -> x.times(x).backward()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a single number");
    }
}
