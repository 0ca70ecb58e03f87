package scratch.deep.recurrence.rnn;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.deep.recurrence.rnn.SequenceLearner.Options;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 421: a network with a memory, its gradient by hand, and what a shortened gradient loses.
public final class Ex421RNN {
    /// A unit for paper: weights 1 and 0.5 into the state, 1 out of it.
    static final RecurrentNetwork BY_HAND = new RecurrentNetwork(new double[][]{{1}}, new double[][]{{0.5}}, new double[1],
            new double[][]{{1}}, new double[1]);
    static final double[][] INPUT = {{1}, {0}, {1}};
    static final int[] WINDOWS = {1, 4, 12};
    static final int LAG = 12;
    private static final int STARTS = 20;
    private static final String[] PREFIXES = {"BTX", "BTXX", "BPVP", "BP"};

    private Ex421RNN() {
    }

    /// Words of the grammar: symbols to read, and the letter to predict after each.
    record Words(int[][] x, int[][] next) {
        static Words draw(int count, long seed) {
            var random = new SplittableRandom(seed);
            int[][] words = new int[count][];
            Arrays.setAll(words, i -> ReberGrammar.word(random));
            return new Words(Arrays.stream(words).map(word -> Arrays.copyOf(word, word.length - 1)).toArray(int[][]::new),
                    Arrays.stream(words).map(ReberGrammar::nextLetters).toArray(int[][]::new));
        }
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "hidden 4 1..64 numbers in the hidden state", "epochs 30 1..300 epochs on the words",
                "seed 1 seed of words and weights");
        byHand();
        int hidden = arguments.intValue("hidden");
        long seed = arguments.longValue("seed");
        Words train = Words.draw(300, seed);
        Words test = Words.draw(200, seed + 1000);
        SequenceLearner model = learn(train, hidden, 1 << 20, arguments.intValue("epochs"), seed);
        double excess = reber(model, train, test, hidden);
        int[] solved = truncation(train, test);
        Figures421.draw(model, test, entropy(test), solved);
        Console.print("%nfigures  target/figures/unrolled.svg, states.svg, truncated.svg%n%n");
        check(train, excess);
        Console.print("%nTry: ./run 421 --hidden 2   How much of the grammar fits into two numbers?%n");
    }

    private static void byHand() {
        RecurrentNetwork.Pass pass = BY_HAND.forward(INPUT);
        StepLoss loss = StepLoss.squared(pass.outputs(), Double.NaN, Double.NaN, 1);
        RecurrentNetwork gradient = BY_HAND.zeros();
        BY_HAND.backward(INPUT, pass, loss.delta(), gradient);
        Console.print("one unit reads 1 0 1%n  states  %.4f %.4f %.4f%n  loss    %.4f%n", pass.states()[1][0],
                pass.states()[2][0], pass.states()[3][0], loss.sum());
        Console.print("  derivatives by wx %.4f, wh %.4f, b %.4f%n%n", gradient.wx()[0][0], gradient.wh()[0][0],
                gradient.b()[0]);
    }

    private static double reber(SequenceLearner model, Words train, Words test, int hidden) {
        double entropy = entropy(test);
        double ours = loss(model, test);
        Console.print("words of a grammar such as %s: %d to train, %d to test, a state of %d numbers%n",
                ReberGrammar.text(train.x[0]) + "E", train.x.length, test.x.length, hidden);
        Console.print("loss of a letter on test%n  knowing only the last letter %.3f%n  recurrent network            %.3f%n"
                + "  the grammar itself           %.3f%n", lastLetter(train, test), ours, entropy);
        var table = Console.table("%-8s %6.2f %6.2f %6.2f %6.2f %6.2f   %s", "after", "T", "S", "X", "P", "V", "allowed");
        for (String prefix : PREFIXES) {
            int[] word = prefix.chars().map(ReberGrammar.LETTERS::indexOf).toArray();
            double[] p = StepLoss.softmax(model.run(word).outputs()[word.length - 1]);
            double[] allowed = ReberGrammar.next(ReberGrammar.states(word)[word.length - 1]);
            table.row(prefix, p[1], p[2], p[3], p[4], p[5], String.join(" ", IntStream.range(0, 7)
                    .filter(j -> allowed[j] > 0).mapToObj(j -> ReberGrammar.LETTERS.substring(j, j + 1)).toList()));
        }
        Console.print("state of the grammar read from the nearest centre of hidden states: %.0f %% right%n",
                100 * HiddenStates.of(model, test.x).nearestCentre());
        return ours - entropy;
    }

    /// Mean loss of a letter.
    static double loss(SequenceLearner model, Words words) {
        double sum = 0;
        int steps = 0;
        for (int i = 0; i < words.x.length; i++) {
            StepLoss loss = StepLoss.crossEntropy(model.run(words.x[i]).outputs(), words.next[i]);
            sum += loss.sum();
            steps += loss.steps();
        }
        return sum / steps;
    }

    /// The loss that nothing can beat: of the grammar's own probabilities.
    static double entropy(Words words) {
        double sum = 0;
        int steps = 0;
        for (int i = 0; i < words.x.length; i++) {
            int[] states = ReberGrammar.states(words.x[i]);
            for (int t = 0; t < states.length; t++, steps++) {
                sum -= StrictMath.log(ReberGrammar.next(states[t])[words.next[i][t]]);
            }
        }
        return sum / steps;
    }

    /// The loss of a table with a row for each letter: how often each other letter came next.
    static double lastLetter(Words train, Words test) {
        double[][] counts = new double[7][8];                  // the last column is the sum
        for (int i = 0; i < train.x.length; i++) {
            for (int t = 0; t < train.x[i].length; t++) {
                counts[train.x[i][t]][train.next[i][t]]++;
                counts[train.x[i][t]][7]++;
            }
        }
        double sum = 0;
        int steps = 0;
        for (int i = 0; i < test.x.length; i++) {
            for (int t = 0; t < test.x[i].length; t++, steps++) {
                double[] row = counts[test.x[i][t]];
                sum -= StrictMath.log(row[test.next[i][t]] / row[7]);
            }
        }
        return sum / steps;
    }

    /// The first bit is to be said at the last of so many steps; random letters stand between.
    static Words recall(int count, int length, long seed) {
        var random = new SplittableRandom(seed);
        int[][] x = new int[count][length];
        int[][] answer = new int[count][length];
        for (int i = 0; i < count; i++) {
            Arrays.setAll(x[i], t -> (t == 0 ? 0 : 2) + random.nextInt(2));
            Arrays.fill(answer[i], StepLoss.NONE);
            answer[i][length - 1] = x[i][0];
        }
        return new Words(x, answer);
    }

    private static int[] truncation(Words words, Words test) {
        int[] solved = Arrays.stream(WINDOWS).map(window -> solved(window, STARTS)).toArray();
        Console.print("%ngradients that go back no more than so many steps%n");
        var table = Console.table("%8d %26.3f %24s", "steps", "words: loss of a letter", "recall: starts that learn");
        for (int i = 0; i < WINDOWS.length; i++) {
            table.row(WINDOWS[i], loss(learn(words, 4, WINDOWS[i], 30, 1), test), solved[i] + " of " + STARTS);
        }
        return solved;
    }

    private static SequenceLearner learn(Words words, int hidden, int window, int epochs, long seed) {
        return SequenceLearner.fit(words.x, 7, words.next, 7, new Options(hidden, 0.3, 1, window, epochs, seed));
    }

    /// How many of so many random starts learn to recall a bit over twelve steps.
    static int solved(int window, int starts) {
        return (int) IntStream.rangeClosed(1, starts).parallel().filter(seed -> {
            Words train = recall(300, LAG, 100 + seed);
            Words test = recall(100, LAG, 200 + seed);
            return SequenceLearner.fit(train.x, 4, train.next, 2, new Options(4, 0.1, 1, window, 40, seed))
                    .accuracy(test.x, test.next) > 0.95;
        }).count();
    }

    private static void check(Words words, double excess) {
        RecurrentNetwork network = RecurrentNetwork.random(7, 5, 7, new SplittableRandom(421));
        double[][] x = SequenceLearner.oneHot(words.x[0], 7);
        Peers421.Passes ours = Peers421.byHand(network, x, words.next[0]);
        CheckTable double64 = CheckTable.against("SameDiff 1.0.0-M2.1");
        compare(double64, ours, Peers421.bySameDiff(network, x, words.next[0]), 1e-12);
        double64.atMost("loss above the grammar's", excess, 0.03);
        double64.print();
        Console.print("%n");
        CheckTable float32 = CheckTable.against("autograd, lesson 109");
        compare(float32, ours, Peers421.byAutograd(network, x, words.next[0]), 1e-6);
        float32.whyDifferent("autograd computes in float32, with 7 digits; SameDiff ran in double.").print();
    }

    private static void compare(CheckTable checks, Peers421.Passes ours, Peers421.Passes theirs, double allowed) {
        checks.same("loss", ours.loss(), theirs.loss(), allowed);
        checks.group("states, outputs", allowed).same("h", ours.states(), theirs.states())
                .same("y", ours.outputs(), theirs.outputs());
        var gradients = checks.group("gradients", allowed);
        String[] names = {"Wx", "Wh", "b", "Wy", "c"};
        for (int part = 0; part < names.length; part++) {
            gradients.same(names[part], ours.gradient()[part], theirs.gradient()[part]);
        }
    }
}
