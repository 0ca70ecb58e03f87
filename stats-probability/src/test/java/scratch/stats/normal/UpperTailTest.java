package scratch.stats.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.stats.distribution.Normal;

/// Held to 50-digit values, because no double-precision library is exact in the tail.
class UpperTailTest {
    private static final Normal Z = Normal.STANDARD;

    @ParameterizedTest
    @CsvSource({"0.5, 0.308537538725986896", "1, 0.158655253931457051", "2, 0.0227501319481792072",
                "3, 0.00134989803163009453", "5, 2.86651571879193912e-7", "8, 6.22096057427178412e-16",
                "10, 7.61985302416052607e-24", "20, 2.75362411860623369e-89", "30, 4.90671392714819e-198",
                "37, 5.72557122252457682e-300"})
    void theErrorFunctionIsRightEverywhere(double z, double exact) {
        assertThat(UpperTail.errorFunction(z)).isEqualTo(exact, within(1e-14 * exact));
    }

    @Test
    void oneMinusCdfTurnsIntoStairsAndFallsOff() {
        assertThat(UpperTail.oneMinusCdf(8)).isEqualTo(6 * 0x1p-53);
        assertThat(UpperTail.oneMinusCdf(8.3)).isZero();
        assertThat(UpperTail.oneMinusCdf(10)).isZero();
    }

    @Test
    void theTaylorSeriesIsRightNearTheCentreAndAbsurdFarOut() {
        assertThat(UpperTail.taylor(1)).isEqualTo(0.158655253931457051, within(1e-15));
        assertThat(UpperTail.taylor(3)).isEqualTo(0.00134989803163009453, within(1e-13));
        assertThat(UpperTail.taylor(10)).isEqualTo(418.2, within(0.05));
        // Its largest term at 10: k = 50 or so, 10^(2k+1) / (2^k k! (2k+1)).
        double largest = 0;
        double power = 10;
        for (int k = 0; k < 200; k++) {
            largest = Math.max(largest, power / (2 * k + 1));
            power *= 100.0 / (2 * (k + 1));
        }
        assertThat(largest).isBetween(2e19, 4e19);
    }

    @Test
    void theSeriesOfTheReadmeByHand() {
        double[] terms = {1, -1.0 / 6, 1.0 / 40, -1.0 / 336, 1.0 / 3456};
        double[] partial = {0.8989, 0.8325, 0.8424, 0.8412, 0.84135};
        double sum = 0;
        for (int k = 0; k < terms.length; k++) {
            sum += terms[k];
            assertThat(0.5 + sum / Math.sqrt(2 * Math.PI)).isEqualTo(partial[k], within(5.1e-5));
        }
        assertThat(Z.cdf(1)).isEqualTo(0.8413447, within(5e-8));
        assertThat(UpperTail.continuedFraction(2, 0)).isEqualTo(0.0540 / 2, within(5e-5));
        assertThat(Z.survival(2)).isEqualTo(0.0228, within(5e-5));
        assertThat(UpperTail.continuedFraction(10, 0)).isEqualTo(7.69e-24, within(5e-27));
        assertThat(UpperTail.continuedFraction(10, 0) / Z.survival(10)).isEqualTo(1.01, within(5e-3));
    }

    @Test
    void theContinuedFractionNeedsDepthNearTheCentreOnly() {
        double one = 0.158655253931457051;
        double three = 0.00134989803163009453;
        assertThat(UpperTail.continuedFraction(3, 40)).isEqualTo(three, within(1e-13 * three));
        assertThat(Math.abs(UpperTail.continuedFraction(1, 40) / one - 1)).isBetween(1e-6, 1e-4);
        assertThat(UpperTail.continuedFraction(1, 2000)).isEqualTo(one, within(1e-14));
        assertThat(UpperTail.continuedFraction(37, 10)).isEqualTo(5.72557122252457682e-300, within(1e-312));
        // Neighbouring depths enclose the truth.
        for (int depth = 0; depth < 20; depth += 2) {
            assertThat(UpperTail.continuedFraction(2, depth)).isGreaterThan(Z.survival(2));
            assertThat(UpperTail.continuedFraction(2, depth + 1)).isLessThan(Z.survival(2));
        }
    }

    @Test
    void sixtyEightNinetyFiveNinetyNinePointSeven() {
        assertThat(1 - 2 * Z.survival(1)).isEqualTo(0.68269, within(5e-6));
        assertThat(1 - 2 * Z.survival(2)).isEqualTo(0.95450, within(5e-6));
        assertThat(1 - 2 * Z.survival(3)).isEqualTo(0.99730, within(5e-6));
        assertThat(2 * Z.survival(3)).isEqualTo(0.0027, within(5e-6));
        assertThat(Z.quantile(0.975)).isEqualTo(1.959963984540054, within(1e-15));
    }

    @Test
    void sixSigmaMeansFourAndAHalf() {
        assertThat(Z.survival(6)).isEqualTo(9.87e-10, within(5e-13));
        assertThat(Z.survival(4.5)).isEqualTo(3.4e-6, within(5e-9));
    }

    @Test
    void aDensityIsNotAProbability() {
        assertThat(Normal.of(0, 0.1).pdf(0)).isEqualTo(3.99, within(5e-3));
        assertThat(Normal.of(0, 0.1).cdf(0.1) - Normal.of(0, 0.1).cdf(-0.1)).isEqualTo(1 - 2 * Z.survival(1), within(1e-15));
    }

    @Test
    void roundingTheSquareCostsDigitsThatSplittingKeeps() {
        double worst = 0;
        for (double z = 20; z < 37; z += 0.0137) {
            double naive = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            worst = Math.max(worst, Math.abs(naive / Z.pdf(z) - 1));
        }
        assertThat(worst).isBetween(1e-14, 1e-13);
    }

    @Test
    void theQuantileGoesAsFarAsTheTail() {
        assertThat(Z.upperQuantile(1e-300)).isEqualTo(37.047096299361199, within(1e-13));
        assertThat(Z.quantile(Z.cdf(-10))).isEqualTo(-10, within(1e-14));
        assertThat(Z.survival(Z.upperQuantile(1e-200))).isEqualTo(1e-200, within(1e-212));
    }

    @Test
    void zScoresKeepTheShape() {
        double[] skewed = {1, 1, 1, 2, 5};
        double mean = 2;
        double sd = Math.sqrt(12.0 / 5);
        double cubes = 0;
        for (double value : skewed) {
            cubes += Math.pow((value - mean) / sd, 3);
        }
        assertThat(cubes / 5).isEqualTo(1.29, within(5e-3));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        assertThatThrownBy(() -> UpperTail.taylor(Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UpperTail: z = NaN: needs a number");
        assertThatThrownBy(() -> UpperTail.continuedFraction(0, 5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UpperTail.continuedFraction: z = 0.0, depth = 5: needs z above 0 and a depth of at least 0");
    }
}
