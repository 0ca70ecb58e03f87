package scratch.math.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import scratch.math.kernel.ScalarKernels;
import scratch.math.tensor.Tensor;

/// Copies across the rows of a matrix, in tiles and not: every number arrives at its place.
class TransposedCopyTest {

    private final CpuBackend backend = new CpuBackend(new ScalarKernels());

    private Tensor counted(int... shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i;
        }
        return Tensor.of(backend, numbers, shape);
    }

    @Test
    void columnsBecomeRows() {
        for (int[] shape : new int[][] {{40, 256}, {33, 512}, {32, 256}, {100, 300}, {9000, 3}, {1, 256}, {70, 1024}}) {
            float[] rows = counted(shape).permute(1, 0).contiguous().toArray();
            for (int i = 0; i < shape[1]; i++) {
                for (int j = 0; j < shape[0]; j++) {
                    assertThat(rows[i * shape[0] + j]).isEqualTo(j * shape[1] + i);
                }
            }
        }
    }

    @Test
    void eachMatrixOfAStackIsTurned() {
        float[] turned = counted(3, 40, 256).permute(0, 2, 1).contiguous().toArray();
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < 256; i++) {
                for (int j = 0; j < 40; j++) {
                    assertThat(turned[(k * 256 + i) * 40 + j]).isEqualTo((k * 40 + j) * 256 + i);
                }
            }
        }
    }

    @Test
    void aViewIsTurnedFromWhereItBegins() {
        float[] turned = counted(50, 256).slice(0, 5, 45).slice(1, 7, 200).permute(1, 0).contiguous().toArray();
        for (int i = 0; i < 193; i++) {
            for (int j = 0; j < 40; j++) {
                assertThat(turned[i * 40 + j]).isEqualTo((j + 5) * 256 + i + 7);
            }
        }
    }
}
