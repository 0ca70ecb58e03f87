package scratch.classic.preprocess;

import java.util.List;
import java.util.Map;

import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;

/// Columns `NAME missing` of 0 and 1, which keep what filling hides: that nobody knew.
final class Indicators {
    private static final String SUFFIX = " missing";

    private Indicators() {
    }

    /// Those of these columns that have gaps.
    static List<String> needed(List<String> columns, Table rows) {
        return columns.stream().filter(name -> rows.column(name).missing() > 0).toList();
    }

    /// With an indicator for each of these columns, at the end.
    static Table added(List<String> columns, Table rows) {
        Table with = rows;
        for (String name : columns) {
            Column column = rows.column(name);
            double[] missing = new double[rows.rows()];
            for (int i = 0; i < missing.length; i++) {
                missing[i] = column.isMissing(i) ? 1 : 0;
            }
            with = with.with(new NumericColumn(name + SUFFIX, missing));
        }
        return with;
    }

    /// What a file says of them.
    static List<String> read(String kind, Map<String, Object> state) {
        return Chosen.names(kind, state, "indicated");
    }
}
