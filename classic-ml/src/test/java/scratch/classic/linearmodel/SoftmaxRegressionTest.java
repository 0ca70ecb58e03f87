package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.linearmodel.SoftmaxRegression.Options;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.kernel.Threads;

class SoftmaxRegressionTest {
    private static final ClassificationData IRIS = Datasets.iris();
    private static final Matrix X = Matrix.of(IRIS.x());

    // Newton's method in 80-bit floating point, NumPy: iris as it is, λ = 1
    @Test
    void irisToEightDigits() {
        SoftmaxRegression fit = SoftmaxRegression.fit(X, IRIS.y(), Options.of(1));
        assertThat(fit.course().gradientNorm()).isLessThanOrEqualTo(1e-8);
        assertThat(fit.course().value()).isCloseTo(28.8863166040925, within(1e-11));
        assertThat(fit.model().intercepts()).containsExactly(
                new double[] {9.84956805048209, 2.23720563220316, -12.0867736826854}, within(1e-6));
        assertThat(fit.model().weights().row(0)).containsExactly(
                new double[] {-0.423509920122713, 0.967350579571554, -2.51715237760921, -1.07933664850072}, within(1e-7));
        assertThat(fit.model().weights().row(2)).containsExactly(
                new double[] {-0.110951588873211, -0.645762724379621, 2.72354444890408, 2.02363511389706}, within(1e-7));
    }

    @Test
    void twoClassesAreALogisticRegressionWithHalfThePenalty() {
        int[] two = IntStream.range(50, 150).toArray();
        int[] labels = IntStream.of(two).map(i -> IRIS.y()[i] - 1).toArray();
        Matrix x = X.selectRows(two);
        SoftmaxModel softmax = SoftmaxRegression.fit(x, labels, Options.of(1)).model();
        LogisticRegression logistic = LogisticRegression.fit(x, labels, LogisticRegression.Options.of(0.5));
        for (int j = 0; j < 4; j++) {
            double difference = softmax.weights().get(1, j) - softmax.weights().get(0, j);
            assertThat(difference).isCloseTo(logistic.weights()[j], within(1e-6));
        }
        assertThat(softmax.predictProbabilities(x).column(1)).containsExactly(logistic.probabilities(x), within(1e-7));
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        SplittableRandom random = new SplittableRandom(4);
        Matrix x = Matrix.wrap(30, 2, random.doubles(60, -2, 2).toArray());
        int[] y = random.ints(30, 0, 3).toArray();
        ColumnScales scales = new ColumnScales(new double[] {0.1, -0.3}, new double[] {1.5, 0.5});
        SoftmaxLoss loss = new SoftmaxLoss(x, y, null, 3, 0.7, scales);
        double[] point = random.doubles(9, -1, 1).toArray();
        double[] gradient = loss.gradient(point);
        Matrix hessian = loss.hessian(point);
        double h = 1e-5;
        for (int j = 0; j < point.length; j++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[j] += h;
            down[j] -= h;
            assertThat((loss.value(up) - loss.value(down)) / (2 * h)).isCloseTo(gradient[j], within(1e-8));
            for (int k = 0; k < point.length; k++) {
                assertThat((loss.gradient(up)[k] - loss.gradient(down)[k]) / (2 * h))
                        .isCloseTo(hessian.get(j, k), within(1e-8));
            }
        }
    }

    @Test
    void withoutAPenaltyTheWeightsAddUpToZeroAndSeparationIsSaid() {
        assertThatThrownBy(() -> SoftmaxRegression.fit(X, IRIS.y(), Options.of(0)))      // setosa stands apart
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("separated from the others by a plane");
        SplittableRandom random = new SplittableRandom(2);
        Matrix x = Matrix.wrap(60, 2, random.doubles(120).toArray());
        SoftmaxModel model = SoftmaxRegression.fit(x, random.ints(60, 0, 3).toArray(), Options.of(0)).model();
        for (int j = 0; j < 2; j++) {
            assertThat(model.weights().get(0, j) + model.weights().get(1, j) + model.weights().get(2, j))
                    .isCloseTo(0, within(1e-7));
        }
    }

    @Test
    void aClassThatIsMissingOnOneSideOnlyIsSeparatedToo() {
        // class 2 occurs at 0 alone, where classes 0 and 1 stand too: its weight falls for ever
        Matrix x = Matrix.wrap(8, 1, new double[] {0, 0, 0, 1, 1, 2, 2, 0});
        assertThatThrownBy(() -> SoftmaxRegression.fit(x, new int[] {0, 1, 2, 0, 1, 1, 0, 2}, Options.of(0)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("separated from the others by a plane");
    }

    @Test
    void columnsMadeUpByOthersAreNamed() {
        SplittableRandom random = new SplittableRandom(2);
        Matrix x = Matrix.wrap(60, 3, random.doubles(180).toArray());
        for (int i = 0; i < 60; i++) {
            x.set(i, 2, 3 * x.get(i, 0) - 0.5);
        }
        assertThatThrownBy(() -> SoftmaxRegression.fit(x, random.ints(60, 0, 3).toArray(), Options.of(0)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("SoftmaxRegression.fit")
                .hasMessageMatching(".*rank 2 of 3 columns: columns \\[[02]\\] are constant or made up by others.*");
    }

    @Test
    void theSameOnAnyNumberOfThreads() {
        SplittableRandom random = new SplittableRandom(9);
        int n = 6000;
        Matrix x = Matrix.wrap(n, 4, random.doubles(n * 4L).toArray());
        int[] y = random.ints(n, 0, 3).toArray();
        int before = Threads.count();
        try {
            Threads.setCount(1);
            double[] alone = SoftmaxRegression.fit(x, y, Options.of(1)).model().weights().data();
            Threads.setCount(3);
            assertThat(SoftmaxRegression.fit(x, y, Options.of(1)).model().weights().data()).isEqualTo(alone);
        } finally {
            Threads.setCount(before);
        }
    }

    @Test
    void rowsFarOffGetProbabilitiesToo() {
        Matrix p = SoftmaxRegression.fit(X, IRIS.y(), Options.of(1))
                .predictProbabilities(Matrix.of(new double[][] {{1e6, -1e6, 1e6, 1e6}, {0, 0, 0, 0}}));
        for (int i = 0; i < 2; i++) {
            assertThat(p.get(i, 0) + p.get(i, 1) + p.get(i, 2)).isCloseTo(1, within(1e-15));
        }
        assertThat(p.get(0, 2)).isEqualTo(1);
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        SoftmaxModel model = SoftmaxRegression.fit(X, IRIS.y(), Options.of(1)).model();
        assertThat(SoftmaxModel.fromState(model.state()).predictProbabilities(X).data())
                .isEqualTo(model.predictProbabilities(X).data());
        refused(() -> SoftmaxModel.fromState(Map.of("intercepts", List.of(1, 2))), "'weights' is null");
    }

    @Test
    void badInputIsRefused() {
        refused(() -> SoftmaxRegression.fit(X, new int[3], Options.of(1)), "x has 150 rows, 3 labels");
        Matrix two = Matrix.wrap(2, 1, new double[] {1, 2});
        refused(() -> SoftmaxRegression.fit(two, new int[2], Options.of(1)), "1 class: needs at least 2");
        refused(() -> SoftmaxRegression.fit(two, new int[] {0, 2}, Options.of(1)), "class 1 of 0 to 2 has no rows");
        refused(() -> SoftmaxRegression.fit(two, new int[] {0, -1}, Options.of(1)), "label -1 of row 1");
        refused(() -> SoftmaxRegression.fit(Matrix.wrap(2, 1, new double[] {1, Double.NaN}), new int[] {0, 1}, Options.of(1)),
                "NaN");
        refused(() -> SoftmaxRegression.fit(X, IRIS.y(), Options.of(1)).predict(Matrix.zeros(1, 3)), "x has 3 columns");
        refused(() -> Options.of(-1), "penalty");
    }
}
