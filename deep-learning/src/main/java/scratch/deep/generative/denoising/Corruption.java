package scratch.deep.generative.denoising;

import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Damage done to every number of a row, independently of the others.
///
/// @param level the standard deviation of normal noise; else the probability that a number is damaged
public record Corruption(Kind kind, double level) {

    /// What happens to a number x that should lie between 0 and 1.
    public enum Kind {
        /// x + ε, where ε is normal with mean 0
        GAUSSIAN,
        /// 0 in place of x
        MASKING,
        /// 0 or 1 in place of x, equally likely
        SALT_AND_PEPPER
    }

    public Corruption {
        Require.that(level >= 0 && Double.isFinite(level) && (kind == Kind.GAUSSIAN || level <= 1),
                "Corruption: level = %s: must be finite and not negative, and a probability at most 1", level);
    }

    /// A damaged copy.
    public Matrix apply(Matrix clean, RandomGenerator random) {
        Matrix noisy = clean.copy();
        double[] x = noisy.data();
        for (int i = 0; i < x.length; i++) {
            x[i] = damaged(x[i], random);
        }
        return noisy;
    }

    double damaged(double x, RandomGenerator random) {
        return switch (kind) {
            case GAUSSIAN -> x + level * random.nextGaussian();
            case MASKING -> random.nextDouble() < level ? 0 : x;
            case SALT_AND_PEPPER -> {
                double u = random.nextDouble();                // below level/2 pepper, below level salt
                yield u < level / 2 ? 0 : u < level ? 1 : x;
            }
        };
    }

    /// How much of x is left on average: the mean of the damaged number is `gain·x + offset`.
    double gain() {
        return kind == Kind.GAUSSIAN ? 1 : 1 - level;
    }

    double offset() {
        return kind == Kind.SALT_AND_PEPPER ? level / 2 : 0;
    }

    /// The mean square of the damaged number, if that of x is given.
    double meanSquare(double ofClean) {
        return switch (kind) {
            case GAUSSIAN -> ofClean + level * level;
            case MASKING -> (1 - level) * ofClean;
            case SALT_AND_PEPPER -> (1 - level) * ofClean + level / 2;
        };
    }
}
