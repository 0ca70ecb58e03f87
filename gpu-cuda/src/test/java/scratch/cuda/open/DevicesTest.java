package scratch.cuda.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.driver.Detection;
import scratch.cuda.interpreter.InterpretedDevice;

class DevicesTest {
    private String before;

    @BeforeEach
    void remember() {
        before = System.getProperty(Devices.PROPERTY);
        System.clearProperty(Devices.PROPERTY);
    }

    @AfterEach
    void restore() {
        System.clearProperty(Devices.PROPERTY);
        if (before != null) {
            System.setProperty(Devices.PROPERTY, before);
        }
    }

    @Test
    void offIsTheInterpreterEverywhere() {
        System.setProperty(Devices.PROPERTY, "off");
        try (Device device = Devices.open()) {
            assertThat(device).isInstanceOf(InterpretedDevice.class);
            assertThat(Devices.describe(device)).isEqualTo("No GPU: the kernels run on the PTX interpreter, with small sizes. "
                    + "It checks every step and measures nothing.");
        }
        assertThat(Devices.hasGpu()).isFalse();
        assertThat(Devices.whyNoGpu()).isEqualTo("-Dscratch.gpu=off");
    }

    @Test
    void autoTakesWhatThereIs() {
        try (Device device = Devices.open()) {
            assertThat(device.properties().interpreted()).isNotEqualTo(Devices.hasGpu());
        }
        assertThat(Devices.hasGpu()).isEqualTo(Detection.ofThisMachine().usable());
        assertThat(Devices.whyNoGpu()).isEqualTo(Detection.ofThisMachine().reason());
    }

    @Test
    void requireRefusesToWorkWithoutAGpuAndSaysWhy() {
        assumeTrue(!Detection.ofThisMachine().usable(), "skipped: there is a GPU");
        System.setProperty(Devices.PROPERTY, "require");
        assertThatThrownBy(Devices::open).isInstanceOf(DeviceException.class)
                .hasMessage("-Dscratch.gpu=require: " + Detection.ofThisMachine().reason());
    }

    @Test
    void anotherWordIsRefused() {
        System.setProperty(Devices.PROPERTY, "maybe");
        assertThatThrownBy(Devices::open).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dscratch.gpu: maybe: must be off, auto or require");
    }
}
