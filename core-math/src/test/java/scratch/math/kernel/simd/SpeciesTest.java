package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Width and number of the vector registers, as the machine has them or as a property asks.
class SpeciesTest {

    @BeforeEach
    void vectorsAreThere() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("SIMD is tested with --add-modules jdk.incubator.vector only").isPresent();
    }

    @Test
    void withoutAPropertyTheMachineDecides() {
        assertThat(Species.registers(null, 16)).isEqualTo(16);
        assertThat(Species.registers(null, 32)).isEqualTo(32);
        assertThat(Species.bits(null)).isIn(128, 256, 512);
    }

    @Test
    void aPropertyAsksForLoopsOfAnotherMachine() {
        assertThat(Species.registers("16", 32)).isEqualTo(16);
        assertThat(Species.registers("32", 16)).isEqualTo(32);
        assertThat(Species.bits("128")).isEqualTo(128);
    }

    @Test
    void otherNumbersAreRefusedWithTheRule() {
        assertThatThrownBy(() -> Species.registers("24", 32)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kernels: scratch.kernels.registers=24: must be 16 or 32");
        assertThatThrownBy(() -> Species.registers("", 32)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kernels: scratch.kernels.registers=: must be 16 or 32");
        assertThatThrownBy(() -> Species.bits("64")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kernels: scratch.kernels.bits=64: must be 128, 256 or 512, and at most ");
    }

    @Test
    void theNameTellsWidthAndRegisters() {
        assertThat(new SimdKernels().name()).matches("simd (128|256|512) bit, (16|32) registers");
    }
}
