package scratch.cuda.matmulladder;

import scratch.cuda.kernel.Precision;
import scratch.math.check.Require;

/// What one multiprocessor of a GPU can do in a cycle at most, and how fast that lets a rung be: a roofline with four roofs.
///
/// cycles ≥ max(multiply-adds / rate, instructions / 4, passes on chip, bytes from the L2 cache / bytes a cycle)
///
/// Williams, Waterman and Patterson 2009.
///
/// @param multiplyAdds of floats a cycle: 128 on every GPU of the last years that computes in earnest
/// @param tf32         … of TF32 numbers on the matrix units
/// @param bf16         … of bfloat16 numbers on the matrix units
/// @param bytes        that come from the L2 cache a cycle, about
public record MachineRoofs(double multiplyAdds, double tf32, double bf16, double bytes) {
    private static final double INSTRUCTIONS = 4;      // of warps a cycle: one for each of four schedulers
    private static final double SECTORS = 4;           // of 32 bytes that the path from the first-level cache moves a cycle

    /// What can be the limit.
    public enum Limit { ARITHMETIC, INSTRUCTIONS, ON_CHIP, L2 }

    /// @throws IllegalArgumentException if a rate is not positive
    public MachineRoofs {
        Require.that(multiplyAdds > 0 && tf32 > 0 && bf16 > 0 && bytes > 0 && Double.isFinite(bytes),
                "MachineRoofs: %s multiply-adds, %s bytes: all rates must be positive", multiplyAdds, bytes);
    }

    /// An H100 or H200, with so many bytes a cycle from its L2 cache.
    public static MachineRoofs hopper(double bytes) {
        return new MachineRoofs(128, 1024, 2048, bytes);
    }

    /// Cycles that a thousand multiply-adds take at least because of `limit`.
    public double cycles(Limit limit, RungCount count, Precision precision) {
        return switch (limit) {
            case ARITHMETIC -> 1000 / rate(precision);
            case INSTRUCTIONS -> count.instructions() / INSTRUCTIONS;
            // each load takes a pass, and one that touches more than four sectors takes more
            case ON_CHIP -> count.passes() + Math.max(count.loads(), count.bytes() / 32 / SECTORS);
            case L2 -> count.bytes() / bytes;
        };
    }

    /// What limits a rung.
    public Limit limit(RungCount count, Precision precision) {
        Limit highest = Limit.ARITHMETIC;
        for (Limit limit : Limit.values()) {
            if (cycles(limit, count, precision) > cycles(highest, count, precision)) {
                highest = limit;
            }
        }
        return highest;
    }

    /// The share of the arithmetic peak that a rung can reach at most: 1 if arithmetic is the limit.
    public double attainable(RungCount count, Precision precision) {
        return cycles(Limit.ARITHMETIC, count, precision) / cycles(limit(count, precision), count, precision);
    }

    private double rate(Precision precision) {
        return switch (precision) {
            case FP32 -> multiplyAdds;
            case TF32 -> tf32;
            case BF16 -> bf16;
        };
    }
}
