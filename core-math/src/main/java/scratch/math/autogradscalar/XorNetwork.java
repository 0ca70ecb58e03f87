package scratch.math.autogradscalar;

import java.util.random.RandomGenerator;

import scratch.math.autograd.Value;

/// A network of single numbers that learns XOR: 2 inputs, 4 tanh units, 1 output, 17 weights.
///
/// `answer = c + Σ v·tanh(w₁x₁ + w₂x₂ + b)`, loss = the mean of `(answer − truth)²` over the four rows. Nothing in here knows a
/// derivative: the loss is a formula, and `backward` does the rest.
/// Rumelhart, Hinton and Williams 1986, *Nature* 323.
public final class XorNetwork {
    private static final int UNITS = 4;

    private final Value[] weights;         // for each unit w1, w2, b; then every v; then c

    private XorNetwork(Value[] weights) {
        this.weights = weights;
    }

    /// Weights drawn from a normal distribution.
    public static XorNetwork random(RandomGenerator random) {
        Value[] weights = new Value[4 * UNITS + 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Value.of(random.nextGaussian());
        }
        return new XorNetwork(weights);
    }

    /// The output for two inputs.
    public Value answer(double x1, double x2) {
        Value answer = weights[4 * UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            Value z = weights[3 * unit].times(x1).plus(weights[3 * unit + 1].times(x2)).plus(weights[3 * unit + 2]);
            answer = answer.plus(z.tanh().times(weights[3 * UNITS + unit]));
        }
        return answer;
    }

    /// The mean squared error over the four rows of XOR.
    public Value loss() {
        Value loss = Value.of(0);
        for (int x1 = 0; x1 < 2; x1++) {
            for (int x2 = 0; x2 < 2; x2++) {
                loss = loss.plus(answer(x1, x2).minus(x1 ^ x2).power(2));
            }
        }
        return loss.divide(4);
    }

    /// Gradient descent.
    ///
    /// @return the last loss
    public double train(int steps, double learningRate) {
        for (int step = 0; step < steps; step++) {
            double[] gradient = gradient();
            for (int i = 0; i < weights.length; i++) {
                weights[i].set(weights[i].data() - learningRate * gradient[i]);
            }
        }
        return loss().data();
    }

    /// The gradient of the loss by one backward pass.
    public double[] gradient() {
        for (Value weight : weights) {
            weight.clearGradient();
        }
        loss().backward();
        double[] gradient = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            gradient[i] = weights[i].gradient();
        }
        return gradient;
    }

    /// The gradient by central differences: two losses for each weight.
    public double[] differences(double h) {
        double[] gradient = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i].data();
            weights[i].set(weight + h);
            double above = loss().data();
            weights[i].set(weight - h);
            gradient[i] = (above - loss().data()) / (2 * h);
            weights[i].set(weight);
        }
        return gradient;
    }

    /// The weights, to look at.
    public double[] weights() {
        double[] copy = new double[weights.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = weights[i].data();
        }
        return copy;
    }
}
