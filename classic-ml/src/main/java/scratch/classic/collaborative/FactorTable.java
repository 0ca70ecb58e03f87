package scratch.classic.collaborative;

import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.math.kernel.NormalKernels;

/// The factors of all users, or of all items: a row each, one behind the other, (f₁ … f_rank, 1, b, 0 …), or without biases
/// (f₁ … f_rank, 0 …). The 1 is there because a bias is the coefficient of a column of ones: with it the first rank + 1
/// numbers of a row are all that the other side needs for its least squares. Rows are filled up as [NormalKernels] asks for
/// it.
final class FactorTable {
    private final int rows;
    private final int rank;
    private final boolean biases;
    private final int stride;
    private final double[] data;       // (rows, stride)

    /// All factors and biases 0.
    FactorTable(int rows, int rank, boolean biases) {
        this.rows = rows;
        this.rank = rank;
        this.biases = biases;
        stride = NormalKernels.width(rank + (biases ? 2 : 0));
        data = new double[Math.multiplyExact(rows, stride)];
        for (int row = 0; row < rows && biases; row++) {
            data[row * stride + rank] = 1;
        }
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
        FactorTable copy = new FactorTable(rows, rank, biases);
        System.arraycopy(data, 0, copy.data, 0, data.length);
        return copy;
    }

    boolean hasBiases() {
        return biases;
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
        return biases ? data[row * stride + rank + 1] : 0;
    }

    void setFactor(int row, int f, double value) {
        data[row * stride + f] = value;
    }

    void setBias(int row, double value) {
        data[row * stride + rank + 1] = value;
    }

    /// Factors and bias of a row to 0.
    void clear(int row) {
        Arrays.fill(data, row * stride, row * stride + rank, 0);
        if (biases) {
            setBias(row, 0);
        }
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
