package scratch.math.decomposition;

import scratch.math.kernel.Kernels;

/// The search for one root of a [SecularEquation]. It is kept as its distance ("offset") from the nearer pole, and all
/// differences dⱼ − λ are formed from that.
/// Each step fits both sides of the equation by a pole and a constant and solves that, with bisection as a safeguard.
/// Li 1994, "Solving secular equations stably and efficiently", LAPACK Working Note 89.
final class SecularRoot {
    private static final Kernels KERNELS = Kernels.active();
    private static final int MOST_STEPS = 100;
    private static final double EPSILON = Math.ulp(1.0) / 2;

    private final int k;
    private final double[] d;             // (k), rising
    private final double[] z;             // (k)
    private final boolean squared;
    private final double[] gaps;          // (k): dⱼ − d of the pole chosen as origin
    private final double[] terms;         // (k): zⱼ / (dⱼ − λ)
    private double value;                 // 1 + Σ zⱼ² / (dⱼ − λ)
    private double size;                  // the same sum with all terms positive
    private double slopeLeft;             // its derivative, the poles left of the root
    private double slopeRight;            // and those right of it

    SecularRoot(double[] d, double[] z, boolean squared) {
        this.k = d.length;
        this.d = d;
        this.z = z;
        this.squared = squared;
        gaps = new double[k];
        terms = new double[k];
    }

    /// Root i. Its differences dⱼ − λ go to `differences`.
    double find(int i, double[] differences) {
        // the two poles that bend the curve most: around the root, or, for the last root, the two left of it
        int left = i < k - 1 ? i : Math.max(0, k - 2);
        int right = Math.min(left + 1, k - 1);
        int origin = i;
        measureFrom(origin);
        double width = i < k - 1 ? gaps[i + 1] : KERNELS.dot(z, 0, z, 0, k);
        double low = 0;
        double high = width;
        double offset = width / 2;
        evaluate(offset, left);
        if (i < k - 1 && value < 0) {
            origin = i + 1;   // the root is in the right half: the same point, seen from the other pole
            measureFrom(origin);
            low = -width / 2;
            high = 0;
            offset = low;
        } else if (i < k - 1) {
            high = offset;
        }
        for (int step = 0; step < MOST_STEPS && !isRoot(offset); step++) {
            if (value < 0) {
                low = offset;
            } else {
                high = offset;
            }
            double next = offset + correction(gaps[left] - offset, gaps[right] - offset, low - offset, high - offset);
            if (!(next > low && next < high)) {
                next = between(low, high);
            }
            if (next == offset || high - low <= Math.ulp(Math.max(Math.abs(low), Math.abs(high)))) {
                break;
            }
            offset = next;
            evaluate(offset, left);
        }
        for (int j = 0; j < k; j++) {
            differences[j] = gaps[j] - offset;
        }
        double pole = d[origin];
        return squared ? pole + offset / (pole + Math.sqrt(pole * pole + offset)) : pole + offset;
    }

    private void measureFrom(int origin) {
        double from = d[origin];
        for (int j = 0; j < k; j++) {
            gaps[j] = squared ? (d[j] - from) * (d[j] + from) : d[j] - from;
        }
    }

    private void evaluate(double offset, int left) {
        for (int j = 0; j < k; j++) {
            terms[j] = z[j] / (gaps[j] - offset);
        }
        int split = left + 1;
        double sumLeft = KERNELS.dot(z, 0, terms, 0, split);
        double sumRight = KERNELS.dot(z, split, terms, split, k - split);
        slopeLeft = KERNELS.dot(terms, 0, terms, 0, split);
        slopeRight = KERNELS.dot(terms, split, terms, split, k - split);
        value = 1 + sumLeft + sumRight;
        size = 1 + Math.abs(sumLeft) + Math.abs(sumRight);
    }

    /// Whether what is left of the equation is rounding: of the sum, and of the offset itself, by the slope.
    private boolean isRoot(double offset) {
        return Math.abs(value) <= EPSILON * (8 * size + Math.abs(offset) * (slopeLeft + slopeRight));
    }

    /// The x with c + s/(a − x) + t/(b − x) = 0, where s and c are such that value and slope agree at x = 0 for the
    /// poles at and left of a, and t likewise for those right of it: a quadratic equation, of which the root between
    /// low and high is taken.
    private double correction(double a, double b, double low, double high) {
        double c = value - a * slopeLeft - b * slopeRight;
        double p = (a + b) * value - a * b * (slopeLeft + slopeRight);
        double q = a * b * value;
        double root = Math.sqrt(Math.max(0, p * p - 4 * q * c));
        double large = p + Math.copySign(root, p);
        double first = 2 * q / large;
        double second = large / (2 * c);
        return first > low && first < high ? first : second;
    }

    /// A point between: the middle, on a logarithmic scale where the ends differ much.
    private static double between(double low, double high) {
        double sign = high > 0 ? 1 : -1;
        double near = Math.min(Math.abs(low), Math.abs(high));
        double far = Math.max(Math.abs(low), Math.abs(high));
        if (near == 0) {
            return sign * far / 16;
        }
        return far > 4 * near ? sign * Math.sqrt(near) * Math.sqrt(far) : (low + high) / 2;
    }
}
