package scratch.deep.convolution.conv2d;

import java.util.Arrays;

/// Kernels of 3 x 3 that people wrote down before networks learned theirs.
public enum EdgeKernel {
    /// Brightness to the right minus brightness to the left, smoothed along the edge: finds upright edges. Sobel 1968.
    SOBEL_ACROSS("Sobel across", -1, 0, 1, -2, 0, 2, -1, 0, 1),
    /// The same from top to bottom: finds level edges.
    SOBEL_DOWN("Sobel down", -1, -2, -1, 0, 0, 0, 1, 2, 1),
    /// The four neighbours minus four times the middle: edges of any direction, and single points.
    LAPLACE("Laplace", 0, 1, 0, 1, -4, 1, 0, 1, 0),
    /// Brightness along the falling diagonal: +45 degrees against −45 degrees.
    DIAGONAL("diagonal", -2, -1, 0, -1, 0, 1, 0, 1, 2),
    /// The mean of nine.
    BLUR("blur", 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0);

    private final String text;
    private final double[] weights;

    EdgeKernel(String text, double... weights) {
        this.text = text;
        this.weights = weights;
    }

    /// (3, 3)
    public double[][] weights() {
        double[][] rows = new double[3][];
        for (int i = 0; i < 3; i++) {
            rows[i] = Arrays.copyOfRange(weights, 3 * i, 3 * i + 3);
        }
        return rows;
    }

    @Override
    public String toString() {
        return text;
    }
}
