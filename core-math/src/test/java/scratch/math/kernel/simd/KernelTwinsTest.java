package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.ScalarKernels;

/// A vector loop and its plain twin have the same bits: at every short length, with every value that is not an ordinary one,
/// and where the result is written over the argument.
class KernelTwinsTest {

    private static final double[] SPECIAL = {
        0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -Double.MIN_VALUE,
        Double.MIN_NORMAL, Math.nextDown(Double.MIN_NORMAL), -1, Double.MAX_VALUE, 707.99, 708, -708, 709.5, 710, 1e300,
        -707.99, -744, -745.1, -746, -800};

    private static Kernels simd;

    @BeforeAll
    static void useVectors() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("SIMD is tested with --add-modules jdk.incubator.vector only").isPresent();
        KernelBitsTest.forceVectors();
        simd = new SimdKernels();
    }

    private static double[] values(int n) {
        Random random = new Random(n);
        return random.doubles(n, -3, 3).toArray();
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }

    private static void assertSameBits(double actual, double expected, String what) {
        assertThat(Double.doubleToLongBits(actual)).as("%s: %s and %s", what, actual, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }

    @Test
    void aShortSumHasTheSameBitsInRegistersAndInPlainLoops() {
        for (int n = 0; n <= 300; n++) {
            double[] x = values(n);                            // ends with the sum: nothing may be read behind it
            double[] y = values(n + 1);
            float[] fx = floats(x);
            float[] fy = floats(y);
            assertSameBits(DoubleReductions.sum(true, x, 0, n), DoubleReductions.sum(false, x, 0, n), "sum " + n);
            assertSameBits(simd.sum(x, 0, n), DoubleReductions.sum(false, x, 0, n), "sum of few " + n);
            assertSameBits(DoubleReductions.dot(true, x, 0, y, 1, n), DoubleReductions.dot(false, x, 0, y, 1, n), "dot " + n);
            assertSameBits(DoubleReductions.squaredDistance(true, x, 0, y, 1, n),
                    DoubleReductions.squaredDistance(false, x, 0, y, 1, n), "squared distance " + n);
            assertSameBits(FloatReductions.sum(true, fx, 0, n), FloatReductions.sum(false, fx, 0, n), "float sum " + n);
            assertSameBits(simd.sum(fx, 0, n), FloatReductions.sum(false, fx, 0, n), "float sum of few " + n);
            assertSameBits(FloatReductions.dot(true, fx, 0, fy, 1, n), FloatReductions.dot(false, fx, 0, fy, 1, n),
                    "float dot " + n);
            assertSameBits(FloatReductions.squaredDistance(true, fx, 0, fy, 1, n),
                    FloatReductions.squaredDistance(false, fx, 0, fy, 1, n), "float squared distance " + n);
        }
    }

    /// Products that underflow are −0 and stay so; a sum that begins at 0 never is.
    @Test
    void aZeroKeepsItsSign() {
        for (int n = 0; n <= 200; n++) {
            double[] small = new double[n];
            double[] negative = new double[n];
            double[] zeros = new double[n];
            Arrays.fill(small, Double.MIN_VALUE);
            Arrays.fill(negative, -Double.MIN_VALUE);
            Arrays.fill(zeros, -0.0);
            assertSameBits(DoubleReductions.dot(true, small, 0, negative, 0, n),
                    DoubleReductions.dot(false, small, 0, negative, 0, n), "dot of " + n + " products that underflow");
            assertSameBits(simd.sum(zeros, 0, n), 0.0, "sum of " + n + " times -0");
        }
    }

    @Test
    void aProductWithFewColumnsHasTheLanesOfALongOne() {
        for (int d = 1; d <= 8; d++) {
            double[] a = values(d);
            double[] x = values(d + 9);
            double[] out = new double[1];
            DoubleRows.rowDots(false, a, 0, d, 0, 1, d, x, 1, out, 0, new double[4 * DoubleRows.ROW_WIDTH]);
            assertSameBits(DoubleRows.dotOfFew(a, 0, x, 1, d), out[0], d + " columns");
            float[] fout = new float[1];
            FloatRows.rowDots(false, floats(a), 0, d, 0, 1, d, floats(x), 1, fout, 0, new float[4 * FloatRows.ROW_WIDTH]);
            assertSameBits(FloatRows.dotOfFew(floats(a), 0, floats(x), 1, d), fout[0], d + " columns of floats");
        }
    }

    @Test
    void aFunctionMendsWhatIsNotOrdinary() {
        assertMended(DoubleFunctions.EXP, DoubleElementary::exp);
        assertMended(DoubleFunctions.LOG, DoubleElementary::log);
        assertMended(DoubleFunctions.TANH, DoubleElementary::tanh);
        assertMended(DoubleFunctions.SIGMOID, DoubleElementary::sigmoid);
    }

    private static void assertMended(int function, DoubleUnaryOperator twin) {
        for (int n : new int[] {1, 7, 8, 9, 15, 16, 17, 31, 255, 256, 257, 511, 512, 513, 800}) {
            for (double special : SPECIAL) {
                double[] x = function == DoubleFunctions.LOG ? Arrays.stream(values(n)).map(Math::abs).toArray() : values(n);
                x[n / 2] = special;
                x[n - 1] = special;
                double[] expected = Arrays.stream(x).map(twin).toArray();
                double[] y = new double[n + 2];
                DoubleFunctions.apply(function, x, 0, y, 1, n);
                DoubleFunctions.apply(function, x, 0, x, 0, n);
                for (int i = 0; i < n; i++) {
                    String what = "function " + function + " with " + special + " among " + n + " at " + i;
                    assertSameBits(y[i + 1], expected[i], what);
                    assertSameBits(x[i], expected[i], what + ", in place");
                }
                assertThat(y[0] == 0 && y[n + 1] == 0).as("nothing beside the result is written").isTrue();
            }
        }
    }

    @Test
    void theFirstOfEqualMaximaIsFoundAcrossPieces() {
        for (int n : new int[] {1, 3, 31, 32, 63, 64, 65, 127, 128, 129, 300, 1000}) {
            for (int first : new int[] {0, n / 3, n - 1}) {
                double[] x = values(n);
                float[] fx = floats(x);
                for (int i = first; i < n; i += 100) {
                    x[i] = 7;
                    fx[i] = 7;
                }
                assertThat(simd.argmax(x, 0, n)).isEqualTo(first);
                assertThat(simd.argmax(fx, 0, n)).isEqualTo(first);
                assertThat(simd.max(x, 0, n)).isEqualTo(7);
                x[n - 1] = Double.NaN;
                assertThat(simd.argmax(x, 0, n)).isEqualTo(n - 1);
                assertThat(simd.max(x, 0, n)).isNaN();
                x[first] = Double.NaN;
                assertThat(simd.argmax(x, 0, n)).isEqualTo(first);
            }
        }
    }

    /// −0 and 0 are equal, though max says that 0 is the larger one.
    @Test
    void aZeroIsNoLargerThanMinusZero() {
        double[] x = new double[300];
        Arrays.fill(x, -0.0);
        x[250] = 0.0;
        assertThat(simd.argmax(x, 0, 300)).isZero();
        assertSameBits(simd.max(x, 0, 300), 0.0, "max");
    }

    @Test
    void softmaxLeavesAMaskedRowAtZero() {
        Kernels scalar = new ScalarKernels();
        for (int columns : new int[] {1, 5, 31, 32, 100, 600}) {
            double[] x = values(3 * columns);
            Arrays.fill(x, columns, 2 * columns, Double.NEGATIVE_INFINITY);
            x[columns - 1] = Double.NEGATIVE_INFINITY;
            double[] expected = new double[3 * columns];
            scalar.softmax(3, columns, x, 0, columns, expected, 0, columns);
            double[] y = new double[3 * columns];
            simd.softmax(3, columns, x, 0, columns, y, 0, columns);
            assertThat(Arrays.copyOfRange(y, columns, 2 * columns)).containsOnly(0.0);
            for (int i = 0; i < y.length; i++) {
                assertThat(Math.abs(y[i] - expected[i])).isLessThanOrEqualTo(1e-15);
            }
        }
    }
}
