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

/// What do ten rounds of k-means cost, beside scikit-learn and Smile? 200 000 points of 16 columns, 32 clusters, the first 32
/// points as the start.
///
/// Hypothesis: a round is 200 000 · 32 · 16 differences, squared and added, one hundred million multiply-adds: 2 ms on one core
/// if nothing but the points is read. So what counts is that the 200 000 × 32 distances are never written.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="KMeansBenchmark"`
///
/// Moral: decide in registers what is nearest. Bounds that save distances pay when k is much larger, or near the end of long
/// runs: a distance costs less here than the branch that avoids it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class KMeansBenchmark {
    @Param("200000")
    public int n;

    private KMeansContest contest;

    /// Draws the data and looks whether the contestants agree.
    @Setup
    public void prepare(BenchmarkParams params) {
        Kernels.setThreads(params.getBenchmark().endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1);
        new KMeansContest(5_000).check();
        contest = new KMeansContest(n);
    }

    @Benchmark
    public double ours() {
        return contest.ours().inertia();
    }

    @Benchmark
    public double oursParallel() {
        return contest.ours().inertia();
    }

    @Benchmark
    public double hamerly() {
        return contest.hamerly().inertia();
    }

    @Benchmark
    public double hamerlyParallel() {
        return contest.hamerly().inertia();
    }

    /// Smile splits its work over the common pool: without helpers there it runs on one thread.
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
    public double smile() {
        return contest.smile().distortion();
    }

    @Benchmark
    public double smileParallel() {
        return contest.smile().distortion();
    }
}
