package scratch.classic.linear.fiveways;

import java.util.Arrays;

import scratch.math.Matrix;

/// What a descent makes small: the mean squared error of a linear model, and its gradient over a batch of rows.
///
/// J = (1/n) Σ (ŷᵢ − yᵢ)², ∇J = (2/b) Σ (ŷᵢ − yᵢ) xᵢ over the b rows of the batch. Cost O(b·d).
final class SquaredError {
    private final Matrix design;        // (n, d + 1): the columns, ones in front
    private final double[] y;           // (n)

    SquaredError(Matrix design, double[] y) {
        this.design = design;
        this.y = y;
    }

    Matrix design() {
        return design;
    }

    double[] y() {
        return y;
    }

    /// d + 1: how many weights there are.
    int width() {
        return design.columns();
    }

    /// J over all rows.
    double of(double[] weights) {
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            double error = error(weights, i);
            squares += error * error;
        }
        return squares / y.length;
    }

    /// Writes the gradient over the rows of the batch and returns their mean squared error, which comes with it.
    double gradient(Batches batches, double[] weights, double[] gradient) {
        Arrays.fill(gradient, 0);
        int size = batches.to() - batches.from();
        double squares = 0;
        for (int k = batches.from(); k < batches.to(); k++) {
            int i = batches.row(k);
            double error = error(weights, i);
            squares += error * error;
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += error * design.data()[i * gradient.length + j];
            }
        }
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] *= 2.0 / size;
        }
        return squares / size;
    }

    // ŷᵢ − yᵢ
    private double error(double[] weights, int i) {
        double[] data = design.data();
        double prediction = 0;
        for (int j = 0; j < weights.length; j++) {
            prediction += weights[j] * data[i * weights.length + j];
        }
        return prediction - y[i];
    }
}
