package scratch.math.tensor.cpu;

import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Convolution with a group for each channel: every filter sees one channel, so there is no sum over channels that a
/// matrix product could do, and all that is left are rows. Under cell (i, j) of the window, row `row` of the result and
/// row `row·strideDown + i·dilation − padding` of the picture belong together, and each of the three passes is one pass
/// over such pairs: the result adds rows of the picture, the gradient at the picture adds rows of g, and the gradient at
/// a weight is the product of the two.
///
/// Channels are the tasks that threads share: nobody else writes what belongs to them.
final class Depthwise {
    /// Multiply-adds below which a hand-over to other threads costs more than it saves.
    private static final long PARALLEL_FROM = 1_000_000;

    private final Kernels kernels;

    Depthwise(Kernels kernels) {
        this.kernels = kernels;
    }

    /// A row of places, and the row of pixels that a cell sees there: `count` of each, which lie on the picture.
    private interface Rows {
        void pair(int filter, int weight, int place, int placeStep, int pixel, int pixelStep, int count);
    }

    /// x (n, c, h, w), weights (f, i·j), out (n, f, rows, columns), x and out with any strides
    void forward(Tensor x, float[] weights, float[] bias, Window window, Tensor out) {
        float[] pixels = Memory.data(x);
        float[] results = Memory.data(out);
        overChannels(x, window, out, (channel, first, last) -> {
            for (int filter = first; filter < last; filter++) {
                Moves.fill(bias == null ? 0 : bias[filter], out.slice(1, filter, filter + 1));
            }
            pairs(x, channel, first, last, window, out, (filter, weight, place, placeStep, pixel, pixelStep, count) ->
                    add(weights[weight], pixels, pixel, pixelStep, results, place, placeStep, count));
        });
    }

    /// g (n, f, rows, columns) → out (n, c, h, w)
    void inputGradient(Tensor g, float[] weights, Window window, Tensor out) {
        float[] slopes = Memory.data(g);
        float[] results = Memory.data(out);
        overChannels(out, window, g, (channel, first, last) -> {
            Moves.fill(0, out.slice(1, channel, channel + 1));
            pairs(out, channel, first, last, window, g, (filter, weight, place, placeStep, pixel, pixelStep, count) ->
                    add(weights[weight], slopes, place, placeStep, results, pixel, pixelStep, count));
        });
    }

    /// g (n, f, rows, columns), x (n, c, h, w) → out (f, i·j)
    void filterGradient(Tensor g, Tensor x, Window window, float[] out) {
        float[] slopes = Memory.data(g);
        float[] pixels = Memory.data(x);
        int cells = window.height() * window.width();
        overChannels(x, window, g, (channel, first, last) -> {
            double[] sums = new double[(last - first) * cells];
            pairs(x, channel, first, last, window, g, (filter, weight, place, placeStep, pixel, pixelStep, count) ->
                    sums[weight - first * cells] += product(slopes, place, placeStep, pixels, pixel, pixelStep, count));
            for (int i = 0; i < sums.length; i++) {
                out[first * cells + i] = (float) sums[i];
            }
        });
    }

    /// One channel and its filters, `first` to `last − 1`.
    private interface Channel {
        void run(int channel, int first, int last);
    }

    private static void overChannels(Tensor x, Window window, Tensor places, Channel task) {
        int c = x.length(1);
        int each = places.length(1) / c;
        long work = (long) places.size() * window.height() * window.width();
        Threads.run(work < PARALLEL_FROM ? 1 : Threads.count(), c, (channel, worker) ->
                task.run(channel, channel * each, (channel + 1) * each));
    }

    /// All pairs of rows of one channel: pictures x (n, c, h, w), places (n, f, rows, columns).
    private static void pairs(Tensor x, int channel, int first, int last, Window window, Tensor places, Rows rows) {
        int[] image = x.strides();
        int[] result = places.strides();
        int pixelStep = window.strideAcross() * image[3];
        for (int picture = 0; picture < x.length(0); picture++) {
            int plane = x.offset() + picture * image[0] + channel * image[1];
            for (int filter = first; filter < last; filter++) {
                int area = places.offset() + picture * result[0] + filter * result[1];
                for (int i = 0; i < window.height(); i++) {
                    for (int j = 0; j < window.width(); j++) {
                        int from = Math.min(places.length(3), window.firstInside(j));
                        int count = Math.min(places.length(3), window.endInside(j, x.length(3))) - from;
                        int column = (j * window.dilation() - window.padding()) * image[3] + from * pixelStep;
                        int weight = (filter * window.height() + i) * window.width() + j;
                        for (int row = 0; row < places.length(2) && count > 0; row++) {
                            int y = row * window.strideDown() + i * window.dilation() - window.padding();
                            if (y >= 0 && y < x.length(2)) {
                                rows.pair(filter, weight, area + row * result[2] + from * result[3], result[3],
                                        plane + y * image[2] + column, pixelStep, count);
                            }
                        }
                    }
                }
            }
        }
    }

    private void add(float factor, float[] x, int from, int step, float[] z, int to, int stepTo, int count) {
        if (step == 1 && stepTo == 1) {
            kernels.axpy(factor, x, from, z, to, count);
            return;
        }
        for (int p = 0; p < count; p++) {
            z[to + p * stepTo] += factor * x[from + p * step];
        }
    }

    private double product(float[] x, int from, int step, float[] z, int to, int stepTo, int count) {
        if (step == 1 && stepTo == 1) {
            return kernels.dot(x, from, z, to, count);
        }
        double sum = 0;
        for (int p = 0; p < count; p++) {
            sum += (double) x[from + p * step] * z[to + p * stepTo];
        }
        return sum;
    }
}
