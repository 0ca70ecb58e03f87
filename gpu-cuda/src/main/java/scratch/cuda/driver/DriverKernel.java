package scratch.cuda.driver;

import java.lang.ref.Reference;
import java.util.List;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Parameter;
import scratch.cuda.device.Stream;
import scratch.cuda.driver.Driver.Handle;

/// A function of a module.
final class DriverKernel implements Kernel {
    /// So much dynamic shared memory a launch may ask for without further ado.
    private static final int ALWAYS_ALLOWED = 48 * 1024;

    private final DriverDevice device;
    private final Handle function;
    private final String name;
    private final List<Parameter> parameters;
    private int allowed = ALWAYS_ALLOWED;

    DriverKernel(DriverDevice device, Handle function, String name, List<Parameter> parameters) {
        this.device = device;
        this.function = function;
        this.name = name;
        this.parameters = parameters;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Arguments arguments() {
        return new Arguments(name, parameters);
    }

    @Override
    public void launch(Grid grid, Stream stream, Arguments arguments) {
        grid.requireWithin(name, device.properties());
        arguments.requireCompleteFor(name);
        DriverStream order = device.own("Kernel.launch", stream);
        device.enter("Kernel.launch");
        Driver driver = device.driver();
        if (grid.sharedBytes() > allowed) {
            device.check("Kernel.launch", driver.allowShared(function, grid.sharedBytes()));
            allowed = grid.sharedBytes();
        }
        device.launched(name);
        device.check("Kernel.launch", driver.launch(function, grid, order.handle(), arguments.addresses().address()));
        Reference.reachabilityFence(arguments);
    }
}
