package scratch.classic.linear.softmax;

import java.util.Arrays;

/// A solution of exercise 326.
final class Solution326 {
    private Solution326() {
    }

    static double[] lossAndGradient(double[] z, int truth) {
        double max = Arrays.stream(z).max().orElseThrow();           // e^(z - max) is at most 1
        double sum = Arrays.stream(z).map(score -> Math.exp(score - max)).sum();
        double[] answer = new double[z.length + 1];
        answer[0] = Math.log(sum) + max - z[truth];
        for (int k = 0; k < z.length; k++) {
            answer[k + 1] = Math.exp(z[k] - max) / sum - (k == truth ? 1 : 0);
        }
        return answer;
    }
}
