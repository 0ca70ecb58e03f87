package scratch.classic.supportvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.math.Matrix;

class SMOTest {
    // rows 0, 1, 3 on a line with the product as kernel, classes −, +, +
    private static final Matrix LINE = Matrix.of(new double[][] {{0, 0, 0}, {0, 1, 3}, {0, 3, 9}});
    private static final double[] Y = {-1, 1, 1};

    private static SMO line(double c) {
        return new SMO(LINE, Y, new double[] {-c, 0, 0}, new double[] {0, c, c});
    }

    // g = (−1, 1, 1). Row 1 may grow and has the largest g, the first of equals. With row 0: (1 + 1)²/(1 + 0 − 0) = 4.
    // β₁ = 2, β₀ = −2, g = t − Kβ = (−1, 1 − 2, 1 − 6).
    @Test
    void oneStepByHand() {
        SMO smo = line(10);
        assertThat(smo.gap()).isEqualTo(2);
        assertThat(smo.step(1e-9)).isTrue();
        assertThat(new int[] {smo.growing(), smo.shrinking()}).containsExactly(1, 0);
        assertThat(smo.amount()).isEqualTo(2);
        assertThat(smo.beta()).containsExactly(-2, 2, 0);
        assertThat(smo.gradient()).containsExactly(-1, -1, -5);
        assertThat(smo.objective()).isEqualTo(2);       // 4 − ½·4, and f = 2x − 1
        assertThat(smo.step(1e-9)).isFalse();
        assertThat(smo.gap()).isEqualTo(0);
    }

    // with C = 0.5 the first step is cut at the bound; then row 2 may still grow, but nothing may shrink but row 1
    @Test
    void aStepEndsExactlyAtTheBound() {
        SMO smo = line(0.5);
        smo.step(1e-9);
        assertThat(smo.amount()).isEqualTo(0.5);
        assertThat(smo.beta()).containsExactly(-0.5, 0.5, 0);
        assertThat(smo.gradient()).containsExactly(-1, 0.5, -0.5);
        assertThat(smo.step(1e-9)).isFalse();           // row 2 grows, row 1 shrinks: g₂ < g₁
    }

    // the pair is not the one of the steepest slope: row 0 violates by 2, row 3 by 1.9 with a tenth of the curvature
    @Test
    void theSecondOfThePairIsTheOneThatGainsMost() {
        Matrix kernel = Matrix.of(new double[][] {{1, 0, 0}, {0, 1, 0.9}, {0, 0.9, 1}});
        SMO smo = new SMO(kernel, new double[] {-1, 1, -0.9}, new double[] {-1, -1, -1}, new double[] {0, 1, 0});
        smo.step(1e-9);
        assertThat(new int[] {smo.growing(), smo.shrinking()}).containsExactly(1, 2);
        assertThat(smo.amount()).isEqualTo(1);
    }

    @Test
    void theObjectiveNeverFallsAndTheSumStaysZero() {
        SMO smo = random(60, 1, 7);
        double before = 0;
        for (int step = 0; step < 10_000 && smo.step(1e-10); step++) {
            assertThat(smo.objective()).isGreaterThan(before - 1e-12);
            before = smo.objective();
            assertThat(sum(smo.beta())).isCloseTo(0, within(1e-12));
        }
        assertThat(smo.gap()).isLessThanOrEqualTo(1e-10);
    }

    // K may be no inner product; curvature along a pair may then be 0 or negative, and the step goes to a bound
    @Test
    void aKernelThatIsNotPositiveDefiniteEndsAtAPointWhereTheConditionsHold() {
        SMO smo = random(40, -1, 3);
        assertThat(smo.run(1e-9, 1_000_000)).isLessThan(1_000_000);
        assertThat(smo.gap()).isLessThanOrEqualTo(1e-9);
        for (double value : smo.beta()) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void equalRowsOfTwoClassesGoToTheBounds() {
        SMO smo = new SMO(Matrix.of(new double[][] {{1, 1}, {1, 1}}), new double[] {-1, 1}, new double[] {-3, 0},
                new double[] {0, 3});
        assertThat(smo.run(1e-9, 100)).isEqualTo(1);
        assertThat(smo.beta()).containsExactly(-3, 3);
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SMO(LINE, new double[2], new double[2], new double[2]))
                .withMessage("SMO: kernel (3, 3), 2 targets, 2 lower and 2 upper bounds: must be of one size, at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new SMO(LINE, Y, new double[3], new double[] {1, -1, 0}))
                .withMessage("SMO: variable 1 from 0.0 to -1.0: 0 must lie between");
        assertThatIllegalArgumentException().isThrownBy(() -> new SMO(Matrix.of(new double[][] {{Double.NaN}}),
                new double[1], new double[1], new double[1])).withMessage("SMO: element (0, 0) is NaN: must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> new SMO(LINE, new double[] {1, Double.NaN, 1}, new double[3],
                new double[3])).withMessage("SMO: targets[1] = NaN: must be finite");
    }

    /// K = sign·XXᵀ of random rows of 5 columns, with random classes.
    private static SMO random(int n, int sign, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(n, 5);
        double[] y = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 5; j++) {
                x.set(i, j, random.nextDouble() - 0.5);
            }
            y[i] = i % 2 == 0 ? 1 : -1;
            lower[i] = Math.min(0, y[i]);
            upper[i] = Math.max(0, y[i]);
        }
        return new SMO(x.multiply(x.transpose()).times(sign), y, lower, upper);
    }

    private static double sum(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
