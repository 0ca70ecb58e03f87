package scratch.classic.boosting;

import java.util.Arrays;

import scratch.math.check.Require;

/// What it costs to miss a number by a residual r = y − F. A quantile is the smallest number that has at least its share of
/// the numbers at or below it.
public sealed interface RegressionLoss {
    /// The cost of one residual.
    ///
    /// @param limit what [#limit] gave in this round
    double of(double residual, double limit);

    /// How fast the cost falls as the prediction rises: the negative gradient by F; at a kink that of its left side.
    double slope(double residual, double limit);

    /// What a leaf with these residuals adds: the constant that lowers their cost most.
    double best(double[] residuals, double limit);

    /// From where on a residual counts as an outlier, chosen anew in each round; only Huber's loss has one.
    default double limit(double[] residuals) {
        return Double.POSITIVE_INFINITY;
    }

    /// ½r²; its best constant is the mean.
    record Squared() implements RegressionLoss {
        @Override
        public double of(double residual, double limit) {
            return residual * residual / 2;
        }

        @Override
        public double slope(double residual, double limit) {
            return residual;
        }

        @Override
        public double best(double[] residuals, double limit) {
            return mean(residuals);
        }
    }

    /// |r|; its best constant is the median.
    record Absolute() implements RegressionLoss {
        @Override
        public double of(double residual, double limit) {
            return Math.abs(residual);
        }

        @Override
        public double slope(double residual, double limit) {
            return residual > 0 ? 1 : -1;
        }

        @Override
        public double best(double[] residuals, double limit) {
            return quantile(residuals, 0.5);
        }
    }

    /// The pinball loss: a unit too low costs q, a unit too high 1 − q; its best constant is the q-quantile.
    ///
    /// @param q between 0 and 1
    record Quantile(double q) implements RegressionLoss {
        public Quantile {
            Require.between0And1("RegressionLoss.Quantile", "q", q);
        }

        @Override
        public double of(double residual, double limit) {
            return residual > 0 ? q * residual : (q - 1) * residual;
        }

        @Override
        public double slope(double residual, double limit) {
            return residual > 0 ? q : q - 1;
        }

        @Override
        public double best(double[] residuals, double limit) {
            return quantile(residuals, q);
        }
    }

    /// Huber's loss: ½r² up to a limit δ, and from there on a straight line, δ(|r| − δ/2). A leaf adds the median, and the
    /// mean of what is left of the residuals when they are cut off at ±δ around it (Friedman 2001).
    ///
    /// @param share of the residuals that lie within the limit, above 0, at most 1
    record Huber(double share) implements RegressionLoss {
        public Huber {
            Require.that(share > 0 && share <= 1, "RegressionLoss.Huber: share = %s: must be above 0 and at most 1", share);
        }

        @Override
        public double limit(double[] residuals) {
            return quantile(Arrays.stream(residuals).map(Math::abs).toArray(), share);
        }

        @Override
        public double of(double residual, double limit) {
            double size = Math.abs(residual);
            return size <= limit ? size * size / 2 : limit * (size - limit / 2);
        }

        @Override
        public double slope(double residual, double limit) {
            return Math.clamp(residual, -limit, limit);
        }

        @Override
        public double best(double[] residuals, double limit) {
            double median = quantile(residuals, 0.5);
            return median + mean(Arrays.stream(residuals).map(r -> Math.clamp(r - median, -limit, limit)).toArray());
        }
    }

    private static double mean(double... values) {
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        return mean / values.length;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
