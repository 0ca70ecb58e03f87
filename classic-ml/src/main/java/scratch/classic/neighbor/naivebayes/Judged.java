package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.bayes.NaiveBayes;
import scratch.classic.model.Classifier;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.interval.ProportionInterval;
import scratch.stats.resampling.Bootstrap;

/// Probabilities that a model gave rows it had not seen, beside what they were.
///
/// @param logs  (n, K), logarithms of the probabilities
/// @param said  (n), the class of each row as the model has it
/// @param truth (n)
record Judged(Matrix logs, int[] said, int[] truth) {
    private static final double LEVEL = 0.95;

    static Judged of(Classifier model, Matrix x, int[] truth) {
        if (model instanceof NaiveBayes bayes) {
            return new Judged(bayes.logProbabilities(x), bayes.predict(x), truth);     // finite where p is 0 as a double
        }
        Matrix logs = model.predictProbabilities(x);
        Arrays.setAll(logs.data(), i -> Math.log(logs.data()[i]));
        return new Judged(logs, model.predict(x), truth);
    }

    /// Of one class, row by row; (n).
    double[] probabilities(int k) {
        return Arrays.stream(logs.column(k)).map(Math::exp).toArray();
    }

    int hits() {
        return (int) IntStream.range(0, truth.length).filter(i -> said[i] == truth[i]).count();
    }

    double error() {
        return 1 - (double) hits() / truth.length;
    }

    /// The share of right answers, by Wilson.
    Interval right() {
        return ProportionInterval.WILSON.of(hits(), truth.length, LEVEL);
    }

    /// The mean probability of the classes that were said: what share of right answers the model itself expects.
    double expected() {
        return IntStream.range(0, said.length).mapToDouble(i -> Math.exp(logs.get(i, said[i]))).average().orElseThrow();
    }

    /// Mean log loss, by the bootstrap of the rows.
    Interval logLoss() {
        double[] losses = IntStream.range(0, truth.length).mapToDouble(i -> -logs.get(i, truth[i])).toArray();
        return Bootstrap.fit(losses, values -> Arrays.stream(values).average().orElseThrow(),
                new Bootstrap.Options(1000, 42)).percentile(LEVEL);
    }
}
