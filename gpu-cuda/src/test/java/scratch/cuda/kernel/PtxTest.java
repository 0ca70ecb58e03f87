package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Properties;

class PtxTest {
    @Test
    void theGeneralTextRunsFromTheA100On() {
        assertThat(Ptx.of("probe", device(8, 0))).contains(".target sm_80").contains(".entry copyFloats(");
        assertThat(Ptx.of("probe", device(12, 1))).isEqualTo(Ptx.of("probe", device(8, 6)));
        assertThat(Ptx.supports("probe", device(8, 0))).isTrue();
    }

    @Test
    void anOlderDeviceIsToldWhatIsNeeded() {
        assertThat(Ptx.supports("probe", device(7, 5))).isFalse();
        assertThatThrownBy(() -> Ptx.of("probe", device(7, 5))).isInstanceOf(DeviceException.class)
                .hasMessage("Ptx.of: probe on a card with compute capability 7.5: 8.0 or later is needed");
    }

    @Test
    void aNameThatDoesNotShipIsAMistake() {
        assertThat(Ptx.supports("nothing", device(9, 0))).isFalse();
        assertThatThrownBy(() -> Ptx.of("nothing", device(9, 0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Ptx.of: nothing: no such PTX ships");
    }

    /// A device that can say only what it is.
    private static Device device(int major, int minor) {
        Properties properties = new Properties("a card", false, major, minor, 1, 1, 1, 1, 1, 1, 1, 1, 1024, 12000);
        return (Device) Proxy.newProxyInstance(PtxTest.class.getClassLoader(), new Class<?>[] {Device.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("properties");
                    return properties;
                });
    }
}
