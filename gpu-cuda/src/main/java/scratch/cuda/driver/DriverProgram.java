package scratch.cuda.driver;

import java.util.List;
import java.util.regex.Pattern;

import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Parameter;
import scratch.cuda.device.Program;
import scratch.cuda.driver.Driver.Handle;

/// A module of the driver.
final class DriverProgram implements Program {
    private static final Pattern ENTRY = Pattern.compile("\\.entry\\s+([\\w$]+)");

    private final DriverDevice device;
    private final Handle module;
    private final String ptx;
    private boolean closed;

    DriverProgram(DriverDevice device, Handle module, String ptx) {
        this.device = device;
        this.module = module;
        this.ptx = ptx;
    }

    @Override
    public Kernel kernel(String name) {
        List<String> names = ENTRY.matcher(ptx).results().map(entry -> entry.group(1)).toList();
        if (!names.contains(name)) {
            throw new DeviceException("Program.kernel: " + name + ": the PTX has only " + String.join(", ", names));
        }
        device.enter("Program.kernel");
        Handle[] function = new Handle[1];
        device.check("Program.kernel", device.driver().function(module, name, function));
        return new DriverKernel(device, function[0], name, Parameter.of(name, ptx));
    }

    @Override
    public void close() {
        if (!closed && device.isUsable()) {
            device.enter("Program.close");
            unload();
        }
        closed = true;
        device.forget(this);
    }

    /// Without asking whether the device is there.
    void unload() {
        device.driver().unloadModule(module);
    }
}
