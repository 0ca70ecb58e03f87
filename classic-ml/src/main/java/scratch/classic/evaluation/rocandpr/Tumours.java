package scratch.classic.evaluation.rocandpr;

import java.util.Arrays;

import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.preprocess.Scaler;
import scratch.math.Matrix;

/// The tumours of the test, and what two models say of them.
///
/// @param y       (n), 1 for malignant
/// @param two     (n), probability of malignant by texture and smoothness alone
/// @param thirty  (n), by all columns
/// @param learned from how many other tumours
record Tumours(int[] y, double[] two, double[] thirty, int learned) {

    /// Splits and lets both models learn.
    static Tumours of(Table table, int[] y, long seed) {          // (n, 30), (n)
        Split split = Split.stratified(y, 0.3, seed);
        Table two = table.select("mean texture", "mean smoothness");
        return new Tumours(pick(y, split.test()), probabilities(two, y, split), probabilities(table, y, split),
                split.train().length);
    }

    private static double[] probabilities(Table table, int[] y, Split split) {
        Table learn = table.select(split.train());
        var scaler = Scaler.standard().fit(learn, new Target.Nothing());
        Matrix x = scaler.transform(learn).toMatrix();
        var model = LogisticRegression.fit(x, pick(y, split.train()), LogisticRegression.Options.of(1));
        return model.probabilities(scaler.transform(table.select(split.test())).toMatrix());
    }

    /// Some of the tumours, each as often as it is named.
    Tumours select(int... rows) {
        return new Tumours(pick(y, rows), pick(two, rows), pick(thirty, rows), learned);
    }

    private static int[] pick(int[] values, int... rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    private static double[] pick(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
