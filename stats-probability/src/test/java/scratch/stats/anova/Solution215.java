package scratch.stats.anova;

/// A solution of exercise 215.
final class Solution215 {
    private Solution215() {
    }

    static double[] oneWay(double[][] groups) {
        double pivot = groups[0][0];                   // everything is measured from here: large values keep their digits
        double[] means = new double[groups.length];
        double grand = 0;
        int n = 0;
        for (int g = 0; g < groups.length; g++) {
            for (double value : groups[g]) {
                means[g] += value - pivot;
            }
            grand += means[g];                         // still the sum of the group
            means[g] /= groups[g].length;
            n += groups[g].length;
        }
        grand /= n;
        double between = 0;
        double within = 0;
        for (int g = 0; g < groups.length; g++) {
            between += groups[g].length * (means[g] - grand) * (means[g] - grand);
            for (double value : groups[g]) {
                within += (value - pivot - means[g]) * (value - pivot - means[g]);
            }
        }
        double f = between / (groups.length - 1) / (within / (n - groups.length));
        return new double[] {between, within, f};
    }
}
