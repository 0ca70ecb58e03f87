package scratch.cuda.trainonthegpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.tensor.CudaBackend;
import scratch.cuda.tensor.Traffic;

class StepTimeTest {
    private static final StepTime.Machine MACHINE = new StepTime.Machine(2.5, 55, 4000, 50);

    @Test
    void theFourTimesOfTheReadmeByHand() {
        Traffic step = new Traffic(21, 126_948, 323_584, 2, 8320, 1, 4, 0);
        StepTime time = StepTime.of(step, MACHINE);
        assertThat(time.launches()).isEqualTo(52.5);
        assertThat(time.bus()).isCloseTo(0.151, within(5e-4));             // 8324 bytes / 55 000 bytes a microsecond
        assertThat(time.memory()).isCloseTo(0.032, within(5e-4));
        assertThat(time.arithmetic()).isCloseTo(0.0065, within(5e-5));
        assertThat(time.least()).isEqualTo(52.5);
        assertThat(time.limit()).isEqualTo("launches");
    }

    @Test
    void theLargestOfTheFourIsTheLimit() {
        assertThat(new StepTime(1, 2, 0, 0).limit()).isEqualTo("bus");
        assertThat(new StepTime(1, 2, 3, 0).limit()).isEqualTo("memory");
        assertThat(new StepTime(1, 2, 3, 4).limit()).isEqualTo("arithmetic");
        assertThat(new StepTime(1, 2, 3, 4).least()).isEqualTo(4);
    }

    @Test
    void aMachineHasPositiveRates() {
        assertThatThrownBy(() -> new StepTime.Machine(0, 55, 4000, 50)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("StepTime.Machine: ").hasMessageContaining("launchMicros");
        assertThatThrownBy(() -> new StepTime.Machine(1, 55, Double.NaN, 50)).hasMessageContaining("memory");
    }

    @Test
    void theWidthOfTheHiddenLayerDoesNotCrossTheBus() {
        CudaBackend cuda = new CudaBackend(new InterpretedDevice());
        Traffic narrow = Peers810.train(cuda, 2, 3, 2, 1).last();
        Traffic wide = Peers810.train(cuda, 40, 3, 2, 1).last();
        assertThat(wide.writtenBytes()).isEqualTo(narrow.writtenBytes()).isEqualTo(3 * 65 * 4);
        assertThat(wide.readBytes()).isEqualTo(narrow.readBytes()).isEqualTo(4);
        assertThat(wide.touched()).isGreaterThan(10 * narrow.touched());
    }

    /// 2·32·(64·32 + 32·10) forward, as many for the gradients of the weights, 2·32·32·10 for that of the hidden units.
    @Test
    void fourTinyStepsTellTheTrafficOfALargeOne() {
        CudaBackend cuda = new CudaBackend(new InterpretedDevice());
        var formula = new TrafficFormula((batch, hidden) -> Peers810.train(cuda, hidden, batch, 3, 1).last());
        assertThat(formula.at(5, 7)).isEqualTo(Peers810.train(cuda, 7, 5, 3, 1).last());
        assertThat(formula.at(32, 32)).isEqualTo(Peers810.train(cuda, 32, 32, 3, 1).last());
        Traffic step = formula.at(32, 32);
        assertThat(step.launches()).isEqualTo(21);
        assertThat(step.touched()).isEqualTo(126_948);
        assertThat(step.operations()).isEqualTo(323_584);
        assertThat(step.writtenBytes()).isEqualTo(8320);
        assertThat(step.readBytes()).isEqualTo(4);
        assertThat(step.allocations()).isZero();
    }
}
