package scratch.classic.foundation.featureselection;

import java.util.Arrays;

import smile.data.DataFrame;
import smile.data.vector.IntVector;
import smile.feature.selection.FRegression;
import smile.feature.selection.SumSquaresRatio;

import scratch.classic.data.Column;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Relevance;
import scratch.example.CheckGroup;
import scratch.example.CheckTable;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;

/// The scores of filters beside Smile's.
final class Peers308 {
    private Peers308() {
    }

    static CheckTable checks() {
        var checks = CheckTable.against("Smile 4.4.2");
        classes(checks.groupRelative("F of breast cancer", 1e-9), Datasets.breastCancer());
        classes(checks.groupRelative("F of iris", 1e-9), Datasets.iris());
        numbers(checks);
        return checks.whyDifferent("Smile gives the ratio of the sums of squares between and within classes; F is that times "
                + "(n - K)/(K - 1), which changes no order. Its p-values are good to about 1e-11; ours agree with SciPy's to "
                + "1e-12. It has no mutual information of numbers, no elimination and no L1 for classes: those are held to "
                + "scikit-learn in the tests.");
    }

    private static void classes(CheckGroup group, ClassificationData data) {
        Table table = Table.of(data.x(), data.featureNames());
        Target.Labels labels = new Target.Labels(data.y(), data.classNames());
        DataFrame frame = DataFrame.of(data.x(), data.featureNames().toArray(String[]::new))
                .add(new IntVector("class", data.y()));
        int classes = data.classNames().size();
        int j = 1;
        for (SumSquaresRatio theirs : SumSquaresRatio.fit(frame, "class")) {
            double f = theirs.ratio() * (data.y().length - classes) / (classes - 1);
            group.same("x" + j++, Relevance.anovaF().of(table.column(theirs.feature()), labels).statistic(), f);
        }
    }

    private static void numbers(CheckTable checks) {
        RegressionData data = Datasets.diabetes();
        Table table = Table.of(data.x(), data.featureNames());
        Target target = new Target.Numbers(data.y());
        double[][] rows = new double[table.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(data.x()[i], data.x()[i].length + 1);
            rows[i][rows[i].length - 1] = data.y()[i];
        }
        String[] names = Arrays.copyOf(table.names().toArray(String[]::new), rows[0].length);
        names[names.length - 1] = "y";
        var f = checks.groupRelative("F of diabetes", 1e-9);
        var p = checks.group("p of diabetes", 1e-10);
        for (FRegression theirs : FRegression.fit(DataFrame.of(rows, names), "y")) {
            Column column = table.column(theirs.feature());
            Relevance.Score ours = Relevance.correlationF().of(column, target);
            f.same(theirs.feature(), ours.statistic(), theirs.statistic());
            p.same(theirs.feature(), ours.pValue(), theirs.pvalue());
        }
    }
}
