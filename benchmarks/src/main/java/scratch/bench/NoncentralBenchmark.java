package scratch.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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
import scratch.stats.distribution.ContinuousDistribution;
import scratch.stats.distribution.NoncentralChiSquare;
import scratch.stats.distribution.NoncentralF;
import scratch.stats.distribution.NoncentralT;
import scratch.stats.power.TTestPower;

/// What do the noncentral distributions cost, and the power of a t test, which asks them?
///
/// Hypothesis: the noncentrality hardly matters. A mixture is summed outwards from its largest term, in √λ additions, and
/// beyond a λ of about 10⁵ in fifty; noncentral t is an integral of some fifty values whatever its noncentrality. A power is
/// one such value and one quantile: some microseconds.
///
/// A thousand arguments drawn from the distribution. The name gives the parameters, the noncentrality last; `power` ignores it:
/// two samples of 2,592 and effects near 1, a noncentrality of 36.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="NoncentralBenchmark -p distribution=t_38_1.6"`
///
/// Moral: smooth functions are cheap to integrate. What is dear is to look for their peak by trial; a quadratic equation
/// knows it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(NoncentralBenchmark.ARGUMENTS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class NoncentralBenchmark {
    static final int ARGUMENTS = 1000;

    @Param({"t_5_1", "t_10_2", "t_38_1.6", "t_100_5", "t_2600_36", "chiSquare_3_2", "chiSquare_10_100", "chiSquare_5_1000",
        "chiSquare_2_1e7", "F_3_20_10", "F_4_100_50", "F_2_1000_1000"})
    public String distribution;

    private ContinuousDistribution of;
    private double[] arguments;
    private TTestPower test;

    @Setup
    public void prepare() {
        of = of(distribution);
        arguments = new Draws(1).u01(ARGUMENTS);
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = of.quantile(arguments[i] + 0x1.0p-54);
        }
        test = TTestPower.twoSamples(0.05);
    }

    /// `F_3_20_10` is F with 3 and 20 degrees of freedom and the noncentrality 10.
    static ContinuousDistribution of(String name) {
        String[] parts = name.split("_");
        double[] p = Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
        return switch (parts[0]) {
            case "t" -> NoncentralT.of(p[0], p[1]);
            case "chiSquare" -> NoncentralChiSquare.of(p[0], p[1]);
            case "F" -> NoncentralF.of(p[0], p[1], p[2]);
            default -> throw new IllegalArgumentException("distribution: " + name + ": must be t, chiSquare or F");
        };
    }

    @Benchmark
    public double cdf() {
        return DistributionCalls.sum(of::cdf, arguments);
    }

    @Benchmark
    public double survival() {
        return DistributionCalls.sum(of::survival, arguments);
    }

    @Benchmark
    public double power() {
        double sum = 0;
        for (int i = 0; i < ARGUMENTS; i++) {
            sum += test.power(2592, 1 + 1e-6 * i);
        }
        return sum;
    }
}
