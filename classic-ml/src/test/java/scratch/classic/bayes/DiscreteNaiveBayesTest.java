package scratch.classic.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import scratch.math.Matrix;

/// Multinomial and Bernoulli: four short texts of Manning, Raghavan and Schütze, example 13.1, by hand, and the edges.
class DiscreteNaiveBayesTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final MultinomialNaiveBayes.Options COUNTS = MultinomialNaiveBayes.Options.standard();
    private static final BernoulliNaiveBayes.Options COINS = BernoulliNaiveBayes.Options.standard();
    // Chinese, Beijing, Shanghai, Macao, Tokyo, Japan
    private static final Matrix TEXTS = Matrix.of(new double[][] {
        {2, 1, 0, 0, 0, 0}, {2, 0, 1, 0, 0, 0}, {1, 0, 0, 1, 0, 0}, {1, 0, 0, 0, 1, 1}});
    private static final int[] CHINA = {1, 1, 1, 0};
    private static final Matrix ASKED = Matrix.of(new double[][] {{3, 0, 0, 0, 1, 1}});

    @Test
    void fourTextsByHandAsCounts() {
        MultinomialNaiveBayes model = MultinomialNaiveBayes.fit(TEXTS, CHINA, COUNTS);
        double china = 0.75 * Math.pow(3 / 7.0, 3) / 14 / 14;          // (5+1)/(8+6), (0+1)/(8+6)
        double other = 0.25 * Math.pow(2 / 9.0, 5);                    // (1+1)/(3+6), all three
        assertThat(model.logJoint(ASKED).row(0)).containsExactly(new double[] {Math.log(other), Math.log(china)}, EXACT);
        assertThat(model.predictProbabilities(ASKED).get(0, 1)).isCloseTo(china / (china + other), EXACT)
                .isCloseTo(0.6898, within(5e-5));
        assertThat(model.predict(ASKED)).containsExactly(1);
        for (int k = 0; k < 2; k++) {
            assertThat(Arrays.stream(model.logShares().row(k)).map(Math::exp).sum()).isCloseTo(1, EXACT);
        }
    }

    // the same texts, and the other answer: what is missing counts
    @Test
    void fourTextsByHandAsCoins() {
        BernoulliNaiveBayes model = BernoulliNaiveBayes.fit(TEXTS, CHINA, COINS);
        double china = 0.75 * 0.8 * 0.2 * 0.2 * 0.6 * 0.6 * 0.6;       // (3+1)/(3+2), (0+1)/(3+2), 1 − (1+1)/(3+2)
        double other = 0.25 * 8 / 27.0 * 8 / 27.0;                     // (1+1)/(1+2), 1 − (0+1)/(1+2)
        assertThat(model.logJoint(ASKED).row(0)).containsExactly(new double[] {Math.log(other), Math.log(china)}, EXACT);
        assertThat(model.predict(ASKED)).containsExactly(0);
        assertThat(Math.exp(model.logPresent().get(1, 0))).isCloseTo(0.8, EXACT);
    }

    @Test
    void aRowOfZerosGetsThePriorsOfCountsAndNotOfCoins() {
        Matrix nothing = Matrix.zeros(1, 6);
        assertThat(MultinomialNaiveBayes.fit(TEXTS, CHINA, COUNTS).predictProbabilities(nothing).row(0))
                .containsExactly(new double[] {0.25, 0.75}, EXACT);
        double china = 0.75 * 0.2 * Math.pow(0.6, 3) * 0.8 * 0.8;
        double other = 0.25 * Math.pow(1 / 3.0, 3) * Math.pow(2 / 3.0, 3);
        assertThat(BernoulliNaiveBayes.fit(TEXTS, CHINA, COINS).predictProbabilities(nothing).get(0, 1))
                .isCloseTo(china / (china + other), EXACT);
    }

    @Test
    void aTieGoesToTheFirstClass() {
        Matrix same = Matrix.of(new double[][] {{1}, {0}, {1}, {0}, {1}, {0}});
        int[] labels = {2, 2, 0, 0, 1, 1};
        assertThat(BernoulliNaiveBayes.fit(same, labels, COINS).predict(same)).containsOnly(0);
        assertThat(MultinomialNaiveBayes.fit(same, labels, COUNTS).predict(same)).containsOnly(0);
    }

    @Test
    void weightsCountRowsAgain() {
        double[] weights = {2, 1, 0, 3};
        int[] rows = {3, 0, 1, 3, 0, 3};
        int[] labels = {0, 1, 1, 0, 1, 0};
        assertThat(MultinomialNaiveBayes.fit(TEXTS, CHINA, weights, COUNTS).logJoint(TEXTS).data()).containsExactly(
                MultinomialNaiveBayes.fit(TEXTS.selectRows(rows), labels, COUNTS).logJoint(TEXTS).data(), EXACT);
        assertThat(BernoulliNaiveBayes.fit(TEXTS, CHINA, weights, COINS).logJoint(TEXTS).data()).containsExactly(
                BernoulliNaiveBayes.fit(TEXTS.selectRows(rows), labels, COINS).logJoint(TEXTS).data(), EXACT);
    }

    @Test
    void aColumnIsPresentAboveTheThreshold() {
        BernoulliNaiveBayes above = BernoulliNaiveBayes.fit(TEXTS, CHINA, new BernoulliNaiveBayes.Options(Priors.learned(), 1,
                1));
        // above 1: "Chinese" in two of three texts of class 1, in none of class 0
        assertThat(Math.exp(above.logPresent().get(1, 0))).isCloseTo(0.6, EXACT);
        assertThat(Math.exp(above.logPresent().get(0, 0))).isCloseTo(1 / 3.0, EXACT);
        assertThat(above.logJoint(Matrix.of(new double[][] {{1, 1, 1, 1, 1, 1}})).data())
                .containsExactly(above.logJoint(Matrix.zeros(1, 6)).data());
        assertThat(above.logJoint(Matrix.of(new double[][] {{1.01, 0, 0, 0, 0, 0}})).data())
                .isNotEqualTo(above.logJoint(Matrix.zeros(1, 6)).data());
    }

    // θ of column 1 in class 0 is 1e-300 / 1e300, which is no double
    @Test
    void hugeAndTinyCountsDoNotUnderflow() {
        Matrix x = Matrix.of(new double[][] {{1e300, 0}, {0, 1e-300}});
        MultinomialNaiveBayes model = MultinomialNaiveBayes.fit(x, new int[] {0, 1},
                new MultinomialNaiveBayes.Options(Priors.learned(), 1e-300));
        assertThat(model.logShares().get(0, 1)).isCloseTo(-600 * Math.log(10), within(1e-9));
        assertThat(model.logShares().get(1, 1)).isCloseTo(Math.log(2 / 3.0), EXACT);
        assertThat(model.logProbabilities(Matrix.of(new double[][] {{0, 1e6}})).get(0, 0))
                .isCloseTo(-600e6 * Math.log(10) - 1e6 * Math.log(2 / 3.0), within(1e-3));
        assertThat(model.predictProbabilities(Matrix.of(new double[][] {{0, 1e6}, {1, 0}})).data()).containsExactly(
                new double[] {0, 1, 0.75, 0.25}, EXACT);
        assertThatThrownBy(() -> MultinomialNaiveBayes.fit(Matrix.of(new double[][] {{1e308, 1e308}, {1, 1}}),
                new int[] {0, 1}, COUNTS)).isInstanceOf(ArithmeticException.class)
                .hasMessage("MultinomialNaiveBayes.fit: the counts of class 0 add up to more than a double holds: scale them"
                        + " first");
        assertThatThrownBy(() -> MultinomialNaiveBayes.fit(TEXTS, CHINA, COUNTS).predict(Matrix.of(new double[][] {
            {0, 0, 0, 1e308, 1e308, 1e308}}))).isInstanceOf(ArithmeticException.class).hasMessageStartingWith(
                    "NaiveBayes.predict: row 0: is so far from every class");
    }

    // each column is present in 1 of 2 rows of class 0 and in 2 of 2 of class 1: p = 1/2 and 3/4
    @Test
    void aHundredThousandColumnsDoNotUnderflow() {
        int d = 100_000;
        Matrix x = Matrix.zeros(4, d);
        Arrays.fill(x.data(), d, 4 * d, 1);
        BernoulliNaiveBayes coins = BernoulliNaiveBayes.fit(x, new int[] {0, 0, 1, 1}, COINS);
        double difference = d * Math.log(0.75 / 0.5);
        assertThat(coins.logProbabilities(x.selectRows(3)).get(0, 0)).isCloseTo(-difference, within(1e-6));
        assertThat(coins.logProbabilities(x.selectRows(0)).get(0, 1)).isCloseTo(-d * Math.log(2), within(1e-6));
        assertThat(coins.predict(x)).containsExactly(0, 1, 1, 1);
        assertThat(MultinomialNaiveBayes.fit(x, new int[] {0, 0, 1, 1}, COUNTS).predictProbabilities(x.selectRows(2)).row(0))
                .containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    }

    @Test
    void badNumbersAreRefusedByName() {
        Matrix negative = TEXTS.copy();
        negative.set(2, 5, -1);
        refused(() -> MultinomialNaiveBayes.fit(negative, CHINA, COUNTS),
                "MultinomialNaiveBayes.fit: -1.0 in row 2, column 5: a count must be 0 or more");
        MultinomialNaiveBayes counts = MultinomialNaiveBayes.fit(TEXTS, CHINA, COUNTS);
        BernoulliNaiveBayes coins = BernoulliNaiveBayes.fit(negative, CHINA, COINS);
        refused(() -> counts.predict(negative),
                "MultinomialNaiveBayes.predict: -1.0 in row 2, column 5: a count must be 0 or more");
        refused(() -> counts.predict(Matrix.zeros(1, 5)), "MultinomialNaiveBayes.predict: x has 5 columns: the model has 6");
        refused(() -> coins.predict(Matrix.zeros(1, 7)), "BernoulliNaiveBayes.predict: x has 7 columns: the model has 6");
        negative.set(2, 5, Double.NaN);
        refused(() -> counts.predict(negative), "NaN");
        refused(() -> coins.predict(negative), "NaN");
        refused(() -> new MultinomialNaiveBayes.Options(Priors.learned(), 0), "MultinomialNaiveBayes.Options: smoothing");
        refused(() -> new BernoulliNaiveBayes.Options(Priors.learned(), -1, 0), "BernoulliNaiveBayes.Options: smoothing");
        refused(() -> new BernoulliNaiveBayes.Options(Priors.learned(), 1, Double.NaN), "threshold");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
