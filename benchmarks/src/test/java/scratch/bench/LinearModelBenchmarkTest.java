package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearModelBenchmarkTest {

    @ParameterizedTest
    @CsvSource({"ols, 1e-13", "ridgeGrid, 1e-11", "lassoPath, 1e-8", "logistic, 1e-10"})
    void theContestantsAgree(String model, double missed) {
        Assumptions.assumeTrue(OpenBlas.missing().isEmpty(), () -> OpenBlas.missing().orElseThrow());
        LinearContest contest = LinearContest.of(model, model.equals("lassoPath") ? 0.05 : 0.01);
        contest.check();
        double[] ours = contest.ours();
        assertThat(contest.missed(ours)).isLessThan(missed);
        ours[1] += 1e-3;
        assertThat(contest.missed(ours)).isGreaterThan(1e-5);
    }

    /// The numbers of `python3 linear_models.py --quick`: both languages draw the same data.
    @ParameterizedTest
    @CsvSource({"ols, 0, -0.002599007685209251, 1e-14", "ols, 1, 1.2154368655299013, 1e-14",
        "lassoPath, 19899, 1.907268762015521, 1e-3", "lassoPath, 19900, 1.2026850398829192, 1e-3",
        "logistic, 0, -0.19662484557832266, 1e-5", "logistic, 1, -0.3073543748700563, 1e-5"})
    void scikitLearnAgrees(String model, int place, double value, double allowed) {
        assertThat(LinearContest.of(model, 0.01).ours()[place]).isCloseTo(value, within(allowed));
    }
}
