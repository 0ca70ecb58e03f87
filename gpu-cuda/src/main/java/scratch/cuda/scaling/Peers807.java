package scratch.cuda.scaling;

import java.util.SplittableRandom;

import scratch.cuda.tensor.CudaBackend;
import scratch.cuda.tensor.Traffic;
import scratch.example.CheckGroup;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Stopwatch;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Tensor;

/// Holds the formulas of lesson 807 to counts and to plain search, and measures the machines that are there.
final class Peers807 {
    /// The machines of the page, whatever the options say.
    static final Processor PROCESSOR = new Processor(900e9, 90e9);
    static final Accelerator GPU = new Accelerator(67e12, 3350e9, 64e9, 10e-6);
    private static final int NUMBERS = 1 << 20;
    private static final int LARGE = 1 << 24;         // three vectors of 64 MB: more than a cache holds
    private static final int ROWS = 1024;
    private static final int RUNS = 20;
    private static final long WARM_UP_NANOS = 3_000_000_000L;

    private Peers807() {
    }

    static CheckTable checks(CudaBackend cuda) {
        var checks = CheckTable.against("counts, search");
        var counts = checks.group("counts of a sum and a product", 0);
        counted(counts, "sum", Work.sum(1000), traffic(cuda, false, 1000));
        counted(counts, "product", Work.product(24), traffic(cuda, true, 24));
        counts.same("product, operations", Work.product(24).operations(), traffic(cuda, true, 24).operations());
        double perNumber = 12 * (1 / PROCESSOR.memory() - 1 / GPU.memory());
        checks.same("sum, there: L / (12 (1/m - 1/M))", Crossover.size(n -> Work.sum(n).resident(), PROCESSOR, GPU,
                Ex807CpuAndGpuScaling.MOST).orElseThrow(), (long) Math.ceil(GPU.start() / perNumber));
        double perProduct = 2 * (1 / PROCESSOR.operations() - 1 / GPU.operations());
        checks.same("product, there: the cube root", Crossover.size(n -> Work.product(n).resident(), PROCESSOR, GPU,
                Ex807CpuAndGpuScaling.MOST).orElseThrow(), (long) Math.ceil(Math.cbrt(GPU.start() / perProduct)));
        long searched = 1;
        while (PROCESSOR.seconds(Work.product(searched)) <= GPU.seconds(Work.product(searched))) {
            searched++;
        }
        checks.same("product, copied: size by size", Crossover.size(Work::product, PROCESSOR, GPU,
                Ex807CpuAndGpuScaling.MOST).orElseThrow(), searched);
        return checks;
    }

    private static void counted(CheckGroup counts, String name, Work work, Traffic traffic) {
        counts.same(name + ", launches", work.launches(), traffic.launches());
        counts.same(name + ", copies", work.copies(), (double) traffic.writes() + traffic.reads());
        counts.same(name + ", bytes that cross", work.crossing(), (double) traffic.writtenBytes() + traffic.readBytes());
        counts.same(name + ", bytes touched", work.touched(), traffic.touched());
    }

    /// What the device is asked for when an operation of size n sends its operands and fetches its result.
    static Traffic traffic(CudaBackend cuda, boolean product, int n) {
        return Backend.using(cuda, () -> {
            Traffic before = cuda.traffic();
            copied(product, values(product, n), n);
            return cuda.traffic().since(before);
        });
    }

    private static float[] copied(boolean product, float[] values, int n) {
        Tensor a = tensor(product, values, n);
        Tensor b = tensor(product, values, n);
        return (product ? a.matmul(b) : a.plus(b)).toArray();
    }

    private static Tensor tensor(boolean product, float[] values, int n) {
        return product ? Tensor.of(values, n, n) : Tensor.of(values, n);
    }

    private static float[] values(boolean product, int n) {
        var random = new SplittableRandom(n);
        float[] values = new float[product ? n * n : n];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    // ---------------------------------------------------------------- clocks

    /// Nanoseconds of the sum of 2²⁰ numbers by a plain loop.
    static long sumNanos() {
        float[] a = values(false, NUMBERS);
        float[] b = a.clone();
        float[] c = new float[NUMBERS];
        return Stopwatch.medianNanos(RUNS, () -> {
            for (int i = 0; i < c.length; i++) {
                c[i] = a[i] + b[i];
            }
            return c;
        });
    }

    /// The rates that the tensors of this process reach: a sum in place that no cache holds, and a product.
    static Processor thisProcessor() {
        Tensor a = tensor(false, values(false, LARGE), LARGE);
        Tensor b = tensor(false, values(false, LARGE), LARGE);
        Tensor p = tensor(true, values(true, ROWS), ROWS);
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            p.matmul(p).release();
        }
        long product = Stopwatch.medianNanos(RUNS, () -> p.matmul(p).release());
        long sum = Stopwatch.medianNanos(RUNS, () -> a.addInPlace(b, 1));
        return new Processor(1e9 * Work.product(ROWS).operations() / product, 1e9 * Work.sum(LARGE).touched() / sum);
    }

    /// Times of a GPU beside what the four numbers promise.
    static void measured(CudaBackend cuda, Accelerator gpu) {
        Console.print("%nMeasured on this GPU, and how many times as long as the least that is computed%n");
        Backend.using(cuda, () -> {
            for (int n : new int[] {1 << 16, NUMBERS, LARGE}) {
                measured(cuda, gpu, false, n);
            }
            for (int n : new int[] {256, ROWS, 4 * ROWS}) {
                measured(cuda, gpu, true, n);
            }
            return null;
        });
    }

    private static void measured(CudaBackend cuda, Accelerator gpu, boolean product, int n) {
        float[] values = values(product, n);
        Tensor a = tensor(product, values, n);
        Tensor b = tensor(product, values, n);
        Work work = product ? Work.product(n) : Work.sum(n);
        long copied = Stopwatch.medianNanos(RUNS, () -> copied(product, values, n));
        long there = Stopwatch.medianNanos(RUNS, () -> {
            (product ? a.matmul(b) : a.plus(b)).release();
            cuda.finish();
        });
        Console.print("  %-7s of %,10d   copied %8.3f ms, %5.1f times   there %8.3f ms, %5.1f times%n",
                product ? "product" : "sum", n, copied / 1e6, copied / 1e9 / gpu.seconds(work), there / 1e6,
                there / 1e9 / gpu.seconds(work.resident()));
    }
}
