package scratch.deep.attention.encoderdecoder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import scratch.deep.attention.encoderdecoder.Phrases.Pair;
import scratch.deep.attention.encoderdecoder.Phrases.Vocabulary;
import scratch.deep.attention.encoderdecoder.Translator.Options;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 444: one network reads a sentence, another one writes its translation and looks back at every word.
public final class Ex444EncoderDecoder {
    private static final int TESTED = 1000;
    private static final List<String> EXAMPLE = List.of("the", "small", "black", "mouse", "sees", "a", "green", "garden");

    private Ex444EncoderDecoder() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "pairs 1000 10..20000 sentences to learn from",
                "steps 200 1..100000 steps of training, of 64 sentences", "width 32 8|16|32|64 numbers in a word's vector",
                "seed 1 seed of sentences and weights");
        int pairs = arguments.intValue("pairs");
        long seed = arguments.longValue("seed");
        List<Pair> drawn = Phrases.draw(pairs + TESTED, new SplittableRandom(seed));
        Vocabulary english = Phrases.english();
        Vocabulary french = Phrases.french();
        int[][] sources = drawn.stream().map(pair -> english.encode(pair.source())).toArray(int[][]::new);
        int[][] targets = drawn.stream().map(pair -> french.encode(pair.target())).toArray(int[][]::new);
        Console.print("%d of 230400 sentences to learn from, %d others to test; %d English words, %d French ones%n", pairs,
                TESTED,
                english.size() - 3, french.size() - 3);
        Console.print("%nteacher forcing, for one sentence%n");
        List<String> first = drawn.getFirst().target();
        Console.print("  the decoder sees   <start> %s%n", String.join(" ", first));
        Console.print("  it should say      %s <end>%n%n", String.join(" ", first));

        Options all = new Options(Integer.parseInt(arguments.value("width")), 4, 1, true, true, 64, arguments.intValue("steps"),
                5e-3, seed);
        Translator full = fit(sources, targets, pairs, all);
        Translator unordered = fit(sources, targets, pairs, without(all, true, false));
        Translator blind = fit(sources, targets, pairs, without(all, false, true));
        var table = Console.table("  %-36s %10s %18s", full.parameterCount() + " weights, " + all.steps() + " steps",
                "last loss", "sentences right");
        row(table, "encoder and decoder", full, sources, targets, pairs);
        row(table, "words not told where they stand", unordered, sources, targets, pairs);
        row(table, "decoder cannot look at the source", blind, sources, targets, pairs);

        Console.print("%n");
        var words = Console.table("  %-36s %s", String.join(" ", EXAMPLE), "looks most at");
        int[] source = english.encode(EXAMPLE);
        int[] written = full.translate(source);
        double[][] looks = full.looks(source, written);
        for (int i = 0; i <= written.length; i++) {
            words.row("  " + (i < written.length ? french.word(written[i]) : "<end>"), EXAMPLE.get(largest(looks[i])));
        }
        Figures444.draw(EXAMPLE, Arrays.stream(written).mapToObj(french::word).toList(), looks,
                full.losses(), unordered.losses(), blind.losses());
        Console.print("%nfigures  target/figures/encoder-decoder.svg, looks.svg, losses.svg%n%n");
        check();
        Console.print("%nTry: ./run 444 --pairs 200   How few sentences are enough?%n");
    }

    private static Options without(Options o, boolean crosses, boolean places) {
        return new Options(o.width(), o.heads(), o.depth(), crosses, places, o.batchSize(), o.steps(), o.rate(), o.seed());
    }

    private static Translator fit(int[][] sources, int[][] targets, int pairs, Options options) {
        return Translator.fit(Arrays.copyOf(sources, pairs), Arrays.copyOf(targets, pairs), Phrases.english().size(),
                Phrases.french().size(), options);
    }

    private static void row(Console.Table table, String name, Translator translator, int[][] sources, int[][] targets,
                            int from) {
        int[][] written = translator.translateAll(Arrays.copyOfRange(sources, from, from + TESTED));
        long right = java.util.stream.IntStream.range(0, TESTED).filter(i -> Arrays.equals(written[i], targets[from + i]))
                .count();
        double[] losses = translator.losses();
        table.row(name, String.format(Locale.ROOT, "%.2f", losses[losses.length - 1]),
                String.format(Locale.ROOT, "%.1f %%", 100.0 * right / TESTED));
    }

    private static int largest(double... values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    private static void check() {
        String[] names = {"output", "x", "memory", "Q", "K", "V"};
        double[][] theirs = Peers444.sameDiff();
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        for (boolean loops : new boolean[]{false, true}) {
            double[][] ours = loops ? Peers444.loops() : Peers444.engine();
            var group = checks.group(loops ? "by loops" : "by our engine", loops ? 1e-12 : 1e-5);
            for (int i = 0; i < names.length; i++) {
                group.same(names[i], ours[i], theirs[i]);
            }
        }
        checks.whyDifferent("the rows compare cross-attention: its output, and the gradients of both sequences and of three "
                + "weight matrices. Our engine computes in float32, the other two in double.");
        checks.print();
    }
}
