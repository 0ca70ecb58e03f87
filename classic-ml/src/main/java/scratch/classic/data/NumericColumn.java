package scratch.classic.data;

import java.util.Arrays;

import scratch.math.check.Require;

/// Numbers, one a row; NaN where one is missing.
public final class NumericColumn implements Column {
    private final String name;
    private final double[] values;   // (n)

    /// @param values copied; NaN stands for a missing one
    /// @throws IllegalArgumentException if the name is blank or a value is infinite
    public NumericColumn(String name, double... values) {
        this(name, values.clone(), true);
    }

    private NumericColumn(String name, double[] values, boolean check) {
        Require.that(!name.isBlank(), "NumericColumn: a column without a name: every column needs one");
        for (int i = 0; check && i < values.length; i++) {
            Require.that(!Double.isInfinite(values[i]), "NumericColumn: column '%s', row %d: %s: must be finite, or NaN where"
                    + " it is missing", name, i, values[i]);
        }
        this.name = name;
        this.values = values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    /// The number of this row, NaN if it is missing.
    public double value(int row) {
        return values[row];
    }

    /// A copy of all; (n).
    public double[] values() {
        return values.clone();
    }

    /// A copy of those that are not missing, in the order of the rows.
    public double[] present() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    @Override
    public NumericColumn select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return new NumericColumn(name, selected, false);
    }

    @Override
    public NumericColumn named(String other) {
        return new NumericColumn(other, values, false);
    }
}
