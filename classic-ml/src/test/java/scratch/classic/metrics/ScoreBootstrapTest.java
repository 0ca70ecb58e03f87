package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.metrics.ConfusionMatrixTest.refused;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

class ScoreBootstrapTest {
    private static final Bootstrap.Options OPTIONS = new Bootstrap.Options(1000, 5);

    // A share of 200: √(p(1 − p)/n), and the normal interval around it.
    @Test
    void accuracyScattersLikeAShare() {
        Bootstrap bootstrap = ScoreBootstrap.of(ConfusionMatrixTest.truth(), ConfusionMatrixTest.answers(),
                (truth, predicted) -> ConfusionMatrix.of(truth, predicted).accuracy(), OPTIONS);
        double error = Math.sqrt(0.525 * 0.475 / 200);
        assertThat(bootstrap.estimate()).isEqualTo(0.525);
        assertThat(bootstrap.standardError()).isCloseTo(error, within(0.06 * error));
        Interval interval = bootstrap.percentile(0.95);
        assertThat(interval.lower()).isCloseTo(0.525 - 1.96 * error, within(0.01));
        assertThat(interval.upper()).isCloseTo(0.525 + 1.96 * error, within(0.01));
    }

    // A mean of 200 absolute errors: their standard deviation over √n.
    @Test
    void theAbsoluteErrorScattersLikeAMean() {
        double[] truth = IntStream.range(0, 200).mapToDouble(i -> 10 * Math.sin(i)).toArray();
        double[] predicted = new double[200];
        Bootstrap bootstrap = ScoreBootstrap.of(truth, predicted, (y, p) -> RegressionScores.of(y, p).mae(), OPTIONS);
        RegressionScores scores = RegressionScores.of(truth, predicted);
        double error = Math.sqrt((scores.mse() - scores.mae() * scores.mae()) / 200);
        assertThat(bootstrap.standardError()).isCloseTo(error, within(0.06 * error));
    }

    // Hanley and McNeil 1982: Q1 = AUC/(2 − AUC), Q2 = 2 AUC²/(1 + AUC); exact for exponential scores, near for others
    @Test
    void theAreaScattersAboutAsHanleyAndMcNeilSay() {
        Bootstrap bootstrap = ScoreBootstrap.of(RankingTest.labels(), RankingTest.scores(),
                (y, s) -> Ranking.of(y, s).rocAuc(), OPTIONS);
        double a = bootstrap.estimate();
        long p = IntStream.of(RankingTest.labels()).sum();
        long n = 200 - p;
        double variance = (a * (1 - a) + (p - 1) * (a / (2 - a) - a * a) + (n - 1) * (2 * a * a / (1 + a) - a * a)) / (p * n);
        assertThat(bootstrap.standardError()).isCloseTo(Math.sqrt(variance), within(0.15 * Math.sqrt(variance)));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(interval(9)).isEqualTo(interval(9)).isNotEqualTo(interval(10));
    }

    private static Interval interval(long seed) {
        return ScoreBootstrap.of(RankingTest.labels(), RankingTest.scores(), (y, s) -> Ranking.of(y, s).rocAuc(),
                new Bootstrap.Options(50, seed)).percentile(0.9);
    }

    @Test
    void aClassThatIsTooRareForAnIntervalIsSaid() {
        assertThatThrownBy(() -> ScoreBootstrap.of(new int[] {1, 0, 0, 0, 0}, new double[] {5, 4, 3, 2, 1},
                (y, s) -> Ranking.of(y, s).rocAuc(), OPTIONS)).isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("ScoreBootstrap.of: rows drawn again have no score (Ranking.of: 0 positives and 5 ")
                .hasMessageEndingWith("too few rows of a kind for an interval");
    }

    @Test
    void rowsThatHaveNoScoreThemselvesAreRefusedInTheScoresOwnWords() {
        refused(() -> ScoreBootstrap.of(new int[] {1, 1}, new double[2], (y, s) -> Ranking.of(y, s).rocAuc(), OPTIONS),
                "Ranking.of: 2 positives and 0 negatives: needs both");
        refused(() -> ScoreBootstrap.of(new int[2], new double[3], (y, s) -> 0, OPTIONS),
                "ScoreBootstrap.of: lengths 2 and 3: must be equal");
        refused(() -> ScoreBootstrap.of(new int[1], new int[1], (y, s) -> 0, OPTIONS), "n = 1: needs at least 2 rows");
    }
}
