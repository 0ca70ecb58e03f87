package scratch.classic.data;

import java.util.Arrays;
import java.util.List;

import scratch.math.check.Require;

/// What is to be predicted for each row of a [Table]: a number, a class, or nothing.
public sealed interface Target {
    /// How many rows there are; −1 where nothing is to be predicted.
    int size();

    /// The rows named, in their order.
    Target select(int[] rows);

    private static void requireRows(String operation, int size, int... rows) {
        for (int row : rows) {
            Require.that(row >= 0 && row < size, "%s: row %d: must be from 0 to %d", operation, row, size - 1);
        }
    }

    /// A number for each row.
    ///
    /// @param values (n), finite
    record Numbers(double[] values) implements Target {
        public Numbers {
            values = values.clone();
            Require.finite("Target.Numbers", "values", values);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Numbers select(int[] rows) {
            requireRows("Target.Numbers.select", values.length, rows);
            return new Numbers(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
        }
    }

    /// A class for each row.
    ///
    /// @param labels  (n), indices into `classes`
    /// @param classes (K), their names
    record Labels(int[] labels, List<String> classes) implements Target {
        public Labels {
            labels = labels.clone();
            classes = List.copyOf(classes);
            for (int i = 0; i < labels.length; i++) {
                Require.that(labels[i] >= 0 && labels[i] < classes.size(), "Target.Labels: label %d of row %d: must be from 0"
                        + " to %d", labels[i], i, classes.size() - 1);
            }
        }

        @Override
        public int size() {
            return labels.length;
        }

        @Override
        public Labels select(int[] rows) {
            requireRows("Target.Labels.select", labels.length, rows);
            return new Labels(Arrays.stream(rows).map(row -> labels[row]).toArray(), classes);
        }
    }

    /// Nothing: for steps that look at the features alone.
    record Nothing() implements Target {
        @Override
        public int size() {
            return -1;
        }

        @Override
        public Nothing select(int[] rows) {
            return this;
        }
    }
}
