package scratch.deep.attention.multihead;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.deep.layer.Embedding;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.transformer.LearnedPositions;
import scratch.deep.transformer.MultiHeadAttention;
import scratch.deep.transformer.RotaryPositions;
import scratch.deep.transformer.SinusoidalPositions;
import scratch.math.autograd.CrossEntropy;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Tensor;

/// A network of one attention that is to say, at each place of a sequence of digits 0 to 4, the digit one place before minus
/// the digit three places before, modulo 5. So it must look at two places, know how far away they are, and keep them apart.
final class DifferenceTask {
    static final int DIGITS = 5;
    static final int LENGTH = 16;
    static final int LONGEST = 128;
    private static final int WIDTH = 32;
    private static final int HIDDEN = 128;
    private static final int BATCH = 32;
    private static final int NO_ANSWER = -1;

    private final Embedding embedding;
    private final Layer added;                 // positions that are added, or null
    private final MultiHeadAttention attention;
    private final Linear hidden;
    private final Linear output;
    private final Map<String, Variable> parameters = new LinkedHashMap<>();

    private DifferenceTask(Positions positions, int heads, RandomGenerator random) {
        embedding = new Embedding(DIGITS, WIDTH, random);
        added = switch (positions) {
            case LEARNED -> new LearnedPositions(WIDTH, LONGEST, Initializer.normal(1), random);
            case SINUSOIDAL -> new SinusoidalPositions(WIDTH, LONGEST);
            default -> null;
        };
        MultiHeadAttention.Options options = MultiHeadAttention.Options.of(WIDTH, heads);
        attention = new MultiHeadAttention(positions == Positions.ROTARY
                ? options.withRotary(new RotaryPositions(WIDTH / heads, LONGEST)) : options, random);
        hidden = new Linear(WIDTH, HIDDEN, random);
        output = new Linear(HIDDEN, DIGITS, random);
        Layer[] layers = {embedding, attention, hidden, output, added};
        for (int i = 0; i < layers.length && layers[i] != null; i++) {
            String name = i + ".";
            layers[i].parameters().forEach((inner, p) -> parameters.put(name + inner, p));
        }
    }

    /// Sequences of 16 digits, Adam with a rate of 0.003.
    static DifferenceTask fit(Positions positions, int heads, int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DifferenceTask model = new DifferenceTask(positions, heads, random);
        Optimizer optimizer = new Optimizer(model.parameters, new Adam(0.003));
        for (int step = 0; step < steps; step++) {
            int[][] x = draw(random, BATCH, LENGTH);
            optimizer.clearGradients();
            Variable loss = Functions.crossEntropy(model.logits(x), answers(x), CrossEntropy.plain().ignoring(NO_ANSWER));
            loss.backward();
            optimizer.step();
            loss.data().release();
        }
        return model;
    }

    /// (sequences·places, digits)
    private Variable logits(int[]... x) {
        Variable in = embed(x);
        Variable found = attention.forward(in, Attention.plain().causal());
        return output.forward(hidden.forward(found).gelu()).reshape(x.length * x[0].length, DIGITS);
    }

    private Variable embed(int[]... x) {
        Variable in = embedding.forward(Arrays.stream(x).flatMapToInt(Arrays::stream).toArray(), x.length, x[0].length);
        return added == null ? in : added.forward(in);
    }

    /// The share of right answers on 64 new sequences.
    double accuracy(int length) {
        int[][] x = draw(new SplittableRandom(length), 64, length);
        int[] right = answers(x);
        float[] said = Variable.noGradient(() -> logits(x)).data().argmax(1).toArray();
        int hits = 0;
        int asked = 0;
        for (int i = 0; i < right.length; i++) {
            if (right[i] != NO_ANSWER) {
                asked++;
                hits += said[i] == right[i] ? 1 : 0;
            }
        }
        return (double) hits / asked;
    }

    /// How much weight each head puts, on the mean, on the place so many places before (heads, distances 0 to 5).
    double[][] looks() {
        int[][] x = draw(new SplittableRandom(7), 64, LENGTH);
        Variable in = Variable.noGradient(() -> embed(x));
        Tensor weights = attention.weights(in, in, Attention.plain().causal());           // (64, heads, 16, 16)
        int heads = weights.length(1);
        float[] all = weights.toArray();
        double[][] mean = new double[heads][6];
        for (int s = 0; s < 64; s++) {
            for (int h = 0; h < heads; h++) {
                for (int i = 5; i < LENGTH; i++) {
                    for (int back = 0; back < 6; back++) {
                        mean[h][back] += all[((s * heads + h) * LENGTH + i) * LENGTH + i - back] / 64 / (LENGTH - 5);
                    }
                }
            }
        }
        return mean;
    }

    private static int[][] draw(SplittableRandom random, int sequences, int length) {
        int[][] x = new int[sequences][length];
        for (int[] row : x) {
            Arrays.setAll(row, i -> random.nextInt(DIGITS));
        }
        return x;
    }

    private static int[] answers(int[]... x) {
        int n = x[0].length;
        int[] answers = new int[x.length * n];
        for (int i = 0; i < answers.length; i++) {
            int[] row = x[i / n];
            int place = i % n;
            answers[i] = place < 3 ? NO_ANSWER : Math.floorMod(row[place - 1] - row[place - 3], DIGITS);
        }
        return answers;
    }
}
