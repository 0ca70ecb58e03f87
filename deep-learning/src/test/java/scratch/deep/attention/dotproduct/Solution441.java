package scratch.deep.attention.dotproduct;

/// A solution of exercise 441.
final class Solution441 {
    private Solution441() {
    }

    static double[] see(double[] state, double score, double value) {
        if (score == Double.NEGATIVE_INFINITY) {
            return state.clone();
        }
        double largest = Math.max(state[0], score);
        double before = Math.exp(state[0] - largest);
        double weight = Math.exp(score - largest);
        return new double[] {largest, state[1] * before + weight, state[2] * before + weight * value};
    }
}
