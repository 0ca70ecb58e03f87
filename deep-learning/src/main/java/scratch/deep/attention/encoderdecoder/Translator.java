package scratch.deep.attention.encoderdecoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.data.Data;
import scratch.deep.init.Initializer;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Embedding;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.Schedule;
import scratch.deep.transformer.BlockOptions;
import scratch.deep.transformer.SinusoidalPositions;
import scratch.deep.transformer.TransformerDecoder;
import scratch.deep.transformer.TransformerEncoder;
import scratch.math.autograd.CrossEntropy;
import scratch.math.autograd.FiniteCheck;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Tensor;

/// An encoder-decoder Transformer: the encoder reads a sentence at once; the decoder writes another one word by word, looking
/// at what it has written (causal self-attention) and at what the encoder made of the source (cross-attention).
///
/// Trained by teacher forcing: all words of the target at once, each predicted from the true ones before it.
/// Vaswani et al. 2017, *Attention is all you need*.
public final class Translator {
    static final int LONGEST = 32;

    /// @param width   of a word's vector
    /// @param depth   blocks in the encoder and in the decoder
    /// @param crosses whether the decoder may look at the source; without that it writes blindly
    /// @param places  whether words are told where they stand
    public record Options(int width, int heads, int depth, boolean crosses, boolean places, int batchSize, int steps,
                          double rate, long seed) {
        public Options {
            Require.atLeast(1, "Translator.Options", "depth", depth);
            Require.atLeast(1, "Translator.Options", "batch size", batchSize);
            Require.atLeast(0, "Translator.Options", "steps", steps);
        }

        public static Options of(int steps, long seed) {
            return new Options(32, 4, 1, true, true, 64, steps, 5e-3, seed);
        }
    }

    private final Options options;
    private final Embedding sourceWords;
    private final Embedding targetWords;
    private final SinusoidalPositions positions;
    private final TransformerEncoder encoder;
    private final TransformerDecoder decoder;
    private final Linear head;                                 // width → one logit for each word of the target
    private final List<Double> losses = new ArrayList<>();

    Translator(int sourceSize, int targetSize, Options options) {
        this.options = options;
        RandomGenerator random = SeedStream.generator(options.seed);
        Initializer small = Initializer.normal(0.5);
        sourceWords = new Embedding(sourceSize, options.width, small, random);
        targetWords = new Embedding(targetSize, options.width, small, random);
        positions = new SinusoidalPositions(options.width, LONGEST);
        BlockOptions block = BlockOptions.of(options.width, options.heads);
        encoder = new TransformerEncoder(options.depth, block, random);
        decoder = new TransformerDecoder(options.depth, block, random);
        head = new Linear(options.width, targetSize, Initializer.xavierUniform(), true, random);
    }

    /// @param sources sentences as numbers, without marks
    /// @param targets … and their translations
    public static Translator fit(int[][] sources, int[][] targets, int sourceSize, int targetSize, Options options) {
        Require.that(sources.length == targets.length && sources.length > 0, "Translator.fit: %d sources and %d targets: must "
                + "be equally many, at least one", sources.length, targets.length);
        Translator translator = new Translator(sourceSize, targetSize, options);
        Optimizer optimizer = new Optimizer(translator.parameters(), new Adam(options.rate),
                Schedule.warmUp(Math.max(1, options.steps / 10), Schedule.linear(Math.max(1, options.steps), 0.02)));
        int[] order = {};
        int at = 0;
        for (int step = 0; step < options.steps; step++) {
            if (at + options.batchSize > order.length) {
                order = Data.permutation(sources.length, SeedStream.at(options.seed, step));
                at = 0;
            }
            int[] rows = Arrays.copyOfRange(order, at, Math.min(at + options.batchSize, order.length));
            at += options.batchSize;
            optimizer.clearGradients();
            Variable loss = translator.loss(pick(sources, rows), pick(targets, rows));
            translator.losses.add((double) FiniteCheck.require(loss, step + 1));
            loss.backward();
            optimizer.step();
        }
        return translator;
    }

    private static int[][] pick(int[][] sentences, int... rows) {
        return Arrays.stream(rows).mapToObj(i -> sentences[i]).toArray(int[][]::new);
    }

    /// Mean cross-entropy over the words of the targets and their end marks; padding does not count.
    Variable loss(int[][] sources, int[][] targets) {
        int longest = longest(targets) + 1;
        int[] written = new int[targets.length * longest];     // <start> and the words: what the decoder sees
        int[] wanted = new int[targets.length * longest];      // the words and <end>: what it should say
        for (int i = 0; i < targets.length; i++) {
            int n = targets[i].length;
            written[i * longest] = Phrases.START;
            System.arraycopy(targets[i], 0, written, i * longest + 1, n);
            System.arraycopy(targets[i], 0, wanted, i * longest, n);
            wanted[i * longest + n] = Phrases.END;
        }
        Variable logits = decode(written, targets.length, encode(sources), lengths(sources));
        return Functions.crossEntropy(logits, wanted, CrossEntropy.plain().ignoring(Phrases.PADDING));
    }

    /// What the encoder makes of sentences: (batch, longest, width).
    Variable encode(int[]... sources) {
        int longest = longest(sources);
        int[] padded = new int[sources.length * longest];
        for (int i = 0; i < sources.length; i++) {
            System.arraycopy(sources[i], 0, padded, i * longest, sources[i].length);
        }
        Variable x = sourceWords.forward(padded, sources.length, longest);
        return encoder.forward(options.places ? positions.forward(x) : x, Attention.plain().withLengths(lengths(sources)));
    }

    /// Logits (batch, places, words) for what follows each place of what is written so far.
    Variable decode(int[] written, int batch, Variable memory, int... lengths) {
        int places = written.length / batch;
        Variable y = targetWords.forward(written, batch, places);
        int[] seen = options.crosses ? lengths : new int[batch];                       // a length of 0 hides the source
        Variable out = decoder.forward(options.places ? positions.forward(y) : y, memory, Attention.plain().causal(),
                Attention.plain().withLengths(seen));
        return head.forward(out);
    }

    /// Greedy: always the likeliest word, until the end mark or `LONGEST` words.
    public int[] translate(int... source) {
        return translateAll(source)[0];
    }

    /// Many sentences at once.
    public int[][] translateAll(int[]... sources) {
        return Variable.noGradient(() -> {
            Variable memory = encode(sources);
            int[] lengths = lengths(sources);
            int[][] written = new int[sources.length][];
            Arrays.setAll(written, i -> new int[]{Phrases.START});
            boolean[] done = new boolean[sources.length];
            for (int place = 1; place < LONGEST && !all(done); place++) {
                int now = place;
                int[] flat = Arrays.stream(written).flatMapToInt(Arrays::stream).toArray();
                float[] best = decode(flat, sources.length, memory, lengths).data().argmax(-1).toArray();
                for (int i = 0; i < written.length; i++) {
                    int word = (int) best[i * now + now - 1];
                    written[i] = Arrays.copyOf(written[i], now + 1);
                    written[i][now] = done[i] ? Phrases.PADDING : word;
                    done[i] |= word == Phrases.END;
                }
            }
            int[][] results = new int[sources.length][];
            Arrays.setAll(results, i -> Arrays.stream(written[i]).skip(1).takeWhile(w -> w != Phrases.END).toArray());
            return results;
        });
    }

    private static boolean all(boolean... done) {
        for (boolean one : done) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /// Where the decoder looks while it predicts each word of the target and the end: (places, source), the mean over the heads
    /// of the last block.
    public double[][] looks(int[] source, int[] target) {
        return Variable.noGradient(() -> {
            int[] written = new int[target.length + 1];
            written[0] = Phrases.START;
            System.arraycopy(target, 0, written, 1, target.length);
            Variable memory = encode(source);
            Variable y = targetWords.forward(written, 1, written.length);
            Tensor weights = decoder.crossWeights(options.places ? positions.forward(y) : y, memory);
            float[] mean = weights.mean(1).toArray();
            double[][] rows = new double[written.length][source.length];
            for (int i = 0; i < mean.length; i++) {
                rows[i / source.length][i % source.length] = mean[i];
            }
            return rows;
        });
    }

    Map<String, Variable> parameters() {
        Map<String, Variable> all = new LinkedHashMap<>();
        Map<String, Layer> parts = new LinkedHashMap<>();
        parts.put("source", sourceWords);
        parts.put("target", targetWords);
        parts.put("encoder", encoder);
        parts.put("decoder", decoder);
        parts.put("head", head);
        parts.forEach((part, layer) -> layer.parameters().forEach((name, v) -> all.put(part + "." + name, v)));
        return all;
    }

    public long parameterCount() {
        return parameters().values().stream().mapToLong(p -> p.data().size()).sum();
    }

    /// The loss of each step, before it.
    public double[] losses() {
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int longest(int[]... sentences) {
        int longest = Arrays.stream(lengths(sentences)).max().orElse(0);
        Require.that(longest >= 1 && longest < LONGEST, "Translator: a longest sentence of %d words: must be from 1 to %d",
                longest, LONGEST - 1);
        return longest;
    }

    private static int[] lengths(int[]... sentences) {
        for (int i = 0; i < sentences.length; i++) {
            Require.that(sentences[i].length > 0, "Translator: sentence %d has no words: must have at least one", i);
        }
        return Arrays.stream(sentences).mapToInt(s -> s.length).toArray();
    }
}
