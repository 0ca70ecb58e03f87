package scratch.classic.projection.pca;

/// A solution of exercise 351: power iteration on the covariance matrix.
final class Solution351 {
    private Solution351() {
    }

    static double[] firstComponent(double[][] x) {
        double[][] s = products(x, means(x));
        double[] v = new double[s.length];
        for (int j = 0; j < v.length; j++) {
            v[j] = 1 + 0.1 * j;                  // any start that is not at a right angle to the answer
        }
        for (int i = 0; i < 1000; i++) {
            v = unit(multiply(s, v));
        }
        int largest = 0;
        for (int j = 1; j < v.length; j++) {
            largest = Math.abs(v[j]) > Math.abs(v[largest]) ? j : largest;
        }
        double sign = Math.signum(v[largest]);
        for (int j = 0; j < v.length; j++) {
            v[j] *= sign;
        }
        return v;
    }

    static double[] means(double[][] x) {
        double[] means = new double[x[0].length];
        for (double[] row : x) {
            for (int j = 0; j < means.length; j++) {
                means[j] += row[j] / x.length;
            }
        }
        return means;
    }

    static double[][] products(double[][] x, double[] means) {
        double[][] s = new double[means.length][means.length];
        for (double[] row : x) {
            for (int j = 0; j < means.length; j++) {
                for (int k = 0; k < means.length; k++) {
                    s[j][k] += (row[j] - means[j]) * (row[k] - means[k]);
                }
            }
        }
        return s;
    }

    static double[] multiply(double[][] s, double[] v) {
        double[] result = new double[v.length];
        for (int j = 0; j < v.length; j++) {
            for (int k = 0; k < v.length; k++) {
                result[j] += s[j][k] * v[k];
            }
        }
        return result;
    }

    static double[] unit(double[] v) {
        double square = 0;
        for (double value : v) {
            square += value * value;
        }
        double[] unit = v.clone();
        for (int j = 0; j < v.length; j++) {
            unit[j] /= Math.sqrt(square);
        }
        return unit;
    }
}
