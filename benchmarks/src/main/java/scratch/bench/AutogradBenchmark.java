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

/// What do gradients cost? The loss alone, and the loss with all gradients, of the networks of [TrainingStepBenchmark].
///
/// Hypothesis: backward is two products for each one of forward, so gradients cost three times the loss alone, and the
/// graph itself, some dozens of small objects, nothing that can be seen.
///
/// Run: `mvn -q -pl benchmarks -am compile -Djmh="AutogradBenchmark -p network=mlp"`
///
/// Moral: a derivative by every one of 200 000 weights costs as much as two more forward passes. One difference quotient
/// for each of them would cost 400 000.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 1)
public class AutogradBenchmark {
    @Param({"mlp", "lenet", "lstm", "transformer", "resnet20"})
    public String network;

    private TrainingSteps steps;
    private SameDiffSteps theirs;
    private PyTorchSteps pytorch;

    /// Ours and theirs must go the same way before one of them is timed.
    @Setup
    public void prepare(BenchmarkParams params) {
        boolean parallel = params.getBenchmark().endsWith("Parallel");
        int threads = parallel ? Runtime.getRuntime().availableProcessors() : 1;
        Kernels.setThreads(threads);
        steps = new TrainingSteps(network);
        if (params.getBenchmark().contains(".sameDiff")) {
            Nd4jLibrary.setThreads(threads);
            theirs = new SameDiffSteps(TrainingNetwork.of(network));
            SameDiffSteps.check(steps, theirs);
        } else if (params.getBenchmark().contains(".pytorch27")) {
            pytorch = new PyTorchSteps(TrainingNetwork.of(network), threads);
            pytorch.check(steps);
        }
    }

    @Benchmark
    public float oursForward() {
        return steps.forward();
    }

    @Benchmark
    public float ours() {
        return steps.gradients();
    }

    @Benchmark
    public float oursParallel() {
        return steps.gradients();
    }

    @Benchmark
    public double sameDiff() {
        return theirs.gradients();
    }

    @Benchmark
    public double sameDiffParallel() {
        return theirs.gradients();
    }

    @Benchmark
    public float pytorch27() {
        return pytorch.gradients();
    }

    @Benchmark
    public float pytorch27Parallel() {
        return pytorch.gradients();
    }
}
