package scratch.bench;

import java.util.random.RandomGenerator;
import scratch.math.randomnumbers.SplitMix64;

/// Data for benchmarks that compare Java with other languages: numbers that any language can repeat bit for bit from
/// [SplitMix64], so that all sides work on the same ones.
final class Draws implements RandomGenerator {
    private static final double SQRT_3 = 1.7320508075688772;

    private final SplitMix64 random;

    Draws(long seed) {
        random = new SplitMix64(seed);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    /// A number in [0, 1): the upper 53 bits as a fraction.
    double u01() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// A bell-shaped number with mean 0 and variance 1: four uniform ones added up, no logarithm, no cosine.
    double n4() {
        return (((u01() + u01()) + u01()) + u01() - 2.0) * SQRT_3;
    }

    /// The next n numbers of [#u01].
    double[] u01(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = u01();
        }
        return values;
    }

    /// The next n numbers of [#n4].
    double[] n4(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = n4();
        }
        return values;
    }

    /// The next rows × columns numbers of [#n4], row by row.
    double[][] n4(int rows, int columns) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = n4(columns);
        }
        return values;
    }
}
