package scratch.math.randomnumbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalsTest {
    @Test
    void theTwoNormalsOfTheReadmeByHand() {
        assertThat(Math.exp(-2)).isEqualTo(0.1353, within(5e-5));
        double[] z = Normals.boxMuller(Math.exp(-2), 0.25);
        assertThat(z[0]).isEqualTo(0, within(1e-15));
        assertThat(z[1]).isEqualTo(2, within(1e-15));
        assertThat(Normals.boxMuller(1, 0.3)).containsExactly(new double[]{0, 0}, within(0.0));
    }

    @Test
    void noNormalCanLieFurtherOutThanTheSmallestUniformNumberAllows() {
        assertThat(Normals.boxMuller(0x1p-53, 0)[0]).isEqualTo(8.57, within(5e-3));
        assertThat(Normals.boxMuller(0x1p-24, 0)[0]).isEqualTo(5.77, within(5e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 10})
    void oddAndEmptyArraysAreFilledToTheEnd(int n) {
        double[] x = new double[n];
        Arrays.fill(x, Double.NaN);
        Normals.boxMuller(new SplitMix64(1), x);
        assertThat(x).doesNotContain(Double.NaN);
        Arrays.fill(x, Double.NaN);
        assertThat(Normals.polar(new SplitMix64(1), x)).isGreaterThanOrEqualTo((n + 1) / 2);
        assertThat(x).doesNotContain(Double.NaN);
    }

    @Test
    void aUniformZeroDoesNotBecomeInfinite() {
        RandomGenerator zero = () -> 0;
        double[] x = new double[2];
        Normals.boxMuller(zero, x);
        assertThat(x).containsExactly(new double[]{0, 0}, within(0.0));
        assertThat(-2 * Math.log(0.0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void thePolarMethodUsesThreeQuartersOfItsPoints() {
        double[] x = new double[200_000];
        // The share scatters by √(0.785·0.215/127000) = 0.0012; four of them.
        assertThat(100_000.0 / Normals.polar(new SplitMix64(8), x)).isEqualTo(Math.PI / 4, within(0.0047));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void meanVarianceAndCorrelationAreThoseOfIndependentNormals(long seed) {
        int n = 100_000;
        double[][] samples = {new double[n], new double[n]};
        Normals.boxMuller(new Xoshiro256PlusPlus(seed), samples[0]);
        Normals.polar(new Xoshiro256PlusPlus(seed), samples[1]);
        for (double[] z : samples) {
            double mean = 0;
            double square = 0;
            double neighbours = 0;
            for (int i = 0; i < n; i += 2) {
                mean += z[i] + z[i + 1];
                square += z[i] * z[i] + z[i + 1] * z[i + 1];
                neighbours += z[i] * z[i + 1];
            }
            // Standard errors: 1/√n, √(2/n), √(2/n); four of each.
            assertThat(mean / n).isEqualTo(0, within(4 / Math.sqrt(n)));
            assertThat(square / n).isEqualTo(1, within(4 * Math.sqrt(2.0 / n)));
            assertThat(neighbours / (n / 2)).isEqualTo(0, within(4 * Math.sqrt(2.0 / n)));
        }
    }

    @Test
    void uniformNumbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Normals.boxMuller(0, 0.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Normals.boxMuller: u1 = 0.0, u2 = 0.5: must lie in (0, 1] and [0, 1]");
        assertThatThrownBy(() -> Normals.boxMuller(Double.NaN, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Normals.boxMuller(0.5, 1.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
