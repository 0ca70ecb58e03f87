package scratch.math.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.math.Vectors;

class RandomDirectionsTest {
    private static final double[] A = {3, 4};
    private static final double[] B = {2, 1};

    @Test
    void theShadowOfTheReadmeByHand() {
        assertThat(Vectors.dot(A, B)).isEqualTo(10);
        assertThat(Vectors.dot(B, B)).isEqualTo(5);
        double[] shadow = Vectors.project(A, B);
        assertThat(shadow).containsExactly(4, 2);
        double[] rest = Vectors.minus(A, shadow);
        assertThat(rest).containsExactly(-1, 2);
        assertThat(Vectors.dot(rest, B)).isZero();
        assertThat(Vectors.dot(shadow, shadow) + Vectors.dot(rest, rest)).isEqualTo(Vectors.dot(A, A)).isEqualTo(25);
        assertThat(Vectors.cosine(A, B)).isEqualTo(0.894427, within(5e-7));
        assertThat(Math.toDegrees(Vectors.angle(A, B))).isEqualTo(26.57, within(5e-3));
    }

    @Test
    void doublingBDoublesTheProductAndLeavesCosineAndShadow() {
        double[] twice = Vectors.times(B, 2);
        assertThat(Vectors.dot(A, twice)).isEqualTo(20);
        assertThat(Vectors.cosine(A, twice)).isEqualTo(Vectors.cosine(A, B), within(1e-15));
        assertThat(Vectors.project(A, twice)).containsExactly(4, 2);
    }

    @Test
    void theShadowOnAPerpendicularIsNothing() {
        assertThat(Vectors.norm(Vectors.project(A, new double[]{-4, 3}))).isZero();
    }

    @Test
    void cosineIsNotCorrelation() {
        double[] up = {1, 2, 3};
        double[] down = {3, 2, 1};
        assertThat(Vectors.cosine(up, down)).isEqualTo(0.714, within(5e-4));
        double mean = Vectors.mean(up);
        double[] centredUp = {1 - mean, 2 - mean, 3 - mean};
        double[] centredDown = {3 - mean, 2 - mean, 1 - mean};
        assertThat(Vectors.cosine(centredUp, centredDown)).isEqualTo(-1, within(1e-15));
    }

    @Test
    void onUnitVectorsTheDistanceSaysWhatTheCosineSays() {
        double[] u = Vectors.unit(A);
        double[] v = Vectors.unit(B);
        assertThat(Vectors.squaredDistance(u, v)).isEqualTo(2 - 2 * Vectors.cosine(A, B), within(1e-15));
    }

    @Test
    void whatTheNaiveFormulasDoWithHugeNearAndEqualVectors() {
        assertThat(Math.sqrt(3e200 * 3e200 + 4e200 * 4e200)).isInfinite();
        assertThat(Vectors.norm(new double[]{3e200, 4e200})).isEqualTo(5e200, within(1e185));
        assertThat(Math.sqrt(3e-200 * 3e-200)).isZero();
        assertThat(Vectors.norm(new double[]{3e-200, 4e-200})).isEqualTo(5e-200, within(1e-215));
        double[] p = {1, 0};
        double[] q = {Math.cos(1e-8), Math.sin(1e-8)};
        assertThat(Vectors.cosine(p, q)).isEqualTo(1);
        assertThat(Vectors.angle(p, q)).isEqualTo(1e-8, within(1e-16));
        double length = Math.sqrt(2 * 2 + 3 * 3);
        double naive = (2 * 2 + 3 * 3) / (length * length);
        assertThat(naive > 1 ? Math.acos(naive) : Double.NaN).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"2, 52.0, 1.5", "10, 18.8, 0.9", "100, 5.74, 0.3", "1000, 1.81, 0.1"})
    void theAngleOfRandomDirectionsGetsThinAroundNinety(int d, double degrees, double band) {
        double[] angles = RandomDirections.angles(d, 4000, 5);
        assertThat(RandomDirections.degreesSpread(angles)).isEqualTo(degrees, within(band));
        assertThat(RandomDirections.cosineSpread(angles)).isEqualTo(1 / Math.sqrt(d), within(0.045 / Math.sqrt(d)));
        double sum = 0;
        for (double angle : angles) {
            assertThat(angle).isBetween(0.0, Math.PI);
            sum += angle;
        }
        assertThat(Math.toDegrees(sum / 4000)).isEqualTo(90, within(4 * degrees / Math.sqrt(4000)));
    }

    @Test
    void sameSeedSameAngles() {
        assertThat(RandomDirections.angles(7, 50, 3)).isEqualTo(RandomDirections.angles(7, 50, 3))
                .isNotEqualTo(RandomDirections.angles(7, 50, 4));
    }

    @Test
    void badSizesAreRefusedWithTheirValues() {
        assertThatThrownBy(() -> RandomDirections.angles(0, 5, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RandomDirections.angles: d = 0, pairs = 5: both must be at least 1");
        assertThatThrownBy(() -> RandomDirections.angles(2, -1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RandomDirections.angles: d = 2, pairs = -1: both must be at least 1");
    }
}
