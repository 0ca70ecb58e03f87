package scratch.stats.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ErfTest {
    private static final Percentage TIGHT = Percentage.withPercentage(4e-13);

    @Test
    void upperTailKeepsItsDigits() {
        double[][] known = {                               // mpmath, 50 digits
            {0.5, 0.30853753872598689637}, {1, 0.15865525393145705142}, {5, 2.8665157187919391167e-7},
            {8, 6.2209605742717841235e-16}, {10, 7.6198530241605260660e-24}, {20, 2.7536241186062336951e-89},
            {37, 5.7255712225245768227e-300}, {-10, 1}};
        for (double[] row : known) {
            assertThat(Erf.normalUpper(row[0])).as("z = %s", row[0]).isCloseTo(row[1], TIGHT);
            assertThat(Erf.normalLower(-row[0])).isEqualTo(Erf.normalUpper(row[0]));
        }
    }

    @Test
    void errorFunctionsAreOneFunction() {
        for (double x : new double[] {0, 1e-300, 1e-8, 0.3, 0.476, 0.48, 1, 3.9, 4.1, 6, 20, 26}) {
            assertThat(Erf.erf(x) + Erf.erfc(x)).isCloseTo(1, Percentage.withPercentage(1e-13));
            assertThat(Erf.erf(-x)).isEqualTo(-Erf.erf(x));
            assertThat(Erf.erfc(-x)).isCloseTo(2 - Erf.erfc(x), Percentage.withPercentage(1e-13));
            assertThat(Erf.erfcx(x) * Math.exp(-x * x)).isCloseTo(Erf.erfc(x), Percentage.withPercentage(1e-10));
            assertThat(Erf.erfc(x)).isCloseTo(2 * Erf.normalUpper(x * Math.sqrt(2)), Percentage.withPercentage(1e-10));
        }
        assertThat(Erf.erfc(10)).isCloseTo(2.0884875837625447570e-45, TIGHT);
        assertThat(Erf.erf(1e-20)).isCloseTo(1.1283791670955125739e-20, TIGHT);
        assertThat(Erf.erfcx(1e10)).isCloseTo(5.6418958354775628695e-11, TIGHT);
    }

    @Test
    void scaledTailIsContinuousWhereTheFormulaChanges() {
        for (double seam : new double[] {0.67448975, 5.656854249492380195}) {
            double below = Erf.scaledTail(Math.nextDown(seam));
            assertThat(Erf.scaledTail(seam)).isCloseTo(below, Percentage.withPercentage(2e-13));
        }
    }

    @Test
    void limitsAndNaN() {
        assertThat(Erf.normalUpper(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Erf.normalUpper(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(Erf.normalUpper(Double.NaN)).isNaN();
        assertThat(Erf.erf(Double.NaN)).isNaN();
        assertThat(Erf.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void quantileInvertsTheTail() {
        for (double p : new double[] {1e-300, 1e-100, 1e-16, 1e-6, 0.01, 0.0749, 0.0751, 0.3, 0.4999}) {
            double z = InverseNormal.upper(p);
            assertThat(Erf.normalUpper(z)).isCloseTo(p, Percentage.withPercentage(5e-11));
        }
        assertThat(InverseNormal.upper(1e-300)).isCloseTo(37.047096299361199, TIGHT);
        assertThat(InverseNormal.upper(0.025)).isCloseTo(1.9599639845400545, TIGHT);
        assertThat(InverseNormal.upper(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(InverseNormal.upper(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
