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

/// How fast can pure Java multiply two square matrices?
///
/// Hypothesis: the loop order alone is worth a factor of about ten once B no longer fits into a cache; vector registers,
/// packing and tiles are worth another ten; and then we stand where OpenBLAS stands, because the processor's
/// multiply-add units are busy most of the time and nobody can do more.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="MatmulBenchmark -p n=512 -p type=double"`. The naive loop at
/// n = 2048 takes minutes a turn: `-e naive$` leaves it out.
///
/// Moral: compare the bytes that move, not the multiplications. All contestants multiply n³ times. The loop order was worth
/// 4× at n = 512, the rest nearly 20×; at n = 2048 in double a sixth is still missing to OpenBLAS, which prefetches.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 1)
public class MatmulBenchmark {
    @Param({"64", "128", "256", "512", "1024", "2048"})
    public int n;

    @Param({"float", "double"})
    public String type;

    private Products products;

    /// Draws the matrices, sets the number of threads, and has the contestant prove its product before it is timed.
    @Setup
    public void prepare(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        products = Products.of(type, n);
        products.prepare(name);
        products.run(name);
        products.check(name);
    }

    @Benchmark
    @Fork(1)
    @Warmup(iterations = 2, time = 2)
    @Measurement(iterations = 3, time = 1)
    public void naive() {
        products.naive();
    }

    @Benchmark
    public void naiveReordered() {
        products.naiveReordered();
    }

    @Benchmark
    public void blocked() {
        products.blocked();
    }

    @Benchmark
    public void simd() {
        products.simd();
    }

    @Benchmark
    public void simdParallel() {
        products.simd();
    }

    /// Fewer multiplications, larger errors: not the product that the others compute. From n = 1024 on.
    @Benchmark
    public void strassenOneLevel() {
        products.strassen();
    }

    @Benchmark
    public void strassenOneLevelParallel() {
        products.strassen();
    }

    @Benchmark
    public void strassenTwoLevels() {
        products.strassen();
    }

    @Benchmark
    public void strassenTwoLevelsParallel() {
        products.strassen();
    }

    @Benchmark
    public void openblas() {
        products.openblas();
    }

    @Benchmark
    public void openblasParallel() {
        products.openblas();
    }

    @Benchmark
    public void nd4j() {
        products.nd4j();
    }

    @Benchmark
    public void nd4jParallel() {
        products.nd4j();
    }

    @Benchmark
    public void smile() {
        products.smile();
    }

    @Benchmark
    public void smileParallel() {
        products.smile();
    }
}
