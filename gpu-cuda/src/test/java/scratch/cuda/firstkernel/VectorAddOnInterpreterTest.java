package scratch.cuda.firstkernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Grid;
import scratch.cuda.firstkernel.VectorAdd.Variant;
import scratch.cuda.interpreter.InterpretedDevice;

class VectorAddOnInterpreterTest {
    private static float[] sums(float[] x, float[] y) {
        float[] z = new float[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] + y[i];
        }
        return z;
    }

    private static InterpretedDevice device(long seed) {
        return new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(seed));
    }

    @Test
    void everySumIsThatOfJavaWhateverTheSizes() {
        for (int n : new int[] {1, 31, 32, 33, 255, 257, 1000}) {
            float[] x = Ex802FirstKernel.numbers(n, n);
            float[] y = Ex802FirstKernel.numbers(n, n + 1);
            for (int threads : new int[] {1, 32, 100, 256, 1024}) {
                try (InterpretedDevice device = device(n % 3); VectorAdd add = new VectorAdd(device)) {
                    assertThat(add.add(x, y, threads)).as("%d elements, blocks of %d", n, threads).isEqualTo(sums(x, y));
                }
            }
        }
    }

    @Test
    void stridingWorksWithAnyGrid() {
        float[] x = Ex802FirstKernel.numbers(1000, 1);
        float[] y = Ex802FirstKernel.numbers(1000, 2);
        for (Grid grid : List.of(Grid.of(1, 1), Grid.of(1, 32), Grid.of(3, 100), Grid.of(4, 256), Grid.of(9, 256))) {
            try (InterpretedDevice device = device(2); VectorAdd add = new VectorAdd(device)) {
                assertThat(add.add(Variant.STRIDING, x, y, grid)).as("%s", grid).isEqualTo(sums(x, y));
            }
        }
    }

    @Test
    void withoutAGuardOnlyAGridThatFitsIsRight() {
        float[] x = Ex802FirstKernel.numbers(1024, 1);
        try (InterpretedDevice device = device(0); VectorAdd add = new VectorAdd(device)) {
            assertThat(add.add(Variant.UNGUARDED, x, x, Grid.of(4, 256))).isEqualTo(sums(x, x));
            assertThatThrownBy(() -> add.add(Variant.UNGUARDED, x, x, Grid.of(5, 256))).isInstanceOf(DeviceException.class)
                    .hasMessageContaining("block (4, 0, 0), thread (0, 0, 0)").hasMessageContaining("past the end");
        }
    }

    @Test
    void arraysMustBeOfOneLength() {
        try (InterpretedDevice device = device(0); VectorAdd add = new VectorAdd(device)) {
            assertThatThrownBy(() -> add.add(new float[3], new float[4], 32)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("VectorAdd.add: 3 and 4 elements: must be as many, and at least 1");
            assertThatThrownBy(() -> add.add(new float[0], new float[0], 32)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("VectorAdd.add: 0 and 0 elements: must be as many, and at least 1");
        }
    }

    /// After a fault the device is lost; before the launch nothing is.
    @Test
    void memoryIsGivenBack() {
        try (InterpretedDevice device = device(0); VectorAdd add = new VectorAdd(device)) {
            add.add(new float[] {1}, new float[] {2}, 32);
            assertThat(device.used()).isZero();
        }
    }

    /// No time of an interpreter means anything, but the way to it must work.
    @Test
    void timingRunsToItsEnd() {
        try (InterpretedDevice device = device(0); VectorAdd add = new VectorAdd(device)) {
            assertThat(Peers802.kernelMicros(device, add, 100)).isPositive().isFinite();
        }
    }

    @Test
    void eachMistakeIsAnsweredWithItsOwnSentence() {
        assertThat(CommonMistakes.all()).extracting(CommonMistakes.Answer::answer).satisfiesExactly(
                answer -> assertThat(answer).contains("block (3, 0, 0), thread (232, 0, 0)",
                        "global read of 4 bytes, 0 bytes past the end of a block of 4000 bytes"),
                answer -> assertThat(answer).isEqualTo("Device.copyOut: byte 3072 of a block of 4000: was never written"),
                answer -> assertThat(answer)
                        .isEqualTo("Kernel.launch: add: 2000 x 1 x 1 threads in a block: 1024 are allowed"),
                answer -> assertThat(answer).isEqualTo("Device.copyIn: bytes 0 to 4000 of a block of 1000: out of bounds"),
                answer -> assertThat(answer)
                        .contains("global read of 4 bytes at byte 0 of a block of 4000 bytes: never written"),
                answer -> assertThat(answer)
                        .isEqualTo("Arguments.set: parameter 0 of add takes 4 bytes: given a long of 8"));
    }
}
