package scratch.deep.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AddingRunsTest {
    private static Adding network(long seed) {
        var random = new SplittableRandom(seed);
        return new Adding(new GRU(2, 4, random), random);
    }

    /// Side by side or alone: the runs are those of their seeds.
    @Test
    void eachRunIsThatOfItsSeed() {
        AddingRuns runs = AddingRuns.of(AddingRunsTest::network, new Adding.Options(6, 8, 5, 0.02, 3), 3);
        assertThat(runs.errors()).hasSize(3);
        for (int run = 0; run < 3; run++) {
            Adding alone = network(3 + run);
            assertThat(alone.train(new Adding.Options(6, 8, 5, 0.02, 3 + run))).containsExactly(runs.histories()[run]);
            assertThat(alone.test(500, 6, 9)).isEqualTo(runs.errors()[run]);
        }
    }

    @Test
    void mediansAndMeansByHand() {
        AddingRuns four = new AddingRuns(new double[][]{{4, 2, 0, 2}}, new double[]{0.3, 0.01, 0.1, 0.019});
        assertThat(four.medianError()).isEqualTo(0.0595, within(1e-15));
        assertThat(four.solved()).isEqualTo(2);
        assertThat(four.firstSmoothed(2)).containsExactly(3, 1, 1);
        assertThat(four.firstSmoothed(9)).containsExactly(2);
        assertThat(new AddingRuns(new double[1][1], new double[]{0.3, 0.01, 0.1}).medianError()).isEqualTo(0.1);
    }

    @Test
    void noSeedsAreRefused() {
        assertThatThrownBy(() -> AddingRuns.of(AddingRunsTest::network, new Adding.Options(6, 8, 5, 0.02, 3), 0))
                .hasMessage("AddingRuns.of: seeds = 0: must be at least 1");
    }
}
