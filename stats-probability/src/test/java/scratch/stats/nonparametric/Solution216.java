package scratch.stats.nonparametric;

/// A solution of exercise 216.
final class Solution216 {
    private Solution216() {
    }

    static double[] mannWhitneyExact(double[] x, double[] y) {
        int n = x.length + y.length;
        double[] all = new double[n];
        System.arraycopy(x, 0, all, 0, x.length);
        System.arraycopy(y, 0, all, x.length, y.length);
        double ours = u(all, (1 << x.length) - 1);
        int arrangements = 0;
        int below = 0;
        int above = 0;
        for (int set = 0; set < 1 << n; set++) {
            if (Integer.bitCount(set) == x.length) {
                double u = u(all, set);
                arrangements++;
                below += u <= ours ? 1 : 0;
                above += u >= ours ? 1 : 0;
            }
        }
        return new double[] {ours, Math.min(1, 2.0 * Math.min(below, above) / arrangements)};
    }

    /// U if the members of the set are x. Multiples of ½: exact in a double.
    static double u(double[] all, int set) {
        double u = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < all.length; j++) {
                if ((set >> i & 1) == 1 && (set >> j & 1) == 0) {
                    u += all[i] > all[j] ? 1 : all[i] == all[j] ? 0.5 : 0;
                }
            }
        }
        return u;
    }
}
