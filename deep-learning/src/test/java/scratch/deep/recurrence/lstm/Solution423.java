package scratch.deep.recurrence.lstm;

/// A solution of exercise 423.
final class Solution423 {
    private Solution423() {
    }

    static double[] step(double[] sums, double before) {
        double input = 1 / (1 + Math.exp(-sums[0]));
        double forget = 1 / (1 + Math.exp(-sums[1]));
        double output = 1 / (1 + Math.exp(-sums[3]));
        double c = forget * before + input * Math.tanh(sums[2]);
        return new double[]{c, output * Math.tanh(c)};
    }
}
