package scratch.math.floatingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// NIST's Statistical Reference Datasets for univariate statistics. Agreement is counted in digits, the logarithmic
/// relative error LRE = −log₁₀(|ours − certified| / |certified|), as NIST does. NumAcc sets are given by a formula;
/// the others are files that Commons Math ships with its tests.
class NistUnivariateTest {
    @ParameterizedTest
    @CsvSource({
        "PiDigits, 4.53480000000000,  2.86733906028871,     -0.00355099287237972, 14, 13, 11",
        "Lottery,  518.958715596330,  291.699727470969,     -0.120948622967393,   14, 13, 13",
        "Lew,      -177.435000000000, 277.332168044316,     -0.307304800605679,   14, 13, 13",
        "Mavro,    2.00185600000000,  0.000429123454003053, 0.937989183438248,    14, 12, 11",
        "Michelso, 299.852400000000,  0.0790105478190518,   0.535199668621283,    14, 13, 12"})
    void measuredSets(String name, String mean, String deviation, String autocorrelation, int d1, int d2, int d3)
            throws IOException {
        Univariate ours = Univariate.of(read(name));
        assertThat(digits(ours.mean(), mean)).as("mean").isGreaterThanOrEqualTo(d1);
        assertThat(digits(ours.standardDeviation(), deviation)).as("deviation").isGreaterThanOrEqualTo(d2);
        assertThat(digits(ours.lag1Autocorrelation(), autocorrelation)).as("autocorrelation")
                .isGreaterThanOrEqualTo(d3);
    }

    // 0.2 away from a large number is not exactly 0.2 in binary: that, not the formula, limits sets 3 and 4.
    @ParameterizedTest
    @CsvSource({"1.2, 1.1, 1.3, 1.2, 14, 13, 13", "1000000.2, 1000000.1, 1000000.3, 1000000.2, 14, 8, 9",
        "10000000.2, 10000000.1, 10000000.3, 10000000.2, 14, 7, 8"})
    void numericallyNastySets(double first, double low, double high, String mean, int d1, int d2, int d3) {
        double[] x = new double[1001];
        for (int i = 0; i < x.length; i++) {
            x[i] = i == 0 ? first : i % 2 == 1 ? low : high;
        }
        Univariate ours = Univariate.of(x);
        assertThat(digits(ours.mean(), mean)).as("mean").isGreaterThanOrEqualTo(d1);
        assertThat(digits(ours.standardDeviation(), "0.1")).as("deviation").isGreaterThanOrEqualTo(d2);
        assertThat(digits(ours.lag1Autocorrelation(), "-0.999")).as("autocorrelation").isGreaterThanOrEqualTo(d3);
    }

    @Test
    void threeNumbersNearTenMillion() {
        Univariate ours = Univariate.of(new double[]{10000001, 10000003, 10000002});
        assertThat(ours).isEqualTo(new Univariate(10000002, 1, -0.5));
    }

    @Test
    void badSeriesAreRefused() {
        assertThatThrownBy(() -> Univariate.of(new double[]{1})).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Univariate.of: n = 1: a spread needs at least 2 values");
        assertThatThrownBy(() -> Univariate.of(new double[]{1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Univariate.of: x[1] = NaN: values must be finite");
        assertThat(Univariate.of(new double[]{3, 3, 3}).lag1Autocorrelation()).isNaN();
    }

    private static double digits(double ours, String certified) {
        BigDecimal reference = new BigDecimal(certified);
        BigDecimal error = new BigDecimal(ours).subtract(reference).abs()
                .divide(reference.abs(), MathContext.DECIMAL64);
        return error.signum() == 0 ? 15 : Math.min(15, -Math.log10(error.doubleValue()));
    }

    // A description comes first; the values are the lines of nothing but numbers at the end.
    private static double[] read(String name) throws IOException {
        String path = "/org/apache/commons/math3/stat/data/" + name + ".txt";
        try (InputStream in = NistUnivariateTest.class.getResourceAsStream(path)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
            int start = lines.size();
            while (lines.get(start - 1).matches("[-\\d.\\s]*") && !lines.get(start - 1).startsWith("--")) {
                start--;
            }
            return lines.subList(start, lines.size()).stream().flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .filter(word -> !word.isBlank()).mapToDouble(Double::parseDouble).toArray();
        }
    }
}
