package scratch.classic.supportvector;

import java.util.SplittableRandom;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// A plane by its dual: one αᵢ at a time is set to the best value, with w = Σ αᵢyᵢxᵢ kept up to date.
///
/// Minimise ½‖w‖² + D/2·Σαᵢ² − Σαᵢ with 0 ≤ αᵢ ≤ U: along αᵢ that is a parabola with slope G = yᵢwᵀxᵢ − 1 + Dαᵢ and curvature
/// ‖xᵢ‖² + D. The hinge loss has U = C and D = 0, its square U = ∞ and D = 1/(2C). Rows come in a new random order each pass,
/// O(d) each; rows at a bound whose slope presses on it by more than the worst violation of the pass before are left out
/// until the others have come to rest.
/// Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML.
public final class DualCoordinateDescent {
    private static final Kernels KERNELS = Kernels.active();

    private final Matrix x;             // (n, d)
    private final double[] y;           // (n): −1 or 1
    private final double[] upper;       // (n): U
    private final double[] diagonal;    // (n): D
    private final double[] curvatures;  // (n): ‖xᵢ‖² + D
    private final double[] alpha;       // (n)
    private final double[] w;           // (d)
    private final int[] rows;           // the first `active` are looked at
    private int active;
    private double largest;             // projected gradients of this pass
    private double smallest;
    private double shrinkAbove;         // what they were in the pass before
    private double shrinkBelow;

    /// At α = 0.
    ///
    /// @param x    (n, d), finite
    /// @param y    (n), −1 or 1
    /// @param c    (n), C of each row, 0 or more
    /// @param loss of a row that lies beyond its margin
    public DualCoordinateDescent(Matrix x, double[] y, double[] c, LinearSVM.Loss loss) {
        TrainingRows.check("DualCoordinateDescent", x, y.length);
        Pegasos.requireSigns("DualCoordinateDescent", y);
        Require.sameLength("DualCoordinateDescent", y.length, c.length);
        int n = y.length;
        this.x = x;
        this.y = y;
        upper = new double[n];
        diagonal = new double[n];
        curvatures = new double[n];
        alpha = new double[n];
        w = new double[x.columns()];
        rows = new int[n];
        for (int i = 0; i < n; i++) {
            Require.notNegative("DualCoordinateDescent", "C", c[i]);
            boolean squared = loss == LinearSVM.Loss.SQUARED_HINGE && c[i] > 0;
            upper[i] = squared ? Double.POSITIVE_INFINITY : c[i];
            diagonal[i] = squared ? 1 / (2 * c[i]) : 0;
            curvatures[i] = KERNELS.dot(x.data(), i * w.length, x.data(), i * w.length, w.length) + diagonal[i];
            rows[i] = i;
        }
        lookAtAll();
    }

    private void lookAtAll() {
        active = rows.length;
        shrinkAbove = Double.POSITIVE_INFINITY;
        shrinkBelow = Double.NEGATIVE_INFINITY;
    }

    /// Passes until the projected gradients of all rows lie within the tolerance of one another.
    ///
    /// @return how many passes it took
    /// @throws ArithmeticException if so many passes do not suffice
    public int run(double tolerance, int mostPasses, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int pass = 1; pass <= mostPasses; pass++) {
            pass(random);
            if (largest - smallest <= tolerance) {
                if (active == rows.length) {
                    return pass;
                }
                lookAtAll();        // rows that were left out may have begun to violate
            } else {
                shrinkAbove = largest > 0 ? largest : Double.POSITIVE_INFINITY;
                shrinkBelow = smallest < 0 ? smallest : Double.NEGATIVE_INFINITY;
            }
        }
        throw new ArithmeticException("DualCoordinateDescent.run: projected gradients from " + smallest + " to " + largest
                + " after " + mostPasses + " passes: must come within " + tolerance + ": scale the columns, or take a smaller"
                + " C, a larger tolerance or more passes");
    }

    private void pass(SplittableRandom random) {
        largest = Double.NEGATIVE_INFINITY;
        smallest = Double.POSITIVE_INFINITY;
        shuffle(random);
        int k = 0;
        while (k < active) {
            int i = rows[k];
            double slope = slope(i);
            if (alpha[i] == 0 && slope > shrinkAbove || alpha[i] == upper[i] && slope < shrinkBelow) {
                rows[k] = rows[--active];
                rows[active] = i;
                continue;
            }
            double projected = alpha[i] == 0 ? Math.min(slope, 0) : slope;
            projected = alpha[i] == upper[i] ? Math.max(projected, 0) : projected;
            largest = Math.max(largest, projected);
            smallest = Math.min(smallest, projected);
            if (projected != 0) {
                update(i, slope);
            }
            k++;
        }
        if (active == 0) {
            largest = 0;
            smallest = 0;
        }
    }

    private void shuffle(SplittableRandom random) {
        for (int k = active - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int row = rows[k];
            rows[k] = rows[other];
            rows[other] = row;
        }
    }

    /// G of a row: yᵢwᵀxᵢ − 1 + Dαᵢ.
    public double slope(int i) {
        return y[i] * KERNELS.dot(w, 0, x.data(), i * w.length, w.length) - 1 + diagonal[i] * alpha[i];
    }

    /// Sets one α to the bottom of its parabola, or to the bound before it.
    public void update(int i) {
        update(i, slope(i));
    }

    private void update(int i, double slope) {
        double bottom = curvatures[i] > 0 ? alpha[i] - slope / curvatures[i] : upper[i];    // a row of zeros: slope −1 for ever
        double next = Math.min(Math.max(bottom, 0), upper[i]);
        KERNELS.axpy((next - alpha[i]) * y[i], x.data(), i * w.length, w, 0, w.length);
        alpha[i] = next;
    }

    /// w: (d).
    public double[] weights() {
        return w.clone();
    }

    /// α: (n).
    public double[] alphas() {
        return alpha.clone();
    }

    /// Σ αᵢ − ½‖w‖² − D/2·Σαᵢ², which grows with each step, up to the smallest value of ½‖w‖² + Σ C·loss.
    public double objective() {
        double objective = -KERNELS.dot(w, 0, w, 0, w.length) / 2;
        for (int i = 0; i < alpha.length; i++) {
            objective += alpha[i] - diagonal[i] * alpha[i] * alpha[i] / 2;
        }
        return objective;
    }
}
