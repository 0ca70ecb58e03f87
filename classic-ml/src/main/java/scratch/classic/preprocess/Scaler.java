package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.descriptive.QuantileType;
import scratch.stats.descriptive.Quantiles;

/// Gives each column another zero and another unit: z = (x − shift) / unit. What differs is where the two come from.
///
/// | method | shift | unit |
/// |---|---|---|
/// | STANDARD | mean | standard deviation, divided by n |
/// | MIN_MAX | smallest value | largest − smallest, so that z is from 0 to 1 |
/// | ROBUST | median | third quartile − first, which outliers do not move |
///
/// Gaps stay gaps and are not looked at. A column that is constant has no unit of its own: it keeps unit 1 and becomes 0.
/// Cost O(n·d), ROBUST O(n log n·d).
public final class Scaler implements Step {
    private static final String KIND = "scaler";

    /// Where zero and unit come from.
    public enum Method { STANDARD, MIN_MAX, ROBUST }

    private final Method method;
    private final List<String> columns;

    private Scaler(Method method, List<String> columns) {
        this.method = method;
        this.columns = columns;
    }

    /// Mean 0, variance 1.
    ///
    /// @param columns the columns to scale, all numeric ones if none is named
    public static Scaler standard(String... columns) {
        return new Scaler(Method.STANDARD, List.of(columns));
    }

    /// From 0 to 1 on the training rows; others may lie outside.
    public static Scaler minMax(String... columns) {
        return new Scaler(Method.MIN_MAX, List.of(columns));
    }

    /// Median 0, distance of the quartiles 1.
    public static Scaler robust(String... columns) {
        return new Scaler(Method.ROBUST, List.of(columns));
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (String name : Chosen.numeric("Scaler", columns, rows)) {
            double[] values = rows.numeric(name).present();
            Require.that(values.length > 0, "Scaler.fit: column '%s': all values are missing: at least one is needed", name);
            Range range = measure(values);
            Require.that(Double.isFinite(range.unit) && Double.isFinite(range.shift),
                    "Scaler.fit: column '%s': values too far apart for a double: take a larger unit", name);
            ranges.put(name, range.unit == 0 ? new Range(range.shift, 1) : range);
        }
        return new Fitted(ranges);
    }

    private Range measure(double[] values) {
        return switch (method) {
            case STANDARD -> new Range(Descriptive.mean(values), constant(values) ? 0
                    : Descriptive.populationStandardDeviation(values));
            case MIN_MAX -> {
                Quantiles sorted = Quantiles.of(values);
                yield new Range(sorted.minimum(), sorted.maximum() - sorted.minimum());
            }
            case ROBUST -> {
                Quantiles sorted = Quantiles.of(values);
                yield new Range(sorted.median(), sorted.interquartileRange(QuantileType.LINEAR));
            }
        };
    }

    // subtle: the rounded mean of equal values need not be that value, and the deviation then is dust, not 0
    private static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /// The zero and the unit of a column.
    public record Range(double shift, double unit) {
    }

    /// A scaler that has learned.
    public static final class Fitted implements FittedStep {
        private final Map<String, Range> ranges;

        private Fitted(Map<String, Range> ranges) {
            this.ranges = Map.copyOf(ranges);
        }

        /// Zero and unit of a column.
        public Range range(String column) {
            Require.that(ranges.containsKey(column), "Scaler: column '%s': was not scaled", column);
            return ranges.get(column);
        }

        @Override
        public Table transform(Table rows) {
            return mapped(rows, (value, range) -> (value - range.shift) / range.unit);
        }

        /// Back to the old units: z·unit + shift.
        public Table inverseTransform(Table rows) {
            return mapped(rows, (value, range) -> value * range.unit + range.shift);
        }

        private interface Mapping {
            double apply(double value, Range range);
        }

        private Table mapped(Table rows, Mapping mapping) {
            ranges.keySet().forEach(rows::numeric);      // all must be there before anything is computed
            List<Column> columns = rows.columns().stream().map(column -> {
                Range range = ranges.get(column.name());
                if (range == null) {
                    return column;
                }
                double[] values = rows.numeric(column.name()).values();
                for (int i = 0; i < values.length; i++) {
                    values[i] = mapping.apply(values[i], range);
                }
                return (Column) new NumericColumn(column.name(), values);
            }).toList();
            return Table.of(columns);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            ranges.keySet().stream().sorted()
                    .forEach(name -> state.put(name, List.of(ranges.get(name).shift, ranges.get(name).unit)));
            return state;
        }

        /// The scaler that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            Map<String, Range> ranges = new LinkedHashMap<>();
            for (String name : state.keySet()) {
                double[] pair = Storable.numbers(KIND, state, name);
                Require.that(pair.length == 2 && pair[1] > 0, "%s: column '%s': %s: must be a shift and a unit, above 0", KIND,
                        name, Arrays.toString(pair));
                ranges.put(name, new Range(pair[0], pair[1]));
            }
            return new Fitted(ranges);
        }
    }
}
