package scratch.bench;

import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import scratch.classic.histogram.HistogramClassifier;
import scratch.math.kernel.Kernels;

/// What does a booster cost that sees bins in the place of values? 100 trees of 31 leaves on 200 000 rows of 20 columns, 255
/// bins, from the numbers to the last tree, beside XGBoost and scikit-learn.
///
/// Hypothesis: two thirds of the time is adding up two sums for each row and feature, of two times all rows a tree: the root
/// counts all of them, and each split only the smaller side. A row's bins lie in one cache line, all histograms of a node in
/// the second-level cache.
///
/// `loss` is that of 10 000 rows which nobody learned from.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="HistogramBoostingBenchmark.ours"`
///
/// Moral: a histogram of the sibling is a difference, and the half of the work that is not done is the fastest.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
public class HistogramBoostingBenchmark {
    @Param("200000")
    public int n;

    private BoostingData learned;
    private BoostingData unseen;
    private int threads;
    private double loss;

    /// Shown beside the time. The answers are the same each time, so it is computed once, before.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Quality {
        public double loss;

        @Setup(Level.Iteration)
        public void reset() {
            loss = 0;
        }
    }

    /// Draws the data, and looks at how good the model is.
    @Setup
    public void prepare(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        threads = name.endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1;
        Kernels.setThreads(threads);
        learned = BoostingData.of(n, 60);
        unseen = BoostingData.of(10_000, 70);
        loss = name.startsWith("xgboost") ? unseen.loss(learned.xgboost(threads)) : unseen.loss(learned.ours());
    }

    @Benchmark
    public HistogramClassifier ours(Quality quality) {
        quality.loss = loss;
        return learned.ours();
    }

    @Benchmark
    public HistogramClassifier oursParallel(Quality quality) {
        quality.loss = loss;
        return learned.ours();
    }

    @Benchmark
    public Booster xgboost(Quality quality) {
        quality.loss = loss;
        return learned.xgboost(threads);
    }

    @Benchmark
    public Booster xgboostParallel(Quality quality) {
        quality.loss = loss;
        return learned.xgboost(threads);
    }
}
