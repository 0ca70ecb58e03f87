package scratch.classic.linearmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.model.Regressor;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// Least squares with a price on coefficients that makes many of them exactly 0: minimises
/// (1/2n) Σ (yᵢ − b₀ − bᵀxᵢ)² + λ·(ρ·Σ|bⱼ| + (1 − ρ)/2·Σbⱼ²). ρ = 1 is the lasso. The intercept is free.
///
/// By coordinate descent (see [CoordinateDescent]) on sums of d² numbers, so that the rows are read once for all penalties.
/// Cost n·d² once, then d for each change of a coefficient.
/// Friedman, Hastie and Tibshirani 2010, "Regularization Paths for Generalized Linear Models via Coordinate Descent",
/// J. Statistical Software 33(1).
public final class ElasticNet implements Regressor {
    /// @param penalty   λ, at least 0
    /// @param l1Ratio   ρ, above 0 to 1: the share of Σ|bⱼ|; for 0 there is [RidgeRegression]
    /// @param tolerance how far the conditions of the optimum may be missed, as a share of the smallest λ that makes all
    ///                  coefficients 0
    /// @param maxRounds over the coefficients; running out of them is an error
    public record Options(double penalty, double l1Ratio, double tolerance, int maxRounds) {
        public Options {
            Require.notNegative("ElasticNet", "penalty", penalty);
            Require.that(l1Ratio > 0 && l1Ratio <= 1, "ElasticNet: l1Ratio %s: must be above 0, at most 1", l1Ratio);
            Require.positive("ElasticNet", "tolerance", tolerance);
            Require.atLeast(1, "ElasticNet", "maxRounds", maxRounds);
        }

        /// λ with Σ|bⱼ| alone.
        public static Options lasso(double penalty) {
            return new Options(penalty, 1, 1e-9, 100_000);
        }

        /// λ and ρ.
        public static Options of(double penalty, double l1Ratio) {
            return new Options(penalty, l1Ratio, 1e-9, 100_000);
        }

        private Options withPenalty(double other) {
            return new Options(other, l1Ratio, tolerance, maxRounds);
        }
    }

    private final LinearModel model;
    private final Options options;
    private final int rounds;

    private ElasticNet(LinearModel model, Options options, int rounds) {
        this.model = model;
        this.options = options;
        this.rounds = rounds;
    }

    /// @param x (n, d)
    /// @param y (n)
    /// @throws ArithmeticException if the rounds do not suffice: with what is still missed
    public static ElasticNet fit(Matrix x, double[] y, Options options) {
        return path(x, y, options, options.penalty()).getFirst();
    }

    /// A fit for each penalty, each begun where the one before ended; the penalties fall, so that few coefficients are
    /// ever far from their place.
    ///
    /// @param options   all but the penalty
    /// @param penalties falling
    public static List<ElasticNet> path(Matrix x, double[] y, Options options, double... penalties) {
        Require.that(penalties.length > 0, "ElasticNet.path: no penalties: at least one is needed");
        for (int i = 1; i < penalties.length; i++) {
            Require.that(penalties[i] <= penalties[i - 1], "ElasticNet.path: penalty %s after %s: must fall", penalties[i],
                    penalties[i - 1]);
        }
        CoordinateDescent descent = new CoordinateDescent(CentredMoments.of("ElasticNet.fit", x, y));
        List<ElasticNet> path = new ArrayList<>();
        for (double penalty : penalties) {
            Options here = options.withPenalty(penalty);
            int rounds = descent.run(here);
            path.add(new ElasticNet(descent.model(), here, rounds));
        }
        return List.copyOf(path);
    }

    /// Penalties from the smallest that makes all coefficients 0, max |cⱼ| / (n·ρ), down to a share of it, evenly on a
    /// logarithmic scale.
    ///
    /// @param count how many, at least 2
    /// @param share the last over the first, above 0 and below 1
    public static double[] penalties(Matrix x, double[] y, double l1Ratio, int count, double share) {
        Require.that(l1Ratio > 0 && l1Ratio <= 1, "ElasticNet.penalties: l1Ratio %s: must be above 0, at most 1", l1Ratio);
        Require.atLeast(2, "ElasticNet.penalties", "count", count);
        Require.that(share > 0 && share < 1, "ElasticNet.penalties: share %s: must lie between 0 and 1", share);
        CentredMoments moments = CentredMoments.of("ElasticNet.penalties", x, y);
        double largest = Vectors.maxAbs(moments.cross()) / x.rows() / l1Ratio;
        double[] penalties = new double[count];
        Arrays.setAll(penalties, i -> largest * Math.pow(share, (double) i / (count - 1)));
        return penalties;
    }

    /// b₀ and b.
    public LinearModel model() {
        return model;
    }

    /// b₀.
    public double intercept() {
        return model.intercept();
    }

    /// b₁ … b_d, many of them 0.
    public double[] coefficients() {
        return model.coefficients();
    }

    /// λ, ρ and when to stop.
    public Options options() {
        return options;
    }

    /// How many rounds it took from where it began.
    public int rounds() {
        return rounds;
    }

    /// The columns whose coefficients are not 0.
    public int[] selected() {
        double[] b = coefficients();
        return IntStream.range(0, b.length).filter(j -> b[j] != 0).toArray();
    }

    @Override
    public double[] predict(Matrix x) {
        return model.predict(x);
    }
}
