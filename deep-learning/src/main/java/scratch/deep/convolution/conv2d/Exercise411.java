package scratch.deep.convolution.conv2d;

/// The "build" exercise of lesson 411: write the four loops.
public final class Exercise411 {
    private Exercise411() {
    }

    /// Slides a kernel over an image, as networks do it: a cross-correlation.
    ///
    /// @param image   (h, w)
    /// @param kernel  (k, l)
    /// @param stride  pixels from place to place, down and across
    /// @param padding rows and columns of zeros on each of the four sides
    /// @return the map: (h', w') with h' = (h + 2·padding − k) / stride + 1, rounded down, and w' alike
    public static double[][] slide(double[][] image, double[][] kernel, int stride, int padding) {
        throw new UnsupportedOperationException("slide(image, kernel, stride, padding) returns the map");
    }
}
