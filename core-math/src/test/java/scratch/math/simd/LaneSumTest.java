package scratch.math.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneSumTest {
    private static final float[] SWALLOW = {1e8f, 1, 1, 1, -1e8f, 1, 1, 1};

    @Test
    void theSumOfTheReadmeDependsOnTheLanes() {
        assertThat(LaneSum.plain(SWALLOW, 0, 8)).isEqualTo(3);
        assertThat(LaneSum.inLanes(1, SWALLOW, 0, 8)).isEqualTo(3);
        assertThat(LaneSum.inLanes(2, SWALLOW, 0, 8)).isEqualTo(5);
        assertThat(LaneSum.inLanes(4, SWALLOW, 0, 8)).isEqualTo(6);
    }

    @Test
    void oneToTenOnFourLanesByHand() {
        float[] x = oneTo(10);
        assertThat(LaneSum.lanes(4, x, 0, 8)).containsExactly(6, 8, 10, 12);
        assertThat(LaneSum.fold(new float[]{6, 8, 10, 12})).isEqualTo(36);
        assertThat(LaneSum.plain(x, 8, 10)).isEqualTo(19);
        assertThat(LaneSum.inLanes(4, x, 0, 10)).isEqualTo(55);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 1000, 1023, 4098})
    void everyLengthAndEveryStartIsSummedUpExactly(int n) {
        float[] x = oneTo(n + 5);
        for (int from : new int[]{0, 1, 5}) {
            float expected = IntStream.rangeClosed(from + 1, from + n).sum();
            assertThat(LaneSum.plain(x, from, from + n)).isEqualTo(expected);
            assertThat(LaneSum.unrolled(x, from, from + n)).isEqualTo(expected);
            assertThat(LaneSum.inLanes(16, x, from, from + n)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 33, 1000, 4098})
    void unrolledByEightHasTheBitsOfEightLanes(int n) {
        float[] x = SumData.random(n);
        assertThat(LaneSum.unrolled(x, 3, 3 + n)).isEqualTo(LaneSum.inLanes(8, x, 3, 3 + n));
    }

    @Test
    void moreLanesLoseFewerDigits() {
        float[] x = SumData.random(42);
        double one = SumData.relativeError(LaneSum.inLanes(1, x, 0, x.length), x);
        double sixtyFour = SumData.relativeError(LaneSum.inLanes(64, x, 0, x.length), x);
        assertThat(sixtyFour).isLessThan(one / 20);
    }

    @Test
    void infinityAndNaNPropagate() {
        assertThat(LaneSum.unrolled(new float[]{1, Float.POSITIVE_INFINITY, 2}, 0, 3)).isEqualTo(Float.POSITIVE_INFINITY);
        float[] both = new float[20];
        both[2] = Float.POSITIVE_INFINITY;
        both[11] = Float.NEGATIVE_INFINITY;
        assertThat(LaneSum.unrolled(both, 0, 20)).isNaN();
        assertThat(LaneSum.plain(both, 0, 20)).isNaN();
    }

    @Test
    void aThousandNumbersOnSixteenLanesLeaveEight() {
        assertThat(1000 % 16).isEqualTo(8);
    }

    @Test
    void lanesMustBeAPowerOfTwoThatDividesTheNumbers() {
        assertThatThrownBy(() -> LaneSum.lanes(3, SWALLOW, 0, 6)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LaneSum.lanes: 6 numbers on 3 lanes: the lanes must be a power of two and divide"
                + " the numbers");
        assertThatThrownBy(() -> LaneSum.lanes(4, SWALLOW, 0, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LaneSum.plain(SWALLOW, 0, 9)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void theFusedMultiplyAddKeepsWhatTheProductRoundsAway() {
        double m = 1 + 0x1p-27;
        assertThat(m * m - (1 + 0x1p-26)).isZero();
        assertThat(Math.fma(m, m, -(1 + 0x1p-26))).isEqualTo(0x1p-54);
        assertThat(0x1p-54).isEqualTo(5.55e-17, within(1e-19));
    }

    @Test
    void comparisonsAndMaxDisagreeAboutNaNAndMinusZero() {
        float nan = Float.NaN;
        assertThat(Math.max(0f, nan)).isNaN();
        assertThat(nan > 0 ? nan : 0f).isZero();
        assertThat(1 / Math.max(-0f, 0f)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    private static float[] oneTo(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i + 1;
        }
        return x;
    }
}
