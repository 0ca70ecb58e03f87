package scratch.math.floatingpoint;

/// Four ways to add up the same numbers. Each addition rounds; the ways differ in what becomes of the rounding errors.
///
/// | way | error bound, in units of u·Σ\|xᵢ\| (u = 2⁻⁵³) | additions |
/// |---|---|---|
/// | naive | n | n |
/// | pairwise | log₂ n | n |
/// | Kahan | 2, plus n·u | 4n |
/// | Neumaier | 2 beside the result's own u, also where a term is larger than the sum | 4n and a branch |
///
/// Kahan 1965, "Further remarks on reducing truncation errors"; Neumaier 1974; Higham, *Accuracy and Stability of
/// Numerical Algorithms*, chapter 4.
public final class Sums {
    private static final int BLOCK = 8;

    private Sums() {
    }

    /// From left to right.
    public static double naive(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum;
    }

    /// From left to right in single precision: 24 bits instead of 53.
    public static float naive(float[] x) {
        float sum = 0;
        for (float value : x) {
            sum += value;
        }
        return sum;
    }

    /// Both halves first: each number is part of about log₂ n additions instead of n.
    public static double pairwise(double[] x) {
        return pairwise(x, 0, x.length);
    }

    private static double pairwise(double[] x, int from, int to) {
        if (to - from <= BLOCK) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += x[i];
            }
            return sum;
        }
        int middle = (from + to) >>> 1;
        return pairwise(x, from, middle) + pairwise(x, middle, to);
    }

    /// Pairwise in single precision.
    public static float pairwise(float[] x) {
        return pairwise(x, 0, x.length);
    }

    private static float pairwise(float[] x, int from, int to) {
        if (to - from <= BLOCK) {
            float sum = 0;
            for (int i = from; i < to; i++) {
                sum += x[i];
            }
            return sum;
        }
        int middle = (from + to) >>> 1;
        return pairwise(x, from, middle) + pairwise(x, middle, to);
    }

    /// Kahan: what an addition rounded away waits as a compensation for the next one.
    public static double kahan(double[] x) {
        double sum = 0;
        double compensation = 0;
        for (double value : x) {
            double wanted = value - compensation;
            double next = sum + wanted;
            // subtle: 0 on paper; in the machine what the addition rounded away, with a minus sign
            compensation = (next - sum) - wanted;
            sum = next;
        }
        return sum;
    }

    /// Kahan in single precision.
    public static float kahan(float[] x) {
        float sum = 0;
        float compensation = 0;
        for (float value : x) {
            float wanted = value - compensation;
            float next = sum + wanted;
            compensation = (next - sum) - wanted;
            sum = next;
        }
        return sum;
    }

    /// Neumaier: like Kahan, but looks which of the two was larger, so a huge term does not swallow it.
    public static double neumaier(double[] x) {
        double sum = 0;
        double compensation = 0;
        for (double value : x) {
            double next = sum + value;
            compensation += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }
        return sum + compensation;
    }
}
