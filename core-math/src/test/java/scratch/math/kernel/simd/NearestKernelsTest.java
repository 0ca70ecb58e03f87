package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.NearestKernels;
import scratch.math.kernel.ScalarKernels;

/// nearest and productsAtMost: the definition by hand, and the vector kernels against it, bit by bit, over sizes that straddle
/// registers and groups of four.
class NearestKernelsTest {
    private static final Kernels SCALAR = new ScalarKernels();
    private static final int[] POINTS = {0, 1, 3, 7, 8, 15, 16, 17, 31, 32, 33, 47, 63, 64, 65, 127};
    private static final int[] OTHERS = {1, 2, 3, 4, 5, 7, 8, 9, 33};

    static List<Kernels> kernels() {
        return List.of(SCALAR, KernelChoice.fastest());
    }

    private record Found(int[] nearest, double[] squares, double[] seconds) {
    }

    private static Found nearest(Kernels kernels, int n, int k, int d, double[] x, double[] y, boolean two) {
        Found found = new Found(new int[n + 2], new double[n + 2], two ? new double[n + 2] : null);
        kernels.nearest(n, k, d, x, 1, n + 3, y, 2, d + 1, found.nearest, found.squares, found.seconds, 1);
        assertThat(found.squares[0] + found.squares[n + 1] + found.nearest[0] + found.nearest[n + 1]).isZero();
        return found;
    }

    private static double[] filled(int n, DoubleSupplier value) {
        return IntStream.range(0, n).mapToDouble(i -> value.getAsDouble()).toArray();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theNearestOfThreeByHand(Kernels kernels) {
        // points (0, 0), (3, 1), (2, 0) stand in columns; centres (1, 0), (3, 0), (1, 0): a tie goes to the lower number
        double[] x = {0, 3, 2, 0, 1, 0};
        int[] nearest = new int[3];
        double[] squares = new double[3];
        double[] seconds = new double[3];
        kernels.nearest(3, 3, 2, x, 0, 3, new double[] {1, 0, 3, 0, 1, 0}, 0, 2, nearest, squares, seconds, 0);
        assertThat(nearest).containsExactly(0, 1, 0);
        assertThat(squares).containsExactly(1, 1, 1);
        assertThat(seconds).containsExactly(1, 5, 1);

        kernels.nearest(3, 1, 2, x, 0, 3, new double[] {1, 0}, 0, 2, nearest, squares, seconds, 0);
        assertThat(squares).containsExactly(1, 5, 1);
        assertThat(seconds).containsOnly(Double.POSITIVE_INFINITY);
    }

    @Test
    void vectorsFindTheSameCentresAndTheSameBits() {
        var random = new SplittableRandom(1);
        for (int d : new int[] {0, 1, 2, 16, 21}) {
            for (int n : POINTS) {
                for (int k : OTHERS) {
                    DoubleSupplier value = k % 2 == 0 ? () -> random.nextInt(3) : () -> random.nextDouble(-1, 1);
                    double[] x = filled(1 + d * (n + 3) + n, value);
                    double[] y = filled(2 + k * (d + 1), value);
                    Found expected = nearest(SCALAR, n, k, d, x, y, true);
                    Found two = nearest(KernelChoice.fastest(), n, k, d, x, y, true);
                    assertThat(two.nearest).as("%d points, %d centres, %d columns", n, k, d).isEqualTo(expected.nearest);
                    assertThat(two.squares).isEqualTo(expected.squares);
                    assertThat(two.seconds).isEqualTo(expected.seconds);
                    Found one = nearest(KernelChoice.fastest(), n, k, d, x, y, false);
                    assertThat(one.nearest).isEqualTo(expected.nearest);
                    assertThat(one.squares).isEqualTo(expected.squares);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatIsNotANumberIsNearToNothing(Kernels kernels) {
        int n = 40;
        double[] x = filled(2 * n, () -> 1);
        x[5] = Double.NaN;
        x[n + 37] = Double.POSITIVE_INFINITY;
        double[] y = {2, 1, Double.NaN, 1, 1, 3};
        Found found = new Found(new int[n], new double[n], new double[n]);
        kernels.nearest(n, 3, 2, x, 0, n, y, 0, 2, found.nearest, found.squares, found.seconds, 0);
        for (int i = 0; i < n; i++) {
            boolean lost = i == 5 || i == 37;
            assertThat(found.nearest[i]).isZero();
            assertThat(found.squares[i]).isEqualTo(lost ? Double.POSITIVE_INFINITY : 1);
            assertThat(found.seconds[i]).isEqualTo(lost ? Double.POSITIVE_INFINITY : 4);
        }
    }

    /// Pair and product of each hit, in the order of the pairs.
    private static String[] hits(Kernels kernels, int m, int n, int k, double[] a, double[] b, double[] limits) {
        int[] pairs = new int[m * n + NearestKernels.SPARE];
        double[] products = new double[pairs.length];
        int found = kernels.productsAtMost(m, n, k, a, 1, m + 2, b, 2, k + 1, limits, 1, pairs, products);
        int[] last = new int[m];
        Arrays.fill(last, -1);
        for (int f = 0; f < found; f++) {
            assertThat(pairs[f] % n).isGreaterThan(last[pairs[f] / n]);        // the j of an i in their order
            last[pairs[f] / n] = pairs[f] % n;
        }
        return IntStream.range(0, found).boxed().sorted((f, g) -> pairs[f] - pairs[g])
                .map(f -> pairs[f] + " " + Double.toHexString(products[f])).toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void smallProductsByHand(Kernels kernels) {
        // columns (1, 2) and (3, 0) of A, rows (1, 1), (2, −1), (0, 5) of B: products 3, 0, 10 and 3, 6, 0
        double[] a = {9, 1, 3, 9, 9, 2, 0};
        double[] b = {9, 9, 1, 1, 9, 2, -1, 9, 0, 5};
        assertThat(hits(kernels, 2, 3, 2, a, b, new double[] {9, 3, 0})).containsExactly("0 0x1.8p1", "1 0x0.0p0", "5 0x0.0p0");
        assertThat(hits(kernels, 2, 3, 2, a, b, new double[] {9, Double.NEGATIVE_INFINITY, Double.NaN})).isEmpty();
        assertThat(hits(kernels, 2, 3, 2, a, b, new double[] {9, Double.POSITIVE_INFINITY, 5})).hasSize(5);
    }

    @Test
    void vectorsKeepTheSamePairsAndTheSameBits() {
        var random = new SplittableRandom(2);
        for (int k : new int[] {0, 1, 5, 21}) {
            for (int m : POINTS) {
                for (int n : OTHERS) {
                    double[] a = filled(1 + k * (m + 2) + m, () -> random.nextDouble(-1, 1));
                    double[] b = filled(2 + n * (k + 1), () -> random.nextDouble(-1, 1));
                    for (double limit : new double[] {-0.7, 0.1, Double.POSITIVE_INFINITY}) {
                        double[] limits = filled(m + 1, () -> limit + random.nextDouble(0.1));
                        assertThat(hits(KernelChoice.fastest(), m, n, k, a, b, limits)).as("%d, %d, %d", m, n, k)
                                .isEqualTo(hits(SCALAR, m, n, k, a, b, limits));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whatDoesNotFitIsRefused(Kernels kernels) {
        double[] few = new double[4];
        int[] places = new int[4];
        refused(() -> kernels.nearest(2, 0, 2, few, 0, 2, few, 0, 2, places, few, few, 0),
                "nearest: centres: 0 values: needs at least one");
        refused(() -> kernels.nearest(2, 1, 3, few, 0, 2, few, 0, 3, places, few, few, 0),
                "nearest: x has 4 values, needs 6: (3, 2) with leading dimension 2 from offset 0");
        refused(() -> kernels.nearest(2, 3, 2, few, 0, 2, few, 0, 2, places, few, few, 0),
                "nearest: y has 4 values, needs 6: (3, 2) with leading dimension 2 from offset 0");
        refused(() -> kernels.nearest(2, 2, 2, few, 0, 2, few, 0, 2, places, few, few, 3),
                "nearest: nearest has 4 values, needs 5: 2 from offset 3");
        refused(() -> kernels.nearest(2, 2, 2, few, 0, 2, few, 0, 2, places, few, new double[1], 0),
                "nearest: seconds has 1 values, needs 2: 2 from offset 0");
        refused(() -> kernels.productsAtMost(2, 2, 2, few, 0, 2, few, 0, 2, new double[1], 0, places, few),
                "productsAtMost: limits has 1 values, needs 2: 2 from offset 0");
        refused(() -> kernels.productsAtMost(2, 2, 2, few, 0, 2, few, 0, 2, few, 0, places, few),
                "productsAtMost: pairs has 4 values, needs 68: 68 from offset 0");
        refused(() -> kernels.productsAtMost(2, 2, 2, few, 0, 2, few, 1, 2, few, 0, places, few),
                "productsAtMost: b has 4 values, needs 5: (2, 2) with leading dimension 2 from offset 1");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
