package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import scratch.math.autograd.Variable;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Tensor;

/// Whole training steps: what they cost in memory, in copies, and that they learn.
class TrainingStepTest {

    @Test
    void aTrainingStepReadsNothingBack() {
        CountingBackend backend = new CountingBackend();
        SmallNetwork network = new SmallNetwork(backend);
        for (int i = 0; i < 10; i++) {
            network.train();
        }
        assertThat(backend.reads()).isZero();
        assertThat(backend.operations()).isGreaterThan(300);
        Variable loss = network.train();
        assertThat(loss.item()).isFinite();
        assertThat(backend.reads()).isEqualTo(1);
    }

    /// After a step live: parameters, their averages and gradients, the images, and the losses of all steps.
    @Test
    void aTrainingStepReleasesWhatItMade() {
        CountingBackend backend = new CountingBackend();
        SmallNetwork network = new SmallNetwork(backend);
        network.train().data().release();
        int after = backend.alive();
        for (int i = 0; i < 5; i++) {
            network.train().data().release();
            assertThat(backend.alive()).isEqualTo(after);
        }
        assertThat(after).isEqualTo(1 + 4 * network.parameters().length);
    }

    @Test
    void theNetworkLearns() {
        SmallNetwork network = new SmallNetwork(Backend.active());
        float first = network.train().item();
        float last = 0;
        for (int i = 0; i < 100; i++) {
            last = network.train().item();
        }
        assertThat(first).isGreaterThan(1);
        assertThat(last).isLessThan(0.1f);
    }

    @Test
    void trainingGivesTheSameBitsOnOneAndTwoThreads() {
        Supplier<float[]> run = () -> {
            SmallNetwork network = new SmallNetwork(Backend.active());
            for (int i = 0; i < 20; i++) {
                network.train();
            }
            return network.parameters()[2].data().toArray();
        };
        int before = Kernels.threads();
        try {
            Kernels.setThreads(1);
            float[] one = run.get();
            Kernels.setThreads(2);
            assertThat(run.get()).isEqualTo(one);
        } finally {
            Kernels.setThreads(before);
        }
    }

    /// Kept after a collection: what 1 000 steps would leave behind if one tensor a step stayed, would be 4 MB and
    /// more.
    @Test
    void aThousandStepsDoNotGrowTheHeap() {
        Variable w = Variable.parameter(Tensor.full(0.01f, 32, 32));
        Variable x = Variable.constant(Tensor.ones(32, 32));
        for (int i = 0; i < 50; i++) {
            step(x, w);
        }
        long before = usedAfterCollection();
        for (int i = 0; i < 1000; i++) {
            step(x, w);
        }
        assertThat(usedAfterCollection() - before).isLessThan(2_000_000);
    }

    private static void step(Variable x, Variable w) {
        w.clearGradient();
        x.matmul(w).tanh().matmul(w).relu().mean().backward();
        w.data().addInPlace(w.gradient(), -0.01f);
    }

    private static long usedAfterCollection() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }
}
