package scratch.deep.recurrence.sequences;

import java.util.random.RandomGenerator;

/// A word of random letters, and two tags for each letter: whether it stands here for the first time, and for the last time.
/// The first is known from what was read; the second is a question about the future.
///
/// @param x     (length, 6), a 1 at each letter
/// @param first 1 or 0 for each step
/// @param last  1 or 0 for each step
public record Letters(double[][] x, int[] first, int[] last) {
    /// How many letters there are.
    public static final int COUNT = 6;

    /// Between 3 and 12 letters.
    public static Letters draw(RandomGenerator random) {
        int length = random.nextInt(3, 13);
        int[] letters = random.ints(length, 0, COUNT).toArray();
        double[][] x = new double[length][COUNT];
        int[] first = new int[length];
        int[] last = new int[length];
        boolean[] seen = new boolean[COUNT];
        for (int t = 0; t < length; t++) {
            x[t][letters[t]] = 1;
            first[t] = seen[letters[t]] ? 0 : 1;
            seen[letters[t]] = true;
        }
        boolean[] coming = new boolean[COUNT];
        for (int t = length - 1; t >= 0; t--) {
            last[t] = coming[letters[t]] ? 0 : 1;
            coming[letters[t]] = true;
        }
        return new Letters(x, first, last);
    }
}
