package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.List;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;

/// Some columns of a table as rows of numbers, NaN where one is missing, and back.
final class NumericRows {
    private NumericRows() {
    }

    /// (n, d).
    static double[][] of(Table rows, List<String> columns) {
        double[][] x = new double[rows.rows()][columns.size()];
        for (int j = 0; j < columns.size(); j++) {
            NumericColumn column = rows.numeric(columns.get(j));
            for (int i = 0; i < x.length; i++) {
                x[i][j] = column.value(i);
            }
        }
        return x;
    }

    /// A copy that can be filled.
    static double[][] copy(double[][] x) {
        return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    /// The table with these numbers in the place of its own.
    static Table put(double[][] x, List<String> columns, Table rows) {
        Table with = rows;
        for (int j = 0; j < columns.size(); j++) {
            with = with.with(new NumericColumn(columns.get(j), column(x, j)));
        }
        return with;
    }

    static double[] column(double[][] x, int j) {
        return Arrays.stream(x).mapToDouble(row -> row[j]).toArray();
    }
}
