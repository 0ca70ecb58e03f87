package scratch.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every distribution against 50-digit values: centre, tails to 1e-300, tiny and huge parameters.
class GoldenTest {
    private static final double ALLOWED = 5e-13;
    private static final List<GoldenValues> ROWS = GoldenValues.all();

    @Test
    void everyValueHasTwelveDigits() {
        List<String> wrong = new ArrayList<>();
        for (GoldenValues row : ROWS) {
            double ours = row.ours(row.build());
            if (!(row.relativeError(ours) <= ALLOWED)) {
                wrong.add(row + ": " + ours + " instead of " + row.value() + ", error " + row.relativeError(ours));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void logarithmOfTheDensityAgreesWithTheDensity() {
        for (GoldenValues row : ROWS) {
            if (row.function().equals("pdf") || row.function().equals("pmf")) {
                double log = switch (row.build()) {
                    case ContinuousDistribution d -> d.logPdf(row.x());
                    case DiscreteDistribution d -> d.logPmf((long) row.x());
                    default -> Double.NaN;
                };
                double scale = Math.max(1, Math.abs(Math.log(row.value())));
                assertThat(Math.abs(log - Math.log(row.value())) / scale).as("%s", row).isLessThan(1e-11);
            }
        }
    }

    /// A quantile is a double: even the best one has a tail that is off by its rounding error times the slope.
    @Test
    void quantilesInvertBothTails() {
        List<String> wrong = new ArrayList<>();
        for (GoldenValues row : ROWS) {
            double p = row.value();
            if (!(row.build() instanceof ContinuousDistribution d) || row.function().equals("pdf") || p > 0.999
                || row.distribution().equals("StudentizedRange")) {
                continue;
            }
            boolean lower = row.function().equals("cdf");
            double x = lower ? d.quantile(p) : d.upperQuantile(p);
            double back = lower ? d.cdf(x) : d.survival(x);
            double unavoidable = 2 * d.pdf(x) * Math.ulp(x) / p;
            if (!(Math.abs(back / p - 1) <= 1e-11 + unavoidable)) {
                wrong.add(row + ": quantile(" + p + ") = " + x + " has tail " + back);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void discreteQuantilesAreTheSmallestThatReach() {
        for (GoldenValues row : ROWS) {
            if (row.build() instanceof DiscreteDistribution d && !row.function().equals("pmf") && row.value() < 0.999) {
                long k = (long) row.x();
                if (row.function().equals("cdf")) {
                    assertThat(d.quantile(d.cdf(k))).as("%s", row).isEqualTo(k);
                } else {
                    assertThat(d.upperQuantile(d.survival(k))).as("%s", row).isEqualTo(k);
                }
            }
        }
    }

    @Test
    void tableCoversEveryDistributionAndBothTails() {
        Map<String, Long> rows = ROWS.stream()
            .collect(Collectors.groupingBy(r -> r.distribution(), TreeMap::new, Collectors.counting()));
        assertThat(rows).hasSize(20).allSatisfy((name, count) -> assertThat(count).as(name).isGreaterThan(5));
        assertThat(ROWS.stream().filter(r -> r.value() < 1e-200).count()).isGreaterThan(100);
    }
}
