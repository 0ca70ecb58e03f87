package scratch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class VectorsTest {
    private static final double[] A = {3, 4};
    private static final double[] B = {2, 1};

    @Test
    void shadowOfThreeFourOnTwoOneIsFourTwo() {
        assertThat(Vectors.dot(A, B)).isEqualTo(10);
        assertThat(Vectors.norm(A)).isEqualTo(5);
        assertThat(Vectors.cosine(A, B)).isEqualTo(0.894427190999916, within(1e-15));
        assertThat(Vectors.project(A, B)).containsExactly(4, 2);
        double[] rest = Vectors.minus(A, Vectors.project(A, B));
        assertThat(rest).containsExactly(-1, 2);
        assertThat(Vectors.dot(rest, B)).isZero();
    }

    @Test
    void projectionDoesNotDependOnTheLengthOfTheDirection() {
        for (double length : new double[] {-10, 1e-170, 1e170, 1e-310}) {
            double[] shadow = Vectors.project(A, Vectors.times(B, length));
            assertThat(shadow[0]).isEqualTo(4, within(length == 1e-310 ? 1e-12 : 1e-14));
            assertThat(shadow[1]).isEqualTo(2, within(length == 1e-310 ? 1e-12 : 1e-14));
        }
    }

    @Test
    void arithmeticIsElementByElement() {
        assertThat(Vectors.plus(A, B)).containsExactly(5, 5);
        assertThat(Vectors.minus(A, B)).containsExactly(1, 3);
        assertThat(Vectors.times(A, -2)).containsExactly(-6, -8);
        assertThat(Vectors.hadamard(A, B)).containsExactly(6, 4);
        assertThat(Vectors.squaredDistance(A, B)).isEqualTo(10);
        assertThat(Vectors.distance(A, B)).isEqualTo(Math.sqrt(10));
        assertThat(Vectors.norm1(new double[] {-3, 4})).isEqualTo(7);
        assertThat(Vectors.maxAbs(new double[] {3, -4})).isEqualTo(4);
        assertThat(Vectors.sum(A)).isEqualTo(7);
        assertThat(Vectors.mean(A)).isEqualTo(3.5);
        assertThat(Vectors.argMax(new double[] {1, 7, 7, 2})).isEqualTo(1);
        assertThat(Vectors.outer(A, B)).isEqualTo(Matrix.of(new double[][] {{6, 3}, {8, 4}}));
        assertThat(Vectors.unit(A)).containsExactly(0.6, 0.8);
    }

    @Test
    void inPlaceMethodsChangeOnlyTheirLastArgument() {
        double[] x = {1, 2};
        double[] y = {10, 20};
        Vectors.axpyInPlace(3, x, y);
        assertThat(x).containsExactly(1, 2);
        assertThat(y).containsExactly(13, 26);
        Vectors.scaleInPlace(y, 0.5);
        assertThat(y).containsExactly(6.5, 13);
    }

    @Test
    void lengthsOfHugeAndTinyVectorsNeitherOverflowNorVanish() {
        assertThat(Vectors.norm(new double[] {3e200, 4e200})).isEqualTo(5e200, within(1e185));
        assertThat(Vectors.norm(new double[] {3e-200, 4e-200})).isEqualTo(5e-200, within(1e-215));
        assertThat(Vectors.norm(new double[] {3 * Double.MIN_VALUE, 4 * Double.MIN_VALUE}))
                .isEqualTo(5 * Double.MIN_VALUE);
        assertThat(Vectors.norm(new double[] {0, 0})).isZero();
        assertThat(Vectors.norm(new double[] {1, Double.NaN})).isNaN();
        assertThat(Vectors.norm(new double[] {1, Double.NEGATIVE_INFINITY})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Vectors.cosine(new double[] {3e200, 4e200}, new double[] {2e-200, 1e-200}))
                .isEqualTo(0.894427190999916, within(1e-14));
        assertThat(Vectors.unit(new double[] {3e-320, 4e-320})[0]).isEqualTo(0.6, within(1e-3));
    }

    @Test
    void angleSeesWhatTheCosineCannot() {
        double[] east = {1, 0};
        double[] nearlyEast = {Math.cos(1e-8), Math.sin(1e-8)};
        assertThat(Math.acos(Vectors.cosine(east, nearlyEast))).isZero();
        assertThat(Vectors.angle(east, nearlyEast)).isEqualTo(1e-8, within(1e-20));
        assertThat(Vectors.angle(east, new double[] {0, 5})).isEqualTo(Math.PI / 2, within(1e-15));
        assertThat(Vectors.angle(east, new double[] {-2, 0})).isEqualTo(Math.PI, within(1e-15));
    }

    @Test
    void cosineNeverLeavesMinusOneToOne() {
        RandomGenerator random = new SplittableRandom(7);
        for (int n = 1; n < 200; n++) {
            double[] v = random.doubles(n, -1, 1).toArray();
            assertThat(Vectors.cosine(v, v)).isBetween(1 - 1e-14, 1.0);
            assertThat(Vectors.cosine(v, Vectors.times(v, -3))).isBetween(-1.0, -1 + 1e-14);
        }
    }

    @Test
    void emptyVectorsAddUpToNothing() {
        double[] empty = {};
        assertThat(Vectors.dot(empty, empty)).isZero();
        assertThat(Vectors.norm(empty)).isZero();
        assertThatThrownBy(() -> Vectors.mean(empty)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Vectors.mean: empty vector: needs at least one number");
        assertThatThrownBy(() -> Vectors.argMax(empty)).hasMessageStartingWith("Vectors.argMax: empty vector");
    }

    @Test
    void differentLengthsAreRefusedWithBothLengths() {
        assertThatThrownBy(() -> Vectors.dot(A, new double[3])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Vectors.dot: lengths 2 and 3: must be equal");
        assertThatThrownBy(() -> Vectors.axpyInPlace(1, A, new double[1]))
                .hasMessageStartingWith("Vectors.axpyInPlace: lengths 2");
    }

    @Test
    void zeroVectorHasNoDirection() {
        assertThatThrownBy(() -> Vectors.cosine(A, new double[2])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Vectors.unit: a vector of length 0.0: has no direction");
        assertThatThrownBy(() -> Vectors.project(A, new double[2])).hasMessageContaining("has no direction");
    }
}
