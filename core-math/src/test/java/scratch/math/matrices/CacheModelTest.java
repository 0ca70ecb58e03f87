package scratch.math.matrices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CacheModelTest {
    @ParameterizedTest
    @EnumSource(LoopOrder.class)
    void whatFitsIsFetchedOnceInEveryOrder(LoopOrder order) {
        // three matrices of 16 * 16 doubles are 6 KiB: 96 lines
        assertThat(CacheModel.linesFetched(order, 16, 32, 4)).isEqualTo(3 * 16 * 16 / CacheModel.LINE);
        assertThat(CacheModel.linesFetched(order, 1, 1, 1)).isEqualTo(1);
    }

    @Test
    void iJkFetchesALineForEveryMultiplicationWhereTheColumnIsAPowerOfTwoAway() {
        // 128 rows, 1024 bytes apart, share 4 of 64 sets: 32 of the 128 lines of a column can stay, so none does
        double bad = CacheModel.linesFetched(LoopOrder.IJK, 128, 32, 16) / Math.pow(128, 3);
        assertThat(bad).isEqualTo(1.017, within(5e-4));
        // 960 bytes apart they spread over all sets, and each line serves the 8 columns it holds
        double good = CacheModel.linesFetched(LoopOrder.IJK, 120, 32, 16) / Math.pow(120, 3);
        assertThat(good).isEqualTo(0.127, within(5e-4));
    }

    @Test
    void iKjFetchesBOnceForEachRowAndUsesAllEightDoublesOfALine() {
        for (int n : new int[]{120, 128}) {
            assertThat(CacheModel.linesFetched(LoopOrder.IKJ, n, 32, 16) / Math.pow(n, 3)).isEqualTo(1 / 8.0, within(3e-3));
        }
    }

    @Test
    void jKiFetchesTwoLinesForEveryMultiplication() {
        assertThat(CacheModel.linesFetched(LoopOrder.JKI, 128, 32, 16) / Math.pow(128, 3)).isEqualTo(2, within(0.01));
    }

    @Test
    void theBadSizesOfTheExerciseAre192And256() {
        for (int n : new int[]{120, 136, 144}) {
            assertThat(CacheModel.linesFetched(LoopOrder.IJK, n, 32, 16) / Math.pow(n, 3)).isLessThan(0.2);
        }
        for (int n : new int[]{128, 160, 192, 256}) {
            assertThat(CacheModel.linesFetched(LoopOrder.IJK, n, 32, 16) / Math.pow(n, 3)).isGreaterThan(1);
        }
    }

    @Test
    void tilesFetchLeastAndABigCacheMakesAllOrdersEqual() {
        assertThat(CacheModel.linesFetched(LoopOrder.BLOCKED, 128, 32, 16)).isEqualTo(34_816)
                .isLessThan(CacheModel.linesFetched(LoopOrder.IKJ, 128, 32, 16) / 7);
        assertThat(128 * 128 * 128 / (4 * 16)).as("n³/(4t), A and C passing by").isEqualTo(32_768);
        assertThat(CacheModel.linesFetched(LoopOrder.BLOCKED, 128, 32, Integer.MAX_VALUE))
                .as("one tile as large as the matrix is i-k-j")
                .isEqualTo(CacheModel.linesFetched(LoopOrder.IKJ, 128, 32, 16));
        for (LoopOrder order : LoopOrder.values()) {
            assertThat(CacheModel.linesFetched(order, 120, 512, 16)).isEqualTo(3 * 120 * 120 / CacheModel.LINE);
        }
    }

    @Test
    void badSizesAreRefusedWithTheirValues() {
        assertThatThrownBy(() -> CacheModel.linesFetched(LoopOrder.IJK, 0, 32, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CacheModel.linesFetched: n = 0, kib = 32, tile = 16: n and kib must be from 1 to 1024,"
                + " tile at least 1");
        assertThatThrownBy(() -> CacheModel.linesFetched(LoopOrder.IJK, 1025, 32, 16)).hasMessageContaining("n = 1025");
        assertThatThrownBy(() -> CacheModel.linesFetched(LoopOrder.IJK, 8, 0, 16)).hasMessageContaining("kib = 0");
        assertThatThrownBy(() -> CacheModel.linesFetched(LoopOrder.IJK, 8, 32, 0)).hasMessageContaining("tile = 0");
    }
}
