package scratch.math.tensor;

import static scratch.math.tensor.Shape.require;

/// Convolution and pooling of images (n, c, h, w), made of `im2col` and a matrix product: each place of the window
/// becomes a column, so that a convolution with f filters is *one* product (f, c·i·j) x (c·i·j, n·rows·columns).
///
/// The columns repeat every pixel i·j times, so they are made for a few images at a time, small enough to stay in
/// cache, and made again on the way back rather than kept. The product's natural order is (f, n, rows, columns); the
/// result is a view of it with the first two axes swapped, which costs nothing.
/// Chellapilla, Puri and Simard 2006, *High performance convolutional neural networks for document processing*.
public final class Images {
    /// subtle: a constant and not a property of the machine: sums over blocks are rounded alike everywhere.
    private static final int BLOCK = 1 << 18;

    private Images() {
    }

    /// x (n, c, h, w) with filters (f, c, i, j) and bias (f) or null → (n, f, rows, columns)
    public static Tensor conv2d(Tensor x, Tensor filters, Tensor bias, Window window) {
        int[] places = checked("conv2d", x, filters, window);
        int n = x.length(0);
        int f = filters.length(0);
        require(bias == null || bias.size() == f && bias.rank() == 1, "conv2d: filters %s with bias %s: must be (%d)",
                filters.shape(), bias == null ? null : bias.shape(), f);
        Tensor weights = filters.reshape(f, filters.size() / Math.max(f, 1));          // (f, c·i·j)
        int area = places[0] * places[1];
        Tensor out = Tensor.empty(x.backend(), f, n * area);
        if (bias != null) {
            out.copyInPlace(bias.reshape(f, 1));
        }
        int step = imagesAtOnce(weights.length(1), area);
        for (int from = 0; from < n; from += step) {
            int to = Math.min(from + step, n);
            Tensor columns = columns(x.slice(0, from, to), window, 0, area);
            x.backend().matmul(weights, columns, bias != null, out.slice(1, from * area, to * area));
            columns.release();
        }
        return imagesFirst(out, f, n, places);
    }

    /// From the gradient g (n, f, rows, columns) at the result to the one at x: every column of filtersᵀ·g goes back to
    /// the pixels it came from.
    public static Tensor conv2dInputGradient(Tensor g, Tensor filters, Window window, int... shapeOfX) {
        int n = g.length(0);
        int f = g.length(1);
        int area = g.length(2) * g.length(3);
        Tensor slopes = filtersFirst(g);                                               // (f, n·area)
        Tensor transposed = filters.reshape(f, filters.size() / Math.max(f, 1)).transpose();
        Tensor out = channelsFirst(g.backend(), shapeOfX).fillInPlace(0);
        int step = imagesAtOnce(transposed.length(0), area);
        for (int from = 0; from < n; from += step) {
            int to = Math.min(from + step, n);
            Tensor columns = transposed.matmul(slopes.slice(1, from * area, to * area));
            g.backend().col2im(columns, window, out.slice(0, from, to));
            columns.release();
        }
        return out;
    }

    /// … and to the one at the filters: g·columnsᵀ, added up over the images.
    public static Tensor conv2dFilterGradient(Tensor g, Tensor x, Window window, int... shapeOfFilters) {
        int n = g.length(0);
        int f = g.length(1);
        int area = g.length(2) * g.length(3);
        Tensor slopes = filtersFirst(g);
        Tensor out = Tensor.full(g.backend(), 0, shapeOfFilters);
        Tensor flat = out.reshape(f, out.size() / Math.max(f, 1));
        int step = imagesAtOnce(flat.length(1), area);
        for (int from = 0; from < n; from += step) {
            int to = Math.min(from + step, n);
            Tensor columns = columns(x.slice(0, from, to), window, 0, area);
            g.backend().matmul(slopes.slice(1, from * area, to * area), columns.transpose(), true, flat);
            columns.release();
        }
        return out;
    }

    /// The largest number under each place of the window, and where it was: x (n, c, h, w) → (n, c, rows, columns) and
    /// indices for [#maxPoolGradient]. Off the image there is −∞.
    public static Tensor[] maxPool(Tensor x, Window window) {
        int[] places = window.places("maxPool", x.shape());
        int c = x.length(1);
        int n = x.length(0);
        int area = places[0] * places[1];
        Tensor columns = columns(x, window, Float.NEGATIVE_INFINITY, area);
        Tensor[] best = columns.reshape(c, window.height() * window.width(), n * area).maxAlong(1);
        columns.release();
        return new Tensor[] {imagesFirst(best[0], c, n, places), best[1]};
    }

    public static Tensor maxPoolGradient(Tensor g, Tensor indices, Window window, int... shapeOfX) {
        Tensor columns = filtersFirst(g).placeAlong(1, window.height() * window.width(), indices);
        Tensor out = channelsFirst(g.backend(), shapeOfX).fillInPlace(0);
        g.backend().col2im(columns, window, out);
        return out;
    }

    /// The mean under each place of the window, a frame counting as 0.
    public static Tensor averagePool(Tensor x, Window window) {
        int[] places = window.places("averagePool", x.shape());
        int c = x.length(1);
        int n = x.length(0);
        int area = places[0] * places[1];
        Tensor columns = columns(x, window, 0, area);
        Tensor mean = columns.reshape(c, window.height() * window.width(), n * area).mean(1);
        columns.release();
        return imagesFirst(mean, c, n, places);
    }

    public static Tensor averagePoolGradient(Tensor g, Window window, int... shapeOfX) {
        int cells = window.height() * window.width();
        Tensor share = filtersFirst(g).times(1f / cells);                              // (c, n·area)
        Tensor columns = share.reshape(share.length(0), 1, share.length(1))
                .expand(share.length(0), cells, share.length(1)).contiguous();
        Tensor out = channelsFirst(g.backend(), shapeOfX).fillInPlace(0);
        g.backend().col2im(columns, window, out);
        return out;
    }

    private static int[] checked(String operation, Tensor x, Tensor filters, Window window) {
        x.requireTogether(operation, filters);
        require(x.rank() == 4 && filters.rank() == 4 && x.length(1) == filters.length(1),
                "%s: %s with filters %s: must be (n, c, h, w) and (f, c, i, j) with the same c",
                operation, x.shape(), filters.shape());
        require(filters.length(2) == window.height() && filters.length(3) == window.width(),
                "%s: filters %s with a window of %d x %d: must be equal",
                operation, filters.shape(), window.height(), window.width());
        return window.places(operation, x.shape());
    }

    private static int imagesAtOnce(int rows, int area) {
        return (int) Math.max(1, BLOCK / Math.max(1L, (long) rows * area));
    }

    private static Tensor columns(Tensor x, Window window, float outside, int area) {
        Tensor columns = Tensor.empty(x.backend(), x.length(1) * window.height() * window.width(), x.length(0) * area);
        x.backend().im2col(x, window, outside, columns);
        return columns;
    }

    /// (f, n·area) seen as (n, f, rows, columns)
    private static Tensor imagesFirst(Tensor product, int f, int n, int[] places) {
        return product.reshape(f, n, places[0], places[1]).permute(1, 0, 2, 3);
    }

    /// (n, f, rows, columns) as (f, n·area): a view if the images come from `imagesFirst`
    private static Tensor filtersFirst(Tensor images) {
        return images.permute(1, 0, 2, 3).reshape(images.length(1), images.length(0) * images.length(2)
                * images.length(3));
    }

    private static Tensor channelsFirst(Backend backend, int... shape) {
        return Tensor.empty(backend, shape[1], shape[0], shape[2], shape[3]).permute(1, 0, 2, 3);
    }
}
