package scratch.bench;

import java.util.Locale;
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
import scratch.math.kernel.Kernels;

/// What does gradient descent cost, and what does it buy? 200 000 rows, 40 columns and an intercept, 1 000 full-batch
/// iterations at rate 0.05, then predictions for 10 000 rows.
///
/// Hypothesis: X takes 66 MB, more than any cache, so an iteration costs what it takes to read X: once in the fused
/// form, twice in the form with two products. The Gram form reads X once in all and is hundreds of times faster, with
/// the same iterates. And the closed form is no slower than that, with the exact answer. With columns of length 1
/// (`columnNorm`) a thousand steps at this rate get nowhere: the coefficient error stands beside the time.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="GradientDescentBenchmark -p scaling=unitVariance"`
///
/// Moral: a faster loop was worth 3×, and twice that on two threads; then it reads X nearly as fast as the memory gives
/// it, and no loop can be faster. The right formula was worth hundreds. And a time without its error is no result.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class GradientDescentBenchmark {
    @Param({"columnNorm", "unitVariance"})
    public String scaling;

    @Param("200000")
    public int rows;

    @Param("1000")
    public int iterations;

    private LeastSquaresData data;
    private Descents descents;
    private String contestant;
    private double[] weights;

    /// Shown beside the time. JMH's last table adds it up over the iterations of a run; the report does not.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Quality {
        public double coefficientError;

        @Setup(Level.Iteration)
        public void reset() {
            coefficientError = 0;
        }
    }

    /// Draws the data and has the contestant walk its first steps beside the naive loop.
    @Setup
    public void prepare(BenchmarkParams params) {
        contestant = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        boolean parallel = contestant.endsWith("Parallel");
        Kernels.setThreads(parallel ? Runtime.getRuntime().availableProcessors() : 1);
        data = new LeastSquaresData(rows, scaling);
        descents = new Descents(data);
        check();
        warmUpKernels();
    }

    private void check() {
        double[] wanted = descents.naive(3);
        double[] actual = switch (contestant.replace("Parallel", "")) {
            case "simdTwoPasses" -> descents.twoPasses(3);
            case "simdFused" -> descents.fused(3);
            case "gram" -> descents.gram(3);
            default -> wanted;
        };
        for (int j = 0; j < wanted.length; j++) {
            if (!(Math.abs(actual[j] - wanted[j]) <= 1e-11 * (1 + Math.abs(wanted[j])))) {
                throw new IllegalStateException(contestant + ": weight " + j + " after three steps is " + actual[j]
                    + ", must be " + wanted[j]);
            }
        }
    }

    /// Four seconds and more: the vector kernels serve once a background thread has found them faster than plain loops,
    /// and `gram`, which is over after 40 ms, has to be compiled by then too.
    private void warmUpKernels() {
        long end = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < end) {
            descents.fused(1);
        }
        for (int i = 0; i < 40; i++) {
            descents.gram(2);
        }
    }

    private double finish(double[] result, Quality quality) {
        weights = result;
        quality.coefficientError = data.coefficientError(result);
        return descents.predictionSum(result);
    }

    /// One line for people: the last fit's error, and a sum of predictions to compare with other languages.
    @TearDown
    public void tell() {
        if (weights != null) {
            System.out.printf(Locale.ROOT, "%n%s, %s: coefficient error %.3g, sum of predictions %.12g%n", contestant, scaling,
                data.coefficientError(weights), descents.predictionSum(weights));
        }
    }

    @Benchmark
    public double naive(Quality quality) {
        return finish(descents.naive(iterations), quality);
    }

    @Benchmark
    public double simdTwoPasses(Quality quality) {
        return finish(descents.twoPasses(iterations), quality);
    }

    @Benchmark
    public double simdTwoPassesParallel(Quality quality) {
        return finish(descents.twoPasses(iterations), quality);
    }

    @Benchmark
    public double simdFused(Quality quality) {
        return finish(descents.fused(iterations), quality);
    }

    @Benchmark
    public double simdFusedParallel(Quality quality) {
        return finish(descents.fused(iterations), quality);
    }

    @Benchmark
    public double gram(Quality quality) {
        return finish(descents.gram(iterations), quality);
    }

    @Benchmark
    public double gramParallel(Quality quality) {
        return finish(descents.gram(iterations), quality);
    }

    @Benchmark
    public double closedForm(Quality quality) {
        return finish(descents.closedForm(), quality);
    }

    @Benchmark
    public double closedFormParallel(Quality quality) {
        return finish(descents.closedForm(), quality);
    }

    /// The limit: reads the data as often as the fused form, one thread.
    @Benchmark
    public double readOnly() {
        return descents.readOnly(iterations);
    }

    /// The limit with all threads: each sums its own part of the rows.
    @Benchmark
    public double readOnlyParallel() {
        return descents.readOnlyParallel(iterations);
    }
}
