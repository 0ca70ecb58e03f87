package scratch.classic.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Tables of one row a class, as a file holds them.
final class StoredMatrix {
    private StoredMatrix() {
    }

    static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static List<List<Double>> rows(Matrix matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (int k = 0; k < matrix.rows(); k++) {
            rows.add(list(matrix.row(k)));
        }
        return rows;
    }

    static double[] logPriors(String kind, Map<String, Object> state) {
        double[] logs = Storable.numbers(kind, state, "logPriors");
        double sum = Arrays.stream(logs).map(Math::exp).sum();
        Require.that(logs.length >= 2 && Math.abs(sum - 1) <= 1e-9, "%s: %d logPriors of probabilities that add up to %s: must"
                + " be at least 2, and 1", kind, logs.length, sum);
        return logs;
    }

    static Matrix read(String kind, Map<String, Object> state, String name, int classes) {
        List<?> rows = Storable.get(kind, state, name, List.class);
        Require.that(rows.size() == classes, "%s: '%s' has %d rows: must have one for each of the %d classes", kind, name,
                rows.size(), classes);
        double[][] values = new double[classes][];
        for (int k = 0; k < classes; k++) {
            String row = name + " of class " + k;
            values[k] = Storable.numbers(kind, Map.of(row, rows.get(k)), row);
            Require.finite(kind, row, values[k]);
        }
        return Matrix.of(values);
    }

    /// The same for logarithms of probabilities.
    static Matrix logs(String kind, Map<String, Object> state, String name, int classes) {
        Matrix logs = read(kind, state, name, classes);
        for (double log : logs.data()) {
            Require.that(log <= 0, "%s: '%s' holds %s: the logarithm of a probability is at most 0", kind, name, log);
        }
        return logs;
    }
}
