package scratch.deep.attention.encoderdecoder;

import scratch.deep.attention.encoderdecoder.Exercise444.Batch;

/// One way to write the exercise of lesson 444.
final class Solution444 {
    private Solution444() {
    }

    static Batch forced(int[][] sentences) {
        int longest = 0;
        for (int[] sentence : sentences) {
            longest = Math.max(longest, sentence.length + 1);
        }
        int[][] seen = new int[sentences.length][longest];
        int[][] wanted = new int[sentences.length][longest];
        for (int i = 0; i < sentences.length; i++) {
            int n = sentences[i].length;
            seen[i][0] = 1;
            System.arraycopy(sentences[i], 0, seen[i], 1, n);
            System.arraycopy(sentences[i], 0, wanted[i], 0, n);
            wanted[i][n] = 2;
        }
        return new Batch(seen, wanted);
    }
}
