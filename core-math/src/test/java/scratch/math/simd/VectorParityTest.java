package scratch.math.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.kernel.ScalarKernels;

/// The Vector API against the lanes in plain Java, bit by bit, and against the plain kernels of this workspace.
class VectorParityTest {
    private final ScalarKernels scalar = new ScalarKernels();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 1000, 1023, 4098})
    void oneRegisterHasTheBitsOfItsLanes(int n) {
        float[] x = mixedSizes(n);
        assertThat(VectorSum.oneRegister(x, 5, 5 + n)).isEqualTo(LaneSum.inLanes(VectorSum.lanes(), x, 5, 5 + n));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 1000, 1023, 4098})
    void fourRegistersHaveTheBitsOfFourTimesAsManyLanes(int n) {
        float[] x = mixedSizes(n);
        assertThat(VectorSum.fourRegisters(x, 5, 5 + n)).isEqualTo(LaneSum.inLanes(4 * VectorSum.lanes(), x, 5, 5 + n));
    }

    // Numbers of both signs and of very different size: almost every other order of additions gives other bits.
    private static float[] mixedSizes(int n) {
        float[] x = SumData.random(n + 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.scalb(x[i] - 0.5f, i * 7 % 23);
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allWaysAgreeWithThePlainKernelUpToRounding(long seed) {
        float[] x = SumData.random(seed);
        double kernel = scalar.sum(x, 0, x.length);
        assertThat((double) LaneSum.plain(x, 0, x.length)).isEqualTo(kernel, within(1e-4 * kernel));
        assertThat((double) LaneSum.unrolled(x, 0, x.length)).isEqualTo(kernel, within(2e-5 * kernel));
        assertThat((double) VectorSum.fourRegisters(x, 0, x.length)).isEqualTo(kernel, within(2e-5 * kernel));
        assertThat((double) ParallelSum.sum(VectorSum::fourRegisters, x, 2)).isEqualTo(kernel, within(2e-5 * kernel));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 33, 1000})
    void axpyHasTheBitsOfThePlainKernelFromAnyStart(int n) {
        float[] x = SumData.random(7);
        for (int shift : new int[]{0, 1, 7}) {
            float[] expected = x.clone();
            scalar.axpy(0.3f, SumData.random(8), 3, expected, 3 + shift, n);
            float[] vector = x.clone();
            VectorAxpy.ownStarts(0.3f, SumData.random(8), 3, vector, 3 + shift, n);
            float[] plain = x.clone();
            CompilerLoops.axpyOwnStarts(0.3f, SumData.random(8), 3, plain, 3 + shift, n);
            assertThat(vector).isEqualTo(expected);
            assertThat(plain).isEqualTo(expected);
        }
        float[] same = x.clone();
        CompilerLoops.axpy(0.3f, SumData.random(8), same, 3, n);
        float[] expected = x.clone();
        scalar.axpy(0.3f, SumData.random(8), 3, expected, 3, n);
        assertThat(same).isEqualTo(expected);
    }

    @Test
    void axpyWithinOneArrayReadsWhatItJustWroteAndVectorsDoNot() {
        float[] plain = {1, 1, 1, 1, 1};
        CompilerLoops.axpyOwnStarts(1, plain, 0, plain, 1, 4);
        assertThat(plain).containsExactly(1, 2, 3, 4, 5);
        float[] ones = new float[65];
        Arrays.fill(ones, 1);
        VectorAxpy.ownStarts(1, ones, 0, ones, 1, 64);
        assertThat(ones[2]).isEqualTo(2);
    }

    @Test
    void dotsOfIntegersAndFloats() {
        assertThat(CompilerLoops.dot(new int[]{1, 2, 3}, new int[]{4, 5, 6})).isEqualTo(32);
        assertThat(CompilerLoops.dot(new float[]{1, 2, 3}, new float[]{4, 5, 6})).isEqualTo(32);
        assertThat(CompilerLoops.dot(new int[0], new int[0])).isZero();
        assertThat(CompilerLoops.dot(new float[0], new float[0])).isZero();
    }

    @Test
    void withoutTheModuleTheExampleSaysSoAndRunsOn() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
                "scratch.math.simd.Ex110Simd", "--runs", "0"));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).startsWith("The Vector API is absent, so its rows are left out. To see them: java --add-modules "
                + "jdk.incubator.vector").contains("2 sums of 100003 whole numbers", "axpy with own starts")
                .doesNotContain("register");
        assertThat(VectorModule.isPresent()).isTrue();
    }
}
