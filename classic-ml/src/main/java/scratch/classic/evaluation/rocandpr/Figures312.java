package scratch.classic.evaluation.rocandpr;

import java.util.Arrays;
import java.util.Locale;

import scratch.classic.metrics.BinaryCounts;
import scratch.classic.metrics.Ranking;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 312: both curves of two models, what ties leave of them, and rare positives.
final class Figures312 {
    private static final double[] ENDS = {0, 1};

    private Figures312() {
    }

    static void draw(Tumours tumours, int grades, double threshold) {
        Ranking two = Ranking.of(tumours.y(), tumours.two());
        Ranking thirty = Ranking.of(tumours.y(), tumours.thirty());
        Panels.of("Every threshold is a point of both curves", 2, roc(two, thirty, threshold), pr(two, thirty, threshold))
                .cell(430, 400).save("curves", "Two panels. Left the ROC curves: that of all 30 columns runs along the upper "
                + "left corner, that of two columns halfway between it and the diagonal. Right the precision-recall curves: "
                + "that of all 30 columns stays near 1, that of two columns falls from 0.9 to the share of malignant "
                + "tumours. One threshold is marked in both panels.");
        Panels.of("What equal scores do to both curves", 2, tiedRoc(tumours, grades), tiedPr(tumours)).cell(430, 400)
                .save("ties", "Two panels. Left three ROC curves of the same grades: where ties are put in the best order the "
                + "curve runs far above, in the worst order far below, and straight lines run between them. Right the "
                + "precision-recall curve of a score that says nothing: a level line at the share of malignant tumours, and "
                + "the straight line of the trapezoid far above it.");
        Panels.of("Malignant tumours become rare", 2, sameRoc(two), rarePr(two)).cell(430, 400)
                .save("rare", "Two panels. Left one ROC curve for four shares of malignant tumours. Right four "
                + "precision-recall curves of the same model: from 37 percent down to 0.1 percent of malignant tumours "
                + "the curves sink to the bottom of the panel.");
    }

    private static Plot roc(Ranking two, Ranking thirty, double threshold) {
        BinaryCounts at = two.counts(Ex312RocAndPr.at(two, threshold));
        return Plot.of("ROC", "false positive rate", "recall")
                .line("two columns", two.falsePositiveRates(), two.truePositiveRates()).as(Role.MODEL)
                .line("all 30 columns", thirty.falsePositiveRates(), thirty.truePositiveRates()).as(Role.ALTERNATIVE)
                .line("says nothing", ENDS, ENDS).as(Role.NEUTRAL)
                .focus(named(threshold), new double[] {1 - at.specificity()}, new double[] {at.recall()})
                .xRange(-0.03, 1.03).yRange(-0.03, 1.03);
    }

    private static Plot pr(Ranking two, Ranking thirty, double threshold) {
        BinaryCounts at = two.counts(Ex312RocAndPr.at(two, threshold));
        Plot plot = Plot.of("Precision and recall", "recall", "precision");
        plot = staircase(plot, "two columns", two.truePositiveRates(), two.precisions()).as(Role.MODEL);
        plot = staircase(plot, "all 30 columns", thirty.truePositiveRates(), thirty.precisions()).as(Role.ALTERNATIVE);
        return plot.line("says nothing", ENDS, level(share(two))).as(Role.NEUTRAL)
                .focus(named(threshold), new double[] {at.recall()}, new double[] {at.precision()})
                .xRange(-0.03, 1.03).yRange(-0.03, 1.03);
    }

    private static String named(double threshold) {
        return String.format(Locale.ROOT, "two columns, called from %.2g", threshold);
    }

    private static Plot tiedRoc(Tumours tumours, int grades) {
        double[] rounded = Ties.grades(tumours.two(), grades);
        Ranking tied = Ranking.of(tumours.y(), rounded);
        Ranking best = Ranking.of(tumours.y(), Ties.ordered(tumours.y(), rounded, true));
        Ranking worst = Ranking.of(tumours.y(), Ties.ordered(tumours.y(), rounded, false));
        return Plot.of("ROC of " + grades + " grades", "false positive rate", "recall")
                .line("malignant first in a grade", best.falsePositiveRates(), best.truePositiveRates()).as(Role.ERROR)
                .line("benign first in a grade", worst.falsePositiveRates(), worst.truePositiveRates()).as(Role.ALTERNATIVE)
                .line("no order among equals", tied.falsePositiveRates(), tied.truePositiveRates()).as(Role.MODEL)
                .points("thresholds", tied.falsePositiveRates(), tied.truePositiveRates()).as(Role.MODEL)
                .xRange(-0.03, 1.03).yRange(-0.03, 1.03);
    }

    private static Plot tiedPr(Tumours tumours) {
        Ranking same = Ranking.of(tumours.y(), new double[tumours.y().length]);
        return Plot.of("All scores the same", "recall", "precision")
                .line("straight to the first point: trapezoid", same.truePositiveRates(), same.precisions()).as(Role.ERROR)
                .line("average precision", ENDS, level(share(same))).as(Role.MODEL)
                .xRange(-0.03, 1.03).yRange(-0.03, 1.03);
    }

    private static Plot sameRoc(Ranking ranking) {
        return Plot.of("ROC: the same for all shares", "false positive rate", "recall")
                .line("two columns", ranking.falsePositiveRates(), ranking.truePositiveRates()).as(Role.MODEL)
                .line("says nothing", ENDS, ENDS).as(Role.NEUTRAL).xRange(-0.03, 1.03).yRange(-0.03, 1.03);
    }

    private static Plot rarePr(Ranking ranking) {
        Role[] roles = {Role.MODEL, Role.ALTERNATIVE, Role.ERROR, Role.DATA};
        double[] shares = Ex312RocAndPr.shares(ranking);
        Plot plot = Plot.of("Precision and recall", "recall", "precision");
        for (int i = 0; i < shares.length; i++) {
            Rare rare = Rare.of(ranking, shares[i]);
            plot = staircase(plot, String.format(Locale.ROOT, "%.1f %% malignant", 100 * shares[i]), rare.recalls(),
                    rare.precisions()).as(roles[i]);
        }
        return plot.xRange(-0.03, 1.03).yRange(-0.03, 1.03);
    }

    // Average precision as an area: up to each recall the precision that is reached there.
    private static Plot staircase(Plot plot, String name, double[] recalls, double... precisions) {
        double[] x = new double[2 * recalls.length - 1];
        double[] y = new double[x.length];
        Arrays.setAll(x, i -> recalls[i / 2]);
        Arrays.setAll(y, i -> precisions[(i + 1) / 2]);
        y[0] = precisions[1];
        return plot.line(name, x, y);
    }

    private static double share(Ranking ranking) {
        return (double) ranking.positives() / (ranking.positives() + ranking.negatives());
    }

    private static double[] level(double value) {
        return new double[] {value, value};
    }
}
