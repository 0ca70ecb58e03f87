package scratch.cuda.devicecheck;

import java.util.function.IntPredicate;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.kernel.Ptx;

/// The limits of a device, found by trying: a kernel that does nothing is launched larger and larger until it is refused. A
/// refused launch does no harm, the next one runs.
///
/// @param threads     of the largest block
/// @param sharedBytes of the block with the most shared memory
public record TriedLimits(int threads, int sharedBytes) {
    private static final int BEYOND = 1 << 20;

    /// Tries them on `device`, in about 20 launches each.
    public static TriedLimits of(Device device) {
        try (Program program = device.load(Ptx.of("probe", device))) {
            Kernel empty = program.kernel("empty");
            int threads = largest(size -> runs(device, empty, Grid.of(1, size)));
            int shared = largest(size -> runs(device, empty, Grid.of(1, 1).shared(size)));
            return new TriedLimits(threads, shared);
        }
    }

    /// What the device says to this launch of a kernel that does nothing; empty if it runs.
    public static String answer(Device device, Grid grid) {
        try (Program program = device.load(Ptx.of("probe", device))) {
            Kernel empty = program.kernel("empty");
            empty.launch(grid, device.stream(), empty.arguments());
            device.synchronize();
            return "";
        } catch (DeviceException refused) {
            return refused.getMessage();
        }
    }

    // The largest size that is accepted, by bisection: 1 is, BEYOND is not.
    static int largest(IntPredicate accepted) {
        int good = 1;
        int bad = BEYOND;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (accepted.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private static boolean runs(Device device, Kernel kernel, Grid grid) {
        try {
            kernel.launch(grid, device.stream(), kernel.arguments());
            device.synchronize();
            return true;
        } catch (DeviceException refused) {
            return false;
        }
    }
}
