package scratch.cuda.interpreter;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;

import scratch.cuda.device.DeviceException;

/// Device memory: blocks with gaps between them, at addresses that are never used twice.
final class GlobalMemory {
    private static final long FIRST = 0x7f00_0000_0000L;
    private static final long ALIGNMENT = 256;
    private static final long GAP = 4096;

    private final long capacity;
    private final TreeMap<Long, Allocation> allocations = new TreeMap<>();
    private final TreeMap<Long, Integer> freed = new TreeMap<>();
    private final BlockOrder order = new BlockOrder();
    private long next = FIRST;
    private long used;
    private Allocation last;

    GlobalMemory(long capacity) {
        this.capacity = capacity;
    }

    BlockOrder order() {
        return order;
    }

    Allocation allocate(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("Device.allocate: " + bytes + " bytes: must be at least 1");
        }
        if (bytes > capacity - used || bytes > Integer.MAX_VALUE - 64) {
            throw new DeviceException("Device.allocate: " + bytes + " bytes: " + (capacity - used) + " of " + capacity
                    + " bytes are free");
        }
        Allocation allocation = new Allocation(next, (int) bytes, order);
        allocations.put(next, allocation);
        next += (bytes + GAP + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        used += bytes;
        return allocation;
    }

    void free(Allocation allocation) {
        if (allocations.remove(allocation.address()) != null) {
            freed.put(allocation.address(), allocation.bytes());
            used -= allocation.bytes();
            last = null;
        }
    }

    boolean holds(Allocation allocation) {
        return allocations.get(allocation.address()) == allocation;
    }

    long used() {
        return used;
    }

    void clear() {
        allocations.clear();
        used = 0;
        last = null;
    }

    // ---------------------------------------------------------------- access by kernels

    long read(int lane, long address, int size, boolean atomic) {
        Allocation allocation = at(lane, address, size, "read");
        return allocation.read(lane, (int) (address - allocation.address()), size, atomic);
    }

    void write(int lane, long address, int size, long value, boolean atomic) {
        Allocation allocation = at(lane, address, size, "write");
        allocation.write(lane, (int) (address - allocation.address()), size, value, atomic);
    }

    /// The block that holds these bytes.
    Allocation at(int lane, long address, int size, String what) {
        Allocation here = last;
        if (here == null || address < here.address() || address + size > here.address() + here.bytes()) {
            here = find(lane, address, size, what);
            last = here;
        }
        if ((address & size - 1) != 0) {
            throw new Fault(lane, "global %s of %d bytes at byte %d of a block of %d bytes: misaligned", what, size,
                    address - here.address(), here.bytes());
        }
        return here;
    }

    private Allocation find(int lane, long address, int size, String what) {
        Map.Entry<Long, Allocation> entry = allocations.floorEntry(address);
        if (entry != null && address + size <= entry.getKey() + entry.getValue().bytes()) {
            return entry.getValue();
        }
        Map.Entry<Long, Integer> gone = freed.floorEntry(address);
        if (gone != null && address < gone.getKey() + gone.getValue()) {
            throw new Fault(lane, "global %s of %d bytes at byte %d of a block of %d bytes that was freed", what, size,
                    address - gone.getKey(), gone.getValue());
        }
        Map.Entry<Long, Allocation> above = allocations.higherEntry(address);
        if (above != null && (entry == null
                || above.getKey() - address < address - entry.getKey() - entry.getValue().bytes())) {
            throw new Fault(lane, "global %s of %d bytes, %d bytes before the start of a block of %d bytes", what, size,
                    above.getKey() - address, above.getValue().bytes());
        }
        if (entry == null || address - entry.getKey() - entry.getValue().bytes() > 1L << 32) {
            throw new Fault(lane, "global %s of %d bytes at address 0x%x: no block is near", what, size, address);
        }
        long past = address - entry.getKey() - entry.getValue().bytes();
        if (past < 0) {
            throw new Fault(lane, "global %s of %d bytes, of which the last %d lie past the end of a block of %d bytes", what,
                    size, size + past, entry.getValue().bytes());
        }
        throw new Fault(lane, "global %s of %d bytes, %d bytes past the end of a block of %d bytes", what, size, past,
                entry.getValue().bytes());
    }

    /// The bytes of a range, for copies.
    static MemorySegment segment(Allocation allocation, long at, long bytes) {
        return MemorySegment.ofArray(allocation.data()).asSlice(at, bytes);
    }
}
