package scratch.classic.foundation.outliers;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.preprocess.Fences;
import scratch.classic.preprocess.Mahalanobis;
import scratch.classic.preprocess.OutlierRule;
import scratch.example.data.Datasets;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 305: who hides behind whom, how many wrong values a rule survives, and who is marked in earnest.
final class Figures305 {
    private static final String[] PAIR = {"flavanoids", "color intensity"};
    private static final int TRIALS = 20;

    private Figures305() {
    }

    static void draw(Table wines, double[] k, double probability) {
        Bottles bottles = Bottles.labels(wines, 12);
        Bottles pair = new Bottles(bottles.rows().select(PAIR), bottles.wrong());
        Panels.of("The limit of the distance, with 12 wrong bottles among 71", 2,
                ellipse("mean and covariance of all", pair, Mahalanobis.fit(pair.rows().toMatrix()), probability),
                ellipse("of the core alone", pair, pair.robust(), probability)).cell(430, 400)
                .save("masking", "Two scatter plots of flavanoids and color intensity with 59 wines close together and twelve "
                + "bottles far from them. Left, the ellipse of all rows is so long that it encloses the twelve. Right, the "
                + "ellipse of the core lies around the 59 and leaves the twelve outside.");
        breakdown(wines, k).save("breakdown", "The share of lost decimal points that is found, against the share of values "
                + "that lost theirs. The curve of z falls to 0 around ten per cent, that of the interquartile range at 25 per "
                + "cent, and that of the MAD stays at 100 until 50 per cent.");
        sick(k).save("sick", "Area errors of benign and of malignant tumours in two rows, on a logarithmic axis, with three "
                + "vertical lines where the upper fences are. To the right of them lie malignant tumours and next to no "
                + "benign one.");
    }

    private static Plot ellipse(String title, Bottles pair, Mahalanobis distance, double probability) {
        double[] x = pair.rows().numeric(PAIR[0]).values();
        double[] y = pair.rows().numeric(PAIR[1]).values();
        int[] labels = IntStream.range(0, x.length).map(i -> pair.wrong()[i] ? 1 : 0).toArray();
        return Plot.of(title, PAIR[0], PAIR[1]).points(x, y, labels, "cultivar 0", "cultivar 2, wrong label")
                .contour("limit", distance::squaredDistance, Mahalanobis.limit(2, probability), -3, 8, -4, 14).as(Role.MODEL)
                .xRange(-1.5, 6.5).yRange(0, 12);
    }

    private static Plot breakdown(Table wines, double... k) {
        int n = wines.rows();
        int[] lost = IntStream.rangeClosed(1, 22).map(i -> 4 * i).toArray();
        double[] share = Arrays.stream(lost).mapToDouble(each -> 100.0 * each / n).toArray();
        Role[] roles = {Role.ERROR, Role.ALTERNATIVE, Role.MODEL};
        Plot plot = Plot.of("How many wrong values a rule survives", "values without decimal point, %", "found, %")
                .yRange(-5, 105);
        for (OutlierRule rule : OutlierRule.values()) {
            plot = plot.line(rule.name(), share, Arrays.stream(lost).mapToDouble(each -> 100 * IntStream.range(0, TRIALS)
                    .mapToObj(seed -> Bottles.decimalPoints(wines, "alcohol", each, seed)).mapToInt(bottles ->
                            bottles.by(rule, k[rule.ordinal()]).found()).sum() / (double) (each * TRIALS)).toArray())
                    .as(roles[rule.ordinal()]);
        }
        return plot;
    }

    private static Plot sick(double... k) {
        var data = Datasets.breastCancer();
        double[] area = Table.of(data.x(), data.featureNames()).numeric("area error").values();
        int[] labels = data.y();
        double[] height = IntStream.range(0, area.length).mapToDouble(i -> labels[i] + 0.5 * ((i * 0.618034) % 1 - 0.5))
                .toArray();
        Plot plot = Plot.of("Whom you would delete", "area error", "").xLog().yRange(-0.6, 1.6)
                .yCategories(data.classNames().toArray(String[]::new)).points("a tumour", area, height).as(Role.DATA);
        Role[] roles = {Role.ERROR, Role.ALTERNATIVE, Role.MODEL};
        for (OutlierRule rule : OutlierRule.values()) {
            Fences fences = rule.fences(area, k[rule.ordinal()]);
            plot = plot.vertical("fence of " + rule, fences.upper()).as(roles[rule.ordinal()]);
        }
        return plot;
    }
}
