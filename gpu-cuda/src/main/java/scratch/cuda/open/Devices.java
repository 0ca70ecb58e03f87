package scratch.cuda.open;

import java.util.Locale;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Properties;
import scratch.cuda.driver.CudaDevice;
import scratch.cuda.driver.Detection;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.math.check.Require;

/// The device to work on: the machine's GPU if it has one, else the interpreter, which runs the same kernels on the processor.
///
/// `-Dscratch.gpu=off` takes the interpreter everywhere, `require` refuses to work without a GPU, so that no measurement can
/// be of the wrong machine, and `auto`, the default, takes what there is.
public final class Devices {
    /// The property that chooses.
    public static final String PROPERTY = "scratch.gpu";

    /// What can be asked for.
    public enum Choice { OFF, AUTO, REQUIRE }

    private Devices() {
    }

    /// What the property asks for.
    ///
    /// @throws IllegalArgumentException if it is neither `off` nor `auto` nor `require`
    public static Choice choice() {
        String given = System.getProperty(PROPERTY, "auto");
        for (Choice choice : Choice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(given)) {
                return choice;
            }
        }
        throw Require.broken("-D%s: %s: must be off, auto or require", PROPERTY, given);
    }

    /// A device by the property. Whoever opens it closes it.
    ///
    /// @throws DeviceException if a GPU is required and there is none, with the reason
    public static Device open() {
        return open(choice());
    }

    /// A device by this choice.
    ///
    /// @throws DeviceException if a GPU is required and there is none, with the reason
    public static Device open(Choice choice) {
        return switch (choice) {
            case OFF -> new InterpretedDevice();
            case REQUIRE -> gpu();
            case AUTO -> Detection.ofThisMachine().usable() ? gpu() : new InterpretedDevice();
        };
    }

    private static Device gpu() {
        Detection found = Detection.ofThisMachine();
        if (!found.usable()) {
            throw new DeviceException("-D" + PROPERTY + "=require: " + found.reason());
        }
        return CudaDevice.open();
    }

    /// Whether [#open] gives a GPU.
    public static boolean hasGpu() {
        return choice() != Choice.OFF && Detection.ofThisMachine().usable();
    }

    /// Why there is no GPU, in a sentence without a full stop; empty if there is one. It differs from machine to machine.
    public static String whyNoGpu() {
        return choice() == Choice.OFF ? "-D" + PROPERTY + "=off" : Detection.ofThisMachine().reason();
    }

    /// A line about the device for whoever runs a lesson. Without a GPU it is the same on every machine.
    public static String describe(Device device) {
        Properties properties = device.properties();
        return properties.interpreted()
                ? "No GPU: the kernels run on the PTX interpreter, with small sizes. It checks every step and measures nothing."
                : String.format(Locale.ROOT, "%s: compute capability %d.%d, %d multiprocessors, %.0f GB of memory",
                        properties.name(), properties.major(), properties.minor(), properties.multiprocessors(),
                        properties.memory() / 1e9);
    }
}
