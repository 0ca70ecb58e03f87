package scratch.classic.foundation.scaling;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// 302: thirteen measurements of a wine, and only one of them counts, because of its unit.
public final class Ex302Scaling {
    static final String COLUMN = "proline";
    static final int STEPS = 20_000;

    private Ex302Scaling() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "k 5 1..25 how many nearest rows vote",
                "typo 100 1..100000 factor by which one value of proline is wrong");
        int k = arguments.intValue("k");
        double typo = arguments.doubleValue("typo");
        Wines wines = wines();
        Console.print("wine: 178 wines, 13 measurements, 3 cultivars; every third row (59) is kept for the test%n%n");

        Descent[] descents = threeMethods(wines, k);
        outlier(wines, k, typo);
        trainingRowsAlone(wines, k, typo);
        Figures302.draw(wines, descents, k, typo);
        Console.print("%nfigures  target/figures/neighbours.svg, descents.svg, typo.svg%n%n");

        Peers302.checks(wines, k).print();
        Console.print("%nTry: ./run 302 --typo 100000   The last column of the second table does not move. Why?%n");
    }

    static Wines wines() {
        var data = Datasets.wine();
        return Wines.of(Table.of(data.x(), data.featureNames()), data.y());
    }

    private static Descent[] threeMethods(Wines wines, int k) {
        var table = Console.table("%-11s %8.2f %% %14d %11.4g %13s %17.4f %16.6f", "columns", COLUMN, k + " nearest of 59",
                "condition", "descent steps", "R2 missing at 100", "R2 least squares");
        Descent[] descents = new Descent[Wines.WAYS.length];
        for (int i = 0; i < descents.length; i++) {
            UnaryOperator<Table> scaling = Wines.fitted(Wines.WAYS[i], wines.train());
            int right = NearestRows.agreeing(wines.answers(scaling, wines.train(), wines.test(), k), wines.testLabels());
            descents[i] = descent(wines, scaling);
            int steps = descents[i].stepsTo(0.001);
            table.row(Wines.WAYS[i], 100 * Wines.share(scaling.apply(wines.train()), COLUMN), right,
                    descents[i].condition(), steps < 0 ? "> " + STEPS : "" + steps, descents[i].gaps()[99],
                    leastSquares(wines, scaling));
        }
        return descents;
    }

    /// Alcohol from the other twelve columns, by steps.
    static Descent descent(Wines wines, UnaryOperator<Table> scaling) {
        Matrix x = scaling.apply(wines.train()).without("alcohol").toMatrix();          // (119, 12)
        return Descent.run(x, wines.train().numeric("alcohol").values(), STEPS);
    }

    /// Alcohol from the other twelve columns, solved: R² on the test rows.
    static double leastSquares(Wines wines, UnaryOperator<Table> scaling) {
        Matrix x = scaling.apply(wines.train()).without("alcohol").toMatrix();
        var fit = LinearRegression.fit(x, wines.train().numeric("alcohol").values());
        return RegressionScores.of(wines.test().numeric("alcohol").values(),
                fit.predict(scaling.apply(wines.test()).without("alcohol").toMatrix())).r2();
    }

    private static void outlier(Wines wines, int k, double typo) {
        Table wrong = Wines.typo(wines.train(), COLUMN, typo);
        Console.print("%none training value of %s times %.0f: %.0f becomes %.0f%n", COLUMN, typo,
                wines.train().numeric(COLUMN).value(0), wrong.numeric(COLUMN).value(0));
        var table = Console.table("%-12s %12.1f %12.1f %14.2f %% %10.4f %% %16d", "scaled by", "unit before", "unit after",
                "share before", "share after", k + " nearest of 59");
        for (int i = 1; i < Wines.WAYS.length; i++) {
            String way = Wines.WAYS[i];
            UnaryOperator<Table> scaling = Wines.fitted(way, wrong);
            table.row(way, Wines.unit(way, wines.train(), COLUMN), Wines.unit(way, wrong, COLUMN),
                    100 * Wines.share(Wines.fitted(way, wines.train()).apply(wines.test()), COLUMN),
                    100 * Wines.share(scaling.apply(wines.test()), COLUMN),
                    NearestRows.agreeing(wines.answers(scaling, wrong, wines.test(), k), wines.testLabels()));
        }
    }

    private static void trainingRowsAlone(Wines wines, int k, double typo) {
        Console.print("%nthe same typo in one test row: answers that change for the other 58 test rows%n");
        var table = Console.table("%-12s %26d %26d", "scaled by", "learned from training rows", "learned from all rows");
        for (int i = 1; i < Wines.WAYS.length; i++) {
            String way = Wines.WAYS[i];
            table.row(way, changed(wines, way, k, typo, false), changed(wines, way, k, typo, true));
        }
    }

    /// How many answers for the other test rows change because of a typo in the first one.
    static int changed(Wines wines, String way, int k, double typo, boolean allRows) {
        Table wrong = Wines.typo(wines.test(), COLUMN, typo);
        int[] before = wines.answers(Wines.fitted(way, allRows ? both(wines.train(), wines.test()) : wines.train()),
                wines.train(), wines.test(), k);
        int[] after = wines.answers(Wines.fitted(way, allRows ? both(wines.train(), wrong) : wines.train()),
                wines.train(), wrong, k);
        return (int) IntStream.range(1, before.length).filter(i -> before[i] != after[i]).count();
    }

    private static Table both(Table train, Table test) {
        double[][] rows = new double[train.rows() + test.rows()][];
        Matrix first = train.toMatrix();
        Matrix second = test.toMatrix();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i < train.rows() ? first.row(i) : second.row(i - train.rows());
        }
        return Table.of(rows, train.names());
    }
}
