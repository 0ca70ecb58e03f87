package scratch.deep.convolution.conv2d;

import scratch.math.check.Require;

/// A kernel slid over an image, in plain loops: `out[y][x] = Σᵢⱼ kernel[i][j]·image[y·s − p + i·d][x·s − p + j·d]`.
///
/// This is a *cross-correlation*. A convolution in the sense of mathematics turns the kernel by half first; a network
/// learns its kernels, so it does not care, and the name has stayed. Cost: places · weights. LeCun et al. 1989.
public final class Convolution {
    private Convolution() {
    }

    /// One kernel (k, l) on one image (h, w) → (h', w').
    public static double[][] correlate(double[][] image, double[][] kernel, Placement at) {
        requireFull("image", image);
        requireFull("kernel", kernel);
        double[][] out = new double[at.places(image.length, kernel.length)][at.places(image[0].length, kernel[0].length)];
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[0].length; x++) {
                for (int i = 0; i < kernel.length; i++) {
                    for (int j = 0; j < kernel[0].length; j++) {
                        out[y][x] += kernel[i][j] * pixel(image, at.pixel(y, i), at.pixel(x, j));
                    }
                }
            }
        }
        return out;
    }

    /// The convolution of mathematics: the same with the kernel turned.
    public static double[][] convolve(double[][] image, double[][] kernel, Placement at) {
        requireFull("kernel", kernel);
        return correlate(image, turned(kernel), at);
    }

    /// Rows and columns in reverse order, which is a turn by 180 degrees.
    public static double[][] turned(double[][] kernel) {
        int k = kernel.length;
        int l = kernel[0].length;
        double[][] turned = new double[k][l];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < l; j++) {
                turned[i][j] = kernel[k - 1 - i][l - 1 - j];
            }
        }
        return turned;
    }

    /// A layer: every filter has a kernel for every channel, adds up what they find, and a bias.
    /// x (c, h, w), filters (f, c, k, l), bias (f) → (f, h', w')
    public static double[][][] layer(double[][][] x, double[][][][] filters, double[] bias, Placement at) {
        Require.that(filters.length > 0 && filters.length == bias.length, "Convolution.layer: %d filters with %d biases: needs "
                + "one for each, and at least one", filters.length, bias.length);
        double[][][] maps = new double[filters.length][][];
        for (int f = 0; f < maps.length; f++) {
            Require.that(x.length > 0 && filters[f].length == x.length, "Convolution.layer: %d channels, filter %d has %d: "
                    + "must be equal, and at least 1", x.length, f, filters[f].length);
            maps[f] = correlate(x[0], filters[f][0], at);
            for (int c = 1; c < x.length; c++) {
                add(maps[f], correlate(x[c], filters[f][c], at));
            }
            add(maps[f], bias[f]);
        }
        return maps;
    }

    private static void add(double[][] sum, double[][] more) {
        for (int y = 0; y < sum.length; y++) {
            for (int x = 0; x < sum[0].length; x++) {
                sum[y][x] += more[y][x];
            }
        }
    }

    private static void add(double[][] sum, double number) {
        for (double[] row : sum) {
            for (int x = 0; x < row.length; x++) {
                row[x] += number;
            }
        }
    }

    /// Everything down and to the right by so many pixels; what comes in is 0, what goes out is lost.
    public static double[][] moved(double[][] image, int down, int right) {
        requireFull("image", image);
        double[][] moved = new double[image.length][image[0].length];
        for (int y = 0; y < moved.length; y++) {
            for (int x = 0; x < moved[0].length; x++) {
                moved[y][x] = pixel(image, y - down, x - right);
            }
        }
        return moved;
    }

    /// A pixel, or the 0 of the frame.
    static double pixel(double[][] image, int y, int x) {
        return inside(image, y, x) ? image[y][x] : 0;
    }

    static boolean inside(double[][] image, int y, int x) {
        return y >= 0 && y < image.length && x >= 0 && x < image[0].length;
    }

    static void requireFull(String what, double[][] table) {
        Require.that(table.length > 0 && table[0].length > 0, "Convolution: %s: no pixels: needs at least one", what);
        for (int i = 0; i < table.length; i++) {
            Require.that(table[i].length == table[0].length, "Convolution: %s: row %d has %d pixels, row 0 has %d: must be "
                    + "equal",
                    what, i, table[i].length, table[0].length);
        }
    }
}
