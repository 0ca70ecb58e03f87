package scratch.math.autogradscalar;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Figure;
import scratch.math.autograd.Graph;
import scratch.math.autograd.Value;

/// 107: a program that knows the derivative of whatever you compute with it.
public final class Ex107AutogradScalar {
    private Ex107AutogradScalar() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "a 2 .. the first number", "b 3 .. the second number",
                "seed 1 seed of the first weights of the network");
        double a = arguments.doubleValue("a");
        double b = arguments.doubleValue("b");

        Value[] graph = threeLines(a, b);
        Value loss = graph[4];
        loss.backward();
        print("d = a b,  e = d + a,  L = e d%n");
        print("              a       b       d       e       L%n");
        print("  value");
        Arrays.stream(graph).forEach(v -> print("%8s", number(v.data())));
        print("%n  dL/d ");
        Arrays.stream(graph).forEach(v -> print("%8s", number(v.gradient())));
        print("%n%nFour engines%n                                  every number used once     the three lines above%n");
        walk("adds, results before inputs", Walks::adding, a, b);
        walk("overwrites", Walks::overwriting, a, b);
        walk("adds, walks on at once", Walks::recursing, a, b);
        walk("adds, visits as soon as met", Walks::tooEarly, a, b);

        Value ladder = ladder(50);
        Value two = Value.of(2);
        Value root = squareRoot(two, 6);
        root.backward();
        print("%nA loop of 50 doublings: 2^50 ways from x to the result, one walk over 51 numbers, slope %.0f%n",
                ladder.gradient());
        print("A loop that computes sqrt(2) by Newton's method: %.6f, and its slope: %.6f%n", root.data(), two.gradient());

        XorNetwork network = XorNetwork.random(new SplittableRandom(arguments.longValue("seed")));
        double before = network.loss().data();
        double after = network.train(1000, 0.3);
        print("XOR with %d weights: loss %.2f before, below 0.001 after 1000 steps: %s; answers", network.weights().length,
                before, after < 1e-3 ? "yes" : "no");
        for (int row = 0; row < 4; row++) {
            print(" %.1f", Math.rint(10 * network.answer(row & 1, row >> 1).data()) / 10 + 0.0);
        }
        print("%n");
        Figure.write("graph", Graph.of(loss).numbered().toSvg("The three lines as a graph of five boxes, with the value, the "
                + "gradient and the place in the walk back in each; arrows that fork are thick"));
        Value x = Value.of(2).named("x");
        Value twoSteps = squareRoot(x, 2).named("y");
        twoSteps.backward();
        Figure.write("loop", Graph.of(twoSteps).toSvg("The graph that two rounds of a loop have left behind"));
        print("figures  target/figures/graph.svg, loop.svg%n%n");

        check(a, b, ladder.gradient(), two.gradient(), network);
        print("%nTry: ./run 107 --b -0.5   One gradient is now exactly 0. Which, and what does that say about L?%n");
    }

    /// a, b, d, e and L.
    static Value[] threeLines(double a, double b) {
        Value first = Value.of(a).named("a");
        Value second = Value.of(b).named("b");
        Value d = first.times(second).named("d");
        Value e = d.plus(first).named("e");
        return new Value[]{first, second, d, e, e.times(d).named("L")};
    }

    /// x doubled again and again: x + x, the sum of it and itself, and so on. Returns x after the walk.
    static Value ladder(int rungs) {
        Value x = Value.of(1);
        Value y = x;
        for (int i = 0; i < rungs; i++) {
            y = y.plus(y);
        }
        y.backward();
        return x;
    }

    /// Newton's method: nobody has told the engine what a square root is.
    static Value squareRoot(Value x, int steps) {
        Value y = x;
        for (int step = 0; step < steps; step++) {
            y = y.plus(x.divide(y)).times(0.5);
        }
        return y;
    }

    /// dL/da and dL/db of the three lines by one of the walks.
    static double[] slopes(Consumer<Node> walk, double a, double b) {
        Node first = Node.of(a);
        Node second = Node.of(b);
        Node d = first.times(second);
        walk.accept(d.plus(first).times(d));
        return new double[]{first.gradient, second.gradient};
    }

    /// The same formula as a tree: each number is used once, so a and b have copies. dL/da and dL/db of the first copies.
    static double[] slopesOfTree(Consumer<Node> walk, double a, double b) {
        Node first = Node.of(a);
        Node second = Node.of(b);
        Node sum = first.times(second).plus(Node.of(a));
        walk.accept(sum.times(Node.of(a).times(Node.of(b))));
        return new double[]{first.gradient, second.gradient};
    }

    private static void walk(String name, Consumer<Node> walk, double a, double b) {
        double[] tree = slopesOfTree(walk, a, b);
        double[] graph = slopes(walk, a, b);
        print("  %-30s dL/da %4s   dL/db %4s     dL/da %4s   dL/db %4s%n", name, number(tree[0]), number(tree[1]),
                number(graph[0]), number(graph[1]));
    }

    private static void check(double a, double b, double ladder, double slopeOfRoot, XorNetwork network) {
        double h = 1e-5;
        Value[] graph = threeLines(a, b);
        graph[4].backward();
        CheckTable checks = CheckTable.against("differences");
        checks.same("dL/da", graph[0].gradient(), (threeLines(a + h, b)[4].data() - threeLines(a - h, b)[4].data()) / (2 * h),
                1e-7);
        checks.same("dL/db", graph[1].gradient(), (threeLines(a, b + h)[4].data() - threeLines(a, b - h)[4].data()) / (2 * h),
                1e-7);
        checks.sameRelative("loop of 50 doublings", ladder, Math.pow(2, 50), 0);
        checks.same("slope of Newton's sqrt(2)", slopeOfRoot,
                (squareRoot(Value.of(2 + h), 6).data() - squareRoot(Value.of(2 - h), 6).data()) / (2 * h), 1e-9);
        long right = 0;
        double[] slopes = network.gradient();
        double[] differences = network.differences(h);
        for (int i = 0; i < slopes.length; i++) {
            right += Math.abs(slopes[i] - differences[i]) <= 1e-8 ? 1 : 0;
        }
        checks.same("XOR: slopes that agree to 1e-8", right, slopes.length);
        checks.time("XOR: all 17 slopes", time(network::gradient), time(() -> network.differences(h)));
        checks.print();
    }

    private static long time(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 300; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static String number(double x) {
        return x == Math.rint(x) ? String.format(Locale.ROOT, "%.0f", x + 0.0) : String.format(Locale.ROOT, "%.4g", x);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
