package scratch.bench;

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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import scratch.math.kernel.Kernels;

/// What does a linear model cost, beside scikit-learn and Smile? Least squares and logistic regression on 200 000 rows of
/// 40 columns, a grid of 20 ridge penalties on 5 folds of 20 000 rows of 40, and 100 lasso penalties on 20 000 rows of 200.
///
/// Hypothesis: all of them are d² operations a row, once, or d a row a few dozen times, and the memory gives no more. So
/// what counts is how often the rows are read: once for the moments that least squares, ridge and lasso need, where a
/// library decomposes the rows themselves, or reads them again for each penalty and fold.
///
/// `missed` is the largest entry of the gradient of what is minimised, divided by n; for the grid, how far the scores lie from
/// those of fits one by one. Smile has no lasso path: leave it out with `-e smile`.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="LinearModelBenchmark.ours -p model=ols"`
///
/// Moral: first ask what the rows are needed for. Sums of d² numbers answer for every penalty and every fold.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LinearModelBenchmark {
    @Param({"ols", "ridgeGrid", "lassoPath", "logistic"})
    public String model;

    private LinearContest contest;
    private double missed;

    /// Shown beside the time. The answers are the same each time, so it is computed once, before.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Quality {
        public double missed;

        @Setup(Level.Iteration)
        public void reset() {
            missed = 0;
        }
    }

    /// Draws the data, compares with Smile, and looks at how well the problem is solved.
    @Setup
    public void prepare(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        int threads = name.endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1;
        Kernels.setThreads(threads);
        OpenBlas.load().setThreads(threads);
        LinearContest.of(model, 0.1).check();
        contest = LinearContest.of(model, 1);
        missed = name.startsWith("smile") ? contest.missedBySmile(contest.smile()) : contest.missed(contest.ours());
    }

    private double[] seen(double[] answer, Quality quality) {
        quality.missed = missed;
        return answer;
    }

    @Benchmark
    public double[] ours(Quality quality) {
        return seen(contest.ours(), quality);
    }

    @Benchmark
    public double[] oursParallel(Quality quality) {
        return seen(contest.ours(), quality);
    }

    @Benchmark
    public double[] smile(Quality quality) {
        return seen(contest.smile(), quality);
    }

    @Benchmark
    public double[] smileParallel(Quality quality) {
        return seen(contest.smile(), quality);
    }
}
