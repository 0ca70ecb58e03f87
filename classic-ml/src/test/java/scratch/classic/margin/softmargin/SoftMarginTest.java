package scratch.classic.margin.softmargin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.supportvector.Kernel;
import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.LinearSVM;
import scratch.classic.supportvector.Pegasos;
import scratch.math.Matrix;
import scratch.math.Vectors;

class SoftMarginTest {
    private static final Matrix FOUR = Matrix.of(new double[][] {{0, 0}, {1, 1}, {3, 3}, {4, 4}});
    private static final Matrix FIVE = Matrix.of(new double[][] {{0, 0}, {1, 1}, {3, 3}, {4, 4}, {2.5, 2.5}});
    private static final int[] LABELS = {0, 0, 1, 1, 0};

    private static KernelSVM fit(double c) {
        return KernelSVM.fit(FIVE, LABELS, KernelSVM.Options.of(Kernel.linear(), c).withTolerance(1e-9));
    }

    @Test
    void fourPointsOfTheReadmeByHand() {
        KernelSVM svm = KernelSVM.fit(FOUR, new int[] {0, 0, 1, 1},
                KernelSVM.Options.hardMargin(Kernel.linear()).withTolerance(1e-9));
        assertThat(svm.weights(0)).containsExactly(new double[] {0.5, 0.5}, within(1e-8));
        assertThat(svm.intercepts()[0]).isCloseTo(-2, within(1e-8));
        assertThat(svm.marginWidth(0)).isCloseTo(2.828, within(0.001));
        assertThat(svm.supportRows()).containsExactly(1, 2);
        assertThat(svm.coefficients().column(0)).containsExactly(new double[] {-0.25, 0.25}, within(1e-8));
        assertThat(svm.dualObjective(0)).isCloseTo(0.25, within(1e-9));
        assertThat(svm.decisions(FIVE).data()).containsExactly(new double[] {-2, -1, 1, 2, 0.5}, within(1e-7));
    }

    // ½‖w‖² + C Σ hinge of the planes (½, ½), −2 and (2, 2), −11
    @Test
    void theTwoPlanesOfTheReadmeCostThis() {
        assertThat(cost(new double[] {0.5, 0.5}, -2, 1)).isEqualTo(1.75);
        assertThat(cost(new double[] {2, 2}, -11, 1)).isEqualTo(4);
        assertThat(cost(new double[] {0.5, 0.5}, -2, 4)).isEqualTo(6.25);
        assertThat(cost(new double[] {2, 2}, -11, 4)).isEqualTo(4);
    }

    private static double cost(double[] w, double b, double c) {
        double cost = Vectors.dot(w, w) / 2;
        for (int i = 0; i < 5; i++) {
            cost += c * Math.max(0, 1 - (2 * LABELS[i] - 1) * (Vectors.dot(w, FIVE.row(i)) + b));
        }
        return cost;
    }

    @Test
    void withSmallCThePlaneStaysAndFromFourOnItIsTheHardMargin() {
        assertThat(fit(1).weights(0)).containsExactly(new double[] {0.5, 0.5}, within(1e-7));
        assertThat(fit(2).weights(0)).containsExactly(new double[] {1, 1}, within(1e-7));
        for (double c : new double[] {4.5, 100, Double.POSITIVE_INFINITY}) {
            assertThat(fit(c).weights(0)).containsExactly(new double[] {2, 2}, within(1e-7));
            assertThat(fit(c).marginWidth(0)).isCloseTo(0.707, within(0.001));
        }
    }

    // with C = 1 every b from −3 to −2 costs the same
    @Test
    void theInterceptNeedNotBeUnique() {
        double fitted = fit(1).intercepts()[0];
        assertThat(fitted).isBetween(-3.0, -2.0);
        assertThat(cost(new double[] {0.5, 0.5}, fitted, 1)).isCloseTo(1.75, within(1e-6));
        assertThat(cost(new double[] {0.5, 0.5}, -3, 1)).isEqualTo(1.75);
        assertThat(cost(new double[] {0.5, 0.5}, -3.1, 1)).isGreaterThan(1.75);
    }

    @Test
    void threePegasosStepsOfTheReadmeByHand() {
        Pegasos pegasos = new Pegasos(FOUR.appendColumns(Matrix.of(new double[][] {{1}, {1}, {1}, {1}})),
                new double[] {-1, -1, 1, 1}, null, 20);
        pegasos.step(2);
        assertThat(pegasos.weights()).containsExactly(new double[] {0.15, 0.15, 0.05}, within(1e-12));
        pegasos.step(1);
        assertThat(pegasos.weights()).containsExactly(new double[] {0.05, 0.05, 0}, within(1e-12));
        pegasos.step(3);
        assertThat(pegasos.weights()).containsExactly(new double[] {0.1, 0.1, 1 / 60.0}, within(1e-12));
    }

    @Test
    void theOddFlowerNarrowsTheHardMarginAndHardlyTheSoftOne() {
        Flowers odd = Ex364SoftMargin.setosa().with(2.4, 0.6, 1);
        double hard = Ex364SoftMargin.fit(Ex364SoftMargin.setosa(), Double.POSITIVE_INFINITY).marginWidth(0);
        assertThat(hard).isCloseTo(1.3038407, within(1e-6));
        assertThat(Ex364SoftMargin.fit(odd, Double.POSITIVE_INFINITY).marginWidth(0)).isCloseTo(0.5385155, within(1e-6));
        assertThat(Ex364SoftMargin.fit(odd, 1).marginWidth(0)).isGreaterThan(1);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() ->
                Ex364SoftMargin.fit(Ex364SoftMargin.virginica(), Double.POSITIVE_INFINITY));
    }

    @Test
    void rowsBeyondTheMarginCanBeLeftOut() {
        Flowers flowers = Ex364SoftMargin.virginica();
        KernelSVM svm = Ex364SoftMargin.fit(flowers, 1);
        KernelSVM fewer = Ex364SoftMargin.fit(flowers.select(svm.supportRows()), 1);
        assertThat(fewer.weights(0)).containsExactly(svm.weights(0), within(1e-4));
    }

    // millimetres for the width alone: it counts ten times as much
    @Test
    void anotherUnitMovesThePlane() {
        Flowers flowers = Ex364SoftMargin.virginica();
        Matrix other = flowers.x().copy();
        for (int i = 0; i < other.rows(); i++) {
            other.set(i, 1, 10 * other.get(i, 1));
        }
        double[] w = Ex364SoftMargin.fit(flowers, 0.01).weights(0);
        double[] v = Ex364SoftMargin.fit(new Flowers(other, flowers.labels()), 0.01).weights(0);
        assertThat(w[1] / w[0]).isCloseTo(0.5886, within(0.001));
        assertThat(10 * v[1] / v[0]).isGreaterThan(5);
    }

    @Test
    void aHeldInterceptTiltsThePlane() {
        Flowers flowers = Ex364SoftMargin.virginica();
        LinearSVM held = LinearSVM.fit(flowers.x(), flowers.labels(), LinearSVM.Options.of(1).withTolerance(1e-9));
        assertThat(held.weights(0)).containsExactly(new double[] {0.034753199, 2.728059546}, within(1e-5));
        int[] predicted = held.predict(flowers.x());
        assertThat(IntStream.range(0, 100).filter(i -> predicted[i] != flowers.labels()[i]).count()).isEqualTo(6);
        assertThat(Arrays.stream(flowers.labels()).sum()).isEqualTo(50);
    }
}
