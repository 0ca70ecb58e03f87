package scratch.cuda.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.tensor.CudaBackend;
import scratch.cuda.tensor.Traffic;

class CrossoverTest {
    private static final Processor PROCESSOR = Peers807.PROCESSOR;
    private static final Accelerator GPU = Peers807.GPU;
    private static final long MOST = 1L << 36;

    /// The table of the page, in microseconds: 2·1024³ operations and 12·2²⁰ bytes.
    @Test
    void fourTimesOfTheSameBytesByHand() {
        Work sum = Work.sum(1 << 20);
        Work product = Work.product(1024);
        assertThat(sum.touched()).isEqualTo(product.touched()).isEqualTo(12_582_912);
        assertThat(product.operations()).isEqualTo(2_147_483_648.0);
        assertThat(1e6 * PROCESSOR.seconds(sum)).isCloseTo(139.81, within(0.005));
        assertThat(1e6 * PROCESSOR.seconds(product)).isCloseTo(2386.09, within(0.005));
        assertThat(1e6 * GPU.seconds(sum)).isCloseTo(40 + 196.61 + 3.76, within(0.01));
        assertThat(1e6 * GPU.seconds(product)).isCloseTo(40 + 196.61 + 32.05, within(0.01));
        assertThat(1e6 * GPU.seconds(sum.resident())).isCloseTo(13.76, within(0.005));
        assertThat(1e6 * GPU.seconds(product.resident())).isCloseTo(42.05, within(0.005));
    }

    @Test
    void theDeviceIsAskedForWhatTheFormulasSay() {
        CudaBackend cuda = new CudaBackend(new InterpretedDevice());
        for (boolean product : new boolean[] {false, true}) {
            Work work = product ? Work.product(7) : Work.sum(7);
            Traffic traffic = Peers807.traffic(cuda, product, 7);
            assertThat(traffic.launches()).isEqualTo(work.launches());
            assertThat(traffic.writes() + traffic.reads()).isEqualTo(work.copies());
            assertThat((double) traffic.writtenBytes() + traffic.readBytes()).isEqualTo(work.crossing());
            assertThat((double) traffic.touched()).isEqualTo(work.touched());
        }
    }

    /// 10 µs / (12 bytes · (1/90 − 1/3350) ns) = 77 070.2; with a bus of 450 GB/s
    /// 40 µs / (12 · (1/90 − 1/450 − 1/3350)) = 388 030.9.
    @Test
    void aSumIsFasterOnTheGpuIfItIsThereOrTheBusIsFast() {
        assertThat(Crossover.size(n -> Work.sum(n).resident(), PROCESSOR, GPU, MOST)).hasValue(77_071);
        assertThat(Crossover.size(Work::sum, PROCESSOR, GPU, MOST)).isEmpty();
        var fast = new Accelerator(67e12, 3350e9, 450e9, 10e-6);
        assertThat(Crossover.size(Work::sum, PROCESSOR, fast, MOST)).hasValue(388_031);
        var asFast = new Accelerator(67e12, 3350e9, PROCESSOR.memory(), 10e-6);
        assertThat(Crossover.size(Work::sum, PROCESSOR, asFast, MOST)).isEmpty();
    }

    /// At a size the GPU is ahead, one below it is not: with the figures of the page, a start of 1 µs, and a slow processor.
    @Test
    void theSizeIsTheFirst() {
        for (boolean there : new boolean[] {true, false}) {
            for (double start : new double[] {10e-6, 1e-6}) {
                for (double operations : new double[] {900e9, 100e9}) {
                    var processor = new Processor(operations, 90e9);
                    var gpu = new Accelerator(67e12, 3350e9, 64e9, start);
                    long n = Crossover.size(k -> there ? Work.product(k).resident() : Work.product(k), processor, gpu, MOST)
                            .orElseThrow();
                    for (long k = n - 1; k <= n; k++) {
                        Work work = there ? Work.product(k).resident() : Work.product(k);
                        assertThat(gpu.seconds(work) < processor.seconds(work)).isEqualTo(k == n);
                    }
                }
            }
        }
    }

    @Test
    void theSizesOfThePage() {
        var quick = new Accelerator(67e12, 3350e9, 64e9, 1e-6);
        assertThat(Crossover.size(n -> Work.product(n).resident(), PROCESSOR, GPU, MOST)).hasValue(166);
        assertThat(Crossover.size(Work::product, PROCESSOR, GPU, MOST)).hasValue(296);
        assertThat(Crossover.size(n -> Work.product(n).resident(), PROCESSOR, quick, MOST)).hasValue(78);
        assertThat(Crossover.size(n -> Work.sum(n).resident(), PROCESSOR, quick, MOST)).hasValue(7_708);
        var loop = new Processor(100e9, 90e9);
        assertThat(Crossover.size(n -> Work.product(n).resident(), loop, GPU, MOST)).hasValue(80);
    }

    @Test
    void aGpuThatIsAheadFromTheFirstNumberOn() {
        assertThat(Crossover.size(Work::sum, new Processor(1, 1), GPU, MOST)).hasValue(1);
        assertThat(Crossover.size(Work::sum, new Processor(1, 1), GPU, 1)).hasValue(1);
    }

    /// 10 + 5·1 = 5·3 is a tie, so the sixth use is the first that gains.
    @Test
    void aTripIsPaidByUses() {
        assertThat(Crossover.uses(10, 3, 1)).hasValue(6);
        assertThat(Crossover.uses(9, 3, 1)).hasValue(5);
        assertThat(Crossover.uses(0, 3, 1)).hasValue(1);
        assertThat(Crossover.uses(0, 3, 3)).isEmpty();
        Work sum = Work.sum(1 << 20);
        double there = GPU.seconds(sum.resident());
        assertThat(Crossover.uses(GPU.seconds(sum) - there, PROCESSOR.seconds(sum), there)).hasValue(2);
    }

    @Test
    void whatIsNoMachineIsRefused() {
        assertThatThrownBy(() -> new Processor(0, 1)).hasMessageStartingWith("Processor: ").hasMessageContaining("operations");
        assertThatThrownBy(() -> new Accelerator(1, 1, Double.NaN, 1)).hasMessageStartingWith("Accelerator: ")
                .hasMessageContaining("bus");
        assertThatThrownBy(() -> Work.sum(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("Work: ");
        assertThatThrownBy(() -> Crossover.size(Work::sum, PROCESSOR, GPU, 0))
                .hasMessage("Crossover.size: at most 0: must be from 1 to 2^40");
        assertThatThrownBy(() -> Crossover.uses(-1, 1, 1)).hasMessageContaining("trip");
    }
}
