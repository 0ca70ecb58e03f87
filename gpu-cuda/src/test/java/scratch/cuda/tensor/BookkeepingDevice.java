package scratch.cuda.tensor;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.HostMemory;
import scratch.cuda.device.Program;
import scratch.cuda.device.Properties;
import scratch.cuda.device.Stream;

/// A device that has so many bytes, gives them out and takes them back, and does nothing else.
final class BookkeepingDevice implements Device {
    private final boolean interpreted;
    private final long bytes;
    private long used;
    private int synchronizations;
    private final List<Long> asked = new ArrayList<>();

    BookkeepingDevice(boolean interpreted, long bytes) {
        this.interpreted = interpreted;
        this.bytes = bytes;
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

    long used() {
        return used;
    }

    int synchronizations() {
        return synchronizations;
    }

    List<Long> asked() {
        return asked;
    }

    @Override
    public Properties properties() {
        return new Properties("books", interpreted, 8, 0, 1, 1, 1, 1, bytes, 0, 0, 0, 1024, 0);
    }

    @Override
    public DeviceMemory allocate(long wanted) {
        asked.add(wanted);
        if (used + wanted > bytes) {
            throw new DeviceException("Device.allocate: " + wanted + " bytes: " + (bytes - used) + " of " + bytes
                    + " are free");
        }
        used += wanted;
        return new Block(wanted);
    }

    @Override
    public void synchronize() {
        synchronizations++;
    }

    @Override
    public HostMemory pin(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copyIn(MemorySegment from, DeviceMemory to, long at, Stream stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copyOut(DeviceMemory from, long at, MemorySegment to, Stream stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(DeviceMemory from, long fromAt, DeviceMemory to, long toAt, long size, Stream stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void fill(byte value, DeviceMemory to, long at, long size, Stream stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream stream() {
        return null;
    }

    @Override
    public Stream newStream() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Event newEvent() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Program load(String ptx) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        used = 0;
    }
}
