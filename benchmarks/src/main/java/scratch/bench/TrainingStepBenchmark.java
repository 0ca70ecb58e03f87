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

/// What does a step of training cost: forward, backward and Adam, on the five networks of [TrainingNetwork]?
///
/// Hypothesis: the network of three layers is three matrix products a layer, and so as fast as its products are. LeNet's
/// convolutions are small, and what surrounds the multiplications (bringing pixels to where they are multiplied, pooling,
/// memory that must be found and given back) costs as much as they do; who leaves it out wins. An LSTM waits at every step
/// for the one before it, so its products are small and many. Attention reads and writes a weight for every pair of places;
/// who never stores them wins.
///
/// Run: `mvn -q -pl benchmarks -am compile -Dpytorch -Djmh="TrainingStepBenchmark.(ours|pytorch27) -p network=lenet"`, and
/// PyTorch 1.13 by `benchmarks/python/training_step.py`. SameDiff has the first two networks.
///
/// Moral: on small networks a library's way from Java to its kernels and back is longer than the kernels.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 1)
public class TrainingStepBenchmark {
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
    public float ours() {
        return steps.train();
    }

    @Benchmark
    public float oursParallel() {
        return steps.train();
    }

    @Benchmark
    public Object sameDiff() {
        return theirs.train();
    }

    @Benchmark
    public Object sameDiffParallel() {
        return theirs.train();
    }

    @Benchmark
    public float pytorch27() {
        return pytorch.train();
    }

    @Benchmark
    public float pytorch27Parallel() {
        return pytorch.train();
    }
}
