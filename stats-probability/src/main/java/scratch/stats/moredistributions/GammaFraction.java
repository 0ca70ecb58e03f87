package scratch.stats.moredistributions;

import scratch.stats.special.GammaFunction;

/// Legendre's continued fraction of Q(a, x), cut off after one, two, three … levels, so that you can watch it settle:
/// Q(a, x) = x^a e^(−x)/Γ(a) · 1/(x+1−a − 1(1−a)/(x+3−a − 2(2−a)/(x+5−a − …))).
/// Cost O(depth) for all cuts together, by Lentz's recurrence from the top.   Lentz, *Applied Optics* 15 (1976) 668.
public final class GammaFraction {
    private GammaFraction() {
    }

    /// Q(a, x) by the fraction with 1, 2, …, `depth` levels. Made for x > a + 1; the nearer x is to 0, the slower.
    public static double[] convergents(double a, double x, int depth) {
        if (!(a > 0 && x > 0 && x < Double.POSITIVE_INFINITY) || depth < 1) {
            throw new IllegalArgumentException("GammaFraction.convergents: a = " + a + ", x = " + x + ", depth = " + depth
                    + ": needs a and x positive and finite, depth of at least 1");
        }
        double front = Math.exp(a * Math.log(x) - x - GammaFunction.logGamma(a));
        double[] cuts = new double[depth];
        double level = x + 1 - a;
        double c = Double.POSITIVE_INFINITY;       // Aₙ/Aₙ₋₁, the ratio of numerators; the first one has no predecessor
        double d = 1 / level;                      // Bₙ₋₁/Bₙ, the ratio of denominators
        double fraction = d;
        cuts[0] = front * fraction;
        for (int n = 1; n < depth; n++) {
            double step = -n * (n - a);
            level += 2;
            c = level + step / c;
            d = 1 / (level + step * d);
            fraction *= c * d;
            cuts[n] = front * fraction;
        }
        return cuts;
    }
}
