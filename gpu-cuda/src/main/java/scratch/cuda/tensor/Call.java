package scratch.cuda.tensor;

import java.lang.foreign.MemorySegment;
import scratch.cuda.device.Arguments;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// A kernel and its arguments, which are set one after the other: `calls.of("moves", "fill").with(…).with(…).over(n)`.
/// The block of arguments is the same for every launch.
final class Call {
    private final Calls calls;
    private final Kernel kernel;
    private final Arguments arguments;
    private final Stream stream;
    private int next;
    private long bytes;

    Call(Calls calls, Kernel kernel, Stream stream) {
        this.calls = calls;
        this.kernel = kernel;
        this.stream = stream;
        arguments = kernel.arguments();
    }

    /// Begins again with the first argument.
    Call begin() {
        next = 0;
        bytes = 0;
        return this;
    }

    Call with(int value) {
        arguments.set(next++, value);
        return this;
    }

    Call with(float value) {
        arguments.set(next++, value);
        return this;
    }

    Call with(long value) {
        arguments.set(next++, value);
        return this;
    }

    Call with(double value) {
        return with(Double.doubleToRawLongBits(value));
    }

    Call with(boolean value) {
        return with(value ? 1 : 0);
    }

    Call with(MemorySegment structure) {
        arguments.set(next++, structure);
        return this;
    }

    Call with(Layout layout) {
        return with(layout.structure());
    }

    Call with(DeviceMemory memory) {
        arguments.set(next++, memory);
        return this;
    }

    /// A pointer to the first number of a tensor; null for none.
    Call with(Tensor t) {
        if (t == null) {
            return with(0L);
        }
        DeviceMemory memory = calls.memory(t);
        if (memory == null) {
            return with(0L);
        }
        bytes += (long) Float.BYTES * Math.min(t.size(), t.storage().size());
        arguments.set(next++, memory, (long) Float.BYTES * t.offset());
        return this;
    }

    /// A thread for each of `n` elements, or fewer, each of which goes on in steps of the grid. Of nothing: no launch.
    void over(long n) {
        if (n > 0) {
            int threads = (int) Math.min(Calls.THREADS, (n + Calls.WARP - 1) / Calls.WARP * Calls.WARP);
            on(Grid.of((int) Math.min((n + threads - 1) / threads, calls.mostBlocks()), threads));
        }
    }

    /// Some threads for each row of a matrix (rows, columns): a warp, or a block where the rows are long.
    void overRows(int rows, int columns) {
        if (rows > 0 && columns > 0) {
            boolean together = columns > Calls.LONG_ROW;
            int side = together ? 1 : Math.min(rows, Calls.THREADS / Calls.WARP);
            int blocks = Math.min((rows + side - 1) / side, calls.mostBlocks());
            on(new Grid(blocks, 1, 1, together ? Calls.THREADS : Calls.WARP, side, 1, 0));
        }
    }

    void on(Grid grid) {
        calls.launched(bytes);
        kernel.launch(grid, stream, arguments);
    }

    /// The memory of a tensor of this backend.
    static DeviceMemory memory(CudaBackend backend, Tensor t) {
        Require.that(t.backend() == backend && t.storage() instanceof CudaStorage,
                "CudaBackend: %s on %s: must be on %s", Shape.text(t.shape()), t.backend().name(), backend.name());
        return ((CudaStorage) t.storage()).memory();
    }
}
