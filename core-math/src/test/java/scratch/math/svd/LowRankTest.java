package scratch.math.svd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;

class LowRankTest {
    private static final Matrix A = Matrix.of(new double[][]{{3, 0}, {4, 5}});

    @Test
    void theBestCopyOfTheReadmeByHand() {
        LowRank one = LowRank.of(SVD.of(A), 1);
        assertThat(one.restore().data()).containsExactly(new double[]{1.5, 1.5, 4.5, 4.5}, within(1e-14));
        assertThat(one.error()).isEqualTo(Math.sqrt(5), within(1e-14));
        // what is missed: (1.5, −1.5, −0.5, 0.5), squares 2.25 + 2.25 + 0.25 + 0.25 = 5
        assertThat(A.minus(one.restore()).data()).containsExactly(new double[]{1.5, -1.5, -0.5, 0.5}, within(1e-14));
        assertThat(LowRank.energy(SVD.of(A).singularValues())).containsExactly(new double[]{0.9, 1}, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8})
    void theMissIsKnownBeforeItIsMade(int k) {
        Matrix a = OneSidedJacobiTest.random(12, 8, 3);
        LowRank low = LowRank.of(SVD.of(a), k);
        assertThat(Vectors.norm(a.minus(low.restore()).data())).isEqualTo(low.error(), within(1e-13));
        assertThat(low.numbers()).isEqualTo(k * 21L);
    }

    @Test
    void noOtherCopyOfThatRankComesNearer() {
        Matrix a = OneSidedJacobiTest.random(10, 10, 4);
        double best = LowRank.of(SVD.of(a), 3).error();
        for (long seed = 1; seed <= 50; seed++) {
            // columns of A projected on three random directions: a copy of rank 3
            SVD directions = SVD.of(OneSidedJacobiTest.random(10, 3, seed));
            Matrix copy = directions.u().multiply(directions.u().transpose()).multiply(a);
            assertThat(Vectors.norm(a.minus(copy).data())).isGreaterThan(best);
        }
    }

    @Test
    void a512By512PictureStopsPayingAtHalfItsTerms() {
        assertThat(20 * (512 + 512 + 1)).isEqualTo(20500);
        assertThat(512 * 512 / 20500.0).isEqualTo(12.8, within(0.05));
        assertThat(255 * 1025).isLessThan(512 * 512);
        assertThat(256 * 1025).isGreaterThan(512 * 512);
    }

    @Test
    void theEnergyDecidesHowManyTermsAreKept() {
        double[] sigma = {3, 2, 1, 0};   // squares 9, 4, 1 of 14
        assertThat(LowRank.energy(sigma)).containsExactly(new double[]{9 / 14.0, 13 / 14.0, 1, 1}, within(1e-15));
        assertThat(LowRank.rankFor(sigma, 0)).isZero();
        assertThat(LowRank.rankFor(sigma, 0.64)).isEqualTo(1);
        assertThat(LowRank.rankFor(sigma, 0.65)).isEqualTo(2);
        assertThat(LowRank.rankFor(sigma, 0.93)).isEqualTo(3);
        assertThat(LowRank.energy(new double[]{3e200, 4e200})).containsExactly(new double[]{0.36, 1}, within(1e-15));
        assertThat(LowRank.energy(new double[2])).containsExactly(0, 0);
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        assertThatThrownBy(() -> LowRank.of(SVD.of(A), 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LowRank: k = 3: must be from 0 to 2");
        assertThatThrownBy(() -> LowRank.of(SVD.of(A), -1)).hasMessage("LowRank: k = -1: must be from 0 to 2");
        assertThatThrownBy(() -> LowRank.rankFor(new double[]{1}, Double.NaN))
                .hasMessage("LowRank.rankFor: share = NaN: must be in [0, 1]");
    }
}
