package scratch.math.strides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import scratch.math.tensor.Tensor;

class StridedArrayTest {
    private final StridedArray matrix = StridedArray.of(new float[]{0, 1, 2, 3, 4, 5}, 2, 3);

    @Test
    void theViewsOfTheReadmeByHand() {
        assertThat(matrix.strides()).containsExactly(3, 1);
        assertThat(matrix.place(1, 2)).isEqualTo(5);
        assertThat(matrix.transpose().shape()).containsExactly(3, 2);
        assertThat(matrix.transpose().strides()).containsExactly(1, 3);
        assertThat(matrix.transpose().toArray()).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(matrix.transpose().place(2, 1)).isEqualTo(5);
        assertThat(matrix.slice(1, 1, 2).offset()).isEqualTo(1);
        assertThat(matrix.slice(1, 1, 2).place(1, 0)).isEqualTo(4);
        assertThat(matrix.slice(1, 1, 2).toArray()).containsExactly(1, 4);
        StridedArray repeated = matrix.slice(0, 0, 1).broadcastTo(4, 3);
        assertThat(repeated.strides()).containsExactly(0, 1);
        assertThat(repeated.place(3, 2)).isEqualTo(2);
        assertThat(repeated.toArray()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
    }

    @Test
    void theSumOfTheReadmeByHand() {
        StridedArray a = StridedArray.of(new float[]{1, 2, 3, 4, 5, 6}, 2, 3);
        StridedArray column = StridedArray.of(new float[]{10, 20}, 2, 1);
        assertThat(a.plus(column).toArray()).containsExactly(11, 12, 13, 24, 25, 26);
        assertThat(column.broadcastTo(2, 3).strides()).containsExactly(1, 0);
    }

    @Test
    void aViewWritesThroughToTheOriginal() {
        matrix.transpose().set(99, 2, 1);
        assertThat(matrix.get(1, 2)).isEqualTo(99);
        matrix.slice(0, 0, 1).broadcastTo(2, 3).set(7, 1, 0);
        assertThat(matrix.get(0, 0)).isEqualTo(7);
    }

    @Test
    void flatteningATransposeCannotBeAView() {
        assertThat(matrix.isContiguous()).isTrue();
        assertThat(matrix.transpose().isContiguous()).isFalse();
        assertThat(matrix.transpose().transpose().isContiguous()).isTrue();
        Tensor tensor = Tensor.of(new float[]{0, 1, 2, 3, 4, 5}, 2, 3);
        assertThat(tensor.reshape(6).storage()).isSameAs(tensor.storage());
        assertThat(tensor.transpose().reshape(6).storage()).isNotSameAs(tensor.storage());
    }

    @Test
    void threePredictionsAndAColumnOfThreeTargetsMakeNineDifferences() {
        Tensor predictions = Tensor.vector(1, 2, 3);
        Tensor differences = predictions.minus(Tensor.of(new float[]{1, 2, 3}, 3, 1));
        assertThat(differences.shape()).containsExactly(3, 3);
        assertThat(differences.times(differences).mean().item()).isEqualTo(12 / 9f);
        assertThat(predictions.minus(Tensor.vector(1, 2, 3)).toArray()).containsOnly(0);
    }

    @Test
    void shapesAreLinedUpAtTheLastAxis() {
        assertThat(StridedArray.broadcastShape(new int[]{2, 3}, 3)).containsExactly(2, 3);
        assertThat(StridedArray.broadcastShape(new int[]{2, 3}, 2, 1)).containsExactly(2, 3);
        assertThat(StridedArray.broadcastShape(new int[]{4, 1, 3}, 5, 3)).containsExactly(4, 5, 3);
        assertThat(StridedArray.broadcastShape(new int[]{3, 1}, 1, 4)).containsExactly(3, 4);
        assertThat(StridedArray.broadcastShape(new int[]{1}, 0)).containsExactly(0);
        assertThat(StridedArray.broadcastShape(new int[0], 2, 3)).containsExactly(2, 3);
        assertThatThrownBy(() -> StridedArray.broadcastShape(new int[]{2, 3}, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StridedArray.broadcast: (2, 3) with (2): 3 and 2 must be equal, or one of them 1");
    }

    @Test
    void sixteenMillionAndOneIsNotAFloat() {
        assertThat(16_777_216f + 1f).isEqualTo(16_777_216f);
        assertThat(Tensor.scalar(1).expand(20_000_000).sum().item()).isEqualTo(20_000_000f);
    }

    @Test
    void sizesAreMultipliedInLong() {
        int length = 65536;
        assertThat(length * length).isZero();
        assertThatThrownBy(() -> StridedArray.of(new float[0], length, length)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StridedArray: (65536, 65536): 4294967296 numbers are too many");
    }

    @Test
    void aGigabyteIsTransposedWithoutMovingANumber() {
        Tensor gigabyte = Tensor.scalar(3).expand(16384, 16384);           // 4 bytes of memory, seen 268,435,456 times
        assertThat(4L * gigabyte.size()).isEqualTo(1L << 30);
        assertThat(gigabyte.transpose().storage()).isSameAs(gigabyte.storage());
        assertThat(gigabyte.transpose().get(16383, 0)).isEqualTo(3);
    }

    @Test
    void emptyArraysAndSingleNumbersAreShapesToo() {
        assertThat(StridedArray.of(new float[]{5}).get()).isEqualTo(5);
        assertThat(StridedArray.of(new float[]{5}).toArray()).containsExactly(5);
        assertThat(StridedArray.of(new float[0], 0, 3).toArray()).isEmpty();
        assertThat(StridedArray.of(new float[0], 0).plus(StridedArray.of(new float[]{1}, 1)).shape()).containsExactly(0);
    }

    @Test
    void badIndicesAndShapesAreRefused() {
        assertThatThrownBy(() -> StridedArray.of(new float[5], 2, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StridedArray: 5 numbers for (2, 3): must be 6");
        assertThatThrownBy(() -> StridedArray.of(new float[5], -5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StridedArray: (-5): lengths must not be negative");
        assertThatThrownBy(() -> matrix.get(0, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StridedArray.place: index (0, 3) of (2, 3): outside of axis 1");
        assertThatThrownBy(() -> matrix.get(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StridedArray.place: index (1) of (2, 3): must name every axis");
        assertThatThrownBy(() -> matrix.slice(1, 2, 4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StridedArray.slice: 2 to 4 on axis 1 of (2, 3): must lie in 0 to 3");
        assertThatThrownBy(() -> matrix.broadcastTo(2, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("StridedArray.broadcastTo: (2, 3) to (2, 1): only lengths of 1 can be stretched");
        assertThatThrownBy(() -> ViewDrawing.of(7)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ViewDrawing.of: a storage of 7: must have 1 to 6");
    }
}
