package scratch.cuda.tensor;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Properties;

/// A device that has so many bytes, gives them out and takes them back, and can do nothing else.
final class BookkeepingDevice {
    private final boolean interpreted;
    private final long bytes;
    private final List<Long> asked = new ArrayList<>();
    private long used;
    private int synchronizations;

    BookkeepingDevice(boolean interpreted, long bytes) {
        this.interpreted = interpreted;
        this.bytes = bytes;
    }

    /// The device itself.
    Device device() {
        return (Device) Proxy.newProxyInstance(Device.class.getClassLoader(), new Class<?>[] {Device.class}, this::invoke);
    }

    private Object invoke(Object proxy, Method method, Object... arguments) {
        return switch (method.getName()) {
            case "properties" -> new Properties("books", interpreted, 8, 0, 1, 1, 1, 1, bytes, 0, 0, 0, 1024, 0);
            case "allocate" -> allocate((long) arguments[0]);
            case "synchronize" -> {
                synchronizations++;
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private DeviceMemory allocate(long wanted) {
        asked.add(wanted);
        if (used + wanted > bytes) {
            throw new DeviceException("Device.allocate: " + wanted + " bytes: " + (bytes - used) + " of " + bytes
                    + " are free");
        }
        used += wanted;
        return new Block(wanted);
    }

    private final class Block implements DeviceMemory {
        private final long size;
        private boolean open = true;

        Block(long size) {
            this.size = size;
        }

        @Override
        public long address() {
            return 256;
        }

        @Override
        public long bytes() {
            return size;
        }

        @Override
        public void close() {
            used -= open ? size : 0;
            open = false;
        }
    }

    /// Bytes that are given out.
    long used() {
        return used;
    }

    int synchronizations() {
        return synchronizations;
    }

    /// How many bytes it was asked for, time after time.
    List<Long> asked() {
        return asked;
    }
}
