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
import scratch.classic.supportvector.KernelSVM;
import scratch.math.kernel.Kernels;
import smile.classification.SVM;

/// What do a support vector machine's fit and its answers cost, beside scikit-learn (libsvm) and Smile? A radial kernel, 5 000
/// rows of 20 columns to learn from, and 5 000 to answer.
///
/// Hypothesis: nearly all of the time goes into kernel values, 17 million of them in the fit and in the answers. A library
/// computes one at a time, a sum of 20 squares and an exponential; a product of matrices and exponentials of whole vectors
/// cost a tenth of that.
///
/// `objective` is the dual objective, which a fit makes as large as can be; `accuracy` the share of the other rows whose
/// class is said right.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="SupportVectorBenchmark.ours -p call=fit"`
///
/// Moral: collect the small questions until they are one large one.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SupportVectorBenchmark {
    @Param({"fit", "predict"})
    public String call;

    private SupportVectorContest contest;
    private double[][] rows;
    private double[][] others;
    private KernelSVM ours;
    private SVM<double[]> smile;
    private double objective;
    private double accuracy;

    /// Shown beside the time. The answers are the same each time, so they are judged once, before.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Quality {
        public double objective;
        public double accuracy;

        @Setup(Level.Iteration)
        public void reset() {
            objective = 0;
            accuracy = 0;
        }
    }

    @Setup
    public void prepare(BenchmarkParams params) {
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        Kernels.setThreads(name.endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1);
        contest = new SupportVectorContest(5000);
        rows = contest.rows(true);
        others = contest.rows(false);
        if (name.startsWith("smile")) {
            smile = contest.smile(rows);
            objective = SupportVectorContest.objective(smile.vectors(), smile.weights());
            accuracy = contest.accuracy(SupportVectorContest.predict(smile, others));
        } else {
            ours = contest.ours();
            objective = ours.dualObjective(0);
            accuracy = contest.accuracy(contest.predict(ours));
        }
    }

    private Object seen(Object answer, Quality quality) {
        quality.objective = objective;
        quality.accuracy = accuracy;
        return answer;
    }

    private Object answer() {
        return call.equals("fit") ? contest.ours() : contest.predict(ours);
    }

    @Benchmark
    public Object ours(Quality quality) {
        return seen(answer(), quality);
    }

    @Benchmark
    public Object oursParallel(Quality quality) {
        return seen(answer(), quality);
    }

    @Benchmark
    public Object smile(Quality quality) {
        return seen(call.equals("fit") ? contest.smile(rows) : SupportVectorContest.predict(smile, others), quality);
    }
}
