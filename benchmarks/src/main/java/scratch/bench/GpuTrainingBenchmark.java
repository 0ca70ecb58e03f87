package scratch.bench;

import java.util.Map;
import scratch.cuda.device.Device;
import scratch.cuda.tensor.CudaBackend;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.Backend;

/// What does a step of training cost on a GPU? The networks of [TrainingStepBenchmark], forward, backward and Adam.
///
/// Hypothesis: these networks are small, and a step is some sixty launches of kernels that take microseconds each: the time
/// is that of the launches. The batch must grow before the GPU is worth it.
///
/// Run: `mvn -q -pl benchmarks -am compile -Dgpu=training`. The loss is read after each step, as a training loop does that
/// prints it.
///
/// Moral: see docs/performance.md, once a GPU was at hand.
final class GpuTrainingBenchmark {
    private static final String NAME = GpuTrainingBenchmark.class.getSimpleName();
    private static final float ALLOWED = 1e-3f;

    private GpuTrainingBenchmark() {
    }

    static void run(Device device, GpuClock clock, GpuResults results, String... networks) {
        Kernels.setThreads(Runtime.getRuntime().availableProcessors());
        Backend gpu = new CudaBackend(device);
        for (String network : networks) {
            TrainingSteps onGpu = new TrainingSteps(network, gpu);
            TrainingSteps onProcessor = new TrainingSteps(network);
            for (int step = 0; step < 3; step++) {
                float ours = onGpu.train();
                float wanted = onProcessor.train();
                if (!(Math.abs(ours - wanted) <= ALLOWED * Math.max(1, Math.abs(wanted)))) {
                    throw new IllegalStateException(network + ": loss " + ours + " before step " + step + ", on the processor "
                        + wanted);
                }
            }
            Map<String, Object> setting = Map.of("network", network);
            results.add(NAME, "gpu", setting, clock.manyOnHost(onGpu::train), Map.of());
            results.add(NAME, "processor", setting, clock.manyOnHost(onProcessor::train), Map.of());
        }
    }
}
