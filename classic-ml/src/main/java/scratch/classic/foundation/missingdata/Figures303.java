package scratch.classic.foundation.missingdata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.descriptive.Descriptive;

/// The figures of lesson 303: who is missing, what is put in the place, and which mean comes out.
final class Figures303 {
    private static final String[] REASONS = {"MCAR: by chance", "MAR: strong wines", "MNAR: much proline"};

    private Figures303() {
    }

    static void draw(Table wines, Recovery[][] recovered, Recovery.Setting setting, long seed) {
        Table[] gaps = Arrays.stream(Mechanism.values()).map(mechanism -> mechanism.hide(wines, setting.column(),
                setting.seen(), setting.share(), Generators.random(seed))).toArray(Table[]::new);
        Panels.of("Three reasons to be missing, and the mean of what is left", 3, reason(wines, gaps, 0),
                reason(wines, gaps, 1), reason(wines, gaps, 2)).cell(330, 340)
                .save("reasons", "Three scatter plots of alcohol and proline. Hidden wines are spread evenly in the first, lie "
                + "to the right in the second and at the top in the third. The mean of the visible wines is the true "
                + "mean in the first and lies below it in the others.");
        Panels.of("Strong wines are hidden (MAR): what three ways put in their place", 3,
                filled(gaps[1], Filling.MEAN, setting), filled(gaps[1], Filling.NEAREST, setting),
                filled(gaps[1], Filling.REGRESSION, setting)).cell(330, 340)
                .save("filled", "Three scatter plots of alcohol and proline, visible wines and filled values. Filled with the "
                + "mean, they form a level line through the right half. Filled from the nearest rows or by regressions, "
                + "they continue the cloud upwards to the right.");
        means(wines, recovered, setting).save("means", "Mean of proline after filling, for three reasons and four ways, beside "
                + "the true mean of 747. By chance all are near it. For strong wines dropping rows and filling with the "
                + "mean give 667, the two others the truth. For much proline all four lie below.");
    }

    private static Plot reason(Table wines, Table[] gaps, int reason) {
        NumericColumn column = gaps[reason].numeric(Ex303MissingData.COLUMN);
        int[] seen = rows(column, false);
        int[] hidden = rows(column, true);
        double[] x = wines.numeric(Ex303MissingData.SEEN).values();
        double[] y = wines.numeric(Ex303MissingData.COLUMN).values();
        return Plot.of(REASONS[reason], "alcohol", "proline").points("visible", at(x, seen), at(y, seen)).as(Role.DATA)
                .points("hidden", at(x, hidden), at(y, hidden)).as(Role.ERROR)
                .horizontal("mean of all", Descriptive.mean(y)).as(Role.TRUTH)
                .horizontal("mean of the visible", Descriptive.mean(at(y, seen))).as(Role.MODEL);
    }

    private static Plot filled(Table gaps, Filling filling, Recovery.Setting setting) {
        Table full = filling.apply(gaps, Recovery.K, Recovery.PENALTY);
        NumericColumn column = gaps.numeric(setting.column());
        int[] seen = rows(column, false);
        int[] hidden = rows(column, true);
        double[] x = full.numeric(setting.seen()).values();
        double[] y = full.numeric(setting.column()).values();
        return Plot.of(filling.words(), "alcohol", "proline").points("visible", at(x, seen), at(y, seen)).as(Role.DATA)
                .points("filled", at(x, hidden), at(y, hidden)).as(Role.MODEL).yRange(200, 1750);
    }

    private static Plot means(Table wines, Recovery[][] recovered, Recovery.Setting setting) {
        Role[] roles = {Role.NEUTRAL, Role.ERROR, Role.ALTERNATIVE, Role.MODEL};
        Plot plot = Plot.of("Which mean of proline comes out", "mean of proline", "").yCategories("MCAR", "MAR", "MNAR")
                .yRange(-0.5, 2.5)
                .vertical("true mean", Descriptive.mean(wines.numeric(setting.column()).values())).as(Role.TRUTH);
        List<double[]> intervals = new ArrayList<>();                // lower end, upper end, height
        for (Filling filling : Filling.values()) {
            int f = filling.ordinal();
            double[] height = {0.24 - 0.16 * f, 1.24 - 0.16 * f, 2.24 - 0.16 * f};
            double[] mean = Arrays.stream(recovered).mapToDouble(r -> r[f].mean()).toArray();
            plot = plot.points(filling.words(), mean, height).as(roles[f]);
            for (int m = 0; m < mean.length; m++) {
                double margin = recovered[m][f].margin();
                intervals.add(new double[] {mean[m] - margin, mean[m] + margin, height[m]});
            }
        }
        double[] y = intervals.stream().mapToDouble(row -> row[2]).toArray();
        return plot.segments("95 % over the draws", intervals.stream().mapToDouble(row -> row[0]).toArray(), y,
                intervals.stream().mapToDouble(row -> row[1]).toArray(), y).as(Role.UNCERTAINTY).size(760, 400);
    }

    private static int[] rows(NumericColumn column, boolean missing) {
        return IntStream.range(0, column.size()).filter(i -> column.isMissing(i) == missing).toArray();
    }

    private static double[] at(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
