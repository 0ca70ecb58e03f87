package scratch.deep.foundation.gradientcheck;

import java.util.function.ToDoubleFunction;
import scratch.math.autograd.GradCheck;

/// Holds a gradient to differences, coordinate by coordinate, in double.
///
/// `difference = (L(w + h) − L(w − h)) / 2h`,   `error = |gradient − difference| / (max(|gradient|, |difference|) + floor)`.
/// It knows nothing about how the gradient was found. That is its strength: it cannot share a mistake with it.
/// Cost: two evaluations of the loss for each coordinate.   Nocedal and Wright, *Numerical Optimization*, chapter 8.
public final class GradientCheck {
    /// How different left and right derivatives must be to be called a corner.
    private static final double BEND = 0.01;

    /// @param step      h
    /// @param tolerance the largest error that passes
    /// @param floor     keeps a derivative of 0 from being compared with nothing; `tolerance·floor` is the absolute difference
    ///                  that is always forgiven, and must be more than rounding makes, about 1e-16·|L|/h
    public record Options(double step, double tolerance, double floor) {
        public Options {
            if (!(step > 0 && tolerance > 0 && floor >= 0 && step + tolerance + floor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("GradientCheck.Options: step " + step + ", tolerance " + tolerance
                        + ", floor " + floor + ": must be finite, the first two positive, the last not negative");
            }
        }

        /// For doubles and a loss of about 1.
        public static Options standard() {
            return new Options(1e-5, 1e-6, 1e-4);
        }
    }

    private final Options options;
    private final double[] gradient;
    private final double[] difference;
    private final double[] error;
    private final boolean[] corner;

    private GradientCheck(Options options, double... gradient) {
        this.options = options;
        this.gradient = gradient.clone();
        difference = new double[gradient.length];
        error = new double[gradient.length];
        corner = new boolean[gradient.length];
    }

    /// @param loss     must give the same number for the same weights: freeze masks and seeds
    /// @param at       the weights; not on a corner of the loss
    /// @param gradient the derivatives that are claimed to be right; as many
    public static GradientCheck of(ToDoubleFunction<double[]> loss, double[] at, double[] gradient, Options options) {
        if (at.length != gradient.length || at.length == 0) {
            throw new IllegalArgumentException("GradientCheck.of: " + at.length + " weights with " + gradient.length
                    + " derivatives: must be equally many, and at least one");
        }
        GradientCheck check = new GradientCheck(options, gradient);
        double[] w = at.clone();
        double here = loss.applyAsDouble(w);
        for (int i = 0; i < w.length; i++) {
            check.compare(loss, w, i, here);
        }
        return check;
    }

    // Changes weight i up, down, and back.
    private void compare(ToDoubleFunction<double[]> loss, double[] w, int i, double here) {
        double at = w[i];
        double above = at + options.step;
        double below = at - options.step;
        w[i] = above;
        double high = loss.applyAsDouble(w);
        w[i] = below;
        double low = loss.applyAsDouble(w);
        w[i] = at;
        requireFinite(i, low, here, high);
        difference[i] = (high - low) / (above - below);        // subtle: the step that was really made, not 2h
        error[i] = GradCheck.relative(gradient[i], difference[i], options.floor);
        double right = (high - here) / (above - at);
        double left = (here - low) / (at - below);
        corner[i] = GradCheck.relative(right, left, options.floor) > BEND;
    }

    private static void requireFinite(int i, double low, double here, double high) {
        if (!Double.isFinite(high + low + here)) {
            throw new ArithmeticException("GradientCheck.of: near weight " + i + " the loss is " + low + ", " + here + ", "
                    + high + ": must be finite");
        }
    }

    /// Whether every derivative is right. A corner is no excuse: see `corner`, and move the point.
    public boolean passes() {
        return error[worst()] <= options.tolerance;
    }

    /// The coordinate with the largest error.
    public int worst() {
        int worst = 0;
        for (int i = 1; i < error.length; i++) {
            worst = error[i] > error[worst] ? i : worst;
        }
        return worst;
    }

    /// How many derivatives are wrong.
    public int wrong() {
        int wrong = 0;
        for (double e : error) {
            wrong += e > options.tolerance ? 1 : 0;
        }
        return wrong;
    }

    public double[] errors() {
        return error.clone();
    }

    public double[] differences() {
        return difference.clone();
    }

    /// Whether the derivative to the right of weight i differs from that to the left: then the difference is neither of them.
    public boolean corner(int i) {
        return corner[i];
    }

    @Override
    public String toString() {
        int i = worst();
        return wrong() + " of " + error.length + " derivatives are wrong; the worst is number " + i + ": gradient "
                + gradient[i] + ", difference " + difference[i] + (corner[i] ? ", at a corner" : "");
    }
}
