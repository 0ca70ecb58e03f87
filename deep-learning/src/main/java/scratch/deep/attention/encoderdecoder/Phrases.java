package scratch.deep.attention.encoderdecoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// A small piece of translation whose truth is known: English sentences of the form "the small black cat sees a green house",
/// and their French. Words change their order (colours stand behind the noun), and articles and adjectives take the gender of
/// a noun that comes later in the sentence. 230,400 sentences in all.
public final class Phrases {
    /// Numbers of the marks that stand in no sentence.
    static final int PADDING = 0;
    static final int START = 1;
    static final int END = 2;

    private static final String[][] NOUNS = {{"cat", "chat", "m"}, {"dog", "chien", "m"}, {"book", "livre", "m"},
        {"garden", "jardin", "m"}, {"mouse", "souris", "f"}, {"house", "maison", "f"}, {"car", "voiture", "f"},
        {"table", "table", "f"}};
    private static final String[][] ARTICLES = {{"the", "le", "la"}, {"a", "un", "une"}};
    /// English, masculine, feminine; the first one is none.
    private static final String[][] SIZES = {{"", "", ""}, {"small", "petit", "petite"}, {"big", "grand", "grande"}};
    private static final String[][] COLOURS = {{"", "", ""}, {"black", "noir", "noire"}, {"green", "vert", "verte"},
        {"red", "rouge", "rouge"}, {"white", "blanc", "blanche"}};
    private static final String[][] VERBS = {{"sees", "voit"}, {"likes", "aime"}, {"finds", "trouve"}, {"watches", "regarde"}};

    /// A sentence in both languages, as words.
    ///
    /// @param source English
    /// @param target French
    public record Pair(List<String> source, List<String> target) { }

    /// A language: which number each word has.
    public static final class Vocabulary {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final List<String> words = new ArrayList<>(List.of("", "<start>", "<end>"));

        private Vocabulary(String[][]... tables) {
            for (String[][] table : tables) {
                for (String[] row : table) {
                    for (String word : row) {
                        if (!word.isEmpty() && numbers.putIfAbsent(word, words.size()) == null) {
                            words.add(word);
                        }
                    }
                }
            }
        }

        /// How many numbers there are, marks included.
        public int size() {
            return words.size();
        }

        /// @throws IllegalArgumentException for a word that is not in it
        public int[] encode(List<String> sentence) {
            int[] encoded = new int[sentence.size()];
            for (int i = 0; i < encoded.length; i++) {
                Integer number = numbers.get(sentence.get(i));
                if (number == null) {
                    throw Require.broken("Vocabulary.encode: word '%s' at place %d: must be one of the %d known ones",
                            sentence.get(i),
                            i, numbers.size());
                }
                encoded[i] = number;
            }
            return encoded;
        }

        public String word(int number) {
            return words.get(number);
        }
    }

    private Phrases() {
    }

    public static Vocabulary english() {
        return new Vocabulary(column(NOUNS, 0), column(ARTICLES, 0), column(SIZES, 0), column(COLOURS, 0), column(VERBS, 0));
    }

    public static Vocabulary french() {
        return new Vocabulary(column(NOUNS, 1), column(ARTICLES, 1, 2), column(SIZES, 1, 2), column(COLOURS, 1, 2),
                column(VERBS, 1));
    }

    private static String[][] column(String[][] table, int... columns) {
        return Arrays.stream(table).map(row -> Arrays.stream(columns).mapToObj(c -> row[c]).toArray(String[]::new))
                .toArray(String[][]::new);
    }

    /// So many different sentences, every one equally likely.
    public static List<Pair> draw(int n, RandomGenerator random) {
        Require.that(n >= 1 && n <= 100_000, "Phrases.draw: %d sentences: must be from 1 to 100000", n);
        Map<List<String>, Pair> pairs = new LinkedHashMap<>();
        while (pairs.size() < n) {
            Pair pair = sentence(random);
            pairs.putIfAbsent(pair.source, pair);
        }
        return List.copyOf(pairs.values());
    }

    private static Pair sentence(RandomGenerator random) {
        Pair pair = new Pair(new ArrayList<>(), new ArrayList<>());
        nounPhrase(random, pair);
        String[] verb = VERBS[random.nextInt(VERBS.length)];
        pair.source.add(verb[0]);
        pair.target.add(verb[1]);
        nounPhrase(random, pair);
        return new Pair(Collections.unmodifiableList(pair.source), Collections.unmodifiableList(pair.target));
    }

    /// the small black cat → le petit chat noir
    private static void nounPhrase(RandomGenerator random, Pair pair) {
        String[] article = ARTICLES[random.nextInt(ARTICLES.length)];
        String[] size = SIZES[random.nextInt(SIZES.length)];
        String[] colour = COLOURS[random.nextInt(COLOURS.length)];
        String[] noun = NOUNS[random.nextInt(NOUNS.length)];
        int gender = noun[2].equals("m") ? 1 : 2;
        add(pair.source, article[0], size[0], colour[0], noun[0]);
        add(pair.target, article[gender], size[gender], noun[1], colour[gender]);
    }

    private static void add(List<String> sentence, String... words) {
        for (String word : words) {
            if (!word.isEmpty()) {
                sentence.add(word);
            }
        }
    }
}
