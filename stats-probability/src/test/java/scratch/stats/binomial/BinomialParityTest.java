package scratch.stats.binomial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import smile.stat.distribution.BinomialDistribution;

import scratch.stats.distribution.Binomial;

/// Rung a for the pmf; Smile's distribution function stops at about 1e-7.
class BinomialParityTest {
    @ParameterizedTest
    @CsvSource({"1, 0.5", "10, 0.5", "10, 0.3", "100, 0.5", "100, 0.01", "500, 0.9", "1000, 0.5"})
    void everyOutcomeAgreesWithSmile(int n, double p) {
        var ours = Binomial.of(n, p);
        var theirs = new BinomialDistribution(n, p);
        for (int k = 0; k <= n; k++) {
            if (ours.pmf(k) > 1e-100) {
                assertThat(ours.pmf(k)).isEqualTo(theirs.p(k), within(1e-10 * ours.pmf(k)));
            }
            if (k < n) {
                assertThat(ours.cdf(k)).isEqualTo(theirs.cdf(k), within(2e-7));
            }
        }
        assertThat(ours.mean()).isEqualTo(theirs.mean());
        assertThat(ours.variance()).isEqualTo(theirs.variance(), within(1e-12));
    }

    @Test
    void smileGivesUpWhereOursGoesOn() {
        assertThat(new BinomialDistribution(10_000, 0.5).p(5000)).isNaN();
        assertThat(Binomial.of(10_000, 0.5).pmf(5000)).isEqualTo(0.00797864613938, within(1e-14));
        assertThat(1 - new BinomialDistribution(1000, 0.5).cdf(899)).isZero();
    }
}
