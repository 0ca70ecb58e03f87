package scratch.classic.preprocess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;

/// Fills the gaps of a column with one value, learned from the rows that have one: the mean or the median of numbers, the
/// mode (the commonest, the first of equals) of numbers or categories. With an indicator, a column `NAME missing` of 0 and 1
/// keeps what filling hides: that nobody knew.
public final class Imputer implements Step {
    private static final String KIND = "imputer";

    /// What gaps are filled with.
    public enum Method { MEAN, MEDIAN, MODE }

    private final Method method;
    private final boolean indicator;
    private final List<String> columns;

    private Imputer(Method method, boolean indicator, List<String> columns) {
        this.method = method;
        this.indicator = indicator;
        this.columns = columns;
    }

    /// @param columns the columns to fill; if none is named, all numeric ones for MEAN and MEDIAN, all categorical ones for
    ///                MODE
    public static Imputer of(Method method, String... columns) {
        return new Imputer(method, false, List.of(columns));
    }

    /// The same with a column of 0 and 1 for each column that had gaps in training.
    public Imputer withIndicator() {
        return new Imputer(method, true, columns);
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        List<String> chosen = !columns.isEmpty() ? columns
                : method == Method.MODE ? rows.categoricalNames() : rows.numericNames();
        Require.that(rows.rows() > 0, "Imputer.fit: no rows: at least one is needed");
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : chosen) {
            Column column = rows.column(name);
            Require.that(column.missing() < rows.rows(), "Imputer.fit: column '%s': all values are missing: at least one is"
                    + " needed", name);
            values.put(name, value(column));
        }
        return new Fitted(values, indicator ? Indicators.needed(chosen, rows) : List.of());
    }

    private Object value(Column column) {
        return switch (column) {
            case NumericColumn numbers -> switch (method) {
                case MEAN -> Descriptive.mean(numbers.present());
                case MEDIAN -> Descriptive.median(numbers.present());
                case MODE -> mode(numbers);
            };
            case CategoricalColumn words -> {
                Require.that(method == Method.MODE, "Imputer.fit: column '%s' holds categories: have no %s, only a mode",
                        words.name(), method.name().toLowerCase(Locale.ROOT));
                yield mode(words);
            }
        };
    }

    private static Object mode(Column column) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                counts.merge(column instanceof NumericColumn numbers ? (Object) (numbers.value(i) + 0.0)    // −0 is 0
                        : ((CategoricalColumn) column).word(i), 1, Integer::sum);
            }
        }
        Object mode = null;
        for (Map.Entry<Object, Integer> entry : counts.entrySet()) {
            int lead = mode == null ? 1 : entry.getValue() - counts.get(mode);
            if (lead > 0 || lead == 0 && comesBefore(entry.getKey(), mode)) {
                mode = entry.getKey();
            }
        }
        return mode;
    }

    private static boolean comesBefore(Object a, Object b) {
        return a instanceof Double x ? x < (Double) b : ((String) a).compareTo((String) b) < 0;
    }

    /// An imputer that has learned.
    public static final class Fitted implements FittedStep {
        private final Map<String, Object> values;      // a Double or a String for each column
        private final List<String> indicated;

        private Fitted(Map<String, Object> values, List<String> indicated) {
            this.values = new LinkedHashMap<>(values);
            this.indicated = List.copyOf(indicated);
        }

        /// What the gaps of a column are filled with: a number or a category.
        public Object value(String column) {
            Require.that(values.containsKey(column), "Imputer: column '%s': is not filled", column);
            return values.get(column);
        }

        @Override
        public Table transform(Table rows) {
            Table filled = Indicators.added(indicated, rows);
            for (Map.Entry<String, Object> entry : values.entrySet()) {
                filled = filled.with(entry.getValue() instanceof Double value
                        ? filled(rows.numeric(entry.getKey()), value)
                        : filled(rows.categorical(entry.getKey()), (String) entry.getValue()));
            }
            return filled;
        }

        private static Column filled(NumericColumn column, double value) {
            double[] values = column.values();
            for (int i = 0; i < values.length; i++) {
                values[i] = column.isMissing(i) ? value : values[i];
            }
            return new NumericColumn(column.name(), values);
        }

        private static Column filled(CategoricalColumn column, String value) {
            List<String> categories = new ArrayList<>(column.categories());
            if (!categories.contains(value)) {
                categories.add(value);
            }
            int place = categories.indexOf(value);
            int[] codes = column.codes();
            for (int i = 0; i < codes.length; i++) {
                codes[i] = column.isMissing(i) ? place : codes[i];
            }
            return new CategoricalColumn(column.name(), codes, categories);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("values", Map.copyOf(values), "indicated", indicated);
        }

        /// The imputer that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            Map<String, Object> values = new LinkedHashMap<>();
            Chosen.map(KIND, state, "values").forEach((name, value) -> {
                Require.that(value instanceof Number || value instanceof String, "%s: column '%s': %s: must be a number or a"
                        + " word", KIND, name, value);
                values.put((String) name, value instanceof Number number ? (Object) number.doubleValue() : value);
            });
            return new Fitted(values, Indicators.read(KIND, state));
        }
    }
}
