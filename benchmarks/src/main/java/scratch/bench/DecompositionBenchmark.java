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

/// What do QR, Cholesky, LU, the symmetric eigenproblem and the SVD cost, against LAPACK below Smile and below ND4J?
///
/// Hypothesis: where most of the work is a matrix product (Cholesky, LU, QR) we stand where our product stands beside
/// LAPACK's, as long as what is around it, panels, small triangles and the checks of the input, is not left to plain
/// loops. The eigenproblem and the SVD reduce the matrix column by column first, at the speed of memory, which is the same
/// for all: what counts there is to read half of a symmetric matrix only.
///
/// Each contestant starts from its own matrix and leaves it as it was; factors are computed, Q is not formed,
/// eigen- and singular vectors are.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="DecompositionBenchmark -p n=500 -p decomposition=qr"`
///
/// Moral: write the algorithm so that its inner loop is a matrix product, and it is fast wherever the product is.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 1)
public class DecompositionBenchmark {
    @Param({"cholesky", "lu", "qr", "symmetricEigen", "svd"})
    public String decomposition;

    @Param({"100", "500", "1000"})
    public int n;

    private Decompositions contestants;

    /// Draws the matrix, sets the number of threads and compares what must agree: determinants, eigenvalues,
    /// singular values.
    @Setup
    public void prepare(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        int threads = name.endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1;
        contestants = new Decompositions(decomposition, n);
        Kernels.setThreads(threads);
        if (name.startsWith("smile")) {
            contestants.startSmile();
            OpenBlas.load().setThreads(threads);
        } else if (name.startsWith("nd4j")) {
            Nd4jLibrary.setThreads(threads);
            contestants.startNd4j();
        }
        contestants.check(name);
    }

    @Benchmark
    public Object ours() {
        return contestants.ours();
    }

    @Benchmark
    public Object oursParallel() {
        return contestants.ours();
    }

    @Benchmark
    public Object smile() {
        return contestants.smile();
    }

    @Benchmark
    public Object smileParallel() {
        return contestants.smile();
    }

    @Benchmark
    public Object nd4j() {
        return contestants.nd4j();
    }

    @Benchmark
    public Object nd4jParallel() {
        return contestants.nd4j();
    }
}
