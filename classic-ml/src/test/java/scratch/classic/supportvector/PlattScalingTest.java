package scratch.classic.supportvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class PlattScalingTest {
    private static final double[] ANSWERS = {-2, -1.5, -0.7, -0.2, 0.1, 0.4, 1, 1.3, 2.2, -0.4};
    private static final int[] LABELS = {0, 0, 0, 1, 0, 1, 1, 1, 1, 0};

    // NumPy: 50 Newton steps on the log loss with the targets 6/7 and 1/7
    @Test
    void theMinimumIsThatOfNewtonInNumPy() {
        PlattScaling scaling = PlattScaling.fit(ANSWERS, LABELS);
        assertThat(scaling.slope()).isCloseTo(-1.213864298189, within(1e-8));
        assertThat(scaling.intercept()).isCloseTo(0.014283069116, within(1e-8));
        assertThat(scaling.ofOne(0.7)).isCloseTo(1 / (1 + Math.exp(-1.213864298189 * 0.7 + 0.014283069116)), within(1e-8));
        assertThat(scaling.ofZero(0.7) + scaling.ofOne(0.7)).isCloseTo(1, within(1e-15));
        assertThat(scaling.ofZero(100)).isGreaterThan(0);         // 1 − p would be 0
    }

    // with equal answers only B counts: p is the mean target, (2·¾ + 1·⅓)/3 with n₁ = 2, n₀ = 1
    @Test
    void equalAnswersGiveTheMeanTarget() {
        PlattScaling scaling = PlattScaling.fit(new double[] {0, 0, 0}, new int[] {1, 1, 0});
        assertThat(scaling.ofOne(0)).isCloseTo((2 * 0.75 + 1 / 3.0) / 3, within(1e-9));
    }

    @Test
    void separatedAnswersAndOneClassGiveFiniteNumbers() {
        double[] far = Arrays.stream(ANSWERS).map(f -> 1e6 * f).toArray();
        int[] separated = Arrays.stream(ANSWERS).mapToInt(f -> f > 0 ? 1 : 0).toArray();
        assertThat(PlattScaling.fit(far, separated).slope()).isNegative().isFinite();
        assertThat(PlattScaling.fit(ANSWERS, new int[10]).ofOne(0)).isCloseTo(1 / 12.0, within(1e-6));
    }

    // NumPy: the linear equations Qp + 1·λ = 0, Σp = 1
    @Test
    void couplingSolvesTheEquations() {
        double[] p = new double[4];
        new PairwiseCoupling(3).couple(new double[] {0, 0.9, 0.4, 0.1, 0, 0.7, 0.6, 0.3, 0}, p, 1);
        assertThat(p).containsExactly(new double[] {0, 0.457232931934, 0.202129309008, 0.340637759057}, within(1e-9));
    }

    // if the pairs agree with some p, it is that p
    @Test
    void couplingFindsProbabilitiesThatThePairsAgreeWith() {
        double[] truth = {0.5, 0.3, 0.15, 0.05};
        double[] r = new double[16];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                r[i * 4 + j] = truth[i] / (truth[i] + truth[j]);
            }
        }
        double[] p = new double[4];
        new PairwiseCoupling(4).couple(r, p, 0);
        assertThat(p).containsExactly(truth, within(1e-9));
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PlattScaling.fit(new double[1], new int[] {2}))
                .withMessage("PlattScaling.fit: label 2 of row 0: must be 0 or 1");
        assertThatIllegalArgumentException().isThrownBy(() -> PlattScaling.fit(new double[] {Double.NaN}, new int[1]))
                .withMessage("PlattScaling.fit: answers[0] = NaN: must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> PlattScaling.fit(new double[0], new int[0]))
                .withMessage("PlattScaling.fit: no answers: needs at least one");
    }
}
