package scratch.cuda.interpreter;

import java.util.Locale;

/// What a thread must not do, found while it did it. It becomes a DeviceException where the kernel was launched, with
/// kernel, block, thread and line in front.
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int lane;

    /// @param lane the one of the running warp that did it, or -1 if it is a matter of the block
    Fault(int lane, String message, Object... given) {
        super(String.format(Locale.ROOT, message, given), null, false, false);
        this.lane = lane;
    }

    int lane() {
        return lane;
    }
}
