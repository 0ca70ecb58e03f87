package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.kernel.ConvolutionKernels;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Convolution with stride 1 without columns. Once a picture has its frame of zeros, with W numbers a row, cell (c, i, j)
/// of the window at place q sees number `q + c·H·W + i·W + j`: every row of the matrix of columns is the picture itself,
/// shifted. So the product takes its rows from there ([ConvolutionKernels#correlate]), and nothing is repeated.
///
/// What it costs: the window also stands where it sticks out at the right, and those numbers are left behind when the
/// result moves to its place.
final class Convolution {
    /// Numbers of a block of pictures: 1 MiB, which an L2 holds.
    private static final int BLOCK = 1 << 18;

    /// Results of fewer numbers are too short for vectors: then the pictures of a block are taken as one.
    private static final int SMALL = 64;

    /// `correlateTransposed` takes so many numbers at a time.
    private static final int STEP = 16;

    private final ConvolutionKernels kernels;
    private final BufferPool pool;

    Convolution(ConvolutionKernels kernels, BufferPool pool) {
        this.kernels = kernels;
        this.pool = pool;
    }

    static boolean canForward(Window window) {
        return window.strideDown() == 1 && window.strideAcross() == 1 && window.dilation() == 1;
    }

    /// The frame of the gradient, `window − 1 − padding` wide, must exist.
    static boolean canBackward(Window window) {
        return canForward(window) && window.padding() < Math.min(window.height(), window.width());
    }

    /// x (n, c, h, w), weights (f, c·i·j), out (n, f, rows, columns), x and out with any strides
    void forward(Tensor x, float[] weights, float[] bias, Window window, Tensor out) {
        run(x, window.padding(), window.padding(), weights, bias, window, out);
    }

    /// The gradient, in its frame, is convolved with the window turned by half a turn: g (n, f, rows, columns) → out
    /// (n, c, h, w)
    void inputGradient(Tensor g, float[] weights, Window window, Tensor out) {
        int f = g.length(1);
        int c = out.length(1);
        int cells = window.height() * window.width();
        float[] turned = new float[weights.length];            // (c, f·i·j)
        for (int i = 0; i < f; i++) {
            for (int j = 0; j < c; j++) {
                for (int cell = 0; cell < cells; cell++) {
                    turned[(j * f + i) * cells + cell] = weights[(i * c + j) * cells + cells - 1 - cell];
                }
            }
        }
        run(g, window.height() - 1 - window.padding(), window.width() - 1 - window.padding(), turned, null, window, out);
    }

    private void run(Tensor x, int above, int beside, float[] weights, float[] bias, Window window, Tensor out) {
        int c = x.length(1);
        int height = x.length(2) + 2 * above;
        int width = x.length(3) + 2 * beside;
        int f = out.length(1);
        int rows = out.length(2);
        int columns = out.length(3);
        int plane = height * width;
        int wide = (rows - 1) * width + columns;               // a result before the garbage is left behind
        int n = x.length(0);
        boolean joint = wide < SMALL;
        int block = Math.clamp(BLOCK / Math.max(1, Math.max(c, f) * plane), 1, Math.max(n, 1));
        // Framed numbers from picture to picture and from channel to channel; results likewise.
        int pictureStep = joint ? plane : c * plane;
        int channelStep = joint ? block * plane : plane;
        int resultStep = joint ? plane : f * wide;
        int resultLine = joint ? block * plane : wide;
        int[] shifts = shifts(c, window, channelStep, width);
        int[] strides = out.strides();
        float[] framed = pool.take(block * c * plane);
        float[] result = pool.take(block * f * plane);
        for (int from = 0; from < n; from += block) {
            int count = Math.min(block, n - from);
            frame(x, from, count, above, beside, framed, pictureStep, channelStep);
            int lines = joint ? f : count * f;
            for (int i = 0; i < lines; i++) {
                Arrays.fill(result, i * resultLine, (i + 1) * resultLine, bias == null ? 0 : bias[i % f]);
            }
            kernels.correlate(joint ? 1 : count, f, joint ? (count - 1) * plane + wide : wide, shifts.length, weights,
                    framed, pictureStep, shifts, result, resultStep, resultLine);
            for (int i = 0; i < count * f; i++) {
                int at = out.offset() + (from + i / f) * strides[0] + i % f * strides[1];
                int begin = i / f * resultStep + i % f * resultLine;
                for (int row = 0; row < rows; row++) {
                    Moves.scatter(result, begin + row * width, Memory.data(out), at + row * strides[2],
                            strides[3], columns);
                }
            }
        }
        pool.give(framed);
        pool.give(result);
    }

    /// g (n, f, rows, columns), x (n, c, h, w) → adds to out (f, c·i·j)
    void filterGradient(Tensor g, Tensor x, Window window, float[] out) {
        int n = x.length(0);
        int c = x.length(1);
        int height = x.length(2) + 2 * window.padding();
        int width = x.length(3) + 2 * window.padding();
        int f = g.length(1);
        int rows = g.length(2);
        int columns = g.length(3);
        int plane = height * width;
        int block = Math.clamp(BLOCK / Math.max(1, Math.max(c, f) * plane), 1, Math.max(n, 1));
        int line = (block * plane + STEP - 1) / STEP * STEP;   // all pictures of a block in one go, channel by channel
        int[] shifts = shifts(c, window, line, width);
        int[] strides = g.strides();
        float[] framed = pool.take(c * line + window.height() * width);
        float[] slopes = pool.take(f * line);
        Arrays.fill(slopes, 0, f * line, 0);                   // the garbage counts for nothing …
        Arrays.fill(framed, 0, c * line + window.height() * width, 0);                 // … and must be a number
        for (int from = 0; from < n; from += block) {
            int count = Math.min(block, n - from);
            frame(x, from, count, window.padding(), window.padding(), framed, plane, line);
            for (int i = 0; i < count * f; i++) {
                int at = g.offset() + (from + i / f) * strides[0] + i % f * strides[1];
                for (int row = 0; row < rows; row++) {
                    Moves.gather(Memory.data(g), at + row * strides[2], strides[3],
                            slopes, i / f * plane + i % f * line + row * width, columns);
                }
            }
            int length = (count * plane + STEP - 1) / STEP * STEP;
            for (int i = 0; i < f && count < block; i++) {     // what an earlier block has left behind
                Arrays.fill(slopes, i * line + count * plane, i * line + length, 0);
            }
            kernels.correlateTransposed(1, f, length, shifts.length, slopes, 0, line, framed, 0, shifts, out);
        }
        pool.give(framed);
        pool.give(slopes);
    }

    /// Where the cells of the window are, seen from its first one.
    private static int[] shifts(int c, Window window, int plane, int width) {
        int[] shifts = new int[c * window.height() * window.width()];
        for (int p = 0; p < shifts.length; p++) {
            int j = p % window.width();
            int i = p / window.width() % window.height();
            shifts[p] = p / (window.width() * window.height()) * plane + i * width + j;
        }
        return shifts;
    }

    /// Pictures `from` to `from + count − 1`, each channel in a frame of zeros: from one picture to the next there are
    /// `step` numbers, from one channel to the next `channelStep`.
    private static void frame(Tensor x, int from, int count, int above, int beside, float[] framed, int step,
                              int channelStep) {
        int c = x.length(1);
        int h = x.length(2);
        int w = x.length(3);
        int width = w + 2 * beside;
        int plane = (h + 2 * above) * width;
        int[] strides = x.strides();
        for (int i = 0; i < count * c; i++) {
            int at = x.offset() + (from + i / c) * strides[0] + i % c * strides[1];
            int to = i / c * step + i % c * channelStep;
            if (above + beside > 0) {
                Arrays.fill(framed, to, to + plane, 0);
            }
            for (int row = 0; row < h; row++) {
                Moves.gather(Memory.data(x), at + row * strides[2], strides[3],
                        framed, to + (above + row) * width + beside, w);
            }
        }
    }
}
