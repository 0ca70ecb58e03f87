package scratch.classic.tree.histogramboosting;

/// A solution of exercise 348.
final class Solution348 {
    private Solution348() {
    }

    static double[] bestCut(double[] g, double[] h, double lambda) {
        double allG = 0;
        double allH = 0;
        for (int b = 0; b < g.length; b++) {
            allG += g[b];
            allH += h[b];
        }
        double[] best = {-1, 0};
        double leftG = 0;
        double leftH = 0;
        for (int b = 0; b < g.length; b++) {
            leftG += g[b];
            leftH += h[b];
            if (leftH == 0 || leftH == allH) {
                continue;                                              // nobody on one side
            }
            double gain = score(leftG, leftH, lambda) + score(allG - leftG, allH - leftH, lambda) - score(allG, allH, lambda);
            if (gain > best[1] + 1e-12) {
                best = new double[] {b, gain};
            }
        }
        return best;
    }

    private static double score(double g, double h, double lambda) {
        return g * g / (h + lambda);
    }
}
