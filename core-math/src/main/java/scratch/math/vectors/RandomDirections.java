package scratch.math.vectors;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.math.Vectors;

/// Angles between random directions: in many dimensions almost all of them are nearly right angles.
/// The cosine of two random directions in d dimensions has mean 0 and standard deviation 1/√d.   Cost O(pairs·d).
/// A vector of independent normal numbers has no preferred direction: Muller 1959, *Communications of the ACM* 2(4).
public final class RandomDirections {
    private RandomDirections() {
    }

    /// Angles between pairs of random directions.
    ///
    /// @param d     dimensions, at least 1
    /// @param pairs how many angles, at least 1
    /// @param seed  same seed, same angles
    /// @return radians in [0, π]; (pairs)
    public static double[] angles(int d, int pairs, long seed) {
        if (d < 1 || pairs < 1) {
            throw new IllegalArgumentException("RandomDirections.angles: d = " + d + ", pairs = " + pairs
                    + ": both must be at least 1");
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] angles = new double[pairs];
        double[] a = new double[d];
        double[] b = new double[d];
        for (int i = 0; i < pairs; i++) {
            direction(random, a);
            direction(random, b);
            angles[i] = Vectors.angle(a, b);
        }
        return angles;
    }

    /// The standard deviation of the cosines of these angles about 0, their true mean.
    public static double cosineSpread(double[] angles) {
        double squares = 0;
        for (double angle : angles) {
            squares += Math.cos(angle) * Math.cos(angle);
        }
        return Math.sqrt(squares / angles.length);
    }

    /// The standard deviation of these angles about π/2, their true mean, in degrees.
    public static double degreesSpread(double[] angles) {
        double squares = 0;
        for (double angle : angles) {
            squares += (angle - Math.PI / 2) * (angle - Math.PI / 2);
        }
        return Math.toDegrees(Math.sqrt(squares / angles.length));
    }

    // Not normalised: the angle does not ask for the length.
    private static void direction(RandomGenerator random, double[] vector) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] = random.nextGaussian();
        }
    }
}
