package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linearmodel.LinearRegressionTest.assertRelative;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class RidgeGridTest {
    private static final Matrix X = Matrix.of(Datasets.diabetes().x());
    private static final double[] Y = Datasets.diabetes().y();
    private static final double[] PENALTIES = {1e-4, 1e-2, 0.1, 1, 100};

    @Test
    void theErrorsAreThoseOfFitsOneByOne() {
        List<Split> folds = Folds.kFold(442, 5, 3);
        RidgeGrid grid = RidgeGrid.of(X, Y, folds, PENALTIES);
        for (int p = 0; p < PENALTIES.length; p++) {
            assertRelative(grid.errors(p), oneByOne(X, Y, folds, PENALTIES[p]), 1e-11);
        }
        assertThat(grid.penalties()).isEqualTo(PENALTIES);
        assertThat(grid.mean(2)).isCloseTo(Arrays.stream(grid.errors(2)).sum() / 5, within(1e-9));
    }

    // scikit-learn 1.2.1: cross_val_score(Ridge(alpha, solver="svd"), X, y, cv=KFold(5), scoring="neg_mean_squared_error")
    @Test
    void blocksOfRowsAsScikitLearnScoresThem() {
        List<Split> folds = blocks(442, 5);
        RidgeGrid grid = RidgeGrid.of(X, Y, folds, 0.01, 0.1, 1);
        assertRelative(grid.errors(0), new double[] {2804.061592234725, 3045.009897552386, 3196.9411971531836,
            3001.7556679276695, 2940.6903931510683}, 1e-11);
        assertRelative(grid.errors(2), new double[] {3305.707444302735, 3549.8083554989244, 3616.813894137791,
            3018.3810944713055, 3610.9095836864462}, 1e-11);
        assertThat(grid.best()).isEqualTo(0.01);
    }

    @Test
    void columnsFarFromZeroCostNoDigits() {
        SplittableRandom random = new SplittableRandom(8);
        int n = 300;
        double[][] near = new double[n][3];
        double[][] far = new double[n][3];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 3; j++) {
                near[i][j] = random.nextInt(1000);
                far[i][j] = near[i][j] + 1e9;
                y[i] += near[i][j] * (j + 1);
            }
            y[i] += random.nextGaussian() * 100;
        }
        List<Split> folds = Folds.kFold(n, 4, 1);
        RidgeGrid here = RidgeGrid.of(Matrix.of(near), y, folds, 1e3, 1e6);
        RidgeGrid there = RidgeGrid.of(Matrix.of(far), y, folds, 1e3, 1e6);
        assertRelative(there.errors(0), here.errors(0), 1e-6);
        assertRelative(there.errors(1), here.errors(1), 1e-6);
    }

    @Test
    void momentsOfTwoPartsAddUpToThoseOfTheWhole() {
        CentredMoments whole = CentredMoments.of("test", X, Y);
        int[] first = new int[100];
        int[] rest = new int[342];
        Arrays.setAll(first, i -> i);
        Arrays.setAll(rest, i -> 100 + i);
        CentredMoments sum = CentredMoments.of("test", X.selectRows(first), Arrays.copyOf(Y, 100))
                .plus(CentredMoments.of("test", X.selectRows(rest), Arrays.copyOfRange(Y, 100, 442)));
        assertThat(sum.rows()).isEqualTo(442);
        assertThat(sum.total()).isCloseTo(whole.total(), within(1e-13 * whole.total()));
        assertThat(sum.cross()).containsExactly(whole.cross(), within(1e-11));
        assertThat(sum.gram().data()).containsExactly(whole.gram().data(), within(1e-14));
        assertThat(sum.mean(10)).isCloseTo(whole.mean(10), within(1e-12));
    }

    @Test
    void badFoldsAreRefused() {
        Split half = new Split(new int[] {0, 1}, new int[] {2, 3});
        Matrix x = Matrix.wrap(4, 1, new double[] {1, 2, 3, 4});
        double[] y = {1, 2, 2, 3};
        refused(() -> RidgeGrid.of(x, y, List.of(half), 1), "1 folds: at least 2");
        refused(() -> RidgeGrid.of(x, y, List.of(half, half), 1), "row 0 is tested 0 times: must be once");
        refused(() -> RidgeGrid.of(x, y, Folds.timeSeries(y, 2), 1), "must learn from all rows that it does not test");
        refused(() -> RidgeGrid.of(x, y, List.of(half, new Split(new int[] {2, 3}, new int[] {0, 4})), 1),
                "row 4: there are 4");
        refused(() -> RidgeGrid.of(x, new double[3], Folds.leaveOneOut(4), 1), "x has 4 rows, y has 3 values");
        refused(() -> RidgeGrid.of(x, y, Folds.leaveOneOut(4)), "RidgeGrid.of: no penalties");
        refused(() -> RidgeGrid.of(x, y, Folds.leaveOneOut(4), -1), "penalty");
        assertThat(RidgeGrid.of(x, y, Folds.leaveOneOut(4), 1, 1).bestIndex()).isZero();
    }

    private static List<Split> blocks(int rows, int k) {
        Split[] folds = new Split[k];
        int from = 0;
        for (int f = 0; f < k; f++) {
            int start = from;
            int end = from + rows / k + (f < rows % k ? 1 : 0);
            folds[f] = new Split(IntStream.range(0, rows).filter(i -> i < start || i >= end).toArray(),
                    IntStream.range(start, end).toArray());
            from = end;
        }
        return List.of(folds);
    }

    private static double[] oneByOne(Matrix x, double[] y, List<Split> folds, double penalty) {
        return folds.stream().mapToDouble(fold -> {
            double[] learn = Arrays.stream(fold.train()).mapToDouble(i -> y[i]).toArray();
            double[] predicted = RidgeRegression.fit(x.selectRows(fold.train()), learn, penalty)
                    .predict(x.selectRows(fold.test()));
            double sum = 0;
            for (int i = 0; i < predicted.length; i++) {
                sum += Math.pow(y[fold.test()[i]] - predicted[i], 2);
            }
            return sum / predicted.length;
        }).toArray();
    }
}
