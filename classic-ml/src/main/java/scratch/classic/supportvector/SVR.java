package scratch.classic.supportvector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.model.Regressor;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Support vector regression: f(x) = Σ βₛK(xₛ, x) + b in a tube. Rows within ε of f cost nothing, others C for each unit
/// beyond: minimise ½‖w‖² + C Σ max(0, |yᵢ − f(xᵢ)| − ε).
///
/// Each row has two variables, one that pulls f up to y − ε, between 0 and C, and one that pulls it down to y + ε, between −C
/// and 0. Their sum is β; it is 0 for rows inside the tube, which could be left out. The solver is that of classification.
/// Vapnik 1995; Smola and Schölkopf 2004, "A tutorial on support vector regression", Statistics and Computing 14.
public final class SVR implements Regressor, Storable {
    private static final String KIND = "kernel-svr";

    /// @param kernel         how alike two rows are
    /// @param c              C, above 0 and finite
    /// @param epsilon        ε, half the width of the tube, 0 or more, in the unit of y
    /// @param tolerance      by how much the optimality conditions may be violated at the end, in the unit of y
    /// @param cacheMegabytes memory for values of the kernel
    public record Options(Kernel kernel, double c, double epsilon, double tolerance, int cacheMegabytes) {
        public Options {
            Require.that(kernel != null, "SVR.Options: no kernel: must be given");
            Require.positive("SVR.Options", "C", c);
            Require.notNegative("SVR.Options", "epsilon", epsilon);
            SolverOptions.of("SVR.Options", tolerance, cacheMegabytes);
        }

        /// With a tolerance of 1e-3 and 200 MB.
        public static Options of(Kernel kernel, double c, double epsilon) {
            return new Options(kernel, c, epsilon, 1e-3, 200);
        }

        public Options withTolerance(double newTolerance) {
            return new Options(kernel, c, epsilon, newTolerance, cacheMegabytes);
        }
    }

    private final SupportVectors vectors;
    private final int[] supportRows;        // (s)

    private SVR(SupportVectors vectors, int[] supportRows) {
        this.vectors = vectors;
        this.supportRows = supportRows;
    }

    /// Fits, each row counting once.
    ///
    /// @param x (n, d), finite
    /// @param y (n), finite
    /// @throws ArithmeticException if the tolerance is out of reach
    public static SVR fit(Matrix x, double[] y, Options options) {
        return fit(x, y, null, options);
    }

    /// Fits rows that cost more or less: C times their weight.
    ///
    /// @param rowWeights (n), 0 or more; null if all are 1
    public static SVR fit(Matrix x, double[] y, double[] rowWeights, Options options) {
        TrainingRows.check("SVR.fit", x, y.length);
        Require.finite("SVR.fit", "y", y);
        double[] weights = TrainingRows.weights("SVR.fit", y.length, rowWeights);
        Require.that(Arrays.stream(weights).anyMatch(w -> w > 0), "SVR.fit: all rows have weight 0: one must have more");
        KernelBlock kernel = new KernelBlock(options.kernel(), x);
        TrainingRows.requireValues("SVR.fit", options.kernel(), kernel);
        int n = y.length;
        double[] targets = new double[2 * n];
        double[] lower = new double[2 * n];
        double[] upper = new double[2 * n];
        for (int i = 0; i < n; i++) {
            targets[i] = y[i] - options.epsilon();
            upper[i] = options.c() * weights[i];
            targets[n + i] = y[i] + options.epsilon();
            lower[n + i] = -options.c() * weights[i];
        }
        var program = new Decomposition.Program(kernel, targets, lower, upper, false);
        var solver = SolverOptions.of("SVR.fit", options.tolerance(), options.cacheMegabytes());
        Decomposition.Solution solution = Decomposition.solve(program, solver);
        double[] beta = new double[n];
        for (int i = 0; i < n; i++) {
            beta[i] = solution.beta()[i] + solution.beta()[n + i];
        }
        List<PairMachine> machines = List.of(new PairMachine(IntStream.range(0, n).toArray(), beta, solution.bias()));
        int[] support = PairMachine.supportRows(machines, n);
        return new SVR(PairMachine.together(machines, support, x, options.kernel()), support);
    }

    @Override
    public double[] predict(Matrix x) {
        return vectors.answers("SVR.predict", x).data();
    }

    /// The numbers of the training rows with β ≠ 0, on the wall of the tube or outside it; (s).
    public int[] supportRows() {
        return supportRows.clone();
    }

    /// β of these rows; (s).
    public double[] coefficients() {
        return vectors.coefficients().data().clone();
    }

    /// b.
    public double intercept() {
        return vectors.intercepts()[0];
    }

    /// ‖w‖² = ΣΣ βᵢβⱼK(xᵢ, xⱼ).
    public double squaredLength() {
        double[] answers = predict(vectors.rows());
        double sum = 0;
        for (int s = 0; s < answers.length; s++) {
            sum += vectors.coefficients().data()[s] * (answers[s] - intercept());
        }
        return sum;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /// @throws IllegalArgumentException if the kernel is one of your own
    @Override
    public Map<String, Object> state() {
        return Map.of("vectors", vectors.state(KIND), "supportRows", Arrays.stream(supportRows).boxed().toList());
    }

    /// The model that a file describes.
    public static SVR fromState(Map<String, Object> state) {
        SupportVectors vectors = SupportVectors.fromState(KIND, Stored.map(KIND, state, "vectors"));
        Require.that(vectors.machines() == 1, "%s: %d machines: must be 1", KIND, vectors.machines());
        double[] numbers = Storable.numbers(KIND, state, "supportRows");
        return new SVR(vectors, Arrays.stream(numbers).mapToInt(number -> (int) number).toArray());
    }
}
