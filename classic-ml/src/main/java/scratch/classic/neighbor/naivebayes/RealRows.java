package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import scratch.classic.bayes.BernoulliNaiveBayes;
import scratch.classic.bayes.GaussianNaiveBayes;
import scratch.classic.bayes.MultinomialNaiveBayes;
import scratch.classic.bayes.Priors;
import scratch.classic.data.Split;
import scratch.classic.linearmodel.SoftmaxRegression;
import scratch.classic.model.Classifier;
import scratch.math.Matrix;

/// Real rows in two parts, and models that learn from one and are judged on the other.
///
/// @param train  (n, d)
/// @param labels (n)
/// @param test   (m, d)
/// @param truth  (m)
record RealRows(Matrix train, int[] labels, Matrix test, int[] truth) {

    static RealRows of(Matrix x, int[] y, double testShare, long seed) {
        Split split = Split.stratified(y, testShare, seed);
        return new RealRows(x.selectRows(split.train()), pick(y, split.train()), x.selectRows(split.test()),
                pick(y, split.test()));
    }

    private static int[] pick(int[] y, int... rows) {
        return Arrays.stream(rows).map(i -> y[i]).toArray();
    }

    Judged judge(Classifier.Learner learner) {
        return Judged.of(learner.fit(train, labels), test, truth);
    }

    static GaussianNaiveBayes gaussian(Matrix x, int[] y, double floorShare) {
        return GaussianNaiveBayes.fit(x, y, new GaussianNaiveBayes.Options(Priors.learned(), floorShare));
    }

    static MultinomialNaiveBayes multinomial(Matrix x, int[] y, double smoothing) {
        return MultinomialNaiveBayes.fit(x, y, new MultinomialNaiveBayes.Options(Priors.learned(), smoothing));
    }

    /// A pixel is present if it has more than 7 of 16 parts of ink.
    static BernoulliNaiveBayes bernoulli(Matrix x, int[] y, double smoothing) {
        return BernoulliNaiveBayes.fit(x, y, new BernoulliNaiveBayes.Options(Priors.learned(), smoothing, 7));
    }

    /// Softmax regression with penalty 1 on columns in the standard deviations of the rows learned from.
    static Classifier softmax(Matrix x, int[] y) {
        double[] scale = new double[x.columns()];
        for (int j = 0; j < scale.length; j++) {
            double[] column = x.column(j);
            double mean = Arrays.stream(column).average().orElseThrow();
            double square = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
            scale[j] = square > 0 ? 1 / Math.sqrt(square) : 0;
        }
        Classifier model = SoftmaxRegression.fit(scaled(x, scale), y, new SoftmaxRegression.Options(1, 1e-3, 10_000)).model();
        return asked -> model.predictProbabilities(scaled(asked, scale));
    }

    private static Matrix scaled(Matrix x, double... scale) {
        Matrix result = x.copy();
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] *= scale[i % scale.length];
        }
        return result;
    }

    /// What the example prints: tumours by bell curves, digits by counts, coins and bell curves, both by softmax regression.
    static Map<String, Judged> all(RealRows tumours, RealRows digits, double smoothing) {
        Map<String, Judged> all = new LinkedHashMap<>();
        all.put("tumours, bell curves", tumours.judge((x, y) -> gaussian(x, y, 1e-9)));
        all.put("tumours, softmax", tumours.judge(RealRows::softmax));
        all.put("digits, counts", digits.judge((x, y) -> multinomial(x, y, smoothing)));
        all.put("digits, coins", digits.judge((x, y) -> bernoulli(x, y, smoothing)));
        all.put("digits, bell curves", digits.judge((x, y) -> gaussian(x, y, 1e-9)));
        all.put("  with a floor of 0.1", digits.judge((x, y) -> gaussian(x, y, 0.1)));
        all.put("digits, softmax", digits.judge(RealRows::softmax));
        return all;
    }
}
