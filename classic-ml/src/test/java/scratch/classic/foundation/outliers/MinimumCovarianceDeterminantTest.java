package scratch.classic.foundation.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.classic.data.Table;
import scratch.classic.foundation.outliers.MinimumCovarianceDeterminant.Options;
import scratch.classic.preprocess.Mahalanobis;
import scratch.math.Matrix;

class MinimumCovarianceDeterminantTest {
    private static final Offset<Double> EXACT = within(1e-10);
    private static final Options OPTIONS = new Options(1000, 1);
    private static final Table WINES = Ex305Outliers.wines();

    /// All C(12, 7) = 792 and all C(14, 9) = 2002 subsets tried in numpy: `min((det(cov(x[k].T)), k) for k in combinations)`.
    @Test
    void theCoreIsTheOneThatTryingAllSubsetsFinds() {
        Matrix twelve = WINES.select(IntStream.range(0, 12).toArray()).select("flavanoids", "color intensity").toMatrix();
        MinimumCovarianceDeterminant fitted = MinimumCovarianceDeterminant.fit(twelve, OPTIONS);
        assertThat(fitted.core()).containsExactly(0, 2, 6, 7, 8, 10, 11);
        assertThat(fitted.logDeterminant()).isCloseTo(-6.000336148728959, EXACT);
        Matrix fourteen = WINES.select(IntStream.range(50, 64).toArray()).select("alcohol", "flavanoids", "proline").toMatrix();
        fitted = MinimumCovarianceDeterminant.fit(fourteen, OPTIONS);
        assertThat(fitted.core()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(fitted.logDeterminant()).isCloseTo(5.319524412918905, EXACT);
    }

    /// R 4.2.2, `MASS::cov.mcd(x, nsamp = 5000)` on the 59 + 12 bottles: `best` and the log determinant of its covariance.
    @Test
    void theCoreIsThatOfR() {
        MinimumCovarianceDeterminant fitted = MinimumCovarianceDeterminant.fit(Bottles.labels(WINES, 12).rows().toMatrix(),
                OPTIONS);
        assertThat(fitted.core()).isEqualTo(IntStream.of(1, 2, 3, 5, 6, 7, 8, 12, 13, 15, 17, 18, 20, 21, 26, 27, 28, 30, 31,
                34, 35, 36, 37, 38, 39, 41, 42, 44, 45, 46, 48, 49, 52, 53, 55, 57, 58, 59).map(i -> i - 1).toArray());
        assertThat(fitted.logDeterminant()).isCloseTo(-12.96645843259141, EXACT);
    }

    /// scikit-learn 1.2.1, `MinCovDet(random_state=s)`, the smallest log determinant of the covariance of `raw_support_` over
    /// ten seeds s: fewer starts, and a larger determinant.
    @Test
    void scikitLearnStopsAboveIt() {
        Table fifteen = Bottles.labels(WINES, 15).rows();
        assertThat(MinimumCovarianceDeterminant.fit(fifteen.toMatrix(), OPTIONS).logDeterminant())
                .isLessThan(-12.6446503256984);
        Table pair = Bottles.labels(WINES, 12).rows().select("flavanoids", "color intensity");
        assertThat(MinimumCovarianceDeterminant.fit(pair.toMatrix(), OPTIONS).logDeterminant())
                .isLessThan(-3.8712560417313684);
    }

    /// R, the same with 59 + 13 bottles; centre and distance by `colMeans` and `mahalanobis` of the 50 rows that are kept.
    @Test
    void theDeterminantIsAsSmallAsInR() {
        Matrix x = Bottles.labels(WINES, 13).rows().toMatrix();
        MinimumCovarianceDeterminant fitted = MinimumCovarianceDeterminant.fit(x, OPTIONS);
        assertThat(fitted.logDeterminant()).isCloseTo(-12.8415055987293, EXACT);
        assertThat(fitted.distance().centre()[0]).isCloseTo(13.692, EXACT);
        assertThat(fitted.distance().squaredDistances(x)[71]).isCloseTo(91.809567194530942, within(1e-9));
    }

    @Test
    void aWildRowMovesNothingHoweverWild() {
        double[][] rows = normal(60, 3);
        double[] before = null;
        for (double far : new double[] {50, 1e6}) {
            for (int i = 0; i < 20; i++) {
                rows[i] = new double[] {far + i, -far, far * (1 + i / 20.0)};
            }
            Mahalanobis distance = MinimumCovarianceDeterminant.fit(Matrix.of(rows), OPTIONS).distance();
            assertThat(before == null ? distance.centre() : before).isEqualTo(distance.centre());
            before = distance.centre();
        }
        assertThat(Arrays.stream(before).map(Math::abs).max().orElseThrow()).isLessThan(0.6);
    }

    private static double[][] normal(int n, int d) {
        SplittableRandom random = new SplittableRandom(4);
        double[][] rows = new double[n][d];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return rows;
    }

    // Of normal rows the 97.5 % limit keeps about 97.5 %, so that the covariance is near the identity, if a little small.
    @Test
    void normalRowsHaveTheirOwnCovariance() {
        Matrix covariance = MinimumCovarianceDeterminant.fit(Matrix.of(normal(4000, 2)), new Options(20, 1)).distance()
                .covariance();
        assertThat(covariance.get(0, 0)).isBetween(0.85, 1.02);
        assertThat(covariance.get(1, 1)).isBetween(0.85, 1.02);
        assertThat(covariance.get(0, 1)).isBetween(-0.05, 0.05);
    }

    @Test
    void sameSeedSameCoreAndMoreStartsAreNeverWorse() {
        Matrix x = Bottles.labels(WINES, 18).rows().toMatrix();
        double few = MinimumCovarianceDeterminant.fit(x, new Options(1, 9)).logDeterminant();
        double many = MinimumCovarianceDeterminant.fit(x, new Options(100, 9)).logDeterminant();
        assertThat(many).isLessThanOrEqualTo(few + 1e-12);
        assertThat(MinimumCovarianceDeterminant.fit(x, new Options(1, 9)).logDeterminant()).isEqualTo(few);
    }

    // Half of the rows are copies of one, so that many starts lie in a plane and need more rows.
    @Test
    void startsWithEqualRowsAreMadeLonger() {
        double[][] rows = normal(40, 2);
        for (int i = 0; i < 16; i++) {
            rows[i] = rows[0].clone();
        }
        assertThat(MinimumCovarianceDeterminant.fit(Matrix.of(rows), OPTIONS).core()).hasSize(21);
    }

    @Test
    void badRowsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Options(0, 1))
                .withMessage("MinimumCovarianceDeterminant.Options: starts = 0: must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> MinimumCovarianceDeterminant.fit(Matrix.zeros(5, 2), OPTIONS))
                .withMessageContaining("(5, 2): must have a column and at least 2 (d + 1) rows");
        double[][] rows = normal(20, 3);
        Arrays.stream(rows).forEach(row -> row[2] = row[0] + row[1]);
        assertThatThrownBy(() -> MinimumCovarianceDeterminant.fit(Matrix.of(rows), OPTIONS))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("column 2 is a combination of those before it");
        rows[3][1] = Double.NaN;
        assertThatIllegalArgumentException().isThrownBy(() -> MinimumCovarianceDeterminant.fit(Matrix.of(rows), OPTIONS))
                .withMessageContaining("is NaN");
    }
}
