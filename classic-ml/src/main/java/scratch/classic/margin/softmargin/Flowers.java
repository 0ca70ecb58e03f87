package scratch.classic.margin.softmargin;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.supportvector.KernelSVM;
import scratch.math.Matrix;

/// Two kinds of flowers by two measurements, and what a margin between them costs.
///
/// @param x      (n, 2)
/// @param labels (n), 0 or 1
record Flowers(Matrix x, int[] labels) {

    /// The rows of two of three kinds, with the last two of four columns: length and width of a petal.
    static Flowers of(double[][] all, int[] kinds, int negative, int positive) {
        int[] rows = IntStream.range(0, kinds.length).filter(i -> kinds[i] == negative || kinds[i] == positive).toArray();
        int[] labels = IntStream.of(rows).map(i -> kinds[i] == positive ? 1 : 0).toArray();
        return new Flowers(Matrix.of(all).selectRows(rows).selectColumns(2, 3), labels);
    }

    /// With one more flower.
    Flowers with(double length, double width, int label) {
        double[] data = Arrays.copyOf(x.data(), x.data().length + 2);
        data[data.length - 2] = length;
        data[data.length - 1] = width;
        int[] more = Arrays.copyOf(labels, labels.length + 1);
        more[labels.length] = label;
        return new Flowers(Matrix.wrap(x.rows() + 1, 2, data), more);
    }

    Flowers select(int... rows) {
        return new Flowers(x.selectRows(rows), IntStream.of(rows).map(i -> labels[i]).toArray());
    }

    /// max(0, 1 − yf) of each row: (n).
    double[] hinges(KernelSVM svm) {
        double[] f = svm.decisions(x).data();
        Arrays.setAll(f, i -> Math.max(0, 1 - (2 * labels[i] - 1) * f[i]));
        return f;
    }

    /// How many lie inside the margin, or on the wrong side of it; `slack` for what a solver leaves.
    long over(KernelSVM svm) {
        return Arrays.stream(hinges(svm)).filter(hinge -> hinge > 1e-3).count();
    }

    long wrong(KernelSVM svm) {
        int[] predicted = svm.predict(x);
        return IntStream.range(0, labels.length).filter(i -> predicted[i] != labels[i]).count();
    }

    double right(KernelSVM svm) {
        return 1 - wrong(svm) / (double) labels.length;
    }
}
