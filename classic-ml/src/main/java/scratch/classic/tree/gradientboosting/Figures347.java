package scratch.classic.tree.gradientboosting;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.boosting.BoostingOptions;
import scratch.classic.boosting.GradientBoostingRegressor;
import scratch.classic.boosting.RegressionLoss;
import scratch.classic.selection.FoldScores;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 347: the staircase round by round, and errors by the number of rounds.
final class Figures347 {
    private Figures347() {
    }

    static void draw(SixPoints six, FoldScores[][] curves, Patients patients) {
        Panels.of("Each stump is fitted to the residuals that are left", 2, IntStream.range(0, Math.min(4, six.stages().length))
                .mapToObj(t -> stage(t, six.stages()[t])).toArray(Plot[]::new)).cell(430, 330)
                .save("rounds", "Six points and the prediction before the first round and after each: first a level line at "
                + "the mean, then a staircase with more and more steps, closer to the points each time.");
        overfitting(curves, patients).save("overfitting", "Errors against the number of rounds. With learning rate 1 the error "
                + "in ten folds rises from the second round on, with 0.3 it is lowest at about 20, with 0.1 at about 50; where "
                + "it was learned the error falls on and on.");
    }

    private static Plot stage(int round, double... predictions) {
        double[] at = IntStream.rangeClosed(0, 12).mapToDouble(i -> 0.5 + i / 2.0).toArray();
        double[] steps = Arrays.stream(at).map(x -> predictions[Math.clamp((int) Math.floor(x - 0.5), 0, 5)]).toArray();
        return Plot.of(round == 0 ? "before: the mean" : String.format(Locale.ROOT, "after round %d", round), "x", "y")
                .segments("residuals", SixPoints.AT, SixPoints.Y, SixPoints.AT, predictions).as(Role.ERROR)
                .steps("prediction", at, steps).as(Role.MODEL)
                .points("points", SixPoints.AT, SixPoints.Y).as(Role.DATA).yRange(0, 14);
    }

    private static Plot overfitting(FoldScores[][] curves, Patients patients) {
        Role[] roles = {Role.ERROR, Role.ALTERNATIVE, Role.MODEL};
        double[] rounds = IntStream.rangeClosed(0, Ex347GradientBoosting.MOST).asDoubleStream().toArray();
        Plot plot = Plot.of("Too many rounds learn the noise", "rounds", "root of the mean squared error");
        for (int r = 0; r < curves.length; r++) {
            plot = plot.line("ten folds, rate " + Ex347GradientBoosting.RATES[r], rounds,
                    Arrays.stream(curves[r]).mapToDouble(FoldScores::mean).toArray()).as(roles[r]);
        }
        var model = GradientBoostingRegressor.fit(patients.x(), patients.y(), new RegressionLoss.Squared(),
                BoostingOptions.of(Ex347GradientBoosting.MOST, 0.1, 2));
        return plot.line("where learned, rate 0.1", rounds, Arrays.stream(model.trainingLosses())
                .map(half -> Math.sqrt(2 * half)).toArray()).as(Role.NEUTRAL);
    }
}
