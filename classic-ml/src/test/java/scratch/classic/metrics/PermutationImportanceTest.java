package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import scratch.math.Matrix;

class PermutationImportanceTest {
    private static final int N = 400;

    private static Matrix rows() {
        Matrix x = Matrix.zeros(N, 3);
        for (int i = 0; i < N; i++) {
            x.set(i, 0, i);
            x.set(i, 1, i * 7 % N);
            x.set(i, 2, i * 11 % N);
        }
        return x;
    }

    // Minus the mean squared error of a model that is right, y = 2a + b. A shuffle moves the column by its own differences,
    // of which the mean square is twice the variance: 2 · 4 · var for a, 2 · var for b.
    @Test
    void aRightModelLosesTwiceTheVarianceThatAColumnBrings() {
        Matrix truth = rows();
        double variance = (N * N - 1) / 12.0;
        var importance = PermutationImportance.of(rows(), x -> {
            double sum = 0;
            for (int i = 0; i < N; i++) {
                double error = 2 * x.get(i, 0) + x.get(i, 1) - 2 * truth.get(i, 0) - truth.get(i, 1);
                sum += error * error / N;
            }
            return -sum;
        }, 200, 1);
        assertThat(importance.score()).isZero();
        // the falls of one column scatter by a few percent; so do their means by a tenth of it
        assertThat(importance.means()[0]).isCloseTo(8 * variance, within(0.02 * 8 * variance));
        assertThat(importance.means()[1]).isCloseTo(2 * variance, within(0.02 * 2 * variance));
        assertThat(importance.means()[2]).isZero();
        assertThat(importance.deviations()[0] / importance.means()[0]).isBetween(0.02, 0.08);
        assertThat(importance.deviations()[2]).isZero();
        assertThat(importance.falls().rows()).isEqualTo(3);
        assertThat(importance.falls().columns()).isEqualTo(200);
    }

    @Test
    void meansAndDeviationsByHand() {
        var importance = new PermutationImportance(1, Matrix.of(new double[][] {{1, 2, 3}, {4, 4, 4}}));
        assertThat(importance.means()).containsExactly(new double[] {2, 4}, within(1e-12));
        assertThat(importance.deviations()).containsExactly(new double[] {1, 0}, within(1e-12));
        assertThat(new PermutationImportance(1, Matrix.zeros(2, 1)).deviations()).containsExactly(0, 0);
    }

    @Test
    void theRowsStayAsTheyAreAndOneColumnIsShuffledAtATime() {
        Matrix x = rows();
        double[] sorted = Arrays.stream(rows().column(1)).sorted().toArray();
        int[] calls = {0};
        PermutationImportance.of(x, shuffled -> {
            int column = (calls[0] - 1) / 2;                              // the first call is about the rows as they are
            for (int j = 0; j < 3; j++) {
                if (calls[0] > 0 && j == column) {
                    assertThat(shuffled.column(j)).isNotEqualTo(rows().column(j));
                    assertThat(Arrays.stream(shuffled.column(j)).sorted().toArray()).isEqualTo(sorted);
                } else {
                    assertThat(shuffled.column(j)).isEqualTo(rows().column(j));
                }
            }
            return calls[0]++;
        }, 2, 3);
        assertThat(calls[0]).isEqualTo(7);
        assertThat(x).isEqualTo(rows());
    }

    @Test
    void theSameSeedShufflesAlike() {
        assertThat(PermutationImportance.of(rows(), x -> x.get(0, 0) + x.get(0, 1), 4, 9).falls())
                .isEqualTo(PermutationImportance.of(rows(), x -> x.get(0, 0) + x.get(0, 1), 4, 9).falls());
    }

    @Test
    void nothingToShuffleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PermutationImportance.of(Matrix.zeros(0, 2), x -> 0, 1, 1))
                .withMessage("PermutationImportance.of: (0, 2): needs at least one row and one column");
        assertThatIllegalArgumentException().isThrownBy(() -> PermutationImportance.of(rows(), x -> 0, 0, 1))
                .withMessage("PermutationImportance.of: repeats = 0: must be at least 1");
    }
}
