package scratch.deep.generative.ganvariants;

/// One way to write the exercise of lesson 436.
final class Solution436 {
    private Solution436() {
    }

    static double[] transposed(double[] x, double[] filter, int stride, int padding) {
        double[] y = new double[(x.length - 1) * stride - 2 * padding + filter.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < filter.length; j++) {
                int place = i * stride + j - padding;
                if (place >= 0 && place < y.length) {
                    y[place] += x[i] * filter[j];
                }
            }
        }
        return y;
    }
}
