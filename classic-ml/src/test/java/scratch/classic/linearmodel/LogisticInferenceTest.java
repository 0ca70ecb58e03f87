package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.Arrays;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import scratch.classic.linearmodel.LogisticRegression.Options;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

class LogisticInferenceTest {
    private static final ClassificationData CANCER = Datasets.breastCancer();

    // Newton's method in 40 digits, mpmath, on breast cancer as it is. statsmodels 0.13.5, Logit(y, add_constant(x[:, [0, 1,
    // 4]])).fit(method='newton', tol=1e-14), has the same to 11 digits; its null deviance, fitted too, is right to 10
    @Test
    void breastCancerToTheDigitsOfALongNewton() {
        Matrix x = Matrix.of(CANCER.x()).selectColumns(new int[] {0, 1, 4});
        LogisticInference inference = LogisticRegression.fit(x, CANCER.y(), Options.of(0)).inference();
        assertThat(inference.estimates()).containsExactly(
                new double[] {42.019407644915674, -1.3969924080960106, -0.3805589262658946, -144.67422711501365},
                within(1e-6));
        relative(inference.standardErrors(), 4.4594268661760728, 0.15403240976522126, 0.057113246653503004,
                19.046875088980196);
        relative(new double[] {inference.z(0), inference.z(1), inference.z(2), inference.z(3)}, 9.422602703414661,
                -9.069470575868879, -6.663233987986507, -7.595693594835605);
        relative(new double[] {inference.pValue(1), inference.pValue(2)}, 1.1959669979561729e-19, 2.678666697289138e-11);
        Interval radius = inference.interval(1, 0.95);
        relative(new double[] {radius.lower(), radius.upper()}, -1.6988903836877942, -1.095094432504227);
        Interval odds = inference.oddsRatio(1, 0.95);
        relative(new double[] {odds.estimate(), odds.lower(), odds.upper()}, Math.exp(-1.3969924080960106),
                0.18288634517699853, 0.3345080170273415);
        relative(new double[] {inference.deviance(), inference.nullDeviance(), inference.likelihoodRatioPValue()},
                187.29022271784921, 751.44000538416901, 5.9543761905623765e-122);
    }

    private static void relative(double[] ours, double... theirs) {
        for (int i = 0; i < theirs.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], Percentage.withPercentage(1e-6));
        }
    }

    @Test
    void theErrorOfALogOddsRatioIsTheRootOfFourReciprocals() {
        // x = 0: 2 of 8 positive, x = 1: 6 of 9: se² = 1/2 + 1/6 + 1/6 + 1/3 (Woolf)
        Matrix x = Matrix.zeros(17, 1);
        int[] y = new int[17];
        Arrays.fill(x.data(), 8, 17, 1);
        Arrays.fill(y, 0, 2, 1);
        Arrays.fill(y, 8, 14, 1);
        LogisticInference inference = LogisticRegression.fit(x, y, Options.of(0)).inference();
        assertThat(inference.standardErrors()[1]).isCloseTo(Math.sqrt(1 / 2.0 + 1 / 6.0 + 1 / 6.0 + 1 / 3.0), within(1e-8));
        assertThat(inference.standardErrors()[0]).isCloseTo(Math.sqrt(1 / 2.0 + 1 / 6.0), within(1e-8));
        assertThat(inference.oddsRatio(1, 0.95).estimate()).isCloseTo(6, within(1e-6));
        // four cells as four rows with weights: the same fit
        Matrix cells = Matrix.wrap(4, 1, new double[] {0, 0, 1, 1});
        LogisticInference weighted = LogisticRegression.fit(cells, new int[] {0, 1, 0, 1}, new double[] {6, 2, 3, 6},
                Options.of(0)).inference();
        assertThat(weighted.standardErrors()).containsExactly(inference.standardErrors(), within(1e-8));
        assertThat(weighted.deviance()).isCloseTo(inference.deviance(), within(1e-10));
        assertThat(weighted.nullDeviance()).isCloseTo(inference.nullDeviance(), within(1e-10));
    }

    @Test
    void askingForWhatIsNotThereIsRefused() {
        Matrix x = Matrix.wrap(4, 1, new double[] {1, 2, 3, 4});
        LogisticRegression penalised = LogisticRegression.fit(x, new int[] {0, 1, 0, 1}, Options.of(1));
        assertThatThrownBy(penalised::inference).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("a fit with a penalty pulls its weights towards 0");
        LogisticInference inference = LogisticRegression.fit(x, new int[] {0, 1, 0, 1}, Options.of(0)).inference();
        refused(() -> inference.z(2), "LogisticInference.z: coefficient 2: must be from 0 to 1");
        refused(() -> inference.oddsRatio(0, 0.95), "the intercept is no ratio");
        refused(() -> inference.interval(1, 95), "level");
    }
}
