package scratch.classic.foundation.traintestsplit;

import java.util.Arrays;

/// One way to write the "build" exercise of lesson 306.
final class Solution306 {
    private Solution306() {
    }

    static int[] quotas(int[] counts, int test) {
        long all = Arrays.stream(counts).asLongStream().sum();
        int[] quotas = new int[counts.length];
        long[] remainders = new long[counts.length];        // whole numbers: no rounding can change their order
        for (int k = 0; k < counts.length; k++) {
            quotas[k] = (int) ((long) counts[k] * test / all);
            remainders[k] = (long) counts[k] * test % all;
        }
        for (int left = test - Arrays.stream(quotas).sum(); left > 0; left--) {
            int largest = 0;
            for (int k = 1; k < counts.length; k++) {
                largest = remainders[k] > remainders[largest] ? k : largest;
            }
            quotas[largest]++;
            remainders[largest] = -1;
        }
        return quotas;
    }
}
