package scratch.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import scratch.math.kernel.ScalarKernels;
import scratch.math.kernel.simd.SimdKernels;

class KernelBenchmarkTest {

    static String[] kernels() throws NoSuchFieldException {
        return KernelBenchmark.class.getField("kernel").getAnnotation(Param.class).value();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void vectorAndPlainKernelAgree(String kernel) {
        for (String type : new String[] {"double", "float"}) {
            for (int n : new int[] {64, 256, 4096}) {
                KernelCalls.checkAgreement(kernel, type, n, new ScalarKernels(), new SimdKernels());
            }
        }
    }

    @Test
    void aKernelThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> KernelCalls.of("dott", "double", 64, new ScalarKernels()))
            .hasMessage("kernel: dott: there is no such call");
    }
}
