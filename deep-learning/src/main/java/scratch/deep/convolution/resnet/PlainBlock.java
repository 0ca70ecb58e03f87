package scratch.deep.convolution.resnet;

import java.util.function.DoubleBinaryOperator;

import scratch.math.check.Require;

/// A basic block in plain loops and double, forward and backward: `y = relu(bn(conv(relu(bn(conv(x))))) + x)`, with batch
/// normalisation by the batch, as in training. Kernels are 3 x 3 with a frame of one zero, so that nothing changes its
/// shape: x and y are (n, c, h, w).
///
/// It is the definition that the layers of the library are held to; lesson 412 derives its convolutions' gradients.
public final class PlainBlock {
    private static final double EPSILON = 1e-5;

    private final double[][][][][] filters;    // two of (c, c, 3, 3)
    private final double[][] scale;            // two of (c)
    private final double[][] shift;            // two of (c)

    public PlainBlock(double[][][][][] filters, double[][] scale, double[]... shift) {
        Require.that(filters.length == 2 && scale.length == 2 && shift.length == 2, "PlainBlock: %d convolutions, %d scales, "
                + "%d shifts: must be two of each", filters.length, scale.length, shift.length);
        this.filters = filters;
        this.scale = scale;
        this.shift = shift;
    }

    /// Everything that the backward pass needs.
    ///
    /// @param unit the two normalised inputs before scale and shift
    /// @param root the two standard deviations of each channel
    public record Pass(double[][][][] x, double[][][][] hidden, double[][][][] output, double[][][][][] unit,
            double[]... root) {
    }

    /// Derivatives of the loss.
    public record Gradient(double[][][][] toX, double[][][][][] toFilters, double[][] toScale, double[]... toShift) {
    }

    public Pass forward(double[][][][] x) {
        Require.that(x.length * x[0][0].length * x[0][0][0].length > 1, "PlainBlock.forward: %d picture of %d x %d: a channel "
                + "needs more than one number to have a variance", x.length, x[0][0].length, x[0][0][0].length);
        double[][][][][] unit = new double[2][][][][];
        double[][] root = new double[2][];
        double[][][][] hidden = relu(normalised(convolved(x, filters[0]), 0, unit, root));
        double[][][][] change = normalised(convolved(hidden, filters[1]), 1, unit, root);
        return new Pass(x, hidden, relu(sum(change, x)), unit, root);
    }

    public Gradient backward(Pass pass, double[][][][] toOutput) {
        double[][] toScale = new double[2][];
        double[][] toShift = new double[2][];
        double[][][][] toSum = whereOn(toOutput, pass.output);
        double[][][][] toSecond = throughNorm(toSum, pass, 1, toScale, toShift);
        double[][][][] toHidden = whereOn(toImages(toSecond, filters[1]), pass.hidden);
        double[][][][] toFirst = throughNorm(toHidden, pass, 0, toScale, toShift);
        double[][][][][] toFilters = {toFilters(toFirst, pass.x), toFilters(toSecond, pass.hidden)};
        return new Gradient(sum(toImages(toFirst, filters[0]), toSum), toFilters, toScale, toShift);
    }

    // ---------------------------------------------------------------- convolution

    /// What is done with one weight: it meets pixel (y, x) of the input at place (row, column) of the map.
    private interface Meeting {
        void at(int n, int f, int c, int i, int j, int row, int column, int y, int x);
    }

    private static void meetings(int n, int f, int c, int h, int w, Meeting meeting) {
        for (int each = 0; each < n * f * c * 9; each++) {
            int i = each / 3 % 3;
            int j = each % 3;
            for (int row = 0; row < h; row++) {
                for (int column = 0; column < w; column++) {
                    int y = row + i - 1;
                    int x = column + j - 1;
                    if (y >= 0 && y < h && x >= 0 && x < w) {
                        meeting.at(each / 9 / c / f, each / 9 / c % f, each / 9 % c, i, j, row, column, y, x);
                    }
                }
            }
        }
    }

    private static double[][][][] convolved(double[][][][] in, double[][][][] w) {
        double[][][][] out = like(in, w.length);
        meetings(in.length, w.length, w[0].length, in[0][0].length, in[0][0][0].length, (n, f, c, i, j, row, column, y, x) ->
                out[n][f][row][column] += w[f][c][i][j] * in[n][c][y][x]);
        return out;
    }

    private static double[][][][] toImages(double[][][][] g, double[][][][] w) {
        double[][][][] out = like(g, w[0].length);
        meetings(g.length, w.length, w[0].length, g[0][0].length, g[0][0][0].length, (n, f, c, i, j, row, column, y, x) ->
                out[n][c][y][x] += w[f][c][i][j] * g[n][f][row][column]);
        return out;
    }

    private static double[][][][] toFilters(double[][][][] g, double[][][][] in) {
        double[][][][] out = new double[g[0].length][in[0].length][3][3];
        meetings(g.length, out.length, in[0].length, g[0][0].length, g[0][0][0].length, (n, f, c, i, j, row, column, y, x) ->
                out[f][c][i][j] += g[n][f][row][column] * in[n][c][y][x]);
        return out;
    }

    // ---------------------------------------------------------------- batch normalisation

    /// Every channel gets mean 0 and variance 1 over pictures, rows and columns; then it is scaled and moved.
    private double[][][][] normalised(double[][][][] in, int number, double[][][][][] unit, double[]... root) {
        double[][][][] out = like(in, in[0].length);
        unit[number] = like(in, in[0].length);
        root[number] = new double[in[0].length];
        for (int c = 0; c < in[0].length; c++) {
            double mean = total(in, null, c) / count(in);
            double squares = total(in, in, c) / count(in);
            root[number][c] = Math.sqrt(squares - mean * mean + EPSILON);
            for (int n = 0; n < in.length; n++) {
                for (int y = 0; y < in[0][0].length; y++) {
                    for (int x = 0; x < in[0][0][0].length; x++) {
                        double z = (in[n][c][y][x] - mean) / root[number][c];
                        unit[number][n][c][y][x] = z;
                        out[n][c][y][x] = scale[number][c] * z + shift[number][c];
                    }
                }
            }
        }
        return out;
    }

    /// Mean and deviation come from the inputs too: what they pass on is taken off every element.
    private double[][][][] throughNorm(double[][][][] g, Pass pass, int number, double[][] toScale, double[]... toShift) {
        double[][][][] z = pass.unit[number];
        double[][][][] out = like(g, g[0].length);
        toScale[number] = new double[g[0].length];
        toShift[number] = new double[g[0].length];
        for (int c = 0; c < g[0].length; c++) {
            toShift[number][c] = total(g, null, c);
            toScale[number][c] = total(g, z, c);
            for (int n = 0; n < g.length; n++) {
                for (int y = 0; y < g[0][0].length; y++) {
                    for (int x = 0; x < g[0][0][0].length; x++) {
                        out[n][c][y][x] = scale[number][c] / pass.root[number][c] * (g[n][c][y][x]
                                - (toShift[number][c] + z[n][c][y][x] * toScale[number][c]) / count(g));
                    }
                }
            }
        }
        return out;
    }

    /// The sum over one channel of a, or of the products of a and b.
    private static double total(double[][][][] a, double[][][][] b, int c) {
        double total = 0;
        for (int n = 0; n < a.length; n++) {
            for (int y = 0; y < a[0][0].length; y++) {
                for (int x = 0; x < a[0][0][0].length; x++) {
                    total += a[n][c][y][x] * (b == null ? 1 : b[n][c][y][x]);
                }
            }
        }
        return total;
    }

    private static int count(double[][][][] a) {
        return a.length * a[0][0].length * a[0][0][0].length;
    }

    // ---------------------------------------------------------------- element by element

    private static double[][][][] like(double[][][][] a, int channels) {
        return new double[a.length][channels][a[0][0].length][a[0][0][0].length];
    }

    private static double[][][][] relu(double[][][][] a) {
        return whereOn(a, a);
    }

    /// a where b is above 0, and 0 elsewhere.
    private static double[][][][] whereOn(double[][][][] a, double[][][][] b) {
        return combined(a, b, (u, v) -> v > 0 ? u : 0);
    }

    private static double[][][][] sum(double[][][][] a, double[][][][] b) {
        return combined(a, b, Double::sum);
    }

    private static double[][][][] combined(double[][][][] a, double[][][][] b, DoubleBinaryOperator f) {
        double[][][][] out = like(a, a[0].length);
        for (int n = 0; n < a.length; n++) {
            for (int c = 0; c < a[0].length; c++) {
                for (int y = 0; y < a[0][0].length; y++) {
                    for (int x = 0; x < a[0][0][0].length; x++) {
                        out[n][c][y][x] = f.applyAsDouble(a[n][c][y][x], b[n][c][y][x]);
                    }
                }
            }
        }
        return out;
    }
}
