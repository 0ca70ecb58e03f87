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

/// XᵀX for a tall X: the heart of the normal equations, of covariance and of PCA.
///
/// Hypothesis: 200 000 × 40 doubles are read once, and there are 20 multiply-adds for every double read, so the
/// processor, not the memory, is the limit. General libraries pack X first, which costs as much as the work on so narrow a
/// matrix; we do not.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh=GramMatrixBenchmark`
///
/// Moral: a shape that a library did not expect is where a few dozen lines of your own can win.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 1)
public class GramMatrixBenchmark {
    @Param("200000")
    public int rows;

    @Param("40")
    public int columns;

    private double[] x;
    private double[] c;
    private OpenBlas blas;

    /// Draws X and compares one entry of each row of the result with a plain loop.
    @Setup
    public void prepare(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        int threads = name.endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1;
        x = new Draws(1).n4(rows * columns);
        c = new double[columns * columns];
        if (name.startsWith("openblas")) {
            blas = OpenBlas.load();
            blas.setThreads(threads);
            openblas();
        } else {
            Kernels.setThreads(threads);
            simd();
        }
        for (int i = 0; i < columns; i++) {
            int j = columns - 1;                               // the upper triangle is there on both sides
            double wanted = 0;
            for (int r = 0; r < rows; r++) {
                wanted += x[r * columns + i] * x[r * columns + j];
            }
            if (!(Math.abs(c[i * columns + j] - wanted) <= 1e-10 * rows)) {
                throw new IllegalStateException(name + ": entry (" + i + ", " + j + ") is " + c[i * columns + j]
                    + ", must be " + wanted);
            }
        }
    }

    @Benchmark
    public double[] simd() {
        Kernels.active().syrk(true, columns, rows, 1, x, 0, columns, 0, c, 0, columns);
        return c;
    }

    @Benchmark
    public double[] simdParallel() {
        return simd();
    }

    @Benchmark
    public double[] openblas() {
        blas.gram(rows, columns, x, c);
        return c;
    }

    @Benchmark
    public double[] openblasParallel() {
        return openblas();
    }
}
