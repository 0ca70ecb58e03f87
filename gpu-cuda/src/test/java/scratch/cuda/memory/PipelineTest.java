package scratch.cuda.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.cuda.interpreter.InterpretedDevice;

class PipelineTest {
    /// The second table of the page.
    @Test
    void threeChunksByHand() {
        assertThat(Pipeline.ends(3, 2, 1, 2)).isDeepEqualTo(new double[][] {{2, 3, 5}, {4, 5, 7}, {6, 7, 9}});
        assertThat(Pipeline.total(1, 0, 6, 3, 6)).isEqualTo(15);
        assertThat(Pipeline.total(3, 0, 6, 3, 6)).isEqualTo(9);
    }

    @Test
    void theSlowestStageSetsThePace() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 100; trial++) {
            double[] each = {random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble()};
            int chunks = random.nextInt(1, 20);
            double most = Math.max(Math.max(each[0], each[1]), Math.max(each[2], each[3]));
            double expected = each[0] + each[1] + each[2] + each[3] + (chunks - 1) * most;
            assertThat(Pipeline.ends(chunks, each)[chunks - 1][3]).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void noOtherNumberOfChunksIsBetterThanTheBest() {
        double[] whole = {4.7, 3, 4.7};
        int best = (int) Math.rint(Pipeline.bestChunks(0.01, whole));
        double least = Pipeline.total(best, 0.01, whole);
        for (int chunks = 1; chunks < 200; chunks++) {
            assertThat(Pipeline.total(chunks, 0.01, whole)).isGreaterThanOrEqualTo(least);
        }
    }

    /// Chunks of unequal size, more streams than chunks, one of each.
    @Test
    void chunksOnStreamsComeBackRight() {
        try (InterpretedDevice device = new InterpretedDevice()) {
            int[][] cases = {{1000, 1, 1}, {1000, 7, 3}, {5, 5, 8}, {1, 1, 2}};
            for (int[] each : cases) {
                assertThat(StreamRuns.addOnes(device, each[0], 3, each[1], each[2]).wrong()).isZero();
            }
            assertThat(StreamRuns.addOnes(device, 100, 3, 2, 2).milliseconds()).isGreaterThanOrEqualTo(0);
        }
    }

    /// The numbers of the page: six times the peak over the bus, and what the product of 4096 takes.
    @Test
    void aProductPaysForItsTransferFromSomeSizeOn() {
        Job small = Job.product(4096);
        assertThat(small.busSeconds(55e9)).isCloseTo(3.66e-3, within(1e-5));
        assertThat(small.deviceSeconds(4800e9, 67e12)).isCloseTo(2.05e-3, within(1e-5));
        Job even = Job.product(7309);
        assertThat(even.busSeconds(55e9)).isCloseTo(even.deviceSeconds(4800e9, 67e12), within(1e-5));
        assertThat(Job.product(256).deviceSeconds(4800e9, 67e12)).isCloseTo(5.0e-7, within(1e-8));
    }

    @Test
    void whatIsNoPipelineIsRefused() {
        assertThatThrownBy(() -> Pipeline.ends(0, 1)).hasMessage("Pipeline.ends: 0 chunks, 1 stages: must be at least 1");
        assertThatThrownBy(() -> Pipeline.total(1, -1, 1)).hasMessage("Pipeline.perChunk: start -1.0: must not be negative");
        assertThatThrownBy(() -> Pipeline.total(1, 0, -1))
                .hasMessage("Pipeline.perChunk: stage 0 takes -1.0: must not be negative");
        try (InterpretedDevice device = new InterpretedDevice()) {
            assertThatThrownBy(() -> StreamRuns.addOnes(device, 2, 1, 3, 1)).hasMessage("StreamRuns.addOnes: 2 floats, 3 "
                    + "chunks, 1 streams: must be at least 1, and a float a chunk");
        }
    }
}
