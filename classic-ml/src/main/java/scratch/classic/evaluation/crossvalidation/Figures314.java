package scratch.classic.evaluation.crossvalidation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.selection.FoldScores;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 314: four ways to divide rows, the luck of one split, and intervals that promise too much.
final class Figures314 {
    private static final int ROWS = 20;
    private static final int SHOWN = 50;

    private Figures314() {
    }

    static void draw(double[] splits, FoldScores scores, long seed) {
        int[] classes = IntStream.range(0, ROWS).map(i -> i % 4 == 0 ? 1 : 0).toArray();
        int[] groups = IntStream.range(0, ROWS).map(i -> i / 2).toArray();
        double[] times = IntStream.range(0, ROWS).asDoubleStream().toArray();
        Panels.of("Which rows are tested when?", 2,
                folds("5 folds", Folds.kFold(ROWS, 5, seed), new int[ROWS]),
                folds("stratified: the rare class in each", Folds.stratified(classes, 5, seed), classes),
                folds("by group: pairs stay together", Folds.grouped(groups, 5), new int[ROWS]),
                folds("in time: the future is tested", Folds.timeSeries(times, 5), new int[ROWS])).cell(430, 250)
                .save("folds", "Four grids of twenty rows and five folds. In the first, tests are scattered and each row is "
                + "tested once. In the second, each test has one row of the rare class. In the third, neighbouring pairs "
                + "are tested together. In the fourth, each test comes after all rows learned from, and later rows are "
                + "not used.");
        luck(splits, scores).save("luck", "Accuracies of twenty single test sets, scattered from 0.96 to 1. Beside them the "
                + "mean of the folds with two intervals: the naive one is shorter than the corrected one.");
        Study.Way way = Study.Way.folds(Ex314CrossValidation.ROWS, 5, 10);
        List<FoldScores> samples = Study.scores(way, Ex314CrossValidation.POPULATION, Ex314CrossValidation.ROWS, SHOWN, seed);
        double truth = Ex314CrossValidation.POPULATION.expectedError(way.learnedFrom());
        Panels.of("Intervals of 50 samples, 5 folds drawn 10 times: which of them hold the truth?", 2,
                intervals("naive: 50 scores, taken for independent", samples, truth, false),
                intervals("corrected", samples, truth, true)).cell(430, 420)
                .save("coverage", "Two panels of fifty horizontal intervals and a vertical line at the truth. On the left "
                + "most of the short intervals miss the line, on the right nearly all of the long ones cross it.");
    }

    private static Plot folds(String title, List<Split> folds, int... classes) {
        Plot plot = Plot.of(title, "row", "fold").yCategories("1", "2", "3", "4", "5").yRange(-0.6, 4.6)
                .xRange(-0.7, ROWS - 0.3);
        plot = cells(plot, "learned from", folds, true, row -> true).as(Role.DATA);
        plot = cells(plot, "tested", folds, false, row -> classes[row] == 0).as(Role.ERROR);
        return Arrays.stream(classes).anyMatch(c -> c == 1)
                ? cells(plot, "tested, rare class", folds, false, row -> classes[row] == 1).as(Role.MODEL) : plot;
    }

    private static Plot cells(Plot plot, String name, List<Split> folds, boolean train, IntPredicate which) {
        List<double[]> corners = new ArrayList<>();
        for (int f = 0; f < folds.size(); f++) {
            for (int row : train ? folds.get(f).train() : folds.get(f).test()) {
                if (which.test(row)) {
                    corners.add(new double[] {row - 0.42, f - 0.4, row + 0.42, f + 0.4});
                }
            }
        }
        return plot.rectangles(name, side(corners, 0), side(corners, 1), side(corners, 2), side(corners, 3));
    }

    private static double[] side(List<double[]> corners, int which) {
        return corners.stream().mapToDouble(corner -> corner[which]).toArray();
    }

    private static Plot luck(double[] splits, FoldScores scores) {
        double naive = Study.naiveHalfWidth(scores);
        var corrected = scores.interval(0.95);
        double[] height = IntStream.range(0, splits.length).mapToDouble(i -> 2 + 0.4 * ((i * 0.618034) % 1 - 0.5)).toArray();
        return Plot.of("The same model, the same data, other test sets", "accuracy", "")
                .yCategories("naive", "corrected", "20 test sets").yRange(-0.5, 2.5)
                .points("one test set each", splits, height).as(Role.DATA)
                .segments("95 % interval", new double[] {corrected.lower()}, new double[] {1}, new double[] {corrected.upper()},
                        new double[] {1}).as(Role.MODEL)
                .segments("naive interval", new double[] {scores.mean() - naive}, new double[] {0},
                        new double[] {scores.mean() + naive}, new double[] {0}).as(Role.ERROR)
                .points("mean of the folds", new double[] {scores.mean(), scores.mean()}, new double[] {1, 0})
                .as(Role.NEUTRAL);
    }

    private static Plot intervals(String title, List<FoldScores> samples, double truth, boolean corrected) {
        List<double[]> holds = new ArrayList<>();
        List<double[]> misses = new ArrayList<>();
        for (int s = 0; s < samples.size(); s++) {
            FoldScores each = samples.get(s);
            double half = corrected ? each.interval(0.95).width() / 2 : Study.naiveHalfWidth(each);
            (Math.abs(each.mean() - truth) <= half ? holds : misses)
                    .add(new double[] {each.mean() - half, s, each.mean() + half, s});
        }
        Plot plot = Plot.of(title, "mean squared error", "sample").xRange(0, 3.5);
        plot = segments(plot, "holds it", holds).as(Role.DATA);
        plot = segments(plot, "misses it", misses).as(Role.ERROR);
        return plot.vertical("truth", truth).as(Role.TRUTH);
    }

    private static Plot segments(Plot plot, String name, List<double[]> ends) {
        return plot.segments(name, side(ends, 0), side(ends, 1), side(ends, 2), side(ends, 3));
    }
}
