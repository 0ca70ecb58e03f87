package scratch.cuda.driver;

/// A call that failed while the device was being opened.
final class DriverFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DriverFailure(String call, int code) {
        super(call + " gives " + Result.name(code));
    }

    static void unless(String call, int code) {
        if (code != Result.SUCCESS) {
            throw new DriverFailure(call, code);
        }
    }
}
