package scratch.cuda.firstkernel;

import java.util.Locale;
import java.util.SplittableRandom;

import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;
import scratch.cuda.firstkernel.VectorAdd.Variant;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.interpreter.LaunchReport;
import scratch.cuda.open.Devices;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 802: one addition a thread, from the arrays of the host and back, and everything that can go wrong on the way.
public final class Ex802FirstKernel {
    private static final int[] SIZES = {32, 100, 256, 512, 1024};

    private Ex802FirstKernel() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 1000 1..100000 elements that are added",
                "threads 256 1..1024 threads of a block",
                "launch 2.5 0<.. 10^-6 s that a launch takes, for the estimate",
                "host 80.0 0<.. GB/s of the host's memory, for the estimate", "seed 42 seed of the numbers");
        int n = arguments.intValue("n");
        int threads = arguments.intValue("threads");
        float[] x = numbers(n, arguments.longValue("seed"));
        float[] y = numbers(n, arguments.longValue("seed") + 1);
        var time = new AddTime(arguments.doubleValue("launch"), 3352, 55, arguments.doubleValue("host"));
        float[] z;
        try (Device device = Devices.open(); VectorAdd add = new VectorAdd(device)) {
            Console.wrapped(Devices.describe(device));
            z = add.add(x, y, threads);
            if (!device.properties().interpreted()) {
                Peers802.time(device, add);
            }
        }
        tenElements();
        sizesOfBlocks(x, y);
        Console.print("%nSix mistakes, with 1000 elements and blocks of 256, and what the interpreter says%n");
        for (CommonMistakes.Answer answer : CommonMistakes.all()) {
            Console.print("* %s%n", answer.what());
            Console.wrapped(answer.answer());
        }
        estimate(time);
        Figures802.draw(time);
        Console.print("%nfigures  target/figures/grid.svg, times.svg%n%n");
        checks(x, y, z, threads).print();
        Console.print("%nTry: ./run 802 --host 40   When the host is slower, how long must vectors be to copy them there?%n");
    }

    static float[] numbers(int n, long seed) {
        var random = new SplittableRandom(seed);
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static void tenElements() {
        var shape = new LaunchShape(10, 4);
        Console.print("%n10 elements, blocks of 4 threads: %d blocks, thread t of block b takes element 4 b + t%n",
                shape.blocks());
        for (int block = 0; block < shape.blocks(); block++) {
            Console.print("  block %d  ", block);
            for (int thread = 0; thread < shape.threads(); thread++) {
                int i = block * shape.threads() + thread;
                Console.print("%6s", i < shape.n() ? Integer.toString(i) : "none");
            }
            Console.print("%n");
        }
    }

    private static void sizesOfBlocks(float[] x, float[] y) {
        Console.print("%n%d elements, counted on the interpreter%n", x.length);
        var table = Console.table("  %-16s  %6d  %14d  %5d  %17.1f  %17d", "threads a block", "blocks", "without element",
                "warps", "lanes at work, %", "warp instructions");
        for (int threads : SIZES) {
            var shape = new LaunchShape(x.length, threads);
            LaunchReport report = report(x, y, threads);
            table.row(Integer.toString(threads), shape.blocks(), shape.spare(), shape.warps(), 100 * shape.lanesAtWork(),
                    report.warpInstructions());
        }
    }

    private static LaunchReport report(float[] x, float[] y, int threads) {
        try (InterpretedDevice device = new InterpretedDevice(); VectorAdd add = new VectorAdd(device)) {
            add.add(x, y, threads);
            return device.lastLaunch();
        }
    }

    private static void estimate(AddTime time) {
        Console.print("%nThe least time in units of 10^-6 s, on an H100 (data sheet), a bus of %.0f and a host of %.0f GB/s%n",
                time.bus(), time.host());
        var table = Console.table("  %-12s  %10.2f  %12.2f  %10.2f  %16.1f", "elements", "kernel", "with copies", "host",
                "launch, % of kernel");
        for (int n = 1000; n <= 100_000_000; n *= 10) {
            table.row(Integer.toString(n), time.kernel(n), time.withCopies(n), time.onHost(n),
                    100 * time.launchMicros() / time.kernel(n));
        }
        Console.print("The kernel is quicker than the host from %.0f elements on, with copies %s.%n", time.crossover(),
                Double.isInfinite(time.crossoverWithCopies()) ? "never"
                        : String.format(Locale.ROOT, "from %.0f on", time.crossoverWithCopies()));
    }

    private static CheckTable checks(float[] x, float[] y, float[] z, int threads) {
        var checks = CheckTable.against("Java, formula");
        var sums = checks.group("sums", 0);
        float[] striding;
        try (InterpretedDevice device = new InterpretedDevice(); VectorAdd add = new VectorAdd(device)) {
            striding = add.add(Variant.STRIDING, x, y, Grid.of(2, 64));
        }
        var strided = checks.group("sums of two blocks", 0);
        for (int i = 0; i < x.length; i++) {
            sums.same("z[" + i + "]", z[i], x[i] + y[i]);
            strided.same("z[" + i + "]", striding[i], x[i] + y[i]);
        }
        LaunchReport report = report(x, y, threads);
        return checks.same("bytes read", report.loadBytes(), 8L * x.length)
                .same("bytes written", report.storeBytes(), 4L * x.length)
                .whyDifferent("Nothing is: the sum of two floats is rounded once, everywhere by the same rule, so all bits "
                        + "agree.");
    }
}
