package scratch.math.tensor.cpu;

import static scratch.math.tensor.cpu.Memory.data;

import java.util.Arrays;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Reduction;
import scratch.math.tensor.Storage;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;
import scratch.math.tensor.Window;

/// Tensors in `float[]`, computed at once by the thread that asks, on [Kernels].
///
/// `new CpuBackend(new ScalarKernels())` is the definition that every other backend is held to. Arrays come from a pool
/// and go back to it when they are released.
public final class CpuBackend implements Backend {
    private final Kernels kernels;
    private final BufferPool pool = new BufferPool(Runtime.getRuntime().maxMemory() / 4 / Float.BYTES);
    private final Elementwise elementwise;
    private final Convolution convolution;
    private final Depthwise depthwise;

    public CpuBackend(Kernels kernels) {
        this.kernels = kernels;
        this.elementwise = new Elementwise(kernels);
        this.convolution = new Convolution(kernels, pool);
        this.depthwise = new Depthwise(kernels);
    }

    @Override
    public String name() {
        return "cpu (" + kernels.name() + ")";
    }

    // ---------------------------------------------------------------- memory

    /// Numbers that there is room for in released memory: once everything has been released, the most there ever was.
    public long idle() {
        return pool.held();
    }

    /// Numbers that there is room for in memory that has not been released, in tensors and in what a running operation
    /// borrows. A tensor that is dropped without being released stays in this count: in a training step it is a leak.
    public long inUse() {
        return pool.lent();
    }

    /// The most that were in use at one time since [#startPeak()].
    public long peak() {
        return pool.mostLent();
    }

    public void startPeak() {
        pool.forgetMost();
    }

    @Override
    public Storage allocate(int size) {
        return new Memory(this, pool, size);
    }

    @Override
    public void write(float[] from, Storage to, int at) {
        System.arraycopy(from, 0, Memory.data(to), at, from.length);
    }

    @Override
    public void read(Storage from, int at, float[] to) {
        System.arraycopy(Memory.data(from), at, to, 0, to.length);
    }

    // ---------------------------------------------------------------- fill and move

    @Override
    public void fill(float value, Tensor out) {
        Moves.fill(value, out);
    }

    @Override
    public void uniform(long seed, Tensor out) {
        Moves.uniform(seed, out);
    }

    @Override
    public void copy(Tensor a, Tensor out) {
        Moves.copy(a, out);
    }

    @Override
    public void gather(Tensor table, Tensor rows, Tensor out) {
        int d = table.length(1);
        for (int i = 0; i < rows.size(); i++) {
            int row = index("Backend.gather", data(rows)[rows.offset() + i], table.length(0));
            System.arraycopy(data(table), table.offset() + row * d, data(out), out.offset() + i * d, d);
        }
    }

    @Override
    public void scatterAdd(Tensor values, Tensor rows, Tensor out) {
        int d = out.length(1);
        for (int i = 0; i < rows.size(); i++) {
            int row = index("Backend.scatterAdd", data(rows)[rows.offset() + i], out.length(0));
            kernels.axpy(1, data(values), values.offset() + i * d, data(out), out.offset() + row * d, d);
        }
    }

    /// An index as tensors keep it, checked to be a whole number from 0 to `limit` − 1.
    static int index(String operation, float number, int limit) {
        int index = (int) number;
        if (index != number || index < 0 || index >= limit) {
            throw new IllegalArgumentException(operation + ": index " + number + ": must be a whole number from 0 to "
                    + (limit - 1));
        }
        return index;
    }

    @Override
    public void max(Tensor a, Tensor values, Tensor indices) {
        Reductions.max(data(a), a.offset(), a.length(0), a.length(1), a.length(2),
                data(values), values.offset(), data(indices), indices.offset());
    }

    @Override
    public void place(Tensor values, Tensor indices, Tensor out) {
        Moves.place(values, indices, out);
    }

    @Override
    public void im2col(Tensor x, Window window, float outside, Tensor out) {
        Columns.of(x, window, out).gather(data(x), outside, data(out));
    }

    @Override
    public void col2im(Tensor columns, Window window, Tensor out) {
        Columns.of(out, window, columns).scatterAdd(data(columns), data(out));
    }

    // ---------------------------------------------------------------- compute

    @Override
    public void unary(Unary f, Tensor a, float c, Tensor out) {
        if (out.size() > 0) {
            elementwise.unary(f, a, c, out);
        }
    }

    @Override
    public void binary(Binary f, Tensor a, Tensor b, float c, Tensor out) {
        if (out.size() > 0) {
            elementwise.binary(f, a, b, c, out);
        }
    }

    @Override
    public void where(Tensor condition, Tensor a, Tensor b, Tensor out) {
        if (out.size() > 0) {
            AxisLoops.where(condition, a, b, out);
        }
    }

    @Override
    public void cumulativeSum(Tensor a, boolean backwards, Tensor out) {
        AxisLoops.cumulativeSum(a, backwards, out);
    }

    @Override
    public void topK(Tensor a, Tensor values, Tensor indices) {
        AxisLoops.topK(a, values, indices);
    }

    @Override
    public void gatherAlong(Tensor a, Tensor indices, Tensor out) {
        AxisLoops.gather(a, indices, out);
    }

    @Override
    public void scatterAddAlong(Tensor values, Tensor indices, Tensor out) {
        AxisLoops.scatterAdd(values, indices, out);
    }

    @Override
    public void reduce(Reduction fold, Tensor a, Tensor out) {
        if (a.size() == 0) {
            fill(0, out);
        } else {
            new Reductions(kernels, fold, a, out).run(data(a), data(out));
        }
    }

    @Override
    public void matmul(Tensor a, Tensor b, boolean add, Tensor out) {
        Stacks.multiply(kernels, pool, a, b, add, out);
    }

    // ---------------------------------------------------------------- images

    /// (f, n·rows·columns) as images (n, f, rows, columns)
    private static Tensor images(Tensor product, int n, int[] places) {
        return product.reshape(product.length(0), n, places[0], places[1]).permute(1, 0, 2, 3);
    }

    @Override
    public void conv2d(Tensor x, Tensor weights, Tensor bias, Window window, Tensor out) {
        Tensor images = images(out, x.length(0), window.places("conv2d", x.shape()));
        convolution.forward(x, fromZero(weights), bias == null ? null : fromZero(bias), window, images);
    }

    @Override
    public void conv2dInputGradient(Tensor g, Tensor weights, Window window, Tensor out) {
        Tensor images = images(g, out.length(0), window.places("conv2d", out.shape()));
        convolution.inputGradient(images, fromZero(weights), window, out);
    }

    @Override
    public void conv2dFilterGradient(Tensor g, Tensor x, Window window, Tensor out) {
        fill(0, out);
        float[] sums = fromZero(out);
        convolution.filterGradient(images(g, x.length(0), window.places("conv2d", x.shape())), x, window, sums);
        store(sums, out);
    }

    @Override
    public void groupedConv2d(Tensor x, Tensor weights, Tensor bias, int groups, Window window, Tensor out) {
        if (groups != x.length(1)) {
            Backend.super.groupedConv2d(x, weights, bias, groups, window, out);
            return;
        }
        Tensor images = images(out, x.length(0), window.places("conv2d", x.shape()));
        depthwise.forward(x, fromZero(weights), bias == null ? null : fromZero(bias), window, images);
    }

    @Override
    public void groupedConv2dInputGradient(Tensor g, Tensor weights, int groups, Window window, Tensor out) {
        if (groups != out.length(1)) {
            Backend.super.groupedConv2dInputGradient(g, weights, groups, window, out);
            return;
        }
        Tensor images = images(g, out.length(0), window.places("conv2d", out.shape()));
        depthwise.inputGradient(images, fromZero(weights), window, out);
    }

    @Override
    public void groupedConv2dFilterGradient(Tensor g, Tensor x, int groups, Window window, Tensor out) {
        if (groups != x.length(1)) {
            Backend.super.groupedConv2dFilterGradient(g, x, groups, window, out);
            return;
        }
        float[] sums = fromZero(out);
        depthwise.filterGradient(images(g, x.length(0), window.places("conv2d", x.shape())), x, window, sums);
        store(sums, out);
    }

    @Override
    public void maxPool(Tensor x, Window window, Tensor values, Tensor indices) {
        Pooling.max(x, window, window.places("maxPool", x.shape()), data(values), values.offset(), data(indices),
                indices.offset());
    }

    @Override
    public void maxPoolGradient(Tensor g, Tensor indices, Window window, Tensor out) {
        fill(0, out);
        Pooling.maxGradient(data(g), g.offset(), data(indices), indices.offset(), window,
                window.places("maxPool", out.shape()), out);
    }

    // ---------------------------------------------------------------- attention

    @Override
    public void attention(Attention how, Tensor q, Tensor k, Tensor v, Tensor out, Tensor logSums) {
        AttentionBlocks.run(kernels, pool, how, q, k, v, out, logSums);
    }

    @Override
    public void attentionGradient(Attention how, Tensor q, Tensor k, Tensor v, Tensor out, Tensor logSums, Tensor g,
                                  Tensor dq, Tensor dk, Tensor dv, Tensor dBias) {
        AttentionSlopes.run(kernels, pool, how, new Tensor[] {q, k, v, out, g}, logSums, new Tensor[] {dq, dk, dv}, dBias);
    }

    // ---------------------------------------------------------------- recurrent cells

    @Override
    public void lstmCell(Tensor gates, Tensor before, Tensor cells, Tensor states) {
        kernels.lstmCell(cells.length(0), cells.length(1), data(gates), gates.offset(), data(before), before.offset(),
                data(cells), cells.offset(), data(states), states.offset());
    }

    @Override
    public void lstmCellGradient(Tensor gates, Tensor before, Tensor cells, Tensor atStates, Tensor atCells, Tensor out) {
        kernels.lstmCellGradient(cells.length(0), cells.length(1), data(gates), gates.offset(), data(before),
                before.offset(), data(cells), cells.offset(), data(atStates), atStates.offset(), data(atCells),
                atCells.offset(), data(out), out.offset());
    }

    @Override
    public void gruCell(Tensor gates, Tensor hidden, Tensor before, Tensor states) {
        kernels.gruCell(before.length(0), before.length(1), data(gates), gates.offset(), data(hidden), hidden.offset(),
                data(before), before.offset(), data(states), states.offset());
    }

    @Override
    public void gruCellGradient(Tensor gates, Tensor hidden, Tensor before, Tensor atStates, Tensor out, Tensor atHidden) {
        kernels.gruCellGradient(before.length(0), before.length(1), data(gates), gates.offset(), data(hidden),
                hidden.offset(), data(before), before.offset(), data(atStates), atStates.offset(), data(out), out.offset(),
                data(atHidden), atHidden.offset());
    }

    // ---------------------------------------------------------------- fused

    /// The same numbers from position 0 of an array on, where all loops of [RowLoops] begin. Nearly always they do.
    private float[] fromZero(Tensor a) {
        return a.offset() == 0 ? data(a) : Arrays.copyOfRange(data(a), a.offset(), a.offset() + a.size());
    }

    /// Brings a result to where it belongs, if it was made elsewhere.
    private void store(float[] result, Tensor out) {
        if (result != data(out)) {
            System.arraycopy(result, 0, data(out), out.offset(), out.size());
        }
    }

    @Override
    public void softmax(Tensor a, boolean log, Tensor out) {
        int rows = a.length(0);
        int columns = a.length(1);
        if (log) {
            float[] z = fromZero(out);
            RowLoops.logSoftmax(kernels, rows, columns, fromZero(a), z);
            store(z, out);
        } else {
            kernels.softmax(rows, columns, data(a), a.offset(), columns, data(out), out.offset(), columns);
        }
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor g, boolean log, Tensor out) {
        float[] z = fromZero(out);
        RowLoops.softmaxGradient(kernels, log, y.length(0), y.length(1), fromZero(y), fromZero(g), z);
        store(z, out);
    }

    @Override
    public void standardize(Tensor a, float epsilon, Tensor out, Tensor s) {
        float[] z = fromZero(out);
        float[] factors = fromZero(s);
        RowLoops.standardize(epsilon, a.length(0), a.length(1), fromZero(a), z, factors);
        store(z, out);
        store(factors, s);
    }

    @Override
    public void standardizeGradient(Tensor y, Tensor s, Tensor g, Tensor out) {
        float[] z = fromZero(out);
        RowLoops.standardizeGradient(y.length(0), y.length(1), fromZero(y), fromZero(s), fromZero(g), z);
        store(z, out);
    }

    @Override
    public void batchNorm(Tensor x, Tensor gain, Tensor shift, Tensor added, boolean relu, float epsilon, Tensor out,
                          Tensor statistics) {
        float[] z = fromZero(out);
        float[] known = fromZero(statistics);
        BatchLoops.forward(kernels, x.length(0), x.length(1), epsilon, relu, fromZero(x), fromZero(gain), fromZero(shift),
                added == null ? null : fromZero(added), z, known);
        store(z, out);
        store(known, statistics);
    }

    @Override
    public void batchNormGradient(Tensor x, Tensor y, Tensor gain, Tensor statistics, float epsilon, Tensor g, Tensor out,
                                  Tensor atGain, Tensor atShift, Tensor atAdded) {
        float[] z = fromZero(out);
        float[] gains = fromZero(atGain);
        float[] shifts = fromZero(atShift);
        float[] slopes = fromZero(g);
        float[] gamma = y == null ? slopes : atAdded == null ? z : fromZero(atAdded);
        BatchLoops.gradient(kernels, x.length(0), x.length(1), epsilon, fromZero(x), y == null ? null : fromZero(y),
                fromZero(gain), fromZero(statistics), slopes, z, gains, shifts, gamma);
        store(z, out);
        store(gains, atGain);
        store(shifts, atShift);
        if (atAdded != null) {
            store(gamma, atAdded);
        }
    }

    @Override
    public void crossEntropy(Tensor logits, Tensor labels, Tensor losses, Tensor gradient) {
        float[] result = fromZero(losses);
        float[] slopes = gradient == null ? pool.take(logits.size()) : fromZero(gradient);
        RowLoops.crossEntropy(kernels, logits.length(0), logits.length(1), fromZero(logits), fromZero(labels), result,
                slopes);
        store(result, losses);
        if (gradient == null) {
            pool.give(slopes);
        } else {
            store(slopes, gradient);
        }
    }

    @Override
    public void adam(AdamStep step, Tensor w, Tensor g, Tensor m, Tensor v) {
        float[] weights = fromZero(w);
        float[] mean = fromZero(m);
        float[] square = fromZero(v);
        RowLoops.adam(step, w.size(), weights, fromZero(g), mean, square);
        store(weights, w);
        store(mean, m);
        store(square, v);
    }
}
