package scratch.math.tensor.contract;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import scratch.math.kernel.ScalarKernels;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Reduction;
import scratch.math.tensor.Storage;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;
import scratch.math.tensor.Window;
import scratch.math.tensor.cpu.CpuBackend;

/// A backend that does nothing when asked: it writes down what is to be done, and does it when somebody reads. So it
/// behaves like a device with a queue, and shows which code reads. Fresh memory is full of NaN. For tests.
public final class CountingBackend implements Backend {
    private final CpuBackend worker = new CpuBackend(new ScalarKernels());
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private int reads;
    private int writes;
    private int operations;
    private int alive;
    private long numbers;

    private final class Delayed extends Storage {
        private Storage real;

        Delayed(int size) {
            super(CountingBackend.this, size);
            alive++;
            numbers += size;
            queue.add(() -> {
                real = worker.allocate(size);
                float[] nothing = new float[size];
                Arrays.fill(nothing, Float.NaN);
                worker.write(nothing, real, 0);
            });
        }

        @Override
        protected void free() {
            alive--;
            queue.add(() -> {
                real.release();
                real = null;
            });
        }
    }

    /// How often numbers were copied to this machine.
    public int reads() {
        return reads;
    }

    public int writes() {
        return writes;
    }

    public int operations() {
        return operations;
    }

    /// Storages allocated and not released.
    public int alive() {
        return alive;
    }

    /// How many numbers there has been room for, in all storages together.
    public long numbers() {
        return numbers;
    }

    public int waiting() {
        return queue.size();
    }

    private static Tensor real(Tensor t) {
        return Tensor.over(((Delayed) t.storage()).real, t.offset(), t.shape(), t.strides());
    }

    private void later(Runnable operation) {
        operations++;
        queue.add(operation);
    }

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public Storage allocate(int size) {
        return new Delayed(size);
    }

    @Override
    public void write(float[] from, Storage to, int at) {
        writes++;
        float[] copy = from.clone();
        queue.add(() -> worker.write(copy, ((Delayed) to).real, at));
    }

    @Override
    public void read(Storage from, int at, float[] to) {
        reads++;
        finish();
        worker.read(((Delayed) from).real, at, to);
    }

    @Override
    public void finish() {
        while (!queue.isEmpty()) {
            queue.poll().run();
        }
    }

    @Override
    public void fill(float value, Tensor out) {
        later(() -> worker.fill(value, real(out)));
    }

    @Override
    public void uniform(long seed, Tensor out) {
        later(() -> worker.uniform(seed, real(out)));
    }

    @Override
    public void copy(Tensor a, Tensor out) {
        later(() -> worker.copy(real(a), real(out)));
    }

    @Override
    public void gather(Tensor table, Tensor rows, Tensor out) {
        later(() -> worker.gather(real(table), real(rows), real(out)));
    }

    @Override
    public void scatterAdd(Tensor values, Tensor rows, Tensor out) {
        later(() -> worker.scatterAdd(real(values), real(rows), real(out)));
    }

    @Override
    public void max(Tensor a, Tensor values, Tensor indices) {
        later(() -> worker.max(real(a), real(values), real(indices)));
    }

    @Override
    public void place(Tensor values, Tensor indices, Tensor out) {
        later(() -> worker.place(real(values), real(indices), real(out)));
    }

    @Override
    public void im2col(Tensor x, Window window, float outside, Tensor out) {
        later(() -> worker.im2col(real(x), window, outside, real(out)));
    }

    @Override
    public void col2im(Tensor columns, Window window, Tensor out) {
        later(() -> worker.col2im(real(columns), window, real(out)));
    }

    @Override
    public void unary(Unary f, Tensor a, float c, Tensor out) {
        later(() -> worker.unary(f, real(a), c, real(out)));
    }

    @Override
    public void binary(Binary f, Tensor a, Tensor b, float c, Tensor out) {
        later(() -> worker.binary(f, real(a), real(b), c, real(out)));
    }

    @Override
    public void where(Tensor condition, Tensor a, Tensor b, Tensor out) {
        later(() -> worker.where(real(condition), real(a), real(b), real(out)));
    }

    @Override
    public void cumulativeSum(Tensor a, boolean backwards, Tensor out) {
        later(() -> worker.cumulativeSum(real(a), backwards, real(out)));
    }

    @Override
    public void topK(Tensor a, Tensor values, Tensor indices) {
        later(() -> worker.topK(real(a), real(values), real(indices)));
    }

    @Override
    public void gatherAlong(Tensor a, Tensor indices, Tensor out) {
        later(() -> worker.gatherAlong(real(a), real(indices), real(out)));
    }

    @Override
    public void scatterAddAlong(Tensor values, Tensor indices, Tensor out) {
        later(() -> worker.scatterAddAlong(real(values), real(indices), real(out)));
    }

    @Override
    public void reduce(Reduction fold, Tensor a, Tensor out) {
        later(() -> worker.reduce(fold, real(a), real(out)));
    }

    @Override
    public void matmul(Tensor a, Tensor b, boolean add, Tensor out) {
        later(() -> worker.matmul(real(a), real(b), add, real(out)));
    }

    @Override
    public void lstmCell(Tensor gates, Tensor before, Tensor cells, Tensor states) {
        later(() -> worker.lstmCell(real(gates), real(before), real(cells), real(states)));
    }

    @Override
    public void lstmCellGradient(Tensor gates, Tensor before, Tensor cells, Tensor atStates, Tensor atCells, Tensor out) {
        later(() -> worker.lstmCellGradient(real(gates), real(before), real(cells), real(atStates), real(atCells),
                real(out)));
    }

    @Override
    public void gruCell(Tensor gates, Tensor hidden, Tensor before, Tensor states) {
        later(() -> worker.gruCell(real(gates), real(hidden), real(before), real(states)));
    }

    @Override
    public void gruCellGradient(Tensor gates, Tensor hidden, Tensor before, Tensor atStates, Tensor out, Tensor atHidden) {
        later(() -> worker.gruCellGradient(real(gates), real(hidden), real(before), real(atStates), real(out),
                real(atHidden)));
    }

    @Override
    public void groupedConv2d(Tensor x, Tensor weights, Tensor bias, int groups, Window window, Tensor out) {
        later(() -> worker.groupedConv2d(real(x), real(weights), bias == null ? null : real(bias), groups, window, real(out)));
    }

    @Override
    public void groupedConv2dInputGradient(Tensor g, Tensor weights, int groups, Window window, Tensor out) {
        later(() -> worker.groupedConv2dInputGradient(real(g), real(weights), groups, window, real(out)));
    }

    @Override
    public void groupedConv2dFilterGradient(Tensor g, Tensor x, int groups, Window window, Tensor out) {
        later(() -> worker.groupedConv2dFilterGradient(real(g), real(x), groups, window, real(out)));
    }

    @Override
    public void batchNorm(Tensor x, Tensor gain, Tensor shift, Tensor added, boolean relu, float epsilon, Tensor out,
                          Tensor statistics) {
        later(() -> worker.batchNorm(real(x), real(gain), real(shift), added == null ? null : real(added), relu, epsilon,
                real(out), real(statistics)));
    }

    @Override
    public void batchNormGradient(Tensor x, Tensor y, Tensor gain, Tensor statistics, float epsilon, Tensor g, Tensor out,
                                  Tensor atGain, Tensor atShift, Tensor atAdded) {
        later(() -> worker.batchNormGradient(real(x), y == null ? null : real(y), real(gain), real(statistics), epsilon,
                real(g), real(out), real(atGain), real(atShift), atAdded == null ? null : real(atAdded)));
    }

    @Override
    public void softmax(Tensor a, boolean log, Tensor out) {
        later(() -> worker.softmax(real(a), log, real(out)));
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor g, boolean log, Tensor out) {
        later(() -> worker.softmaxGradient(real(y), real(g), log, real(out)));
    }

    @Override
    public void standardize(Tensor a, float epsilon, Tensor out, Tensor s) {
        later(() -> worker.standardize(real(a), epsilon, real(out), real(s)));
    }

    @Override
    public void standardizeGradient(Tensor y, Tensor s, Tensor g, Tensor out) {
        later(() -> worker.standardizeGradient(real(y), real(s), real(g), real(out)));
    }

    @Override
    public void crossEntropy(Tensor logits, Tensor labels, Tensor losses, Tensor gradient) {
        later(() -> worker.crossEntropy(real(logits), real(labels), real(losses),
                gradient == null ? null : real(gradient)));
    }

    @Override
    public void adam(AdamStep step, Tensor w, Tensor g, Tensor m, Tensor v) {
        later(() -> worker.adam(step, real(w), real(g), real(m), real(v)));
    }
}
