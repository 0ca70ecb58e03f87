package scratch.stats.power;

import java.util.function.DoubleUnaryOperator;
import scratch.math.check.Require;
import scratch.stats.hypothesis.Alternative;

/// What a planned test can see: power is P(the test rejects | the effect is this large). Power, sample size, effect and
/// the level α hang together; fix three and the fourth follows. A design implements `power`; the other two questions
/// are the same equation, solved for n or for the effect by bisection.
public interface PowerAnalysis {
    /// The probability that the test rejects.
    ///
    /// @param n      observations; of which group is the design's to say. Need not be whole.
    /// @param effect the size of the true effect, in the design's unit
    double power(double n, double effect);

    /// The smallest n for which the test exists.
    double smallestN();

    /// The side that the test looks at.
    default Alternative alternative() {
        return Alternative.TWO_SIDED;
    }

    /// The largest size of an effect, without its sign, that makes sense; infinite for most.
    default double largestEffect() {
        return Double.POSITIVE_INFINITY;
    }

    /// The level of the test, which is also its power at an effect of 0.
    double alpha();

    /// The n, not rounded, at which the power is reached; never below `smallestN()`.
    ///
    /// @throws IllegalArgumentException if no number of observations reaches it, as for an effect of 0
    default double exactSampleSize(double effect, double power) {
        requireTarget("PowerAnalysis.exactSampleSize", power);
        if (alternative() == Alternative.GREATER && effect < 0 || alternative() == Alternative.LESS && effect > 0) {
            throw new IllegalArgumentException("PowerAnalysis.exactSampleSize: effect = " + effect
                    + ": has the wrong sign for a test of "
                    + alternative() + "; more observations make it less likely to be found");
        }
        if (power(smallestN(), effect) >= power) {
            return smallestN();
        }
        double enough = 2 * smallestN();
        while (!(power(enough, effect) >= power)) {
            enough *= 2;
            if (enough > 1e15) {
                throw new IllegalArgumentException("PowerAnalysis.exactSampleSize: effect = " + effect
                        + ": not even 1e15 observations "
                        + "reach power " + power);
            }
        }
        return rising(n -> power(n, effect) - power, enough / 2, enough);
    }

    /// The smallest whole n that reaches the power. A fraction of an observation does not help: rounded up.
    default long sampleSize(double effect, double power) {
        double exact = exactSampleSize(effect, power);
        // subtle: bisection may stop a hair above a whole number that is already enough
        double below = Math.floor(exact);
        return (long) (below >= smallestN() && power(below, effect) >= power ? below : Math.ceil(exact));
    }

    /// The smallest positive effect that n observations find with this power; the negative one nearest to 0 if the test
    /// looks for LESS.
    ///
    /// @throws IllegalArgumentException if even the largest effect is found less often
    default double minimumDetectableEffect(double n, double power) {
        requireTarget("PowerAnalysis.minimumDetectableEffect", power);
        double sign = alternative() == Alternative.LESS ? -1 : 1;
        double large = Math.min(1e-6, largestEffect() / 2);
        while (!(power(n, sign * large) >= power)) {
            if (large == largestEffect() || large > 1e15) {
                throw new IllegalArgumentException("PowerAnalysis.minimumDetectableEffect: n = " + n
                        + ": not even an effect of "
                        + sign * large + " is found with power " + power);
            }
            large = Math.min(2 * large, largestEffect());
        }
        return sign * rising(effect -> power(n, sign * effect) - power, 0, large);
    }

    private void requireTarget(String operation, double power) {
        Require.that(power > alpha() && power < 1, "%s: power = %s: must lie between alpha = %s and 1", operation,
                power, alpha());
    }

    private static double rising(DoubleUnaryOperator f, double low, double high) {
        double from = low;
        double to = high;
        for (double middle = (from + to) / 2; middle > from && middle < to; middle = (from + to) / 2) {
            if (f.applyAsDouble(middle) >= 0) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return to;
    }
}
