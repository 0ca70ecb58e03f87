package scratch.deep.convolution.conv2d;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// The same layer as *one* matrix product: the pixels under the kernel become a column for each place, the weights of a
/// filter become a row. (f, c·k·l) x (c·k·l, h'·w'). Known as im2col.
///
/// Every pixel is copied up to k·l times, which costs memory, and pays: products are what processors do best.
/// Chellapilla, Puri and Simard 2006.
public final class Columns {
    private Columns() {
    }

    /// x (c, h, w) → (c·k·l, h'·w'): row (c, i, j) holds what that weight sees, place by place.
    public static Matrix of(double[][][] x, int k, int l, Placement at) {
        Require.that(x.length > 0, "Columns.of: no channels: needs at least one");
        int down = at.places(x[0].length, k);
        int across = at.places(x[0][0].length, l);
        Matrix columns = Matrix.zeros(x.length * k * l, down * across);
        for (int c = 0; c < x.length; c++) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < l; j++) {
                    for (int place = 0; place < down * across; place++) {
                        columns.set((c * k + i) * l + j, place, Convolution.pixel(x[c], at.pixel(place / across, i),
                                at.pixel(place % across, j)));
                    }
                }
            }
        }
        return columns;
    }

    /// filters (f, c, k, l) → (f, c·k·l): each filter as one row.
    public static Matrix rows(double[][][][] filters) {
        int c = filters[0].length;
        int k = filters[0][0].length;
        int l = filters[0][0][0].length;
        Matrix rows = Matrix.zeros(filters.length, c * k * l);
        for (int f = 0; f < filters.length; f++) {
            for (int m = 0; m < c * k * l; m++) {
                rows.set(f, m, filters[f][m / (k * l)][m / l % k][m % l]);
            }
        }
        return rows;
    }

    /// x (c, h, w), filters (f, c, k, l), bias (f) → (f, h'·w'), each map as one row.
    public static Matrix layer(double[][][] x, double[][][][] filters, double[] bias, Placement at) {
        Require.that(filters.length > 0 && filters[0].length == x.length && filters.length == bias.length,
                "Columns.layer: %d channels, filters for %d, %d biases: channels must be equal, with a bias for each filter",
                x.length, filters.length == 0 ? 0 : filters[0].length, bias.length);
        Matrix maps = rows(filters).multiply(of(x, filters[0][0].length, filters[0][0][0].length, at));
        for (int f = 0; f < bias.length; f++) {
            for (int place = 0; place < maps.columns(); place++) {
                maps.set(f, place, maps.get(f, place) + bias[f]);
            }
        }
        return maps;
    }
}
