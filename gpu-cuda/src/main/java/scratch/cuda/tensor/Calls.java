package scratch.cuda.tensor;

import java.util.HashMap;
import java.util.Map;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Program;
import scratch.cuda.kernel.Ptx;
import scratch.math.tensor.Tensor;

/// The kernels of this backend: each file of PTX is compiled when one of its kernels is first called.
final class Calls {
    static final int WARP = 32;
    static final int THREADS = 256;
    /// From here on a whole block works on a row.
    static final int LONG_ROW = 1024;
    /// Blocks for each multiprocessor: as many as it can hold of 256 threads.
    private static final int BLOCKS_EACH = 8;

    private final CudaBackend backend;
    private final Device device;
    private final int mostBlocks;
    private final Map<String, Program> programs = new HashMap<>();
    private final Map<String, Call> calls = new HashMap<>();
    private long launches;
    private long bytes;

    Calls(CudaBackend backend, Device device) {
        this.backend = backend;
        this.device = device;
        mostBlocks = BLOCKS_EACH * device.properties().multiprocessors();
    }

    /// A call of kernel `name` in `file`.cu, whose arguments are yet to be given.
    Call of(String file, String name) {
        Call call = calls.get(name);
        if (call == null) {
            Program program = programs.computeIfAbsent(file, this::load);
            call = new Call(this, program.kernel(name), device.stream());
            calls.put(name, call);
        }
        return call.begin();
    }

    private Program load(String file) {
        return device.load(Ptx.of(file, device));
    }

    DeviceMemory memory(Tensor t) {
        return Call.memory(backend, t);
    }

    int mostBlocks() {
        return mostBlocks;
    }

    void launched(long touched) {
        launches++;
        bytes += touched;
    }

    /// How many kernels have been put on the stream.
    long launches() {
        return launches;
    }

    /// How many bytes of tensors they were given to read or to write.
    long bytes() {
        return bytes;
    }
}
