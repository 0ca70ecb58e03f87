package scratch.stats.centrallimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import smile.stat.distribution.GaussianDistribution;
import smile.stat.hypothesis.KSTest;

import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.ContinuousDistribution;
import scratch.stats.distribution.Exponential;
import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.Kolmogorov;
import scratch.stats.distribution.LogNormal;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;
import scratch.stats.distribution.Uniform;

/// Exact distributions of sums where they have a name; rung d, by Kolmogorov and Smirnov, for what is drawn.
class CentralLimitTest {
    @Test
    void threeDiceByHand() {
        int atLeast16 = 0;
        for (int outcome = 0; outcome < 216; outcome++) {
            atLeast16 += outcome % 6 + outcome / 6 % 6 + outcome / 36 + 3 >= 16 ? 1 : 0;
        }
        assertThat(atLeast16).isEqualTo(10);
        assertThat(10.0 / 216).isEqualTo(0.0463, within(5e-5));
        var bell = Normal.of(10.5, Math.sqrt(8.75));
        assertThat(bell.survival(15.5)).isEqualTo(0.0455, within(5e-5));
        assertThat(bell.survival(16)).isEqualTo(0.0315, within(5e-5));
    }

    @Test
    void twelveUniformsAreNoBellInTheTails() {
        assertThat(2 * twelveUniformsBeyond(3)).isEqualTo(0.00201, within(5e-6));
        assertThat(2 * Normal.STANDARD.survival(3)).isEqualTo(0.00270, within(5e-6));
        assertThat(2 * twelveUniformsBeyond(4)).isEqualTo(1.7e-5, within(5e-7));
        assertThat(2 * Normal.STANDARD.survival(4)).isEqualTo(6.3e-5, within(5e-7));
        assertThat(twelveUniformsBeyond(6)).isZero();
    }

    // P(U₁ + … + U₁₂ − 6 > z), by symmetry the volume of {sum < 6 − z} (Irwin and Hall).
    private static double twelveUniformsBeyond(double z) {
        double s = 6 - z;
        double sum = 0;
        double binomial = 1;
        for (int k = 0; k < s; k++) {
            sum += (k % 2 == 0 ? 1 : -1) * binomial * Math.pow(s - k, 12);
            binomial *= (12.0 - k) / (k + 1);
        }
        return sum / 479001600;
    }

    @ParameterizedTest
    @CsvSource({"10, 0.0421, 0.363", "40, 0.0210, 0.181", "160, 0.0105, 0.0906"})
    void fourTimesTheDrawsHalfTheDistance(int n, double distance, double bound) {
        assertThat(DistanceToBell.exponential(n)).isEqualTo(distance, within(5e-5));
        assertThat(DistanceToBell.berryEsseenBound(DistanceToBell.EXPONENTIAL_RHO, n)).isEqualTo(bound, within(5e-4));
    }

    @Test
    void theDensityOfAStandardisedMeanByHand() {
        // four exponentials: the gamma density 4³e⁻⁴/3! at 4, in steps of √4
        assertThat(DistanceToBell.exponentialPdf(4, 0)).isEqualTo(2 * 64 * Math.exp(-4) / 6, within(1e-14));
        assertThat(DistanceToBell.exponentialPdf(1, 0)).isEqualTo(Math.exp(-1), within(1e-15));
    }

    @Test
    void theThirdMomentOfTheExponentialIsTwelveOverEMinusTwo() {
        assertThat(DistanceToBell.EXPONENTIAL_RHO).isEqualTo(2.4146, within(5e-5));
        // E|X − 1|³ by adding up, in steps of 1/1000.
        double sum = 0;
        for (double x = 0.0005; x < 60; x += 0.001) {
            sum += Math.pow(Math.abs(x - 1), 3) * Math.exp(-x) * 0.001;
        }
        assertThat(sum).isEqualTo(DistanceToBell.EXPONENTIAL_RHO, within(1e-5));
    }

    @Test
    void aCoinIsHalfAStepAwayUnlessCorrected() {
        assertThat(DistanceToBell.coin(16, false)).isEqualTo(0.0982, within(5e-5));
        assertThat(DistanceToBell.coin(16, true)).isEqualTo(0.0017, within(5e-5));
        assertThat(DistanceToBell.coin(400, false) * 20).isEqualTo(0.399, within(1e-3));
        assertThat(DistanceToBell.exponential(400) * 20).isEqualTo(0.133, within(1e-3));
    }

    @Test
    void thirtyIsNotEnoughForTheTail() {
        double tail = Gamma.of(30, 1).survival(30 + 3 * Math.sqrt(30));
        assertThat(tail).isEqualTo(0.00416, within(5e-6));
        assertThat(tail / Normal.STANDARD.survival(3)).isBetween(3.0, 3.2);
    }

    /// Shares of 95 % t-intervals below and above the mean of log-normal values: NumPy, 200,000 samples of each size.
    @ParameterizedTest
    @CsvSource({"5, 0.1787, 0.0012", "30, 0.1148, 0.0021", "120, 0.0725, 0.0056"})
    void theTIntervalForSkewedDataMissesOnOneSide(int n, double shareBelow, double shareAbove) {
        int repeats = 4000;
        var lognormal = LogNormal.of(0, 1);
        var random = java.util.random.RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        double t = StudentT.of(n - 1).upperQuantile(0.025);
        double below = 0;
        double above = 0;
        for (int r = 0; r < repeats; r++) {
            double[] x = lognormal.sample(random, n);
            double off = Descriptive.mean(x) - lognormal.mean();
            double width = t * Descriptive.standardError(x);
            below += off < -width ? 1.0 / repeats : 0;
            above += off > width ? 1.0 / repeats : 0;
        }
        assertThat(below).isEqualTo(shareBelow, within(4 * Math.sqrt(shareBelow / repeats)));
        assertThat(above).isEqualTo(shareAbove, within(4 * Math.sqrt(shareAbove / repeats)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50})
    void standardizedMeansHaveMeanZeroAndVarianceOneAndAreNoLongerSkewed(int n) {
        int repeats = 10_000;
        double[] z = StandardizedMean.sample(Exponential.of(2), n, repeats, n);
        assertThat(Descriptive.mean(z)).isEqualTo(0, within(4 / Math.sqrt(repeats)));
        // Var(s²) of a variable with kurtosis 3 + 6/n.
        assertThat(Descriptive.variance(z)).isEqualTo(1, within(4 * Math.sqrt((2 + 6.0 / n) / repeats)));
        assertThat(Descriptive.skewness(z)).isEqualTo(2 / Math.sqrt(n), within(0.35));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void drawnMeansFollowTheirExactDistribution(long seed) {
        double[] z = StandardizedMean.sample(Exponential.of(1), 8, 2000, seed);
        double distance = DistanceToBell.of(z, x -> DistanceToBell.exponentialCdf(8, x));
        assertThat(Kolmogorov.of(2000).survival(distance)).isGreaterThan(1e-4);
        // The bell is 0.047 away, which 2000 means can tell.
        assertThat(Kolmogorov.of(2000).survival(DistanceToBell.of(z, Normal.STANDARD::cdf))).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theKolmogorovSmirnovStatisticIsSmiles(long seed) {
        ContinuousDistribution uniform = Uniform.of(0, 1);
        double[] z = StandardizedMean.sample(uniform, 12, 500, seed);
        double ours = DistanceToBell.of(z, Normal.STANDARD::cdf);
        assertThat(ours).isEqualTo(KSTest.test(z.clone(), new GaussianDistribution(0, 1)).d(), within(1e-12));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> StandardizedMean.sample(Exponential.of(1), 0, 5, 1),
                "StandardizedMean.sample: n = 0, repeats = 5: both must be at least 1");
        refused(() -> StandardizedMean.sample(StudentT.of(1.5), 2, 5, 1),
                "StandardizedMean.sample: standard deviation Infinity: the theorem needs a finite, positive one");
        refused(() -> DistanceToBell.of(new double[0], x -> x), "DistanceToBell.of: n = 0: needs at least one value");
        refused(() -> DistanceToBell.of(new double[]{0.5, Double.NaN}, x -> x),
                "DistanceToBell.of: cdf(NaN) = NaN: must be a probability");
        refused(() -> DistanceToBell.of(new double[]{2}, x -> x), "DistanceToBell.of: cdf(2.0) = 2.0: must be a probability");
        refused(() -> DistanceToBell.coin(0, true), "coin: n = 0: must be at least 1");
        refused(() -> DistanceToBell.berryEsseenBound(0.5, 3),
                "DistanceToBell.berryEsseenBound: rho = 0.5: E|X - mean|^3/sd^3 is never below 1");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
