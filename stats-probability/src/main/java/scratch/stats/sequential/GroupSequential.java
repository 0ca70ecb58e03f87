package scratch.stats.sequential;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

import scratch.math.check.Require;

/// A two-sided test with several looks at growing data: at information t_j stop and reject if |Z_j| exceeds bound j.
/// The Z of different looks share data, so their errors neither add up nor multiply; they are integrated, look by look.
///
/// Pocock, *Biometrika* 64 (1977) 191; O'Brien & Fleming, *Biometrics* 35 (1979) 549;
/// Wang & Tsiatis, *Biometrics* 43 (1987) 193; Lan & DeMets, *Biometrika* 70 (1983) 659.
public final class GroupSequential {
    private final double[] information;     // (looks), increasing
    private final double[] bounds;          // (looks), on the scale of Z

    private GroupSequential(double[] information, double[] bounds) {
        this.information = information;
        this.bounds = bounds;
    }

    /// Any looks with any bounds.
    ///
    /// @param information the share of the planned data at each look, increasing; the last one is usually 1
    /// @param bounds      the |Z| beyond which to stop; infinite means no look at all
    public static GroupSequential of(double[] information, double[] bounds) {
        requireInformation(information);
        if (bounds.length != information.length) {
            throw new IllegalArgumentException("GroupSequential.of: " + information.length + " looks, " + bounds.length
                    + " bounds: each look needs its bound");
        }
        for (double bound : bounds) {
            if (!(bound > 0)) {
                throw new IllegalArgumentException("GroupSequential.of: bound = " + bound + ": must be positive");
            }
        }
        return new GroupSequential(information.clone(), bounds.clone());
    }

    /// Equally spaced looks with the same bound at each: what a dashboard does with 1.96.
    public static GroupSequential constant(int looks, double bound) {
        double[] bounds = new double[requireLooks(looks)];
        Arrays.fill(bounds, bound);
        return of(equallySpaced(looks), bounds);
    }

    /// The constant bound whose error over all looks is alpha.
    public static GroupSequential pocock(int looks, double alpha) {
        return wangTsiatis(looks, alpha, 0.5);
    }

    /// Bounds c/√t: strict early, nearly the ordinary test at the end.
    public static GroupSequential obrienFleming(int looks, double alpha) {
        return wangTsiatis(looks, alpha, 0);
    }

    /// The family between and around them, c · t^(shape − ½).
    public static GroupSequential wangTsiatis(int looks, double alpha, double shape) {
        requireAlpha(alpha);
        double[] times = equallySpaced(requireLooks(looks));
        DoubleFunction<GroupSequential> design = c -> of(times,
                Arrays.stream(times).map(t -> c * Math.pow(t, shape - 0.5)).toArray());
        return design.apply(falling(c -> design.apply(c).errorRate() - alpha, 1e-9, 40));
    }

    /// Bounds that use up exactly f(t) of the error by each look; the looks need not be planned ahead.
    public static GroupSequential spending(double[] information, Spending spending, double alpha) {
        requireInformation(information);
        requireAlpha(alpha);
        double[] bounds = new double[information.length];
        SequentialDensity density = SequentialDensity.first(information[0], 0);
        double spent = 0;
        for (int j = 0; j < bounds.length; j++) {
            double total = spending.spent(Math.min(1, information[j]), alpha);
            if (!(total >= spent && total <= 1)) {
                throw new IllegalArgumentException("GroupSequential.spending: " + total + " spent at look " + (j + 1)
                        + " after " + spent + ": must rise, and stay a probability");
            }
            double now = total - spent;
            spent = total;
            SequentialDensity here = density;
            bounds[j] = now <= 0 ? Double.POSITIVE_INFINITY : falling(b -> here.crosses(b) - now, 1e-9, 40);
            density = j + 1 < bounds.length ? here.next(bounds[j], information[j + 1]) : here;
        }
        return new GroupSequential(information.clone(), bounds);
    }

    public double[] information() {
        return information.clone();
    }

    public double[] bounds() {
        return bounds.clone();
    }

    /// The probability of stopping at each look.
    ///
    /// @param drift the expected Z at information 1; 0 if there is no difference
    public double[] stopping(double drift) {
        Require.that(Math.abs(drift) < 1e6, "GroupSequential.stopping: drift = %s: must be finite, and below 1e6", drift);
        double[] stops = new double[bounds.length];
        SequentialDensity density = SequentialDensity.first(information[0], drift);
        for (int j = 0; j < stops.length; j++) {
            stops[j] = density.crosses(bounds[j]);
            density = j + 1 < stops.length ? density.next(bounds[j], information[j + 1]) : density;
        }
        return stops;
    }

    /// The probability of rejecting at some look although there is no difference.
    public double errorRate() {
        return Arrays.stream(stopping(0)).sum();
    }

    /// The probability of rejecting at some look.
    public double power(double drift) {
        return Arrays.stream(stopping(drift)).sum();
    }

    /// The share of the planned data that is used on average.
    public double expectedInformation(double drift) {
        double[] stops = stopping(drift);
        int last = stops.length - 1;
        double expected = information[last];
        for (int j = 0; j < last; j++) {
            expected -= stops[j] * (information[last] - information[j]);
        }
        return expected;
    }

    /// The first look at which a path of Z values leaves the bounds, or −1. The path may end before the last look.
    public int firstCrossing(double[] z) {
        if (z.length > bounds.length) {
            throw new IllegalArgumentException("GroupSequential.firstCrossing: " + z.length + " values of Z, " + bounds.length
                    + " looks: at most one for each look");
        }
        for (int j = 0; j < z.length; j++) {
            if (Double.isNaN(z[j])) {
                throw new IllegalArgumentException("GroupSequential.firstCrossing: z[" + j + "] = NaN: must be a number");
            }
            if (Math.abs(z[j]) > bounds[j]) {
                return j;
            }
        }
        return -1;
    }

    static double[] equallySpaced(int looks) {
        double[] times = new double[looks];
        Arrays.setAll(times, j -> (j + 1.0) / looks);
        return times;
    }

    /// Where the falling function f crosses 0: halving until f is nearly straight, then the secant rule.
    private static double falling(DoubleUnaryOperator f, double low, double high) {
        double from = low;
        double to = high;
        while (to - from > 0.01) {
            double middle = (from + to) / 2;
            if (f.applyAsDouble(middle) > 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        double before = from;
        double x = to;
        double valueBefore = f.applyAsDouble(before);
        for (int step = 0; step < 12; step++) {
            double value = f.applyAsDouble(x);
            double move = value * (x - before) / (value - valueBefore);
            if (!(Math.abs(move) > 1e-15 * x)) {        // also NaN, where both values are equal
                break;
            }
            before = x;
            valueBefore = value;
            x = Math.clamp(x - move, from, to);
        }
        return x;
    }

    private static int requireLooks(int looks) {
        if (looks < 1 || looks > 1000) {
            throw new IllegalArgumentException("GroupSequential: looks = " + looks + ": must be between 1 and 1000");
        }
        return looks;
    }

    private static void requireAlpha(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("GroupSequential: alpha = " + alpha + ": must lie between 0 and 1");
        }
    }

    private static void requireInformation(double[] information) {
        double before = 0;
        for (double now : information) {
            if (!(now > before && now < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("GroupSequential: information " + Arrays.toString(information)
                        + ": must be positive and increasing");
            }
            before = now;
        }
        requireLooks(information.length);
    }
}
