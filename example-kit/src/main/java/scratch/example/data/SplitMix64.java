package scratch.example.data;

import java.util.random.RandomGenerator;

/// SplitMix64 (Steele, Lea and Flood, 2014): ten lines that any language can repeat bit for bit.
///
/// Benchmarks that compare Java with other languages draw their data from it, so that all sides work on
/// the same numbers. The state is advanced by a constant and mixed; the stream is that of the JDK's
/// `new SplittableRandom(seed)`, written out.
public final class SplitMix64 implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double SQRT_3 = 1.7320508075688772;
    private long state;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// A number in [0, 1): the upper 53 bits as a fraction.
    public double u01() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// A bell-shaped number with mean 0 and variance 1: four uniform ones added up, no logarithm, no cosine.
    public double n4() {
        return (((u01() + u01()) + u01()) + u01() - 2.0) * SQRT_3;
    }

    /// The next n numbers of [#u01].
    public double[] u01(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = u01();
        }
        return values;
    }

    /// The next n numbers of [#n4].
    public double[] n4(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = n4();
        }
        return values;
    }

    /// The next rows × columns numbers of [#n4], row by row.
    public double[][] n4(int rows, int columns) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = n4(columns);
        }
        return values;
    }
}
