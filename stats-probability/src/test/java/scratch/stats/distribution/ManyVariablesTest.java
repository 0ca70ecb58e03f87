package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Multinomial, multivariate normal and empirical.
class ManyVariablesTest {
    @Test
    void multinomialWithTwoCategoriesIsBinomial() {
        Multinomial m = Multinomial.of(10, 0.3, 0.7);
        for (int k = 0; k <= 10; k++) {
            assertThat(m.pmf(k, 10 - k)).isCloseTo(Binomial.of(10, 0.3).pmf(k), within(1e-15));
        }
        assertThat(m.pmf(3, 3)).isZero();
        assertThat(m.logPmf(11, -1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void multinomialByHand() {
        Multinomial m = Multinomial.of(4, 0.5, 0.25, 0.25);
        assertThat(m.pmf(2, 1, 1)).isCloseTo(12 * 0.25 * 0.0625, within(1e-15));     // 4!/(2!1!1!) = 12
        assertThat(m.logPmf(2, 1, 1)).isCloseTo(Math.log(0.1875), within(1e-13));
        assertThat(m.mean()).containsExactly(2, 1, 1);
        assertThat(m.covariance()[0]).containsExactly(1, -0.5, -0.5);
        assertThat(Multinomial.of(3, 1, 0).pmf(3, 0)).isEqualTo(1);
        long sum = 0;
        long first = 0;
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            long[] draw = m.sample(random);
            first += draw[0];
            sum += draw[0] + draw[1] + draw[2];
        }
        assertThat(sum).isEqualTo(8000);
        assertThat(first / 2000.0).isCloseTo(2, within(0.1));
    }

    @Test
    void multivariateNormalByHand() {
        MultivariateNormal d = MultivariateNormal.of(new double[] {1, 2}, new double[][] {{4, 2}, {2, 3}});
        assertThat(d.squaredMahalanobis(3, 2)).isCloseTo(1.5, within(1e-14));   // (2, 0) Σ⁻¹ (2, 0)ᵀ = 4 · 3/8
        assertThat(d.pdf(1, 2)).isCloseTo(1 / (2 * Math.PI * Math.sqrt(8)), within(1e-15));
        assertThat(d.logPdf(3, 2)).isCloseTo(Math.log(d.pdf(1, 2)) - 0.75, within(1e-13));
        assertThat(d.covariance()[0][1]).isCloseTo(2, within(1e-14));
        assertThat(d.mean()).containsExactly(1, 2);
    }

    @Test
    void drawsHaveTheCovariance() {
        MultivariateNormal d = MultivariateNormal.of(new double[] {1, 2}, new double[][] {{4, 2}, {2, 3}});
        SplittableRandom random = new SplittableRandom(11);
        double cross = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            double[] x = d.sample(random);
            cross += (x[0] - 1) * (x[1] - 2) / n;
        }
        assertThat(cross).isCloseTo(2, within(4 * 4 / Math.sqrt(n)));
    }

    @Test
    void empiricalIsAStaircase() {
        Empirical e = Empirical.of(3, 1, 2, 2);
        assertThat(e.cdf(0.9)).isZero();
        assertThat(e.cdf(2)).isEqualTo(0.75);
        assertThat(e.survival(2)).isEqualTo(0.25);
        assertThat(e.pmf(2)).isEqualTo(0.5);
        assertThat(e.quantile(0.75)).isEqualTo(2);
        assertThat(e.quantile(0.76)).isEqualTo(3);
        assertThat(e.quantile(0)).isEqualTo(1);
        assertThat(e.upperQuantile(0.25)).isEqualTo(2);
        assertThat(e.upperQuantile(0)).isEqualTo(3);
        assertThat(e.upperQuantile(1)).isEqualTo(1);
        assertThat(e.mean()).isEqualTo(2);
        assertThat(e.variance()).isEqualTo(0.5);
        assertThat(e.cdf(Double.NaN)).isNaN();
        assertThat(e.sample(new SplittableRandom(1))).isBetween(1.0, 3.0);
    }

    @Test
    void empiricalQuantileReachesItsOwnCdf() {
        double[] values = new SplittableRandom(9).doubles(49).toArray();
        Empirical e = Empirical.of(values);
        for (double value : values) {
            assertThat(e.quantile(e.cdf(value))).isEqualTo(value);
            assertThat(e.upperQuantile(e.survival(value))).isEqualTo(value);
        }
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Multinomial.of(3, 0.5, 0.4))
            .withMessage("Multinomial.of: sum of p = 0.9: must be 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Multinomial.of(3, 1.5, -0.5))
            .withMessage("Multinomial.of: p[1] = -0.5: must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Multinomial.of(3, 1).pmf(1, 2))
            .withMessage("Multinomial.pmf: number of counts = 2: must be the number of categories, 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Empirical.of())
            .withMessage("Empirical.of: number of values = 0: must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Empirical.of(1, Double.NaN))
            .withMessage("Empirical.of: values[1] = NaN: must be finite");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> MultivariateNormal.of(new double[2], new double[][] {{1, 2}, {3, 4}}))
            .withMessage("MultivariateNormal.of: covariance[0][1] = 2.0: must equal covariance[1][0] = 3.0");
        assertThatExceptionOfType(ArithmeticException.class)
            .isThrownBy(() -> MultivariateNormal.of(new double[2], new double[][] {{1, 2}, {2, 1}}))
            .withMessage("Cholesky: pivot 1 is -3.0: the matrix is not positive definite");
        assertThatIllegalArgumentException().isThrownBy(() -> Uniform.of(2, 1))
            .withMessage("Uniform.of: (low, high) = (2.0, 1.0): low must be below high");
        assertThatIllegalArgumentException().isThrownBy(() -> Normal.of(0, 0))
            .withMessage("Normal.of: standardDeviation = 0.0: must be positive and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> Gamma.of(Double.POSITIVE_INFINITY, 1))
            .withMessage("Gamma.of: shape = Infinity: must be positive and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> Binomial.of(-1, 0.5))
            .withMessage("Binomial.of: trials = -1: must not be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> Geometric.of(0))
            .withMessage("Geometric.of: p = 0.0: must be above 0 and at most 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Hypergeometric.of(10, 11, 2))
            .withMessage("Hypergeometric.of: marked = 11: must be between 0 and the population, 10");
        assertThatIllegalArgumentException().isThrownBy(() -> StudentizedRange.of(1, 5))
            .withMessage("StudentizedRange.of: groups = 1: must be at least 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Kolmogorov.of(0))
            .withMessage("Kolmogorov.of: observations = 0: must be between 1 and 100000");
    }
}
