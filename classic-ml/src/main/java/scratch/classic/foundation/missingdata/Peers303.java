package scratch.classic.foundation.missingdata;

import java.util.Arrays;
import java.util.stream.IntStream;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.feature.imputation.KNNImputer;
import smile.feature.imputation.SimpleImputer;
import smile.regression.OLS;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.KNearestImputer;
import scratch.classic.preprocess.Scaler;
import scratch.example.CheckTable;
import scratch.example.data.Generators;

/// Filled values beside Smile's.
final class Peers303 {
    private static final Target NOTHING = new Target.Nothing();

    private Peers303() {
    }

    static CheckTable checks(Table wines, Recovery.Setting setting, long seed) {
        var checks = CheckTable.against("Smile 4.4.2");
        for (Mechanism mechanism : Mechanism.values()) {
            Table gaps = mechanism.hide(wines, setting.column(), setting.seen(), setting.share(), Generators.random(seed));
            int[] complete = Filling.complete(gaps);
            int[] hidden = IntStream.range(0, gaps.rows()).filter(gaps.numeric(setting.column())::isMissing).toArray();
            int at = gaps.names().indexOf(setting.column());
            checks.group(mechanism + ", filled", 1e-9)
                    .same("mean", at(Filling.MEAN.apply(gaps, 1, 1).numeric(setting.column()).values(), hidden),
                            at(column(SimpleImputer.impute(rows(gaps)), at), hidden))
                    .same("nearest", nearest(gaps, complete, hidden, setting.column()),
                            theirNearest(gaps, complete, hidden, at))
                    .same("regressions",
                            at(Filling.REGRESSION.apply(gaps, 1, 1e-12).numeric(setting.column()).values(), hidden),
                            theirRegression(gaps, complete, hidden, setting.column()));
        }
        return checks.same("coverage", Coverage.simulated(100, Ex303MissingData.known(setting.share()), 0.95, 10_000,
                        Generators.random(seed)), Coverage.formula(100, Ex303MissingData.known(setting.share()), 0.95), 0.02)
                .whyDifferent("Smile's KNNImputer averages over neighbours that lack the value as well, and then leaves the "
                + "gap: both are fitted on complete rows here. Where one column has gaps, one regression on the complete rows "
                + "is all there is to do: the penalty is 1e-12, and Smile's is OLS. Coverage: by experiment and by formula.");
    }

    private static double[] nearest(Table gaps, int[] complete, int[] hidden, String column) {
        Table z = Scaler.standard().fit(gaps, NOTHING).transform(gaps);
        return KNearestImputer.of(Recovery.K).fit(z.select(complete), NOTHING).transform(z.select(hidden)).numeric(column)
                .values();
    }

    private static double[] theirNearest(Table gaps, int[] complete, int[] hidden, int column) {
        Table z = Scaler.standard().fit(gaps, NOTHING).transform(gaps);
        String[] names = z.names().toArray(String[]::new);
        var imputer = new KNNImputer(DataFrame.of(rows(z.select(complete)), names), Recovery.K, names);
        DataFrame wanted = DataFrame.of(rows(z.select(hidden)), names);
        return IntStream.range(0, hidden.length).mapToDouble(i -> imputer.apply(wanted.get(i)).getDouble(column)).toArray();
    }

    private static double[] theirRegression(Table gaps, int[] complete, int[] hidden, String column) {
        String[] names = gaps.names().stream().map(name -> name.replace(' ', '_')).toArray(String[]::new);
        var model = OLS.fit(Formula.lhs(column), DataFrame.of(rows(gaps.select(complete)), names));
        return model.predict(DataFrame.of(rows(gaps.select(hidden)), names));
    }

    private static double[][] rows(Table table) {
        double[][] rows = new double[table.rows()][table.names().size()];
        for (int j = 0; j < table.names().size(); j++) {
            double[] values = table.numeric(table.names().get(j)).values();
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = values[i];
            }
        }
        return rows;
    }

    private static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    private static double[] at(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
