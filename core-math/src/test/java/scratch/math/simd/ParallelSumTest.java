package scratch.math.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelSumTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 100})
    void theBitsDoNotDependOnTheNumberOfThreads(int threads) {
        float[] x = SumData.random(5);
        assertThat(ParallelSum.sum(LaneSum::unrolled, x, threads)).isEqualTo(ParallelSum.sum(LaneSum::unrolled, x, 1));
        float expected = 0;
        for (int from = 0; from < x.length; from += ParallelSum.CHUNK) {
            expected += LaneSum.unrolled(x, from, Math.min(x.length, from + ParallelSum.CHUNK));
        }
        assertThat(ParallelSum.sum(LaneSum::unrolled, x, threads)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, ParallelSum.CHUNK - 1, ParallelSum.CHUNK, ParallelSum.CHUNK + 1, 3 * ParallelSum.CHUNK + 5})
    void everyLengthIsSummedUpExactly(int n) {
        float[] x = SumData.wholeNumbers(n);
        long expected = 0;
        for (float value : x) {
            expected += (long) value;
        }
        assertThat(ParallelSum.sum(LaneSum::plain, x, 4)).isEqualTo(expected);
    }

    @Test
    void anInterruptDoesNotSpoilTheSumAndIsNotLost() {
        float[] x = SumData.random(6);
        Thread.currentThread().interrupt();
        float sum = ParallelSum.sum(LaneSum::unrolled, x, 4);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sum).isEqualTo(ParallelSum.sum(LaneSum::unrolled, x, 1));
    }

    @Test
    void thereMustBeAThread() {
        assertThatThrownBy(() -> ParallelSum.sum(LaneSum::plain, new float[3], 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("ParallelSum.sum: 0 threads: needs at least 1");
    }

    @Test
    void aTenthOfSerialWorkCapsSixteenThreadsAtSixPointFour() {
        assertThat(Roofline.amdahl(0.1, 16)).isEqualTo(6.4, within(1e-12));
        assertThat(Roofline.amdahl(0, 16)).isEqualTo(16);
        assertThat(Roofline.amdahl(1, 16)).isEqualTo(1);
        assertThat(Roofline.amdahl(0.1, 1_000_000)).isEqualTo(10, within(1e-3));
    }

    @Test
    void theRoofIsTheLowerOfTheTwo() {
        var roof = new Roofline(12, 100);
        assertThat(roof.attainable(0.25)).isEqualTo(3);
        assertThat(roof.attainable(1000 / 6.0)).isEqualTo(100);
        assertThat(roof.ridge()).isEqualTo(100 / 12.0);
        assertThat(roof.attainable(roof.ridge())).isEqualTo(100, within(1e-12));
    }

    @Test
    void badMachinesAreRefused() {
        assertThatThrownBy(() -> new Roofline(0, 100)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Roofline: bandwidth 0.0 GB/s, peak 100.0 GFLOP/s: both must be positive numbers");
        assertThatThrownBy(() -> new Roofline(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Roofline.amdahl(1.5, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Roofline.amdahl: serial share 1.5, 2 threads: must lie between 0 and 1, and be at least 1");
    }
}
