package scratch.classic.supportvector;

import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// The machine between two classes, while a [KernelSVM] is fitted.
///
/// @param rows of the training data, of both classes
/// @param beta (rows)
/// @param bias b
record PairMachine(int[] rows, double[] beta, double bias) {
    private static final int FOLDS = 5;
    private static final double NARROWEST = 1e-3;       // margin with C = ∞, as a share of the extent of the rows

    /// The rows of two classes.
    ///
    /// @param rows    their numbers in the training data
    /// @param y       0 or 1: the class for which f is below or above 0
    /// @param weights how much each costs
    record Pair(int[] rows, Matrix x, int[] y, double[] weights) {
        static Pair of(TrainingRows all, int negative, int positive) {
            int[] rows = IntStream.range(0, all.labels().length)
                    .filter(i -> all.labels()[i] == negative || all.labels()[i] == positive).toArray();
            int[] y = IntStream.of(rows).map(i -> all.labels()[i] == positive ? 1 : 0).toArray();
            return new Pair(rows, all.x().selectRows(rows), y, IntStream.of(rows).mapToDouble(i -> all.weights()[i]).toArray());
        }

        Pair select(int... which) {
            return new Pair(IntStream.of(which).map(i -> rows[i]).toArray(), x.selectRows(which),
                    IntStream.of(which).map(i -> y[i]).toArray(), IntStream.of(which).mapToDouble(i -> weights[i]).toArray());
        }
    }

    static PairMachine fit(Pair pair, KernelSVM.Options options) {
        KernelBlock kernel = new KernelBlock(options.kernel(), pair.x());
        int n = pair.y().length;
        boolean hard = options.c() == Double.POSITIVE_INFINITY;
        double c = hard ? highest(kernel) : options.c();
        double[] targets = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            targets[i] = pair.y()[i] == 1 ? 1 : -1;
            upper[i] = pair.y()[i] == 1 ? c * pair.weights()[i] : 0;
            lower[i] = pair.y()[i] == 1 ? 0 : -c * pair.weights()[i];
        }
        var program = new Decomposition.Program(kernel, targets, lower, upper, hard);
        Decomposition.Solution solution = Decomposition.solve(program, options.solver());
        return new PairMachine(pair.rows(), solution.beta(), solution.bias());
    }

    // With a margin of width M each class's α add up to 2/M²: a single one above that means that there is none so wide.
    private static double highest(KernelBlock kernel) {
        int n = kernel.rows();
        double[] first = new double[kernel.columns()];
        double[] withFirst = new double[n];
        kernel.gather(new int[1], 1, first);
        kernel.fill(first, 0, 1, 0, n, withFirst, 0, n, new double[kernel.room(1)]);
        double[] diagonal = kernel.diagonal();
        double extent = 0;      // the largest squared distance from the first row
        for (int i = 0; i < n; i++) {
            extent = Math.max(extent, diagonal[i] + diagonal[0] - 2 * withFirst[i]);
        }
        return extent > 0 ? 2 / (NARROWEST * NARROWEST * extent) : 1;
    }

    /// Fitted on answers of machines that have not seen the row.
    static PlattScaling scaling(TrainingRows all, Pair pair, KernelSVM.Options options) {
        int n = pair.y().length;
        int ones = IntStream.of(pair.y()).sum();
        int folds = Math.min(FOLDS, Math.min(ones, n - ones));
        Require.that(folds >= 2, "KernelSVM.fit: probabilities of classes with %d and %d rows: must be at least 2 each, for a"
                + " machine that does not know all of them", n - ones, ones);
        double[] answers = new double[n];
        for (Split split : Folds.stratified(pair.y(), folds, options.seed())) {
            List<PairMachine> machine = List.of(fit(pair.select(split.train()), options));
            SupportVectors vectors = together(machine, supportRows(machine, all.labels().length), all.x(), options.kernel());
            double[] f = vectors.answers("KernelSVM.fit", pair.x().selectRows(split.test())).data();
            for (int i = 0; i < f.length; i++) {
                answers[split.test()[i]] = f[i];
            }
        }
        return PlattScaling.fit(answers, pair.y());
    }

    /// The rows that support any of these machines, in increasing order.
    static int[] supportRows(List<PairMachine> machines, int n) {
        boolean[] supports = new boolean[n];
        for (PairMachine machine : machines) {
            for (int i = 0; i < machine.rows().length; i++) {
                supports[machine.rows()[i]] |= machine.beta()[i] != 0;
            }
        }
        return IntStream.range(0, n).filter(i -> supports[i]).toArray();
    }

    /// These machines as one model over the rows that support any of them.
    static SupportVectors together(List<PairMachine> machines, int[] support, Matrix x, Kernel kernel) {
        int[] at = new int[x.rows()];
        for (int s = 0; s < support.length; s++) {
            at[support[s]] = s;
        }
        Matrix coefficients = Matrix.zeros(support.length, machines.size());
        double[] intercepts = new double[machines.size()];
        for (int m = 0; m < intercepts.length; m++) {
            PairMachine machine = machines.get(m);
            intercepts[m] = machine.bias();
            for (int i = 0; i < machine.rows().length; i++) {
                if (machine.beta()[i] != 0) {
                    coefficients.set(at[machine.rows()[i]], m, machine.beta()[i]);
                }
            }
        }
        return new SupportVectors(kernel, x.selectRows(support), coefficients, intercepts);
    }
}
