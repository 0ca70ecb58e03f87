package scratch.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// A root of a monotone f between two points, without derivatives: bisection, with inverse quadratic interpolation
/// where Chandrupatla's criterion trusts it. Chandrupatla, *Advances in Engineering Software* 28 (1997) 145.
final class Chandrupatla {
    private Chandrupatla() {
    }

    static double root(DoubleUnaryOperator f, boolean increasing, double low, double high, double start) {
        double width = 0.02 * Math.abs(start) + Math.min(0.01, high - low) * 0.01;
        double a = start;
        double fa = f.applyAsDouble(a);
        double b = a;
        double fb = fa;
        while (fb == 0 || (fa > 0) == (fb > 0)) {           // widen a bracket around the guess
            if (fa == 0) {
                return a;
            }
            a = b;
            fa = fb;
            b = increasing == fa < 0 ? Math.min(high, b + width) : Math.max(low, b - width);
            fb = f.applyAsDouble(b);
            width *= 2;
            if (fb == 0 || b == high || b == low) {
                break;
            }
        }
        double c = a;
        double fc = fa;
        double t = 0.5;
        for (int step = 0; step < 200; step++) {
            double x = a + t * (b - a);
            double fx = f.applyAsDouble(x);
            if ((fx > 0) == (fa > 0)) {
                c = a;
                fc = fa;
            } else {
                c = b;
                b = a;
                fc = fb;
                fb = fa;
            }
            a = x;
            fa = fx;
            double best = Math.abs(fa) < Math.abs(fb) ? a : b;
            double tolerance = 2 * Math.ulp(best);
            if (fa == 0 || Math.abs(b - a) <= 2 * tolerance) {
                return fa == 0 ? a : best;
            }
            double xi = (a - b) / (c - b);
            double phi = (fa - fb) / (fc - fb);
            boolean trusted = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
            t = trusted ? fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb))
                : 0.5;
            double margin = tolerance / Math.abs(b - a);
            t = Math.clamp(t, margin, 1 - margin);
        }
        return a;
    }
}
