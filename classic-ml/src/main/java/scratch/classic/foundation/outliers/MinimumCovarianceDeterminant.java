package scratch.classic.foundation.outliers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Shuffle;
import scratch.classic.preprocess.Mahalanobis;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Centre and covariance that bad rows cannot move, as long as they are fewer than half: of all sets of h = ⌊(n + d + 1)/2⌋
/// rows, take the one whose covariance has the smallest determinant, the core; the others may be anything.
///
/// Concentration: from the mean and covariance of any rows, take the h rows that are nearest; their determinant is never
/// larger. From many small random starts this finds the smallest or nearly. At the end the covariance is scaled up to that of
/// normal rows, and mean and covariance are taken once more from all rows that then lie within the 97.5 % limit.
/// Cost O(starts · n·d²) for each of some five steps.
/// Rousseeuw and Van Driessen 1999, "A Fast Algorithm for the Minimum Covariance Determinant Estimator".
public final class MinimumCovarianceDeterminant {
    private static final double WITHIN = 0.975;

    /// @param starts random starts, at least 1
    /// @param seed   of their rows
    public record Options(int starts, long seed) {
        public Options {
            Require.atLeast(1, "MinimumCovarianceDeterminant.Options", "starts", starts);
        }
    }

    private final int[] core;                  // (h), rising
    private final double logDeterminant;
    private final Mahalanobis distance;

    private MinimumCovarianceDeterminant(int[] core, double logDeterminant, Mahalanobis distance) {
        this.core = core;
        this.logDeterminant = logDeterminant;
        this.distance = distance;
    }

    /// Finds the core of the rows.
    ///
    /// @param x (n, d), finite, n at least 2·(d + 1)
    /// @throws ArithmeticException if the rows of every start lie in a plane, as when columns are combinations of others
    public static MinimumCovarianceDeterminant fit(Matrix x, Options options) {
        int n = x.rows();
        int d = x.columns();
        Require.that(d >= 1 && n >= 2 * (d + 1), "MinimumCovarianceDeterminant.fit: (%d, %d): must have a column and at least"
                + " 2 (d + 1) rows", n, d);
        int h = (n + d + 1) / 2;
        SplittableRandom random = new SplittableRandom(options.seed);
        Candidate best = IntStream.range(0, options.starts).mapToObj(i -> concentrate(x, start(x, h, random)))
                .min(Comparator.comparingDouble(Candidate::logDeterminant)).orElseThrow();
        return new MinimumCovarianceDeterminant(best.rows, best.logDeterminant(), reweighted(x, best.distance));
    }

    /// The rows of the core, rising; (h).
    public int[] core() {
        return core.clone();
    }

    /// log det of the covariance of the core: what was made small.
    public double logDeterminant() {
        return logDeterminant;
    }

    /// Distances from the robust centre, in the robust covariance.
    public Mahalanobis distance() {
        return distance;
    }

    private record Candidate(int[] rows, Mahalanobis distance) {
        static Candidate of(Matrix x, int... rows) {
            return new Candidate(rows, Mahalanobis.fit(x.selectRows(rows)));
        }

        double logDeterminant() {
            return distance.logDeterminant();
        }
    }

    // d + 1 rows span a volume unless they lie in a plane: then one more is taken
    private static Candidate start(Matrix x, int h, SplittableRandom random) {
        int[] order = IntStream.range(0, x.rows()).toArray();
        Shuffle.inPlace(order, random);
        ArithmeticException flat = null;
        for (int rows = x.columns() + 1; rows <= x.rows(); rows++) {
            try {
                return nearest(x, Candidate.of(x, Arrays.copyOf(order, rows)), h);
            } catch (ArithmeticException e) {
                flat = e;
            }
        }
        throw flat;
    }

    // The determinant never grows; where rounding lets it stay, the rows may still change without end: then it stops, too.
    private static Candidate concentrate(Matrix x, Candidate start) {
        Candidate current = start;
        Candidate next = nearest(x, current, current.rows.length);
        while (next.logDeterminant() < current.logDeterminant()) {
            current = next;
            next = nearest(x, current, current.rows.length);
        }
        return current;
    }

    private static Candidate nearest(Matrix x, Candidate candidate, int h) {
        double[] distances = candidate.distance.squaredDistances(x);
        return Candidate.of(x, IntStream.range(0, x.rows()).boxed().sorted(Comparator.comparingDouble(i -> distances[i]))
                .limit(h).mapToInt(Integer::intValue).sorted().toArray());
    }

    // Half of all normal rows have d² below the median of chi-square: that sets the scale.
    private static Mahalanobis reweighted(Matrix x, Mahalanobis ofCore) {
        double[] distances = ofCore.squaredDistances(x);
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double scale = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2 / Mahalanobis.limit(x.columns(), 0.5);
        double limit = scale * Mahalanobis.limit(x.columns(), WITHIN);
        return Mahalanobis.fit(x.selectRows(IntStream.range(0, n).filter(i -> distances[i] <= limit).toArray()));
    }
}
