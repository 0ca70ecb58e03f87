package scratch.stats.special;

/// Sixteen points and weights that integrate every polynomial up to degree 31 exactly over [−1, 1]: the roots of the
/// Legendre polynomial P₁₆, found by Newton's method from the three-term recurrence.
public final class GaussLegendre {
    public static final int POINTS = 16;

    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
            double slope = 0;
            for (int step = 0; step < 100; step++) {
                double previous = 1;
                double current = x;
                for (int degree = 2; degree <= POINTS; degree++) {
                    double next = ((2 * degree - 1) * x * current - (degree - 1) * previous) / degree;
                    previous = current;
                    current = next;
                }
                slope = POINTS * (x * current - previous) / (x * x - 1);
                double move = current / slope;
                x -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            NODES[i] = x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private GaussLegendre() {
    }

    /// Point i, 0 ≤ i < 16.
    public static double node(int i) {
        return NODES[i];
    }

    /// Its weight.
    public static double weight(int i) {
        return WEIGHTS[i];
    }
}
