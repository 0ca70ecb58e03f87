package scratch.cuda.gpugradientdescent;

import scratch.cuda.device.Device;
import scratch.cuda.open.Devices;
import scratch.example.Arguments;
import scratch.example.Console;

/// 806: gradient descent on the device: X is read once an iteration, and nothing crosses the bus until the end.
public final class Ex806GpuGradientDescent {
    private static final double LARGE_BYTES = 200_000.0 * 40 * Float.BYTES * 1000;

    private Ex806GpuGradientDescent() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "rows 1200 10..20000 rows of the data",
                "columns 40 1..128 features of each row",
                "iterations 30 2..1000 steps of the descent",
                "rate 0.05 0.0<.. size of a step",
                "seed 42 seed of the data");
        Line data = Line.draw(arguments.intValue("rows"), arguments.intValue("columns"), arguments.longValue("seed"));
        int iterations = arguments.intValue("iterations");
        double rate = arguments.doubleValue("rate");
        var run = InterpretedRuns.descend(data, iterations, (float) rate, 0);
        losses(data, run.losses(), rate);
        reads(data);
        limits();
        try (Device device = Devices.open()) {
            Console.print("%n");
            Console.wrapped(Devices.describe(device));
            if (!device.properties().interpreted()) {
                Peers806.time(device);
            }
        }
        Figures806.draw(data, iterations, rate);
        Console.print("%nfigures  target/figures/launches.svg, rates.svg%n%n");
        Peers806.checks(data, run, iterations, rate).print();
        Console.print("%nTry: ./run 806 --rate 0.8   What becomes of the loss, and why of the checks?%n");
    }

    private static void losses(Line data, float[] losses, double rate) {
        Console.print("%d rows, %d columns, %d iterations at rate %s on the interpreter%n", data.rows(), data.columns(),
                losses.length, rate);
        var table = Console.table("  %9d  %12.6f", "iteration", "mean square");
        for (int t = 0; t < losses.length; t = t == 0 ? 1 : Math.min(2 * t, Math.max(t + 1, losses.length - 1))) {
            table.row(t, losses[t]);
        }
    }

    private static void reads(Line data) {
        Console.print("%nGlobal memory that one iteration asks for, counted on the interpreter (X has %d bytes)%n",
                data.x().length * Float.BYTES);
        var table = Console.table("  %-34s  %8d  %8d  %12.2f", "", "launches", "bytes", "times X");
        var two = InterpretedRuns.twoProducts(data);
        table.row("two products, X w and then X^T r", two.launches(), two.bytes(), two.bytes() / (4.0 * data.x().length));
        var one = InterpretedRuns.onePass(data);
        table.row("one pass", one.launches(), one.bytes(), one.bytes() / (4.0 * data.x().length));
    }

    private static void limits() {
        Console.print("%n200000 rows, 40 columns, 1000 iterations: the least that memory allows, in seconds%n");
        var table = Console.table("  %-22s  %8.0f  %14.4f  %10.4f", "memory", "GB/s", "two products", "one pass");
        String[] memories = {"one core of a server", "A100", "H100", "H200"};
        double[] rates = {12, 2039, 3350, 4800};
        for (int i = 0; i < rates.length; i++) {
            double seconds = LARGE_BYTES / (rates[i] * 1e9);
            table.row(memories[i], rates[i], 2 * seconds, seconds);
        }
        Console.print("Four operations for each 4 bytes: arithmetic alone would take a twentieth of that on an H100.%n");
    }
}
