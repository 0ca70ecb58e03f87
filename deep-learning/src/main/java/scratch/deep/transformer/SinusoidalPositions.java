package scratch.deep.transformer;

import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// Adds to each place a vector of its own, `sin(p/10000^(2i/d))` at 2i and the cosine at 2i + 1: clock hands, each a little
/// slower than the one before. Moving on by k places turns every hand by an angle that depends on k alone. Nothing is learned.
/// Vaswani et al. 2017, section 3.5.
public final class SinusoidalPositions implements Layer {
    private final int width;
    private final int longest;
    private final Tensor table;            // (longest, d)

    public SinusoidalPositions(int width, int longest) {
        Require.that(width >= 2 && width % 2 == 0, "SinusoidalPositions: width %d: must be even, and at least 2", width);
        Require.atLeast(1, "SinusoidalPositions", "longest", longest);
        this.width = width;
        this.longest = longest;
        float[] numbers = new float[longest * width];
        for (int p = 0; p < longest; p++) {
            for (int i = 0; i < width; i++) {
                numbers[p * width + i] = (float) at(p, i, width);
            }
        }
        table = Tensor.of(numbers, longest, width);
    }

    /// Number i of the vector of place p.
    public static double at(int p, int i, int width) {
        double angle = p * Math.pow(10_000, -(double) (i / 2 * 2) / width);
        return i % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    /// x (batch, places, width)
    @Override
    public Variable forward(Variable x) {
        LearnedPositions.check(this, x, longest, width);
        return x.plus(Variable.constant(table.slice(0, 0, x.length(1))));
    }

    @Override
    public String toString() {
        return "SinusoidalPositions " + longest + " x " + width;
    }
}
