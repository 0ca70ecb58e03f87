package scratch.math.simd;

/// How fast a loop can be on a machine: limited by its memory or by its arithmetic, whichever is slower.
///
/// attainable(I) = min(peak, I · bandwidth), where I is the number of operations for each byte fetched from memory.
/// Williams, Waterman and Patterson 2009.
///
/// @param bandwidth what memory delivers, in GB/s
/// @param peak      what the arithmetic units do, in GFLOP/s
public record Roofline(double bandwidth, double peak) {
    public Roofline {
        if (!(bandwidth > 0 && peak > 0 && bandwidth < Double.POSITIVE_INFINITY && peak < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Roofline: bandwidth " + bandwidth + " GB/s, peak " + peak
                    + " GFLOP/s: both must be positive numbers");
        }
    }

    /// GFLOP/s that a loop with this many operations a byte can reach at most.
    public double attainable(double intensity) {
        return Math.min(peak, intensity * bandwidth);
    }

    /// The operations a byte from which on arithmetic is the limit.
    public double ridge() {
        return peak / bandwidth;
    }

    /// Amdahl's law: how many times faster with n threads if a share of the work cannot be split.
    public static double amdahl(double serialShare, int threads) {
        if (!(serialShare >= 0 && serialShare <= 1) || threads < 1) {
            throw new IllegalArgumentException("Roofline.amdahl: serial share " + serialShare + ", " + threads
                    + " threads: must lie between 0 and 1, and be at least 1");
        }
        return 1 / (serialShare + (1 - serialShare) / threads);
    }
}
