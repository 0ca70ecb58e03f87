package scratch.bench;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import scratch.classic.forest.RandomForestClassifier;
import scratch.math.kernel.Kernels;
import smile.classification.RandomForest;
import smile.data.DataFrame;

/// What does a random forest cost, beside scikit-learn and Smile? 100 full trees from 50 000 rows of 20 columns, four columns a
/// node, with exact splits.
///
/// Hypothesis: nearly all of it is ordering the rows of each node by each of its four columns. To order them by ranks that were
/// found once for the whole forest is to sort whole numbers, which a processor does sixteen at a time.
///
/// `wrong` is the share of 10 000 other rows that are not answered with their label.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="RandomForestBenchmark.ours -p n=5000"`
///
/// Moral: a split asks for the order of the values, not for the values.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class RandomForestBenchmark {
    private static final int SMALL = 1000;

    @Param("50000")
    public int n;

    private ForestContest contest;
    private DataFrame frame;
    private ForkJoinPool pool;
    private double wrong = Double.NaN;

    /// Shown beside the time. The forests are the same each time, so the first of them is asked.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Quality {
        public double wrong;

        @Setup(Level.Iteration)
        public void reset() {
            wrong = 0;
        }
    }

    /// Draws the rows, and compares small forests of both.
    @Setup
    public void prepare(BenchmarkParams params) {
        int threads = params.getBenchmark().endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1;
        Kernels.setThreads(threads);
        pool = new ForkJoinPool(threads);
        ForestContest small = ForestContest.of(SMALL);
        double apart = small.wrong(small.ours(1)) - small.wrong(ForestContest.smile(small.learn().frame(), pool));
        if (!(Math.abs(apart) < 0.05)) {
            throw new IllegalStateException("ForestContest: ours is wrong more often than Smile's by " + apart);
        }
        contest = ForestContest.of(n);
        frame = contest.learn().frame();
    }

    @TearDown
    public void close() {
        pool.close();
    }

    private RandomForestClassifier fit(Quality quality) {
        RandomForestClassifier forest = contest.ours(42);
        wrong = Double.isNaN(wrong) ? contest.wrong(forest) : wrong;
        quality.wrong = wrong;
        return forest;
    }

    private RandomForest fitSmile(Quality quality) {
        RandomForest forest = ForestContest.smile(frame, pool);
        wrong = Double.isNaN(wrong) ? contest.wrong(forest) : wrong;
        quality.wrong = wrong;
        return forest;
    }

    @Benchmark
    public RandomForestClassifier ours(Quality quality) {
        return fit(quality);
    }

    @Benchmark
    public RandomForestClassifier oursParallel(Quality quality) {
        return fit(quality);
    }

    @Benchmark
    public RandomForest smile(Quality quality) {
        return fitSmile(quality);
    }

    @Benchmark
    public RandomForest smileParallel(Quality quality) {
        return fitSmile(quality);
    }
}
