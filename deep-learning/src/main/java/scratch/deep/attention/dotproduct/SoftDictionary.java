package scratch.deep.attention.dotproduct;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scratch.math.check.Require;

/// A dictionary that learns by gradient descent which key a question means. A page holds `words` entries in random order, each
/// a word with a random number; a question is one of the words, and the answer is its number. Words are looked up in two
/// tables of vectors that are learned, one for questions and one for keys: nobody says that they have to do with each other.
public final class SoftDictionary {

    /// @param words    on a page, and as many numbers
    /// @param width    of the vectors
    /// @param steps    of gradient descent, one page of questions each
    /// @param rate     of a step
    /// @param seed     of vectors and pages
    public record Options(int words, int width, int steps, double rate, long seed) {
        public Options {
            Require.atLeast(2, "SoftDictionary.Options", "words", words);
            Require.atLeast(1, "SoftDictionary.Options", "width", width);
            Require.atLeast(0, "SoftDictionary.Options", "steps", steps);
            Require.positive("SoftDictionary.Options", "rate", rate);
        }
    }

    private final double[][] questions;    // (words, width)
    private final double[][] keys;         // (words, width)
    private final double[] losses;

    private SoftDictionary(double[][] questions, double[][] keys, double... losses) {
        this.questions = questions;
        this.keys = keys;
        this.losses = losses;
    }

    /// Every step asks for all words of one page; the loss is `−ln` of the weight that lies on the right number.
    public static SoftDictionary fit(Options options) {
        SplittableRandom random = new SplittableRandom(options.seed);
        double[][] questions = normal(random, options.words, options.width);
        double[][] keys = normal(random, options.words, options.width);
        double[] losses = new double[options.steps];
        double scale = DotProductAttention.scale(questions);
        for (int step = 0; step < options.steps; step++) {
            int[] numbers = shuffled(random, options.words);                   // word j has the number numbers[j]
            double[][] values = oneHot(numbers);
            DotProductAttention.Result answer = DotProductAttention.attend(questions, keys, values, null, scale);
            double[][] g = new double[options.words][options.words];           // ∂L/∂answer
            for (int i = 0; i < options.words; i++) {
                double right = answer.out()[i][numbers[i]];
                losses[step] -= Math.log(right) / options.words;
                g[i][numbers[i]] = -1 / right / options.words;
            }
            DotProductAttention.Gradient d = DotProductAttention.backward(questions, keys, values, scale, answer, g);
            for (int i = 0; i < options.words; i++) {
                DotProductAttention.addTo(questions[i], -options.rate, d.q()[i]);
                DotProductAttention.addTo(keys[i], -options.rate, d.k()[i]);
            }
        }
        return new SoftDictionary(questions, keys, losses);
    }

    /// How strongly each word, as a question, looks at each word as a key (words, words).
    public double[][] weights() {
        double[][] unit = oneHot(IntStream.range(0, keys.length).toArray());
        return DotProductAttention.attend(questions, keys, unit, null, DotProductAttention.scale(questions)).weights();
    }

    /// The share of questions whose own key has the largest weight.
    public double accuracy() {
        double[][] weights = weights();
        int right = 0;
        for (int i = 0; i < weights.length; i++) {
            int own = i;
            right += Arrays.stream(weights[i]).allMatch(w -> w <= weights[own][own]) ? 1 : 0;
        }
        return (double) right / weights.length;
    }

    public double[] losses() {
        return losses.clone();
    }

    private static double[][] normal(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            Arrays.setAll(row, c -> random.nextGaussian());
        }
        return table;
    }

    private static int[] shuffled(SplittableRandom random, int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static double[][] oneHot(int... numbers) {
        double[][] rows = new double[numbers.length][numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rows[i][numbers[i]] = 1;
        }
        return rows;
    }
}
