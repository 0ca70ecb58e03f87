package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// Moves what lies beyond the fences of an [OutlierRule] onto the nearest fence, each column by itself. The row stays, and
/// still says "very much"; what it can no longer do is pull a mean or a line along as far as it likes.
///
/// Gaps stay gaps and are not looked at. A value that is far out in no single column is not seen: [Mahalanobis] is for that.
public final class OutlierClipper implements Step {
    private static final String KIND = "outlier-clipper";

    private final OutlierRule rule;
    private final double k;
    private final List<String> columns;

    private OutlierClipper(OutlierRule rule, double k, List<String> columns) {
        this.rule = rule;
        this.k = k;
        this.columns = columns;
    }

    /// @param rule    what sets the fences
    /// @param k       how many units of spread they are away, positive
    /// @param columns the columns to clip, all numeric ones if none is named
    public static OutlierClipper of(OutlierRule rule, double k, String... columns) {
        Require.positive("OutlierClipper", "k", k);
        return new OutlierClipper(rule, k, List.of(columns));
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        Map<String, Fences> fences = new LinkedHashMap<>();
        for (String name : Chosen.numeric("OutlierClipper", columns, rows)) {
            double[] values = rows.numeric(name).present();
            Require.that(values.length > 0, "OutlierClipper.fit: column '%s': all values are missing: at least one is needed",
                    name);
            fences.put(name, rule.fences("OutlierClipper.fit: column '" + name + "'", values, k));
        }
        return new Fitted(fences);
    }

    /// A clipper that has learned where the fences are.
    public static final class Fitted implements FittedStep {
        private final Map<String, Fences> fences;

        private Fitted(Map<String, Fences> fences) {
            this.fences = new LinkedHashMap<>(fences);
        }

        /// The fences of a column.
        public Fences fences(String column) {
            Require.that(fences.containsKey(column), "OutlierClipper: column '%s': is not clipped", column);
            return fences.get(column);
        }

        /// Which rows have at least one value outside; (rows).
        public boolean[] marks(Table rows) {
            boolean[] marks = new boolean[rows.rows()];
            fences.forEach((name, range) -> {
                NumericColumn column = rows.numeric(name);
                for (int i = 0; i < marks.length; i++) {
                    marks[i] |= range.marks(column.value(i));
                }
            });
            return marks;
        }

        @Override
        public Table transform(Table rows) {
            Table clipped = rows;
            for (Map.Entry<String, Fences> entry : fences.entrySet()) {
                double[] values = rows.numeric(entry.getKey()).values();
                for (int i = 0; i < values.length; i++) {
                    values[i] = entry.getValue().clip(values[i]);
                }
                clipped = clipped.with(new NumericColumn(entry.getKey(), values));
            }
            return clipped;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            fences.forEach((name, range) -> state.put(name, List.of(range.lower(), range.upper())));
            return state;
        }

        /// The clipper that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            Map<String, Fences> fences = new LinkedHashMap<>();
            for (String name : state.keySet()) {
                double[] pair = Storable.numbers(KIND, state, name);
                Require.that(pair.length == 2, "%s: column '%s': %s: must be a lower and an upper fence", KIND, name,
                        Arrays.toString(pair));
                fences.put(name, new Fences(pair[0], pair[1]));
            }
            return new Fitted(fences);
        }
    }
}
