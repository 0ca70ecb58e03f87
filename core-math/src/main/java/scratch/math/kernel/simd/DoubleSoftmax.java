package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Softmax row by row: the largest, exp of the distances from it, their sum, and a division.
///
/// A long row takes its distances on the way into exp. Short rows that follow each other make one long call of exp, in
/// groups that stay in L1 or L2.
final class DoubleSoftmax {

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// Columns from which a row is worth calls of its own.
    private static final int LONG = 32;

    /// Values of a group of short rows.
    private static final int GROUP = 1024;

    private DoubleSoftmax() {
    }

    static void rows(int rows, int columns, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy) {
        if (columns >= LONG || ldy != columns) {
            for (int i = 0; i < rows; i++) {
                longRow(columns, x, xOffset + i * ldx, y, yOffset + i * ldy);
            }
            return;
        }
        int group = Math.max(1, GROUP / columns);
        for (int first = 0; first < rows; first += group) {
            int count = Math.min(group, rows - first);
            int at = yOffset + first * columns;
            distances(count, columns, x, xOffset + first * ldx, ldx, y, at);
            DoubleFunctions.apply(DoubleFunctions.EXP, y, at, y, at, count * columns);
            shares(count, columns, y, at);
        }
    }

    private static void longRow(int n, double[] x, int xAt, double[] y, int yAt) {
        DoubleFunctions.shiftedExp(finite(DoubleMaximum.of(x, xAt, n)), x, xAt, y, yAt, n);
        double sum = positive(DoubleReductions.sum(y, yAt, n));
        int whole = DoubleFunctions.WARMTH.isHot() ? n - n % LANES : 0;
        divideOnVectors(y, yAt, whole, sum);
        divide(y, yAt + whole, n - whole, sum);
    }

    private static void distances(int rows, int columns, double[] x, int xAt, int ldx, double[] y, int yAt) {
        for (int i = 0; i < rows; i++) {
            int from = xAt + i * ldx;
            int to = yAt + i * columns;
            double max = x[from];
            for (int j = 1; j < columns; j++) {
                max = Math.max(max, x[from + j]);
            }
            max = finite(max);
            for (int j = 0; j < columns; j++) {
                y[to + j] = x[from + j] - max;
            }
        }
    }

    private static void shares(int rows, int columns, double[] y, int at) {
        for (int i = 0; i < rows; i++) {
            int from = at + i * columns;
            divide(y, from, columns, positive(DoubleReductions.sum(y, from, columns)));
        }
    }

    static void divide(double[] y, int from, int n, double by) {
        for (int j = from; j < from + n; j++) {
            y[j] /= by;
        }
    }

    static void divideOnVectors(double[] y, int from, int n, double by) {
        DoubleVector divisor = DoubleVector.broadcast(S, by);
        for (int j = 0; j < n; j += LANES) {
            DoubleVector.fromArray(S, y, from + j).div(divisor).intoArray(y, from + j);
        }
    }

    /// The maximum of a row of −∞ alone would give NaN.
    private static double finite(double max) {
        return Math.max(max, -Double.MAX_VALUE);
    }

    /// A row that is masked everywhere stays 0.
    private static double positive(double sum) {
        return sum == 0 ? 1 : sum;
    }
}
