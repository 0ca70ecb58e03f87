package scratch.classic.linearmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.model.Classifier;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// Logistic regression with a price on weights that makes many of them exactly 0: minimises
/// Σ ln(1 + e^zᵢ) − yᵢzᵢ + λ·(ρ·Σ|wⱼ| + (1 − ρ)/2·Σwⱼ²) with zᵢ = b + wᵀxᵢ. ρ = 1 is the lasso; scikit-learn's C is 1/λ. The
/// intercept is free.
///
/// Newton's method, with |wⱼ| left as it is: at each step the parabola that fits the smooth part, plus the absolute values, is
/// brought to its minimum by coordinate descent, one weight after the other. A step is halved until it lowers the loss. Cost
/// n·d² a step, of which there are about ten.
/// Friedman, Hastie and Tibshirani 2010, J. Statistical Software 33(1); Lee, Sun and Saunders 2014, "Proximal Newton-type
/// methods for minimizing composite functions", SIAM J. Optimization 24(3).
public final class LogisticElasticNet implements Classifier {
    private static final Kernels KERNELS = Kernels.active();
    private static final int MOST_ROUNDS = 10_000;
    private static final int MOST_HALVINGS = 50;

    /// @param penalty   λ, above 0; without one this is [LogisticRegression]
    /// @param l1Ratio   ρ, above 0 to 1: the share of Σ|wⱼ|; for 0 there is [LogisticRegression]
    /// @param tolerance how far the conditions of the optimum may be missed, with the columns in their standard deviations
    /// @param maxSteps  Newton's; running out of them is an error
    public record Options(double penalty, double l1Ratio, double tolerance, int maxSteps) {
        public Options {
            Require.positive("LogisticElasticNet", "penalty", penalty);
            Require.that(l1Ratio > 0 && l1Ratio <= 1, "LogisticElasticNet: l1Ratio %s: must be above 0, at most 1", l1Ratio);
            Require.positive("LogisticElasticNet", "tolerance", tolerance);
            Require.atLeast(1, "LogisticElasticNet", "maxSteps", maxSteps);
        }

        /// λ with Σ|wⱼ| alone.
        public static Options lasso(double penalty) {
            return of(penalty, 1);
        }

        /// λ and ρ.
        public static Options of(double penalty, double l1Ratio) {
            return new Options(penalty, l1Ratio, 1e-8, 100);
        }

        private Options withPenalty(double other) {
            return new Options(other, l1Ratio, tolerance, maxSteps);
        }
    }

    private final LogisticModel model;
    private final Options options;
    private final int steps;

    private LogisticElasticNet(LogisticModel model, Options options, int steps) {
        this.model = model;
        this.options = options;
        this.steps = steps;
    }

    /// @param x      (n, d)
    /// @param labels (n), 0 or 1, both must occur
    /// @throws ArithmeticException if the steps do not suffice: with what is still missed
    public static LogisticElasticNet fit(Matrix x, int[] labels, Options options) {
        return path(x, labels, options, options.penalty()).getFirst();
    }

    /// A fit for each penalty, each begun where the one before ended; the penalties fall.
    ///
    /// @param options   all but the penalty
    /// @param penalties falling
    public static List<LogisticElasticNet> path(Matrix x, int[] labels, Options options, double... penalties) {
        LogisticRegression.check("LogisticElasticNet.fit", x, labels);
        Require.that(penalties.length > 0, "LogisticElasticNet.path: no penalties: at least one is needed");
        for (int i = 1; i < penalties.length; i++) {
            Require.that(penalties[i] <= penalties[i - 1], "LogisticElasticNet.path: penalty %s after %s: must fall",
                    penalties[i], penalties[i - 1]);
        }
        ColumnScales scales = ColumnScales.of("LogisticElasticNet.fit", x);
        double[] point = LogisticRegression.start("LogisticElasticNet.fit", x.columns(), labels, null);
        List<LogisticElasticNet> path = new ArrayList<>();
        for (double penalty : penalties) {
            Options here = options.withPenalty(penalty);
            LogisticLoss smooth = new LogisticLoss(x, labels, null, penalty * (1 - here.l1Ratio()), scales);
            double[] thresholds = new double[point.length];            // what |uⱼ| costs, uⱼ = wⱼsⱼ; the intercept nothing
            for (int j = 1; j < thresholds.length; j++) {
                thresholds[j] = penalty * here.l1Ratio() / scales.deviations()[j - 1];
            }
            int steps = descend(smooth, thresholds, point, here);
            double[] w = smooth.unscaled(point);
            path.add(new LogisticElasticNet(new LogisticModel(w[0], Arrays.copyOfRange(w, 1, w.length)), here, steps));
        }
        return List.copyOf(path);
    }

    /// Penalties from the smallest that makes all weights 0, max |Σ (p̄ − yᵢ)xᵢⱼ| / ρ, down to a share of it, evenly on a
    /// logarithmic scale.
    ///
    /// @param count how many, at least 2
    /// @param share the last over the first, above 0 and below 1
    public static double[] penalties(Matrix x, int[] labels, double l1Ratio, int count, double share) {
        LogisticRegression.check("LogisticElasticNet.penalties", x, labels);
        Require.that(l1Ratio > 0 && l1Ratio <= 1, "LogisticElasticNet.penalties: l1Ratio %s: must be above 0, at most 1",
                l1Ratio);
        Require.atLeast(2, "LogisticElasticNet.penalties", "count", count);
        Require.that(share > 0 && share < 1, "LogisticElasticNet.penalties: share %s: must lie between 0 and 1", share);
        ColumnScales scales = ColumnScales.of("LogisticElasticNet.penalties", x);
        double[] pull = new LogisticLoss(x, labels, null, 0, scales)
                .gradient(LogisticRegression.start("LogisticElasticNet.penalties", x.columns(), labels, null));
        double largest = 0;
        for (int j = 1; j < pull.length; j++) {
            largest = Math.max(largest, Math.abs(pull[j]) * scales.deviations()[j - 1] / l1Ratio);
        }
        double first = largest;
        double[] penalties = new double[count];
        Arrays.setAll(penalties, i -> first * Math.pow(share, (double) i / (count - 1)));
        return penalties;
    }

    // Moves the point to the minimum; returns the number of steps.
    private static int descend(LogisticLoss smooth, double[] thresholds, double[] point, Options options) {
        for (int step = 0; ; step++) {
            double[] gradient = smooth.gradient(point);
            double missed = missed(point, gradient, thresholds);
            if (missed <= options.tolerance()) {
                return step;
            }
            double[] target = minimumOfParabola(point, gradient, smooth.hessian(point), thresholds,
                    Math.max(options.tolerance() / 4, missed * Math.min(0.1, missed)));
            if (step == options.maxSteps() || !moveTowards(target, smooth, gradient, thresholds, point)) {
                throw new ArithmeticException("LogisticElasticNet.fit: " + step + " steps at penalty " + options.penalty()
                        + ": the optimum is still missed by " + missed + ", allowed " + options.tolerance()
                        + ": allow more steps, or a larger tolerance");
            }
        }
    }

    // How far the conditions of the optimum are missed: |gⱼ| is tⱼ, against uⱼ, where uⱼ ≠ 0, and at most that where it is 0.
    private static double missed(double[] u, double[] gradient, double[] thresholds) {
        double[] miss = new double[u.length];
        for (int j = 0; j < u.length; j++) {
            miss[j] = u[j] != 0 || thresholds[j] == 0 ? gradient[j] + thresholds[j] * Math.signum(u[j])
                    : Math.max(0, Math.abs(gradient[j]) - thresholds[j]);
        }
        return Vectors.norm(miss);
    }

    // Minimises gᵀδ + ½ δᵀHδ + Σ tⱼ|uⱼ + δⱼ| over δ: rounds over all uⱼ, and between them over those that are not 0.
    private static double[] minimumOfParabola(double[] from, double[] gradient, Matrix hessian, double[] thresholds,
                                              double allowed) {
        double[] u = from.clone();
        double[] q = gradient.clone();                                 // g + Hδ
        boolean activeOnly = false;
        for (int round = 0; round < MOST_ROUNDS && (activeOnly || missed(u, q, thresholds) > allowed); round++) {
            double largest = 0;
            for (int j = 0; j < u.length; j++) {
                double curvature = hessian.get(j, j);
                if (curvature == 0 || activeOnly && u[j] == 0) {
                    continue;
                }
                double best = softThreshold(curvature * u[j] - q[j], thresholds[j]) / curvature;
                double step = best - u[j];
                if (step != 0) {
                    u[j] = best;
                    KERNELS.axpy(step, hessian.data(), j * u.length, q, 0, u.length);
                    largest = Math.max(largest, Math.abs(step) * curvature);
                }
            }
            activeOnly = largest > allowed;
        }
        return u;
    }

    private static double softThreshold(double x, double threshold) {
        return Math.signum(x) * Math.max(0, Math.abs(x) - threshold);
    }

    // The whole way, or half of it, or a quarter …, until the loss falls by a share of what the slope promises.
    private static boolean moveTowards(double[] target, LogisticLoss smooth, double[] gradient, double[] thresholds,
                                       double[] point) {
        double[] way = Vectors.minus(target, point);
        double before = smooth.value(point) + price(point, thresholds);
        double promised = Vectors.dot(gradient, way) + price(target, thresholds) - price(point, thresholds);
        double rounding = 1e-13 * Math.abs(before);                    // a sum over the rows is no better known
        double share = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double[] next = share == 1 ? target : Vectors.plus(point, Vectors.times(way, share));
            if (smooth.value(next) + price(next, thresholds) <= before + 1e-4 * share * promised + rounding) {
                System.arraycopy(next, 0, point, 0, point.length);
                return true;
            }
            share /= 2;
        }
        return false;
    }

    private static double price(double[] u, double[] thresholds) {
        double price = 0;
        for (int j = 0; j < u.length; j++) {
            price += thresholds[j] * Math.abs(u[j]);
        }
        return price;
    }

    /// b and w, for a file or for other rows.
    public LogisticModel model() {
        return model;
    }

    /// b: the log-odds where every x is 0.
    public double intercept() {
        return model.intercept();
    }

    /// w: (d), many of them 0.
    public double[] weights() {
        return model.weights();
    }

    /// λ, ρ and when to stop.
    public Options options() {
        return options;
    }

    /// How many of Newton's steps it took from where it began.
    public int steps() {
        return steps;
    }

    /// The columns whose weights are not 0.
    public int[] selected() {
        double[] w = weights();
        return IntStream.range(0, w.length).filter(j -> w[j] != 0).toArray();
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        return model.predictProbabilities(x);
    }
}
