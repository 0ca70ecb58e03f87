package scratch.classic.tree.bagging;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.model.Regressor;
import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 344: samples and votes, errors and variances by the number of members, and a learner that stays.
final class Figures344 {
    private static final int SHOWN = 30;
    private static final Study STUDY = Ex344Bagging.STUDY;

    private Figures344() {
    }

    static void draw(BaggedRegressor bagged, ManyStudies studies, long seed) {
        samples().save("samples", "Six rows at the top; three samples of them drawn with a die, each without one row; a "
                + "threshold from each sample, 7, 4 and 7.5; and one vote at the bottom.");
        Panels.of("More members", 2, errors(bagged), variance(studies)).cell(430, 370).save("members", "Left: the out-of-bag "
                + "error falls fast up to 25 trees and is level from 200 on. Right: the variance of the mean falls with the "
                + "number of trees, as the formula says, towards a floor that is rho times the variance of one.");
        int bmi = 2;
        Matrix one = STUDY.patients().selectColumns(bmi);
        Plot trees = lines("trees: restless, and averaged away", one,
                (x, y) -> Study.tree(x, y, TreeOptions.full().withMinLeaf(5)), seed);
        Plot straight = lines("regression lines: nothing to average away", one,
                (x, y) -> LinearRegression.fit(x, y).model(), seed);
        Panels.of("Thirty samples of 442 patients", 2, trees, straight).cell(430, 380)
                .save("stable", "Progression against body "
                + "mass index. Left: thirty trees jump up and down, their mean much less. Right: thirty lines lie on one "
                + "another, and their mean is the line of all rows.");
    }

    private static Diagram samples() {
        Diagram diagram = Diagram.of("Three samples by a die, three thresholds, one vote").cell(210, 96)
                .box("rows", 1, 0, "2 3 5 6 8 9\na a b a b b", Role.NEUTRAL)
                .box("vote", 1, 3, "of 5.5: a, b, a: together a", Role.MODEL);
        BaggedClassifier bagged = Dice.fit();
        for (int m = 0; m < Dice.THROWS.length; m++) {
            StringBuilder values = new StringBuilder("throws");
            StringBuilder labels = new StringBuilder("classes");
            for (int thrown : Dice.THROWS[m]) {
                values.append(' ').append(thrown);
                labels.append(' ').append(Dice.CLASSES.get(Dice.LABELS[thrown - 1]));
            }
            int said = Dice.says(bagged, m, 5.5);
            diagram = diagram.box("bag" + m, m, 1, values + "\n" + labels, Role.DATA)
                    .box("tree" + m, m, 2, "at most " + Dice.threshold(bagged, m) + "? a : b\n5.5 is "
                            + Dice.CLASSES.get(said), said == 0 ? Role.MODEL : Role.ERROR);
            diagram = diagram.arrow("rows", "bag" + m, "").arrow("bag" + m, "tree" + m, "").arrow("tree" + m, "vote", "");
        }
        return diagram;
    }

    private static Plot errors(BaggedRegressor bagged) {
        int[] counts = Arrays.stream(Ex344Bagging.COUNTS).filter(count -> count > 1).toArray();
        return Plot.of("442 patients, full trees", "trees", "mean squared error")
                .line("out of bag", Arrays.stream(counts).asDoubleStream().toArray(), Arrays.stream(counts)
                        .mapToDouble(count -> Study.mse(STUDY.progress(), bagged.outOfBag(STUDY.patients(), count))).toArray())
                .as(Role.MODEL).xLog();
    }

    private static Plot variance(ManyStudies studies) {
        double[] at = IntStream.rangeClosed(1, 25).asDoubleStream().toArray();
        double variance = studies.memberVariance();
        double correlation = studies.correlation();
        return Plot.of("60 studies of one truth", "trees", "variance")
                .line("formula", at, Arrays.stream(at)
                        .map(b -> CorrelatedMean.variance(variance, correlation, (int) b)).toArray()).as(Role.TRUTH)
                .points("seen", at, Arrays.stream(at).map(b -> studies.variance((int) b)).toArray()).as(Role.DATA)
                .horizontal("rho times the variance of one", correlation * variance).as(Role.ERROR);
    }

    private static Plot lines(String title, Matrix x, Regressor.Learner learner, long seed) {
        BaggedRegressor bagged = BaggedRegressor.fit(x, STUDY.progress(), learner, Bags.draw(x.rows(), SHOWN, seed));
        double[] at = IntStream.rangeClosed(0, 300).mapToDouble(i -> -0.09 + 0.26 * i / 300).toArray();
        Matrix asked = Matrix.wrap(at.length, 1, at.clone());
        Plot plot = Plot.of(title, "body mass index, standardised", "progression");
        int shown = 0;
        for (Regressor member : bagged.members()) {
            plot = plot.line(shown++ == 0 ? "thirty members" : "", at, member.predict(asked)).as(Role.UNCERTAINTY);
        }
        return plot.line("their mean", at, bagged.predict(asked)).as(Role.MODEL).yRange(20, 360);
    }
}
