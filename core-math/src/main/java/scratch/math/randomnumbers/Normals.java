package scratch.math.randomnumbers;

import java.util.random.RandomGenerator;

/// Uniform numbers bent into normal ones, mean 0 and variance 1, two at a time.
///
/// A pair of independent normals is a point in the plane whose angle is uniform and whose squared radius is exponential:
/// r = √(−2 ln u₁), z = (r cos 2πu₂, r sin 2πu₂). Box and Muller 1958; the polar form, without sine and cosine, Marsaglia
/// and Bray 1964. A logarithm and a root for each pair.
public final class Normals {
    private Normals() {
    }

    /// The two normals that belong to two uniform numbers.
    ///
    /// @param u1 in (0, 1]: the logarithm of 0 is not a number to stand on
    /// @param u2 in [0, 1]
    /// @return (2)
    public static double[] boxMuller(double u1, double u2) {
        if (!(u1 > 0 && u1 <= 1 && u2 >= 0 && u2 <= 1)) {
            throw new IllegalArgumentException("Normals.boxMuller: u1 = " + u1 + ", u2 = " + u2
                    + ": must lie in (0, 1] and [0, 1]");
        }
        double[] z = new double[2];
        place(u1, u2, z, 0);
        return z;
    }

    /// Fills x with normals by the formula of Box and Muller.
    public static void boxMuller(RandomGenerator random, double[] x) {
        for (int i = 0; i < x.length; i += 2) {
            // subtle: nextDouble lies in [0, 1), 1 minus it in (0, 1]. The subtraction is exact.
            place(1 - random.nextDouble(), random.nextDouble(), x, i);
        }
    }

    private static void place(double u1, double u2, double[] x, int i) {
        double radius = Math.sqrt(-2 * Math.log(u1));
        double angle = 2 * Math.PI * u2;
        x[i] = radius * Math.cos(angle);
        if (i + 1 < x.length) {
            x[i + 1] = radius * Math.sin(angle);
        }
    }

    /// Fills x with normals by Marsaglia's polar method: throw points into a square until one lies in the unit disc. Its
    /// direction is the angle, its squared distance s from the middle is the uniform number.
    ///
    /// @return how many points were thrown; a share of π/4 of them is used
    public static long polar(RandomGenerator random, double[] x) {
        long thrown = 0;
        for (int i = 0; i < x.length; i += 2) {
            double a;
            double b;
            double s;
            do {
                a = 2 * random.nextDouble() - 1;
                b = 2 * random.nextDouble() - 1;
                s = a * a + b * b;
                thrown++;
            } while (s >= 1 || s == 0);
            double scale = Math.sqrt(-2 * Math.log(s) / s);     // radius / √s: a/√s is the cosine, b/√s the sine
            x[i] = scale * a;
            if (i + 1 < x.length) {
                x[i + 1] = scale * b;
            }
        }
        return thrown;
    }
}
