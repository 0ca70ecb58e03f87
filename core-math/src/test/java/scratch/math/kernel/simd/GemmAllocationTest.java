package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Strassen;
import scratch.math.kernel.Threads;

/// Once its buffers are there, a packed product allocates nothing. (A product of fewer than 1000 multiply-adds is not
/// packed; it allocates one row of sums.)
class GemmAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 100;

    private final int threads = Threads.count();

    @BeforeEach
    void vectorsOnly() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("the packed product needs --add-modules jdk.incubator.vector").isPresent();
    }

    @AfterEach
    void restore() {
        Threads.setCount(threads);
    }

    /// Bytes that this thread allocated for 100 calls. The smallest of a few rounds, since the JVM may
    /// itself allocate when it compiles or links a call that it had not seen.
    private static long allocated(Runnable product) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20 && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < CALLS; call++) {
                product.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static long allocatedByDouble(Kernels kernels, int n) {
        double[] a = KernelParityTest.doubles(n * n, 1);
        double[] b = KernelParityTest.doubles(n * n, 2);
        double[] c = new double[n * n];
        return allocated(() -> kernels.gemm(false, true, n, n, n, 1, a, 0, n, b, 0, n, 0, c, 0, n));
    }

    private static long allocatedByFloat(Kernels kernels, int n) {
        float[] a = KernelParityTest.floats(n * n, 1);
        float[] b = KernelParityTest.floats(n * n, 2);
        float[] c = new float[n * n];
        return allocated(() -> kernels.gemm(true, false, n, n, n, 1, a, 0, n, b, 0, n, 0, c, 0, n));
    }

    @Test
    void oneThreadAllocatesNothing() {
        Threads.setCount(1);
        Kernels kernels = KernelChoice.fastest();
        for (int n : new int[] {16, 64, 150}) {
            assertThat(allocatedByDouble(kernels, n)).as("double %d", n).isZero();
            assertThat(allocatedByFloat(kernels, n)).as("float %d", n).isZero();
        }
    }

    /// Counted on the thread that calls; its helpers allocate their buffers once.
    @Test
    void severalThreadsAllocateNoMoreThanTheTaskThatTheyShare() {
        Threads.setCount(2);
        Kernels kernels = KernelChoice.fastest();
        assertThat(allocatedByDouble(kernels, 200)).isLessThanOrEqualTo(CALLS * 256L);
        assertThat(allocatedByFloat(kernels, 200)).isLessThanOrEqualTo(CALLS * 256L);
    }

    /// Strassen's workspaces are there after the first product.
    @Test
    void aProductOfFewerMultiplicationsAllocatesNothing() {
        Threads.setCount(1);
        KernelChoice.fastest();
        Strassen strassen = new Strassen(2);
        int n = 96;
        double[] a = KernelParityTest.doubles(n * n, 1);
        double[] c = new double[n * n];
        assertThat(allocated(() -> strassen.multiply(n, n, n, a, 0, n, a, 0, n, c, 0, n))).isZero();
    }
}
