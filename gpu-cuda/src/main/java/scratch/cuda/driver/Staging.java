package scratch.cuda.driver;

import java.lang.foreign.MemorySegment;

import scratch.cuda.driver.Driver.Handle;

/// The detour between memory that the garbage collector may move, or the system may swap out, and the device: two pinned
/// buffers in turn, so that the processor fills or empties one while the bus carries the other. One for each stream.
@SuppressWarnings("restricted")                                // native memory: the build allows it
final class Staging {
    private static final int BUFFERS = 2;

    private final DriverDevice device;
    private final Driver driver;
    private final Handle stream;
    private final long size;
    private final long[] address = new long[BUFFERS];                       // 0 until first used
    private final MemorySegment[] memory = new MemorySegment[BUFFERS];
    private final Handle[] passed = new Handle[BUFFERS];                    // the bus is done with the buffer
    private int next;

    Staging(DriverDevice device, Driver driver, Handle stream, long size) {
        this.device = device;
        this.driver = driver;
        this.stream = stream;
        this.size = size;
    }

    /// All of `from` to the device. When this returns `from` has been read.
    void copyIn(MemorySegment from, long to) {
        for (long done = 0; done < from.byteSize(); done += size) {
            long bytes = Math.min(size, from.byteSize() - done);
            int buffer = free("Device.copyIn");
            MemorySegment.copy(from, done, memory[buffer], 0, bytes);
            device.check("Device.copyIn", driver.copyIn(address[buffer], to + done, bytes, stream));
            device.check("Device.copyIn", driver.recordEvent(passed[buffer], stream));
        }
    }

    /// Fills all of `to` from the device. When this returns it is there.
    void copyOut(long from, MemorySegment to) {
        long total = to.byteSize();
        int ahead = total > 0 ? request(from, 0, total) : -1;
        for (long done = 0; done < total; done += size) {
            int buffer = ahead;
            if (done + size < total) {
                ahead = request(from, done + size, total);                   // the bus works while we copy
            }
            device.check("Device.copyOut", driver.synchronizeEvent(passed[buffer]));
            MemorySegment.copy(memory[buffer], 0, to, done, Math.min(size, total - done));
        }
    }

    private int request(long from, long done, long total) {
        int buffer = free("Device.copyOut");
        device.check("Device.copyOut",
                driver.copyOut(from + done, address[buffer], Math.min(size, total - done), stream));
        device.check("Device.copyOut", driver.recordEvent(passed[buffer], stream));
        return buffer;
    }

    /// The buffer whose turn it is, when the bus is done with it.
    private int free(String operation) {
        int buffer = next;
        next = (next + 1) % BUFFERS;
        if (address[buffer] == 0) {
            long[] place = new long[1];
            Handle[] event = new Handle[1];
            device.check(operation, driver.pin(size, place));
            device.check(operation, driver.createEvent(event));
            address[buffer] = place[0];
            memory[buffer] = MemorySegment.ofAddress(place[0]).reinterpret(size);
            passed[buffer] = event[0];
        } else {
            device.check(operation, driver.synchronizeEvent(passed[buffer]));
        }
        return buffer;
    }

    /// Gives the buffers back; the stream must be done.
    void close() {
        for (int i = 0; i < BUFFERS; i++) {
            if (address[i] != 0) {
                driver.destroyEvent(passed[i]);
                driver.unpin(address[i]);
                address[i] = 0;
            }
        }
    }
}
