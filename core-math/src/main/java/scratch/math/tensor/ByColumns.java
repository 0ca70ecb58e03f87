package scratch.math.tensor;

/// Convolution and pooling in the smaller operations of a [Backend]: each place of the window becomes a column, and a
/// convolution with f filters is *one* product (f, c·i·j) x (c·i·j, n·rows·columns). The definition, and what a
/// backend does that knows nothing better.
///
/// The columns repeat every pixel i·j times, so they are made for a few images at a time, small enough to stay in
/// cache, and made again on the way back rather than kept.
/// Chellapilla, Puri and Simard 2006, *High performance convolutional neural networks for document processing*.
final class ByColumns {
    /// subtle: a constant and not a property of the machine: sums over blocks are rounded alike everywhere.
    private static final int BLOCK = 1 << 18;

    private ByColumns() {
    }

    static void conv2d(Tensor x, Tensor weights, Tensor bias, Window window, Tensor out) {
        int n = x.length(0);
        int area = out.length(1) / Math.max(n, 1);
        if (bias != null) {
            out.copyInPlace(bias.reshape(bias.size(), 1));
        }
        int step = imagesAtOnce(weights.length(1), area);
        for (int from = 0; from < n; from += step) {
            int to = Math.min(from + step, n);
            Tensor columns = columns(x.slice(0, from, to), window, 0, area);
            x.backend().matmul(weights, columns, bias != null, out.slice(1, from * area, to * area));
            columns.release();
        }
    }

    /// Every column of weightsᵀ·g goes back to the pixels it came from.
    static void conv2dInputGradient(Tensor g, Tensor weights, Window window, Tensor out) {
        int n = out.length(0);
        int area = g.length(1) / Math.max(n, 1);
        out.fillInPlace(0);
        int step = imagesAtOnce(weights.length(1), area);
        for (int from = 0; from < n; from += step) {
            int to = Math.min(from + step, n);
            Tensor columns = weights.transpose().matmul(g.slice(1, from * area, to * area));
            g.backend().col2im(columns, window, out.slice(0, from, to));
            columns.release();
        }
    }

    /// g·columnsᵀ, added up over the images.
    static void conv2dFilterGradient(Tensor g, Tensor x, Window window, Tensor out) {
        int n = x.length(0);
        int area = g.length(1) / Math.max(n, 1);
        out.fillInPlace(0);
        int step = imagesAtOnce(out.length(1), area);
        for (int from = 0; from < n; from += step) {
            int to = Math.min(from + step, n);
            Tensor columns = columns(x.slice(0, from, to), window, 0, area);
            g.backend().matmul(g.slice(1, from * area, to * area), columns.transpose(), true, out);
            columns.release();
        }
    }

    /// The largest of each column's c pieces.
    static void maxPool(Tensor x, Window window, Tensor values, Tensor indices) {
        int c = x.length(1);
        int places = values.length(1);
        Tensor columns = columns(x, window, Float.NEGATIVE_INFINITY, places / Math.max(x.length(0), 1));
        x.backend().max(columns.reshape(c, window.height() * window.width(), places), values, indices);
        columns.release();
    }

    static void maxPoolGradient(Tensor g, Tensor indices, Window window, Tensor out) {
        Tensor columns = g.placeAlong(1, window.height() * window.width(), indices);
        out.fillInPlace(0);
        g.backend().col2im(columns.reshape(columns.length(0) * columns.length(1), g.length(1)), window, out);
        columns.release();
    }

    private static int imagesAtOnce(int rows, int area) {
        return (int) Math.max(1, BLOCK / Math.max(1L, (long) rows * area));
    }

    static Tensor columns(Tensor x, Window window, float outside, int area) {
        Tensor columns = Tensor.empty(x.backend(), x.length(1) * window.height() * window.width(), x.length(0) * area);
        x.backend().im2col(x, window, outside, columns);
        return columns;
    }
}
