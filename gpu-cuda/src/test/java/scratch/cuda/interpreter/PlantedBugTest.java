package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.cuda.device.Device;

/// Is the interpreter worth its place in the build? Bugs are planted in kernels that ship; tests on it must find them.
class PlantedBugTest {

    @ParameterizedTest
    @EnumSource
    void kernelsAsTheyShipPass(KernelTrial trial) {
        for (long seed : new long[] {0, 3}) {
            try (Device device = trial.device(seed, UnaryOperator.identity())) {
                assertThatCode(() -> trial.run(device)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void nineOfTenPlantedBugsAreFound() {
        List<PlantedBug> bugs = PlantedBug.all();
        List<String> missed = new ArrayList<>();
        for (PlantedBug bug : bugs) {
            if (bug.found() == null) {
                missed.add(bug.trial() + ": " + bug.sentence());
            }
        }
        assertThat(bugs).hasSizeGreaterThanOrEqualTo(30);
        assertThat(missed).hasSizeLessThanOrEqualTo(bugs.size() / 10);
        // what is not found does no harm, and the list says why
        assertThat(missed).containsExactlyElementsOf(bugs.stream().filter(bug -> bug.harmless() != null)
                .map(bug -> bug.trial() + ": " + bug.sentence()).toList());
    }
}
