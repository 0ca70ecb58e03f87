package scratch.stats.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

import scratch.example.data.Anscombe;
import scratch.example.data.Generators;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.CorrelationTest.Method;
import scratch.stats.hypothesis.EffectSize;
import scratch.stats.hypothesis.PValueAdjustment;
import scratch.stats.hypothesis.TestOptions;

/// Every number of the README that the example does not print.
class CorrelationTestsTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2, 1, 4, 3, 5};

    @Test
    void fivePointsByHand() {
        assertThat(CorrelationTest.pearson(X, Y)).isCloseTo(0.8, within(1e-15));
        assertThat(CorrelationTest.spearman(X, Y, Method.EXACT, TWO).pValue()).isCloseTo(16 / 120.0, within(1e-15));
        assertThat(CorrelationTest.kendall(X, Y, Method.EXACT, TWO).effect()).isCloseTo(0.6, within(1e-15));
        assertThat(CorrelationTest.kendall(X, Y, Method.EXACT, TWO).pValue()).isCloseTo(28 / 120.0, within(1e-15));
        assertThat(CorrelationTest.spearman(X, Y, Method.APPROXIMATE, TWO).pValue()).isCloseTo(0.104, within(5e-4));
        assertThat(CorrelationTest.pearson(X, Y, TWO).statistic()).isCloseTo(2.3094, within(5e-5));
    }

    @Test
    void anscombesFirstSet() {
        var r = CorrelationTest.pearson(Anscombe.x(0), Anscombe.y(0), TWO);
        assertThat(r.statistic()).isCloseTo(4.241, within(5e-4));
        assertThat(r.df()).isEqualTo(9);
        assertThat(r.effect(EffectSize.R_SQUARED)).isCloseTo(0.667, within(5e-4));
        assertThat(CorrelationTest.kendall(Anscombe.x(0), Anscombe.y(0), Method.APPROXIMATE, TWO).pValue())
                .isCloseTo(0.00644, within(5e-6));
    }

    @Test
    void aHundredMillionInFrontEatsTheRawSums() {
        double[] x = Arrays.stream(X).map(v -> v + 1e8).toArray();
        double[] y = Arrays.stream(Y).map(v -> v + 1e8).toArray();
        assertThat(CorrelationTest.pearson(x, y)).isCloseTo(0.8, within(1e-14));
        double sx = Arrays.stream(x).sum();
        double sy = Arrays.stream(y).sum();
        double sxy = 0;
        double sxx = 0;
        double syy = 0;
        for (int i = 0; i < 5; i++) {
            sxy += x[i] * y[i];
            sxx += x[i] * x[i];
            syy += y[i] * y[i];
        }
        assertThat((sxy - sx * sy / 5) / Math.sqrt((sxx - sx * sx / 5) * (syy - sy * sy / 5))).isNotCloseTo(0.8, within(0.1));
    }

    @Test
    void anIncreasingTransformationMovesOnlyPearson() {
        double[] log = Arrays.stream(Anscombe.x(0)).map(Math::log).toArray();
        double[] y = Anscombe.y(0);
        assertThat(CorrelationTest.spearman(log, y, Method.AUTO, TWO).effect())
                .isEqualTo(CorrelationTest.spearman(Anscombe.x(0), y, Method.AUTO, TWO).effect());
        assertThat(CorrelationTest.kendall(log, y, Method.AUTO, TWO).effect())
                .isEqualTo(CorrelationTest.kendall(Anscombe.x(0), y, Method.AUTO, TWO).effect());
        assertThat(CorrelationTest.pearson(log, y)).isNotCloseTo(CorrelationTest.pearson(Anscombe.x(0), y), within(1e-3));
    }

    @Test
    void aColumnWithoutItsLeverIsConstant() {
        double[] x = Anscombe.x(3);
        x[7] = 8;
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelationTest.pearson(x, Anscombe.y(3)))
                .withMessageContaining("x is constant (every value is 8.0)");
    }

    @Test
    void theAdjustmentsOfFivePValues() {
        double[] p = {0.005, 0.011, 0.02, 0.04, 0.13};
        assertThat(PValueAdjustment.holm(p)).containsExactly(new double[] {0.025, 0.044, 0.06, 0.08, 0.13}, within(1e-15));
        assertThat(PValueAdjustment.bonferroni(p)).containsExactly(new double[] {0.025, 0.055, 0.1, 0.2, 0.65}, within(1e-15));
        assertThat(PValueAdjustment.benjaminiHochberg(p)).containsExactly(new double[] {0.025, 0.0275, 1 / 30.0, 0.05, 0.13},
                within(1e-15));
        // 137/60 = 1 + 1/2 + 1/3 + 1/4 + 1/5
        assertThat(PValueAdjustment.benjaminiYekutieli(p)[0]).isCloseTo(0.025 * 137 / 60, within(1e-15))
                .isCloseTo(0.0571, within(5e-5));
        assertThat(PValueAdjustment.sidak(p)[0]).isCloseTo(1 - Math.pow(0.995, 5), within(1e-15));
        assertThat(1 - Math.pow(0.95, 20)).isCloseTo(0.64, within(5e-3));
    }

    @Test
    void benjaminiAndHochbergKeepTheShareOfFalseDiscoveries() {
        RandomGenerator random = Generators.random(5);
        double share = 0;
        int any = 0;
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            double[] p = new double[20];
            for (int i = 0; i < 20; i++) {
                p[i] = i < 10 ? random.nextDouble() : Math.pow(random.nextDouble(), 8);   // ten true, ten false hypotheses
            }
            double[] adjusted = PValueAdjustment.benjaminiHochberg(p);
            int wrong = 0;
            int rejected = 0;
            for (int i = 0; i < 20; i++) {
                rejected += adjusted[i] <= 0.05 ? 1 : 0;
                wrong += i < 10 && adjusted[i] <= 0.05 ? 1 : 0;
            }
            share += rejected == 0 ? 0 : (double) wrong / rejected / runs;
            any += wrong > 0 ? 1 : 0;
        }
        assertThat(share).isLessThan(0.035);
        assertThat(any / (double) runs).isGreaterThan(0.1);
    }
}
