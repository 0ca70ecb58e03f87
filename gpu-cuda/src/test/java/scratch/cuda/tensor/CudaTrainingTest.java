package scratch.cuda.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.math.kernel.ScalarKernels;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.contract.SmallNetwork;
import scratch.math.tensor.cpu.CpuBackend;

/// Whole training steps on a device, here the interpreter: the same losses as on the processor, and nothing on the bus.
class CudaTrainingTest {
    private static final CudaBackend BACKEND = new CudaBackend(new InterpretedDevice());

    @Test
    void trainingGivesTheLossesOfTheProcessor() {
        SmallNetwork there = new SmallNetwork(BACKEND);
        SmallNetwork here = new SmallNetwork(new CpuBackend(new ScalarKernels()));
        for (int step = 0; step < 8; step++) {
            float loss = here.train().item();
            assertThat(there.train().item()).as("loss of step " + step).isCloseTo(loss, within(2e-5f * Math.max(1, loss)));
        }
        for (int i = 0; i < here.parameters().length; i++) {
            float[] weights = here.parameters()[i].data().toArray();
            float[] found = there.parameters()[i].data().toArray();
            for (int j = 0; j < weights.length; j++) {
                assertThat(found[j]).as("weight %d of parameter %d", j, i).isCloseTo(weights[j], within(1e-4f));
            }
        }
    }

    @Test
    void trainingTwiceGivesTheSameBits() {
        float[][] weights = new float[2][];
        for (int run = 0; run < 2; run++) {
            SmallNetwork network = new SmallNetwork(BACKEND);
            for (int step = 0; step < 3; step++) {
                network.train();
            }
            weights[run] = network.parameters()[2].data().toArray();
        }
        assertThat(weights[1]).isEqualTo(weights[0]);
    }

    /// The labels and the divisor of a mean are written, the loss is read; memory comes from the pool.
    @Test
    void aStepStaysOnTheDevice() {
        SmallNetwork network = new SmallNetwork(BACKEND);
        for (int step = 0; step < 2; step++) {
            network.train().data().release();
        }
        Traffic before = BACKEND.traffic();
        network.train().data().release();
        Traffic step = BACKEND.traffic().since(before);
        assertThat(step.reads()).isZero();
        assertThat(step.writtenBytes()).as("eight labels").isEqualTo(32);
        assertThat(step.allocations()).isZero();
        assertThat(step.launches()).isBetween(40L, 120L);
        assertThat(network.train().item()).isFinite();
        assertThat(BACKEND.traffic().since(before).reads()).isEqualTo(1);
    }

    @Test
    void aTensorOfAnotherBackendIsRefused() {
        Tensor here = Tensor.full(new CpuBackend(new ScalarKernels()), 1, 2, 3);
        Tensor there = Tensor.full(BACKEND, 1, 2, 3);
        assertThatThrownBy(() -> there.plus(here)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Tensor.plus: (2, 3) on cuda (PTX interpreter) and (2, 3) on cpu (scalar): must be on one backend");
        assertThatThrownBy(() -> BACKEND.copy(here, there)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CudaBackend: (2, 3) on cpu (scalar): must be on cuda (PTX interpreter)");
        Tensor elsewhere = Tensor.full(new CudaBackend(new InterpretedDevice()), 1, 2, 3);
        assertThatThrownBy(() -> BACKEND.copy(elsewhere, there)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CudaBackend: (2, 3) on cuda (PTX interpreter): must be on");
    }

    @Test
    void theActiveBackendCanBeADevice() {
        Tensor product = Backend.using(BACKEND, () -> Tensor.ones(2, 3).matmul(Tensor.ones(3, 2)));
        assertThat(product.backend()).isSameAs(BACKEND);
        assertThat(product.toArray()).containsOnly(3);
    }

    @Test
    void axesBeyondWhatAKernelWalksAlongAreTakenOneByOne() {
        float[] numbers = new float[2 * 3 * 2 * 3 * 2 * 3];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        int[] turn = {5, 3, 1, 4, 2, 0};
        Tensor there = Tensor.of(BACKEND, numbers, 2, 3, 2, 3, 2, 3).permute(turn);
        Tensor here = Tensor.of(new CpuBackend(new ScalarKernels()), numbers, 2, 3, 2, 3, 2, 3).permute(turn);
        assertThat(there.toArray()).isEqualTo(here.toArray());
        assertThat(there.contiguous().times(there.transpose().contiguous().transpose()).toArray())
                .isEqualTo(here.times(here).toArray());
        assertThat(there.sum(0, 2, 4).toArray()).isEqualTo(here.sum(0, 2, 4).toArray());
        assertThat(there.sum(1, 3, 5).toArray()).isEqualTo(here.sum(1, 3, 5).toArray());
        assertThat(Tensor.where(there, there, there).toArray()).isEqualTo(here.toArray());
        assertThat(there.copy().fillInPlace(3).toArray()).containsOnly(3);
        assertThat(there.matmul(there.transpose()).toArray()).isEqualTo(here.matmul(here.transpose()).toArray());
    }
}
