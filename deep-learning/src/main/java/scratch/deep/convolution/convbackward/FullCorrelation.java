package scratch.deep.convolution.convbackward;

/// The gradient at the input of a [ConvLayer] once more, as a convolution of the other kind: the gradient at the map, spread
/// out by the stride and in a frame of zeros, under the filters turned by half. *Full*, because the filter may stick out on
/// all sides as far as one number still lies under it.
public final class FullCorrelation {
    private FullCorrelation() {
    }

    /// g (f, h', w') → (c, height, width)
    public static double[][][] toInput(ConvLayer layer, double[][][] g, int height, int width) {
        double[][][] out = new double[layer.channels()][height][width];
        for (int f = 0; f < g.length; f++) {
            double[][] spread = spread(g[f], layer.stride(), layer.size() - 1 - layer.padding(), height + layer.size() - 1,
                    width + layer.size() - 1);
            for (int c = 0; c < out.length; c++) {
                addCorrelation(spread, turned(layer.filters()[f][c]), out[c]);
            }
        }
        return out;
    }

    /// Zeros with the numbers of g among them, `stride` apart, the first one `frame` rows and columns from the corner.
    static double[][] spread(double[][] g, int stride, int frame, int height, int width) {
        double[][] spread = new double[height][width];
        for (int y = 0; y < g.length; y++) {
            for (int x = 0; x < g[0].length; x++) {
                spread[frame + y * stride][frame + x * stride] = g[y][x];
            }
        }
        return spread;
    }

    /// Rows and columns in reverse order: a turn by 180 degrees.
    static double[][] turned(double[][] kernel) {
        int k = kernel.length;
        double[][] turned = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                turned[i][j] = kernel[k - 1 - i][k - 1 - j];
            }
        }
        return turned;
    }

    /// A kernel slid over an image in steps of 1, without a frame of its own: what a forward pass does, too.
    static void addCorrelation(double[][] image, double[][] kernel, double[][] out) {
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[0].length; x++) {
                for (int i = 0; i < kernel.length; i++) {
                    for (int j = 0; j < kernel.length; j++) {
                        out[y][x] += kernel[i][j] * image[y + i][x + j];
                    }
                }
            }
        }
    }
}
