package scratch.classic.neighbor.knn;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.nearest.KNearest.Options;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.preprocess.Scaler;
import scratch.classic.selection.Search;
import scratch.example.data.Datasets;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// The figures of lesson 361: where the answer changes, how many neighbours, and what columns do to a tree.
final class Figures361 {
    private Figures361() {
    }

    static void draw(Search.Found<Integer> scaled, Search.Found<Integer> plain, double[][] visits, int rows) {
        Panels.of("Where the answer changes", 2, region("k = 1: each tumour has its own island", 1),
                region("k = 25: one smooth boundary", 25)).cell(430, 400)
                .save("regions", "Two scatter plots of tumours by radius and texture, with the line along which the answer "
                + "changes. Left, with one neighbour, the line is ragged and encloses islands. Right, with 25 neighbours, it "
                + "is one smooth line.");
        Plot.of("How many neighbours?", "k, from few to many", "right answers").xLog()
                .band("95 %, standardised", ks(), bounds(scaled, false), bounds(scaled, true)).as(Role.UNCERTAINTY)
                .line("standardised", ks(), means(scaled)).as(Role.MODEL)
                .line("as they are", ks(), means(plain)).as(Role.ERROR).yRange(0.86, 1)
                .save("choose-k", "Share of right answers against the number of neighbours, on a logarithmic axis. The line of "
                + "standardised columns is level from 3 to 9 neighbours and falls on both sides, inside a wide band; "
                + "the line of columns as they are runs below it.");
        double[] columns = IntStream.of(Ex361KNearest.COLUMNS).asDoubleStream().toArray();
        Panels.of("With the columns the neighbourhood disappears", 2,
                Plot.of("rows measured, of " + rows, "columns", "rows").xLog().yLog()
                .line("k-d tree", columns, visits[0]).as(Role.MODEL).line("ball tree", columns, visits[1]).as(Role.ALTERNATIVE)
                .line("after the matrix product", columns, visits[2]).as(Role.TRUTH),
                Plot.of("farthest row / nearest row", "columns", "ratio of distances").xLog().yLog()
                .line("mean of the queries", columns, visits[3]).as(Role.DATA).horizontal("equally far", 1).as(Role.NEUTRAL))
                .cell(430, 360).save("columns", "Two panels over the number of columns, on logarithmic axes. Left the rows "
                + "that are measured for a query: both trees rise from a few to nearly all, the matrix product leaves a few "
                + "dozen throughout. Right the distance of the farthest row over that of the nearest one: it falls from "
                + "thousands towards 1.");
    }

    private static Plot region(String title, int k) {
        var data = Datasets.breastCancer();
        Table table = Table.of(data.x(), data.featureNames()).select("mean radius", "mean texture");
        Matrix x = Scaler.standard().fit(table, new Target.Nothing()).transform(table).toMatrix();
        KNearestClassifier model = KNearestClassifier.fit(x, data.y(), Options.of(k));
        return Plot.of(title, "mean radius, standardised", "mean texture, standardised")
                .points(x.column(0), x.column(1), data.y(), data.classNames().toArray(String[]::new))
                .contour("answer changes",
                        (a, b) -> model.predictProbabilities(Matrix.wrap(1, 2, new double[] {a, b})).get(0, 1),
                        0.5, -2.1, 3.5, -2.3, 3.5).as(Role.NEUTRAL).xRange(-2.1, 3.5).yRange(-2.3, 3.5);
    }

    private static double[] ks() {
        return Ex361KNearest.KS.stream().mapToDouble(k -> k).toArray();
    }

    private static double[] means(Search.Found<Integer> found) {
        return found.scores().stream().mapToDouble(scores -> scores.mean()).toArray();
    }

    private static double[] bounds(Search.Found<Integer> found, boolean upper) {
        Interval[] all = found.scores().stream().map(scores -> scores.interval(0.95)).toArray(Interval[]::new);
        return Arrays.stream(all).mapToDouble(interval -> upper ? interval.upper() : interval.lower()).toArray();
    }
}
