package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import scratch.math.Matrix;

class RandomForestBenchmarkTest {

    /// The numbers of `benchmarks/python/random_forest.py`: both languages draw the same rows.
    @Test
    void pythonDrawsTheSameRows() {
        ForestContest.Rows rows = ForestContest.Rows.of(5000, 40);
        assertThat(rows.x().get(0, 0)).isEqualTo((float) -0.21417660362404822);
        assertThat(rows.x().get(999, 19)).isEqualTo((float) 0.531353927669509);
        assertThat(Arrays.stream(rows.labels(), 0, 1000).sum()).isEqualTo(483);
    }

    @Test
    void theContestantsAreWrongAboutAsOften() {
        ForestContest contest = ForestContest.of(1500);
        double ours = (contest.wrong(contest.ours(1)) + contest.wrong(contest.ours(2))) / 2;
        try (ForkJoinPool pool = new ForkJoinPool(2)) {
            double smile = contest.wrong(ForestContest.smile(contest.learn().frame(), pool));
            assertThat(ours).isCloseTo(smile, within(0.02)).isBetween(0.2, 0.4);
        }
    }

    @Test
    void theShareOfWrongAnswersByHand() {
        var rows = new ForestContest.Rows(Matrix.zeros(4, 20), new int[] {0, 1, 1, 0});
        assertThat(rows.wrong(0, 1, 0, 0)).isEqualTo(0.25);
    }
}
