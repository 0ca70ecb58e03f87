package scratch.cuda.interpreter;

import java.lang.foreign.MemorySegment;
import java.util.Locale;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Parameter;
import scratch.cuda.device.Properties;
import scratch.cuda.device.Stream;

/// A kernel that the interpreter runs.
final class InterpretedKernel implements Kernel {
    private static final int MOST_YZ = 65535;

    private final InterpretedDevice device;
    private final Code code;

    InterpretedKernel(InterpretedDevice device, Code code) {
        this.device = device;
        this.code = code;
    }

    @Override
    public String name() {
        return code.name();
    }

    @Override
    public Arguments arguments() {
        return new Arguments(code.name(), code.parameters());
    }

    @Override
    public void launch(Grid grid, Stream stream, Arguments arguments) {
        arguments.requireCompleteFor(code.name());
        requireFits(grid);
        int end = 0;
        for (Parameter parameter : code.parameters()) {
            end = Math.max(end, parameter.offset() + parameter.bytes());
        }
        byte[] values = new byte[end];
        for (int i = 0; i < code.parameters().size(); i++) {
            Parameter parameter = code.parameters().get(i);
            MemorySegment.ofArray(values).asSlice(parameter.offset(), parameter.bytes()).copyFrom(arguments.value(i));
        }
        InterpretedStream.of(stream).put(() -> device.launch(code, grid, values));
    }

    private void requireFits(Grid grid) {
        Properties properties = device.properties();
        int most = code.threads() > 0 ? Math.min(code.threads(), properties.threadsPerBlock()) : properties.threadsPerBlock();
        if (grid.threads() > most || grid.threadsZ() > 64) {
            throw new DeviceException(String.format(Locale.ROOT,
                    "Kernel.launch: %s: %d x %d x %d threads in a block: %d are allowed%s",
                    code.name(), grid.threadsX(), grid.threadsY(), grid.threadsZ(), most,
                    grid.threadsZ() > 64 ? ", and 64 in z" : ""));
        }
        if (grid.blocksY() > MOST_YZ || grid.blocksZ() > MOST_YZ) {
            throw new DeviceException(String.format(Locale.ROOT,
                    "Kernel.launch: %s: %d x %d x %d blocks: y and z may be up to %d",
                    code.name(), grid.blocksX(), grid.blocksY(), grid.blocksZ(), MOST_YZ));
        }
        long shared = (long) Decoder.dynamicStart(code.sharedBytes()) + grid.sharedBytes();
        if (shared > properties.sharedPerBlockOptIn()) {
            throw new DeviceException(String.format(Locale.ROOT,
                    "Kernel.launch: %s: %d bytes of shared memory: a block may have %d",
                    code.name(), shared, properties.sharedPerBlockOptIn()));
        }
    }
}
