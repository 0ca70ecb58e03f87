package scratch.cuda.reductionandscan;

import java.util.Arrays;

/// Shared memory has 32 banks, each of which gives one word of 4 bytes at a time: word w lies in bank w mod 32.
public final class Banks {
    private static final int BANKS = 32;
    private static final int ACCESSES = 3;     // two words read and one written

    private Banks() {
    }

    /// Passes that an access of a warp takes: the most different words that one bank must give, and at least 1.
    public static int passes(int[] words) {
        int[] wanted = new int[BANKS];
        Arrays.stream(words).distinct().forEach(word -> wanted[word % BANKS]++);
        return Math.max(1, Arrays.stream(wanted).max().orElse(0));
    }

    /// Passes too many of a whole tree of `width` threads whose partners grow apart, by reasoning: thread t of step `distance`
    /// works on word 2 · distance · t.
    public static int conflictsOfInterleavedTree(int width) {
        int conflicts = 0;
        for (int distance = 1; distance < width; distance *= 2) {
            int active = width / (2 * distance);
            for (int first = 0; first < active; first += BANKS) {
                int[] words = new int[Math.min(BANKS, active - first)];
                for (int lane = 0; lane < words.length; lane++) {
                    words[lane] = 2 * distance * (first + lane);
                }
                conflicts += ACCESSES * (passes(words) - 1);
            }
        }
        return conflicts;
    }
}
