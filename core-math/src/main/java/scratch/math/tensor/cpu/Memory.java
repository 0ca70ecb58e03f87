package scratch.math.tensor.cpu;

import scratch.math.tensor.Backend;
import scratch.math.tensor.Storage;
import scratch.math.tensor.Tensor;

/// Numbers on the heap: an array from the pool, which goes back there.
final class Memory extends Storage {
    private final BufferPool pool;
    private float[] data;              // at least `size` numbers

    Memory(Backend backend, BufferPool pool, int size) {
        super(backend, size);
        this.pool = pool;
        data = pool.take(size);
    }

    @Override
    protected void free() {
        pool.give(data);
        data = null;
    }

    static float[] data(Storage storage) {
        return ((Memory) storage).data;
    }

    static float[] data(Tensor tensor) {
        return data(tensor.storage());
    }
}
