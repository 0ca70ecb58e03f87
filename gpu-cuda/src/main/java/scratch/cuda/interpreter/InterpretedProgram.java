package scratch.cuda.interpreter;

import java.util.List;
import java.util.Map;

import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;

/// Decoded kernels, and the module's variables in device memory.
final class InterpretedProgram implements Program {
    private final InterpretedDevice device;
    private final Map<String, Code> kernels;
    private final List<Allocation> variables;

    InterpretedProgram(InterpretedDevice device, Map<String, Code> kernels, List<Allocation> variables) {
        this.device = device;
        this.kernels = kernels;
        this.variables = variables;
    }

    @Override
    public Kernel kernel(String name) {
        Code code = kernels.get(name);
        if (code == null) {
            throw new DeviceException("Program.kernel: " + name + ": the PTX has " + String.join(", ", kernels.keySet()));
        }
        return new InterpretedKernel(device, code);
    }

    @Override
    public void close() {
        variables.forEach(device::free);
    }
}
