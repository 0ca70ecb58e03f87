package scratch.math.tensor;

/// The largest under a window, straight from the images: row by row of places, cell by cell of the window.
final class Pooling {

    private Pooling() {
    }

    /// x (n, c, h, w) with any strides → values and indices (c, n·rows·columns), from `at` and `indexAt` on
    static void max(Tensor x, Window window, int[] places, float[] values, int at, float[] indices, int indexAt) {
        float[] pixels = CpuBackend.data(x);
        int columns = places[1];
        int[] best = new int[columns];
        int[] index = new int[columns];
        int outside = Reductions.key(Float.NEGATIVE_INFINITY);
        int to = 0;
        for (int channel = 0; channel < x.length(1); channel++) {
            for (int picture = 0; picture < x.length(0); picture++) {
                int plane = x.offset + picture * x.strides[0] + channel * x.strides[1];
                for (int row = 0; row < places[0]; row++, to += columns) {
                    java.util.Arrays.fill(best, outside);
                    java.util.Arrays.fill(index, 0);
                    for (int i = 0; i < window.height(); i++) {
                        int y = row * window.stride() + i - window.padding();
                        for (int j = 0; j < window.width() && y >= 0 && y < x.length(2); j++) {
                            int first = window.firstInside(j);
                            int from = plane + y * x.strides[2] + (first * window.stride() + j - window.padding())
                                    * x.strides[3];
                            compare(pixels, from, window.stride() * x.strides[3], first,
                                    Math.min(columns, window.endInside(j, x.length(3))), i * window.width() + j, best,
                                    index);
                        }
                    }
                    for (int column = 0; column < columns; column++) {
                        values[at + to + column] = Reductions.number(best[column]);
                        indices[indexAt + to + column] = index[column];
                    }
                }
            }
        }
    }

    private static void compare(float[] pixels, int from, int step, int first, int end, int cell, int[] best,
                                int[] index) {
        for (int column = first, at = from; column < end; column++, at += step) {
            int now = Reductions.key(pixels[at]);
            index[column] = now > best[column] ? cell : index[column];
            best[column] = Math.max(best[column], now);
        }
    }

    /// Adds every slope of g (c, n·rows·columns) to the pixel of `out` (n, c, h, w; any strides) that its index names.
    static void maxGradient(float[] g, int at, float[] indices, int indexAt, Window window, int[] places, Tensor out) {
        float[] pixels = CpuBackend.data(out);
        int[] shift = new int[window.height() * window.width()];
        for (int cell = 0; cell < shift.length; cell++) {
            shift[cell] = (cell / window.width() - window.padding()) * out.strides[2]
                    + (cell % window.width() - window.padding()) * out.strides[3];
        }
        int across = window.stride() * out.strides[3];
        int from = 0;
        for (int channel = 0; channel < out.length(1); channel++) {
            for (int picture = 0; picture < out.length(0); picture++) {
                int plane = out.offset + picture * out.strides[0] + channel * out.strides[1];
                for (int row = 0; row < places[0]; row++) {
                    int place = plane + row * window.stride() * out.strides[2];
                    for (int column = 0; column < places[1]; column++, from++, place += across) {
                        int cell = (int) indices[indexAt + from];
                        if (window.padding() == 0 || inside(window, cell, row, column, out)) {
                            pixels[place + shift[cell]] += g[at + from];
                        }
                    }
                }
            }
        }
    }

    /// Only where a whole window is −∞ can a cell off the image be the first of the largest.
    private static boolean inside(Window window, int cell, int row, int column, Tensor out) {
        int y = row * window.stride() + cell / window.width() - window.padding();
        int x = column * window.stride() + cell % window.width() - window.padding();
        return y >= 0 && y < out.length(2) && x >= 0 && x < out.length(3);
    }
}
