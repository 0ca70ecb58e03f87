package scratch.cuda.devicecheck;

import scratch.cuda.device.Properties;
import scratch.math.check.Require;
import scratch.math.simd.Roofline;

/// What a GPU can do at most, computed from what it says of itself, before anything is measured.
///
/// peak = 2 · cores · clock, bandwidth = 2 · memory clock · bus width / 8, and by Little's law (1961) as many bytes must be
/// under way at any time as arrive while one load waits: bandwidth · latency. Williams, Waterman and Patterson 2009.
public final class DeviceRoofs {
    private static final int A100 = 80;
    private static final int HOPPER = 90;
    private static final int AFTER_BLACKWELL = 110;
    private static final int LARGEST_BLOCK = 1024;

    private DeviceRoofs() {
    }

    /// The roofline for float32 and the device's own memory.
    ///
    /// @throws IllegalArgumentException if the device says nothing of its clocks, as the interpreter, or is older than an A100
    public static Roofline of(Properties gpu) {
        requireClocks("DeviceRoofs.of", gpu);
        double cores = (double) gpu.multiprocessors() * cores(gpu);
        double gigaflops = 2 * cores * gpu.clockMegahertz() / 1e3;                  // a fused multiply-add is two operations
        double bytes = gpu.memoryBusBits() / 8.0;
        double gigabytes = 2 * gpu.memoryClockMegahertz() * bytes / 1e3;            // two transfers in a cycle of its clock
        return new Roofline(gigabytes, gigaflops);
    }

    /// Bytes that must be under way all the time so that memory never waits, if a load takes so many cycles.
    public static double underWay(Properties gpu, double latencyCycles) {
        double seconds = latencyCycles / (gpu.clockMegahertz() * 1e6);
        return of(gpu).bandwidth() * 1e9 * seconds;
    }

    /// The share of the bandwidth that so many threads can use, each with so many bytes under way: 1 if it is all of it.
    /// Threads for which there is no room wait, and ask for nothing.
    public static double shareOfBandwidth(Properties gpu, double latencyCycles, long threads, int bytesOfThread) {
        double asked = (double) Math.min(threads, residentThreads(gpu)) * bytesOfThread;
        return Math.min(1, asked / underWay(gpu, latencyCycles));
    }

    /// The cores of one multiprocessor: what can do a float32 multiply-add in a cycle.
    public static int cores(Properties gpu) {
        Require.that(gpu.capability() >= A100, "DeviceRoofs.cores: compute capability %d.%d: 8.0 is the least", gpu.major(),
                gpu.minor());
        return gpu.capability() == A100 ? 64 : 128;
    }

    /// The threads that can be on the device at a time.
    public static long residentThreads(Properties gpu) {
        int capability = gpu.capability();
        boolean large = capability == A100 || capability >= HOPPER && capability < AFTER_BLACKWELL;
        return (long) gpu.multiprocessors() * (large ? 2 * LARGEST_BLOCK : 3 * LARGEST_BLOCK / 2);
    }

    private static void requireClocks(String where, Properties gpu) {
        Require.that(gpu.clockMegahertz() > 0 && gpu.memoryClockMegahertz() > 0 && gpu.memoryBusBits() > 0,
                "%s: %s: %d MHz, memory %d MHz, %d bits: must be above 0, and an interpreter has none", where, gpu.name(),
                gpu.clockMegahertz(), gpu.memoryClockMegahertz(), gpu.memoryBusBits());
    }
}
