package scratch.cuda.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceException;
import scratch.cuda.driver.Detection;
import scratch.cuda.open.Devices;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Tensor;

class CudaProviderTest {
    private String before;

    @BeforeEach
    void remember() {
        before = System.getProperty(Devices.PROPERTY);
    }

    @AfterEach
    void restore() {
        System.clearProperty(Devices.PROPERTY);
        if (before != null) {
            System.setProperty(Devices.PROPERTY, before);
        }
    }

    private static Backend.Provider provider() {
        return ServiceLoader.load(Backend.Provider.class).stream().map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("cuda")).findFirst().orElseThrow();
    }

    @Test
    void theServiceLoaderFindsIt() {
        System.setProperty(Devices.PROPERTY, "off");
        Backend backend = provider().open();
        assertThat(backend.name()).isEqualTo("cuda (PTX interpreter)");
        assertThat(Tensor.full(backend, 2, 3).times(3).toArray()).containsExactly(6, 6, 6);
    }

    @Test
    void aGpuThatIsRequiredAndNotThereIsASentence() {
        assumeTrue(!Detection.ofThisMachine().usable(), "skipped: there is a GPU");
        System.setProperty(Devices.PROPERTY, "require");
        assertThatThrownBy(() -> provider().open()).isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(DeviceException.class)
                .hasMessage("-Dscratch.gpu=require: " + Detection.ofThisMachine().reason());
    }

    @Test
    void whoGetsTheInterpreterUnaskedIsTold() {
        assertThat(CudaProvider.notice("there is no driver")).isEqualTo("backend: scratch.backend=cuda: there is no driver; the"
                + " interpreter takes its place, which is right and very slow (-Dscratch.gpu=off asks for it, without this"
                + " line)");
    }
}
