package scratch.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Wrong sizes and offsets are told with the operation, the values and the rule; scalar and SIMD say the same.
class KernelErrorsTest {

    static List<Kernels> kernels() {
        List<Kernels> all = new ArrayList<>(List.of(new ScalarKernels()));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            all.add(ActiveKernels.choose("simd"));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aMatrixThatDoesNotFitItsArrayIsRefused(Kernels kernels) {
        double[] c = {1, 2, 3, 4};
        assertThatThrownBy(() -> kernels.gemm(false, false, 2, 2, 3, 1, new double[5], 0, 3, new double[6], 0, 2,
                0, c, 0, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gemm: a has 5 values, needs 6: (2, 3) with leading dimension 3 from offset 0");
        assertThatThrownBy(() -> kernels.gemm(false, false, 2, 2, 3, 1, new double[6], 0, 2, new double[6], 0, 2,
                0, c, 0, 2)).hasMessage("gemm: a is (2, 3) with leading dimension 2: must be at least 3");
        assertThat(c).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sizesWhoseProductOverflowsAreRefused(Kernels kernels) {
        assertThatThrownBy(() -> kernels.gemv(false, 1 << 16, 1 << 16, 1, new double[10], 0, 1 << 16,
                new double[1 << 16], 0, 0, new double[1 << 16], 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gemv: a has 10 values, needs 4294967296");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void offsetsOutsideTheArrayAreRefused(Kernels kernels) {
        assertThatThrownBy(() -> kernels.dot(new double[3], 2, new double[3], 0, 2))
                .hasMessage("dot: x has 3 values, needs 4: 2 from offset 2");
        assertThatThrownBy(() -> kernels.sum(new float[3], -1, 2))
                .hasMessage("sum: offset -1 of x: must not be negative");
        assertThatThrownBy(() -> kernels.exp(new float[3], 0, new float[3], 0, -2))
                .hasMessage("exp: -2 values of x: must not be negative");
        assertThatThrownBy(() -> kernels.dot(new double[3], Integer.MAX_VALUE, new double[3], 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kernels.argmax(new double[3], 0, 0))
                .hasMessage("argmax: 0 values: needs at least one");
    }

    @Test
    void anUnknownChoiceOfKernelsIsRefused() {
        assertThatThrownBy(() -> ActiveKernels.choose("fast")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kernels: scratch.kernels=fast: must be scalar or simd");
        assertThat(ActiveKernels.choose("scalar").name()).isEqualTo("scalar");
    }

    @Test
    void fewerThanOneThreadIsRefused() {
        assertThatThrownBy(() -> Kernels.setThreads(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads: 0: must be at least 1");
    }
}
