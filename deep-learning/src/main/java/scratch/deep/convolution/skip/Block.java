package scratch.deep.convolution.skip;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Two layers and what goes around them, with its gradients by hand: `y = relu(relu(x·W₁)·W₂ + x)`, or the same without
/// the `+ x`. Weights are (w, w), inputs (n, w); no biases and no normalisation, so that nothing hides the sum.
///
/// Cost: 4·n·w² operations forward, twice that backward; the skip adds n·w to each.
///
/// @param skip whether the input is added
public record Block(Matrix w1, Matrix w2, boolean skip) {
    public Block {
        Require.that(w1.rows() == w2.columns() && w1.columns() == w2.rows(), "Block: weights of %d x %d and %d x %d: must lead "
                + "back to the width they came from", w1.rows(), w1.columns(), w2.rows(), w2.columns());
    }

    /// What a forward pass leaves for the backward pass.
    ///
    /// @param hidden after the first ReLU
    /// @param output after the second
    public record Pass(Matrix hidden, Matrix output) {
    }

    /// Derivatives of the loss.
    public record Gradient(Matrix toX, Matrix toW1, Matrix toW2) {
    }

    /// x (n, w) → (n, w)
    public Pass forward(Matrix x) {
        Matrix hidden = relu(x.multiply(w1));
        Matrix change = hidden.multiply(w2);
        return new Pass(hidden, relu(skip ? change.plus(x) : change));
    }

    /// @param toOutput the derivative of the loss by the output; (n, w)
    public Gradient backward(Matrix x, Pass pass, Matrix toOutput) {
        Matrix toSum = whereOn(toOutput, pass.output);
        Matrix toHidden = whereOn(toSum.multiply(w2.transpose()), pass.hidden);
        Matrix throughLayers = toHidden.multiply(w1.transpose());
        Matrix toX = skip ? throughLayers.plus(toSum) : throughLayers;
        return new Gradient(toX, x.transposeMultiply(toHidden), pass.hidden.transposeMultiply(toSum));
    }

    private static Matrix relu(Matrix a) {
        Matrix result = a.copy();
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] = Math.max(0, result.data()[i]);
        }
        return result;
    }

    /// The gradient, where ReLU was on.
    private static Matrix whereOn(Matrix gradient, Matrix after) {
        Matrix result = gradient.copy();
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] = after.data()[i] > 0 ? result.data()[i] : 0;
        }
        return result;
    }
}
