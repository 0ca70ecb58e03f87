package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.OutlierTest.count;
import static scratch.classic.preprocess.OutlierTest.wine;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.math.Matrix;

class MahalanobisTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final String[] THREE = {"alcohol", "malic acid", "magnesium"};

    // Σ = [[4, 3], [3, 9]], Σ⁻¹ = [[9, −3], [−3, 4]] / 27: (2, 3) lies along the cloud, (2, −3) across it
    @Test
    void twoPointsAtOneEuclideanDistanceByHand() {
        Mahalanobis distance = Mahalanobis.of(new double[] {1, 1}, Matrix.of(new double[][] {{4, 3}, {3, 9}}));
        assertThat(distance.squaredDistance(3, 4)).isCloseTo((9 * 4 - 2 * 3 * 6 + 4 * 9) / 27.0, within(1e-15));
        assertThat(distance.squaredDistance(3, -2)).isCloseTo((9 * 4 + 2 * 3 * 6 + 4 * 9) / 27.0, within(1e-15));
        assertThat(distance.squaredDistance(1, 1)).isZero();
        assertThat(distance.covariance().get(1, 0)).isCloseTo(3, within(1e-15));
    }

    // one column: d = |x − mean| / s, with n − 1. 1 2 3 6: mean 3, s² = 14/3
    @Test
    void withOneColumnItIsTheZScore() {
        Mahalanobis distance = Mahalanobis.fit(Matrix.wrap(4, 1, new double[] {1, 2, 3, 6}));
        assertThat(distance.squaredDistance(6)).isCloseTo(9 / (14 / 3.0), within(1e-15));
        assertThat(distance.centre()).containsExactly(3);
    }

    /// scikit-learn 1.2.1: `EmpiricalCovariance().fit(X).mahalanobis(X) * (n - 1) / n` on all of wine, since it divides by n;
    /// `scipy.stats.chi2.ppf`.
    @Test
    void distancesAndLimitsAreThoseOfScikitLearnAndScipy() {
        Matrix x = wine().toMatrix();
        Mahalanobis distance = Mahalanobis.fit(x);
        double[] d = distance.squaredDistances(x);
        assertThat(d[0]).isCloseTo(12.725837211143057, within(1e-10));
        assertThat(d[1]).isCloseTo(9.807770035078459, within(1e-10));
        assertThat(d[121]).isCloseTo(58.65332153079497, within(1e-10));
        assertThat(Mahalanobis.limit(13, 0.999)).isCloseTo(34.52817897487089, within(1e-11));
        assertThat(Mahalanobis.limit(1, 0.975)).isCloseTo(5.023886187314888, within(1e-12));
        boolean[] marks = distance.marks(x, 0.999);
        assertThat(IntStream.range(0, 178).filter(i -> marks[i])).containsExactly(69, 73, 95, 110, 121, 158);
        assertThat(count(distance.marks(x, 0.975))).isEqualTo(12);
    }

    @Test
    void theDistancesOfTheRowsThemselvesAddUpToDegreesOfFreedom() {
        Matrix x = wine().toMatrix();
        assertThat(Arrays.stream(Mahalanobis.fit(x).squaredDistances(x)).sum()).isCloseTo(13 * 177, within(1e-8));
    }

    @Test
    void unitsAndMixturesOfColumnsDoNotMatter() {
        Matrix x = wine().select(THREE).toMatrix();
        double[] before = Mahalanobis.fit(x).squaredDistances(x);
        for (Matrix other : new Matrix[] {Matrix.of(new double[][] {{1e6, 0, 0}, {0, -1e-6, 0}, {0, 0, 3}}),
            Matrix.of(new double[][] {{2, 0, 1}, {1, 1, 0}, {0, 0.02, 1}})}) {
            double[] after = Mahalanobis.fit(x.multiply(other)).squaredDistances(x.multiply(other));
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i]).isCloseTo(before[i], within(1e-9));
            }
        }
    }

    // 40000 normal rows: 1 − 0.975 of them beyond the limit, give or take 4 standard errors
    @Test
    void normalRowsAreMarkedAsOftenAsWasAskedFor() {
        SplittableRandom random = new SplittableRandom(11);
        double[] data = new double[3 * 40_000];
        Arrays.setAll(data, i -> random.nextGaussian());
        Matrix x = Matrix.wrap(40_000, 3, data);
        assertThat(count(Mahalanobis.fit(x).marks(x, 0.975)) / 40_000.0).isCloseTo(0.025, within(0.0032));
    }

    /// d² of the farthest of n rows is at most (n − 1)²/n, however far it is: here 81/10 = 8.1, and the limit is 9.35.
    @Test
    void amongTenRowsNoneIsBeyondTheLimit() {
        double[][] rows = new double[10][];
        for (int i = 0; i < 10; i++) {
            rows[i] = new double[] {i * i % 7, i * 5 % 11, i * 3 % 4};
        }
        rows[0] = new double[] {1e6, -1e6, 1e6};
        Matrix x = Matrix.of(rows);
        assertThat(Mahalanobis.fit(x).squaredDistances(x)[0]).isCloseTo(8.1, within(1e-6));
        assertThat(Mahalanobis.fit(x).marks(x, 0.975)).containsOnly(false);
    }

    /// `mu + (x - mu) * sqrt(limit / d2)` in numpy for row 95, (12.47, 1.52, 162).
    @Test
    void rowsBeyondTheLimitAreDrawnOntoTheEllipsoid() {
        MahalanobisClipper.Fitted fitted = MahalanobisClipper.of(0.975, THREE).fit(wine(), NOTHING);
        assertThat(IntStream.range(0, 178).filter(i -> fitted.marks(wine())[i])).containsExactly(69, 78, 95, 96, 123);
        Table clipped = fitted.transform(wine());
        assertThat(clipped.numeric("alcohol").value(95)).isCloseTo(12.660171254185613, within(1e-12));
        assertThat(clipped.numeric("malic acid").value(95)).isCloseTo(1.8125758067306652, within(1e-12));
        assertThat(clipped.numeric("magnesium").value(95)).isCloseTo(139.68684130349436, within(1e-10));
        double[] before = fitted.squaredDistances(wine());
        double[] after = fitted.squaredDistances(clipped);
        for (int i = 0; i < 178; i++) {
            assertThat(after[i]).isCloseTo(Math.min(before[i], fitted.limit()), within(1e-12));
        }
        assertThat(clipped.numeric("malic acid").value(0)).isEqualTo(wine().numeric("malic acid").value(0));
        assertThat(clipped.numeric("proline").values()).isEqualTo(wine().numeric("proline").values());
        assertThat(clipped.names()).isEqualTo(wine().names());
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        MahalanobisClipper.Fitted fitted = MahalanobisClipper.of(0.9).fit(wine(), NOTHING);
        MahalanobisClipper.Fitted read = MahalanobisClipper.Fitted.fromState(fitted.state());
        assertThat(read.transform(wine()).toMatrix()).isEqualTo(fitted.transform(wine()).toMatrix());
        Map<String, Object> cut = new HashMap<>(fitted.state());
        cut.put("factor", List.of(1, 2, 3));
        refused(() -> MahalanobisClipper.Fitted.fromState(cut), "13 columns, 13 numbers of the centre and 3 of the factor");
        cut.put("factor", List.of("one"));
        refused(() -> MahalanobisClipper.Fitted.fromState(cut), "'factor' holds one: must be numbers");
    }

    @Test
    void columnsThatSayNothingNewAreRefusedByIndex() {
        double[][] rows = new double[20][];
        for (int i = 0; i < 20; i++) {
            rows[i] = new double[] {i * i % 13 / 10.0, 1e6 * (i * 7 % 20), 0};
            rows[i][2] = 3 * rows[i][0] + rows[i][1] / 1e6;
        }
        impossible(() -> Mahalanobis.fit(Matrix.of(rows)), "column 2 is a combination of those before it");
        for (double factor = 1e-9; factor < 1e9; factor *= 1.7) {              // what is left is dust, above 0 or below
            for (double[] row : rows) {
                row[2] = factor * (0.7 * row[0] + 1.3e-6 * row[1]);
            }
            impossible(() -> Mahalanobis.fit(Matrix.of(rows)), "column 2 is a combination of those before it");
        }
        Arrays.stream(rows).forEach(row -> row[2] *= 1 + 1e-4 * row[0]);          // small in its unit, but its own
        Arrays.stream(rows).forEach(row -> row[2] *= 1e-20);
        assertThat(Mahalanobis.fit(Matrix.of(rows)).squaredDistance(rows[3])).isPositive();
        Arrays.stream(rows).forEach(row -> row[1] = 4.1);
        impossible(() -> Mahalanobis.fit(Matrix.of(rows)), "column 1 has variance 0.0: must be positive");
    }

    private static void impossible(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ArithmeticException.class).hasMessageContaining(message);
    }

    @Test
    void badNumbersAreRefused() {
        Matrix square = Matrix.of(new double[][] {{1, 2}, {2, 5}});
        refused(() -> Mahalanobis.fit(square), "Mahalanobis.fit: (2, 2): must have a column and more rows than columns");
        refused(() -> Mahalanobis.fit(Matrix.wrap(3, 1, new double[] {1, Double.NaN, 2})), "element (1, 0) is NaN");
        refused(() -> Mahalanobis.of(new double[] {1}, square), "Mahalanobis.of: lengths 1 and 2: must be equal");
        refused(() -> Mahalanobis.of(new double[] {1, Double.NaN}, square), "centre[1] = NaN: must be finite");
        Mahalanobis distance = Mahalanobis.of(new double[] {1, 1}, square);
        refused(() -> distance.squaredDistance(1), "Mahalanobis.squaredDistance: 1 values: must be 2");
        refused(() -> distance.squaredDistances(Matrix.zeros(4, 3)), "3 columns: must be 2");
        refused(() -> Mahalanobis.limit(0, 0.9), "columns = 0: must be at least 1");
        refused(() -> Mahalanobis.limit(2, 1), "probability = 1.0: must lie strictly between 0 and 1");
        refused(() -> MahalanobisClipper.of(0), "MahalanobisClipper: probability = 0.0");
        Table gap = Table.of(new NumericColumn("x", 1, 2, Double.NaN, 5));
        refused(() -> MahalanobisClipper.of(0.9).fit(gap, NOTHING), "column 'x', row 2: missing: fill the gaps first");
        refused(() -> MahalanobisClipper.of(0.9, "y").fit(gap, NOTHING), "'y': there is no such column");
    }
}
