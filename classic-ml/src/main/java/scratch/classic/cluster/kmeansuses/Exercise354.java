package scratch.classic.cluster.kmeansuses;

/// The "build" exercise of lesson 354: a picture in the colours of a palette.
public final class Exercise354 {
    private Exercise354() {
    }

    /// Each pixel in the nearest colour of the palette, the first of equally near ones. Distances are Euclidean, over red,
    /// green and blue.
    ///
    /// @param pixels  n colours, each red, green and blue
    /// @param palette k colours, at least 1
    /// @return n colours of the palette, in the order of the pixels
    public static double[][] recolor(double[][] pixels, double[][] palette) {
        throw new UnsupportedOperationException("recolor(pixels, palette) returns a colour of the palette for each pixel");
    }
}
