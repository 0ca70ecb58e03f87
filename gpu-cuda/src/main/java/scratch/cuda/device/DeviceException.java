package scratch.cuda.device;

/// The device could not do what was asked: no memory, a fault in a kernel, a driver that is too old. The message names
/// the operation, what was given, and what would help.
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeviceException(String message) {
        super(message);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
