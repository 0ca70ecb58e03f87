package scratch.classic.foundation.scaling;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Scaler;

/// The wines of lesson 302: every third row is kept to judge by, and the columns can be scaled in four ways.
///
/// @param train       rows to learn from
/// @param test        rows to judge by
/// @param trainLabels the cultivar of each row
/// @param testLabels  the cultivar of each row
record Wines(Table train, Table test, int[] trainLabels, int[] testLabels) {
    static final String[] WAYS = {"as they are", "standard", "min-max", "robust"};
    private static final Target NOTHING = new Target.Nothing();

    /// Every third row is kept for the test: of rows sorted by class, about a third of each class.
    static Wines of(Table all, int[] labels) {                           // (178, 13), (178)
        Split split = new Split(IntStream.range(0, all.rows()).filter(i -> i % 3 != 2).toArray(),
                IntStream.range(0, all.rows()).filter(i -> i % 3 == 2).toArray());
        return new Wines(all.select(split.train()), all.select(split.test()),
                Arrays.stream(split.train()).map(i -> labels[i]).toArray(),
                Arrays.stream(split.test()).map(i -> labels[i]).toArray());
    }

    /// What one of the WAYS does to rows, learned from these rows.
    static UnaryOperator<Table> fitted(String way, Table rows) {
        return switch (way) {
            case "standard" -> Scaler.standard().fit(rows, NOTHING)::transform;
            case "min-max" -> Scaler.minMax().fit(rows, NOTHING)::transform;
            case "robust" -> Scaler.robust().fit(rows, NOTHING)::transform;
            default -> UnaryOperator.identity();
        };
    }

    /// The unit of a column in one of the WAYS, learned from these rows.
    static double unit(String way, Table rows, String column) {
        Table probe = rows.select(new int[] {0, 0}).with(new NumericColumn(column, 0, 1));
        double[] ends = fitted(way, rows).apply(probe).numeric(column).values();
        return 1 / (ends[1] - ends[0]);
    }

    /// The table with the first value of a column multiplied: somebody forgot the decimal point.
    static Table typo(Table rows, String column, double factor) {
        double[] values = rows.numeric(column).values();
        values[0] *= factor;
        return rows.with(new NumericColumn(column, values));
    }

    /// Which part of the squared distance between two rows, on average over all pairs, comes from a column.
    static double share(Table rows, String column) {
        double sum = 0;
        for (String name : rows.names()) {
            sum += variance(rows.numeric(name).values());
        }
        return variance(rows.numeric(column).values()) / sum;
    }

    /// Class by vote of the k nearest training rows, for each of the rows, both scaled alike.
    int[] answers(UnaryOperator<Table> scaling, Table learned, Table rows, int k) {
        return NearestRows.vote(scaling.apply(learned).toMatrix(), trainLabels, scaling.apply(rows).toMatrix(), k);
    }

    private static double variance(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }
}
