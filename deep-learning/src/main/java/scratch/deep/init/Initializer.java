package scratch.deep.init;

import java.util.random.RandomGenerator;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// The first numbers of a weight tensor.
///
/// Signals must neither die out nor explode on their way through many layers. A sum of `fanIn` products has a variance
/// of fanIn · Var(w) · E(x²), so the variance of the weights must be about 1/fanIn. Xavier averages the way forward
/// and the way back, `2 / (fanIn + fanOut)`; He doubles it, `2 / fanIn`, because ReLU cuts half of the signal away.
/// Glorot and Bengio 2010; He et al. 2015.
@FunctionalInterface
public interface Initializer {

    /// One number; the fans are those of the layer that will use it.
    double draw(RandomGenerator random, int fanIn, int fanOut);

    /// Uniform in [−a, a] with `a = √(6 / (fanIn + fanOut))`: variance `2 / (fanIn + fanOut)`.
    static Initializer xavierUniform() {
        return (random, fanIn, fanOut) -> symmetric(random, Math.sqrt(6.0 / (fanIn + fanOut)));
    }

    /// Normal with the same variance.
    static Initializer xavierNormal() {
        return (random, fanIn, fanOut) -> Math.sqrt(2.0 / (fanIn + fanOut)) * random.nextGaussian();
    }

    /// Uniform in [−a, a] with `a = √(6 / fanIn)`: variance `2 / fanIn`.
    static Initializer heUniform() {
        return (random, fanIn, fanOut) -> symmetric(random, Math.sqrt(6.0 / fanIn));
    }

    /// Normal with the same variance.
    static Initializer heNormal() {
        return (random, fanIn, fanOut) -> Math.sqrt(2.0 / fanIn) * random.nextGaussian();
    }

    /// Uniform between two bounds, whatever the fans.
    static Initializer uniform(double from, double to) {
        if (!(from <= to && Double.isFinite(to - from))) {
            throw new IllegalArgumentException("Initializer.uniform: from " + from + " to " + to
                    + ": must be finite and in order");
        }
        return (random, fanIn, fanOut) -> from + (to - from) * random.nextDouble();
    }

    /// Normal with mean 0 and one spread, whatever the fans.
    static Initializer normal(double deviation) {
        if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Initializer.normal: deviation " + deviation
                    + ": must be finite, and not negative");
        }
        return (random, fanIn, fanOut) -> deviation * random.nextGaussian();
    }

    /// The same number everywhere. For biases and gains; weights that start equal stay equal.
    static Initializer constant(double value) {
        return (random, fanIn, fanOut) -> value;
    }

    private static double symmetric(RandomGenerator random, double bound) {
        return bound * (2 * random.nextDouble() - 1);
    }

    /// A tensor on the active backend, drawn in row-major order.
    default Tensor create(RandomGenerator random, int fanIn, int fanOut, int... shape) {
        if (fanIn < 1 || fanOut < 1) {
            throw new IllegalArgumentException("Initializer.create: " + Shape.text(shape) + " with " + fanIn + " inputs and "
                    + fanOut + " outputs: must be at least 1");
        }
        float[] values = new float[Shape.size("Initializer.create", shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draw(random, fanIn, fanOut);
        }
        return Tensor.of(Backend.active(), values, shape);
    }
}
