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
import scratch.classic.collaborative.AlternatingLeastSquares;
import scratch.classic.collaborative.FactorModel;
import scratch.classic.collaborative.Ratings;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// What does one sweep of alternating least squares cost, users then items, beside a loop in NumPy? 1 000 000 ratings of 20
/// 000 users and 5 000 items, rank 32.
///
/// Hypothesis: a sweep is 25 000 small least squares. Of some 75 µs that NumPy needs for one, the arithmetic is a few; the
/// rest is calls, copies of the rows and a general solver, so what counts is what is left out.
///
/// `rmse` is the error on the ratings after the sweep: the same for all contestants, because they solve the same systems.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="AlternatingLeastSquaresBenchmark"`
///
/// Moral: thousands of small problems are one large one. Read the rows where they stand, and solve eight systems in the
/// eight lanes of a register.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 1)
public class AlternatingLeastSquaresBenchmark {
    private static final AlternatingLeastSquares.Options OPTIONS =
        new AlternatingLeastSquares.Options(RatingDraws.RANK, 0.05, true, false, 1, 0);

    @Param("1000000")
    public int ratings;

    private Ratings byUser;
    private Ratings byItem;
    private FactorModel start;
    private double rmse;

    /// Shown beside the time. The answers are the same each time, so it is computed once, before.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Quality {
        public double rmse;

        @Setup(Level.Iteration)
        public void reset() {
            rmse = 0;
        }
    }

    @Setup
    public void prepare(BenchmarkParams params) {
        Kernels.setThreads(params.getBenchmark().endsWith("Parallel") ? Runtime.getRuntime().availableProcessors() : 1);
        RatingDraws draws = RatingDraws.of(Math.sqrt(ratings / 1e6));
        byUser = draws.ratings();
        byItem = byUser.transposed();
        start = FactorModel.of(byUser.mean(), Matrix.zeros(byUser.users(), RatingDraws.RANK), draws.start());
        rmse = sweep().rmse(byUser);
    }

    private FactorModel sweep() {
        return AlternatingLeastSquares.sweep(start, byUser, byItem, OPTIONS);
    }

    private FactorModel seen(FactorModel model, Quality quality) {
        quality.rmse = rmse;
        return model;
    }

    @Benchmark
    public FactorModel ours(Quality quality) {
        return seen(sweep(), quality);
    }

    @Benchmark
    public FactorModel oursParallel(Quality quality) {
        return seen(sweep(), quality);
    }
}
