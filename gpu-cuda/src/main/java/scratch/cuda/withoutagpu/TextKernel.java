package scratch.cuda.withoutagpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;

/// A kernel `name(in, out, n)` over whole numbers, whose PTX lies beside this class as text.
///
/// @param name    of the kernel, and of its file
/// @param grid    how it is launched
/// @param n       its third parameter
/// @param outputs elements of `out`, which are 0 before
record TextKernel(String name, Grid grid, int n, int outputs) {

    /// Its text, as it lies in the file.
    String text() {
        try (InputStream file = TextKernel.class.getResourceAsStream(name + ".ptx")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a text of this kernel, once.
    ///
    /// @return `out`
    /// @throws scratch.cuda.device.DeviceException if the text cannot be read, or does what it must not
    int[] run(Device device, String ptx, int[] in) {
        int[] out = new int[outputs];
        try (Program program = device.load(ptx);
                DeviceMemory from = device.allocate((long) in.length * Integer.BYTES);
                DeviceMemory to = device.allocate((long) outputs * Integer.BYTES)) {
            device.copyIn(MemorySegment.ofArray(in), from, 0, device.stream());
            device.copyIn(MemorySegment.ofArray(out), to, 0, device.stream());
            Kernel kernel = program.kernel(name);
            kernel.launch(grid, device.stream(), kernel.arguments().set(0, from).set(1, to).set(2, n));
            device.copyOut(to, 0, MemorySegment.ofArray(out), device.stream());
        }
        return out;
    }
}
