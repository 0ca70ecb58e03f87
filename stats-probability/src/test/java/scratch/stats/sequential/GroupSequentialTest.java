package scratch.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.stats.special.GaussLegendre;

/// The reference numbers come from a second implementation: NumPy 1.24.2, 400 Gauss-Legendre points over the whole range
/// at each look, roots by SciPy's brentq. They agree with the published 2.413, 2.040 and 14.2%.
class GroupSequentialTest {
    private static final Offset<Double> TIGHT = within(1e-11);
    private static final double Z = 1.959963984540054;

    @ParameterizedTest
    @CsvSource({"2, 0.08311780335451754, 2.178272088727436, 1.9774309592923618",
        "5, 0.1416893325909625, 2.4131762200609828, 2.040073174797293",
        "10, 0.19335659334978636, 2.5550127702865395, 2.0865021806265664"})
    void repeatedLooksPocockAndOBrienFleming(int looks, double error, double pocock, double obrienFleming) {
        assertThat(GroupSequential.constant(looks, Z).errorRate()).isEqualTo(error, TIGHT);
        assertThat(GroupSequential.pocock(looks, 0.05).bounds()[0]).isEqualTo(pocock, TIGHT);
        double[] bounds = GroupSequential.obrienFleming(looks, 0.05).bounds();
        assertThat(bounds[looks - 1]).isEqualTo(obrienFleming, TIGHT);
        assertThat(bounds[0]).isEqualTo(obrienFleming * Math.sqrt(looks), TIGHT);
    }

    @Test
    void theFiveBoundsOfTheReadme() {
        assertThat(GroupSequential.obrienFleming(5, 0.05).bounds())
                .containsExactly(new double[] {4.562, 3.226, 2.634, 2.281, 2.040}, within(5e-4));
        assertThat(GroupSequential.pocock(5, 0.05).bounds()).containsOnly(GroupSequential.pocock(5, 0.05).bounds()[4]);
    }

    @Test
    void spendingBoundsAtAnyLooks() {
        double[] fifths = {0.2, 0.4, 0.6, 0.8, 1};
        assertThat(GroupSequential.spending(fifths, Spending.obrienFleming(), 0.05).bounds()).containsExactly(new double[] {
            4.382612702883, 3.09972747759, 2.553354972617, 2.253847898334, 2.063501103569}, within(1e-9));
        assertThat(GroupSequential.spending(fifths, Spending.obrienFlemingOneSided(), 0.05).bounds()).containsExactly(
                new double[] {4.876884948791, 3.357011921575, 2.680280064545, 2.289816767712, 2.03103204331}, within(1e-9));
        assertThat(GroupSequential.spending(fifths, Spending.pocock(), 0.05).bounds()).containsExactly(new double[] {
            2.43797668805, 2.42681385815, 2.410193840271, 2.396645400649, 2.385984571623}, within(1e-9));
        assertThat(GroupSequential.spending(new double[] {0.3, 0.35, 1}, Spending.power(2), 0.05).bounds())
                .containsExactly(new double[] {2.840803717863, 2.890305400695, 1.993387562699}, within(1e-9));
    }

    @Test
    void whatIsSpentIsWhatIsUsed() {
        double[] times = {0.1, 0.15, 0.6, 0.61, 1};
        double[] stops = GroupSequential.spending(times, Spending.pocock(), 0.05).stopping(0);
        double used = 0;
        for (int j = 0; j < times.length; j++) {
            used += stops[j];
            assertThat(used).isEqualTo(Spending.pocock().spent(times[j], 0.05), within(1e-12));
        }
    }

    @Test
    void twoConventionsOfTheSameSpending() {
        double[] oneFormula = {1.2e-5, 0.0019, 0.0114, 0.0284, 0.05};
        double[] twoSides = {1.1e-6, 0.00079, 0.0076, 0.0244, 0.05};
        for (int j = 0; j < 5; j++) {
            double t = (j + 1) / 5.0;
            assertThat(Spending.obrienFleming().spent(t, 0.05)).isEqualTo(oneFormula[j], within(0.03 * oneFormula[j]));
            assertThat(Spending.obrienFlemingOneSided().spent(t, 0.05)).isEqualTo(twoSides[j], within(0.03 * twoSides[j]));
        }
    }

    @Test
    void stoppingProbabilitiesUnderADrift() {
        assertThat(GroupSequential.constant(5, 2.413).stopping(2.8)).containsExactly(new double[] {0.12298480206109456,
            0.16790642056288768, 0.16366533959648488, 0.14093014338984555, 0.11304648018472155}, TIGHT);
        assertThat(GroupSequential.of(new double[] {0.1, 0.5, 0.55, 1}, new double[] {3, 2.5, 2.4, 2.1}).stopping(1.5))
                .containsExactly(new double[] {0.006030140506303173, 0.07274413516351935, 0.033080931277938035,
                    0.18500126863809116}, TIGHT);
    }

    @Test
    void oneLookIsTheOrdinaryTest() {
        GroupSequential one = GroupSequential.pocock(1, 0.05);
        assertThat(one.bounds()[0]).isEqualTo(Z, TIGHT);
        assertThat(one.expectedInformation(3)).isEqualTo(1);
        assertThat(one.power(0)).isEqualTo(0.05, TIGHT);
    }

    @Test
    void aBoundOfInfinityIsNoLook() {
        var design = GroupSequential.of(new double[] {0.5, 1}, new double[] {Double.POSITIVE_INFINITY, Z});
        assertThat(design.errorRate()).isEqualTo(0.05, TIGHT);
        assertThat(GroupSequential.spending(new double[] {1e-4, 1}, Spending.obrienFleming(), 0.05).bounds()[0]).isInfinite();
    }

    @Test
    void manyLooksStayExact() {
        assertThat(GroupSequential.pocock(50, 0.05).errorRate()).isEqualTo(0.05, within(1e-12));
        assertThat(GroupSequential.constant(50, Z).errorRate()).isEqualTo(0.3203, within(5e-4));
    }

    @Test
    void theNumbersOfTheReadmesPitfalls() {
        // With a flat prior P(B > A) = Φ(z): leaving [0.05, 0.95] is |z| > 1.645.
        assertThat(GroupSequential.constant(1, 1.6448536269514722).errorRate()).isEqualTo(0.10, within(1e-9));
        assertThat(GroupSequential.constant(100, 1.6448536269514722).errorRate()).isEqualTo(0.592, within(1e-3));
        assertThat(1 - Math.pow(0.95, 5)).isEqualTo(0.226, within(5e-4));
        assertThat(1 - Math.pow(0.95, 50)).isEqualTo(0.923, within(5e-4));
    }

    @Test
    void earlyStoppingSavesDataAndCostsALittlePower() {
        GroupSequential pocock = GroupSequential.pocock(5, 0.05);
        GroupSequential obrienFleming = GroupSequential.obrienFleming(5, 0.05);
        double drift = Z + 0.8416212335729143;
        assertThat(pocock.power(drift)).isLessThan(obrienFleming.power(drift));
        assertThat(obrienFleming.power(drift)).isLessThan(0.8);
        assertThat(pocock.expectedInformation(drift)).isLessThan(obrienFleming.expectedInformation(drift)).isLessThan(0.8);
        assertThat(pocock.power(-drift)).isEqualTo(pocock.power(drift), TIGHT);
    }

    @Test
    void aSimulationAgreesWithTheIntegral() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        GroupSequential looks = GroupSequential.constant(5, Z);
        int runs = 40_000;
        int crossed = 0;
        for (int run = 0; run < runs; run++) {
            double sum = 0;
            double[] z = new double[5];
            for (int j = 0; j < 5; j++) {
                sum += random.nextGaussian();
                z[j] = sum / Math.sqrt(j + 1);
            }
            crossed += looks.firstCrossing(z) >= 0 ? 1 : 0;
        }
        assertThat((double) crossed / runs).isEqualTo(0.1417, within(3 * Math.sqrt(0.1417 * 0.8583 / runs)));
    }

    @Test
    void gaussLegendreIntegratesItsPolynomialsExactly() {
        double sum = 0;
        double power = 0;
        for (int i = 0; i < GaussLegendre.POINTS; i++) {
            sum += GaussLegendre.weight(i);
            power += GaussLegendre.weight(i) * Math.pow(GaussLegendre.node(i), 30);
        }
        assertThat(sum).isEqualTo(2, within(1e-14));
        assertThat(power).isEqualTo(2.0 / 31, within(1e-14));
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> GroupSequential.pocock(0, 0.05), "GroupSequential: looks = 0: must be between 1 and 1000");
        refused(() -> GroupSequential.pocock(5, 5), "GroupSequential: alpha = 5.0: must lie between 0 and 1");
        refused(() -> GroupSequential.of(new double[] {0.5, 0.5}, new double[] {2, 2}),
                "GroupSequential: information [0.5, 0.5]: must be positive and increasing");
        refused(() -> GroupSequential.of(new double[] {1}, new double[] {2, 2}),
                "GroupSequential.of: 1 looks, 2 bounds: each look needs its bound");
        refused(() -> GroupSequential.constant(2, Double.NaN), "GroupSequential.of: bound = NaN: must be positive");
        refused(() -> GroupSequential.pocock(2, 0.05).stopping(Double.NaN),
                "GroupSequential.stopping: drift = NaN: must be finite, and below 1e6");
        refused(() -> GroupSequential.constant(1, 2).firstCrossing(new double[] {1, 1}),
                "GroupSequential.firstCrossing: 2 values of Z, 1 looks: at most one for each look");
        refused(() -> GroupSequential.constant(1, 2).firstCrossing(new double[] {Double.NaN}),
                "GroupSequential.firstCrossing: z[0] = NaN: must be a number");
        refused(() -> GroupSequential.spending(new double[] {0.5, 1}, (t, alpha) -> alpha * (1 - t), 0.05),
                "GroupSequential.spending: 0.0 spent at look 2 after 0.025: must rise, and stay a probability");
        refused(() -> GroupSequential.spending(new double[] {1}, (t, alpha) -> Double.NaN, 0.05),
                "GroupSequential.spending: NaN spent at look 1 after 0.0: must rise, and stay a probability");
        refused(() -> Spending.pocock().spent(1.5, 0.05), "Spending.spent: t = 1.5, alpha = 0.05: the share of the data lies "
                + "between 0 and 1, alpha strictly between");
        refused(() -> MixtureSPRT.logLambda(5, 0.1, 0, 1), "MixtureSPRT.logLambda: sigma = 0.0: must be positive and finite");
        refused(() -> MixtureSPRT.logLambda(-1, 0.1, 1, 1), "MixtureSPRT.logLambda: n = -1, mean = 0.1: n must not be "
                + "negative, the mean must be finite");
        refused(() -> Spending.power(0), "Spending.power: rho = 0.0: must be positive and finite");
    }

    static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

    @Test
    void aPathThatNeverLeavesIsMinusOne() {
        assertThat(GroupSequential.constant(3, 2).firstCrossing(new double[] {1, -1, 1.9})).isEqualTo(-1);
        assertThat(GroupSequential.constant(3, 2).firstCrossing(new double[] {1, -2.1, 9})).isEqualTo(1);
        assertThat(GroupSequential.constant(3, 2).firstCrossing(new double[] {2, -2})).as("at the bound, and not yet done")
                .isEqualTo(-1);
        // more data than planned: all of alpha is spent at 1, nothing is left for 1.2
        assertThat(GroupSequential.spending(new double[] {0.5, 1, 1.2}, Spending.pocock(), 0.05).bounds()[2]).isInfinite();
        assertThat(Arrays.stream(GroupSequential.constant(3, 2).information()).max()).hasValue(1);
    }
}
