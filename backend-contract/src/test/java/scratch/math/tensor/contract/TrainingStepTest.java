package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Whole training steps: what they cost in memory, in copies, and that they learn.
class TrainingStepTest {

    /// A small network with every kind of layer, on any backend.
    private static final class Network {
        final Variable images;
        final int[] labels = {0, 1, 2, 3, 0, 1, 2, 3};
        final Variable[] parameters;
        final Tensor[] m;
        final Tensor[] v;
        int step;

        Network(Backend backend) {
            Random random = new Random(1);
            images = Variable.constant(normal(backend, random, 1, 8, 1, 8, 8));
            parameters = new Variable[] {
                Variable.parameter(normal(backend, random, 0.4f, 4, 1, 3, 3)),
                Variable.parameter(normal(backend, random, 0, 4)),
                Variable.parameter(normal(backend, random, 0.2f, 64, 16)),
                Variable.parameter(normal(backend, random, 0, 16)),
                Variable.parameter(normal(backend, random, 1, 16)),
                Variable.parameter(normal(backend, random, 0, 16)),
                Variable.parameter(normal(backend, random, 0.3f, 16, 4)),
                Variable.parameter(normal(backend, random, 0, 4))};
            m = new Tensor[parameters.length];
            v = new Tensor[parameters.length];
            for (int i = 0; i < m.length; i++) {
                m[i] = Tensor.full(backend, 0, parameters[i].shape());
                v[i] = Tensor.full(backend, 0, parameters[i].shape());
            }
        }

        private static Tensor normal(Backend backend, Random random, float deviation, int... shape) {
            float[] values = new float[java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < values.length; i++) {
                values[i] = deviation * (float) random.nextGaussian();
            }
            return Tensor.of(backend, values, shape);
        }

        Variable loss() {
            Variable[] p = parameters;
            Variable h = Functions.maxPool(Functions.conv2d(images, p[0], p[1], 1, 1).relu(), Window.tiles(2));
            h = Functions.layerNorm(h.reshape(8, 64).matmul(p[2], p[3]).gelu(), p[4], p[5], 1e-5f);
            return Functions.crossEntropy(Functions.dropout(h, 0.1f, step).matmul(p[6], p[7]), labels);
        }

        Variable train() {
            step++;
            for (Variable p : parameters) {
                p.clearGradient();
            }
            Variable loss = loss();
            loss.backward();
            AdamStep adam = new AdamStep(step, 0.01f, 0.9f, 0.999f, 1e-8f, 0);
            for (int i = 0; i < m.length; i++) {
                Fused.adam(adam, parameters[i].data(), parameters[i].gradient(), m[i], v[i]);
            }
            return loss;
        }
    }

    @Test
    void aTrainingStepReadsNothingBack() {
        CountingBackend backend = new CountingBackend();
        Network network = new Network(backend);
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
        Network network = new Network(backend);
        network.train().data().release();
        int after = backend.alive();
        for (int i = 0; i < 5; i++) {
            network.train().data().release();
            assertThat(backend.alive()).isEqualTo(after);
        }
        assertThat(after).isEqualTo(1 + 4 * network.parameters.length);
    }

    @Test
    void theNetworkLearns() {
        Network network = new Network(Backend.active());
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
            Network network = new Network(Backend.active());
            for (int i = 0; i < 20; i++) {
                network.train();
            }
            return network.parameters[2].data().toArray();
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
