package scratch.cuda.matmulladder;

import java.util.HashSet;
import java.util.Set;

/// A solution of exercise 805.
final class Solution805 {
    private Solution805() {
    }

    static int passes(int[] words) {
        int[] wanted = new int[32];
        Set<Integer> seen = new HashSet<>();
        int most = 0;
        for (int word : words) {
            if (seen.add(word)) {
                most = Math.max(most, ++wanted[word % 32]);
            }
        }
        return most;
    }
}
