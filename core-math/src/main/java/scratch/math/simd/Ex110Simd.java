package scratch.math.simd;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.Console;

/// 110: one sum as a loop, unrolled, on vector registers and on threads, and what each of them waits for.
public final class Ex110Simd {
    private static final float[] ABSORBING = {1e8f, 1, 1, 1, -1e8f, 1, 1, 1};

    private Ex110Simd() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the random numbers",
                "bandwidth 12 0.0<.. GB/s that your memory delivers, for the figure",
                "gflops 100 0.0<.. GFLOP/s that your processor reaches, for the figure",
                "runs 40 0.. measured runs of each time row; 0 leaves these rows out",
                "width no no|yes prints how many floats one vector register of this machine holds");
        var roof = new Roofline(arguments.doubleValue("bandwidth"), arguments.doubleValue("gflops"));
        boolean vectors = VectorModule.isPresent();
        if (!vectors) {
            Console.print("The Vector API is absent, so its rows are left out. To see them: java --add-modules %s%n%n",
                    VectorModule.NAME);
        } else if (arguments.value("width").equals("yes")) {
            Console.print("One vector register of this machine holds %d floats.%n%n", VectorSum.lanes());
        }
        order();
        tenOnFourLanes();
        float[] random = SumData.random(arguments.longValue("seed"));
        errors(random);
        threads(random);
        intensities(roof);
        Figures110.draw(roof);
        Console.print("%nfigures  target/figures/simd.svg, roofline.svg%n%n");

        Peers110.checks(random, vectors, arguments.intValue("runs")).print();
        Console.print("%nTry: ./run 110 --bandwidth 50   Which of the five kernels does a faster memory help?%n");
    }

    private static void order() {
        Console.print("1e8 + 1 + 1 + 1 - 1e8 + 1 + 1 + 1 in float (it is 6)%n");
        for (int lanes : new int[]{1, 2, 4}) {
            Console.print("  %d lane%s   %.0f%n", lanes, lanes == 1 ? " " : "s",
                    LaneSum.inLanes(lanes, ABSORBING, 0, ABSORBING.length));
        }
        Console.print("Another order, another result: so the compiler has to keep yours.%n");
    }

    private static void tenOnFourLanes() {
        float[] ten = new float[10];
        for (int i = 0; i < 10; i++) {
            ten[i] = i + 1;
        }
        float[] lanes = LaneSum.lanes(4, ten, 0, 8);
        Console.print("%n1 + 2 + ... + 10 on 4 lanes%n");
        Console.print("  the lanes after two vector additions   %s   sum %.0f%n", words(lanes), LaneSum.plain(lanes, 0, 4));
        Console.print("  the tail                               9 10        sum %.0f%n", LaneSum.plain(ten, 8, 10));
        Console.print("  total                                              %.0f%n", LaneSum.inLanes(4, ten, 0, 10));
    }

    private static String words(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> String.format(Locale.ROOT, "%.0f", values[i]))
                .collect(Collectors.joining(" "));
    }

    private static void errors(float[] x) {
        Console.print("%nA million random floats: relative error of their sum%n");
        for (int lanes : new int[]{1, 8, 16, 64}) {
            Console.print("  %2d lane%s   %.1e%n", lanes, lanes == 1 ? " " : "s",
                    SumData.relativeError(LaneSum.inLanes(lanes, x, 0, x.length), x));
        }
        Console.print("With more lanes each number passes through fewer roundings.%n");
    }

    private static void threads(float[] x) {
        Console.print("%nThe same million on threads, in chunks of %d%n", ParallelSum.CHUNK);
        for (int threads : new int[]{1, 2, 3, 8}) {
            Console.print("  %d thread%s   %.3f%n", threads, threads == 1 ? " " : "s",
                    ParallelSum.sum(LaneSum::unrolled, x, threads));
        }
        Console.print("The chunks are the same for any number of threads, and so are the bits.%n");
    }

    private static void intensities(Roofline roof) {
        Console.print("%nOperations for each byte of memory (float), and the most that %.0f GB/s and %.0f GFLOP/s allow%n",
                roof.bandwidth(), roof.peak());
        var table = Console.table("  %-18s  %10s  %6s   %8.2f   %8.1f   %-10s", "kernel", "operations", "bytes", "per byte",
                "GFLOP/s", "limit");
        intensity(table, roof, "axpy", "2n", "12n", 2 / 12.0);
        intensity(table, roof, "sum", "n", "4n", 1 / 4.0);
        intensity(table, roof, "matrix * vector", "2n²", "4n²", 2 / 4.0);
        intensity(table, roof, "product, n = 60", "2n³", "12n²", 60 / 6.0);
        intensity(table, roof, "product, n = 1000", "2n³", "12n²", 1000 / 6.0);
    }

    private static void intensity(Console.Table table, Roofline roof, String kernel, String operations, String bytes,
            double intensity) {
        table.row(kernel, operations, bytes, intensity, roof.attainable(intensity),
                intensity < roof.ridge() ? "memory" : "arithmetic");
    }
}
