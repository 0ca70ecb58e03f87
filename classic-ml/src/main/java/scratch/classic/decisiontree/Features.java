package scratch.classic.decisiontree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// What a tree learns from, column by column: numbers, or codes of categories; NaN where a value is missing.
public final class Features {
    private final List<Feature> names;     // (d)
    private final int rows;
    private final double[][] values;       // (d, n)
    private final int[][] orders;          // (d, n), the rows by each column; null until it is asked for

    private Features(List<Feature> names, int rows, double[][] values) {
        Require.that(rows > 0 && values.length > 0, "Features.of: (%d, %d): at least one row and one column are needed", rows,
                values.length);
        this.names = List.copyOf(names);
        this.rows = rows;
        this.values = values;
        this.orders = new int[values.length][];
    }

    /// Numbers only; NaN where one is missing.
    ///
    /// @throws IllegalArgumentException if x is empty, or a value is infinite: by row and column
    public static Features of(Matrix x, List<String> names) {
        Require.that(names.size() == x.columns(), "Features.of: %d names, %d columns: each column needs one", names.size(),
                x.columns());
        double[][] values = new double[x.columns()][x.rows()];
        for (int j = 0; j < values.length; j++) {
            for (int i = 0; i < x.rows(); i++) {
                values[j][i] = x.get(i, j) + 0.0;                      // subtle: −0 becomes 0, so that both are one value
                if (Double.isInfinite(values[j][i])) {
                    throw Require.broken("Features.of: row %d, column '%s': %s: must be finite, or NaN where it is missing",
                            i, names.get(j), values[j][i]);
                }
            }
        }
        return new Features(names.stream().map(name -> new Feature(name, List.of())).toList(), x.rows(), values);
    }

    /// As [#of(Matrix, List)], with the names x0, x1 and so on.
    public static Features of(Matrix x) {
        return of(x, IntStream.range(0, x.columns()).mapToObj(j -> "x" + j).toList());
    }

    /// Numbers and categories.
    public static Features of(Table table) {
        List<Feature> names = new ArrayList<>();
        for (Column column : table.columns()) {
            names.add(new Feature(column.name(), column instanceof CategoricalColumn c ? c.categories() : List.of()));
        }
        return new Features(names, table.rows(), columns(table));
    }

    private static double[][] columns(Table table) {
        return table.columns().stream().map(column -> switch (column) {
            case NumericColumn numbers -> Arrays.stream(numbers.values()).map(value -> value + 0.0).toArray();
            case CategoricalColumn words -> Arrays.stream(words.codes())
                    .mapToDouble(code -> code == CategoricalColumn.MISSING ? Double.NaN : code).toArray();
        }).toArray(double[][]::new);
    }

    /// The rows of a table as a tree wants them to predict: codes in the place of words. A category that the tree has not
    /// met while it learned counts as missing.
    ///
    /// @param features what the tree has learned from, in the order of its columns
    /// @return (n, d)
    public static Matrix rows(Table table, List<Feature> features) {
        Matrix x = Matrix.zeros(table.rows(), features.size());
        double[] data = x.data();
        for (int j = 0; j < features.size(); j++) {
            Feature feature = features.get(j);
            for (int i = 0; i < table.rows(); i++) {
                data[i * x.columns() + j] = feature.numeric() ? table.numeric(feature.name()).value(i)
                        : code(feature, table.categorical(feature.name()).word(i));
            }
        }
        return x;
    }

    private static double code(Feature feature, String word) {
        int code = word == null ? -1 : feature.categories().indexOf(word);
        return code < 0 ? Double.NaN : code;
    }

    /// How many rows there are.
    public int rows() {
        return rows;
    }

    /// What the columns are; (d).
    public List<Feature> list() {
        return names;
    }

    /// The values of column j; (n), not a copy: not to be changed.
    public double[] column(int j) {
        return values[j];
    }

    /// The rows of positive weight by their value in column j, missing ones last; equal ones keep their order. All rows are
    /// sorted when a column is first asked for, O(n log n); from then on it is O(n), however many trees are grown.
    int[] sorted(int j, double... weights) {
        int[] order = new int[rows];
        int count = 0;
        for (int row : order(j)) {
            if (weights[row] > 0) {
                order[count++] = row;
            }
        }
        return Arrays.copyOf(order, count);
    }

    private synchronized int[] order(int j) {
        if (orders[j] == null) {
            double[] sorted = values[j].clone();
            Arrays.sort(sorted);                                       // NaN last
            int[] used = new int[rows];
            orders[j] = new int[rows];
            for (int row = 0; row < rows; row++) {
                int first = first(sorted, values[j][row]);
                orders[j][first + used[first]++] = row;
            }
        }
        return orders[j];
    }

    // where the first of those equal to a value stands
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(sorted[middle], value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
