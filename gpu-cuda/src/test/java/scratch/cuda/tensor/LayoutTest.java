package scratch.cuda.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private final Layout layout = new Layout();

    private int number(int at) {
        return layout.structure().getAtIndex(ValueLayout.JAVA_INT, at);
    }

    private int length(int axis) {
        return number(2 + axis);
    }

    private int stride(int operand, int axis) {
        return number(2 + Layout.AXES + operand * Layout.AXES + axis);
    }

    @Test
    void contiguousOperandsHaveRankZero() {
        assertThat(layout.elementwise(new int[] {2, 3, 4}, new int[] {12, 4, 1}, new int[] {12, 4, 1})).isTrue();
        assertThat(layout.contiguous()).isTrue();
        assertThat(layout.size()).isEqualTo(24);
        layout.elementwise(new int[] {}, new int[] {}, new int[] {});
        assertThat(layout.contiguous()).isTrue();
        assertThat(layout.size()).isEqualTo(1);
    }

    @Test
    void equalPermutationsAreContiguousToo() {
        layout.elementwise(new int[] {3, 2}, new int[] {1, 3}, new int[] {1, 3});
        assertThat(layout.contiguous()).isTrue();
        layout.elementwise(new int[] {3, 2}, new int[] {2, 1}, new int[] {1, 3});
        assertThat(layout.contiguous()).isFalse();
    }

    @Test
    void axesThatOneStepCoversAreMerged() {
        // a row (4) broadcast over (2, 3, 4): the first two axes become one
        layout.elementwise(new int[] {2, 3, 4}, new int[] {12, 4, 1}, new int[] {0, 0, 1});
        assertThat(number(1)).isEqualTo(2);
        assertThat(new int[] {length(0), length(1)}).containsExactly(6, 4);
        assertThat(new int[] {stride(0, 0), stride(0, 1), stride(1, 0), stride(1, 1)}).containsExactly(4, 1, 0, 1);
    }

    @Test
    void axesOfLengthOneAreLeftOut() {
        layout.elementwise(new int[] {5, 1, 1, 2, 1, 3, 1}, new int[] {12, 9, 9, 6, 9, 1, 9}, new int[] {0, 9, 9, 0, 9, 1, 9});
        assertThat(number(1)).isEqualTo(2);
        assertThat(new int[] {length(0), length(1)}).containsExactly(10, 3);
    }

    @Test
    void inOrderKeepsTheOrderOfTheAxes() {
        layout.inOrder(new int[] {3, 2}, new int[] {1, 3});
        assertThat(new int[] {number(1), length(0), length(1), stride(0, 0), stride(0, 1)}).containsExactly(2, 3, 2, 1, 3);
        layout.inMemory(new int[] {3, 2}, 1, 3);
        assertThat(new int[] {number(1), length(0), stride(0, 0)}).containsExactly(1, 6, 1);
    }

    @Test
    void tooManyAxesAreRefused() {
        int[] shape = {2, 2, 2, 2, 2};
        int[] apart = {1000, 300, 90, 27, 8};
        assertThat(layout.elementwise(shape, apart, apart)).isFalse();
        assertThat(layout.inOrder(shape, apart)).isFalse();
    }

    @Test
    void theSmallestStrideTellsWhatStandsSideBySide() {
        layout.inOrder(new int[] {3, 2}, new int[] {7, 3});
        assertThat(layout.smallestStride(0)).isEqualTo(3);
        layout.inOrder(new int[] {1, 1}, new int[] {7, 3});
        assertThat(layout.smallestStride(0)).isEqualTo(Integer.MAX_VALUE);
    }
}
