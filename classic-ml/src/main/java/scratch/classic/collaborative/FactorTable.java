package scratch.classic.collaborative;

import java.util.SplittableRandom;

/// The factors of all users, or of all items: a row each, one behind the other, (f₁ … f_rank, 1, b, 0 …). The 1 is there
/// because a bias is the coefficient of a column of ones: with it the first rank + 1 numbers of a row are all that the
/// other side needs for its least squares. Rows are filled up to a multiple of 8 numbers, as wide as the widest vector
/// register.
final class FactorTable {
    private static final int LANES = 8;

    private final int rows;
    private final int rank;
    private final int stride;
    private final double[] data;       // (rows, stride)

    /// All factors and biases 0.
    FactorTable(int rows, int rank) {
        this.rows = rows;
        this.rank = rank;
        stride = stride(rank);
        data = new double[Math.multiplyExact(rows, stride)];
        for (int row = 0; row < rows; row++) {
            data[row * stride + rank] = 1;
        }
    }

    private static int stride(int rank) {
        return Math.ceilDiv(rank + 2, LANES) * LANES;
    }

    /// Factors drawn from a normal distribution, in order of row.
    void randomize(double deviation, SplittableRandom random) {
        for (int row = 0; row < rows; row++) {
            for (int f = 0; f < rank; f++) {
                data[row * stride + f] = deviation * random.nextGaussian();
            }
        }
    }

    FactorTable copy() {
        FactorTable copy = new FactorTable(rows, rank);
        System.arraycopy(data, 0, copy.data, 0, data.length);
        return copy;
    }

    int rows() {
        return rows;
    }

    int stride() {
        return stride;
    }

    double[] data() {
        return data;
    }

    double factor(int row, int f) {
        return data[row * stride + f];
    }

    double bias(int row) {
        return data[row * stride + rank + 1];
    }

    void setFactor(int row, int f, double value) {
        data[row * stride + f] = value;
    }

    void setBias(int row, double value) {
        data[row * stride + rank + 1] = value;
    }

    /// ‖f‖² + b².
    double square(int row) {
        double sum = bias(row) * bias(row);
        for (int f = 0; f < rank; f++) {
            sum += factor(row, f) * factor(row, f);
        }
        return sum;
    }
}
