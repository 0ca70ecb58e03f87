package scratch.classic.recommend.factorisation;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.recommend.factorisation.Ex372RecommenderFactorisation.Choice;
import scratch.classic.recommend.factorisation.Ex372RecommenderFactorisation.Course;
import scratch.classic.recommend.factorisation.Ex372RecommenderFactorisation.World;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 372: overfitting, the choice of rank and penalty, and how fast two methods learn.
final class Figures372 {
    private Figures372() {
    }

    static void draw(World world, Choice choice, Course als, Course sgd) {
        Panels.of("More factors: better on what is known, worse on what is not", 2,
                overfitting("penalty 0.001", world, 0.001), overfitting("penalty 0.06", world, 0.06)).cell(430, 360)
                .save("overfitting", "Two panels over the number of factors. Left, hardly held, the error on known ratings "
                + "falls towards zero while that on new ones rises far above the noise. Right, with a penalty, both stay "
                + "level.");
        HeatMap.of("Error on the ratings to choose by", "penalty", "rank", choice.errors())
                .columns(Arrays.stream(Ex372RecommenderFactorisation.PENALTIES).mapToObj(Double::toString).toList())
                .rows(IntStream.of(Ex372RecommenderFactorisation.RANKS).mapToObj(Integer::toString).toList()).values("%.2f")
                .save("choice", "A table of errors by rank and penalty: best in the middle, at a few factors and a penalty of "
                + "about five hundredths, worst at many factors without a penalty.");
        Plot.of("Two ways to the same place", "passes over the ratings", "root mean squared error, held out").xLog()
                .line("ALS", als.heldOut()).as(Role.MODEL).line("SGD", sgd.heldOut()).as(Role.ALTERNATIVE)
                .horizontal("noise", world.generated().noise()).as(Role.TRUTH)
                .save("convergence", "Error on held-out ratings against passes over the ratings, on a logarithmic axis. "
                + "Alternating least squares is near its end after a few, stochastic gradient descent needs some twenty; both "
                + "end at about the same error, above the noise.");
    }

    private static Plot overfitting(String title, World world, double penalty) {
        int[] ranks = IntStream.rangeClosed(1, 16).toArray();
        double[] known = new double[ranks.length];
        double[] unknown = new double[ranks.length];
        for (int r = 0; r < ranks.length; r++) {
            var model = Ex372RecommenderFactorisation.fit(world.learn(), ranks[r], penalty);
            known[r] = model.rmse(world.learn());
            unknown[r] = model.rmse(world.choose());
        }
        return Plot.of(title, "factors", "root mean squared error").line("known ratings", known).as(Role.DATA)
                .line("held out", unknown).as(Role.ERROR).horizontal("noise", world.generated().noise()).as(Role.TRUTH)
                .yRange(0, 3);
    }
}
