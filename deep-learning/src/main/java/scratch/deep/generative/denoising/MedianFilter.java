package scratch.deep.generative.denoising;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Every pixel becomes the median of itself and its eight neighbours; beyond the edge the edge is repeated. It removes single
/// wrong pixels, and thin strokes with them. Tukey 1974.
public final class MedianFilter {
    private MedianFilter() {
    }

    /// @param images one image a row, row-major pixels: (n, height·width)
    public static Matrix of(Matrix images, int width) {
        Require.that(width >= 1 && images.columns() % width == 0, "MedianFilter.of: %d pixels in rows of %d: must divide",
                images.columns(), width);
        int height = images.columns() / width;
        Matrix filtered = Matrix.zeros(images.rows(), images.columns());
        double[] window = new double[9];
        for (int n = 0; n < images.rows(); n++) {
            for (int p = 0; p < images.columns(); p++) {
                for (int w = 0; w < 9; w++) {
                    int row = Math.clamp(p / width + w / 3 - 1, 0, height - 1);
                    int column = Math.clamp(p % width + w % 3 - 1, 0, width - 1);
                    window[w] = images.get(n, row * width + column);
                }
                Arrays.sort(window);
                filtered.set(n, p, window[4]);
            }
        }
        return filtered;
    }
}
