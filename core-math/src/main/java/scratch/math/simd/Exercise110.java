package scratch.math.simd;

/// The "build" exercise of lesson 110: a sum in eight chains.
public final class Exercise110 {
    private Exercise110() {
    }

    /// Adds up x in 8 lanes: lane l adds x[l], x[l + 8], x[l + 16], …; any length, 0 included.
    ///
    /// @param x the numbers; (n)
    /// @return their sum
    public static float sum(float[] x) {
        throw new UnsupportedOperationException("sum(x) returns the sum of x, added up in 8 lanes");
    }
}
