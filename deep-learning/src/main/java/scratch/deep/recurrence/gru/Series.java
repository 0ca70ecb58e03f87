package scratch.deep.recurrence.gru;

import java.util.SplittableRandom;

import scratch.math.check.Require;

/// Two synthetic time series, each with mean 0 and variance 1: one that a straight line in its past predicts as well as can
/// be, and one that it does not.
enum Series {
    /// `y_t = 1.6 y_(t−1) − 0.8 y_(t−2) + noise`: a swing that fades and is kicked again, the AR(2) process itself.
    SWING("AR(2) process"),
    /// Mackey and Glass 1977: a feedback that comes late, `dy/dt = 0.2 y(t − 17) / (1 + y(t − 17)¹⁰) − 0.1 y`. Chaotic, and
    /// without any noise.
    FEEDBACK("Mackey-Glass");

    private static final int DELAY = 17;
    private static final int FINE = 10;                        // steps of the integration in one of the series
    private static final int SETTLE = 300;

    private final String text;

    Series(String text) {
        this.text = text;
    }

    /// So many numbers.
    double[] draw(int length, long seed) {
        Require.atLeast(2, "Series.draw", "length", length);
        return standardized(this == SWING ? swing(length, seed) : feedback(length, seed));
    }

    private static double[] swing(int length, long seed) {
        var random = new SplittableRandom(seed);
        double[] y = new double[length];
        double before = 0;
        double last = 0;
        for (int t = -SETTLE; t < length; t++) {
            double next = 1.6 * last - 0.8 * before + random.nextGaussian();
            before = last;
            last = next;
            if (t >= 0) {
                y[t] = next;
            }
        }
        return y;
    }

    /// Euler's method in steps of a tenth, from a constant past.
    private static double[] feedback(int length, long seed) {
        double[] past = new double[(SETTLE + length + DELAY) * FINE + 1];
        double start = 0.8 + 0.4 * new SplittableRandom(seed).nextDouble();
        for (int k = 0; k < past.length; k++) {
            if (k <= DELAY * FINE) {
                past[k] = start;
            } else {
                double late = past[k - 1 - DELAY * FINE];
                past[k] = past[k - 1] + (0.2 * late / (1 + StrictMath.pow(late, 10)) - 0.1 * past[k - 1]) / FINE;
            }
        }
        double[] y = new double[length];
        for (int t = 0; t < length; t++) {
            y[t] = past[(SETTLE + DELAY + t) * FINE];
        }
        return y;
    }

    private static double[] standardized(double... y) {
        double mean = 0;
        double square = 0;
        for (double v : y) {
            mean += v / y.length;
        }
        for (double v : y) {
            square += (v - mean) * (v - mean) / y.length;
        }
        for (int t = 0; t < y.length; t++) {
            y[t] = (y[t] - mean) / Math.sqrt(square);
        }
        return y;
    }

    @Override
    public String toString() {
        return text;
    }
}
