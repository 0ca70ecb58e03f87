package scratch.cuda.firstkernel;

import scratch.math.check.Require;

/// How long adding n pairs of floats takes at least, in microseconds, on a machine where only four rates matter.
///
/// kernel = L + 12 n / M, with copies = kernel + 12 n / B, host = 12 n / H, for L a launch, M, B and H bytes a microsecond
/// of the device's memory, the bus and the host's memory.
///
/// @param launchMicros from a launch to the kernel's end if it does nothing
/// @param memory       GB/s of the device's memory
/// @param bus          GB/s between host and device
/// @param host         GB/s of the host's memory
public record AddTime(double launchMicros, double memory, double bus, double host) {
    private static final int BYTES = 12;                    // two floats are read, one is written
    private static final double PER_MICROSECOND = 1e3;      // 1 GB/s is 1000 bytes a microsecond

    /// @throws IllegalArgumentException if a number is not positive
    public AddTime {
        Require.positive("AddTime", "launchMicros", launchMicros);
        Require.positive("AddTime", "memory", memory);
        Require.positive("AddTime", "bus", bus);
        Require.positive("AddTime", "host", host);
    }

    /// Where the numbers are on the device already, and stay.
    public double kernel(double n) {
        return launchMicros + BYTES * n / (PER_MICROSECOND * memory);
    }

    /// … where both vectors are copied there first, and the sum is copied back.
    public double withCopies(double n) {
        return kernel(n) + BYTES * n / (PER_MICROSECOND * bus);
    }

    /// … on the host.
    public double onHost(double n) {
        return BYTES * n / (PER_MICROSECOND * host);
    }

    /// The number of elements from which on the kernel is quicker than the host; infinite if it never is.
    public double crossover() {
        return launchMicros / gain(1 / host - 1 / memory);
    }

    /// … with copies.
    public double crossoverWithCopies() {
        return launchMicros / gain(1 / host - 1 / memory - 1 / bus);
    }

    // What an element saves, or nothing.
    private static double gain(double inverseRates) {
        return Math.max(0, BYTES / PER_MICROSECOND * inverseRates);
    }
}
