package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// The cells on vectors against the definition, over units that straddle registers. That bits depend neither on the width
/// of the registers nor on threads is for [KernelBitsTest].
class RecurrentCellsTest {
    private static final int AT = 3;                           // where all matrices begin

    /// Everything that the four kernels make of the same numbers, one after the other.
    static float[][] results(Kernels kernels, int n, int h) {
        float[] gates = KernelParityTest.floats(AT + 4 * n * h, 1);
        float[] hidden = KernelParityTest.floats(AT + 3 * n * h, 2);
        float[] before = KernelParityTest.floats(AT + n * h, 3);
        float[] atStates = KernelParityTest.floats(AT + n * h, 4);
        float[] atCells = KernelParityTest.floats(AT + n * h, 5);
        float[] gru = gates.clone();
        float[] atGru = atStates.clone();
        float[] cells = new float[AT + n * h];
        float[] states = new float[AT + n * h];
        float[] gruStates = new float[AT + n * h];
        float[] out = new float[AT + 4 * n * h];
        float[] gruOut = new float[AT + 3 * n * h];
        float[] atHidden = new float[AT + 3 * n * h];
        kernels.lstmCell(n, h, gates, AT, before, AT, cells, AT, states, AT);
        kernels.lstmCellGradient(n, h, gates, AT, before, AT, cells, AT, atStates, AT, atCells, AT, out, AT);
        kernels.gruCell(n, h, gru, AT, hidden, AT, before, AT, gruStates, AT);
        kernels.gruCellGradient(n, h, gru, AT, hidden, AT, before, AT, atGru, AT, gruOut, AT, atHidden, AT);
        return new float[][] {gates, cells, states, atCells, out, gru, gruStates, atGru, gruOut, atHidden};
    }

    static void add(CRC32 crc, Kernels kernels) {
        for (int h : new int[] {1, 7, 16, 33, 300}) {
            for (float[] values : results(kernels, 40, h)) {
                for (float value : values) {
                    int bits = Float.floatToRawIntBits(value);
                    for (int shift = 0; shift < 32; shift += 8) {
                        crc.update(bits >>> shift);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127})
    void vectorsFollowTheDefinition(int h) {
        RecurrentCells.WARMTH.warmUp();
        for (int n : new int[] {0, 1, 5}) {
            float[][] expected = results(new ScalarKernels(), n, h);
            float[][] actual = results(KernelChoice.fastest(), n, h);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).as("array %d of (%d, %d)", i, n, h).containsExactly(expected[i], within(4e-6f));
            }
        }
    }

    @Test
    void nothingIsWrittenOutsideTheMatrices() {
        for (float[] values : results(KernelChoice.fastest(), 2, 17)) {
            assertThat(values[0]).isIn(0f, KernelParityTest.floats(1, 1)[0], KernelParityTest.floats(1, 2)[0],
                    KernelParityTest.floats(1, 3)[0], KernelParityTest.floats(1, 4)[0], KernelParityTest.floats(1, 5)[0]);
        }
    }
}
