package scratch.math.simd;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Numbers to add up whose exact sum is known, so that every way of adding can be judged.
public final class SumData {
    private static final int MILLION = 1_000_000;
    private static final int CYCLE = 1001;

    private SumData() {
    }

    /// Whole numbers from −500 to 500 in a scrambled order. Partial sums stay far below 2²⁴, where floats have gaps of 1
    /// or less: every order of additions gives the same sum, exactly.
    public static float[] wholeNumbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % CYCLE * 79 % CYCLE - 500;
        }
        return x;
    }

    /// A million random floats from 0 to 1.
    public static float[] random(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] x = new float[MILLION];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat();
        }
        return x;
    }

    /// How far a sum of [#random] numbers is off, as a share of the sum.
    public static double relativeError(float sum, float[] x) {
        double exact = 0;
        for (float value : x) {
            exact += value;                   // a million fractions of 24 bits below 1 fit into 53 bits: exact
        }
        return Math.abs(sum - exact) / exact;
    }
}
