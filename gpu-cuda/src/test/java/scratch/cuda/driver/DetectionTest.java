package scratch.cuda.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/// Every way in which a machine can be without a GPU, played by a library that answers as it is told.
class DetectionTest {

    private static final class Scripted implements DriverLibrary {
        private final Map<String, Integer> answers = new HashMap<>(Map.of("init", 0, "version", 13000, "devices", 1,
                "attribute 75", 9, "attribute 76", 0));
        private List<String> missing = List.of();
        private String called = "";

        private Scripted with(String call, int answer) {
            answers.put(call, answer);
            return this;
        }

        private Scripted without(String... functions) {
            missing = List.of(functions);
            return this;
        }

        private int answer(String call) {
            called += " " + call;
            return answers.get(call);
        }

        @Override
        public boolean has(String function) {
            return !missing.contains(function);
        }

        @Override
        public int initialise() {
            return answer("init");
        }

        @Override
        public int version() {
            return answer("version");
        }

        @Override
        public int devices() {
            return answer("devices");
        }

        @Override
        public int attribute(int attribute) {
            return answer("attribute " + attribute);
        }
    }

    private static String reason(Scripted library) {
        Detection found = Detection.of(Optional.of(library));
        assertThat(found.usable()).isFalse();
        return found.reason();
    }

    @Test
    void aDriverWithAGpuIsUsable() {
        assertThat(Detection.of(Optional.of(new Scripted()))).isEqualTo(new Detection(true, "", 13000));
    }

    @Test
    void noLibrary() {
        assertThat(Detection.of(Optional.empty()))
                .isEqualTo(new Detection(false, "there is no NVIDIA driver (libcuda.so.1 is not found)", 0));
    }

    @Test
    void aLibraryWithoutTheFunctionsIsNeverCalled() {
        Scripted empty = new Scripted().without(Detection.FUNCTIONS.toArray(String[]::new));
        assertThat(reason(empty)).isEqualTo("libcuda.so.1 is no driver that supports CUDA 12: it lacks cuInit and 40 more");
        assertThat(empty.called).isEmpty();
        assertThat(reason(new Scripted().without("cuLaunchKernel")))
                .isEqualTo("libcuda.so.1 is no driver that supports CUDA 12: it lacks cuLaunchKernel");
    }

    @Test
    void theStubOfTheToolkit() {
        assertThat(reason(new Scripted().with("init", 34))).isEqualTo("libcuda.so.1 is the stub that comes with the CUDA"
                + " toolkit, for linking only: the driver's own must come before it on the library path");
    }

    @Test
    void noGpuInTheMachine() {
        assertThat(reason(new Scripted().with("init", 100))).isEqualTo("the NVIDIA driver finds no GPU");
        assertThat(reason(new Scripted().with("devices", 0))).isEqualTo("the NVIDIA driver finds no GPU");
        assertThat(reason(new Scripted().with("devices", -3)))
                .isEqualTo("the NVIDIA driver finds no GPU (CUDA_ERROR_NOT_INITIALIZED 3)");
    }

    @Test
    void versionsThatDoNotFitTogether() {
        assertThat(reason(new Scripted().with("init", 803))).isEqualTo("the NVIDIA driver's library and its kernel module are"
                + " of different versions: after an update the machine must be restarted");
        assertThat(reason(new Scripted().with("init", 804))).isEqualTo("the CUDA compatibility package is newer than this"
                + " GPU's kernel module supports: take it off the library path");
    }

    @Test
    void anythingElseIsNamed() {
        assertThat(reason(new Scripted().with("init", 999)))
                .isEqualTo("the NVIDIA driver does not start (CUDA_ERROR_UNKNOWN 999)");
        assertThat(reason(new Scripted().with("init", 46))).isEqualTo("the NVIDIA driver does not start (CUDA result 46)");
    }

    @Test
    void aDriverThatIsTooOld() {
        Scripted old = new Scripted().with("version", 11040);
        assertThat(reason(old)).isEqualTo("the NVIDIA driver supports CUDA 11.4: 12.0 is needed, driver 525 or later");
        assertThat(Detection.of(Optional.of(old)).driverVersion()).isEqualTo(11040);
        assertThat(Detection.of(Optional.of(new Scripted().with("version", 12000))).usable()).isTrue();
    }

    @Test
    void aGpuThatIsTooOld() {
        assertThat(reason(new Scripted().with("attribute 75", 7).with("attribute 76", 5)))
                .isEqualTo("the GPU has compute capability 7.5: 8.0 is needed, an A100 or later");
        assertThat(Detection.of(Optional.of(new Scripted().with("attribute 75", 8))).usable()).isTrue();
    }

    /// Whatever this machine is, the question has an answer and no exception.
    @Test
    void thisMachineAnswersInASentenceOrHasAGpu() {
        Detection here = Detection.ofThisMachine();
        assertThat(here.usable()).isEqualTo(here.reason().isEmpty());
        assertThat(here).isSameAs(Detection.ofThisMachine());
    }
}
