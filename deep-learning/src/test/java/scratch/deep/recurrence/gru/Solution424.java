package scratch.deep.recurrence.gru;

/// A solution of exercise 424.
final class Solution424 {
    private Solution424() {
    }

    static double step(double[] input, double[] state, double before) {
        double r = 1 / (1 + Math.exp(-input[0] - state[0]));
        double z = 1 / (1 + Math.exp(-input[1] - state[1]));
        double n = Math.tanh(input[2] + r * state[2]);
        return (1 - z) * n + z * before;
    }
}
