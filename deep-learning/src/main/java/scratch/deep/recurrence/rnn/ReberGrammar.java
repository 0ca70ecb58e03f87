package scratch.deep.recurrence.rnn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// A machine with six states that writes words such as BTSSXSE: at each state it tosses a coin between two letters.
///
/// The same letter leads to different places from different states, so who knows only the last letter cannot say which
/// two may follow. Reber 1967; Cleeremans, Servan-Schreiber and McClelland 1989.
public final class ReberGrammar {
    /// The letters by number.
    public static final String LETTERS = "BTSXPVE";
    /// How many places the machine can be in after a letter, the end included.
    public static final int STATES = 7;

    private static final int END = 6;
    /// For each state the two letters that may follow, and where each leads. One way out of state 5 only: E, the end.
    private static final String[] OUT = {"TP", "SX", "TV", "XS", "PV", "E"};
    private static final int[][] TO = {{1, 2}, {1, 3}, {2, 4}, {2, 5}, {3, 5}, {END}};

    private ReberGrammar() {
    }

    /// A word as numbers of letters, from B to E.
    public static int[] word(RandomGenerator random) {
        int[] word = new int[64];
        int length = 1;                                        // letter 0 is B, and leads to state 0
        for (int state = 0; state != END; length++) {
            int choice = random.nextInt(OUT[state].length());
            word = length == word.length ? Arrays.copyOf(word, 2 * length) : word;
            word[length] = LETTERS.indexOf(OUT[state].charAt(choice));
            state = TO[state][choice];
        }
        return Arrays.copyOf(word, length);
    }

    /// The state after each letter; (T). A word that breaks the grammar is refused.
    public static int[] states(int... word) {
        Require.that(word.length > 0 && word[0] == 0, "ReberGrammar.states: a word of %d letters: must begin with B",
                word.length);
        int[] states = new int[word.length];
        for (int t = 1; t < word.length; t++) {
            int state = states[t - 1];
            int choice = state == END ? -1 : OUT[state].indexOf(LETTERS.charAt(word[t]));
            Require.that(choice >= 0, "ReberGrammar.states: letter %d of %s: the grammar has no such way", t, text(word));
            states[t] = TO[state][choice];
        }
        return states;
    }

    /// Probability of each letter after a state; (7).
    public static double[] next(int state) {
        double[] p = new double[LETTERS.length()];
        if (state != END) {
            for (char letter : OUT[state].toCharArray()) {
                p[LETTERS.indexOf(letter)] = 1.0 / OUT[state].length();
            }
        }
        return p;
    }

    /// What is to be predicted at each letter but the last: the next one.
    public static int[] nextLetters(int... word) {
        return Arrays.copyOfRange(word, 1, word.length);
    }

    public static String text(int... word) {
        var text = new StringBuilder();
        for (int letter : word) {
            text.append(LETTERS.charAt(letter));
        }
        return text.toString();
    }
}
