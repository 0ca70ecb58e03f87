package scratch.cuda.firstkernel;

import java.util.stream.IntStream;

/// A solution of exercise 802.
final class Solution802 {
    private Solution802() {
    }

    static int[] elements(int block, int thread, int blocks, int threads, int n) {
        return IntStream.iterate(block * threads + thread, i -> i < n, i -> i + blocks * threads).toArray();
    }
}
