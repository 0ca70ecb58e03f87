package scratch.classic.foundation.outliers;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.preprocess.MahalanobisClipper;
import scratch.classic.preprocess.OutlierClipper;
import scratch.classic.preprocess.OutlierRule;
import scratch.classic.preprocess.Step;
import scratch.classic.selection.FoldScores;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.interval.Interval;

/// 305: lost decimal points, wrong labels and sick cells: what four rules mark, and what becomes of a model.
public final class Ex305Outliers {
    static final int[] LOST = {1, 9, 18, 36, 53, 71};
    static final int[] BOTTLES = {1, 3, 6, 12, 30};
    static final Target NOTHING = new Target.Nothing();

    private Ex305Outliers() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "z 3 0.5..10 standard deviations from the mean that are allowed",
                "iqr 1.5 0.5..10 interquartile ranges beyond the quartiles that are allowed",
                "mad 3.5 0.5..20 scaled MADs from the median that are allowed",
                "probability 0.999 0.5<..<1 with which a normal row is within the limit of the distance",
                "lost 5 0..20 per cent of the values of the last table without their decimal point");
        double[] k = {arguments.doubleValue("z"), arguments.doubleValue("iqr"), arguments.doubleValue("mad")};
        double probability = arguments.doubleValue("probability");
        Table wines = wines();

        lostPoints(wines, k);
        wrongLabels(wines, k, probability);
        sickCells(k);
        clipping(wines, k, probability, arguments.doubleValue("lost") / 100);
        Figures305.draw(wines, k, probability);
        Console.print("%nfigures  target/figures/masking.svg, breakdown.svg, sick.svg%n%n");
        Peers305.checks(wines, probability).print();
        Console.print("%nTry: ./run 305 --z 2   Two deviations instead of three. How many of 36 does z find now?%n");
    }

    static Table wines() {
        var data = Datasets.wine();
        return Table.of(data.x(), data.featureNames());
    }

    private static void lostPoints(Table wines, double... k) {
        Console.print("alcohol of 178 wines: values without their decimal point, and how many of them are marked%n");
        var table = Console.table("%10d %8s %8s %8s", "wrong", "z", "IQR", "MAD");
        for (int lost : LOST) {
            Bottles bottles = Bottles.decimalPoints(wines, "alcohol", lost, 1);
            table.row(lost, bottles.by(OutlierRule.Z, k[0]), bottles.by(OutlierRule.IQR, k[1]),
                    bottles.by(OutlierRule.MAD, k[2]));
        }
    }

    private static void wrongLabels(Table wines, double[] k, double probability) {
        Console.print("%n59 wines of cultivar 0, bottles of cultivar 2 among them, five columns: marked + marked unjustly%n");
        var table = Console.table("%10d %8s %8s %8s %14s %20s", "wrong", "z", "IQR", "MAD", "distance", "robust distance");
        for (int wrong : BOTTLES) {
            Bottles bottles = Bottles.labels(wines, wrong);
            table.row(wrong, bottles.by(OutlierRule.Z, k[0]), bottles.by(OutlierRule.IQR, k[1]),
                    bottles.by(OutlierRule.MAD, k[2]), bottles.byMahalanobis(probability),
                    bottles.byRobustDistance(probability));
        }
    }

    private static void sickCells(double... k) {
        var data = Datasets.breastCancer();
        double[] area = Table.of(data.x(), data.featureNames()).numeric("area error").values();
        Console.print("%narea error of 569 tumours, none of them wrong: what the rules mark%n");
        var table = Console.table("%-10s %12.1f %10d %12d", "rule", "upper fence", "marked", "malignant");
        for (OutlierRule rule : OutlierRule.values()) {
            var fences = rule.fences(area, k[rule.ordinal()]);
            int marked = 0;
            int malignant = 0;
            for (int i = 0; i < area.length; i++) {
                marked += fences.marks(area[i]) ? 1 : 0;
                malignant += fences.marks(area[i]) && data.classNames().get(data.y()[i]).equals("malignant") ? 1 : 0;
            }
            table.row(rule, fences.upper(), marked, malignant);
        }
    }

    private static void clipping(Table wines, double[] k, double probability, double lost) {
        Console.print("%n%.1f %% of the values of the training rows without their decimal point: alcohol from 12 columns%n",
                100 * lost);
        var table = Console.table("%-24s %12.3f   %-18s", "training rows", "R2 new rows", "95 % interval");
        UnaryOperator<Table> same = rows -> rows;
        for (var way : List.of(new Way("as they should be", rows -> same, 0), new Way("as they are", rows -> same, lost),
                new Way("clipped by z", by(OutlierClipper.of(OutlierRule.Z, k[0])), lost),
                new Way("clipped by IQR", by(OutlierClipper.of(OutlierRule.IQR, k[1])), lost),
                new Way("clipped by MAD", by(OutlierClipper.of(OutlierRule.MAD, k[2])), lost),
                new Way("clipped by distance", by(MahalanobisClipper.of(probability)), lost))) {
            FoldScores scores = way.scores(wines);
            Interval interval = scores.interval(0.95);
            table.row(way.name, scores.mean(), String.format(Locale.ROOT, "%6.3f to %.3f", interval.lower(),
                    interval.upper()));
        }
    }

    static Function<Table, UnaryOperator<Table>> by(Step step) {
        return rows -> step.fit(rows, NOTHING)::transform;
    }

    /// Training rows with so many lost decimal points, and what is learned from them to be done to all rows.
    record Way(String name, Function<Table, UnaryOperator<Table>> learn, double lost) {

        /// R² of new rows, fold by fold: alcohol from the other columns by least squares.
        FoldScores scores(Table wines) {
            List<Split> folds = Folds.kFold(wines.rows(), 5, 1);
            double[] r2 = new double[folds.size()];
            for (int f = 0; f < r2.length; f++) {
                Table train = wines.select(folds.get(f).train());
                Table test = wines.select(folds.get(f).test());
                Table x = Bottles.everywhere(train.without("alcohol"), lost, 7 + f);
                UnaryOperator<Table> clipped = learn.apply(x);
                var model = LinearRegression.fit(clipped.apply(x).toMatrix(), train.numeric("alcohol").values());
                r2[f] = RegressionScores.of(test.numeric("alcohol").values(),
                        model.predict(clipped.apply(test.without("alcohol")).toMatrix())).r2();
            }
            return new FoldScores(r2, 1.0 / (folds.size() - 1));
        }
    }
}
