package scratch.classic.evaluation.biasvariance;

import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// What the expected squared error of a way of learning is made of, averaged over the places where it predicts:
/// E(y − ŷ)² = bias² + variance + noise.
///
/// bias² is how far the average of all its models is from the truth, variance how far a single model is from that average.
/// Geman, Bienenstock and Doursat 1992, "Neural Networks and the Bias/Variance Dilemma", Neural Computation 4.
///
/// @param noise variance of the measurements, which no model can predict
record Decomposition(double biasSquared, double variance, double noise) {

    /// The expected squared error on new measurements.
    double error() {
        return biasSquared + variance + noise;
    }

    /// From the predictions of many models, each learned from measurements of its own.
    ///
    /// @param predictions (runs, m)
    /// @param truth       (m)
    static Decomposition of(double[][] predictions, double[] truth, double noise) {
        Require.that(predictions.length > 0 && truth.length > 0, "Decomposition.of: %d models, %d places: needs both",
                predictions.length, truth.length);
        double biasSquared = 0;
        double variance = 0;
        for (int j = 0; j < truth.length; j++) {
            double mean = meanAt(predictions, j);
            biasSquared += (mean - truth[j]) * (mean - truth[j]);
            for (double[] model : predictions) {
                variance += (model[j] - mean) * (model[j] - mean) / predictions.length;
            }
        }
        return new Decomposition(biasSquared / truth.length, variance / truth.length, noise);
    }

    private static double meanAt(double[][] predictions, int j) {
        double sum = 0;
        for (double[] model : predictions) {
            sum += model[j];
        }
        return sum / predictions.length;
    }

    /// Learns on `runs` days and takes the errors at the full hours apart. Any way of learning will do.
    ///
    /// @param learner from 24 measurements to 24 predictions
    static Decomposition simulated(UnaryOperator<double[]> learner, Day day, int runs, RandomGenerator random) {
        double[][] predictions = new double[runs][];
        for (int run = 0; run < runs; run++) {
            predictions[run] = learner.apply(day.measured(random));
        }
        return of(predictions, Day.average(Day.fullHours()), day.noise() * day.noise());
    }

    /// Without simulation, for predictions S y: the average model is S f, and each prediction has the variance σ² Σᵢ s²ᵢ.
    ///
    /// @param smoother (m, 24)
    /// @param hours    (m) at which it predicts
    static Decomposition exact(Matrix smoother, double[] hours, Day day) {
        double[] mean = smoother.multiply(Day.average(Day.fullHours()));
        double distance = Vectors.distance(mean, Day.average(hours));
        double noise = day.noise() * day.noise();
        return new Decomposition(distance * distance / hours.length,
                noise * Vectors.dot(smoother.data(), smoother.data()) / hours.length, noise);
    }
}
