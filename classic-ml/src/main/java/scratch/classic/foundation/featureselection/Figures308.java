package scratch.classic.foundation.featureselection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.selection.FoldScores;
import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.interval.Interval;

/// The figures of lesson 308: the wrong order and the right one, what the wrong one promises, and how few columns are enough.
final class Figures308 {
    private Figures308() {
    }

    static void draw(Ex308FeatureSelection.Mistake mistake, Ex308FeatureSelection.Ways ways, int columns) {
        order().save("order", "Two chains of boxes. Above, columns are chosen by all rows, then the rows are split, and the "
                + "score is too good. Below, the rows are split first, columns are chosen by the training rows alone, and the "
                + "score is honest.");
        noise(mistake, columns).save("noise", "The accuracy on 20 tables of pure noise. Chosen by all rows it lies far above "
                + "one half in every table; chosen in each fold it lies around one half.");
        columns(ways).save("columns", "Accuracy against the number of columns, on a logarithmic axis. Elimination climbs "
                + "first, the F test and mutual information stay below it up to 12 columns, and all meet at 30. The L1 "
                + "penalty has one point, at five columns, higher than the other ways there.");
    }

    private static Diagram order() {
        return Diagram.of("Who chooses must not have seen the test rows").cell(215, 110)
                .box("all", 0, 0, "all rows", Role.DATA)
                .box("choose", 1, 0, "choose columns\nby all answers", Role.ERROR)
                .box("split", 2, 0, "split")
                .box("fit", 3, 0, "fit, score:\ntoo good", Role.ERROR)
                .arrow("all", "choose", "").arrow("choose", "split", "").arrow("split", "fit", "")
                .box("rows", 0, 1, "all rows", Role.DATA)
                .box("first", 1, 1, "split")
                .box("train", 2, 1, "choose columns by\ntraining answers", Role.MODEL)
                .box("honest", 3, 1, "fit, score on\ntest: honest", Role.MODEL)
                .arrow("rows", "first", "").arrow("first", "train", "").arrow("train", "honest", "");
    }

    private static Plot noise(Ex308FeatureSelection.Mistake mistake, int columns) {
        double[] table = IntStream.rangeClosed(1, mistake.allInside().length).asDoubleStream().toArray();
        return Plot.of("Noise: the 10 best of " + columns + " columns", "table", "accuracy of 5 folds").yRange(0.2, 1.02)
                .points("chosen by all rows", table, mistake.allOutside()).as(Role.ERROR)
                .points("chosen in each fold", table, mistake.allInside()).as(Role.MODEL)
                .horizontal("a coin", 0.5).as(Role.TRUTH);
    }

    private static Panels columns(Ex308FeatureSelection.Ways ways) {
        double[] counts = Arrays.stream(Ex308FeatureSelection.COUNTS).asDoubleStream().toArray();
        Plot left = Plot.of("breast cancer, the mean of 10 folds", "columns kept", "accuracy").xLog().yRange(0.88, 1)
                .line("F", counts, means(ways.filter())).as(Role.ALTERNATIVE)
                .line("mutual information", counts, means(ways.information())).as(Role.NEUTRAL)
                .line("elimination", counts, means(ways.elimination())).as(Role.MODEL)
                .focus("L1 penalty", new double[] {5}, new double[] {ways.lasso().mean()});
        Plot right = Plot.of("how sure: elimination, 95 %", "columns kept", "accuracy").xLog().yRange(0.88, 1)
                .band("95 % interval", counts, ends(ways.elimination(), true), ends(ways.elimination(), false))
                .as(Role.UNCERTAINTY)
                .line("elimination", counts, means(ways.elimination())).as(Role.MODEL);
        return Panels.of("How many columns are enough?", 2, left, right).cell(430, 380);
    }

    private static double[] means(List<FoldScores> scores) {
        return scores.stream().mapToDouble(FoldScores::mean).toArray();
    }

    private static double[] ends(List<FoldScores> scores, boolean lower) {
        return scores.stream().map(score -> score.interval(0.95)).mapToDouble(lower ? Interval::lower : Interval::upper)
                .map(end -> Math.clamp(end, 0.88, 1)).toArray();
    }
}
