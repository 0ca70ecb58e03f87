package scratch.stats.poisson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import smile.stat.distribution.GammaDistribution;
import smile.stat.distribution.PoissonDistribution;
import smile.stat.hypothesis.ChiSqTest;

import scratch.example.data.EventCounts;
import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.Poisson;

/// Rung a against Smile where its pmf does not overflow, and against 50-digit values beyond.
class PoissonLessonTest {
    private static final long[] KICKS = EventCounts.horseKicks();
    private static final long[] HITS = {229, 211, 93, 35, 7, 1};

    @Test
    void horseKicksByHand() {
        var fit = PoissonFit.of(KICKS);
        assertThat(fit.units()).isEqualTo(200);
        assertThat(fit.lambda()).isEqualTo(0.61);
        assertThat(fit.variance()).isEqualTo(0.6110, within(5e-5));
        var test = fit.test(3);
        assertThat(test.expected()).containsExactly(new double[]{108.67, 66.29, 20.22, 4.82}, within(5e-3));
        assertThat(test.statistic()).isEqualTo(0.3235, within(5e-5));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.pValue()).isEqualTo(0.851, within(5e-4));
        var dispersion = DispersionTest.of(spread(KICKS));
        assertThat(dispersion.statistic()).isEqualTo(199.31, within(5e-3));
        assertThat(dispersion.degreesOfFreedom()).isEqualTo(199);
        assertThat(dispersion.upperP()).isEqualTo(0.480, within(5e-4));
    }

    @Test
    void flyingBombsOverLondon() {
        // 537 hits on 576 squares; Clarke's last cell is "5 and more", which held one square with 7 hits.
        double lambda = 537.0 / 576;
        var poisson = Poisson.of(lambda);
        double[] expected = {226.7, 211.4, 98.5, 30.6, 7.1, 1.6};
        double statistic = 0;
        for (int k = 0; k < 6; k++) {
            double e = 576 * (k < 5 ? poisson.pmf(k) : poisson.survival(4));
            assertThat(e).isEqualTo(expected[k], within(0.06));
            statistic += (HITS[k] - e) * (HITS[k] - e) / e;
        }
        assertThat(statistic).isEqualTo(1.17, within(5e-3));
        assertThat(576 * poisson.survival(3)).isEqualTo(8.7, within(0.05));
        var fit = PoissonFit.of(EventCounts.flyingBombs());
        assertThat(fit.lambda()).isEqualTo(lambda);
        assertThat(fit.test(5).statistic()).isEqualTo(statistic, within(1e-12));
        assertThat(fit.test(5).pValue()).isEqualTo(0.88, within(5e-3));
    }

    @Test
    void theLostDegreeOfFreedomIsAnOptionInSmile() {
        var fit = PoissonFit.of(KICKS).test(3);
        double[] p = new double[4];
        for (int k = 0; k < 4; k++) {
            p[k] = fit.expected()[k] / 200;
        }
        var kept = ChiSqTest.test(new int[]{109, 65, 22, 4}, p);
        var lost = ChiSqTest.test(new int[]{109, 65, 22, 4}, p, 2);
        assertThat(fit.statistic()).isEqualTo(lost.chisq(), within(1e-12));
        assertThat(fit.pValue()).isEqualTo(lost.pvalue(), within(1e-7));
        assertThat(kept.pvalue()).isEqualTo(0.956, within(5e-4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.61, 3, 20, 100})
    void theDistributionAgreesWithSmile(double lambda) {
        var ours = Poisson.of(lambda);
        var theirs = new PoissonDistribution(lambda);
        for (int k = 0; k < 120; k++) {
            if (ours.pmf(k) > 1e-100) {
                assertThat(ours.pmf(k)).isEqualTo(theirs.p(k), within(1e-11 * ours.pmf(k)));
            }
            assertThat(ours.cdf(k)).isEqualTo(theirs.cdf(k), within(1e-7));
        }
    }

    @Test
    void largeRatesAndFarTailsKeepTheirDigits() {
        assertThat(Math.exp(-800)).isZero();
        assertThat(Poisson.of(800).pmf(800)).isEqualTo(0.01410327, within(5e-9));
        assertThat(new PoissonDistribution(800).p(800)).isNaN();
        assertThat(Poisson.of(0.61).survival(29)).isEqualTo(7.58474318747857e-40, within(1e-51));
        assertThat(1 - Poisson.of(0.61).cdf(29)).isZero();
        // At a mean of a million: 1/2 + 2/(3·√(2πλ)) and 1/2 + 1/(3·√(2πλ)), Ramanujan.
        double third = 1 / (3 * Math.sqrt(2 * Math.PI * 1e6));
        assertThat(Poisson.of(1e6).cdf(1_000_000)).isEqualTo(0.5 + 2 * third, within(1e-9)).isEqualTo(0.5003, within(5e-5));
        assertThat(Gamma.of(1e6, 1).cdf(1e6)).isEqualTo(0.5 + third, within(1e-9)).isEqualTo(0.5001, within(5e-5));
        assertThat(new PoissonDistribution(1e6).cdf(1e6)).isEqualTo(0.6586, within(5e-5));
        assertThat(new GammaDistribution(1e6, 1).cdf(1e6)).isEqualTo(0.3416, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.001", "100, 0.01", "10, 0.1", "10, 0.5", "1, 1"})
    void leCamsBoundHolds(long n, double p) {
        assertThat(LawOfRareEvents.totalVariation(n, p)).isPositive().isLessThanOrEqualTo(LawOfRareEvents.bound(n, p));
    }

    @Test
    void aThousandRareTriesAreNearlyPoisson() {
        assertThat(LawOfRareEvents.totalVariation(1000, 0.001)).isEqualTo(0.00028, within(5e-6));
        // one try with p = 1/2: bars ½, ½ and e^−½, ½e^−½, 1 − 1.5e^−½
        assertThat(LawOfRareEvents.totalVariation(1, 0.5)).isEqualTo(0.5 - 0.5 * Math.exp(-0.5), within(1e-15));
        assertThat(LawOfRareEvents.bound(1000, 0.001)).isEqualTo(0.001, within(1e-15));
    }

    @Test
    void theSquareOfNothingInOneYearIsNothingInTwo() {
        assertThat(Poisson.of(1.22).pmf(0)).isEqualTo(0.295, within(5e-4))
                .isEqualTo(Math.pow(Poisson.of(0.61).pmf(0), 2), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mixedRatesVaryMoreThanTheirMean(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long[] pure = Poisson.of(0.61).sample(random, 4000);
        long[] mixed = new long[4000];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = Poisson.of(i % 2 == 0 ? 0.3 : 0.92).sample(random);
        }
        assertThat(DispersionTest.of(pure).upperP()).isGreaterThan(1e-4);
        // Variance 0.61 + 0.31² against mean 0.61: index 1.158.
        assertThat(DispersionTest.of(mixed).index()).isEqualTo(1.158, within(0.1));
        assertThat(DispersionTest.of(mixed).upperP()).isLessThan(1e-4);
    }

    @Test
    void theOrderOfTheCountsDoesNotMatter() {
        assertThat(DispersionTest.of(new long[]{3, 0, 1, 4})).isEqualTo(DispersionTest.of(new long[]{0, 1, 3, 4}));
        assertThat(DispersionTest.of(new long[]{0, 2, 4}).statistic()).isEqualTo(4);
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> PoissonFit.of(3, -1), "PoissonFit.of: observed[1] = -1: a frequency is not negative");
        refused(() -> PoissonFit.of(7, 0), "PoissonFit.of: 7 units without an event: a rate needs at least one event");
        refused(() -> PoissonFit.of(KICKS).test(1),
                "PoissonFit.test: last = 1: must be from 2 to 4: with fewer cells no degree of freedom is left");
        refused(() -> DispersionTest.of(new long[]{4}), "DispersionTest.of: n = 1: needs at least 2 counts");
        refused(() -> DispersionTest.of(new long[]{4, -2}), "DispersionTest.of: counts[1] = -2: a count is not negative");
        refused(() -> DispersionTest.of(new long[3]),
                "DispersionTest.of: all 3 counts are 0: nothing to compare the variance with");
        assertThatThrownBy(() -> PoissonFit.of(0, 0, 1).variance()).isInstanceOf(IllegalStateException.class)
                .hasMessage("PoissonFit.variance: units = 1: a spread needs at least 2");
        refused(() -> LawOfRareEvents.bound(10, 1.5), "LawOfRareEvents.bound: n = 10, p = 1.5: needs n of at least 1"
                + " and p above 0, at most 1");
        refused(() -> LawOfRareEvents.totalVariation(0, 0.5),
                "LawOfRareEvents.totalVariation: n = 0, p = 0.5: needs n of at least 1 and p above 0, at most 1");
    }

    private static long[] spread(long[] frequencies) {
        long[] counts = new long[(int) PoissonFit.of(frequencies).units()];
        int i = 0;
        for (int k = 0; k < frequencies.length; k++) {
            for (long j = 0; j < frequencies[k]; j++) {
                counts[i++] = k;
            }
        }
        return counts;
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
