package scratch.math.autogradtensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// 109: the engine of lesson 107 with a tensor in every node, and a gradient check that finds what is wrong with it.
public final class Ex109AutogradTensor {
    private static final double[][] X = {{1, 2, 0}, {0, 1, -1}};
    private static final double[][] W = {{1, 2}, {0, 1}, {3, -1}};
    private static final double[] B = {0.5, -0.5};
    private static final double[][] T = {{1, 4}, {-2, 2}};
    private static final int[] LABELS = {0, 1, 2, 0, 1, 2, 0, 1};

    private Ex109AutogradTensor() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "unit 3 0..5 the hidden unit whose gradient is lost",
                "hidden 128 1..4096 hidden units of the network that is timed", "seed 42 seed of the batch");
        Variable x = Variable.parameter(tensor(X)).named("X");
        Variable w = Variable.parameter(tensor(W)).named("W");
        Variable b = Variable.parameter(Tensor.vector(0.5f, -0.5f)).named("b");
        Variable loss = loss(x, w, b);
        loss.backward();
        Console.print("One layer: Y = X W + b, loss = half the sum of (Y - T)^2 = %.2f%n", loss.item());
        Console.print("  dW %-7s = X' R           %s%n", Shape.text(w.shape()), rows(w.gradient()));
        Console.print("  db %-7s = rows of R      %s%n", Shape.text(b.shape()), rows(b.gradient().reshape(1, 2)));
        Console.print("  dX %-7s = R W'           %s%n%n", Shape.text(x.shape()), rows(x.gradient()));

        Tensor batch = Tensor.normal(new SplittableRandom(arguments.longValue("seed")), 1, 8, 5);
        SmallNetwork right = SmallNetwork.random(5, 6, 3, -1, new SplittableRandom(1));
        SmallNetwork wrong = SmallNetwork.random(5, 6, 3, arguments.intValue("unit"), new SplittableRandom(1));
        GradientReport ofRight = report(right, batch);
        GradientReport ofWrong = report(wrong, batch);
        Console.print("Gradient check of a 5-6-3 network%n");
        ofRight.readings().forEach(reading -> Console.print("  %s%n", GradientReport.line(reading)));
        Console.print("The same with hidden unit %d cut from the graph%n", arguments.intValue("unit"));
        ofWrong.readings().forEach(reading -> Console.print("  %s%n", GradientReport.line(reading)));
        Console.print("  and still it learns: loss %.2f before, %.2f after 200 steps (the right one: %.2f)%n%n",
                wrong.loss(batch, LABELS).item(), wrong.train(batch, 200, 0.1f, LABELS),
                right.train(batch, 200, 0.1f, LABELS));

        Console.print("Derivative of c + x^2 at 1.5 by a float32 difference with h = 0.01; it is 3%n");
        for (float c : new float[]{0, 100, 1e4f, 1e6f}) {
            Console.print("  c = %9.0f   %.4f%n", c, difference(c));
        }
        Figures109.draw(ofRight, ofWrong);
        Console.print("%nfigures  target/figures/shapes.svg, gradientcheck.svg, differences.svg%n%n");

        check(loss, w, b, x, ofRight, ofWrong, arguments.intValue("hidden"));
        Console.print("%nTry: ./run 109 --unit 0   Another unit is cut. Does the network learn less than before?%n");
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

    private static GradientReport report(SmallNetwork network, Tensor batch) {
        return GradientReport.of(() -> network.loss(batch, LABELS), network.parameters().toArray(Variable[]::new));
    }

    private static void check(Variable loss, Variable w, Variable b, Variable x, GradientReport right, GradientReport wrong,
                              int hidden) {
        LinearByHand hand = LinearByHand.of(X, W, B, T);
        CheckTable checks = CheckTable.against("loops by hand");
        checks.same("loss", loss.item(), hand.loss(), 0);
        checks.group("derivatives of the layer", 1e-6).same("dW", doubles(w.gradient()), flat(hand.weightGradient()))
                .same("db", doubles(b.gradient()), hand.biasGradient())
                .same("dX", doubles(x.gradient()), flat(hand.inputGradient()));
        checks.same("parameters that agree", right.readings().stream().filter(GradientReport.Reading::agrees).count(), 4);
        checks.same("with a unit cut", wrong.readings().stream().filter(GradientReport.Reading::agrees).count(), 2);
        cost(checks, hidden);
        checks.whyDifferent("the time by differences is one forward pass times two times the number of weights;"
                + " nobody waited for it.");
        checks.print();
    }

    private static void cost(CheckTable checks, int hidden) {
        SmallNetwork network = SmallNetwork.random(256, hidden, 10, -1, new SplittableRandom(3));
        Tensor batch = Tensor.normal(new SplittableRandom(4), 1, 64, 256);
        int[] labels = new int[64];
        Arrays.setAll(labels, i -> i % 10);
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
        checks.time(String.format(Locale.ROOT, "%,d derivatives", weights), both, 2 * weights * forward);
        checks.time("both passes, forward alone", both, forward);
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
        Arrays.setAll(result, i -> values[i]);
        return result;
    }

    private static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
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
}
