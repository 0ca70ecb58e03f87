package scratch.cuda.kernel;

import java.util.HashMap;
import java.util.Map;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.device.Stream;

/// The kernels of one source file on a device, each with a block for its arguments. Not for several threads at once.
final class Loaded implements AutoCloseable {
    private final Program program;
    private final Map<String, Kernel> kernels = new HashMap<>();
    private final Map<String, Arguments> arguments = new HashMap<>();

    /// Loads `file`.cu's PTX.
    Loaded(Device device, String file, String... names) {
        program = device.load(Ptx.of(file, device));
        for (String name : names) {
            Kernel kernel = program.kernel(name);
            kernels.put(name, kernel);
            arguments.put(name, kernel.arguments());
        }
    }

    /// The arguments of kernel `name`, as they were left by the last launch.
    Arguments arguments(String name) {
        return arguments.get(name);
    }

    /// Launches kernel `name` with them.
    void launch(String name, Grid grid, Stream stream) {
        kernels.get(name).launch(grid, stream, arguments.get(name));
    }

    @Override
    public void close() {
        program.close();
    }
}
