package scratch.math.autogradscalar;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.autograd.Value;

/// 107: a program that knows the derivative of whatever you compute with it.
public final class Ex107AutogradScalar {
    private Ex107AutogradScalar() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "a 2 -5.0..5.0 the first number", "b 3 -5.0..5.0 the second number",
                "seed 1 seed of the first weights of the network");
        double a = arguments.doubleValue("a");
        double b = arguments.doubleValue("b");
        values(a, b);
        Console.print("%n%-31s %16s %18s%n", "", "each used once", "the three lines");
        var table = Console.table("%-30s %8s %8s %10s %8s", "four backward passes", "dL/da", "dL/db", "dL/da", "dL/db");
        pass(table, "  adds, results before inputs", BackwardPasses::adding, a, b);
        pass(table, "  overwrites", BackwardPasses::overwriting, a, b);
        pass(table, "  adds, passes on at once", BackwardPasses::recursing, a, b);
        pass(table, "  adds, visits as soon as met", BackwardPasses::tooEarly, a, b);

        double doublings = doublings(50).gradient();
        Value two = Value.of(2);
        Value root = squareRoot(two, 6);
        root.backward();
        Console.print("%n50 doublings: 2^50 paths from x to the result, one pass over 51 nodes, derivative %.0f%n", doublings);
        Console.print("sqrt(2) by a loop of Newton's method: %.6f, derivative %.6f%n", root.data(), two.gradient());
        XorNetwork network = XorNetwork.random(new SplittableRandom(arguments.longValue("seed")));
        train(network);
        Figures107.draw(a, b);
        Console.print("%nfigures  target/figures/graph.svg, engines.svg, loop.svg%n%n");

        check(a, b, doublings, two.gradient(), network);
        Console.print("%nTry: ./run 107 --b -0.5   One derivative is now exactly 0. Which, and what does that say about L?%n");
    }

    private static void values(double a, double b) {
        Value[] graph = threeLines(a, b);
        graph[4].backward();
        Console.print("d = a b,  e = d + a,  L = e d%n");
        var table = Console.table("%-8s %7s %7s %7s %7s %7s", "", "a", "b", "d", "e", "L");
        table.row(row("  value", Arrays.stream(graph).mapToDouble(Value::data).toArray()));
        table.row(row("  dL/d", Arrays.stream(graph).mapToDouble(Value::gradient).toArray()));
    }

    private static Object[] row(String name, double... numbers) {
        Object[] cells = new Object[numbers.length + 1];
        Arrays.setAll(cells, i -> i == 0 ? name : number(numbers[i - 1]));
        return cells;
    }

    private static void pass(Console.Table table, String name, Consumer<Node> pass, double a, double b) {
        double[] tree = gradientOfTree(pass, a, b);
        double[] graph = gradient(pass, a, b);
        table.row(row(name, tree[0], tree[1], graph[0], graph[1]));
    }

    private static void train(XorNetwork network) {
        double before = network.loss().data();
        double after = network.train(1000, 0.3);
        Console.print("XOR with %d weights: loss %.2f before, below 0.001 after 1000 steps: %s; answers",
                network.weights().length, before, after < 1e-3 ? "yes" : "no");
        for (int row = 0; row < 4; row++) {
            Console.print(" %.1f", Math.rint(10 * network.answer(row & 1, row >> 1).data()) / 10 + 0.0);
        }
        Console.print("%n");
    }

    /// a, b, d, e and L.
    static Value[] threeLines(double a, double b) {
        Value first = Value.of(a).named("a");
        Value second = Value.of(b).named("b");
        Value d = first.times(second).named("d");
        Value e = d.plus(first).named("e");
        return new Value[]{first, second, d, e, e.times(d).named("L")};
    }

    /// The same with everything open.
    static Node[] threeLinesOpen(double a, double b) {
        Node first = Node.of(a);
        Node second = Node.of(b);
        Node d = first.times(second);
        Node e = d.plus(first);
        return new Node[]{first, second, d, e, e.times(d)};
    }

    /// x doubled again and again: x + x, the sum of it and itself, and so on. Returns x after the backward pass.
    static Value doublings(int times) {
        Value x = Value.of(1);
        Value y = x;
        for (int i = 0; i < times; i++) {
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

    /// dL/da and dL/db of the three lines by one of the four passes.
    static double[] gradient(Consumer<Node> pass, double a, double b) {
        Node[] graph = threeLinesOpen(a, b);
        pass.accept(graph[4]);
        return new double[]{graph[0].gradient, graph[1].gradient};
    }

    /// The same formula as a tree: each number is used once, so a and b have copies. dL/da and dL/db of the first copies.
    static double[] gradientOfTree(Consumer<Node> pass, double a, double b) {
        Node first = Node.of(a);
        Node second = Node.of(b);
        Node sum = first.times(second).plus(Node.of(a));
        pass.accept(sum.times(Node.of(a).times(Node.of(b))));
        return new double[]{first.gradient, second.gradient};
    }

    private static void check(double a, double b, double doublings, double ofRoot, XorNetwork network) {
        double h = 1e-5;
        Value[] graph = threeLines(a, b);
        graph[4].backward();
        CheckTable checks = CheckTable.against("differences");
        checks.group("derivatives of L", 1e-7)
                .same("a", graph[0].gradient(), (threeLines(a + h, b)[4].data() - threeLines(a - h, b)[4].data()) / (2 * h))
                .same("b", graph[1].gradient(), (threeLines(a, b + h)[4].data() - threeLines(a, b - h)[4].data()) / (2 * h));
        checks.same("derivative of Newton's sqrt(2)", ofRoot,
                (squareRoot(Value.of(2 + h), 6).data() - squareRoot(Value.of(2 - h), 6).data()) / (2 * h), 1e-9);
        checks.group("derivatives, XOR", 1e-8).same("w", network.gradient(), network.differences(h));
        checks.sameRelative("50 doublings, 2^50", doublings, Math.pow(2, 50), 0);
        checks.time("XOR: the whole gradient", time(network::gradient), time(() -> network.differences(h)));
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

    static String number(double x) {
        return x == Math.rint(x) ? String.format(Locale.ROOT, "%.0f", x + 0.0) : String.format(Locale.ROOT, "%.4g", x);
    }
}
