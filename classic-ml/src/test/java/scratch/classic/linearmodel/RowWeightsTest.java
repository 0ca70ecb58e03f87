package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LogisticRegression.Options;
import scratch.classic.linearmodel.LogisticRegression.Solver;
import scratch.classic.preprocess.ClassWeights;
import scratch.classic.preprocess.Scaler;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class RowWeightsTest {

    private static Matrix standardised(double[][] rows, int columns) {
        Table table = Table.of(rows, IntStream.range(0, rows[0].length).mapToObj(j -> "x" + j).toList());
        return Scaler.standard().fit(table, new Target.Nothing()).transform(table).toMatrix()
                .selectColumns(IntStream.range(0, columns).toArray());
    }

    @ParameterizedTest
    @EnumSource(value = Solver.class, names = {"NEWTON", "LBFGS"})
    void balancedClassesGiveTheWeightsOfScikitLearn(Solver solver) {
        // breast cancer, standardised, its first three columns: LogisticRegression(C=1, class_weight="balanced",
        // solver="newton-cholesky", tol=1e-14), scikit-learn 1.2; the same by Newton's method in 80-bit numbers
        ClassificationData cancer = Datasets.breastCancer();
        double[] rowWeights = ClassWeights.balanced(cancer.y()).ofRows(cancer.y());
        LogisticRegression fit = LogisticRegression.fit(standardised(cancer.x(), 3), cancer.y(), rowWeights,
                Options.of(1).with(solver));
        assertThat(fit.intercept()).isCloseTo(0.195254165332856, within(1e-8));
        assertThat(fit.weights()).containsExactly(new double[] {-0.279196662602632, -0.907282775300309, -3.29311940243662},
                within(1e-8));
    }

    @Test
    void balancedSoftmaxGivesTheWeightsOfNewtonsMethod() {
        // iris, standardised, rows 0-79 and 100-109, weights n/(K·nₖ), λ = 1: Newton's method in NumPy to a gradient of 3e-15.
        // scikit-learn 1.2, class_weight="balanced", tol=1e-14, stops at -0.03232909, 1.82882019, -1.79649110: its L-BFGS
        // also ends where the loss no longer falls
        ClassificationData iris = Datasets.iris();
        int[] rows = IntStream.concat(IntStream.range(0, 80), IntStream.range(100, 110)).toArray();
        int[] y = Arrays.stream(rows).map(row -> iris.y()[row]).toArray();
        SoftmaxModel model = SoftmaxRegression.fit(standardised(iris.x(), 4).selectRows(rows), y,
                ClassWeights.balanced(y).ofRows(y), SoftmaxRegression.Options.of(1)).model();
        assertThat(model.intercepts()).containsExactly(new double[] {-0.0323360027002, 1.82882151973, -1.79648551703},
                within(1e-8));
        assertThat(model.weights().data()).containsExactly(new double[] {-0.9053028569, 1.0917205450, -1.6221479809,
            -1.5319801552, 0.7572090234, -0.3170389314, -0.5208823036, -0.6338851454, 0.1480938336, -0.7746816136, 2.1430302845,
            2.1658653007}, within(1e-8));
    }

    @Test
    void aRowOfWeightThreeIsThreeRowsAndOneOfWeightZeroNone() {
        SplittableRandom random = new SplittableRandom(5);
        Matrix x = Matrix.wrap(30, 2, random.doubles(60, -1, 1).toArray());
        int[] y = random.ints(30, 0, 2).toArray();
        int[] classes = random.ints(30, 0, 3).toArray();
        double[] weights = random.ints(30, 0, 4).asDoubleStream().toArray();
        int[] repeated = IntStream.range(0, 30).flatMap(i -> IntStream.generate(() -> i).limit((long) weights[i])).toArray();
        Matrix more = x.selectRows(repeated);
        int[] moreY = Arrays.stream(repeated).map(i -> y[i]).toArray();
        for (Solver solver : new Solver[] {Solver.NEWTON, Solver.LBFGS}) {
            assertThat(LogisticRegression.fit(x, y, weights, Options.of(0.5).with(solver)).weights()).containsExactly(
                    LogisticRegression.fit(more, moreY, Options.of(0.5).with(solver)).weights(), within(1e-8));
        }
        SoftmaxRegression.Options options = SoftmaxRegression.Options.of(0.5);
        assertThat(SoftmaxRegression.fit(x, classes, weights, options).model().weights().data()).containsExactly(
                SoftmaxRegression.fit(more, Arrays.stream(repeated).map(i -> classes[i]).toArray(), options).model().weights()
                        .data(), within(1e-8));
    }

    @Test
    void theGradientAndTheHessianKnowTheWeights() {
        SplittableRandom random = new SplittableRandom(4);
        Matrix x = Matrix.wrap(40, 2, random.doubles(80, -2, 2).toArray());
        double[] weights = random.doubles(40, 0, 3).toArray();
        ColumnScales scales = new ColumnScales(new double[] {0.1, -0.3}, new double[] {1.5, 0.5});
        slopes(new LogisticLoss(x, random.ints(40, 0, 2).toArray(), weights, 0.7, scales), 0.3, -0.8, 0.4);
        slopes(new SoftmaxLoss(x, random.ints(40, 0, 2).toArray(), weights, 2, 0.7, scales), 0.3, -0.8, 0.4, 1, -0.5, 0.2);
    }

    private static void slopes(scratch.math.optimize.TwiceDifferentiable loss, double... point) {
        double h = 1e-5;
        for (int j = 0; j < point.length; j++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[j] += h;
            down[j] -= h;
            assertThat((loss.value(up) - loss.value(down)) / (2 * h)).isCloseTo(loss.gradient(point)[j], within(1e-8));
            for (int k = 0; k < point.length; k++) {
                assertThat((loss.gradient(up)[k] - loss.gradient(down)[k]) / (2 * h))
                        .isCloseTo(loss.hessian(point).get(j, k), within(1e-8));
            }
        }
    }

    @Test
    void badWeightsAreRefused() {
        Matrix x = Matrix.wrap(4, 1, new double[] {1, 2, 3, 4});
        int[] y = {0, 1, 0, 1};
        refused(() -> LogisticRegression.fit(x, y, new double[3], Options.of(1)), "3 row weights, 4 rows");
        refused(() -> LogisticRegression.fit(x, y, new double[] {1, -1, 1, 1}, Options.of(1)), "weight -1.0 of row 1");
        refused(() -> LogisticRegression.fit(x, y, new double[] {1, 1, Double.NaN, 1}, Options.of(1)), "weight NaN of row 2");
        refused(() -> SoftmaxRegression.fit(x, y, new double[] {1, 0, 1, 0}, SoftmaxRegression.Options.of(1)),
                "class 1: all its rows have weight 0");
    }
}
