package scratch.cuda.tensor;

import java.lang.ref.Cleaner;
import scratch.cuda.device.DeviceMemory;
import scratch.math.tensor.Storage;

/// Numbers in device memory, which goes back to the pool when the last owner releases it, or when the garbage collector
/// finds that nobody can reach the storage any more.
final class CudaStorage extends Storage {
    private static final Cleaner CLEANER = Cleaner.create();

    private final DeviceMemory memory;                 // null for no numbers
    private final Cleaner.Cleanable giveBack;

    CudaStorage(CudaBackend backend, MemoryPool pool, int size) {
        super(backend, size);
        if (size == 0) {
            memory = null;
            giveBack = () -> { };
        } else {
            DeviceMemory block = pool.take((long) Float.BYTES * size);
            memory = block;
            giveBack = CLEANER.register(this, () -> pool.give(block));     // subtle: must not refer to this storage
        }
    }

    DeviceMemory memory() {
        return memory;
    }

    @Override
    protected void free() {
        giveBack.clean();
    }
}
