package scratch.deep.foundation.gradientcheck;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import scratch.deep.foundation.mlp.MLP;
import scratch.deep.foundation.mlp.Network;
import scratch.deep.foundation.mlp.Peers401;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.autograd.GradCheck;

/// 404: five mistakes that training does not notice, and the five lines that do.
public final class Ex404GradientCheck {
    private static final int STEPS = 1000;
    /// Three flowers of each species but one.
    private static final int[] EIGHT = {0, 1, 2, 60, 61, 62, 120, 121};

    private Ex404GradientCheck() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "rate 0.02 0<..10 learning rate of the networks", "seed 42 seed of their weights");
        Console.print("the derivative of w^2 at 3, by a difference: %.4f%n", GradientCheck.of(w -> w[0] * w[0],
                new double[]{3}, new double[]{6}, GradientCheck.Options.standard()).differences()[0]);
        for (double claim : new double[]{6, 3, -6}) {
            double error = GradientCheck.of(w -> w[0] * w[0], new double[]{3}, new double[]{claim},
                    GradientCheck.Options.standard()).errors()[0];
            Console.print("  if somebody claims %2.0f   the error is %s%n", claim, shown(error));
        }
        Matrix x = iris();
        int[] y = Datasets.iris().y();
        long seed = arguments.longValue("seed");
        Map<Fault, GradientCheck> checks = faults(x, y, seed, arguments.doubleValue("rate"));
        steps();
        layerTable(seed);
        Figures404.draw(checks);
        Console.print("figures  target/figures/difference.svg, faults.svg, steps.svg%n%n");
        check(network(seed), x.selectRows(EIGHT), labels(y, EIGHT), checks);
        Console.print("%nTry: ./run 404 --rate 0.1   Which of the six networks is the best now, and which the worst?%n");
    }

    private static Map<Fault, GradientCheck> faults(Matrix x, int[] y, long seed, double rate) {
        Console.print("%nthe backward pass of lesson 401 with a mistake planted; iris, 4-3-3, 27 weights%n");
        Console.print("                             wrong derivatives, found on           after %d steps%n", STEPS);
        var table = Console.table("  %-25s %9d %9d   %11s %10.3f %8.1f %%", "mistake", "8 rows", "1 row", "worst error", "loss",
                "accuracy");
        Map<Fault, GradientCheck> checks = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            Network network = network(seed);
            GradientCheck eight = fault.check(network, x.selectRows(EIGHT), labels(y, EIGHT));
            GradientCheck one = fault.check(network, x.selectRows(60), y[60]);
            checks.put(fault, eight);
            double[] trained = train(fault, network, rate, x, y);
            table.row(fault, eight.wrong(), one.wrong(), shown(eight.errors()[eight.worst()]), trained[0], 100 * trained[1]);
        }
        return checks;
    }

    private static void steps() {
        Console.print("%nthe derivative of x^3 by differences: relative error, worst of 20 points%n");
        var table = Console.table("  %7.0e %9.0e %9s", "h", "double", "float32");
        for (double h : new double[]{1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10}) {
            table.row(h, cubeError(h, true, false),
                    h < 1e-6 ? "-" : String.format(Locale.ROOT, "%.0e", cubeError(h, true, true)));
        }
    }

    private static void layerTable(long seed) {
        Console.print("%nlayers of this module, float32, h = 0.01: all derivatives within 1e-3?%n");
        LayerErrors.of(seed).forEach((name, error) ->
                Console.print("  %-40s %s%n", name, error < GradCheck.FLOAT_TOLERANCE ? "yes" : "NO"));
        GradientCheck corner = corner(0.001);
        Console.print("  ReLU at 0.001                            NO: difference %.2f, rule 1; %s%n%n",
                corner.differences()[0], corner.corner(0) ? "but this is a corner" : "and this is no corner");
    }

    /// How wrong a difference of x³ is, relative to its derivative 3x²: the worst of twenty points between 1 and 3.
    static double cubeError(double h, boolean bothSides, boolean single) {
        double worst = 0;
        for (int i = 0; i < 20; i++) {
            double x = (float) (1.03 + i / 10.0);
            double above = single ? (float) x + (float) h : x + h;
            double below = !bothSides ? x : single ? (float) x - (float) h : x - h;
            double rise = single ? cube((float) above) - cube((float) below) : cube(above) - cube(below);
            worst = Math.max(worst, GradCheck.relative(rise / (above - below), 3 * x * x, 0));
        }
        return worst;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    /// Each product rounded to 7 digits.
    private static float cube(float x) {
        return x * x * x;
    }

    /// max(0, w) against its rule, close to 0.
    static GradientCheck corner(double at) {
        return GradientCheck.of(w -> Math.max(0, w[0]), new double[]{at}, new double[]{at > 0 ? 1 : 0},
                new GradientCheck.Options(0.01, 1e-6, 1e-4));
    }

    static Network network(long seed) {
        return Network.random(4, 3, 3, new SplittableRandom(seed));
    }

    /// The four lengths of 150 flowers, each with mean 0 and variance 1.
    static Matrix iris() {
        ClassificationData iris = Datasets.iris();
        Matrix x = Matrix.of(iris.x());                        // (150, 4)
        for (int j = 0; j < 4; j++) {
            double[] column = x.column(j);
            double mean = Arrays.stream(column).average().orElseThrow();
            double spread = Math.sqrt(Arrays.stream(column).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
            for (int i = 0; i < column.length; i++) {
                x.set(i, j, (column[i] - mean) / spread);
            }
        }
        return x;
    }

    static int[] labels(int[] y, int... rows) {
        return Arrays.stream(rows).map(i -> y[i]).toArray();
    }

    /// Loss and accuracy after training with a faulty gradient.
    static double[] train(Fault fault, Network network, double rate, Matrix x, int... y) {
        for (int step = 0; step < STEPS; step++) {
            network.stepInPlace(fault.gradient(network, x, y), rate);
        }
        return new double[]{Network.loss(network.forward(x).logits(), y), MLP.of(network).score(x, y)};
    }

    /// Two digits, or that there is nothing to see.
    private static String shown(double error) {
        return error < 1e-6 ? "below 1e-6" : String.format(Locale.ROOT, "%.2f", error);
    }

    private static void check(Network network, Matrix x, int[] y, Map<Fault, GradientCheck> found) {
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        double[] theirs = Fault.flat(Peers401.bySameDiff(network, x, y).network());
        checks.group("differences", 1e-8).same("weight", found.get(Fault.NONE).differences(), theirs);
        checks.group("derivatives by hand", 1e-12).same("weight", Fault.flat(Fault.NONE.gradient(network, x, y)), theirs);
        var counts = checks.group("counts of wrong ones", 0);
        for (Fault fault : Fault.values()) {
            counts.same(fault.toString(), found.get(fault).wrong(),
                    wrong(Fault.flat(fault.gradient(network, x, y)), theirs));
        }
        checks.whyDifferent("the last row counts wrong derivatives twice for each mistake: ours by differences, theirs by "
                + "comparing with the gradient of SameDiff.");
        checks.print();
    }

    private static int wrong(double[] claimed, double[] right) {
        int wrong = 0;
        for (int i = 0; i < claimed.length; i++) {
            wrong += Math.abs(claimed[i] - right[i]) > 1e-9 ? 1 : 0;
        }
        return wrong;
    }
}
