package scratch.math.tensor.cpu;

import java.util.Arrays;
import java.util.stream.IntStream;
import scratch.math.kernel.ConvolutionKernels;
import scratch.math.kernel.Threads;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Convolution without columns. Once a picture stands in its [Frame] of zeros, with W numbers a row, cell (c, i, j) of the
/// window at place q sees number `q + c·H·W + i·W + j`: every row of the matrix of columns is the picture itself, shifted. So
/// the product takes its rows from there ([ConvolutionKernels#correlate]), and nothing is repeated.
///
/// Blocks of pictures are the tasks that threads share.
final class Convolution {
    /// Numbers of a block of pictures: 256 KiB, which an L2 holds beside the weights.
    private static final int BLOCK = 1 << 16;

    /// … and on the way to the weights, where a block is passed over once for each of them. A constant and not a property of
    /// the machine: sums over blocks are rounded alike everywhere.
    private static final int LARGE_BLOCK = 1 << 17;

    /// Tasks that a batch makes, if it has so many pictures.
    private static final int TASKS = 8;

    /// Rows of so many places go straight into the result; shorter ones are computed together, with what lies between them.
    private static final int LONG = 16;

    /// Pictures of fewer places are taken together.
    private static final int SMALL = 64;

    /// `correlateTransposed` takes so many numbers at a time.
    private static final int STEP = 16;

    /// Multiply-adds below which a hand-over to other threads costs more than it saves.
    private static final long PARALLEL_FROM = 1_000_000;

    private final ConvolutionKernels kernels;
    private final BufferPool pool;

    Convolution(ConvolutionKernels kernels, BufferPool pool) {
        this.kernels = kernels;
        this.pool = pool;
    }

    private static int threads(long work) {
        return work < PARALLEL_FROM ? 1 : Threads.count();
    }

    /// How far the cells of a window are from its place, in one direction.
    private static int[] cells(int count, Window window) {
        int[] cells = new int[count];
        for (int i = 0; i < count; i++) {
            cells[i] = i * window.dilation() - window.padding();
        }
        return cells;
    }

    /// One product: m lines of results from k shifted pieces, into places that lie on `out` (n, m, rows, columns).
    private record Product(int m, int k, float[] panels, int[] shifts, Tensor out) { }

    private Product product(int m, int k, float[] weights, float[] bias, Tensor out) {
        float[] panels = pool.take(kernels.panelSize(m, k));
        kernels.panels(m, k, weights, bias, panels);
        return new Product(m, k, panels, new int[k], out);
    }

    // ---------------------------------------------------------------- forward

    /// x (n, c, h, w), weights (f, c·i·j), out (n, f, rows, columns), x and out with any strides
    void forward(Tensor x, float[] weights, float[] bias, Window window, Tensor out) {
        int c = x.length(1);
        int[] down = cells(window.height(), window);
        int[] across = cells(window.width(), window);
        Frame frame = new Frame(window.strideDown(), window.strideAcross(), down, across, x.shape(), out.length(2),
                out.length(3));
        Product product = product(out.length(1), c * down.length * across.length, weights, bias, out);
        run(frame, x, () -> {
            int p = 0;
            for (int channel = 0; channel < c; channel++) {
                for (int u : down) {
                    for (int v : across) {
                        product.shifts[p++] = frame.shift(channel, u, v);
                    }
                }
            }
        }, product);
    }

    // ---------------------------------------------------------------- back to the pictures

    /// A pixel of x has taken part in the results of all places whose window lay over it: with the steps sorted out, the
    /// gradient is again a convolution in steps of 1, of g with the window turned by half a turn, one for each remainder of
    /// row and column. g (n, f, rows, columns) → out (n, c, h, w)
    void inputGradient(Tensor g, float[] weights, Window window, Tensor out) {
        int stepDown = window.strideDown();
        int stepAcross = window.strideAcross();
        int[] down = cells(window.height(), window);
        int[] across = cells(window.width(), window);
        Frame frame = new Frame(1, 1, turned(down, stepDown), turned(across, stepAcross), g.shape(),
                (out.length(2) + stepDown - 1) / stepDown, (out.length(3) + stepAcross - 1) / stepAcross);
        Product[] products = new Product[stepDown * stepAcross];
        int[][] seen = new int[products.length][];
        for (int phase = 0; phase < products.length; phase++) {
            Tensor part = part(out, phase / stepAcross, stepDown, phase % stepAcross, stepAcross);
            seen[phase] = seen(down, phase / stepAcross, stepDown, across, phase % stepAcross, stepAcross);
            if (seen[phase].length == 0) {
                Moves.fill(0, part);
            } else if (part.size() > 0) {
                products[phase] = turnedProduct(weights, g.length(1), out.length(1), seen[phase], down.length * across.length,
                        part);
            }
        }
        Product[] wanted = Arrays.stream(products).filter(product -> product != null).toArray(Product[]::new);
        run(frame, g, () -> {
            for (int phase = 0; phase < products.length; phase++) {
                for (int p = 0; products[phase] != null && p < products[phase].k; p++) {
                    int cell = seen[phase][p % seen[phase].length];
                    products[phase].shifts[p] = frame.shift(p / seen[phase].length,
                            -Math.floorDiv(down[cell / across.length], stepDown),
                            -Math.floorDiv(across[cell % across.length], stepAcross));
                }
            }
        }, wanted);
    }

    private static int[] turned(int[] cells, int step) {
        return Arrays.stream(cells).map(u -> -Math.floorDiv(u, step)).toArray();
    }

    /// The cells under which pixels of one remainder lie, the last one first: so g is walked through forwards.
    private static int[] seen(int[] down, int a, int stepDown, int[] across, int b, int stepAcross) {
        int cells = down.length * across.length;
        return IntStream.range(0, cells).map(i -> cells - 1 - i)
                .filter(cell -> Math.floorMod(down[cell / across.length], stepDown) == a
                        && Math.floorMod(across[cell % across.length], stepAcross) == b).toArray();
    }

    /// Every stepDown-th row from row a on, and every stepAcross-th column from column b on.
    private static Tensor part(Tensor out, int a, int stepDown, int b, int stepAcross) {
        int[] strides = out.strides();
        int rows = Math.max(0, (out.length(2) - a + stepDown - 1) / stepDown);
        int columns = Math.max(0, (out.length(3) - b + stepAcross - 1) / stepAcross);
        return Tensor.over(out.storage(), out.offset() + a * strides[2] + b * strides[3],
                new int[] {out.length(0), out.length(1), rows, columns},
                new int[] {strides[0], strides[1], stepDown * strides[2], stepAcross * strides[3]});
    }

    /// Channels and filters have changed places: (c, f·cells)
    private Product turnedProduct(float[] weights, int f, int c, int[] seen, int cells, Tensor part) {
        int k = f * seen.length;
        float[] turned = pool.take(c * k);
        for (int i = 0; i < f; i++) {
            for (int j = 0; j < c; j++) {
                for (int cell = 0; cell < seen.length; cell++) {
                    turned[j * k + i * seen.length + cell] = weights[(i * c + j) * cells + seen[cell]];
                }
            }
        }
        Product product = product(c, k, turned, null, part);
        pool.give(turned);
        return product;
    }

    // ---------------------------------------------------------------- both

    /// Pictures x (n, c, h, w) in their frame, block by block, and all products over them. `shifts` fills in where their
    /// pieces begin, once it is known how long a line is.
    private void run(Frame frame, Tensor x, Runnable shifts, Product... products) {
        int n = x.length(0);
        int c = x.length(1);
        int block = Math.clamp(Math.min(BLOCK / Math.max(1, frame.size(c)), (n + TASKS - 1) / TASKS), 1, Math.max(n, 1));
        int room = frame.roomFor(block, c, 0);
        shifts.run();
        long work = 0;
        for (Product product : products) {
            work += (long) product.out.size() * product.k;
        }
        Threads.run(n <= block ? 1 : threads(work), (n + block - 1) / block, (task, worker) -> {
            int from = task * block;
            int count = Math.min(block, n - from);
            float[] framed = pool.take(room);
            for (int channel = 0; channel < c; channel++) {
                frame.fill(kernels, x, channel, from, count, framed);
            }
            for (Product product : products) {
                if (product.out.strides()[3] == 1 && product.out.length(3) >= LONG) {
                    direct(frame, product, from, count, framed);
                } else {
                    together(frame, product, from, count, framed);
                }
            }
            pool.give(framed);
        });
        for (Product product : products) {
            pool.give(product.panels);
        }
    }

    /// Row by row, into the result.
    private void direct(Frame frame, Product product, int first, int count, float[] framed) {
        Tensor out = product.out;
        int[] strides = out.strides();
        int rows = out.length(2);
        int[] from = new int[count * rows];
        int[] to = new int[count * rows];
        for (int i = 0; i < from.length; i++) {
            from[i] = i / rows * frame.picture() + i % rows * frame.row();
            to[i] = out.offset() + (first + i / rows) * strides[0] + i % rows * strides[2];
        }
        kernels.correlate(product.m, out.length(3), product.k, product.panels, from.length, framed, from, product.shifts,
                Memory.data(out), to, strides[1]);
    }

    /// Picture by picture, or all of them at once if they are small; then row by row to where it belongs.
    private void together(Frame frame, Product product, int first, int count, float[] framed) {
        Tensor out = product.out;
        int[] strides = out.strides();
        int rows = out.length(2);
        int columns = out.length(3);
        int m = product.m;
        int each = (rows - 1) * frame.row() + columns;
        boolean joint = each < SMALL;
        int line = joint ? (count - 1) * frame.picture() + each : each;
        int pictureStep = joint ? frame.picture() : m * each;
        int[] from = new int[joint ? 1 : count];
        int[] to = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = i * frame.picture();
            to[i] = i * pictureStep;
        }
        float[] result = pool.take(joint ? m * line : count * pictureStep);
        kernels.correlate(m, line, product.k, product.panels, from.length, framed, from, product.shifts, result, to, line);
        for (int i = 0; i < count * m; i++) {
            int at = out.offset() + (first + i / m) * strides[0] + i % m * strides[1];
            int begin = i / m * pictureStep + i % m * line;
            if (strides[3] == 1) {
                kernels.copyRows(rows, columns, result, begin, frame.row(), Memory.data(out), at, strides[2]);
                continue;
            }
            for (int row = 0; row < rows; row++) {
                Moves.scatter(result, begin + row * frame.row(), Memory.data(out), at + row * strides[2], strides[3], columns);
            }
        }
        pool.give(result);
    }

    // ---------------------------------------------------------------- back to the weights

    /// g (n, f, rows, columns), x (n, c, h, w) → adds to out (f, c·i·j). g is laid out as the places of the frame are; what
    /// lies between them is 0 and counts for nothing.
    void filterGradient(Tensor g, Tensor x, Window window, float[] out) {
        int n = x.length(0);
        int c = x.length(1);
        int f = g.length(1);
        int[] down = cells(window.height(), window);
        int[] across = cells(window.width(), window);
        Frame frame = new Frame(window.strideDown(), window.strideAcross(), down, across, x.shape(), g.length(2), g.length(3));
        int block = Math.clamp(LARGE_BLOCK / Math.max(1, frame.size(c) + f * frame.picture()), 1, Math.max(n, 1));
        int line = (block * frame.picture() + STEP - 1) / STEP * STEP;
        int slack = (down.length * window.dilation() + 1) * frame.row() + across.length * window.dilation() + STEP;
        int room = frame.roomFor(block, c, slack);
        int[] shifts = new int[c * down.length * across.length];
        for (int p = 0; p < shifts.length; p++) {
            shifts[p] = frame.shift(p / across.length / down.length, down[p / across.length % down.length],
                    across[p % across.length]);
        }
        float[] framed = pool.take(room);
        float[] laid = pool.take(f * line);
        Arrays.fill(framed, 0, room, 0);
        for (int from = 0; from < n; from += block) {
            int first = from;
            int count = Math.min(block, n - from);
            int length = (count * frame.picture() + STEP - 1) / STEP * STEP;
            Threads.run(threads((long) g.size() * shifts.length / 8), c + f, (i, worker) -> {
                if (i < c) {
                    frame.fill(kernels, x, i, first, count, framed);
                } else {
                    int at = (i - c) * line;
                    frame.fillPlaces(kernels, g, i - c, first, count, laid, at);
                    Arrays.fill(laid, at + count * frame.picture(), at + length, 0);
                }
            });
            kernels.correlateTransposed(1, f, length, shifts.length, laid, 0, line, framed, 0, shifts, out);
        }
        pool.give(framed);
        pool.give(laid);
    }
}
