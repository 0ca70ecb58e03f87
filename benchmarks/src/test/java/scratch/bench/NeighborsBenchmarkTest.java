package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeighborsBenchmarkTest {

    @Test
    void theContestantsAgree() {
        new NeighborsContest(1_000, 50).check();
    }

    /// The numbers of `python3 neighbors.py --quick`: both languages draw the same data.
    @Test
    void scikitLearnAgrees() {
        NeighborsContest contest = new NeighborsContest(5_000, 500);
        assertThat(contest.ours()).isCloseTo(18319.109794691627, within(1e-7));
        assertThat(contest.rowNumbers()).isEqualTo(12319770);
    }
}
