package scratch.cuda.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Transpose;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Reduction;
import scratch.math.tensor.Storage;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;
import scratch.math.tensor.Window;

/// Tensors in the memory of a [Device], computed by its kernels in the order of the calls, on one stream.
///
/// A call puts a kernel on the stream and returns; only `read` and `finish` wait. So a training step crosses the bus
/// for its batch and its loss alone. Every operation is one or a few kernels, in the file of the same subject in
/// `src/main/cuda`; none uses atomic additions, whose order changes from run to run, so the same calls give the same bits.
/// Any thread may call; calls from several wait for one another.
public final class CudaBackend implements Backend {
    private static final String[] UNARY = kernels("unary_", Unary.values());
    private static final String[] BINARY = kernels("binary_", Binary.values());
    private static final int MOST_IN_Y = 65_535;

    private final Device device;
    private final MemoryPool pool;
    private final Calls calls;
    private final IndexFaults faults;
    private final Folding folding;
    private final Products products;
    private final Transpose transpose;
    private final Layout layout = new Layout();
    private final Sliding sliding = new Sliding();
    private final MemorySegment adamStep = Arena.ofAuto().allocate(6L * Float.BYTES, Float.BYTES);
    private long writes;
    private long writtenBytes;
    private long reads;
    private long readBytes;

    /// On a device that stays open as long as this is used.
    public CudaBackend(Device device) {
        this(device, true);
    }

    CudaBackend(Device device, boolean keepMemory) {
        this.device = device;
        pool = new MemoryPool(device, keepMemory);
        calls = new Calls(this, device);
        faults = new IndexFaults(device);
        folding = new Folding(calls, pool);
        products = new Products(this, calls, device);
        transpose = new Transpose(device);
    }

    private static String[] kernels(String prefix, Enum<?>[] functions) {
        return Arrays.stream(functions).map(f -> prefix + f.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    @Override
    public String name() {
        return "cuda (" + device.properties().name() + ")";
    }

    /// The device that it computes on.
    public Device device() {
        return device;
    }

    /// What has been asked of the device so far.
    public synchronized Traffic traffic() {
        return new Traffic(calls.launches(), calls.bytes(), products.operations(), writes, writtenBytes, reads, readBytes,
                pool.allocations());
    }

    // ---------------------------------------------------------------- memory

    @Override
    public synchronized Storage allocate(int size) {
        return new CudaStorage(this, pool, size);
    }

    @Override
    public synchronized void write(float[] from, Storage to, int at) {
        if (from.length > 0) {
            writes++;
            writtenBytes += (long) Float.BYTES * from.length;
            device.copyIn(MemorySegment.ofArray(from), ((CudaStorage) to).memory(), (long) Float.BYTES * at, device.stream());
        }
    }

    @Override
    public synchronized void read(Storage from, int at, float[] to) {
        if (to.length == 0) {
            finish();
            return;
        }
        reads++;
        readBytes += (long) Float.BYTES * to.length;
        faults.fetch();
        device.copyOut(((CudaStorage) from).memory(), (long) Float.BYTES * at, MemorySegment.ofArray(to), device.stream());
        faults.raise();
    }

    @Override
    public synchronized void finish() {
        faults.fetch();
        device.stream().synchronize();
        faults.raise();
    }

    // ---------------------------------------------------------------- fill and move

    @Override
    public synchronized void fill(float value, Tensor out) {
        if (!layout.elementwise(out.shape(), out.strides())) {
            slices(out.length(0), i -> fill(value, out.select(0, i)));
        } else if (layout.size() > 0 && layout.contiguous() && Float.floatToRawIntBits(value) == 0) {
            device.fill((byte) 0, calls.memory(out), (long) Float.BYTES * out.offset(), (long) Float.BYTES * out.size(),
                    device.stream());
        } else {
            calls.of("moves", "fill").with(layout).with(value).with(out).over(elements());
        }
    }

    /// How many threads an elementwise kernel can use: one for each number, or for four where they stand side by side.
    private long elements() {
        return layout.contiguous() ? (layout.size() + 3L) / 4 : layout.size();
    }

    /// For tensors with more axes than a kernel walks along: one after the other along the first axis.
    private static void slices(int length, IntConsumer each) {
        for (int i = 0; i < length; i++) {
            each.accept(i);
        }
    }

    @Override
    public synchronized void uniform(long seed, Tensor out) {
        calls.of("moves", "uniform").with(seed).with(out.size()).with(out).over(out.size());
    }

    @Override
    public synchronized void copy(Tensor a, Tensor out) {
        if (!layout.elementwise(out.shape(), out.strides(), a.strides())) {
            slices(out.length(0), i -> copy(a.select(0, i), out.select(0, i)));
        } else if (layout.size() > 0 && layout.contiguous()) {
            device.copy(calls.memory(a), (long) Float.BYTES * a.offset(), calls.memory(out), (long) Float.BYTES * out.offset(),
                    (long) Float.BYTES * out.size(), device.stream());
        } else if (layout.turned() && Math.min(layout.length(0), layout.length(1)) >= Calls.WARP) {
            turn(a, out);
        } else {
            calls.of("moves", "copy").with(layout).with(a).with(out).over(layout.size());
        }
    }

    /// Large matrices are turned tile by tile in shared memory, so that both sides are read and written along their rows.
    private void turn(Tensor a, Tensor out) {
        int rows = layout.length(1);
        int columns = layout.length(0);
        transpose.transpose(new DeviceMatrix(calls.memory(a), a.offset(), rows, columns, layout.stride(1, 1), Float.BYTES),
                new DeviceMatrix(calls.memory(out), out.offset(), columns, rows, layout.stride(0, 0), Float.BYTES),
                device.stream());
        calls.launched(2L * Float.BYTES * out.size());
    }

    @Override
    public synchronized void gather(Tensor table, Tensor rows, Tensor out) {
        calls.of("moves", "gather").with(table).with(rows).with(out.size()).with(table.length(0)).with(table.length(1))
                .with(out)
                .with(faults.note()).over(out.size());
    }

    @Override
    public synchronized void scatterAdd(Tensor values, Tensor rows, Tensor out) {
        int m = rows.size();
        int d = out.length(1);
        if (m > 0) {
            int threads = d > Calls.WARP || m > Calls.WARP ? Calls.THREADS : Calls.WARP;
            calls.of("moves", "scatterAdd").with(values).with(rows).with(m).with(out.length(0)).with(d).with(out)
                    .with(faults.note()).on(Grid.of(Math.min(m, calls.mostBlocks()), threads));
        }
    }

    @Override
    public synchronized void max(Tensor a, Tensor values, Tensor indices) {
        int lines = values.size();
        calls.of("folds", "largest").with(a).with(lines).with(a.length(1)).with(a.length(2)).with(values).with(indices)
                .over(a.length(2) == 1 ? (long) Calls.WARP * lines : lines);
    }

    @Override
    public synchronized void place(Tensor values, Tensor indices, Tensor out) {
        calls.of("moves", "place").with(values).with(indices).with(out.size()).with(out.length(1)).with(out.length(2)).with(out)
                .with(faults.note()).over(out.size());
    }

    // ---------------------------------------------------------------- compute

    @Override
    public synchronized void unary(Unary f, Tensor a, float c, Tensor out) {
        if (layout.elementwise(out.shape(), out.strides(), a.strides())) {
            calls.of("elementwise", UNARY[f.ordinal()]).with(layout).with(a).with(c).with(out).over(elements());
        } else {
            slices(out.length(0), i -> unary(f, a.select(0, i), c, out.select(0, i)));
        }
    }

    @Override
    public synchronized void binary(Binary f, Tensor a, Tensor b, float c, Tensor out) {
        if (layout.elementwise(out.shape(), out.strides(), a.strides(), b.strides())) {
            calls.of("elementwise", BINARY[f.ordinal()]).with(layout).with(a).with(b).with(c).with(out).over(elements());
        } else {
            slices(out.length(0), i -> binary(f, a.select(0, i), b.select(0, i), c, out.select(0, i)));
        }
    }

    @Override
    public synchronized void where(Tensor condition, Tensor a, Tensor b, Tensor out) {
        if (layout.elementwise(out.shape(), out.strides(), condition.strides(), a.strides(), b.strides())) {
            calls.of("elementwise", "choose").with(layout).with(condition).with(a).with(b).with(out).over(layout.size());
        } else {
            slices(out.length(0), i -> where(condition.select(0, i), a.select(0, i), b.select(0, i), out.select(0, i)));
        }
    }

    @Override
    public synchronized void reduce(Reduction fold, Tensor a, Tensor out) {
        if (a.size() == 0) {
            fill(0, out);
        } else if (!folding.reduce(fold, a, out)) {
            Tensor plain = a.copy();                           // so many axes that no walk covers them: side by side first
            folding.reduce(fold, plain, out);
            plain.release();
        }
    }

    @Override
    public synchronized void matmul(Tensor a, Tensor b, boolean add, Tensor out) {
        if (out.size() > 0) {
            products.multiply(a, b, add, out);
        }
    }

    // ---------------------------------------------------------------- along an axis

    @Override
    public synchronized void cumulativeSum(Tensor a, boolean backwards, Tensor out) {
        int lines = a.length(0) * a.length(2);
        calls.of("folds", "cumulativeSum").with(a).with(lines).with(a.length(1)).with(a.length(2)).with(backwards).with(out)
                .over(lines);
    }

    @Override
    public synchronized void topK(Tensor a, Tensor values, Tensor indices) {
        int lines = a.length(0) * a.length(2);
        if (lines > 0) {
            int threads = a.length(1) > 4 * Calls.WARP ? Calls.THREADS : Calls.WARP;
            calls.of("folds", "topK").with(a).with(lines).with(a.length(1)).with(a.length(2)).with(values.length(1))
                .with(values)
                    .with(indices).on(Grid.of(Math.min(lines, calls.mostBlocks()), threads));
        }
    }

    @Override
    public synchronized void gatherAlong(Tensor a, Tensor indices, Tensor out) {
        calls.of("moves", "gatherAlong").with(a).with(indices).with(out.size()).with(a.length(1)).with(out.length(1))
                .with(out.length(2)).with(out).with(faults.note()).over(out.size());
    }

    @Override
    public synchronized void scatterAddAlong(Tensor values, Tensor indices, Tensor out) {
        int lines = values.length(0) * values.length(2);
        calls.of("moves", "scatterAddAlong").with(values).with(indices).with(lines).with(out.length(1)).with(values.length(1))
                .with(values.length(2)).with(out).with(faults.note()).over(lines);
    }

    // ---------------------------------------------------------------- images

    @Override
    public synchronized void im2col(Tensor x, Window window, float outside, Tensor out) {
        sliding.over("Backend.im2col", x, window);
        if (out.size() > 0) {
            int rows = sliding.channels() * sliding.cells();
            int blocks = (sliding.places() + Calls.THREADS - 1) / Calls.THREADS;
            calls.of("columns", "im2col").with(sliding.structure()).with(x).with(outside).with(out)
                    .on(new Grid(Math.min(blocks, calls.mostBlocks()), Math.min(rows, MOST_IN_Y), 1,
                            Math.min(Calls.THREADS, (sliding.places() + Calls.WARP - 1) / Calls.WARP * Calls.WARP), 1, 1, 0));
        }
    }

    @Override
    public synchronized void col2im(Tensor columns, Window window, Tensor out) {
        calls.of("columns", "col2im").with(sliding.over("Backend.col2im", out, window).structure()).with(columns).with(out)
                .over(sliding.pixels());
    }

    @Override
    public synchronized void maxPool(Tensor x, Window window, Tensor values, Tensor indices) {
        calls.of("columns", "maxPool").with(sliding.over("Backend.maxPool", x, window).structure()).with(x).with(values)
                .with(indices).over(values.size());
    }

    @Override
    public synchronized void maxPoolGradient(Tensor g, Tensor indices, Window window, Tensor out) {
        calls.of("columns", "maxPoolGradient").with(sliding.over("Backend.maxPoolGradient", out, window).structure()).with(g)
                .with(indices).with(out).with(faults.note()).over(out.size());
    }

    // ---------------------------------------------------------------- fused

    @Override
    public synchronized void softmax(Tensor a, boolean log, Tensor out) {
        calls.of("rows", "softmax").with(a).with(a.length(0)).with(a.length(1)).with(log).with(out)
                .overRows(a.length(0), a.length(1));
    }

    @Override
    public synchronized void softmaxGradient(Tensor y, Tensor g, boolean log, Tensor out) {
        calls.of("rows", "softmaxGradient").with(y).with(g).with(y.length(0)).with(y.length(1)).with(log).with(out)
                .overRows(y.length(0), y.length(1));
    }

    @Override
    public synchronized void standardize(Tensor a, float epsilon, Tensor out, Tensor s) {
        calls.of("rows", "standardize").with(a).with(a.length(0)).with(a.length(1)).with(epsilon).with(out).with(s)
                .overRows(a.length(0), a.length(1));
    }

    @Override
    public synchronized void standardizeGradient(Tensor y, Tensor s, Tensor g, Tensor out) {
        calls.of("rows", "standardizeGradient").with(y).with(s).with(g).with(y.length(0)).with(y.length(1)).with(out)
                .overRows(y.length(0), y.length(1));
    }

    @Override
    public synchronized void crossEntropy(Tensor logits, Tensor labels, Tensor losses, Tensor gradient) {
        calls.of("rows", "crossEntropy").with(logits).with(labels).with(logits.length(0)).with(logits.length(1)).with(losses)
                .with(gradient).with(faults.note()).overRows(logits.length(0), logits.length(1));
    }

    @Override
    public synchronized void adam(AdamStep step, Tensor w, Tensor g, Tensor m, Tensor v) {
        float[] constants = {step.rate() * step.correction1(), step.beta1(), step.beta2(), step.epsilon(), step.correction2(),
            1 - step.rate() * step.decay()};
        for (int i = 0; i < constants.length; i++) {
            adamStep.setAtIndex(ValueLayout.JAVA_FLOAT, i, constants[i]);
        }
        calls.of("adam", "adam").with(adamStep).with(w.size()).with(g).with(w).with(m).with(v).over(w.size());
    }
}
