package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KMeansBenchmarkTest {

    @Test
    void theContestantsAgree() {
        new KMeansContest(3_000).check();
    }

    /// The number of `python3 k_means.py --quick`: both languages draw the same data, and do the same rounds.
    @Test
    void scikitLearnAgrees() {
        KMeansContest contest = new KMeansContest(20_000);
        assertThat(contest.ours().inertia()).isCloseTo(338268.31634829787, within(1e-5));
        assertThat(contest.ours().iterations()).isEqualTo(10);
    }
}
