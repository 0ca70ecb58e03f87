package scratch.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;
import scratch.math.kernel.simd.SimdKernels;

/// Which kernels gain from vector registers, and up to which size?
///
/// Hypothesis: sums and dot products gain most while the data is in a cache, because the compiler may not reorder the
/// additions of a plain loop and we may; exp and its relatives gain at every size, because they compute much and read
/// little; axpy and add gain nothing, because the compiler writes vector code for them by itself. From memory (the
/// largest size) everything that reads much and computes little ends at the same speed.
///
/// Sizes are numbers of values in the first operand: 2 KB, 32 KB, 512 KB, 8 MB and 64 MB of doubles, for the first and
/// second-level caches, the shared one, and memory.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="KernelBenchmark -p kernel=dot,exp -p type=double"`
///
/// Moral: vectorise what computes, or what the compiler must not reorder. The rest waits for memory.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    @Param({"dot", "axpy", "scale", "add", "multiply", "sum", "max", "argmax", "norm", "squaredDistance",
        "squaredDistances", "exp", "log", "tanh", "sigmoid", "softmax", "gemv", "gemvTransposed", "trsv",
        "leastSquaresGradient"})
    public String kernel;

    @Param({"256", "4096", "65536", "1048576", "8388608"})
    public int n;

    @Param("double")
    public String type;

    private KernelCalls.Call call;

    /// Draws the inputs and compares the vector kernel with the scalar one, to a few roundings.
    @Setup
    public void prepare(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        Kernels.setThreads(name.endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1);
        Kernels scalar = new ScalarKernels();
        Kernels simd = new SimdKernels();
        KernelCalls.checkAgreement(kernel, type, n, scalar, simd);
        call = KernelCalls.of(kernel, type, n, name.equals("scalar") ? scalar : simd);
    }

    @Benchmark
    public double scalar() {
        return call.run();
    }

    @Benchmark
    public double simd() {
        return call.run();
    }

    @Benchmark
    public double simdParallel() {
        return call.run();
    }
}
