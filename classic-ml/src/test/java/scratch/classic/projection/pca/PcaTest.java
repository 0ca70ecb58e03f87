package scratch.classic.projection.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Method;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// The numbers of the page of lesson 351.
class PcaTest {

    @Test
    void fivePointsOfTheReadmeByHand() {
        double[][] centred = {{-3, -2}, {-1, 0}, {0, 0}, {1, 2}, {3, 0}};
        double[][] along = {{-8, -1}, {-2, 1}, {0, 0}, {4, 3}, {6, -3}};      // times √5
        double[] s = new double[3];
        double[] squares = new double[2];
        for (int i = 0; i < 5; i++) {
            s[0] += centred[i][0] * centred[i][0] / 4;
            s[1] += centred[i][0] * centred[i][1] / 4;
            s[2] += centred[i][1] * centred[i][1] / 4;
            assertThat(2 * centred[i][0] + centred[i][1]).isEqualTo(along[i][0]);
            assertThat(-centred[i][0] + 2 * centred[i][1]).isEqualTo(along[i][1]);
            squares[0] += along[i][0] * along[i][0] / 5 / 4;
            squares[1] += along[i][1] * along[i][1] / 5 / 4;
        }
        assertThat(s).containsExactly(5, 2, 2);
        assertThat(squares).containsExactly(6, 1);
        PrincipalComponents fit = PrincipalComponents.fit(Ex351PCA.FIVE, Options.all());
        assertThat(fit.variances()).containsExactly(squares, within(1e-14));
        assertThat(fit.transform(Ex351PCA.FIVE).times(Math.sqrt(5)).row(3)).containsExactly(along[3], within(1e-13));
        assertThat(fit.first(1).reconstruct(Ex351PCA.FIVE).row(3)).containsExactly(new double[] {6.6, 3.8}, within(1e-14));
        assertThat(fit.first(1).reconstructionError(Ex351PCA.FIVE)).isCloseTo(0.8, within(1e-14));
        assertThat(fit.whiten(Ex351PCA.FIVE).row(3)).containsExactly(new double[] {0.7303, 1.3416}, within(5e-5));
    }

    @Test
    void prolineAloneHasNearlyAllTheVarianceOfWines() {
        Matrix x = Ex351PCA.wines(false);
        double[] variances = IntStream.range(0, 13).mapToDouble(j -> variance(x.column(j))).toArray();
        assertThat(variances[12] / Arrays.stream(variances).sum()).isCloseTo(0.9977, within(5e-5));
        assertThat(Ex351PCA.WINES.featureNames().get(12)).isEqualTo("proline");
    }

    private static double variance(double[] values) {
        double mean = Vectors.mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }

    @Test
    void noiseHasAScreeToo() {
        double[] shares = new double[10];
        for (int seed = 0; seed < 200; seed++) {
            double[] ratios = PrincipalComponents.fit(noise(20, seed), Options.all()).ratios();
            for (int j = 0; j < 10; j++) {
                shares[j] += ratios[j] / 200;
            }
        }
        assertThat(shares[0]).isCloseTo(0.251, within(5e-4));
        assertThat(shares[9]).isCloseTo(0.013, within(5e-4));
        assertThat(PrincipalComponents.fit(noise(20_000, 1), Options.of(1)).ratios()[0]).isCloseTo(0.104, within(5e-4));
    }

    private static Matrix noise(int rows, long seed) {
        var random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(rows, 10);
        Arrays.setAll(x.data(), i -> random.nextGaussian());
        return x;
    }

    @Test
    void whiteningMagnifiesTheLastComponentOfTumours() {
        var data = Datasets.breastCancer();
        Matrix x = Matrix.of(data.x());
        for (int j = 0; j < 30; j++) {
            double[] column = x.column(j);
            double mean = Vectors.mean(column);
            double deviation = Math.sqrt(variance(column));
            for (int i = 0; i < x.rows(); i++) {
                x.set(i, j, (x.get(i, j) - mean) / deviation);
            }
        }
        double[] variances = PrincipalComponents.fit(x, Options.all()).variances();
        assertThat(1 / Math.sqrt(variances[0])).isCloseTo(0.274, within(5e-4));
        assertThat(1 / Math.sqrt(variances[29])).isCloseTo(86.7, within(5e-2));
    }

    @Test
    void twoCorrelatedColumnsHaveOnePlusAndOneMinusTheCorrelation() {
        Matrix s = Matrix.of(new double[][] {{1, 0.8}, {0.8, 1}});
        assertThat(s.multiply(new double[] {1, 1})).containsExactly(new double[] {1.8, 1.8}, within(1e-15));
        assertThat(s.multiply(new double[] {1, -1})).containsExactly(new double[] {0.2, -0.2}, within(1e-15));
    }

    @Test
    void withoutOversamplingEachPowerIsLessExact() {
        Matrix digits = Matrix.of(Datasets.digits().x());
        assertThat(Ex351PCA.excess(digits, 10, 10, 0, 42)).isCloseTo(8.102, within(5e-4));
        assertThat(Ex351PCA.excess(digits, 10, 0, 0, 42)).isCloseTo(39.98, within(5e-3));
        assertThat(Ex351PCA.excess(digits, 10, 0, 1, 42)).isCloseTo(16.42, within(5e-3));
        assertThat(Ex351PCA.excess(digits, 10, 0, 4, 42)).isCloseTo(2.57, within(5e-3));
    }

    @Test
    void theCovarianceLosesHalfOfTheDigits() {
        assertThat(Ex351PCA.found(1e-5, Method.COVARIANCE)).isEqualTo("1.00");
        assertThat(Ex351PCA.found(1e-7, Method.COVARIANCE)).isEqualTo("lost");
        assertThat(Ex351PCA.found(1e-12, Method.SVD)).isEqualTo("1.00");
    }
}
