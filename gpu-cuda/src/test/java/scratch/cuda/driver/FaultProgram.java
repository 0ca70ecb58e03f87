package scratch.cuda.driver;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.kernel.Ptx;

/// A kernel that writes where nothing is, in a JVM of its own, since it takes the driver's context with it.
final class FaultProgram {

    private FaultProgram() {
    }

    public static void main(String[] args) {
        try (Device device = CudaDevice.open()) {
            DeviceMemory memory = device.allocate(4096);
            Kernel kernel = device.load(Ptx.of("probe", device)).kernel("copyFloats");
            kernel.launch(Grid.of(1, 32), device.stream(),
                    kernel.arguments().set(0, memory).set(1, 0x10L).set(2, 1024L));
            say(device.stream()::synchronize);
            say(() -> device.allocate(1));
        }
    }

    private static void say(Runnable call) {
        try {
            call.run();
            System.out.println("no fault");
        } catch (DeviceException e) {
            System.out.println(e.getMessage());
        }
    }
}
