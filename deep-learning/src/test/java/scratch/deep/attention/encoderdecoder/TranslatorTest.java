package scratch.deep.attention.encoderdecoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import scratch.deep.attention.encoderdecoder.Phrases.Pair;
import scratch.deep.attention.encoderdecoder.Translator.Options;
import scratch.math.autograd.Variable;

class TranslatorTest {
    private static final int ENGLISH = Phrases.english().size();
    private static final int FRENCH = Phrases.french().size();

    private static Translator untrained(boolean crosses, boolean places) {
        return new Translator(ENGLISH, FRENCH, new Options(16, 4, 2, crosses, places, 4, 1, 1e-3, 3));
    }

    @Test
    void crossAttentionIsTheSameInThreeWays() {
        double[][] loops = Peers444.loops();
        double[][] engine = Peers444.engine();
        double[][] theirs = Peers444.sameDiff();
        for (int i = 0; i < loops.length; i++) {
            assertThat(loops[i]).as("part " + i).containsExactly(theirs[i], within(1e-12));
            assertThat(engine[i]).as("part " + i).containsExactly(loops[i], within(1e-5));
        }
    }

    @Test
    void theLoopsGradientsEqualDifferences() {
        PlainCrossAttention plain = Peers444.plain();
        double[] x = Peers444.sines(1, Peers444.M * Peers444.D);
        double[] memory = Peers444.sines(50, Peers444.N * Peers444.D);
        double[] g = Peers444.sines(400, Peers444.M * Peers444.D);
        PlainCrossAttention.Gradients gradients = plain.backward(x, memory, plain.forward(x, memory), g);
        differences(x, gradients.x(), plain, x, memory, g);
        differences(memory, gradients.memory(), plain, x, memory, g);
        differences(plain.q(), gradients.q(), plain, x, memory, g);
        differences(plain.k(), gradients.k(), plain, x, memory, g);
        differences(plain.v(), gradients.v(), plain, x, memory, g);
    }

    private static void differences(double[] values, double[] gradient, PlainCrossAttention plain, double[] x, double[] memory,
                                    double... g) {
        for (int i = 0; i < values.length; i++) {
            double before = values[i];
            values[i] = before + 1e-5;
            double above = weighted(plain.forward(x, memory).output(), g);
            values[i] = before - 1e-5;
            double below = weighted(plain.forward(x, memory).output(), g);
            values[i] = before;
            assertThat(gradient[i]).isEqualTo((above - below) / 2e-5, within(1e-8));
        }
    }

    private static double weighted(double[] y, double... g) {
        return IntStream.range(0, y.length).mapToDouble(i -> y[i] * g[i]).sum();
    }

    /// The row of the README: scores ln 3, 0 and 0 become 0.6, 0.2, 0.2, and values 10, 0, 5 become 7.
    @Test
    void theLookOfTheReadmeByHand() {
        PlainCrossAttention one = new PlainCrossAttention(1, new double[]{1}, new double[]{1}, new double[]{1});
        double[] weights = one.forward(new double[]{1}, new double[]{Math.log(3), 0, 0}).weights();
        assertThat(weights).containsExactly(new double[]{0.6, 0.2, 0.2}, within(1e-12));
        assertThat(weights[0] * 10 + weights[1] * 0 + weights[2] * 5).isEqualTo(7, within(1e-12));
    }

    /// What is written later, or in other sentences, or stands in the padding, moves no logit: bit for bit.
    @Test
    void aWordSeesNeitherItsFutureNorPaddingNorOtherSentences() {
        Translator translator = untrained(true, true);
        Variable.noGradient(() -> {
            int[] shortOne = {3, 4, 5};
            Variable alone = translator.encode(shortOne);
            float[] first = translator.decode(new int[]{1, 7, 8}, 1, alone, 3).data().toArray();
            float[] other = translator.decode(new int[]{1, 7, 20}, 1, alone, 3).data().toArray();
            assertThat(Arrays.copyOf(other, 2 * FRENCH)).containsExactly(Arrays.copyOf(first, 2 * FRENCH));
            assertThat(Arrays.copyOfRange(other, 2 * FRENCH, 3 * FRENCH))
                    .isNotEqualTo(Arrays.copyOfRange(first, 2 * FRENCH, 3 * FRENCH));
            Variable padded = translator.encode(shortOne, new int[]{9, 9, 9, 9, 9, 9});
            float[] both = translator.decode(new int[]{1, 7, 8, 1, 9, 9}, 2, padded, 3, 6).data().toArray();
            float[] expected = first;
            for (int i = 0; i < expected.length; i++) {
                assertThat(both[i]).isEqualTo(expected[i], within(2e-6f));
            }
            return null;
        });
    }

    @Test
    void withoutALookAtTheSourceTheSourceDoesNotMatter() {
        Translator blind = untrained(false, true);
        assertThat(blind.translate(3, 4, 5)).containsExactly(blind.translate(9, 10, 11, 12));
        assertThat(Float.isNaN(blind.loss(new int[][]{{3}}, new int[][]{{4, 5}}).item())).isFalse();
    }

    @Test
    void withoutPlacesTheOrderOfTheSourceDoesNotMatter() {
        Translator unordered = untrained(true, false);
        float[] a = Variable.noGradient(() -> unordered.decode(new int[]{1, 7}, 1, unordered.encode(new int[]{3, 4, 5}), 3))
                .data().toArray();
        float[] b = Variable.noGradient(() -> unordered.decode(new int[]{1, 7}, 1, unordered.encode(new int[]{5, 3, 4}), 3))
                .data().toArray();
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i]).isEqualTo(a[i], within(1e-5f));
        }
    }

    /// Six sentences by heart: loss near 0, and each translated.
    @Test
    void aFewSentencesAreLearnedByHeart() {
        List<Pair> pairs = Phrases.draw(6, new SplittableRandom(2));
        int[][] sources = pairs.stream().map(p -> Phrases.english().encode(p.source())).toArray(int[][]::new);
        int[][] targets = pairs.stream().map(p -> Phrases.french().encode(p.target())).toArray(int[][]::new);
        Translator translator = Translator.fit(sources, targets, ENGLISH, FRENCH,
                new Options(16, 2, 1, true, true, 6, 150, 1e-2, 1));
        double[] losses = translator.losses();
        assertThat(losses[losses.length - 1]).isLessThan(0.05).isLessThan(losses[0] / 20);
        assertThat(translator.translateAll(sources)).isDeepEqualTo(targets);
        double[][] looks = translator.looks(sources[0], targets[0]);
        assertThat(looks).hasDimensions(targets[0].length + 1, sources[0].length);
        for (double[] row : looks) {
            assertThat(Arrays.stream(row).sum()).isEqualTo(1, within(1e-5));
        }
    }

    @Test
    void sameSeedSameNumbers() {
        int[][] sources = {{3, 4}, {5}};
        int[][] targets = {{6, 7, 8}, {9}};
        Options options = new Options(8, 2, 1, true, true, 2, 5, 1e-2, 1);
        assertThat(Translator.fit(sources, targets, ENGLISH, FRENCH, options).losses())
                .containsExactly(Translator.fit(sources, targets, ENGLISH, FRENCH, options).losses());
    }

    @Test
    void sentencesAreDifferentAndTheirGrammarHolds() {
        List<Pair> pairs = Phrases.draw(3000, new SplittableRandom(1));
        assertThat(new HashSet<>(pairs)).hasSize(3000);
        for (Pair pair : pairs) {
            List<String> french = pair.target();
            assertThat(french.size()).isEqualTo(pair.source().size()).isBetween(5, 9);
            for (int i = 0; i + 1 < french.size(); i++) {
                if (french.get(i).equals("souris") || french.get(i).equals("maison")) {
                    assertThat(french.subList(0, i)).containsAnyOf("la", "une");
                }
                if (french.get(i).equals("noir")) {
                    assertThat(french.get(i - 1)).isIn("chat", "chien", "livre", "jardin");
                }
            }
        }
        Pair example = pairs.stream().filter(p -> String.join(" ", p.source()).contains("small black mouse")).findFirst()
                .orElseThrow();
        assertThat(String.join(" ", example.target())).contains("petite souris noire");
    }

    @Test
    void badSentencesAndOptionsAreNamed() {
        Translator translator = untrained(true, true);
        assertThatThrownBy(() -> translator.translate()).hasMessage("Translator: sentence 0 has no words: must have at least "
                + "one");
        assertThatThrownBy(() -> translator.translate(new int[40])).hasMessage(
                "Translator: a longest sentence of 40 words: must be from 1 to 31");
        assertThatThrownBy(() -> Phrases.english().encode(List.of("the", "elephant"))).hasMessage(
                "Vocabulary.encode: word 'elephant' at place 1: must be one of the 20 known ones");
        assertThatThrownBy(() -> Translator.fit(new int[2][1], new int[1][1], ENGLISH, FRENCH, Options.of(1, 1))).hasMessage(
                "Translator.fit: 2 sources and 1 targets: must be equally many, at least one");
        assertThatThrownBy(() -> Phrases.draw(0, new SplittableRandom(1))).hasMessage(
                "Phrases.draw: 0 sentences: must be from 1 to 100000");
        assertThatThrownBy(() -> new Options(8, 2, 0, true, true, 4, 1, 1e-3, 1)).hasMessage(
                "Translator.Options: depth = 0: must be at least 1");
    }
}
