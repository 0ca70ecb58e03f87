package scratch.deep.foundation.gradientcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import scratch.deep.foundation.mlp.MLP;
import scratch.deep.foundation.mlp.Network;
import scratch.deep.foundation.mlp.Peers401;
import scratch.deep.layer.Activation;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.ConvTranspose2d;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.GroupNorm;
import scratch.deep.layer.Layer;
import scratch.deep.layer.LayerNorm;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.deep.layer.RMSNorm;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// 404: five mistakes that training does not notice, and the five lines that do.
public final class Ex404GradientCheck {
    private static final int STEPS = 1000;
    /// Three flowers of each species but one.
    private static final int[] EIGHT = {0, 1, 2, 60, 61, 62, 120, 121};
    private static final Set<Class<?>> IMAGES = Set.of(Conv2d.class, ConvTranspose2d.class, GroupNorm.class, MaxPool2d.class);

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
        layers(seed).forEach((name, error) ->
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
            worst = Math.max(worst, GradientCheck.relative(rise / (above - below), 3 * x * x, 0));
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

    /// The largest error of every derivative of some layers, inputs included.
    static Map<String, Double> layers(long seed) {
        var random = new SplittableRandom(seed);
        Map<String, Double> errors = new LinkedHashMap<>();
        for (Layer layer : List.of(new Linear(4, 3, random), Activation.GELU, new LayerNorm(4), new BatchNorm(4),
                new Conv2d(2, 3, 3, random), new MaxPool2d(2),
                new RMSNorm(4), new GroupNorm(1, 2), new ConvTranspose2d(2, 3, 2, random))) {
            boolean images = IMAGES.contains(layer.getClass());
            errors.put(layer.toString(), worst(layer, images ? spread(2, 2, 4, 4) : spread(5, 4), () -> { }));
        }
        Dropout dropout = new Dropout(0.5, seed);
        errors.put("Dropout 0.5, a new mask each time", worst(dropout, spread(5, 4), () -> { }));
        errors.put("Dropout 0.5, the mask frozen",
                worst(dropout, spread(5, 4), () -> dropout.seeds().get("mask").moveTo(0)));
        return errors;
    }

    private static double worst(Layer layer, Variable x, Runnable before) {
        List<Variable> checked = new ArrayList<>(layer.parameters().values());
        checked.add(x);
        return GradCheck.of(() -> {
            before.run();
            return layer.forward(x);
        }, checked.toArray(Variable[]::new)).error();
    }

    /// Numbers between −1 and 1, in no order, no two of them closer than 0.02: no maximum changes hands within a step.
    private static Variable spread(int... shape) {
        int n = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = ((i * 37 + 11) % n + 0.5f) * 2 / n - 1;
        }
        return Variable.parameter(Tensor.of(values, shape));
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
