package scratch.math.tensor;

import static scratch.math.tensor.Shape.require;

/// Convolution and pooling of images (n, c, h, w).
///
/// A convolution is a matrix product, whose natural order is filters first: (f, n, rows, columns). The result is a view
/// of it with the first two axes swapped, which costs nothing; so is everything else here. How the product comes about
/// is the backend's business: see [ByColumns] for the definition.
public final class Images {

    private Images() {
    }

    /// x (n, c, h, w) with filters (f, c, i, j) and bias (f) or null → (n, f, rows, columns)
    public static Tensor conv2d(Tensor x, Tensor filters, Tensor bias, Window window) {
        int[] places = checked("conv2d", x, filters, window);
        int n = x.length(0);
        int f = filters.length(0);
        require(bias == null || bias.size() == f && bias.rank() == 1, "conv2d: filters %s with bias %s: must be (%d)",
                filters.shape(), bias == null ? null : bias.shape(), f);
        if (bias != null) {
            x.requireTogether("conv2d", bias);
        }
        Tensor out = Tensor.empty(x.backend(), f, n * places[0] * places[1]);
        x.backend().conv2d(x, flat(filters), bias == null ? null : bias.contiguous(), window, out);
        return imagesFirst(out, f, n, places);
    }

    /// From the gradient g (n, f, rows, columns) at the result to the one at x.
    public static Tensor conv2dInputGradient(Tensor g, Tensor filters, Window window, int... shapeOfX) {
        g.requireTogether("conv2dInputGradient", filters);
        requireSlopes("conv2dInputGradient", g, filters.length(0), window, shapeOfX);
        Tensor out = channelsFirst(g.backend(), shapeOfX);
        g.backend().conv2dInputGradient(filtersFirst(g), flat(filters), window, out);
        return out;
    }

    /// … and to the one at the filters.
    public static Tensor conv2dFilterGradient(Tensor g, Tensor x, Window window, int... shapeOfFilters) {
        g.requireTogether("conv2dFilterGradient", x);
        require(shapeOfFilters.length == 4, "conv2dFilterGradient: filters %s: must be (f, c, i, j)", shapeOfFilters);
        requireSlopes("conv2dFilterGradient", g, shapeOfFilters[0], window, x.shape());
        Tensor out = Tensor.empty(g.backend(), shapeOfFilters);
        g.backend().conv2dFilterGradient(filtersFirst(g), x, window, flat(out));
        return out;
    }

    /// The largest number under each place of the window, and where it was: x (n, c, h, w) → (n, c, rows, columns) and
    /// indices for [#maxPoolGradient]. Off the image there is −∞; so the frame must be narrower than the window, which
    /// then has at least one pixel under it everywhere.
    public static Tensor[] maxPool(Tensor x, Window window) {
        x.requireAlive("maxPool");
        require(window.padding() < Math.min(window.height(), window.width()),
                "maxPool: padding %d with a window of %d x %d: must be smaller, or some places have no pixel",
                window.padding(), window.height(), window.width());
        int[] places = window.places("maxPool", x.shape());
        int c = x.length(1);
        int n = x.length(0);
        Tensor values = Tensor.empty(x.backend(), c, n * places[0] * places[1]);
        Tensor indices = Tensor.empty(x.backend(), values.shape);
        x.backend().maxPool(x, window, values, indices);
        return new Tensor[] {imagesFirst(values, c, n, places), indices};
    }

    /// Every number of g goes to the pixel that its index names: a cell of the window on the image, or the backend
    /// refuses it.
    public static Tensor maxPoolGradient(Tensor g, Tensor indices, Window window, int... shapeOfX) {
        g.requireTogether("maxPoolGradient", indices);
        require(shapeOfX.length == 4, "maxPoolGradient: images %s: must be (n, c, h, w)", shapeOfX);
        requireSlopes("maxPoolGradient", g, shapeOfX[1], window, shapeOfX);
        require(indices.size() == g.size() && indices.isContiguous(), "maxPoolGradient: %s with indices %s: needs one for"
                + " each number", g.shape(), indices.shape());
        Tensor out = channelsFirst(g.backend(), shapeOfX);
        g.backend().maxPoolGradient(filtersFirst(g), indices, window, out);
        return out;
    }

    /// The mean under each place of the window, a frame counting as 0.
    public static Tensor averagePool(Tensor x, Window window) {
        x.requireAlive("averagePool");
        int[] places = window.places("averagePool", x.shape());
        int c = x.length(1);
        int n = x.length(0);
        int area = places[0] * places[1];
        Tensor columns = ByColumns.columns(x, window, 0, area);
        Tensor mean = columns.reshape(c, window.height() * window.width(), n * area).mean(1);
        columns.release();
        return imagesFirst(mean, c, n, places);
    }

    public static Tensor averagePoolGradient(Tensor g, Window window, int... shapeOfX) {
        g.requireAlive("averagePoolGradient");
        require(shapeOfX.length == 4, "averagePoolGradient: images %s: must be (n, c, h, w)", shapeOfX);
        requireSlopes("averagePoolGradient", g, shapeOfX[1], window, shapeOfX);
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

    /// A gradient must have the shape of the result that it belongs to.
    private static void requireSlopes(String operation, Tensor g, int channels, Window window, int... shapeOfX) {
        int[] places = window.places(operation, shapeOfX);
        int[] result = {shapeOfX[0], channels, places[0], places[1]};
        require(java.util.Arrays.equals(g.shape(), result), "%s: gradient %s of images %s: must be %s", operation, g.shape(),
                shapeOfX, result);
    }

    /// (f, c, i, j) as (f, c·i·j)
    private static Tensor flat(Tensor filters) {
        return filters.reshape(filters.length(0), filters.length(1) * filters.length(2) * filters.length(3));
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
