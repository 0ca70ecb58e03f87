package scratch.classic.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.classification.DiscreteNaiveBayes;
import smile.stat.distribution.Distribution;
import smile.stat.distribution.GaussianDistribution;

import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;

/// scikit-learn 1.2.1 (GaussianNB, MultinomialNB, BernoulliNB) and Smile 4.4.2 (NaiveBayes, DiscreteNaiveBayes).
class NaiveBayesParityTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final ClassificationData WINE = Datasets.wine();
    private static final ClassificationData DIGITS = Datasets.digits();
    private static final Matrix X = Matrix.of(WINE.x());
    private static final Matrix PIXELS = Matrix.of(DIGITS.x());

    // GaussianNB(var_smoothing=0).fit(X, y); theta_, var_, predict_log_proba
    @Test
    void gaussianAsScikitLearnHasIt() {
        var none = new GaussianNaiveBayes.Options(Priors.learned(), 0);
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(X, WINE.y(), none);
        assertThat(model.means().get(0, 0)).isCloseTo(13.744745762711865, CLOSE);
        assertThat(model.variances().get(2, 12)).isCloseTo(12971.34331597222, within(1e-7));
        Matrix logs = model.logProbabilities(X);
        assertThat(logs.get(0, 1)).isCloseTo(-22.72069857481745, CLOSE);
        assertThat(logs.row(83)).containsExactly(new double[] {-33.76363891582287, -3.364004729589663, -0.03520905967140209},
                CLOSE);
        assertThat(ofTruth(logs, WINE.y())).isCloseTo(-9.135179475757077, CLOSE);
        assertThat(right(model.predict(X), WINE.y())).isEqualTo(176);
    }

    // GaussianNB(priors=[.2, .3, .5], var_smoothing=0).fit(X, y, sample_weight=1 + np.arange(n) % 3)
    @Test
    void gaussianWithWeightsAndPriorsAsScikitLearnHasIt() {
        var given = new GaussianNaiveBayes.Options(Priors.of(0.2, 0.3, 0.5), 0);
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(X, WINE.y(), weights(178), given);
        assertThat(model.means().get(1, 4)).isCloseTo(94.16901408450704, CLOSE);
        assertThat(model.variances().get(1, 4)).isCloseTo(269.9010117040269, CLOSE);
        assertThat(ofTruth(model.logProbabilities(X), WINE.y())).isCloseTo(-12.348944558223232, CLOSE);
    }

    // MultinomialNB(alpha=0.5).fit(X, y, sample_weight=1 + np.arange(n) % 3) on the digits
    @Test
    void multinomialAsScikitLearnHasIt() {
        MultinomialNaiveBayes model = MultinomialNaiveBayes.fit(PIXELS, DIGITS.y(), weights(1797),
                new MultinomialNaiveBayes.Options(Priors.learned(), 0.5));
        assertThat(model.logShares().get(3, 20)).isCloseTo(-3.2535209448916476, CLOSE);
        assertThat(model.logShares().get(0, 0)).isCloseTo(-12.338845000158228, CLOSE);
        assertThat(model.logPriors()[4]).isCloseTo(-2.309285285563866, CLOSE);
        Matrix logs = model.logProbabilities(PIXELS);
        assertThat(ofTruth(logs, DIGITS.y())).isCloseTo(-4465.340319764353, within(1e-7));
        assertThat(Arrays.stream(logs.row(5)).min().orElseThrow()).isCloseTo(-258.9345607697883, CLOSE);
        assertThat(right(model.predict(PIXELS), DIGITS.y())).isEqualTo(1624);
    }

    // BernoulliNB(alpha=0.5, binarize=7), the same weights
    @Test
    void bernoulliAsScikitLearnHasIt() {
        BernoulliNaiveBayes model = BernoulliNaiveBayes.fit(PIXELS, DIGITS.y(), weights(1797),
                new BernoulliNaiveBayes.Options(Priors.learned(), 0.5, 7));
        assertThat(model.logPresent().get(3, 20)).isCloseTo(-0.17402275397926026, CLOSE);
        assertThat(ofTruth(model.logProbabilities(PIXELS), DIGITS.y())).isCloseTo(-792.7019897113641, within(1e-7));
        assertThat(right(model.predict(PIXELS), DIGITS.y())).isEqualTo(1620);
    }

    @Test
    void gaussianAsSmileHasItWithTheSameBellCurves() {
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(X, WINE.y(), GaussianNaiveBayes.Options.standard());
        Distribution[][] bells = new Distribution[3][13];
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 13; j++) {
                bells[k][j] = new GaussianDistribution(model.means().get(k, j), Math.sqrt(model.variances().get(k, j)));
            }
        }
        var smile = new smile.classification.NaiveBayes(Arrays.stream(model.logPriors()).map(Math::exp).toArray(), bells);
        Matrix p = model.predictProbabilities(X);
        for (int i = 0; i < X.rows(); i++) {
            double[] theirs = new double[3];
            assertThat(smile.predict(WINE.x()[i], theirs)).isEqualTo(model.predict(X.selectRows(i))[0]);
            assertThat(p.row(i)).containsExactly(theirs, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsAndCoinsAsSmileHasThem(long seed) {
        var random = Generators.random(seed);
        int d = 3 + (int) seed * 5;
        int[] y = IntStream.range(0, 90).map(i -> i < 3 ? i : random.nextInt(3)).toArray();
        int[][] counts = new int[90][];
        for (int i = 0; i < 90; i++) {
            int label = y[i];
            counts[i] = IntStream.range(0, d).map(j -> Math.max(0, random.nextInt(4) - (j % 3 == label ? 0 : 2))).toArray();
            counts[i][0]++;
        }
        double[] equal = {0.2, 0.3, 0.5};
        Matrix x = Matrix.of(Arrays.stream(counts).map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new));
        NaiveBayes dice = MultinomialNaiveBayes.fit(x, y, new MultinomialNaiveBayes.Options(Priors.of(equal), 1));
        NaiveBayes coins = BernoulliNaiveBayes.fit(x, y, new BernoulliNaiveBayes.Options(Priors.of(equal), 1, 0));
        assertSame(dice, DiscreteNaiveBayes.Model.MULTINOMIAL, x, counts, y, equal);
        assertSame(coins, DiscreteNaiveBayes.Model.BERNOULLI, x, counts, y, equal);
    }

    private static void assertSame(NaiveBayes ours, DiscreteNaiveBayes.Model kind, Matrix x, int[][] counts, int[] y,
                                   double[] priors) {
        DiscreteNaiveBayes smile = new DiscreteNaiveBayes(kind, priors, x.columns());
        smile.update(counts, y);
        int[] labels = ours.predict(x);
        Matrix p = ours.predictProbabilities(x);
        for (int i = 0; i < counts.length; i++) {
            double[] theirs = new double[3];
            assertThat(smile.predict(counts[i], theirs)).isEqualTo(labels[i]);
            assertThat(p.row(i)).containsExactly(theirs, within(1e-12));
        }
    }

    private static double[] weights(int n) {
        return IntStream.range(0, n).mapToDouble(i -> 1 + i % 3).toArray();
    }

    private static double ofTruth(Matrix logs, int[] labels) {
        return IntStream.range(0, labels.length).mapToDouble(i -> logs.get(i, labels[i])).sum();
    }

    private static long right(int[] predicted, int[] labels) {
        return IntStream.range(0, labels.length).filter(i -> predicted[i] == labels[i]).count();
    }
}
