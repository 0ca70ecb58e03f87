package scratch.math.autogradtensor;

import java.util.Locale;
import java.util.SplittableRandom;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.math.autograd.Graph;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// 109: the engine of lesson 107 with a tensor in every node, and a microscope for its gradients.
public final class Ex109AutogradTensor {
    private static final double[][] X = {{1, 2, 0}, {0, 1, -1}};
    private static final double[][] W = {{1, 2}, {0, 1}, {3, -1}};
    private static final double[] B = {0.5, -0.5};
    private static final double[][] T = {{1, 4}, {-2, 2}};

    private Ex109AutogradTensor() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "unit 3 the hidden unit whose gradient is lost, 0 to 5",
                "hidden 128 hidden units of the network that is timed", "seed 42 seed of data and weights");
        Variable x = Variable.parameter(tensor(X)).named("X");
        Variable w = Variable.parameter(tensor(W)).named("W");
        Variable b = Variable.parameter(Tensor.vector(0.5f, -0.5f)).named("b");
        Variable loss = loss(x, w, b);
        Figure.write("shapes", handGraph());
        loss.backward();
        print("One layer: Y = X W + b, loss = half the sum of (Y - T)^2 = %.2f%n", loss.item());
        print("  dW %-7s = X' R           %s%n", shape(w), rows(w.gradient()));
        print("  db %-7s = rows of R      %s%n", shape(b), rows(b.gradient().reshape(1, 2)));
        print("  dX %-7s = R W'           %s%n%n", shape(x), rows(x.gradient()));

        var random = new SplittableRandom(arguments.longValue("seed"));
        Tensor batch = Tensor.normal(random, 1, 8, 5);
        int[] labels = {0, 1, 2, 0, 1, 2, 0, 1};
        int unit = arguments.intValue("unit");
        SmallNetwork right = SmallNetwork.random(5, 6, 3, -1, new SplittableRandom(1));
        SmallNetwork wrong = SmallNetwork.random(5, 6, 3, unit, new SplittableRandom(1));
        GradientMicroscope clear = microscope(right, batch, labels);
        GradientMicroscope faulty = microscope(wrong, batch, labels);
        print("Microscope, 5-6-3 network%n");
        clear.readings().forEach(reading -> print("  %s%n", GradientMicroscope.line(reading)));
        print("The same with hidden unit %d cut from the graph%n", unit);
        faulty.readings().forEach(reading -> print("  %s%n", GradientMicroscope.line(reading)));
        figure(clear, faulty);
        print("  and still it learns: loss %.2f before, %.2f after 200 steps (the right one: %.2f)%n%n",
                wrong.loss(batch, labels).item(), wrong.train(batch, 200, 0.1f, labels), right.train(batch, 200, 0.1f, labels));

        print("Slope of c + x^2 at 1.5 by a float32 difference with h = 0.01; it is 3%n");
        for (float c : new float[]{0, 100, 1e4f, 1e6f}) {
            print("  c = %9.0f   %.4f%n", c, difference(c));
        }
        print("%nfigures  target/figures/shapes.svg, microscope.svg%n%n");

        check(loss, w, b, x, clear, faulty, arguments.intValue("hidden"));
        print("%nTry: ./run 109 --unit 0   Another unit is cut. Does the network learn less than before?%n");
    }

    static Variable loss(Variable x, Variable w, Variable b) {
        Variable residual = x.matmul(w).plus(b).minus(Variable.constant(tensor(T)).named("T"));
        return residual.times(residual).sum().times(0.5f);
    }

    /// The central difference of c + x² at 1.5 in float32, h = 0.01.
    static double difference(float c) {
        float above = 1.5f + 0.01f;
        float below = 1.5f - 0.01f;
        return ((double) square(above, c) - square(below, c)) / ((double) above - below);
    }

    private static float square(float x, float c) {
        Variable v = Variable.constant(Tensor.scalar(x));
        return v.times(v).plus(c).item();
    }

    private static GradientMicroscope microscope(SmallNetwork network, Tensor batch, int... labels) {
        return GradientMicroscope.of(() -> network.loss(batch, labels), network.parameters().toArray(Variable[]::new));
    }

    private static String handGraph() {
        Variable x = Variable.parameter(tensor(X)).named("X");
        Variable w = Variable.parameter(tensor(W)).named("W");
        Variable b = Variable.parameter(Tensor.vector(0.5f, -0.5f)).named("b");
        Variable product = x.matmul(w).keep();
        Variable y = product.plus(b).named("Y").keep();
        Variable r = y.minus(Variable.constant(tensor(T)).named("T")).named("R").keep();
        Variable squares = r.times(r).keep();
        Variable sum = squares.sum().keep();
        Variable loss = sum.times(0.5f).named("L").keep();
        loss.backward(true);
        return Graph.of(loss).toSvg("The layer as a graph with the shape of the value and of the gradient in every box");
    }

    private static void figure(GradientMicroscope clear, GradientMicroscope faulty) {
        Panels.of("Relative error of every slope of W1 as a power of ten; -3 is a thousandth or less", 2,
                map("the engine as it is", clear), map("one hidden unit cut from the graph", faulty))
                .cell(480, 330).save("microscope",
                "Two heat maps of the 5 by 6 weights W1. Left all cells are pale: every slope agrees with its difference. "
                        + "Right one column is dark: its slopes are all wrong.");
    }

    private static HeatMap map(String title, GradientMicroscope microscope) {
        GradientMicroscope.Reading reading = microscope.readings().getFirst();
        int columns = reading.shape()[1];
        double[][] cells = new double[reading.shape()[0]][columns];
        for (int i = 0; i < reading.errors().length; i++) {
            cells[i / columns][i % columns] = Math.max(Math.log10(Math.max(reading.errors()[i], 1e-9)), -3);
        }
        return HeatMap.of(title, "hidden unit", "input", cells).range(-3, 0).values("%.0f");
    }

    private static void check(Variable loss, Variable w, Variable b, Variable x, GradientMicroscope clear,
                              GradientMicroscope faulty, int hidden) {
        LinearByHand hand = LinearByHand.of(X, W, B, T);
        CheckTable checks = CheckTable.against("loops by hand");
        checks.same("loss", loss.item(), hand.loss(), 0);
        checks.same("dW", doubles(w.gradient()), flat(hand.weightGradient()), 1e-6);
        checks.same("db", doubles(b.gradient()), hand.biasGradient(), 1e-6);
        checks.same("dX", doubles(x.gradient()), flat(hand.inputGradient()), 1e-6);
        checks.same("parameters whose slopes all agree", clear.readings().stream().filter(GradientMicroscope.Reading::sharp)
                .count(), 4);
        checks.same("with a unit cut", faulty.readings().stream().filter(GradientMicroscope.Reading::sharp).count(), 2);
        price(checks, hidden);
        checks.whyDifferent("the time by differences is one forward pass times two times the number of weights;"
                + " nobody waited for it.");
        checks.print();
    }

    private static void price(CheckTable checks, int hidden) {
        SmallNetwork network = SmallNetwork.random(256, hidden, 10, -1, new SplittableRandom(3));
        Tensor batch = Tensor.normal(new SplittableRandom(4), 1, 64, 256);
        int[] labels = new int[64];
        java.util.Arrays.setAll(labels, i -> i % 10);
        long forward = Long.MAX_VALUE;
        long both = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            Variable.noGradient(() -> network.loss(batch, labels)).item();
            forward = Math.min(forward, System.nanoTime() - start);
            start = System.nanoTime();
            network.loss(batch, labels).backward();
            network.parameters().getFirst().gradient().get(0, 0);
            both = Math.min(both, System.nanoTime() - start);
            network.parameters().forEach(Variable::clearGradient);
        }
        long weights = network.parameters().stream().mapToLong(p -> p.data().size()).sum();
        checks.time(String.format(Locale.ROOT, "%,d slopes", weights), both, 2 * weights * forward);
        checks.time("forward and backward, against forward alone", both, forward);
    }

    private static Tensor tensor(double[]... rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return Tensor.of(values, rows.length, rows[0].length);
    }

    private static double[] doubles(Tensor tensor) {
        float[] values = tensor.toArray();
        double[] result = new double[values.length];
        java.util.Arrays.setAll(result, i -> values[i]);
        return result;
    }

    private static double[] flat(double[]... rows) {
        return java.util.Arrays.stream(rows).flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    private static String shape(Variable v) {
        return scratch.math.tensor.Shape.text(v.shape());
    }

    private static String rows(Tensor matrix) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < matrix.length(0); i++) {
            text.append(i == 0 ? "" : "  ");
            for (int j = 0; j < matrix.length(1); j++) {
                text.append(String.format(Locale.ROOT, "%5.1f", matrix.get(i, j) + 0.0));
            }
        }
        return text.toString();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
