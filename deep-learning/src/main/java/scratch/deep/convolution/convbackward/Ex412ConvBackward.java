package scratch.deep.convolution.convbackward;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import scratch.deep.convolution.convbackward.ConvLayer.Gradients;
import scratch.deep.convolution.convbackward.Peers412.Answer;
import scratch.deep.convolution.convbackward.Peers412.Layered;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 412: from the gradient at a map to those at bias, filters and image, by loops, and what happens if they are wrong.
public final class Ex412ConvBackward {
    /// Stride, padding and size of the comparison, all on 2 channels of 9 x 8 pixels with 3 filters.
    private static final int[][] PLACEMENTS = {{1, 0, 3}, {1, 1, 3}, {2, 1, 3}, {3, 0, 2}, {2, 3, 4}};
    private static final int SEEDS = 5;

    private Ex412ConvBackward() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "stride 2 1..3 pixels from place to place in the layer that is checked",
                "padding 1 0..2 rows and columns of zeros around its input", "steps 200 2..2000 steps of gradient descent",
                "seed 412 seed of the first of five trainings");
        byHand();
        Map<Fault, double[]> losses = losses(arguments.longValue("seed"), arguments.intValue("steps"));
        faults(Cases.random(arguments.intValue("stride"), arguments.intValue("padding"), 1, 2, 9, 8, 3, 3), losses);
        Figures412.draw(losses);
        Console.print("%nfigures  target/figures/full.svg, training.svg%n%n");
        check();
        Console.print("%nTry: ./run 412 --stride 1   Which mistake does the check not see any more, and why?%n");
    }

    private static void byHand() {
        ConvLayer layer = new ConvLayer(new double[][][][] {{Figures412.KERNEL}}, new double[1], 1, 0);
        double[][][] x = {Figures412.IMAGE};
        double[][][] g = {Figures412.G};
        Gradients to = layer.backward(x, g);
        Console.print("image %s, kernel %s%n", rows(Figures412.IMAGE), rows(Figures412.KERNEL));
        Console.print("  map                  %s%n", rows(layer.forward(x)[0]));
        Console.print("  gradient at the map  %s%n", rows(Figures412.G));
        Console.print("  ... at the bias      %.0f%n", to.toBias()[0]);
        Console.print("  ... at the kernel    %s%n", rows(to.toFilters()[0][0]));
        Console.print("  ... at the image     %s%n", rows(to.toInput()[0]));
        Console.print("  turned kernel over the framed gradient%n");
        Console.print("                       %s%n%n", rows(FullCorrelation.toInput(layer, g, 3, 3)[0]));
    }

    static String rows(double[][] table) {
        return String.join(" / ", Arrays.stream(table).map(row -> String.join(" ",
                Arrays.stream(row).mapToObj(v -> Long.toString(Math.round(v))).toList())).toList());
    }

    /// Of each fault the median over the seeds, step by step.
    static Map<Fault, double[]> losses(long seed, int steps) {
        Map<Fault, double[]> losses = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            double[][] runs = new double[SEEDS][];
            Arrays.setAll(runs, run -> TwoLayers.losses(fault, seed + run, steps));
            double[] median = new double[steps];
            Arrays.setAll(median, step -> Arrays.stream(runs).mapToDouble(run -> run[step]).sorted().toArray()[SEEDS / 2]);
            losses.put(fault, median);
        }
        return losses;
    }

    private static void faults(Cases c, Map<Fault, double[]> losses) {
        Console.print("a layer with stride %d and padding %d against differences, and two layers that learn%n",
                c.layer().stride(), c.layer().padding());
        var table = Console.table("%-18s %8s %9s %8s %14s", "mistake", "image", "filters", "bias", "loss left");
        for (Fault fault : Fault.values()) {
            Differences d = Differences.of(c.layer(), c.x(), c.g(), fault.backward(c.layer(), c.x(), c.g()));
            double[] curve = losses.get(fault);
            table.row(fault, verdict(d.input()), verdict(d.filters()), verdict(d.bias()), left(curve[curve.length - 1]));
        }
    }

    private static String verdict(double error) {
        return error < 1e-8 ? "right" : String.format(Locale.ROOT, "%.2f", error);
    }

    private static String left(double share) {
        return share < 10 ? String.format(Locale.ROOT, "%.0f %%", 100 * share) : "it explodes";
    }

    // ---------------------------------------------------------------- checks

    private static void check() {
        CheckTable checks = CheckTable.against("ND4J 1.0.0-M2.1");
        var loops = checks.group("gradients, loops", 1e-12);
        var full = checks.group("at input, turned", 1e-12);
        var layer = checks.group("gradients, layer", 1e-5);
        double worst = 0;
        for (int[] at : PLACEMENTS) {
            Cases c = Cases.random(at[0], at[1], 412, 2, 9, 8, 3, at[2]);
            Answer theirs = Peers412.bySameDiff(c);
            Gradients ours = c.layer().backward(c.x(), c.g());
            Answer library = Peers412.byLayer(c);
            String name = "s" + at[0] + "p" + at[1] + "k" + at[2];
            loops.same(name + " x", Cases.flat(ours.toInput()), theirs.toInput())
                    .same(name + " w", Cases.flat(ours.toFilters()), theirs.toFilters())
                    .same(name + " b", ours.toBias(), theirs.toBias());
            full.same(name, Cases.flat(FullCorrelation.toInput(c.layer(), c.g(), 9, 8)), theirs.toInput());
            layer.same(name + " x", library.toInput(), theirs.toInput()).same(name + " w", library.toFilters(),
                    theirs.toFilters()).same(name + " b", library.toBias(), theirs.toBias());
            worst = Math.max(worst, Differences.of(c.layer(), c.x(), c.g(), ours).worst());
        }
        checks.atMost("differences", worst, 1e-8);
        time(checks);
        checks.whyDifferent("Loops are double, as ND4J was told to be; our layer is float32.");
        checks.print();
    }

    // 16 channels of 32 x 32 to 16 maps, as in the first stage of a small ResNet.
    private static void time(CheckTable checks) {
        Cases c = Cases.random(1, 1, 1, 16, 32, 32, 16, 3);
        long loops = best(() -> {
            c.layer().forward(c.x());
            c.layer().backward(c.x(), c.g());
        });
        Layered layered = Peers412.layered(c);
        checks.time("our layer, loops", best(layered::backward), loops);
    }

    private static long best(Runnable run) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            run.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
