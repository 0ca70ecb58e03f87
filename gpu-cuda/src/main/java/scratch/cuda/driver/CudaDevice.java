package scratch.cuda.driver;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;

/// Opens the GPU of this machine.
public final class CudaDevice {
    private static final int SHARE_KEPT = 4;

    private CudaDevice() {
    }

    /// The first GPU. It shares the driver's primary context with whatever else in this process uses CUDA.
    ///
    /// @throws DeviceException with the reason in a sentence, if there is none that can be used
    public static Device open() {
        Detection found = Detection.ofThisMachine();
        if (!found.usable()) {
            throw new DeviceException("CudaDevice.open: " + found.reason());
        }
        String missing = NativeCode.prepare("JCudaDriver");
        if (!missing.isEmpty()) {
            throw new DeviceException("CudaDevice.open: " + missing);
        }
        try {
            Driver driver = new JCudaCalls();
            return new DriverDevice(driver, driver.properties().memory() / SHARE_KEPT, DriverDevice.STAGING_BYTES);
        } catch (DriverFailure | LinkageError e) {
            throw new DeviceException("CudaDevice.open: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }
}
