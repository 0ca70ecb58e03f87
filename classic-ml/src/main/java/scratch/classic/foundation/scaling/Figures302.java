package scratch.classic.foundation.scaling;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 302: whom distance calls a neighbour, how far descent gets, and what a typo leaves of a column.
final class Figures302 {
    private static final String[] PAIR = {"flavanoids", Ex302Scaling.COLUMN};
    private static final int ROW = 26;

    private Figures302() {
    }

    static void draw(Wines wines, Descent[] descents, int k, double typo) {
        Panels.of("Who is near? The same wine, the same " + k + " neighbours wanted", 2,
                neighbours("in their own units: a flat strip", wines, "as they are", k),
                neighbours("in standard deviations: all around", wines, "standard", k)).cell(430, 400)
                .save("neighbours", "Two scatter plots of flavanoids and proline with lines from one wine to its nearest "
                + "neighbours. Left, with the columns as they are, the neighbours have the same proline, and three of five "
                + "lie far to the left. Right, standardised, they lie close around the wine.");
        descents(descents).save("descents", "The R squared that is still missing, against the steps of gradient descent, both "
                + "on logarithmic axes. The three scaled lines fall to a ten thousandth and further; the line of the "
                + "columns as they are stays level and high up.");
        Panels.of("One value of proline times " + String.format(Locale.ROOT, "%.0f", typo), 2,
                strips("before", wines, wines.train()),
                strips("after: where the other 118 wines are", wines,
                        Wines.typo(wines.train(), Ex302Scaling.COLUMN, typo))).cell(430, 320)
                .save("typo", "Two panels with the scaled values of proline in three rows: standard, min-max, robust. Before "
                + "the typo all three rows are spread out. After it the rows of standard and min-max have collapsed to "
                + "a point, the row of robust is unchanged.");
    }

    private static Plot neighbours(String title, Wines wines, String way, int k) {
        Table pair = wines.train().select(PAIR);
        Matrix scaled = Wines.fitted(way, pair).apply(pair).toMatrix();
        double[] x = pair.numeric(PAIR[0]).values();
        double[] y = pair.numeric(PAIR[1]).values();
        int[] near = IntStream.of(NearestRows.of(scaled, scaled.row(ROW), k + 1)).filter(i -> i != ROW).toArray();
        return Plot.of(title, "flavanoids", "proline")
                .points(x, y, wines.trainLabels(), "cultivar 0", "cultivar 1", "cultivar 2")
                .segments("to the nearest", filled(near.length, x[ROW]), filled(near.length, y[ROW]),
                        Arrays.stream(near).mapToDouble(i -> x[i]).toArray(),
                        Arrays.stream(near).mapToDouble(i -> y[i]).toArray()).as(Role.NEUTRAL)
                .focus("the wine in question", new double[] {x[ROW]}, new double[] {y[ROW]});
    }

    private static Plot descents(Descent... descents) {
        Role[] roles = {Role.ERROR, Role.MODEL, Role.ALTERNATIVE, Role.TRUTH};
        Plot plot = Plot.of("Gradient descent needs comparable columns", "steps", "R² still missing").xLog().yLog();
        for (int i = 0; i < descents.length; i++) {
            double[] gaps = descents[i].gaps();
            int[] at = IntStream.rangeClosed(0, 120).map(p -> (int) Math.round(Math.pow(gaps.length, p / 120.0))).distinct()
                    .filter(step -> gaps[step - 1] > 1e-5).toArray();
            plot = plot.line(Wines.WAYS[i], Arrays.stream(at).asDoubleStream().toArray(),
                    Arrays.stream(at).mapToDouble(step -> gaps[step - 1]).toArray()).as(roles[i]);
        }
        return plot;
    }

    private static Plot strips(String title, Wines wines, Table learned) {
        Role[] roles = {Role.MODEL, Role.ALTERNATIVE, Role.TRUTH};
        Plot plot = Plot.of(title, "proline, scaled", "").yCategories("standard", "min-max", "robust").xRange(-2.5, 3.5)
                .yRange(-0.6, 2.6);
        for (int i = 0; i < 3; i++) {
            double[] all = Wines.fitted(Wines.WAYS[i + 1], learned).apply(wines.train()).numeric(Ex302Scaling.COLUMN).values();
            double[] values = Arrays.copyOfRange(all, 1, all.length);
            double[] height = new double[values.length];
            for (int j = 0; j < height.length; j++) {
                height[j] = i + 0.25 * ((j * 0.618034) % 1 - 0.5);          // spread, so that equal values can be told apart
            }
            plot = plot.points(Wines.WAYS[i + 1], values, height).as(roles[i]);
        }
        return plot;
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
