package scratch.cuda.tensor;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.open.Devices;
import scratch.math.tensor.Backend;

/// Offers the GPU as a backend: `cuda`. On which device it computes says the property of [Devices]; where that leads to the
/// interpreter without having asked for it, a line says so.
public final class CudaProvider implements Backend.Provider {

    /// For the service loader.
    public CudaProvider() {
    }

    @Override
    public String name() {
        return "cuda";
    }

    /// @throws IllegalStateException if a GPU is required and there is none, with the reason
    @Override
    public Backend open() {
        Device device;
        try {
            device = Devices.open();
        } catch (DeviceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        if (device.properties().interpreted() && Devices.choice() != Devices.Choice.OFF) {
            System.err.println(notice(Devices.whyNoGpu()));
        }
        return new CudaBackend(device);
    }

    static String notice(String reason) {
        return "backend: scratch.backend=cuda: " + reason + "; the interpreter takes its place, which is right and very slow"
                + " (-D" + Devices.PROPERTY + "=off asks for it, without this line)";
    }
}
