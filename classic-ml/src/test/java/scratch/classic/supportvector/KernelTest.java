package scratch.classic.supportvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.math.Matrix;

class KernelTest {
    @Test
    void valuesByHand() {
        double[] a = {1, 2};
        double[] b = {3, -1};
        assertThat(Kernel.linear().of(a, b)).isEqualTo(1);
        assertThat(Kernel.polynomial(3, 0.5, 1).of(a, b)).isEqualTo(1.5 * 1.5 * 1.5);
        assertThat(Kernel.polynomial(6, 1, 1).of(a, b)).isEqualTo(64);
        assertThat(Kernel.rbf(0.1).of(a, b)).isCloseTo(Math.exp(-1.3), within(1e-15));      // ‖a − b‖² = 4 + 9
    }

    // 1/(2·variance of 1, 2, 3, 4), the variance divided by 4: 1.25
    @Test
    void scaledGammaByHand() {
        assertThat(Kernel.scaledGamma(Matrix.of(new double[][] {{1, 2}, {3, 4}}))).isCloseTo(0.4, within(1e-15));
        assertThat(Kernel.scaledGamma(Matrix.of(new double[][] {{7, 7}, {7, 7}}))).isEqualTo(0.5);
        assertThat(Kernel.scaledGamma(Matrix.of(new double[][] {{1e9 + 1, 1e9 + 2}, {1e9 + 3, 1e9 + 4}})))
                .isCloseTo(0.4, within(1e-12));
    }

    @Test
    void blocksAreTheMethodRowByRow() {
        Kernel[] kernels = {Kernel.linear(), Kernel.polynomial(3, 0.3, 1), Kernel.rbf(0.2), (a, b) -> Math.min(a[0], b[1])};
        for (Kernel kernel : kernels) {
            for (double offset : new double[] {0, 100}) {
                Matrix set = random(37, 5, offset, 1);
                Matrix left = random(11, 5, offset, 2);
                KernelBlock block = new KernelBlock(kernel, set);
                double[] out = new double[11 * 40];
                block.fill(left.data(), 0, 11, 3, 37, out, 2, 40, new double[block.room(11)]);
                for (int i = 0; i < 11; i++) {
                    for (int j = 3; j < 37; j++) {
                        double expected = kernel.of(left.row(i), set.row(j));
                        assertThat(out[2 + i * 40 + j - 3]).isCloseTo(expected,
                                within(1e-12 * Math.max(1, Math.abs(expected))));
                    }
                }
                for (int i = 0; i < 37; i++) {
                    assertThat(block.diagonal()[i]).isEqualTo(kernel.of(set.row(i), set.row(i)));
                }
            }
        }
    }

    // products of such lengths have no digits left for distances of 1; squared differences have all
    @Test
    void nearRowsFarFromTheMeanKeepTheirDigits() {
        Matrix set = Matrix.of(new double[][] {{1e8, 0}, {1e8, 1}, {-1e8, 0}, {-1e8, 2}, {1e200, 0}});
        KernelBlock block = new KernelBlock(Kernel.rbf(1), set);
        double[] out = new double[25];
        block.fill(set.data(), 0, 5, 0, 5, out, 0, 5, new double[block.room(5)]);
        assertThat(out).containsExactly(new double[] {1, Math.exp(-1), 0, 0, 0, Math.exp(-1), 1, 0, 0, 0,
            0, 0, 1, Math.exp(-4), 0, 0, 0, Math.exp(-4), 1, 0, 0, 0, 0, 0, 1}, within(1e-15));
    }

    @Test
    void badSettingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Kernel.rbf(0))
                .withMessage("Kernel.RBF: gamma = 0.0: must be positive and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> Kernel.polynomial(0, 1, 1))
                .withMessage("Kernel.Polynomial: degree = 0: must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Kernel.polynomial(2, -1, 1))
                .withMessage("Kernel.Polynomial: gamma = -1.0: must be positive and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> Kernel.polynomial(2, 1, -1))
                .withMessage("Kernel.Polynomial: constant = -1.0: must be finite and not negative");
        assertThatIllegalArgumentException().isThrownBy(() -> Kernel.scaledGamma(Matrix.of(new double[][] {{1}, {1e200}})))
                .withMessage("Kernel.scaledGamma: the variance is Infinity: 1/(d * variance) must be a finite number above 0:"
                        + " take another unit");
    }

    @Test
    void theCacheForgetsTheRowUsedLongestAgo() {
        RowCache cache = new RowCache(10, 2, 3);
        for (int row = 0; row < 3; row++) {
            assertThat(cache.find(row)).isEqualTo(-1);
            cache.values(cache.take(row))[0] = row;
        }
        assertThat(cache.values(cache.find(0))[0]).isEqualTo(0);        // now 1 is the oldest
        cache.values(cache.take(7))[0] = 7;
        assertThat(cache.find(1)).isEqualTo(-1);
        assertThat(cache.values(cache.find(2))[0]).isEqualTo(2);
        cache.take(8);
        assertThat(cache.find(0)).isEqualTo(-1);
        assertThat(cache.values(cache.find(7))[0]).isEqualTo(7);
        assertThat(cache.places()).isEqualTo(3);
    }

    @Test
    void theLargestOfManyAreFoundAndOfEqualOnesTheFirst() {
        Largest largest = new Largest(4);
        double[] keys = {1, 5, 3, 5, 2, 5, 5, 4, 5};
        for (int i = 0; i < keys.length; i++) {
            largest.offer(i, keys[i]);
        }
        assertThat(new int[] {largest.number(0), largest.number(1), largest.number(2), largest.number(3)})
                .containsExactlyInAnyOrder(1, 3, 5, 6);
    }

    private static Matrix random(int n, int d, double offset, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(n, d);
        for (int i = 0; i < n * d; i++) {
            x.data()[i] = offset + 2 * random.nextDouble() - 1;
        }
        return x;
    }
}
