package scratch.classic.tree.informationgain;

import java.util.Arrays;

/// A solution of exercise 342.
final class Solution342 {
    private Solution342() {
    }

    static double gain(int[] values, int[] labels) {
        int[][] counts = new int[Arrays.stream(values).max().orElseThrow() + 1][2];
        int[] all = new int[2];
        for (int i = 0; i < values.length; i++) {
            counts[values[i]][labels[i]]++;
            all[labels[i]]++;
        }
        double gain = entropy(all[0], all[1]);
        for (int[] value : counts) {
            gain -= (double) (value[0] + value[1]) / values.length * entropy(value[0], value[1]);
        }
        return gain;
    }

    static double entropy(int zeros, int ones) {
        if (zeros == 0 || ones == 0) {
            return 0;
        }
        double p = (double) ones / (zeros + ones);
        return -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }
}
