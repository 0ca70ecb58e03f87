package scratch.cuda.trainonthegpu;

import scratch.cuda.device.Device;
import scratch.cuda.open.Devices;
import scratch.cuda.tensor.CudaBackend;
import scratch.cuda.tensor.Traffic;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.kernel.ScalarKernels;
import scratch.math.tensor.cpu.CpuBackend;

/// 810: the network of lesson 402 trains on the device, unchanged; what that asks of the device, and what it waits for.
public final class Ex810TrainOnTheGpu {
    private static final int HIDDEN = 32;
    private static final int[][] SIZES = {{32, 32}, {32, 1024}, {1024, 1024}, {8192, 4096}};
    private static final int TIMED = 200;

    private Ex810TrainOnTheGpu() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "batch 32 1..256 rows a step", "steps 5 2..7 steps to train, on both",
                "seed 42 seed of the weights",
                "launch 2.5 0.0<.. microseconds from one kernel's start to the next",
                "bus 55 0.0<.. GB/s between host and device",
                "memory 4000 0.0<.. GB/s of the device's memory",
                "teraflops 50 0.0<.. float32 additions and multiplications a second, in 10^12");
        var machine = new StepTime.Machine(arguments.doubleValue("launch"), arguments.doubleValue("bus"),
                arguments.doubleValue("memory"), arguments.doubleValue("teraflops"));
        int batch = arguments.intValue("batch");
        int steps = arguments.intValue("steps");
        long seed = arguments.longValue("seed");
        try (Device device = Devices.open()) {
            Console.wrapped(Devices.describe(device));
            Console.print("%n");
            CudaBackend cuda = new CudaBackend(device);
            var here = Peers810.train(new CpuBackend(new ScalarKernels()), HIDDEN, batch, steps, seed);
            var there = Peers810.train(cuda, HIDDEN, batch, steps, seed);
            losses(here, there, batch);
            traffic(there.last(), batch);
            var formula = new TrafficFormula((b, h) -> Peers810.train(cuda, h, b, 3, 1).last());
            limits(formula, machine);
            if (!device.properties().interpreted()) {
                measured(cuda, formula, machine);
            }
            Figures810.draw(formula, machine);
            Console.print("figures  target/figures/residence.svg, limits.svg%n%n");
            check(here, there, Peers810.train(cuda, HIDDEN, batch, steps, seed), steps);
        }
        Console.print("%nTry: ./run 810 --launch 0.25   What does a step wait for when a launch costs a tenth?%n");
    }

    private static void losses(Peers810.Run here, Peers810.Run there, int batch) {
        Console.print("digits, 64-%d-10, %d rows a step: the loss before each step%n", HIDDEN, batch);
        var table = Console.table("  %4d   %10.5f  %10.5f", "step", "processor", "device");
        for (int step = 0; step < here.losses().length; step++) {
            table.row(step + 1, here.losses()[step], there.losses()[step]);
        }
    }

    private static void traffic(Traffic step, int batch) {
        Console.print("%nthe last step%n");
        Console.print("  kernels launched              %,9d%n", step.launches());
        Console.print("  bytes to the device           %,9d   %d rows of 64 numbers, %d labels%n", step.writtenBytes(), batch,
                batch);
        Console.print("  bytes from the device         %,9d   the loss%n", step.readBytes());
        Console.print("  bytes that kernels touched    %,9d   %.0f times as many%n", step.touched(),
                (double) step.touched() / (step.writtenBytes() + step.readBytes()));
        Console.print("  operations in products        %,9d%n", step.operations());
        Console.print("  times memory was asked for    %,9d%n%n", step.allocations());
    }

    private static void limits(TrafficFormula formula, StepTime.Machine machine) {
        Console.print("the least time of a step, in units of 10^-6 s, on a machine with %.2f a launch,%n",
                machine.launchMicros());
        Console.print("%.0f GB/s over the bus, %.0f GB/s of memory, %.0f TFLOP/s%n", machine.bus(), machine.memory(),
                machine.teraflops());
        var table = Console.table("  %5d  %6d   %8.1f  %8.2f  %8.2f  %10.3f   %-10s", "batch", "hidden", "launches", "bus",
                "memory", "arithmetic", "waits for");
        for (int[] size : SIZES) {
            StepTime time = StepTime.of(formula.at(size[0], size[1]), machine);
            table.row(size[0], size[1], time.launches(), time.bus(), time.memory(), time.arithmetic(), time.limit());
        }
        Console.print("%n");
    }

    private static void measured(CudaBackend cuda, TrafficFormula formula, StepTime.Machine machine) {
        Console.print("measured on this GPU, the median of %d steps%n", TIMED);
        for (int[] size : new int[][] {{32, 32}, {32, 1024}, {1024, 1024}, {1024, 4096}}) {
            double micros = Peers810.nanos(cuda, size[1], size[0], TIMED) / 1e3;
            Console.print("  batch %4d, hidden %4d: %9.1f us a step, %8.0f steps a second, %5.1f times the least%n", size[0],
                    size[1], micros, 1e6 / micros, micros / StepTime.of(formula.at(size[0], size[1]), machine).least());
        }
        Console.print("%n");
    }

    private static void check(Peers810.Run here, Peers810.Run there, Peers810.Run again, int steps) {
        var checks = CheckTable.against("the processor");
        var losses = checks.group("losses", 1e-5);
        for (int step = 0; step < steps; step++) {
            losses.same("step " + (step + 1), there.losses()[step], here.losses()[step]);
        }
        var weights = checks.group("weights", 1e-5);
        here.weights().forEach((name, values) -> weights.same(name, there.weights().get(name), values));
        checks.same("same bits, run twice", same(there.losses(), again.losses()), steps);
        checks.same("numbers read in a step", there.last().readBytes() / Float.BYTES, 1);
        checks.same("memory asked for", there.last().allocations(), 0);
        checks.whyDifferent("Sums and products are rounded in another order, and the last bit of an exponential differs. The "
                + "last three rows hold the device to a count, or to itself.");
        checks.print();
    }

    private static long same(double[] a, double[] b) {
        long same = 0;
        for (int i = 0; i < a.length; i++) {
            same += a[i] == b[i] ? 1 : 0;
        }
        return same;
    }
}
