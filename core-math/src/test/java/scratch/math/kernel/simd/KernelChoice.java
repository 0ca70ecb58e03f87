package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// The kernels under test, and one way to compare their numbers, whatever the type.
final class KernelChoice {
    // Once: a warm-up is a race that is run again whenever it is asked for.
    private static final Kernels FASTEST = warm();

    private KernelChoice() {}

    /// SIMD, compiled and in use, where the JVM has the module; else the scalar ones once more.
    static Kernels fastest() {
        return FASTEST;
    }

    private static Kernels warm() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return new ScalarKernels();
        }
        DoubleProduct.WARMTH.warmUp();
        DoubleReductions.WARMTH.warmUp();
        FloatProduct.WARMTH.warmUp();
        FloatReductions.WARMTH.warmUp();
        DoubleTriangle.WARMTH.warmUp();
        FloatTriangle.WARMTH.warmUp();
        SymmetricProduct.WARMTH.warmUp();
        DoubleNearest.WARMTH.warmUp();
        NormalSums.WARMTH.warmUp();
        PositiveSystems.WARMTH.warmUp();
        return new SimdKernels();
    }

    static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }

    static void copy(float[] from, double[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i];
        }
    }

    /// Equal, both NaN, or closer than the tolerance times the larger of 1 and the size of the number.
    static void close(double[] actual, double[] expected, double tolerance, String what) {
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual[i] - expected[i]);
            boolean same = actual[i] == expected[i] || Double.isNaN(actual[i]) && Double.isNaN(expected[i])
                    || difference <= tolerance * Math.max(1, Math.abs(expected[i]));
            if (!same) {
                assertThat(actual[i]).as("%s [%d], allowed %s", what, i, tolerance).isEqualTo(expected[i]);
            }
        }
    }
}
