package scratch.deep.convolution.convbackward;

import scratch.math.check.Require;

/// A layer of filters in plain loops, forward and back: `map_f(y, x) = b_f + Σ_cij F_f(c, i, j)·X_c(y·s − p + i, x·s − p + j)`.
///
/// Every term of that sum is a product of one weight and one pixel. On the way back the gradient at the map goes to both: to
/// the weight times the pixel, to the pixel times the weight. Cost: the multiply-adds of the forward pass, twice.
/// LeCun et al. 1989.
///
/// @param filters (f, c, k, k)
/// @param bias    (f)
/// @param stride  pixels from place to place
/// @param padding rows and columns of zeros on each side, fewer than k
public record ConvLayer(double[][][][] filters, double[] bias, int stride, int padding) {

    /// The derivatives of the loss by everything that the layer has seen, in its shape.
    public record Gradients(double[][][] toInput, double[][][][] toFilters, double... toBias) { }

    public ConvLayer {
        Require.that(filters.length > 0 && filters.length == bias.length, "ConvLayer: %d filters with %d biases: needs one for"
                + " each, and at least one", filters.length, bias.length);
        Require.atLeast(1, "ConvLayer", "stride", stride);
        int size = filters[0][0].length;
        Require.that(padding >= 0 && padding < size, "ConvLayer: padding %d with filters of %d x %d: must be from 0 to %d",
                padding, size, size, size - 1);
    }

    int size() {
        return filters[0][0].length;
    }

    int channels() {
        return filters[0].length;
    }

    /// Places along `length` pixels.
    int places(int length) {
        int room = length + 2 * padding - size();
        Require.that(room >= 0, "ConvLayer: filters of %d x %d on %d pixels with padding %d: must not be larger than the padded"
                + " image", size(), size(), length, padding);
        return room / stride + 1;
    }

    /// The pixel that weight i sees at a place; off the image in the frame.
    int pixel(int place, int i) {
        return place * stride - padding + i;
    }

    /// x (c, h, w) → (f, h', w')
    public double[][][] forward(double[][][] x) {
        requireChannels(x);
        double[][][] map = new double[filters.length][places(x[0].length)][places(x[0][0].length)];
        for (int f = 0; f < map.length; f++) {
            for (int y = 0; y < map[f].length; y++) {
                for (int z = 0; z < map[f][y].length; z++) {
                    map[f][y][z] = bias[f] + underneath(x, f, y, z);
                }
            }
        }
        return map;
    }

    private double underneath(double[][][] x, int f, int y, int z) {
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            for (int i = 0; i < size(); i++) {
                for (int j = 0; j < size(); j++) {
                    int row = pixel(y, i);
                    int column = pixel(z, j);
                    if (inside(x[c], row, column)) {
                        sum += filters[f][c][i][j] * x[c][row][column];
                    }
                }
            }
        }
        return sum;
    }

    /// From the gradient g at the map (f, h', w') to those at input, filters and bias: each place gives back what it took.
    public Gradients backward(double[][][] x, double[][][] g) {
        requireChannels(x);
        requireMap(g, x);
        Gradients to = new Gradients(new double[x.length][x[0].length][x[0][0].length],
                new double[filters.length][channels()][size()][size()], new double[filters.length]);
        for (int f = 0; f < g.length; f++) {
            for (int y = 0; y < g[f].length; y++) {
                for (int z = 0; z < g[f][y].length; z++) {
                    to.toBias[f] += g[f][y][z];
                    giveBack(x, f, y, z, g[f][y][z], to);
                }
            }
        }
        return to;
    }

    private void giveBack(double[][][] x, int f, int y, int z, double g, Gradients to) {
        for (int c = 0; c < x.length; c++) {
            for (int i = 0; i < size(); i++) {
                for (int j = 0; j < size(); j++) {
                    int row = pixel(y, i);
                    int column = pixel(z, j);
                    if (inside(x[c], row, column)) {
                        to.toFilters[f][c][i][j] += g * x[c][row][column];
                        to.toInput[c][row][column] += g * filters[f][c][i][j];
                    }
                }
            }
        }
    }

    private static boolean inside(double[][] image, int row, int column) {
        return row >= 0 && row < image.length && column >= 0 && column < image[0].length;
    }

    private void requireChannels(double[][][] x) {
        Require.that(x.length == channels() && x[0].length > 0, "ConvLayer: %d channels, filters see %d: must be equal, with"
                + " pixels in them", x.length, channels());
    }

    private void requireMap(double[][][] g, double[][][] x) {
        int rows = places(x[0].length);
        int columns = places(x[0][0].length);
        Require.that(g.length == filters.length && g[0].length == rows && g[0][0].length == columns,
                "ConvLayer.backward: a gradient of %d maps, %d x %d of %d filters with maps of %d x %d: must be equal",
                g.length, g[0].length, g[0][0].length, filters.length, rows, columns);
    }
}
