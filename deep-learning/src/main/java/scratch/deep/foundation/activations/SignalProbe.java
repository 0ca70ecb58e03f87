package scratch.deep.foundation.activations;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// A tower of equal layers without a purpose: how large is the signal after each of them, on the way forward and on the way
/// back?
///
/// Forward, one output is a sum of `width` products: `Var(y) = width · Var(w) · E(x²)`, so the spread of the weights decides
/// whether signals die, live or explode. The way back obeys the same law with Wᵀ.
/// Glorot and Bengio 2010; He et al. 2015.
public final class SignalProbe {
    /// A tower and what is sent through it.
    ///
    /// @param spread the standard deviation of the weights
    public record Options(int layers, int width, int rows, double spread, UnaryOperator<Variable> activation, long seed) {
        public Options {
            if (layers < 1 || width < 1 || rows < 2) {
                throw new IllegalArgumentException("SignalProbe.Options: " + layers + " layers, " + width + " wide, " + rows
                        + " rows: needs 1, 1 and 2 at least");
            }
            if (!(spread > 0 && spread < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("SignalProbe.Options: spread " + spread + ": must be positive and finite");
            }
        }
    }

    private final double[] forward;
    private final double[] backward;

    private SignalProbe(double[] forward, double... backward) {
        this.forward = forward;
        this.backward = backward;
    }

    /// Sends unit normal rows through the tower, and a unit normal gradient back.
    public static SignalProbe of(Options options) {
        var random = new SplittableRandom(options.seed());
        Variable signal = Variable.parameter(Tensor.normal(random, 1, options.rows(), options.width()));
        List<Variable> outputs = new ArrayList<>();
        for (int layer = 0; layer < options.layers(); layer++) {
            Tensor weights = Tensor.normal(random, (float) options.spread(), options.width(), options.width());
            signal = options.activation().apply(signal.matmul(Variable.constant(weights))).keep();
            outputs.add(signal);
        }
        Tensor direction = Tensor.normal(random, 1, options.rows(), options.width());
        signal.times(Variable.constant(direction)).sum().backward();
        double[] forward = new double[options.layers()];
        double[] backward = new double[options.layers()];
        for (int layer = 0; layer < options.layers(); layer++) {
            forward[layer] = spread(outputs.get(layer).data());
            backward[layer] = spread(outputs.get(layer).gradient());
        }
        return new SignalProbe(forward, backward);
    }

    /// Trains the tower, with a layer for two classes on top, for some steps of gradient descent on random labels.
    ///
    /// @return the first and the last loss; not finite if training has exploded
    public static double[] train(Options options, int steps, float learningRate) {
        var random = new SplittableRandom(options.seed());
        Variable x = Variable.constant(Tensor.normal(random, 1, options.rows(), options.width()));
        int[] labels = new int[options.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
        }
        List<Variable> weights = new ArrayList<>();
        for (int layer = 0; layer <= options.layers(); layer++) {
            int outputs = layer == options.layers() ? 2 : options.width();
            weights.add(Variable.parameter(Tensor.normal(random, (float) options.spread(), options.width(), outputs)));
        }
        double[] losses = new double[2];
        for (int step = 0; step <= steps; step++) {
            Variable signal = x;
            for (int layer = 0; layer < options.layers(); layer++) {
                signal = options.activation().apply(signal.matmul(weights.get(layer)));
            }
            Variable loss = Functions.crossEntropy(signal.matmul(weights.getLast()), labels);
            losses[step == 0 ? 0 : 1] = loss.item();
            loss.backward();
            for (Variable w : weights) {
                w.data().addInPlace(w.gradient(), -learningRate);
                w.clearGradient();
            }
        }
        return losses;
    }

    /// The standard deviation of all numbers, in double: their squares may not fit into a float.
    private static double spread(Tensor tensor) {
        float[] values = tensor.toArray();
        double mean = 0;
        for (float value : values) {
            mean += (double) value / values.length;
        }
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    /// The spread of the outputs of each layer, first layer first.
    public double[] forward() {
        return forward.clone();
    }

    /// The spread of the gradient at the outputs of each layer, first layer first.
    public double[] backward() {
        return backward.clone();
    }
}
