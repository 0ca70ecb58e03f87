package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTestTest {
    /// R 4.2.2: binom.test, p-value and both ends of conf.int.
    @ParameterizedTest
    @CsvSource({
        "682, 925, .75, TWO_SIDED, .95, 0.3824915595748519, 0.707668264079039, 0.7654065582415253",
        "3, 10, .1, TWO_SIDED, .95, 0.07019082640000009, 0.0667395111777345, 0.6524528500599973",
        "3, 10, .1, GREATER, .95, 0.07019082640000009, 0.08726443391415033, 1",
        "3, 10, .1, LESS, .95, 0.9872048016, 0, 0.6066242161054134",
        "0, 12, .2, TWO_SIDED, .95, 0.141274976256, 0, 0.2646484693970511",
        "12, 12, .9, GREATER, .9, 0.2824295364810001, 0.8254041852680184, 1",
        "7, 20, .3, TWO_SIDED, .95, 0.6294979666766773, 0.1539092047845411, 0.5921885345328282",
        "0, 5, .5, LESS, .95, 0.03125, 0, 0.4507197283469411",
        "500123, 1000000, .5, TWO_SIDED, .95, 0.8064564462185677, 0.499142518868724, 0.5011034804187958",
        "6, 10, .5, TWO_SIDED, .95, 0.7539062500000002, 0.2623780766069451, 0.8784477418801728",
        "2, 15, .4, TWO_SIDED, .99, 0.03646166155263999, 0.007116505733195052, 0.4863300066076461",
        "4, 9, .6, GREATER, .3, 0.9006474239999999, 0.4775611403379286, 1"})
    void agreesWithR(long k, long n, double p0, Alternative alternative, double level, double p, double lower, double upper) {
        TestResult result = BinomialTest.test(k, n, new TestOptions(p0, alternative, level));
        assertThat(result.pValue()).isCloseTo(p, within(1e-11));
        var interval = result.interval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(lower, within(1e-11));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-11));
        assertThat(result.statistic()).isEqualTo(k);
    }

    @Test
    void byHandOutOfTwoHundredAndFiftySix() {
        // eight tosses, one head: (1 + 8)/256 below; two-sided also 7 and 8 heads
        assertThat(BinomialTest.test(1, 8, TestOptions.DEFAULT.withNullValue(0.5).withAlternative(Alternative.LESS)).pValue())
                .isCloseTo(9 / 256.0, within(1e-16));
        assertThat(BinomialTest.test(1, 8, 0.5).pValue()).isCloseTo(18 / 256.0, within(1e-16));
        assertThat(BinomialTest.test(4, 8, 0.5).pValue()).isEqualTo(1);
        assertThat(BinomialTest.test(1, 8, 0.5).sentence()).startsWith("Exact binomial test: k = 1, p = 0.07031. At the 5% "
                + "level the hypothesis that the probability of a success is 0.5 is not rejected");
    }

    @Test
    void theLargestCountsStayProbabilities() {
        long n = 1L << 53;
        // two standard deviations of √n/2 = 2^25.5 below: 2Φ(−2.00000001 …), and nothing overflows
        long k = n / 2 - Math.round(Math.sqrt(n));
        assertThat(BinomialTest.test(k, n, 0.5).pValue()).isCloseTo(0.0455002639, within(1e-8));
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialTest.test(1, Long.MAX_VALUE, 0.5)).withMessage(
                "BinomialTest: n = 9223372036854775807: counts, and their sum, must not exceed 2^53 = 9007199254740992");
    }

    @Test
    void impossibleQuestionsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialTest.test(7, 5, 0.5))
                .withMessage("BinomialTest: successes = 7: must be between 0 and n = 5");
        assertThatIllegalArgumentException().isThrownBy(() -> BinomialTest.test(2, 5, TestOptions.DEFAULT))
                .withMessage("BinomialTest: nullValue = 0.0: must lie strictly between 0 and 1");
    }
}
