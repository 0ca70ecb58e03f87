package scratch.deep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.Flatten;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.recurrent.Architecture;
import scratch.deep.recurrent.LSTM;
import scratch.deep.transformer.BlockOptions;
import scratch.deep.transformer.TransformerBlock;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.cpu.CpuBackend;

/// The memory of a training step stays where it is: counted after each of 1000 steps, to the number.
class FlatMemoryTest {
    private static final int STEPS = 1000;
    /// The first step makes what later ones use again.
    private static final int SETTLED = 5;
    private static final CpuBackend CPU = (CpuBackend) Backend.active();

    private static Data data(int... shape) {
        RandomGenerator random = SeedStream.generator(1);
        double[][] x = new double[32][Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        int[] labels = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            Arrays.setAll(x[i], j -> random.nextGaussian());
            labels[i] = i % 3;
        }
        return Data.classes(x, labels).reshape(shape);
    }

    private static Trainer trainer(Layer model, Data data) {
        return new Trainer(model, Loss.crossEntropy(), new Optimizer(model.parameters(), new Adam(1e-3)), data,
                Options.of(STEPS / 4, 8).withClipping(1));
    }

    private static Sequential convolutions(Layer extra) {
        RandomGenerator random = SeedStream.generator(2);
        return new Sequential(new Conv2d(1, 4, 3, 1, 1, random), new BatchNorm(4), Activation.RELU, new MaxPool2d(2),
                extra, new Flatten(), new Dropout(0.2, 3), new Linear(4 * 4 * 4, 3, random));
    }

    /// Numbers in use and numbers that lie ready are the same after every step, and what a collection of garbage leaves on
    /// the heap does not grow: by less than a hundred bytes a step, so not by one tensor, however small.
    private static void requireFlat(Trainer trainer) {
        long inUse = 0;
        long idle = 0;
        long heap = 0;
        for (int step = 0; step < STEPS; step++) {
            trainer.step();
            if (step == SETTLED) {
                inUse = CPU.inUse();
                idle = CPU.idle();
            } else if (step > SETTLED) {
                assertThat(CPU.inUse()).as("numbers in use after step %d", step + 1).isEqualTo(inUse);
                assertThat(CPU.idle()).as("numbers that lie ready after step %d", step + 1).isEqualTo(idle);
            }
            if (step == STEPS / 4) {
                heap = heap();
            }
        }
        assertThat(heap() - heap).as("bytes on the heap").isLessThan(STEPS * 100L);
    }

    /// The least of a few looks: the threads that find out which kernels are fast leave garbage of their own.
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 4; look++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    @Test
    void aConvolutionalNetworkNeedsNoMoreMemoryAfterAThousandSteps() {
        requireFlat(trainer(convolutions(Activation.RELU), data(1, 8, 8)));
    }

    @Test
    void anLstmNeedsNoMoreMemoryAfterAThousandSteps() {
        LSTM lstm = new LSTM(Architecture.of(3, 6).withLayers(2), SeedStream.generator(4));
        requireFlat(trainer(new LastState(lstm, new Linear(6, 3, SeedStream.generator(5))), data(5, 3)));
    }

    private record LastState(LSTM lstm, Linear head) implements Layer {

        @Override
        public Variable forward(Variable x) {
            return head.forward(lstm.run(x, null).last());
        }

        @Override
        public Map<String, Layer> children() {
            return Map.of("lstm", lstm, "head", head);
        }
    }

    @Test
    void aTransformerBlockNeedsNoMoreMemoryAfterAThousandSteps() {
        RandomGenerator random = SeedStream.generator(6);
        requireFlat(trainer(new Sequential(new TransformerBlock(BlockOptions.of(8, 2), random), new Flatten(),
                new Linear(6 * 8, 3, random)), data(6, 8)));
    }

    /// The count sees a single tensor of one number that is kept and forgotten.
    @Test
    void aTensorThatIsNotReleasedIsFound() {
        Layer leaking = x -> {
            Tensor forgotten = Scope.detach(Tensor.scalar(1));
            return x.times(forgotten.item());
        };
        assertThatThrownBy(() -> requireFlat(trainer(convolutions(leaking), data(1, 8, 8))))
                .isInstanceOf(AssertionError.class).hasMessageContaining("numbers in use after step " + (SETTLED + 2));
    }

    @Test
    void aLossThatIsNotANumberNamesTheLayerOfAConvolutionalNetwork() {
        Sequential model = convolutions(new Activation("Log", x -> x.log()));
        Trainer trainer = trainer(model, data(1, 8, 8));
        assertThatThrownBy(trainer::step).isInstanceOf(ArithmeticException.class)
                .hasMessage("step 1: the loss is NaN: first seen in 4 Log = log (8, 4, 4, 4) of 3 MaxPool2d 2 x 2 ="
                        + " maxPool (8, 4, 4, 4), which has -Infinity");
    }
}
