package scratch.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/// What does one value of a cdf, of a quantile, of a density cost, against Smile and Commons Math?
///
/// Hypothesis: digits are not paid for in time. Twelve or more of them come from formulas that are made for the place where
/// x lies, and such a formula is short; those who stop at 1e-8, or look for a quantile by halving an interval, work longer.
///
/// A thousand arguments, the same for all: uniform probabilities for the quantile, else values drawn from the distribution,
/// so that the middle is met often and the far tails are not. The objects exist before the clock starts. The times are those
/// of one call. A number in the name of a distribution is its parameter; [DistributionCalls] has the rest.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="DistributionBenchmark -p distribution=t5 -p function=quantile"`
///
/// Moral: look at the differences before you compare the times. The test of this class says how far apart the contestants are.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DistributionBenchmark.ARGUMENTS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DistributionBenchmark {
    static final int ARGUMENTS = 1000;

    @Param({"normal", "t5", "t100", "chiSquare4", "f5and10", "gamma2.5", "beta2and3", "exponential", "logNormal", "weibull",
        "binomial100", "poisson10", "poisson1000", "geometric", "negativeBinomial", "hypergeometric"})
    public String distribution;

    @Param({"cdf", "quantile", "density"})
    public String function;

    private double[] arguments;
    private DoubleUnaryOperator call;

    /// Makes the objects, draws the arguments and compares the contestant with ours.
    @Setup
    public void prepare(BenchmarkParams params) {
        String contestant = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        DistributionCalls calls = DistributionCalls.of(distribution, function, ARGUMENTS);
        calls.check(contestant);
        arguments = calls.arguments();
        call = calls.call(contestant);
    }

    @Benchmark
    public double ours() {
        return DistributionCalls.sum(call, arguments);
    }

    @Benchmark
    public double smile() {
        return DistributionCalls.sum(call, arguments);
    }

    @Benchmark
    public double commonsMath() {
        return DistributionCalls.sum(call, arguments);
    }
}
