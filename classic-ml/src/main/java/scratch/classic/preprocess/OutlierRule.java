package scratch.classic.preprocess;

import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.descriptive.QuantileType;
import scratch.stats.descriptive.Quantiles;

/// Says from the values of one column which of them are too far out. What differs is what "the middle" and "far" are
/// measured with, and how many bad values it takes to spoil that measure: its breakdown point.
///
/// | rule | inside is | usual k | breakdown point |
/// |---|---|---|---|
/// | Z | mean ± k standard deviations, divided by n | 3 | 0: one value is enough |
/// | IQR | from Q₁ − k·IQR to Q₃ + k·IQR, where IQR = Q₃ − Q₁ | 1.5 | 25 % |
/// | MAD | median ± k·1.4826·MAD, where MAD is the median of \|x − median\| | 3.5 | 50 % |
///
/// With the factor 1.4826 the MAD of many normal values is their standard deviation. None of the rules says that a value is
/// wrong. Cost O(n), IQR and MAD O(n log n).
/// Tukey 1977, *Exploratory Data Analysis*; Iglewicz and Hoaglin 1993, *How to Detect and Handle Outliers*.
public enum OutlierRule {
    Z, IQR, MAD;

    /// 1/Φ⁻¹(3/4): half of all normal values lie within one MAD of the median, and those are within 0.6745 deviations.
    public static final double NORMAL_MAD = 1.482602218505602;

    /// The range in which this rule expects the values.
    ///
    /// @param values (n), at least one, finite
    /// @param k      how many units of spread away from the middle a value may lie, positive
    /// @throws IllegalArgumentException also if the spread is 0 although the values differ, as IQR and MAD may be when half
    ///                                  of the values are equal: then every other value would be an outlier
    public Fences fences(double[] values, double k) {
        return fences("OutlierRule." + name(), values, k);
    }

    Fences fences(String where, double[] values, double k) {
        Require.positive(where, "k", k);
        Require.that(values.length > 0, "%s: no values: at least one is needed", where);
        Require.finite(where, values);
        Quantiles sorted = Quantiles.of(values);
        if (sorted.minimum() == sorted.maximum()) {
            return new Fences(values[0], values[0]);
        }
        return measured(where, sorted, values, k);
    }

    private Fences measured(String where, Quantiles sorted, double[] values, double k) {
        double mean = Descriptive.mean(values);
        double median = sorted.median();
        return switch (this) {
            case Z -> fences(where, mean, mean, k * spread(where, values, Descriptive.populationStandardDeviation(values)));
            case IQR -> fences(where, sorted.at(0.25, QuantileType.LINEAR), sorted.at(0.75, QuantileType.LINEAR),
                    k * spread(where, values, sorted.interquartileRange(QuantileType.LINEAR)));
            case MAD -> fences(where, median, median,
                    k * NORMAL_MAD * spread(where, values, medianDistance(values, median)));
        };
    }

    private static Fences fences(String where, double low, double high, double margin) {
        Require.that(Double.isFinite(low - margin) && Double.isFinite(high + margin),
                "%s: values too far apart for a double: take a larger unit", where);
        return new Fences(low - margin, high + margin);
    }

    private double spread(String where, double[] values, double spread) {
        Require.that(spread > 0, "%s: the %s of %d values is 0, but they are not all equal: every other value would be an"
                + " outlier: take another rule", where, this == Z ? "deviation" : name(), values.length);
        return spread;
    }

    private static double medianDistance(double[] values, double median) {
        double[] distances = new double[values.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(values[i] - median);
        }
        return Descriptive.median(distances);
    }
}
