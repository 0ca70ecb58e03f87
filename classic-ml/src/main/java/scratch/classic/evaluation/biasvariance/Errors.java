package scratch.classic.evaluation.biasvariance;

import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The mean squared errors that a way of learning makes, over many pairs of days.
///
/// @param today    on the day that it learned from
/// @param tomorrow on the next one, whose measurements are new
record Errors(double today, double tomorrow) {

    static Errors simulated(UnaryOperator<double[]> learner, Day day, int runs, RandomGenerator random) {
        double today = 0;
        double tomorrow = 0;
        for (int run = 0; run < runs; run++) {
            double[] learned = day.measured(random);
            double[] predicted = learner.apply(learned);
            today += meanSquare(learned, predicted) / runs;
            tomorrow += meanSquare(day.measured(random), predicted) / runs;
        }
        return new Errors(today, tomorrow);
    }

    private static double meanSquare(double[] y, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - predicted[i]) * (y[i] - predicted[i]);
        }
        return sum / y.length;
    }
}
