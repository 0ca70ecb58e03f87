package scratch.deep.convolution.convbackward;

/// The "build" exercise of lesson 412: bring the gradient from the map to the image.
public final class Exercise412 {
    private Exercise412() {
    }

    /// The gradient at the image that a kernel has slid over: `map[y][x] = Σᵢⱼ kernel[i][j]·image[y·s − p + i][x·s − p + j]`.
    ///
    /// @param g       the gradient at the map: (h', w')
    /// @param kernel  (k, k)
    /// @param stride  pixels from place to place
    /// @param padding rows and columns of zeros on each side of the image
    /// @param height  rows of the image
    /// @param width   columns of the image
    /// @return (height, width)
    public static double[][] toImage(double[][] g, double[][] kernel, int stride, int padding, int height, int width) {
        throw new UnsupportedOperationException("toImage(g, kernel, stride, padding, height, width) returns the gradient at the"
                + " image");
    }
}
