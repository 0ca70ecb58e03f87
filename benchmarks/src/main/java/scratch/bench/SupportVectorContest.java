package scratch.bench;

import java.util.stream.IntStream;
import scratch.classic.supportvector.Kernel;
import scratch.classic.supportvector.KernelSVM;
import scratch.math.Matrix;
import smile.classification.SVM;
import smile.math.kernel.GaussianKernel;

/// What [SupportVectorBenchmark] asks: C = 1, γ = 0.05, tolerance 1e-3, on rows of 20 columns; the training rows from stream
/// 80, as many others from 90. The class of a row is 1 where 2x₀x₁ + x₂² − 1 + x₃ − ½x₄|x₅| + 0.3x₆ > 0, turned round for one
/// row of ten.
final class SupportVectorContest {
    private static final int COLUMNS = 20;
    private static final double C = 1;
    private static final double GAMMA = 0.05;
    private static final double TOLERANCE = 1e-3;

    private final Matrix x;
    private final int[] labels;
    private final Matrix others;
    private final int[] otherLabels;

    SupportVectorContest(int rows) {
        x = Matrix.wrap(rows, COLUMNS, new Draws(80).n4(rows * COLUMNS));
        labels = labels(x, 80);
        others = Matrix.wrap(rows, COLUMNS, new Draws(90).n4(rows * COLUMNS));
        otherLabels = labels(others, 90);
    }

    private static int[] labels(Matrix x, long seed) {
        Draws flips = new Draws(seed + 1);
        return IntStream.range(0, x.rows()).map(i -> {
            double[] v = x.row(i);
            double s = 2 * v[0] * v[1] + v[2] * v[2] - 1 + v[3] - 0.5 * v[4] * Math.abs(v[5]) + 0.3 * v[6];
            int label = s > 0 ? 1 : 0;
            return flips.u01() < 0.1 ? 1 - label : label;
        }).toArray();
    }

    KernelSVM ours() {
        return KernelSVM.fit(x, labels, KernelSVM.Options.of(Kernel.rbf(GAMMA), C).withTolerance(TOLERANCE));
    }

    int[] predict(KernelSVM svm) {
        return svm.predict(others);
    }

    /// The rows as Smile wants them.
    double[][] rows(boolean training) {
        Matrix from = training ? x : others;
        return IntStream.range(0, from.rows()).mapToObj(from::row).toArray(double[][]::new);
    }

    /// LASVM with one pass over the rows, its default.
    SVM<double[]> smile(double[][] rows) {
        int[] signs = IntStream.of(labels).map(label -> 2 * label - 1).toArray();
        return SVM.fit(rows, signs, new GaussianKernel(Math.sqrt(1 / (2 * GAMMA))), new SVM.Options(C, TOLERANCE, 1));
    }

    static int[] predict(SVM<double[]> svm, double[][] rows) {
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = svm.predict(rows[i]) == 1 ? 1 : 0;
        }
        return labels;
    }

    /// Σ |β| − ½ΣΣ βᵢβⱼK(xᵢ, xⱼ): a fit makes it as large as can be.
    static double objective(double[][] vectors, double[] beta) {
        double sum = 0;
        Kernel kernel = Kernel.rbf(GAMMA);
        for (int i = 0; i < beta.length; i++) {
            sum += Math.abs(beta[i]);
            for (int j = 0; j < beta.length; j++) {
                sum -= beta[i] * beta[j] * kernel.of(vectors[i], vectors[j]) / 2;
            }
        }
        return sum;
    }

    double accuracy(int[] predicted) {
        return IntStream.range(0, predicted.length).filter(i -> predicted[i] == otherLabels[i]).count()
            / (double) predicted.length;
    }
}
