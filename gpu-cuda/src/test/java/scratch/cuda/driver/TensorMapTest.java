package scratch.cuda.driver;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.TensorMap;
import scratch.cuda.device.TensorMap.Element;

class TensorMapTest {
    private final DeviceMemory memory = new DriverDevice(new FakeDriver(1 << 20), 0, 64).allocate(1024);

    private void refused(String message, long at, Element element, long rows, long columns, long stride, int boxRows,
                         int boxColumns, boolean swizzled) {
        assertThatThrownBy(() -> new TensorMap(memory, at, element, rows, columns, stride, boxRows, boxColumns, swizzled))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void everyRuleOfTheHardwareIsAsked() {
        refused("TensorMap: at = 8: must be a multiple of 16 bytes", 8, Element.FLOAT32, 4, 4, 4, 4, 4, false);
        refused("TensorMap: 0 x 4: sizes must be at least 1", 0, Element.FLOAT32, 0, 4, 4, 4, 4, false);
        refused("TensorMap: stride = 12 of 9 columns: must be at least as many, and in bytes a multiple of 16", 0,
                Element.BFLOAT16, 4, 9, 12, 4, 8, false);
        refused("TensorMap: boxes of 4 x 6: must be 1 to 256, and the width in bytes a multiple of 16", 0, Element.BFLOAT16, 4,
                8, 8, 4, 6, false);
        refused("TensorMap: boxes of 257 x 8: must be 1 to 256, and the width in bytes a multiple of 16", 0, Element.BFLOAT16,
                4, 8, 8, 257, 8, false);
        refused("TensorMap: boxes 72 wide: at most 128 bytes when swizzled", 0, Element.BFLOAT16, 4, 8, 8, 4, 72, true);
        refused("TensorMap: the matrix ends at byte 1040 of 1024: must lie within the memory", 16, Element.BFLOAT16, 64, 8, 8,
                4, 8, true);
    }
}
