package scratch.classic.supportvector;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// The plane with the widest margin between two classes, where rows inside the margin or beyond it cost: minimise
/// ½(‖w‖² + (b/s)²) + C Σ loss(yᵢ(wᵀxᵢ + b)), with the loss max(0, 1 − m), the hinge, or its square.
///
/// The intercept is the weight of a column of the constant s, so it is drawn to 0 as the other weights are, the less the
/// larger s is; [KernelSVM] with the linear kernel leaves it free. K classes above two: one plane for each class against all
/// others, and the largest answer wins, the first of equals. It knows no probabilities: it gives 1 to the class that it
/// predicts. Lengths count, so put a scaler before. Cost O(n·d) a pass.
public final class LinearSVM implements Classifier, Storable {
    private static final String KIND = "linear-svm";

    /// What a row costs whose answer is m = y·f.
    public enum Loss {
        /// max(0, 1 − m).
        HINGE,
        /// max(0, 1 − m)².
        SQUARED_HINGE
    }

    /// How the plane is found.
    public enum Solver {
        /// [Pegasos]: for hinge loss; goes on for all passes, and answers the mean of the second half of its steps.
        PEGASOS,
        /// [DualCoordinateDescent]: to the minimum.
        DUAL_COORDINATE_DESCENT
    }

    /// @param c              C, above 0 and finite: what a row costs for each unit (or its square) beyond its margin
    /// @param loss           hinge, or its square
    /// @param solver         how
    /// @param interceptScale s, 0 or more; 0 is no intercept
    /// @param tolerance      how far projected gradients may lie apart at the end of dual coordinate descent
    /// @param passes         over the rows: all of them with Pegasos, at most with dual coordinate descent
    /// @param seed           of the order of the rows
    public record Options(double c, Loss loss, Solver solver, double interceptScale, double tolerance, int passes, long seed) {
        public Options {
            Require.positive("LinearSVM.Options", "C", c);
            Require.that(loss != null && solver != null, "LinearSVM.Options: loss = %s, solver = %s: must both be given", loss,
                    solver);
            Require.that(solver != Solver.PEGASOS || loss == Loss.HINGE, "LinearSVM.Options: PEGASOS with %s: must be HINGE",
                    loss);
            Require.notNegative("LinearSVM.Options", "interceptScale", interceptScale);
            Require.positive("LinearSVM.Options", "tolerance", tolerance);
            Require.atLeast(1, "LinearSVM.Options", "passes", passes);
        }

        /// Hinge loss by dual coordinate descent, to a tolerance of 1e-4.
        public static Options of(double c) {
            return new Options(c, Loss.HINGE, Solver.DUAL_COORDINATE_DESCENT, 1, 1e-4, 10_000, 42);
        }

        /// Pegasos with so many passes.
        public static Options pegasos(double c, int passes) {
            return new Options(c, Loss.HINGE, Solver.PEGASOS, 1, 1e-4, passes, 42);
        }

        public Options withLoss(Loss newLoss) {
            return new Options(c, newLoss, solver, interceptScale, tolerance, passes, seed);
        }

        public Options withTolerance(double newTolerance) {
            return new Options(c, loss, solver, interceptScale, newTolerance, passes, seed);
        }

        public Options withInterceptScale(double scale) {
            return new Options(c, loss, solver, scale, tolerance, passes, seed);
        }
    }

    private final Matrix weights;           // (planes, d)
    private final double[] intercepts;      // (planes)

    private LinearSVM(Matrix weights, double[] intercepts) {
        this.weights = weights;
        this.intercepts = intercepts;
    }

    /// Fits, each row counting once.
    ///
    /// @param x      (n, d), finite
    /// @param labels (n), 0 to K − 1, K at least 2, each of which occurs
    /// @throws ArithmeticException if the passes of dual coordinate descent do not suffice
    public static LinearSVM fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, null, options);
    }

    /// Fits rows that cost more or less: C times their weight.
    ///
    /// @param rowWeights (n), 0 or more, for each class some above 0; null if all are 1
    public static LinearSVM fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        TrainingRows rows = TrainingRows.of("LinearSVM.fit", x, labels, rowWeights);
        TrainingRows.requireValues("LinearSVM.fit", Kernel.linear(), new KernelBlock(Kernel.linear(), x));
        Matrix columns = withConstant(x, options.interceptScale());
        int planes = rows.classes() == 2 ? 1 : rows.classes();
        Matrix weights = Matrix.zeros(planes, x.columns());
        double[] intercepts = new double[planes];
        for (int plane = 0; plane < planes; plane++) {
            int positive = planes == 1 ? 1 : plane;
            double[] y = Arrays.stream(labels).mapToDouble(label -> label == positive ? 1 : -1).toArray();
            double[] w = plane(columns, y, rows.weights(), options);
            System.arraycopy(w, 0, weights.data(), plane * x.columns(), x.columns());
            intercepts[plane] = w[x.columns()] * options.interceptScale();
        }
        return new LinearSVM(weights, intercepts);
    }

    private static Matrix withConstant(Matrix x, double constant) {
        double[] column = new double[x.rows()];
        Arrays.fill(column, constant);
        return x.appendColumns(Matrix.wrap(x.rows(), 1, column));
    }

    private static double[] plane(Matrix columns, double[] y, double[] rowWeights, Options options) {
        if (options.solver() == Solver.DUAL_COORDINATE_DESCENT) {
            double[] c = Arrays.stream(rowWeights).map(weight -> options.c() * weight).toArray();
            DualCoordinateDescent descent = new DualCoordinateDescent(columns, y, c, options.loss());
            descent.run(options.tolerance(), options.passes(), options.seed());
            return descent.weights();
        }
        Pegasos pegasos = new Pegasos(columns, y, rowWeights, 1 / (options.c() * y.length));
        SplittableRandom random = new SplittableRandom(options.seed());
        long steps = (long) options.passes() * y.length;
        for (long step = 0; step < steps; step++) {
            if (step == steps / 2) {
                pegasos.beginMean();
            }
            pegasos.step(random.nextInt(y.length));
        }
        return pegasos.mean();
    }

    /// f = wᵀx + b of each plane: (m, 1) for two classes, above 0 for class 1; (m, K) for more.
    ///
    /// @param x (m, d), finite
    public Matrix decisions(Matrix x) {
        return decisions("LinearSVM.decisions", x);
    }

    private Matrix decisions(String where, Matrix x) {
        Require.that(x.columns() == weights.columns(), "%s: x has %d columns: the model has %d", where, x.columns(),
                weights.columns());
        Require.finite(where, x.columns(), x.data());
        Matrix decisions = x.multiply(weights.transpose());
        for (int i = 0; i < decisions.data().length; i++) {
            decisions.data()[i] += intercepts[i % intercepts.length];
            if (!Double.isFinite(decisions.data()[i])) {
                throw new ArithmeticException(where + ": row " + i / intercepts.length + ": the answer is "
                        + decisions.data()[i] + ": its values are too large");
            }
        }
        return decisions;
    }

    @Override
    public int[] predict(Matrix x) {
        Matrix decisions = decisions("LinearSVM.predict", x);
        int[] labels = new int[x.rows()];
        for (int i = 0; i < labels.length; i++) {
            if (intercepts.length == 1) {
                labels[i] = decisions.get(i, 0) > 0 ? 1 : 0;
            } else {
                for (int k = 1; k < intercepts.length; k++) {
                    labels[i] = decisions.get(i, k) > decisions.get(i, labels[i]) ? k : labels[i];
                }
            }
        }
        return labels;
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        int[] labels = predict(x);
        Matrix probabilities = Matrix.zeros(labels.length, Math.max(2, intercepts.length));
        for (int i = 0; i < labels.length; i++) {
            probabilities.set(i, labels[i], 1);
        }
        return probabilities;
    }

    /// w of a plane: (d).
    public double[] weights(int plane) {
        return weights.row(plane);
    }

    /// b of each plane.
    public double[] intercepts() {
        return intercepts.clone();
    }

    /// How far apart f = −1 and f = 1 lie: 2/‖w‖.
    public double marginWidth(int plane) {
        return 2 / Vectors.norm(weights.row(plane));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("weights", Stored.list(weights.data()), "intercepts", Stored.list(intercepts));
    }

    /// The model that a file describes.
    public static LinearSVM fromState(Map<String, Object> state) {
        double[] weights = Storable.numbers(KIND, state, "weights");
        double[] intercepts = Storable.numbers(KIND, state, "intercepts");
        Require.that(intercepts.length >= 1 && intercepts.length != 2 && weights.length > 0
                        && weights.length % intercepts.length == 0, "%s: %d weights, %d intercepts: must be one intercept for"
                        + " two classes or one for each of more, and as many weights for each", KIND, weights.length,
                intercepts.length);
        return new LinearSVM(Matrix.wrap(intercepts.length, weights.length / intercepts.length, weights), intercepts);
    }
}
