package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scratch.math.tensor.contract.Material.numbers;
import static scratch.math.tensor.contract.Material.tensor;

import org.junit.jupiter.api.Test;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;

/// What is written can be read, in the order of the calls, and released memory is used again.
public interface MemoryContract extends Candidate {
    @Test
    default void whatIsWrittenCanBeRead() {
        for (int n : Material.SIZES) {
            float[] values = numbers(n, n);
            assertThat(Tensor.of(backend(), values, n).toArray()).isEqualTo(values);
        }
        assertThat(Tensor.of(backend(), new float[] {3}).item()).isEqualTo(3);
    }

    @Test
    default void theArrayMayBeChangedOnceItIsWritten() {
        float[] values = {1, 2, 3};
        Tensor t = Tensor.of(backend(), values, 3);
        values[1] = 7;
        assertThat(t.toArray()).containsExactly(1, 2, 3);
        t.toArray()[0] = 9;
        assertThat(t.toArray()).containsExactly(1, 2, 3);
    }

    @Test
    default void operationsTakeEffectInTheirOrder() {
        Tensor a = Tensor.full(backend(), 1, 3);
        Tensor b = a.plus(1);
        a.fillInPlace(5);
        Tensor c = a.plus(b);
        a.write(new float[] {0, 0, 0});
        assertThat(b.toArray()).containsExactly(2, 2, 2);
        assertThat(c.toArray()).containsExactly(7, 7, 7);
        assertThat(a.toArray()).containsExactly(0, 0, 0);
        backend().finish();
    }

    @Test
    default void releasedMemoryIsUsedAgain() {
        for (int i = 0; i < 100; i++) {
            Tensor t = Tensor.empty(backend(), 500_000);
            t.slice(0, 499_999, 500_000).fillInPlace(i);
            t.release();
            if (i % 10 == 0) {
                backend().finish();
            }
        }
    }

    @Test
    default void releaseDoesNotDisturbWhatWasAskedBefore() {
        Tensor a = tensor(backend(), 1, 100);
        Tensor b = a.times(2);
        float[] before = a.toArray();
        Tensor c = a.times(3);
        a.release();
        b.release();
        Tensor d = Tensor.full(backend(), 7, 100);
        assertThat(c.toArray()[50]).isEqualTo(before[50] * 3);
        assertThat(d.toArray()[50]).isEqualTo(7);
    }

    @Test
    default void aReleasedTensorIsRefusedByName() {
        Tensor a = tensor(backend(), 1, 2, 3);
        Tensor view = a.transpose();
        a.release();
        assertThat(view.released()).isTrue();
        assertThatThrownBy(() -> a.plus(1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("Tensor.shift: (2, 3): this tensor has been released");
        assertThatThrownBy(() -> tensor(backend(), 2, 2, 3).plus(a)).hasMessage("Tensor.plus: (2, 3): this tensor has"
                + " been released");
        assertThatThrownBy(view::toArray).hasMessage("Tensor.toArray: (3, 2): this tensor has been released");
        assertThatThrownBy(a::release).hasMessage("Tensor.release: (2, 3): this tensor has been released");
        assertThatThrownBy(() -> a.matmul(view)).hasMessageStartingWith("Tensor.matmul: (2, 3): ");
        assertThatThrownBy(() -> Fused.softmax(a)).hasMessageStartingWith("Fused.softmax: (2, 3): ");
    }
}
