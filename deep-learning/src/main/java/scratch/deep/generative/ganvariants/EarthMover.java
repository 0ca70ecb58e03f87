package scratch.deep.generative.ganvariants;

import java.util.Arrays;

import scratch.math.check.Require;

/// The Wasserstein distance between samples on a line: the least mean way to carry one onto the other. On a line nobody
/// overtakes anybody, so the smallest goes to the smallest.
public final class EarthMover {
    private EarthMover() {
    }

    /// The mean of |aᵢ − bᵢ| over both in order; (n) and (n).
    ///
    /// @throws IllegalArgumentException unless both have equally many finite numbers, at least one
    public static double distance(double[] a, double[] b) {
        Require.that(a.length == b.length && a.length > 0, "EarthMover.distance: %d and %d numbers: must be equally many, at "
                + "least one", a.length, b.length);
        Require.finite("EarthMover.distance", a);
        Require.finite("EarthMover.distance", b);
        double[] from = a.clone();
        double[] to = b.clone();
        Arrays.sort(from);
        Arrays.sort(to);
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            sum += Math.abs(from[i] - to[i]) / from.length;
        }
        return sum;
    }
}
