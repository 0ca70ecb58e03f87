package scratch.stats.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// Closed forms, symmetries and seams; the 50-digit values are in the distributions' golden table.
class IncompleteFunctionsTest {
    private static final Percentage TIGHT = Percentage.withPercentage(5e-13);
    private static final double[] SHAPES = {1e-5, 0.02, 0.5, 0.999, 1, 2.5, 9.9, 24.9, 25, 26, 300, 1e5, 1e8};

    @Test
    void gammaHasClosedForms() {
        assertThat(IncompleteGamma.of(1).upper(700)).isCloseTo(Math.exp(-700), Percentage.withPercentage(1e-11));
        assertThat(IncompleteGamma.of(2).upper(3)).isCloseTo(4 * Math.exp(-3), TIGHT);
        assertThat(IncompleteGamma.of(0.5).upper(50)).isCloseTo(1.5239706048321052131e-23, TIGHT);
        assertThat(IncompleteGamma.of(1e-5).upper(1)).isCloseTo(2.1938617914074712543e-6, TIGHT);
        assertThat(IncompleteGamma.of(1e8).lower(1e8)).isCloseTo(0.50001329807601, Percentage.withPercentage(1e-12));
    }

    @Test
    void tailsAddUpToOne() {
        for (double a : SHAPES) {
            IncompleteGamma gamma = IncompleteGamma.of(a);
            for (double x : new double[] {1e-9, 0.4, 1.4999, 1.5, 3, 0.7 * a, a, a + 0.9, 1.001 * a, 1.7 * a, 700}) {
                assertThat(gamma.lower(x) + gamma.upper(x)).as("a = %s, x = %s", a, x).isCloseTo(1, within(2e-15));
                assertThat(gamma.lower(x)).isBetween(0.0, 1.0);
            }
            for (double b : SHAPES) {
                IncompleteBeta beta = IncompleteBeta.of(a, b);
                IncompleteBeta mirrored = IncompleteBeta.of(b, a);
                for (double x : new double[] {1e-6, 0.25, 0.5, 0.75}) {
                    assertThat(beta.lower(x) + beta.upper(x)).as("%s %s %s", a, b, x).isCloseTo(1, within(4e-15));
                    assertThat(beta.lower(x)).isCloseTo(mirrored.upper(1 - x), within(x == 1e-6 ? 1e-6 : 1e-12));
                }
            }
        }
    }

    @Test
    void recurrenceJoinsNeighbouringShapes() {
        for (double a : new double[] {0.3, 4, 24.2, 24.7, 60, 1e4}) {
            for (double x : new double[] {0.2, 1.6, a, 1.2 * a}) {
                double step = IncompleteGamma.of(a).power(x);
                assertThat(IncompleteGamma.of(a + 1).upper(x) - IncompleteGamma.of(a).upper(x))
                    .isCloseTo(step, within(5e-15));
            }
        }
    }

    @Test
    void betaHasClosedForms() {
        assertThat(IncompleteBeta.of(2, 3).lower(0.25)).isCloseTo(67 / 256.0, TIGHT);
        assertThat(IncompleteBeta.of(1, 7).upper(0.9)).isCloseTo(Math.pow(1 - 0.9, 7), TIGHT);
        for (double a : SHAPES) {
            assertThat(IncompleteBeta.of(a, a).lower(0.5)).as("a = %s", a)
                .isCloseTo(0.5, Percentage.withPercentage(1e-11));
            assertThat(IncompleteBeta.of(a, 1).lower(0.3)).isCloseTo(Math.pow(0.3, a),
                Percentage.withPercentage(1e-11));
        }
    }

    @Test
    void logarithmsGoOnWhereTheTailsUnderflow() {
        assertThat(IncompleteGamma.of(1).logUpper(5000)).isCloseTo(-5000, TIGHT);
        assertThat(IncompleteGamma.of(3).logLower(1e-200)).isCloseTo(3 * Math.log(1e-200) - Math.log(6), TIGHT);
        assertThat(IncompleteBeta.of(40, 1).logLower(1e-20)).isCloseTo(40 * Math.log(1e-20), TIGHT);
        assertThat(IncompleteBeta.of(1, 1e5).logUpper(0.5)).isCloseTo(1e5 * Math.log(0.5), TIGHT);
        assertThat(IncompleteGamma.of(3).logUpper(2)).isCloseTo(Math.log(IncompleteGamma.of(3).upper(2)), TIGHT);
        assertThat(IncompleteBeta.of(3, 4).logLower(0.2)).isCloseTo(Math.log(IncompleteBeta.of(3, 4).lower(0.2)),
            TIGHT);
    }

    @Test
    void inversesUndoTheFunctions() {
        for (double p : new double[] {1e-280, 1e-30, 1e-4, 0.2, 0.5, 0.8, 0.9999}) {
            for (double a : new double[] {0.5, 1, 3, 40, 5e3}) {
                IncompleteGamma gamma = IncompleteGamma.of(a);
                if (a > 0.5 || p > 1e-100) {               // below, the quantile itself underflows
                    assertThat(gamma.lower(gamma.inverseLower(p))).as("P(%s) = %s", a, p)
                        .isCloseTo(p, Percentage.withPercentage(5e-11));
                }
                assertThat(gamma.upper(gamma.inverseUpper(p))).as("Q(%s) = %s", a, p)
                    .isCloseTo(p, Percentage.withPercentage(5e-11));
                for (double b : new double[] {0.5, 2, 70}) {
                    IncompleteBeta beta = IncompleteBeta.of(a, b);
                    if (a == 0.5 && p < 1e-100 || b == 0.5 && p < 1e-100) {
                        continue;
                    }
                    double w = beta.inverseLowerOdds(p);
                    assertThat(beta.lowerAtOdds(w, 0)).as("I(%s, %s) = %s", a, b, p)
                        .isCloseTo(p, Percentage.withPercentage(1e-10));
                    w = beta.inverseUpperOdds(p);
                    assertThat(beta.upperAtOdds(w, 0)).isCloseTo(p, Percentage.withPercentage(1e-10));
                }
            }
        }
        assertThat(IncompleteGamma.of(2).inverseLower(0)).isZero();
        assertThat(IncompleteGamma.of(2).inverseLower(1)).isInfinite();
        assertThat(IncompleteBeta.of(2, 3).inverseLower(1)).isEqualTo(1);
        assertThat(IncompleteBeta.of(2, 3).inverseUpper(1)).isZero();
    }

    @Test
    void endsAndBadArguments() {
        assertThat(IncompleteGamma.of(2).lower(0)).isZero();
        assertThat(IncompleteGamma.of(2).upper(0)).isEqualTo(1);
        assertThat(IncompleteGamma.of(2).upper(Double.POSITIVE_INFINITY)).isZero();
        assertThat(IncompleteGamma.of(2).lower(Double.NaN)).isNaN();
        assertThat(IncompleteBeta.of(2, 3).lower(0)).isZero();
        assertThat(IncompleteBeta.of(2, 3).lower(1)).isEqualTo(1);
        assertThat(IncompleteBeta.of(0.2, 0.3).upper(1)).isZero();
        assertThat(IncompleteBeta.of(2, 3).lower(Double.NaN)).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> IncompleteGamma.of(-1))
            .withMessage("IncompleteGamma.of: a = -1.0: must be positive and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> IncompleteGamma.of(1).lower(-2))
            .withMessage("IncompleteGamma: x = -2.0: must not be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> IncompleteGamma.of(1).inverseLower(2))
            .withMessage("IncompleteGamma.inverseLower: p = 2.0: must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> IncompleteBeta.of(1, Double.NaN))
            .withMessage("IncompleteBeta.of: b = NaN: must be positive and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> IncompleteBeta.of(2, 3).lower(1.5))
            .withMessageContaining("must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> IncompleteBeta.of(2, 3).inverseUpperOdds(-1))
            .withMessage("IncompleteBeta.inverseUpperOdds: p = -1.0: must be between 0 and 1");
    }
}
