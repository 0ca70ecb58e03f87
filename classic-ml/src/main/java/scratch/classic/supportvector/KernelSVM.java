package scratch.classic.supportvector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// A support vector machine: of all surfaces f(x) = Σ βₛK(xₛ, x) + b = 0 between two classes the one that leaves the widest
/// margin, where rows inside the margin or beyond it cost C times how far they are over.
///
/// Minimise ½‖w‖² + C Σ max(0, 1 − yᵢf(xᵢ)), where w is Σ βₛφ(xₛ). Rows with β ≠ 0 are the support vectors: the others could
/// be left out. K classes are told apart in pairs, by K(K − 1)/2 machines that vote; of classes with equally many votes the
/// smaller number wins, and so it does in a pair where f = 0. Distances count, so put a scaler before.
///
/// A machine knows no probabilities: without [Options#probabilities] it gives 1 to the class that it predicts. With them,
/// [PlattScaling] is fitted on answers to rows that the machine of each of five folds had not seen, and [#predict] still goes
/// by the votes, which may not be for the class of the largest probability.
/// Cortes and Vapnik 1995, "Support-Vector Networks", Machine Learning 20.
public final class KernelSVM implements Classifier, Storable {
    private static final String KIND = "kernel-svm";
    private static final double LEAST_PROBABILITY = 1e-7;

    /// @param kernel         how alike two rows are
    /// @param c              C, above 0: what a row beyond its margin costs. Infinity is the hard margin: no row may be
    /// @param tolerance      by how much the optimality conditions may be violated at the end
    /// @param cacheMegabytes memory for values of the kernel
    /// @param probabilities  whether to fit [PlattScaling], which takes five more fits
    /// @param seed           of its folds
    public record Options(Kernel kernel, double c, double tolerance, int cacheMegabytes, boolean probabilities, long seed) {
        public Options {
            Require.that(kernel != null, "KernelSVM.Options: no kernel: must be given");
            Require.that(c > 0, "KernelSVM.Options: C = %s: must be above 0", c);
            SolverOptions.of("KernelSVM.Options", tolerance, cacheMegabytes);
        }

        /// With a tolerance of 1e-3, 200 MB, and no probabilities.
        public static Options of(Kernel kernel, double c) {
            return new Options(kernel, c, 1e-3, 200, false, 42);
        }

        /// The widest margin that no row lies in.
        public static Options hardMargin(Kernel kernel) {
            return of(kernel, Double.POSITIVE_INFINITY);
        }

        public Options withTolerance(double newTolerance) {
            return new Options(kernel, c, newTolerance, cacheMegabytes, probabilities, seed);
        }

        public Options withProbabilities() {
            return new Options(kernel, c, tolerance, cacheMegabytes, true, seed);
        }

        SolverOptions solver() {
            return SolverOptions.of("KernelSVM.fit", tolerance, cacheMegabytes);
        }
    }

    private final SupportVectors vectors;
    private final int[] supportRows;            // (s)
    private final int classes;
    private final List<PlattScaling> scalings;  // one a machine; none without probabilities

    private KernelSVM(SupportVectors vectors, int[] supportRows, int classes, List<PlattScaling> scalings) {
        this.vectors = vectors;
        this.supportRows = supportRows;
        this.classes = classes;
        this.scalings = scalings;
    }

    /// Fits, each row counting once.
    ///
    /// @param x      (n, d), finite
    /// @param labels (n), 0 to K − 1, K at least 2, each of which occurs
    /// @throws ArithmeticException with C = infinity, if nothing separates the classes, or only a margin narrower than a
    ///                             thousandth of the extent of the rows (as the kernel measures it); or if the tolerance
    ///                             is out of reach
    public static KernelSVM fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, null, options);
    }

    /// Fits rows that cost more or less: C times their weight.
    ///
    /// @param rowWeights (n), 0 or more, for each class some above 0; null if all are 1
    public static KernelSVM fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        TrainingRows rows = TrainingRows.of("KernelSVM.fit", x, labels, rowWeights);
        TrainingRows.requireValues("KernelSVM.fit", options.kernel(), new KernelBlock(options.kernel(), x));
        int classes = rows.classes();
        List<PairMachine> machines = new ArrayList<>();
        List<PlattScaling> scalings = new ArrayList<>();
        for (int negative = 0; negative < classes; negative++) {
            for (int positive = negative + 1; positive < classes; positive++) {
                PairMachine.Pair pair = PairMachine.Pair.of(rows, negative, positive);
                machines.add(PairMachine.fit(pair, options));
                if (options.probabilities()) {
                    scalings.add(PairMachine.scaling(rows, pair, options));
                }
            }
        }
        int[] support = PairMachine.supportRows(machines, labels.length);
        SupportVectors vectors = PairMachine.together(machines, support, x, options.kernel());
        return new KernelSVM(vectors, support, classes, List.copyOf(scalings));
    }

    /// f of each pair of classes, in the order (0, 1), (0, 2), …, (1, 2), …; above 0 it is for the second of the pair;
    /// (m, K(K − 1)/2).
    ///
    /// @param x (m, d), finite
    public Matrix decisions(Matrix x) {
        return vectors.answers("KernelSVM.decisions", x);
    }

    @Override
    public int[] predict(Matrix x) {
        Matrix decisions = vectors.answers("KernelSVM.predict", x);
        int[] labels = new int[x.rows()];
        int[] votes = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = winner(decisions, i, votes);
        }
        return labels;
    }

    private int winner(Matrix decisions, int row, int[] votes) {
        Arrays.fill(votes, 0);
        int machine = 0;
        for (int a = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++) {
                votes[decisions.get(row, machine++) > 0 ? b : a]++;
            }
        }
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = votes[k] > votes[best] ? k : best;
        }
        return best;
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        Matrix decisions = vectors.answers("KernelSVM.predictProbabilities", x);
        Matrix probabilities = Matrix.zeros(x.rows(), classes);
        if (scalings.isEmpty()) {
            int[] votes = new int[classes];
            for (int i = 0; i < x.rows(); i++) {
                probabilities.set(i, winner(decisions, i, votes), 1);
            }
        } else if (classes == 2) {
            for (int i = 0; i < x.rows(); i++) {
                probabilities.set(i, 0, scalings.getFirst().ofZero(decisions.get(i, 0)));
                probabilities.set(i, 1, scalings.getFirst().ofOne(decisions.get(i, 0)));
            }
        } else {
            couple(decisions, probabilities);
        }
        return probabilities;
    }

    private void couple(Matrix decisions, Matrix probabilities) {
        PairwiseCoupling coupling = new PairwiseCoupling(classes);
        double[] pairs = new double[classes * classes];
        for (int i = 0; i < decisions.rows(); i++) {
            int machine = 0;
            for (int a = 0; a < classes; a++) {
                for (int b = a + 1; b < classes; b++) {
                    double second = scalings.get(machine).ofOne(decisions.get(i, machine++));
                    second = Math.min(Math.max(second, LEAST_PROBABILITY), 1 - LEAST_PROBABILITY);
                    pairs[b * classes + a] = second;
                    pairs[a * classes + b] = 1 - second;
                }
            }
            coupling.couple(pairs, probabilities.data(), i * classes);
        }
    }

    /// Whether probabilities were fitted, and how: one a machine.
    public List<PlattScaling> scalings() {
        return scalings;
    }

    /// The numbers of the training rows that are support vectors of some machine, in increasing order; (s).
    public int[] supportRows() {
        return supportRows.clone();
    }

    /// β of these rows in each machine, not 0 where they support it: βᵢ = yᵢαᵢ; (s, machines).
    public Matrix coefficients() {
        return vectors.coefficients().copy();
    }

    /// b of each machine.
    public double[] intercepts() {
        return vectors.intercepts().clone();
    }

    /// ‖w‖² = ΣΣ βᵢβⱼK(xᵢ, xⱼ) of a machine.
    public double squaredLength(int machine) {
        Matrix answers = vectors.answers("KernelSVM.squaredLength", vectors.rows());
        double sum = 0;
        for (int s = 0; s < answers.rows(); s++) {
            sum += vectors.coefficients().get(s, machine) * (answers.get(s, machine) - vectors.intercepts()[machine]);
        }
        return sum;
    }

    /// From f = −1 to f = 1, as the kernel measures it: 2/‖w‖.
    public double marginWidth(int machine) {
        return 2 / Math.sqrt(squaredLength(machine));
    }

    /// Σ |βᵢ| − ½‖w‖², which the fit has made as large as can be.
    public double dualObjective(int machine) {
        double sum = 0;
        for (int s = 0; s < supportRows.length; s++) {
            sum += Math.abs(vectors.coefficients().get(s, machine));
        }
        return sum - squaredLength(machine) / 2;
    }

    /// w of a machine with the linear kernel: Σ βₛxₛ, (d).
    ///
    /// @throws IllegalStateException if the kernel is another one: its w has columns of its own
    public double[] weights(int machine) {
        if (!(vectors.kernel() instanceof Kernel.Linear)) {
            throw new IllegalStateException("KernelSVM.weights: kernel " + vectors.kernel() + ": must be linear");
        }
        return vectors.rows().transposeMultiply(vectors.coefficients().column(machine));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /// @throws IllegalArgumentException if the kernel is one of your own
    @Override
    public Map<String, Object> state() {
        return Map.of("vectors", vectors.state(KIND), "classes", classes,
                "supportRows", Arrays.stream(supportRows).boxed().toList(),
                "slopes", scalings.stream().map(PlattScaling::slope).toList(),
                "scalingIntercepts", scalings.stream().map(PlattScaling::intercept).toList());
    }

    /// The model that a file describes.
    public static KernelSVM fromState(Map<String, Object> state) {
        SupportVectors vectors = SupportVectors.fromState(KIND, Stored.map(KIND, state, "vectors"));
        int classes = Storable.get(KIND, state, "classes", Integer.class);
        double[] numbers = Storable.numbers(KIND, state, "supportRows");
        double[] slopes = Storable.numbers(KIND, state, "slopes");
        double[] intercepts = Storable.numbers(KIND, state, "scalingIntercepts");
        Require.that(classes >= 2 && vectors.machines() == (long) classes * (classes - 1) / 2, "%s: %d classes, %d machines:"
                + " must be one for each pair of classes", KIND, classes, vectors.machines());
        Require.that(slopes.length == intercepts.length && (slopes.length == 0 || slopes.length == vectors.machines()),
                "%s: %d slopes, %d scalingIntercepts: must be none or one of each for each of %d machines", KIND, slopes.length,
                intercepts.length, vectors.machines());
        int[] supportRows = new int[numbers.length];
        for (int s = 0; s < numbers.length; s++) {
            supportRows[s] = (int) numbers[s];
        }
        List<PlattScaling> scalings = new ArrayList<>();
        for (int machine = 0; machine < slopes.length; machine++) {
            scalings.add(new PlattScaling(slopes[machine], intercepts[machine]));
        }
        return new KernelSVM(vectors, supportRows, classes, List.copyOf(scalings));
    }
}
