package scratch.cuda.scaling;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongFunction;

import scratch.cuda.device.Device;
import scratch.cuda.open.Devices;
import scratch.cuda.tensor.CudaBackend;
import scratch.example.Arguments;
import scratch.example.Console;

/// 807: from which size on a GPU pays, with the trip of the numbers and without it, and what is left to gain in a program.
public final class Ex807CpuAndGpuScaling {
    static final long MOST = 1L << 36;
    private static final double GIGA = 1e9;
    private static final double TERA = 1e12;
    private static final double MICRO = 1e-6;
    private static final long NUMBERS = 1 << 20;
    private static final long ROWS = 1 << 10;

    private Ex807CpuAndGpuScaling() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "gflops 900 0.0<.. GFLOP/s of the processor",
                "memory 90 0.0<.. GB/s of the processor's memory",
                "teraflops 67 0.0<.. TFLOP/s of the GPU",
                "device 3350 0.0<.. GB/s of the GPU's memory",
                "bus 64 0.0<.. GB/s between them, one way",
                "start 10 0.0<.. microseconds of a launch or a copy that does almost nothing",
                "processor sheet sheet|measured takes the first two rates as given, or measures them here");
        var given = new Processor(arguments.doubleValue("gflops") * GIGA, arguments.doubleValue("memory") * GIGA);
        var processor = arguments.value("processor").equals("sheet") ? given : Peers807.thisProcessor();
        var gpu = new Accelerator(arguments.doubleValue("teraflops") * TERA, arguments.doubleValue("device") * GIGA,
                arguments.doubleValue("bus") * GIGA, arguments.doubleValue("start") * MICRO);
        try (Device device = Devices.open()) {
            Console.wrapped(Devices.describe(device));
            operations(processor, gpu);
            sizes(processor, gpu);
            double factor = processor.seconds(Work.product(ROWS)) / gpu.seconds(Work.product(ROWS).resident());
            program(factor);
            Console.print("%nMeasured on one thread of this processor: the sum of 2^20 numbers in %.3f ms.%n",
                    Peers807.sumNanos() / 1e6);
            CudaBackend cuda = new CudaBackend(device);
            if (!device.properties().interpreted()) {
                Peers807.measured(cuda, gpu);
            }
            Figures807.draw(processor, gpu, factor);
            Console.print("%nfigures  target/figures/crossover.svg, amdahl.svg, never.svg%n%n");
            Peers807.checks(cuda).print();
        }
        Console.print("%nTry: ./run 807 --bus 450   A bus of another kind: does the trip of a sum pay now?%n");
    }

    private static void operations(Processor processor, Accelerator gpu) {
        Console.print("%nMicroseconds at the least: a processor with %.0f GFLOP/s and %.0f GB/s,%n",
                processor.operations() / GIGA, processor.memory() / GIGA);
        Console.print("a GPU with %.0f TFLOP/s and %.0f GB/s, %.0f GB/s over the bus, and %.1f for each start%n",
                gpu.operations() / TERA, gpu.memory() / GIGA, gpu.bus() / GIGA, gpu.start() / MICRO);
        var table = Console.table("  %-28s  %9.1f   %11.1f  %10.1f", "operation", "processor", "GPU, copied", "GPU, there");
        operation(table, "sum of 2^20 numbers", Work.sum(NUMBERS), processor, gpu);
        operation(table, "product of 1024 x 1024", Work.product(ROWS), processor, gpu);
    }

    private static void operation(Console.Table table, String name, Work work, Processor processor, Accelerator gpu) {
        table.row(name, processor.seconds(work) / MICRO, gpu.seconds(work) / MICRO, gpu.seconds(work.resident()) / MICRO);
    }

    private static void sizes(Processor processor, Accelerator gpu) {
        Console.print("%nThe GPU is ahead from this size on%n");
        var table = Console.table("  %-28s   %11s  %10s", "operation", "GPU, copied", "GPU, there");
        table.row("sum, numbers", size(Work::sum, processor, gpu), size(n -> Work.sum(n).resident(), processor, gpu));
        table.row("product, rows and columns", size(Work::product, processor, gpu),
                size(n -> Work.product(n).resident(), processor, gpu));
        Work sum = Work.sum(NUMBERS);
        double there = gpu.seconds(sum.resident());
        OptionalLong uses = Crossover.uses(gpu.seconds(sum) - there, processor.seconds(sum), there);
        Console.print("Two vectors of 2^20 numbers that are copied there pay for the trip %s.%n", uses.isEmpty() ? "never"
                : uses.getAsLong() == 1 ? "at once" : "when they are used " + uses.getAsLong() + " times");
    }

    private static String size(LongFunction<Work> work, Processor processor, Accelerator gpu) {
        OptionalLong size = Crossover.size(work, processor, gpu, MOST);
        return size.isEmpty() ? "never" : String.format(Locale.ROOT, "%,d", size.getAsLong());
    }

    private static void program(double factor) {
        Console.print("%nA program spends a share of its time in products that are there: they run %.1f times as fast%n",
                factor);
        var table = Console.table("  %5.0f   %12.2f   %15.1f", "share, %", "the whole", "no GPU beats");
        for (double share : new double[] {0.5, 0.9, 0.99}) {
            table.row(100 * share, Amdahl.speedUp(share, factor), Amdahl.speedUp(share, Double.POSITIVE_INFINITY));
        }
    }
}
