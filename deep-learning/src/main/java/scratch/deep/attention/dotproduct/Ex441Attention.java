package scratch.deep.attention.dotproduct;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 441: looking things up softly, what is hidden, why products are divided by √d, and a softmax that forgets its scores.
public final class Ex441Attention {
    /// The case for paper: one question, three keys, three numbers to be looked up.
    static final double[][] QUERY = {{2, 2, 0, 0}};
    static final double[][] KEYS = {{1, 1, 0, 0}, {1, 0, 1, 0}, {0, 0, 1, 1}};
    static final double[][] VALUES = {{10}, {20}, {40}};

    private Ex441Attention() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "words 8 2..26 entries of the dictionary", "width 16 1..256 numbers in a vector",
                "steps 200 1..5000 steps of gradient descent", "seed 1 seed of vectors and pages");
        byHand();
        int words = arguments.intValue("words");
        int width = arguments.intValue("width");
        long seed = arguments.longValue("seed");
        SoftDictionary before = SoftDictionary.fit(new SoftDictionary.Options(words, width, 0, 4, seed));
        SoftDictionary after = SoftDictionary.fit(new SoftDictionary.Options(words, width, arguments.intValue("steps"), 4,
                seed));
        dictionary(before, after, words);
        double[][][] masked = masks();
        List<ScaleProbe> probes = probes();
        online();
        Figures441.draw(before, after, masked, probes);
        Console.print("%nfigures  target/figures/dictionary.svg, masks.svg, scale.svg%n%n");
        check();
        Console.print("%nTry: ./run 441 --width 1   Can eight words tell each other apart on a line?%n");
    }

    private static void byHand() {
        double scale = DotProductAttention.scale(QUERY);
        DotProductAttention.Result answer = DotProductAttention.attend(QUERY, KEYS, VALUES, null, scale);
        DotProductAttention.Gradient d = DotProductAttention.backward(QUERY, KEYS, VALUES, scale, answer, new double[][] {{1}});
        Console.print("one query, three keys with the values 10, 20, 40%n  weights   %s%n  answer    %.4f%n"
                        + "  gradient  query %s%n            values %s%n%n", row(answer.weights()[0]), answer.out()[0][0],
                row(d.q()[0]), row(Peers441.flat(d.v())));
    }

    private static void dictionary(SoftDictionary before, SoftDictionary after, int words) {
        double[] losses = after.losses();
        Console.print("a dictionary of %d words learns which key a question means%n", words);
        var table = Console.table("%-18s %8s %18s", "", "loss", "own key is largest");
        table.row("before training", format(losses[0]), percent(before.accuracy()));
        table.row("after " + losses.length + " steps", format(losses[losses.length - 1]), percent(after.accuracy()));
    }

    /// The weights of six places that look at each other: nothing hidden, causal, padding, and a row that sees nothing.
    static double[][][] masks() {
        double[][] x = Peers441.normal(new SplittableRandom(3), 6, 4);
        boolean[][] causal = new boolean[6][6];
        boolean[][] padding = new boolean[6][6];
        boolean[][] row = new boolean[6][6];
        for (int i = 0; i < 6; i++) {
            Arrays.fill(causal[i], i + 1, 6, true);
            Arrays.fill(padding[i], 5, 6, true);
            Arrays.fill(row[i], i == 3);
        }
        boolean[][][] hidden = {null, causal, padding, row};
        String[] names = {"nothing hidden", "causal", "padding behind 5", "row 3 sees nothing"};
        double[][][] weights = new double[4][][];
        Console.print("%nweights of place 3 of a sequence of 6%n");
        for (int m = 0; m < 4; m++) {
            weights[m] = DotProductAttention.attend(x, x, x, hidden[m], DotProductAttention.scale(x)).weights();
            Console.print("  %-20s %s%n", names[m], row(weights[m][3]));
        }
        return weights;
    }

    private static List<ScaleProbe> probes() {
        List<ScaleProbe> probes = IntStream.of(1, 4, 16, 64, 256, 1024).mapToObj(d -> ScaleProbe.of(d, 200, d)).toList();
        Console.print("%n32 random keys: the largest weight, and what is left of a gradient%n");
        var table = Console.table("%6d %16.1f %14.3f %10.3f %16.3f %10.3f", "d", "variance of q·k", "q·k: largest", "gradient",
                "q·k/√d: largest", "gradient");
        for (ScaleProbe p : probes) {
            table.row(p.d(), p.variance(), p.largest(), p.slope(), p.scaledLargest(), p.scaledSlope());
        }
        return probes;
    }

    private static void online() {
        Console.print("%nonline softmax: scores 1 3 2 5 with the values 10 20 30 40%n");
        var table = Console.table("%7.0f %9.0f %9.4f %9.4f", "score", "largest", "sum", "mean");
        OnlineSoftmax softmax = new OnlineSoftmax(1);
        double[] scores = {1, 3, 2, 5};
        for (int j = 0; j < scores.length; j++) {
            softmax.see(scores[j], 10 * (j + 1));
            table.row(scores[j], softmax.largest(), softmax.sum(), softmax.mean()[0]);
        }
        Console.print("%nbytes allocated, when the sequence doubles from 1024 to 2048%n");
        Console.print("  with all weights  %.1f times as many%n  online softmax    %.1f times as many%n",
                growth(false), growth(true));
    }

    /// How much more this thread allocates for twice as many places.
    static double growth(boolean online) {
        Peers441.bytes(8, online);                                 // classes are loaded
        return Peers441.bytes(2048, online) / (double) Peers441.bytes(1024, online);
    }

    private static void check() {
        Peers441.Case c = Peers441.Case.draw(5, 7, 4, 3, 6, 441);
        Peers441.Passes ours = Peers441.byLoops(c);
        CheckTable nd4j = CheckTable.against("ND4J 1.0.0-M2.1");
        compare(nd4j, ours, Peers441.byNd4j(c), 1e-12);
        double[][] hidden = DotProductAttention.attend(c.q(), c.k(), c.v(), new boolean[5][7], DotProductAttention.scale(c.q()))
                .out();
        nd4j.same("online softmax", Peers441.flat(OnlineSoftmax.attend(c.q(), c.k(), c.v(), false,
                DotProductAttention.scale(c.q()))), Peers441.flat(hidden), 1e-12);
        nd4j.print();
        Console.print("%n");
        CheckTable engine = CheckTable.against("our engine, fused");
        compare(engine, ours, Peers441.byEngine(c), 2e-6);
        engine.whyDifferent("the engine computes in float32, with 7 digits.").print();
    }

    private static void compare(CheckTable checks, Peers441.Passes ours, Peers441.Passes theirs, double allowed) {
        checks.same("5 x 3 results", ours.out(), theirs.out(), allowed);
        checks.group("gradients", allowed).same("query", ours.q(), theirs.q()).same("key", ours.k(), theirs.k())
                .same("value", ours.v(), theirs.v());
    }

    static String row(double... values) {
        return String.join(" ", Arrays.stream(values).mapToObj(v -> String.format(Locale.ROOT, "%7.4f", v)).toList());
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
