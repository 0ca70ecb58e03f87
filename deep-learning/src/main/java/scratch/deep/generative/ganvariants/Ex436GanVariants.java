package scratch.deep.generative.ganvariants;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import scratch.deep.data.Data;
import scratch.deep.data.Ring;
import scratch.deep.data.Ring.Coverage;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;

/// 436: three answers to what was wrong in lesson 435: another distance, convolutions, and a label.
public final class Ex436GanVariants {
    private static final double[] APART = {2, 1, 0.5, 0.1, 0};
    private static final int ASKED = 500;
    private static final long JUDGED = 99;

    private Ex436GanVariants() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "latent 8 1..64 numbers of noise for a point",
                "steps 1600 100..100000 steps of the Wasserstein generator", "penalty 1 0.0.. weight of the penalty",
                "pictures 600 6..100000 steps of each network of convolutions", "seed 1 seed of all networks");
        long seed = arguments.longValue("seed");
        distances();
        WassersteinGAN wasserstein = onTheRing(arguments, seed);
        Data digits = digits();
        DigitReader reader = DigitReader.fit(digits, 1);
        int steps = arguments.intValue("pictures");
        ConditionalGAN asked = conditional(digits, reader, steps, seed);
        ConditionalGAN plain = new ConditionalGAN(digits, ConditionalGAN.Options.of(false, seed));
        plain.run(steps);
        Console.print("without labels, which digits %d pictures are taken for:  %s%n", ASKED, Arrays.stream(counts(reader.read(
                plain.draw(JUDGED, new int[ASKED])))).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
        Figures436.draw(wasserstein, asked, plain, digits);
        Console.print("%nfigures  target/figures/transposed.svg, wasserstein.svg, asked.svg%n%n");
        check();
        Console.print("%nTry: ./run 436 --penalty 0   What becomes of the distance if the slope is free?%n");
    }

    private static void distances() {
        Console.print("all data at 0, all made points at t: how far apart?%n");
        Console.print("  t                          %s%n", Arrays.stream(APART).mapToObj(t -> number(t, 1))
                .collect(Collectors.joining("   ")));
        Console.print("  Jensen-Shannon divergence  %s%n", Arrays.stream(APART)
                .mapToObj(t -> number(t == 0 ? 0 : Math.log(2), 1))
                .collect(Collectors.joining("   ")));
        Console.print("  Wasserstein distance       %s%n", Arrays.stream(APART).mapToObj(t -> number(EarthMover.distance(
                new double[]{0}, new double[]{t}), 1)).collect(Collectors.joining("   ")));
        Console.print("%na stamp: (1, 2) with the filter (1, 10, 100) and stride 2 is (%s)%n", Arrays.stream(stamped())
                .mapToObj(v -> number(v, 0)).collect(Collectors.joining(", ")));
    }

    /// One row of a picture of one row.
    static double[] stamped() {
        double[] square = new PlainTransposed(1, 1, 3, 2, 0).forward(new double[]{1, 2},
                new double[]{1, 10, 100, 0, 0, 0, 0, 0, 0},
                1, 2);
        return Arrays.copyOf(square, 5);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static WassersteinGAN onTheRing(Arguments arguments, long seed) {
        int latent = arguments.intValue("latent");
        int steps = arguments.intValue("steps");
        var start = WassersteinGAN.Options.of(latent, seed);
        WassersteinGAN gan = new WassersteinGAN(Ring::draw, new WassersteinGAN.Options(latent, start.hidden(),
                start.batchSize(), start.criticSteps(), arguments.doubleValue("penalty"), start.rate(), seed));
        Console.print("%nWGAN-GP on the ring of %d heaps, noise of %d numbers%n", Ring.MODES, latent);
        var table = Console.table("  %6d %18.2f %12d %18.0f", "steps", "distance by critic", "heaps of 8", "good points, in %");
        for (int part = 1; part <= 4; part++) {
            gan.run(part * steps / 4 - (part - 1) * steps / 4);
            double[] distances = gan.distances();
            Coverage coverage = Ring.coverage(gan.sample(1000, JUDGED));
            table.row(distances.length, distances[distances.length - 1], coverage.modes(), 100 * coverage.good());
        }
        return gan;
    }

    static Data digits() {
        var digits = Datasets.digits();
        double[][] x = Arrays.stream(digits.x()).map(row -> Arrays.stream(row).map(v -> v / 16).toArray())
                .toArray(double[][]::new);
        return Data.classes(x, digits.y());
    }

    private static ConditionalGAN conditional(Data digits, DigitReader reader, int steps, long seed) {
        ConditionalGAN gan = new ConditionalGAN(digits, ConditionalGAN.Options.of(true, seed));
        Console.print("%nconvolutions for digits of 8 x 8: %d weights in the generator, %d in the discriminator%n",
                gan.parameterCounts()[0], gan.parameterCounts()[1]);
        Console.print("told the label: of %d pictures asked for, how many are read as that digit, in %%%n", ASKED);
        var table = Console.table("  %6d %8.0f     %s", "steps", "all", "each digit, 0 to 9");
        int[] wanted = IntStream.range(0, ASKED).map(i -> i % 10).toArray();
        for (int part = 0; part <= 3; part++) {
            gan.run(part == 0 ? 0 : part * steps / 3 - (part - 1) * steps / 3);
            int[] read = reader.read(gan.draw(JUDGED, wanted));
            int[] right = new int[10];
            for (int i = 0; i < ASKED; i++) {
                right[wanted[i]] += read[i] == wanted[i] ? 1 : 0;
            }
            table.row(part * steps / 3, 100.0 * Arrays.stream(right).sum() / ASKED, Arrays.stream(right)
                    .mapToObj(n -> String.format(Locale.ROOT, "%3d", 1000 * n / ASKED)).collect(Collectors.joining(" ")));
        }
        return gan;
    }

    private static int[] counts(int... classes) {
        int[] counts = new int[10];
        for (int c : classes) {
            counts[c]++;
        }
        return counts;
    }

    private static void check() {
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        Peers436.Transposed theirs = Peers436.sameDiff();
        Peers436.Transposed layer = Peers436.layer();
        Peers436.Transposed loops = Peers436.loops();
        checks.group("by our layer", 1e-5).same("y", layer.output(), theirs.output()).same("gradient x", layer.ofInput(),
                theirs.ofInput()).same("gradient w", layer.ofFilters(), theirs.ofFilters());
        checks.group("by loops", 1e-12).same("y", loops.output(), theirs.output()).same("gradient x", loops.ofInput(),
                theirs.ofInput()).same("gradient w", loops.ofFilters(), theirs.ofFilters());
        checks.whyDifferent("the rows compare a transposed convolution. ND4J keeps its filters as (height, width, outputs, "
                + "inputs), PyTorch and we as (inputs, outputs, height, width).");
        checks.print();
        Console.print("%n");
        CheckTable penalty = CheckTable.against("differences");
        penalty.group("penalty and derivatives", 1e-5).same("critic", Peers436.penalty(), Peers436.differences());
        penalty.print();
    }
}
