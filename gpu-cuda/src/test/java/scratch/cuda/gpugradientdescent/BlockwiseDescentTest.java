package scratch.cuda.gpugradientdescent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BlockwiseDescentTest {
    private static final double[] X = {1, 2, 3, 4};
    private static final double[] Y = {3, 5, 7, 9};

    /// The table of the page: shares −24 and −46, −10 and −14.
    @Test
    void oneIterationByHand() {
        for (int blocks = 1; blocks <= 3; blocks++) {
            BlockwiseDescent.Result one = BlockwiseDescent.fit(X, Y, blocks, 1, 0.05);
            assertThat(one.weights()[0]).isCloseTo(1.75, within(1e-12));
            assertThat(one.weights()[1]).isCloseTo(0.6, within(1e-12));
            assertThat(one.losses()[0]).isCloseTo(41, within(1e-12));
        }
        assertThat(BlockwiseDescent.fit(X, Y, 2, 2, 0.05).losses()[1]).isCloseTo(1.12875, within(1e-12));
    }

    @Test
    void descentFindsTheLine() {
        BlockwiseDescent.Result end = BlockwiseDescent.fit(X, Y, 2, 3000, 0.05);
        assertThat(end.weights()[0]).isCloseTo(2, within(1e-9));
        assertThat(end.weights()[1]).isCloseTo(1, within(1e-9));
    }

    @Test
    void theLossFallsAtASmallRateAndGrowsAtALargeOne() {
        Line data = Line.draw(400, 10, 1);
        double[] small = BlockwiseDescent.fit(data.wideX(), data.wideY(), 1, 20, 0.05).losses();
        double[] large = BlockwiseDescent.fit(data.wideX(), data.wideY(), 1, 20, 1.2).losses();
        for (int t = 1; t < 20; t++) {
            assertThat(small[t]).isLessThan(small[t - 1]);
        }
        assertThat(large[19]).isGreaterThan(large[0]);
    }

    /// The page says that the counted reads of one pass are hardly more than X, and those of two products three times as many.
    @Test
    void onePassReadsXOnce() {
        Line data = Line.draw(600, 40, 1);
        double bytes = 4.0 * data.x().length;
        assertThat(InterpretedRuns.onePass(data).bytes() / bytes).isBetween(1.0, 1.3);
        InterpretedRuns.Reads two = InterpretedRuns.twoProducts(data);
        assertThat(two.bytes() / bytes).isBetween(2.5, 4.0);
        assertThat(two.launches()).isEqualTo(3);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> BlockwiseDescent.fit(X, new double[3], 1, 1, 0.1))
                .hasMessage("BlockwiseDescent.fit: 4 numbers for 3 rows: must be the same number of columns for each");
        assertThatThrownBy(() -> BlockwiseDescent.fit(X, Y, 0, 1, 0.1))
                .hasMessage("BlockwiseDescent.fit: 0 blocks, 1 iterations: must be at least 1");
        assertThatThrownBy(() -> BlockwiseDescent.fit(X, Y, 1, 1, 0))
                .hasMessage("BlockwiseDescent.fit: rate 0.0: must be positive");
        assertThatThrownBy(() -> Line.draw(0, 1, 1)).hasMessage("Line.draw: (0, 1): sizes must be at least 1");
    }
}
