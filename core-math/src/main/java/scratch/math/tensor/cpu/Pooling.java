package scratch.math.tensor.cpu;

import scratch.math.kernel.Threads;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// The largest under a window, straight from the images.
final class Pooling {

    private Pooling() {
    }

    /// Pixels below which a hand-over to other threads costs more than it saves.
    private static final int PARALLEL_FROM = 1 << 16;

    private static void overChannels(Tensor x, Threads.Task task) {
        try {
            Threads.run(x.size() < PARALLEL_FROM ? 1 : Threads.count(), x.length(1), task);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {    // an index that is none, seen by a helper
                throw refused;
            }
            throw e;
        }
    }

    /// x (n, c, h, w) with any strides → values and indices (c, n·rows·columns), from `at` and `indexAt` on
    static void max(Tensor x, Window window, int[] places, float[] values, int at, float[] indices, int indexAt) {
        float[] pixels = Memory.data(x);
        int[] shift = shifts(window, x);
        int[] strides = x.strides();
        int across = window.strideAcross() * strides[3];
        overChannels(x, (channel, worker) -> {
            int to = channel * x.length(0) * places[0] * places[1];
            for (int picture = 0; picture < x.length(0); picture++) {
                int plane = x.offset() + picture * strides[0] + channel * strides[1];
                for (int row = 0; row < places[0]; row++, to += places[1]) {
                    int place = plane + row * window.strideDown() * strides[2];
                    if (shift.length == 4 && window.padding() == 0) {
                        ofFour(pixels, place, across, shift, values, at + to, indices, indexAt + to, places[1]);
                        continue;
                    }
                    for (int column = 0; column < places[1]; column++, place += across) {
                        long best = window.padding() == 0 ? largest(pixels, place, shift)
                                : largest(pixels, place, shift, window, row, column, x);
                        values[at + to + column] = Reductions.number((int) (best >> 32));
                        indices[indexAt + to + column] = (int) best;
                    }
                }
            }
        });
    }

    /// A row of places with four cells each, the most frequent kind. Key and cell are one number, in which an earlier cell is
    /// larger: its maximum needs no branch, and which of four random numbers is the largest no processor guesses.
    private static void ofFour(float[] pixels, int place, int across, int[] shift, float[] values, int at, float[] indices,
                               int indexAt, int count) {
        int one = place + shift[0];
        int two = place + shift[1];
        int three = place + shift[2];
        int four = place + shift[3];
        for (int column = 0; column < count; column++) {
            long above = Math.max(numbered(pixels[one + column * across], 3), numbered(pixels[two + column * across], 2));
            long below = Math.max(numbered(pixels[three + column * across], 1), numbered(pixels[four + column * across], 0));
            long best = Math.max(above, below);
            values[at + column] = Reductions.number((int) (best >> 2));
            indices[indexAt + column] = 3 - (best & 3);
        }
    }

    private static long numbered(float pixel, int backwards) {
        return (long) Reductions.key(pixel) << 2 | backwards;
    }

    /// From the first pixel under the window to the one under each cell.
    private static int[] shifts(Window window, Tensor images) {
        int[] strides = images.strides();
        int[] shift = new int[window.height() * window.width()];
        for (int cell = 0; cell < shift.length; cell++) {
            shift[cell] = (cell / window.width() * window.dilation() - window.padding()) * strides[2]
                    + (cell % window.width() * window.dilation() - window.padding()) * strides[3];
        }
        return shift;
    }

    /// The key of the largest, and its cell in the lower half.
    private static long largest(float[] pixels, int place, int[] shift) {
        int best = Reductions.key(pixels[place + shift[0]]);
        int index = 0;
        for (int cell = 1; cell < shift.length; cell++) {
            int now = Reductions.key(pixels[place + shift[cell]]);
            index = now > best ? cell : index;
            best = Math.max(best, now);
        }
        return (long) best << 32 | index;
    }

    /// The same where cells may lie off the image.
    private static long largest(float[] pixels, int place, int[] shift, Window window, int row, int column, Tensor x) {
        int best = Reductions.key(Float.NEGATIVE_INFINITY);
        int index = 0;
        for (int cell = 0; cell < shift.length; cell++) {
            if (inside(window, cell, row, column, x)) {
                int now = Reductions.key(pixels[place + shift[cell]]);
                index = now > best ? cell : index;
                best = Math.max(best, now);
            }
        }
        return (long) best << 32 | index;
    }

    /// Adds every slope of g (c, n·rows·columns) to the pixel of `out` (n, c, h, w; any strides) that its index names.
    static void maxGradient(float[] g, int at, float[] indices, int indexAt, Window window, int[] places, Tensor out) {
        float[] pixels = Memory.data(out);
        int[] shift = shifts(window, out);
        int[] strides = out.strides();
        int across = window.strideAcross() * strides[3];
        overChannels(out, (channel, worker) -> {
            int from = channel * out.length(0) * places[0] * places[1];
            for (int picture = 0; picture < out.length(0); picture++) {
                int plane = out.offset() + picture * strides[0] + channel * strides[1];
                for (int row = 0; row < places[0]; row++) {
                    int place = plane + row * window.strideDown() * strides[2];
                    for (int column = 0; column < places[1]; column++, from++, place += across) {
                        int cell = CpuBackend.index("maxPoolGradient", indices[indexAt + from], shift.length);
                        if (window.padding() > 0 && !inside(window, cell, row, column, out)) {
                            throw new IllegalArgumentException("Backend.maxPoolGradient: index " + cell + " at row " + row
                                    + ", column " + column + ": that cell of the window lies off the image");
                        }
                        pixels[place + shift[cell]] += g[at + from];
                    }
                }
            }
        });
    }

    private static boolean inside(Window window, int cell, int row, int column, Tensor out) {
        int y = row * window.strideDown() + cell / window.width() * window.dilation() - window.padding();
        int x = column * window.strideAcross() + cell % window.width() * window.dilation() - window.padding();
        return y >= 0 && y < out.length(2) && x >= 0 && x < out.length(3);
    }
}
