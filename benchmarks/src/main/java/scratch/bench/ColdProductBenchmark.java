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
import scratch.math.kernel.Kernels;

/// What does the very first matrix product of a program cost? Each figure is one call in a JVM of its own: no warm-up,
/// and the classes of the kernels are loaded within the time.
///
/// Hypothesis: vector code before its compilation would take 300 ms and more. The kernels know that they are cold and
/// start with plain loops, which are compiled on the way: under 60 ms at n = 250.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh=ColdProductBenchmark`; the middle one of the fifteen is what counts.
///
/// Moral: a library that is only fast when warm is slow in every short program, and in every test.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(15)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ColdProductBenchmark {
    @Param("250")
    public int n;

    private double[] a;
    private double[] b;
    private double[] c;

    /// Draws the numbers and touches no kernel. So the result cannot be checked here; the tests of the kernels hold the
    /// cold path to the bits of the warm one.
    @Setup
    public void prepare() {
        a = new Draws(1).n4(n * n);
        b = new Draws(2).n4(n * n);
        c = new double[n * n];
    }

    @Benchmark
    public double[] naive() {
        PlainMatmul.naive(n, a, b, c);
        return c;
    }

    @Benchmark
    public double[] reordered() {
        PlainMatmul.reordered(n, a, b, c);
        return c;
    }

    @Benchmark
    public double[] simdParallel() {
        Kernels.active().gemm(false, false, n, n, n, 1, a, 0, n, b, 0, n, 0, c, 0, n);
        return c;
    }
}
