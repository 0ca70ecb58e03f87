package scratch.classic.foundation.composition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import org.json.JSONArray;
import org.json.JSONObject;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.feature.transform.Standardizer;
import smile.regression.OLS;

import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.preprocess.Scaler;
import scratch.example.CheckTable;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// The pipeline beside Smile's two steps by hand, the leak beside its formula, and files that were tampered with.
final class Peers309 {
    private Peers309() {
    }

    static CheckTable checks(int streets) {
        var checks = CheckTable.against("reference");
        var data = Datasets.diabetes();
        Table table = Table.of(data.x(), data.featureNames());
        Split split = Split.random(442, 0.25, 42);
        Table train = table.select(split.train());
        double[] y = Arrays.stream(split.train()).mapToDouble(i -> data.y()[i]).toArray();
        FittedRegressor ours = Pipeline.of(Scaler.standard()).fitRegressor(train, y,
                (x, target) -> LinearRegression.fit(x, target).model());

        var standardizer = Standardizer.fit(frame(train));
        DataFrame learned = standardizer.apply(frame(train)).merge(DataFrame.of(column(y), "y"));
        var model = OLS.fit(Formula.lhs("y"), learned);
        Table test = table.select(split.test());
        checks.group("predictions, Smile", 1e-9).same("patient", ours.predict(test),
                model.predict(standardizer.apply(frame(test))));
        int seeds = 100;
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            sum += Leaks.encodedRSquared(streets, seed) / seeds;
        }
        checks.same("R squared of encoded streets", sum, (streets - 1) / (Leaks.FLATS - 1.0), 0.015);
        return checks;
    }

    private static DataFrame frame(Table table) {
        Matrix x = table.toMatrix();
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = x.row(i);
        }
        return DataFrame.of(rows, table.names().toArray(String[]::new));
    }

    private static double[][] column(double... values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    /// The text of a file without one of its steps, and with a checksum that fits again.
    static String without(String text, String kind) {
        JSONObject content = new JSONObject(text);
        JSONArray steps = content.getJSONArray("steps");
        for (int i = steps.length() - 1; i >= 0; i--) {
            if (steps.getJSONObject(i).getString("kind").equals(kind)) {
                steps.remove(i);
            }
        }
        String zeros = "0".repeat(64);
        String unsigned = content.put("sha256", zeros).toString(1);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(unsigned.getBytes(StandardCharsets.UTF_8));
            return unsigned.replace(zeros, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Peers309: every JDK has SHA-256", e);
        }
    }
}
