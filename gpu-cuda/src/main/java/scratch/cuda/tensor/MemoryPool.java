package scratch.cuda.tensor;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;

/// Blocks of device memory that have been released, by size. A training step needs the same sizes again and again: after
/// the first step the device is asked for none.
///
/// A block may be used again at once, although work on its former contents may still wait: the new work stands behind it
/// on the same stream. Sizes are rounded up to one of four steps an octave, so that at most a fifth is wasted; on the
/// interpreter, whose bounds are to be sharp, they are as asked for, and its sharpest test keeps nothing: then a block that
/// is used after its end, or read before it is written, is found.
final class MemoryPool {
    private static final long SMALLEST = 512;

    private final Device device;
    private final boolean exact;
    private final boolean keeping;
    private final Map<Long, ArrayDeque<DeviceMemory>> idle = new HashMap<>();
    private long allocations;
    private long inUse;

    MemoryPool(Device device, boolean keeping) {
        this.device = device;
        this.keeping = keeping;
        this.exact = device.properties().interpreted();
    }

    /// A block of at least so many bytes.
    synchronized DeviceMemory take(long bytes) {
        long capacity = exact ? bytes : capacity(bytes);
        ArrayDeque<DeviceMemory> stack = idle.get(capacity);
        DeviceMemory block = stack == null ? null : stack.pollFirst();
        if (block == null) {
            block = allocate(capacity);
        }
        inUse += capacity;
        return block;
    }

    synchronized void give(DeviceMemory block) {
        inUse -= block.bytes();
        if (keeping) {
            idle.computeIfAbsent(block.bytes(), size -> new ArrayDeque<>()).addFirst(block);
        } else {
            block.close();
        }
    }

    /// How often the device has been asked for memory.
    synchronized long allocations() {
        return allocations;
    }

    /// First what lies idle is given back, then what belongs to tensors that nobody can reach any more.
    private DeviceMemory allocate(long bytes) {
        allocations++;
        try {
            return device.allocate(bytes);
        } catch (DeviceException full) {
            clear();
        }
        try {
            return device.allocate(bytes);
        } catch (DeviceException full) {
            collect();
            clear();
        }
        try {
            return device.allocate(bytes);
        } catch (DeviceException full) {
            throw new DeviceException(String.format(Locale.ROOT, "CudaBackend.allocate: %d bytes, with %d bytes in use by"
                    + " tensors and none idle: %s", bytes, inUse, full.getMessage()), full);
        }
    }

    private void clear() {
        device.synchronize();
        idle.values().forEach(stack -> stack.forEach(DeviceMemory::close));
        idle.clear();
    }

    /// Lets the garbage collector find tensors without owners; their cleaner calls `give`, which needs the lock.
    private void collect() {
        long before = inUse;
        for (int i = 0; i < 5 && inUse == before; i++) {
            System.gc();
            try {
                wait(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// 512, 640, 768, 896, 1024, 1280, …: a quarter of an octave each.
    static long capacity(long bytes) {
        if (bytes <= SMALLEST) {
            return SMALLEST;
        }
        long quarter = Long.highestOneBit(bytes - 1) / 4;
        return (bytes + quarter - 1) / quarter * quarter;
    }
}
