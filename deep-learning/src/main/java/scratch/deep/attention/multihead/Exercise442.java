package scratch.deep.attention.multihead;

/// The "build" exercise of lesson 442: rotary positions.
public final class Exercise442 {
    private Exercise442() {
    }

    /// Turns a query or key by its place: numbers i and `i + d/2`, as the coordinates of a point, by the angle
    /// `place·base^(−2i/d)` against the clock.
    ///
    /// @param x d numbers, d even
    /// @return a new array; x stays as it is
    public static double[] rotate(double[] x, int place, double base) {
        throw new UnsupportedOperationException("rotate(x, place, base) returns x with numbers i and i + d/2 turned");
    }
}
