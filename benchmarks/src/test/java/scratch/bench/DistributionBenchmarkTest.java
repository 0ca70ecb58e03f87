package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

class DistributionBenchmarkTest {
    private static final int ARGUMENTS = 20;

    static Stream<Arguments> cells() throws NoSuchFieldException {
        String[] functions = DistributionBenchmark.class.getField("function").getAnnotation(Param.class).value();
        return Arrays.stream(DistributionBenchmark.class.getField("distribution").getAnnotation(Param.class).value())
            .flatMap(d -> Arrays.stream(functions).map(f -> Arguments.of(d, f)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theContestantsAgree(String distribution, String function) {
        DistributionCalls calls = DistributionCalls.of(distribution, function, ARGUMENTS);
        calls.check("ours");
        calls.check("commonsMath");
        if (!(distribution + function).equals("poisson1000density")) {
            calls.check("smile");
        }
        assertThat(DistributionCalls.sum(calls.ours(), calls.arguments())).isFinite().isNotZero();
    }

    /// Smile divides λ^k by k!, and both are infinite. JMH leaves this cell empty.
    @Test
    void smileHasNoDensityForAPoissonOfMeanThousand() {
        assertThatThrownBy(() -> DistributionCalls.of("poisson1000", "density", ARGUMENTS).check("smile"))
            .hasMessage("poisson1000, density: smile differs from ours by a relative NaN");
    }

    /// What stands in docs/performance.md: who computes how many digits, in the middle of the distribution where the
    /// arguments lie.
    @ParameterizedTest
    @CsvSource({"chiSquare4, cdf, smile, 1e-10, 1e-8", "t100, cdf, smile, 1e-8, 1e-6", "f5and10, quantile, smile, 1e-9, 1e-7",
        "beta2and3, quantile, commonsMath, 1e-9, 1e-6", "t5, quantile, commonsMath, 1e-9, 1e-6",
        "binomial100, cdf, commonsMath, 1e-15, 1e-12", "normal, cdf, commonsMath, 0, 1e-13"})
    void theOthersStopEarlier(String distribution, String function, String contestant, double atLeast, double atMost) {
        assertThat(DistributionCalls.of(distribution, function, DistributionBenchmark.ARGUMENTS).difference(contestant))
            .isBetween(atLeast, atMost);
    }

    @Test
    void whatIsNotInTheContestIsNamed() {
        assertThatThrownBy(() -> DistributionCalls.of("cauchy", "cdf", 1))
            .hasMessage("distribution: cauchy: is not in this contest");
        assertThatThrownBy(() -> DistributionCalls.of("t5", "pdf", 1))
            .hasMessage("function: pdf: must be cdf, quantile or density");
        assertThatThrownBy(() -> DistributionCalls.of("poisson10", "pdf", 1))
            .hasMessage("function: pdf: must be cdf, quantile or density");
        assertThatThrownBy(() -> DistributionCalls.of("t5", "cdf", 1).call("scipy"))
            .hasMessage("contestant: scipy: is not in this contest");
    }
}
