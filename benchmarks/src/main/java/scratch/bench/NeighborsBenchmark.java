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

/// What do the 10 nearest of 50 000 rows cost, for 5 000 queries of 20 columns, beside scikit-learn's brute force and Smile's
/// k-d tree?
///
/// Hypothesis: in 20 columns a tree measures most rows, so comparing all of them is the faster way, if the 250 million products
/// are looked at where they arise: only those below the tenth smallest so far are kept, a few hundred a query.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="NeighborsBenchmark"`
///
/// Moral: a matrix product is cheap, writing its result is not. And a bound that is right beats a sort.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NeighborsBenchmark {
    @Param("50000")
    public int rows;

    private NeighborsContest contest;

    /// Draws the data, builds what is searched, and looks whether the contestants agree.
    @Setup
    public void prepare(BenchmarkParams params) {
        Kernels.setThreads(params.getBenchmark().endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1);
        new NeighborsContest(2_000, 100).check();
        contest = new NeighborsContest(rows, 5_000);
    }

    @Benchmark
    public double ours() {
        return contest.ours();
    }

    @Benchmark
    public double oursParallel() {
        return contest.ours();
    }

    @Benchmark
    public double tree() {
        return contest.tree();
    }

    @Benchmark
    public double treeParallel() {
        return contest.tree();
    }

    @Benchmark
    public double smile() {
        return contest.smile(false);
    }

    @Benchmark
    public double smileParallel() {
        return contest.smile(true);
    }
}
