package scratch.math.tensor;

import scratch.math.check.Require;

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
        int[] places = checked("Images.conv2d", x, filters, window);
        int n = x.length(0);
        int f = filters.length(0);
        requireBias(x, filters, bias);
        Tensor out = Tensor.empty(x.backend(), f, n * places[0] * places[1]);
        x.backend().conv2d(x, flat(filters), bias == null ? null : bias.contiguous(), window, out);
        return imagesFirst(out, f, n, places);
    }

    /// The same in groups: the first f / groups filters see the first c / groups channels, and so on; filters
    /// (f, c / groups, i, j). As many groups as channels is a depthwise convolution.
    public static Tensor groupedConv2d(Tensor x, Tensor filters, Tensor bias, Window window, int groups) {
        if (groups == 1) {
            return conv2d(x, filters, bias, window);
        }
        x.requireTogether("Images.conv2d", filters);
        requireGroups("Images.conv2d", x.shape(), filters.shape(), window, groups);
        requireBias(x, filters, bias);
        int[] places = window.places("Images.conv2d", x.shape());
        int n = x.length(0);
        int f = filters.length(0);
        Tensor out = Tensor.empty(x.backend(), f, n * places[0] * places[1]);
        x.backend().groupedConv2d(x, flat(filters), bias == null ? null : bias.contiguous(), groups, window, out);
        return imagesFirst(out, f, n, places);
    }

    /// From the gradient at a convolution in groups to the one at x.
    public static Tensor groupedConv2dInputGradient(Tensor g, Tensor filters, Window window, int groups, int... shapeOfX) {
        g.requireTogether("Images.conv2dInputGradient", filters);
        requireGroups("Images.conv2dInputGradient", shapeOfX, filters.shape(), window, groups);
        requireGradient("Images.conv2dInputGradient", g, filters.length(0), window, shapeOfX);
        if (groups == 1) {
            return conv2dInputGradient(g, filters, window, shapeOfX);
        }
        Tensor out = channelsFirst(g.backend(), shapeOfX);
        g.backend().groupedConv2dInputGradient(filtersFirst(g), flat(filters), groups, window, out);
        return out;
    }

    /// … and to the one at the filters.
    public static Tensor groupedConv2dFilterGradient(Tensor g, Tensor x, Window window, int groups,
                                                     int... shapeOfFilters) {
        g.requireTogether("Images.conv2dFilterGradient", x);
        requireGroups("Images.conv2dFilterGradient", x.shape(), shapeOfFilters, window, groups);
        requireGradient("Images.conv2dFilterGradient", g, shapeOfFilters[0], window, x.shape());
        if (groups == 1) {
            return conv2dFilterGradient(g, x, window, shapeOfFilters);
        }
        Tensor out = Tensor.empty(g.backend(), shapeOfFilters);
        g.backend().groupedConv2dFilterGradient(filtersFirst(g), x, groups, window, flat(out));
        return out;
    }

    private static void requireGroups(String operation, int[] x, int[] filters, Window window, int groups) {
        Require.that(groups >= 1 && x.length == 4 && filters.length == 4 && x[1] % groups == 0 && filters[0] % groups == 0
                && filters[1] == x[1] / groups, "%s: %s with filters %s in %d groups: must be (n, c, h, w) and"
                + " (f, c / groups, i, j), with groups that divide c and f", operation, x, filters, groups);
        requireWindow(operation, filters, window);
    }

    /// The transpose of a convolution, which makes images larger: x (n, f, h, w), filters (f, c, i, j) → (n, c, h', w')
    /// with `h' = (h − 1)·strideDown − 2·padding + spanDown + extra`: it is the way back of `conv2d`, used forwards. `extra`
    /// rows and columns at the end, less than the stride, choose among the sizes that `conv2d` would bring to h.
    public static Tensor transposedConv2d(Tensor x, Tensor filters, Window window, int extra) {
        x.requireTogether("Images.transposedConv2d", filters);
        Require.that(x.rank() == 4 && filters.rank() == 4 && x.length(1) == filters.length(0),
                "Images.transposedConv2d: %s with filters %s: must be (n, f, h, w) and (f, c, i, j) with the same f", x.shape(),
                filters.shape());
        int shortest = Math.min(window.strideDown(), window.strideAcross());
        Require.that(extra >= 0 && extra < shortest, "Images.transposedConv2d: %d extra rows with stride %d:"
                + " must be from 0 and smaller than the stride", extra, shortest);
        return conv2dInputGradient(x, filters, window, x.length(0), filters.length(1),
                enlarged(x.length(2), window.strideDown(), window.spanDown(), window, extra),
                enlarged(x.length(3), window.strideAcross(), window.spanAcross(), window, extra));
    }

    private static int enlarged(int length, int stride, int span, Window window, int extra) {
        long result = (length - 1L) * stride - 2L * window.padding() + span + extra;
        Require.that(result >= 1 && result < Integer.MAX_VALUE,
                "Images.transposedConv2d: length %d with padding %d gives %d: must be at least 1", length,
                window.padding(), result);
        return (int) result;
    }

    /// From the gradient g (n, f, rows, columns) at the result to the one at x.
    public static Tensor conv2dInputGradient(Tensor g, Tensor filters, Window window, int... shapeOfX) {
        g.requireTogether("Images.conv2dInputGradient", filters);
        requireFilters("Images.conv2dInputGradient", shapeOfX, filters.shape(), window);
        requireGradient("Images.conv2dInputGradient", g, filters.length(0), window, shapeOfX);
        Tensor out = channelsFirst(g.backend(), shapeOfX);
        g.backend().conv2dInputGradient(filtersFirst(g), flat(filters), window, out);
        return out;
    }

    /// … and to the one at the filters.
    public static Tensor conv2dFilterGradient(Tensor g, Tensor x, Window window, int... shapeOfFilters) {
        g.requireTogether("Images.conv2dFilterGradient", x);
        requireFilters("Images.conv2dFilterGradient", x.shape(), shapeOfFilters, window);
        requireGradient("Images.conv2dFilterGradient", g, shapeOfFilters[0], window, x.shape());
        Tensor out = Tensor.empty(g.backend(), shapeOfFilters);
        g.backend().conv2dFilterGradient(filtersFirst(g), x, window, flat(out));
        return out;
    }

    /// The largest number under each place of the window, and where it was: x (n, c, h, w) → (n, c, rows, columns) and
    /// indices for [#maxPoolGradient]. Off the image there is −∞; a place with no pixel under it is refused.
    public static Tensor[] maxPool(Tensor x, Window window) {
        x.requireAlive("Images.maxPool");
        int[] places = window.places("Images.maxPool", x.shape());
        requirePixels(window, window.height(), window.strideDown(), places[0], x.length(2), "row");
        requirePixels(window, window.width(), window.strideAcross(), places[1], x.length(3), "column");
        int c = x.length(1);
        int n = x.length(0);
        Tensor values = Tensor.empty(x.backend(), c, n * places[0] * places[1]);
        Tensor indices = Tensor.empty(x.backend(), values.shape);
        x.backend().maxPool(x, window, values, indices);
        return new Tensor[] {imagesFirst(values, c, n, places), indices};
    }

    private static void requirePixels(Window window, int cells, int stride, int places, int length, String what) {
        for (int place = 0; place < places; place++) {
            int at = place * stride - window.padding();
            int first = at >= 0 ? 0 : (-at + window.dilation() - 1) / window.dilation();       // the first cell not above
            Require.that(first < cells && at + first * window.dilation() < length,
                    "Images.maxPool: padding %d with a window of %d x %d:"
                    + " %s %d of the places has no pixel under it", window.padding(), window.height(), window.width(), what,
                    place);
        }
    }

    /// Every number of g goes to the pixel that its index names: a cell of the window on the image, or the backend
    /// refuses it.
    public static Tensor maxPoolGradient(Tensor g, Tensor indices, Window window, int... shapeOfX) {
        g.requireTogether("Images.maxPoolGradient", indices);
        Require.that(shapeOfX.length == 4, "Images.maxPoolGradient: images %s: must be (n, c, h, w)", shapeOfX);
        requireGradient("Images.maxPoolGradient", g, shapeOfX[1], window, shapeOfX);
        Require.that(indices.size() == g.size() && indices.isContiguous(),
                "Images.maxPoolGradient: %s with indices %s: needs one for"
                + " each number", g.shape(), indices.shape());
        Tensor out = channelsFirst(g.backend(), shapeOfX);
        g.backend().maxPoolGradient(filtersFirst(g), indices, window, out);
        return out;
    }

    /// The mean under each place of the window, a frame counting as 0.
    public static Tensor averagePool(Tensor x, Window window) {
        x.requireAlive("Images.averagePool");
        int[] places = window.places("Images.averagePool", x.shape());
        int c = x.length(1);
        int n = x.length(0);
        int area = places[0] * places[1];
        Tensor columns = ByColumns.columns(x, window, 0, area);
        Tensor mean = columns.reshape(c, window.height() * window.width(), n * area).mean(1);
        columns.release();
        return imagesFirst(mean, c, n, places);
    }

    public static Tensor averagePoolGradient(Tensor g, Window window, int... shapeOfX) {
        g.requireAlive("Images.averagePoolGradient");
        Require.that(shapeOfX.length == 4, "Images.averagePoolGradient: images %s: must be (n, c, h, w)", shapeOfX);
        requireGradient("Images.averagePoolGradient", g, shapeOfX[1], window, shapeOfX);
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
        requireFilters(operation, x.shape(), filters.shape(), window);
        return window.places(operation, x.shape());
    }

    private static void requireFilters(String operation, int[] x, int[] filters, Window window) {
        Require.that(x.length == 4 && filters.length == 4 && x[1] == filters[1],
                "%s: %s with filters %s: must be (n, c, h, w) and (f, c, i, j) with the same c", operation, x, filters);
        requireWindow(operation, filters, window);
    }

    private static void requireWindow(String operation, int[] filters, Window window) {
        Require.that(filters[2] == window.height() && filters[3] == window.width(),
                "%s: filters %s with a window of %d x %d: must be equal", operation, filters, window.height(), window.width());
    }

    private static void requireBias(Tensor x, Tensor filters, Tensor bias) {
        if (bias == null) {
            return;
        }
        Require.that(bias.size() == filters.length(0) && bias.rank() == 1,
                "Images.conv2d: filters %s with bias %s: must be (%d)", filters.shape(), bias.shape(), filters.length(0));
        x.requireTogether("Images.conv2d", bias);
    }

    /// A gradient must have the shape of the result that it belongs to.
    private static void requireGradient(String operation, Tensor g, int channels, Window window, int... shapeOfX) {
        int[] places = window.places(operation, shapeOfX);
        int[] result = {shapeOfX[0], channels, places[0], places[1]};
        Require.that(java.util.Arrays.equals(g.shape(), result), "%s: gradient %s of images %s: must be %s", operation,
                g.shape(), shapeOfX, result);
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
