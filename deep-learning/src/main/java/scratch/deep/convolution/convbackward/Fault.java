package scratch.deep.convolution.convbackward;

import scratch.deep.convolution.convbackward.ConvLayer.Gradients;

/// Mistakes that are made in a first backward pass of a convolution, planted one at a time. All of them have the right
/// shapes.
public enum Fault {
    NONE("none"),
    MEAN_BIAS("bias averaged"),
    NO_FRAME("frame forgotten"),
    NOT_SPREAD("stride forgotten"),
    NOT_TURNED("kernel not turned"),
    OVERWRITTEN("= instead of +=");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /// The gradients of a layer with this mistake in them.
    public Gradients backward(ConvLayer layer, double[][][] x, double[][][] g) {
        Gradients right = layer.backward(x, g);
        int height = x[0].length;
        int width = x[0][0].length;
        return switch (this) {
            case NONE -> right;
            case MEAN_BIAS -> new Gradients(right.toInput(), right.toFilters(), averaged(right.toBias(), g));
            case NO_FRAME -> new Gradients(right.toInput(), unframed(layer, x, g), right.toBias());
            case NOT_SPREAD -> new Gradients(FullCorrelation.toInput(with(layer, layer.filters(), 1), g, height, width),
                    right.toFilters(), right.toBias());
            case NOT_TURNED -> new Gradients(FullCorrelation.toInput(with(layer, turned(layer.filters()), layer.stride()), g,
                    height, width), right.toFilters(), right.toBias());
            case OVERWRITTEN -> new Gradients(overwritten(layer, g, height, width), right.toFilters(), right.toBias());
        };
    }

    private static ConvLayer with(ConvLayer layer, double[][][][] filters, int stride) {
        return new ConvLayer(filters, layer.bias(), stride, layer.padding());
    }

    private static double[] averaged(double[] sums, double[][][] g) {
        double[] means = new double[sums.length];
        for (int f = 0; f < sums.length; f++) {
            means[f] = sums[f] / (g[f].length * g[f][0].length);
        }
        return means;
    }

    /// The gradient at the filters, as if place (0, 0) began at pixel (0, 0).
    private static double[][][][] unframed(ConvLayer layer, double[][][] x, double[][][] g) {
        int p = layer.padding();
        double[][][] moved = new double[x.length][x[0].length][x[0][0].length];
        for (int c = 0; c < x.length; c++) {
            for (int y = p; y < x[c].length; y++) {
                System.arraycopy(x[c][y], p, moved[c][y - p], 0, x[c][y].length - p);
            }
        }
        return layer.backward(moved, g).toFilters();
    }

    private static double[][][][] turned(double[][][][] filters) {
        double[][][][] turned = new double[filters.length][filters[0].length][][];
        for (int f = 0; f < filters.length; f++) {
            for (int c = 0; c < filters[f].length; c++) {
                turned[f][c] = FullCorrelation.turned(filters[f][c]);
            }
        }
        return turned;
    }

    /// Each pixel keeps what the last place has given it.
    private static double[][][] overwritten(ConvLayer layer, double[][][] g, int height, int width) {
        double[][][] out = new double[layer.channels()][height][width];
        for (int f = 0; f < g.length; f++) {
            for (int y = 0; y < g[f].length; y++) {
                for (int x = 0; x < g[f][y].length; x++) {
                    stamp(layer, f, y, x, g[f][y][x], out);
                }
            }
        }
        return out;
    }

    private static void stamp(ConvLayer layer, int f, int y, int x, double g, double[][][] out) {
        for (int c = 0; c < out.length; c++) {
            for (int i = 0; i < layer.size(); i++) {
                for (int j = 0; j < layer.size(); j++) {
                    int row = layer.pixel(y, i);
                    int column = layer.pixel(x, j);
                    if (row >= 0 && row < out[c].length && column >= 0 && column < out[c][0].length) {
                        out[c][row][column] = g * layer.filters()[f][c][i][j];
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
