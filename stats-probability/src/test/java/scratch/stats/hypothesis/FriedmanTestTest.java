package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// R 4.2.2: friedman.test, with and without ties.
class FriedmanTestTest {
    /// Hollander & Wolfe 1973, p. 140: times to round first base, 22 players, three methods.
    private static final double[][] BASE = {{5.40, 5.50, 5.55}, {5.85, 5.70, 5.75}, {5.20, 5.60, 5.50}, {5.55, 5.50, 5.40},
        {5.90, 5.85, 5.70}, {5.45, 5.55, 5.60}, {5.40, 5.40, 5.35}, {5.45, 5.50, 5.35}, {5.25, 5.15, 5.00},
        {5.85, 5.80, 5.70}, {5.25, 5.20, 5.10}, {5.65, 5.55, 5.45}, {5.60, 5.35, 5.45}, {5.05, 5.00, 4.95},
        {5.50, 5.50, 5.40}, {5.45, 5.55, 5.50}, {5.55, 5.55, 5.35}, {5.45, 5.50, 5.55}, {5.50, 5.45, 5.25},
        {5.65, 5.60, 5.40}, {5.70, 5.65, 5.55}, {6.30, 6.30, 6.25}};

    @Test
    void agreesWithRWithTies() {
        TestResult result = FriedmanTest.test(BASE);
        assertThat(result.statistic()).isCloseTo(11.14285714285714, within(1e-13));
        assertThat(result.pValue()).isCloseTo(0.003805040775511363, within(1e-16));
        assertThat(result.df()).isEqualTo(2);
        assertThat(result.effect(EffectSize.KENDALLS_W)).isCloseTo(11.14285714285714 / 44, within(1e-14));
    }

    @Test
    void agreesWithRWithoutTies() {
        TestResult result = FriedmanTest.test(new double[][] {{1, 2, 3, 4}, {2, 1, 4, 3}, {1, 3, 2, 4}}, TestOptions.DEFAULT);
        assertThat(result.statistic()).isCloseTo(5.8, within(1e-14));
        assertThat(result.pValue()).isCloseTo(0.1217566197112537, within(1e-15));
    }

    @Test
    void twoTreatmentsAreTheSignTest() {
        // b = 2 blocks prefer the second, c = 1 the first: (b − c)²/(b + c)
        TestResult result = FriedmanTest.test(new double[][] {{1, 2}, {2, 1}, {1, 2}});
        assertThat(result.statistic()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(result.pValue()).isCloseTo(0.563702861650773, within(1e-15));
        assertThat(result.pValue())
                .isCloseTo(McNemarTest.test(2, 1, McNemarTest.Method.PLAIN, TestOptions.DEFAULT).pValue(), within(1e-15));
    }

    @Test
    void blocksMayDifferAsTheyLikeAndFullAgreementHasW1() {
        double[][] moved = new double[BASE.length][3];
        for (int i = 0; i < BASE.length; i++) {
            for (int j = 0; j < 3; j++) {
                moved[i][j] = Math.exp(BASE[i][j]) * (i + 1);
            }
        }
        assertThat(FriedmanTest.test(moved).pValue()).isEqualTo(FriedmanTest.test(BASE).pValue());
        assertThat(FriedmanTest.test(new double[][] {{1, 2, 3}, {4, 6, 9}, {-1, 0, 1}}).effect()).isEqualTo(1);
    }

    @Test
    void impossibleTablesAreRefused() {
        refused("FriedmanTest: 1 block: at least 2", new double[][] {{1, 2}});
        refused("block 2 has 1 value: at least 2", new double[][] {{1, 2}, {1}});
        refused("block 2 has 3 values, block 1 has 2: each block needs every treatment", new double[][] {{1, 2}, {1, 2, 3}});
        refused("every block has 3 equal values", new double[][] {{1, 1, 1}, {2, 2, 2}});
        refused("block 2[0] = NaN", new double[][] {{1, 2}, {Double.NaN, 2}});
        refused("block 2 = null", new double[][] {{1, 2}, null});
    }

    private static void refused(String words, double[]... blocks) {
        assertThatIllegalArgumentException().isThrownBy(() -> FriedmanTest.test(blocks)).withMessageContaining(words);
    }
}
