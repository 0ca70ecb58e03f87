package scratch.cuda.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.HostMemory;

/// Indices that are none. A kernel cannot throw: it leaves the bad place alone and writes a note into device memory
/// (`struct Fault` of indices.cuh), and the host looks at the note whenever it waits for results anyway.
final class IndexFaults {
    private static final int BYTES = 5 * Integer.BYTES;
    private static final int OUTSIDE = 5;
    /// By the numbers of `enum Operation`.
    private static final String[] OPERATIONS = {"", "Backend.gather", "Backend.scatterAdd", "Backend.place",
        "Backend.maxPoolGradient", "Backend.maxPoolGradient", "Backend.crossEntropy"};

    private final Device device;
    private final DeviceMemory onDevice;
    private final HostMemory pinned;                   // subtle: kept, for its memory lives as long as it does
    private final MemorySegment here;
    private boolean possible;

    IndexFaults(Device device) {
        this.device = device;
        onDevice = device.allocate(BYTES);
        pinned = device.pin(BYTES);
        here = pinned.segment();
        clear();
    }

    private void clear() {
        device.fill((byte) 0, onDevice, 0, BYTES, device.stream());
    }

    /// For a kernel that may write a note.
    DeviceMemory note() {
        possible = true;
        return onDevice;
    }

    /// Brings the note here, in the order of the stream; to be followed by something that waits, and by `raise`.
    void fetch() {
        if (possible) {
            device.copyOut(onDevice, 0, here, device.stream());
        }
    }

    /// @throws IllegalArgumentException if there was a bad index since the last time
    void raise() {
        if (!possible) {
            return;
        }
        possible = false;
        int operation = number(0);
        if (operation == 0) {
            return;
        }
        clear();
        float index = here.getAtIndex(ValueLayout.JAVA_FLOAT, 1);
        throw new IllegalArgumentException(OPERATIONS[operation] + (operation == OUTSIDE
                ? ": index " + (int) index + " at row " + number(3) + ", column " + number(4)
                        + ": that cell of the window lies off the image"
                : ": index " + index + ": must be a whole number from 0 to " + (number(2) - 1)));
    }

    private int number(int at) {
        return here.getAtIndex(ValueLayout.JAVA_INT, at);
    }
}
