package scratch.deep.foundation.gradientcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import scratch.deep.foundation.mlp.Peers401;
import scratch.deep.foundation.mlp.MLP;
import scratch.deep.foundation.mlp.Network;
import scratch.deep.layer.Activation;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.Layer;
import scratch.deep.layer.LayerNorm;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// 404: five mistakes that training does not notice, and the five lines that do.
public final class Ex404GradientCheck {
    private static final int STEPS = 1000;
    /// Three flowers of each species but one.
    private static final int[] EIGHT = {0, 1, 2, 60, 61, 62, 120, 121};

    private Ex404GradientCheck() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "rate 0.02 learning rate of the networks", "seed 42 seed of their weights");
        print("The slope of w^2 at 3, by a difference %.4f%n", GradientCheck.of(w -> w[0] * w[0], new double[]{3},
                new double[]{6}, GradientCheck.Options.standard()).differences()[0]);
        for (double claim : new double[]{6, 3, -6}) {
            double error = GradientCheck.of(w -> w[0] * w[0], new double[]{3}, new double[]{claim},
                    GradientCheck.Options.standard()).errors()[0];
            print("  a rule that says %4.0f: error %s%n", claim, shown(error));
        }

        long seed = arguments.longValue("seed");
        double rate = arguments.doubleValue("rate");
        Matrix x = iris();
        int[] y = Datasets.iris().y();
        print("%nThe backward pass of lesson 401 with a mistake planted; iris, 4-3-3, 27 weights%n");
        print("                              wrong slopes found on                  after %d steps%n", STEPS);
        print("  mistake                      8 rows     1 row   worst error       loss   accuracy%n");
        Map<Fault, GradientCheck> checks = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            Network network = network(seed);
            GradientCheck eight = fault.check(network, x.selectRows(EIGHT), labels(y, EIGHT));
            GradientCheck one = fault.check(network, x.selectRows(60), y[60]);
            checks.put(fault, eight);
            double[] trained = train(fault, network, rate, x, y);
            print("  %-25s %9d %9d   %11s     %6.3f   %6.1f %%%n", fault, eight.wrong(), one.wrong(),
                    shown(eight.errors()[eight.worst()]), trained[0], 100 * trained[1]);
        }

        print("%nThe slope of x^3 by differences, relative error, worst of 20 points%n       h     double    float32%n");
        for (double h : new double[]{1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10}) {
            print("   %.0e   %8.0e   %8s%n", h, cubeError(h, true, false),
                    h < 1e-6 ? "-" : String.format(Locale.ROOT, "%.0e", cubeError(h, true, true)));
        }

        print("%nLayers of this module, float32, h = 0.01: all slopes within 1e-3?%n");
        layers(seed).forEach((name, error) -> print("  %-34s %s%n", name, error < GradCheck.FLOAT_TOLERANCE ? "yes" : "NO"));
        GradientCheck corner = corner(0.001);
        print("  ReLU at 0.001                      NO: difference %.2f, rule 1; %s%n%n", corner.differences()[0],
                corner.corner(0) ? "but this is a corner" : "and this is no corner");
        figures(checks);
        check(network(seed), x.selectRows(EIGHT), labels(y, EIGHT), checks);
        print("%nTry: ./run 404 --rate 0.1   Which of the six networks is the best now, and which the worst?%n");
    }

    /// How wrong a difference of x³ is, relative to its slope 3x²: the worst of twenty points between 1 and 3.
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

    /// The largest error of every slope of some layers, inputs included.
    static Map<String, Double> layers(long seed) {
        var random = new SplittableRandom(seed);
        Map<String, Double> errors = new LinkedHashMap<>();
        for (Layer layer : List.of(new Linear(4, 3, random), Activation.GELU, new LayerNorm(4), new BatchNorm(4),
                new Conv2d(2, 3, 3, random), new MaxPool2d(2))) {
            boolean images = layer instanceof Conv2d || layer instanceof MaxPool2d;
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

    private static void figures(Map<Fault, GradientCheck> checks) {
        List<Figure> maps = new ArrayList<>();
        checks.forEach((fault, check) -> {
            double[][] cells = new double[9][3];               // W1 (4, 3), b1 (3), W2 (3, 3), b2 (3)
            for (int i = 0; i < 27; i++) {
                cells[i / 3][i % 3] = Math.max(-6, Math.log10(check.errors()[i] + 1e-12));
            }
            maps.add(HeatMap.of(fault.toString(), "", "", cells).range(-6, 0)
                    .rows(List.of("W1", "", "", "", "b1", "W2", "", "", "b2")).columns(List.of("1", "2", "3")));
        });
        Panels.of("Error of each slope as a power of ten: white is right, blue is wrong", 3,
                maps.toArray(Figure[]::new)).cell(340, 330).save("faults", "Six heat maps of the 27 slopes of a network. "
                + "Without a mistake all cells are white. Halved slopes and a forgotten 1/n colour everything; a forgotten "
                + "bias only its own row; a wrong transpose and a missing mask the first layer and not the second.");
        double[] h = new double[61];
        double[][] error = new double[3][h.length];
        for (int i = 0; i < h.length; i++) {
            h[i] = Math.pow(10, -i / 5.0);
            error[0][i] = cubeError(h[i], true, false);
            error[1][i] = cubeError(h[i], false, false);
            error[2][i] = h[i] < 2e-7 ? Double.NaN : cubeError(h[i], true, true);
        }
        Plot.of("How wrong is a difference? The slope of x^3", "step h", "relative error").xLog().yLog()
                .line("double, both sides", h, error[0]).line("double, one side", h, error[1])
                .line("float32, both sides", h, error[2]).vertical("", 1e-5).vertical("", 1e-2)
                .save("steps", "Relative error against the step, both axes logarithmic. Each curve is a V: to the right the "
                        + "step is too large, to the left rounding takes over. The best step is near 1e-5 in double and near "
                        + "1e-2 in float32; from one side only it is smaller, and the error larger.");
        print("figures  target/figures/faults.svg, steps.svg%n%n");
    }

    private static void check(Network network, Matrix x, int[] y, Map<Fault, GradientCheck> found) {
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        double[] theirs = Fault.flat(Peers401.bySameDiff(network, x, y).network());
        double[] differences = found.get(Fault.NONE).differences();
        double[] ours = Fault.flat(Fault.NONE.gradient(network, x, y));
        checks.same("slopes by differences within 1e-8", agree(differences, theirs, 1e-8), theirs.length);
        checks.same("slopes by hand within 1e-12", agree(ours, theirs, 1e-12), theirs.length);
        for (Fault fault : Fault.values()) {
            double[] faulty = Fault.flat(fault.gradient(network, x, y));
            checks.same("wrong: " + fault, found.get(fault).wrong(), theirs.length - agree(faulty, theirs, 1e-9));
        }
        checks.whyDifferent("the last six rows count wrong slopes twice: ours by differences, theirs by comparing with\n"
                + "               the gradient of SameDiff.");
        checks.print();
    }

    private static int agree(double[] a, double[] b, double allowed) {
        int agree = 0;
        for (int i = 0; i < a.length; i++) {
            agree += Math.abs(a[i] - b[i]) <= allowed ? 1 : 0;
        }
        return agree;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
