package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;
import scratch.stats.descriptive.QuantileType;
import scratch.stats.descriptive.Quantiles;

/// Cuts numbers into bins, which become categories `bin 1`, `bin 2`, …: a model may treat each bin as it likes, and no longer
/// sees what is inside. Values beyond the training rows go to the first or the last bin; a value on an edge to the bin above.
public final class Binning implements Step {
    private static final String KIND = "binning";

    private final int bins;
    private final boolean quantiles;
    private final List<String> columns;

    private Binning(int bins, boolean quantiles, List<String> columns) {
        this.bins = bins;
        this.quantiles = quantiles;
        this.columns = columns;
    }

    /// Bins of equal width.
    ///
    /// @param bins    at least 2
    /// @param columns the columns to cut, all numeric ones if none is named
    public static Binning uniform(int bins, String... columns) {
        Require.atLeast(2, "Binning", "bins", bins);
        return new Binning(bins, false, List.of(columns));
    }

    /// Bins of equally many rows, as far as equal values allow; edges that coincide are one, and one at the smallest value
    /// none.
    public static Binning quantiles(int bins, String... columns) {
        Require.atLeast(2, "Binning", "bins", bins);
        return new Binning(bins, true, List.of(columns));
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        Map<String, double[]> edges = new LinkedHashMap<>();
        for (String name : Chosen.numeric("Binning", columns, rows)) {
            double[] values = rows.numeric(name).present();
            Require.that(values.length > 0, "Binning.fit: column '%s': all values are missing: at least one is needed", name);
            Quantiles sorted = Quantiles.of(values);
            Require.that(sorted.minimum() < sorted.maximum(), "Binning.fit: column '%s' is constant: cannot be cut", name);
            Require.that(Double.isFinite(sorted.maximum() - sorted.minimum()),
                    "Binning.fit: column '%s': values too far apart for a double: take a larger unit", name);
            double[] inner = IntStream.range(1, bins).mapToDouble(b -> quantiles
                    ? sorted.at((double) b / bins, QuantileType.LINEAR)
                    : sorted.minimum() + (sorted.maximum() - sorted.minimum()) / bins * b)
                    .filter(edge -> edge > sorted.minimum()).distinct().toArray();      // nothing lies below the smallest value
            Require.that(inner.length > 0, "Binning.fit: column '%s': all quantiles are its smallest value, %s: cut it by"
                    + " width, or into more bins", name, sorted.minimum());
            edges.put(name, inner);
        }
        return new Fitted(edges);
    }

    /// Knows the edges.
    public static final class Fitted implements FittedStep {
        private final Map<String, double[]> edges;      // inner edges, rising

        private Fitted(Map<String, double[]> edges) {
            this.edges = new LinkedHashMap<>(edges);
        }

        /// The inner edges of a column: one fewer than bins.
        public double[] edges(String column) {
            Require.that(edges.containsKey(column), "Binning: column '%s': was not cut", column);
            return edges.get(column).clone();
        }

        @Override
        public Table transform(Table rows) {
            Table cut = rows;
            for (String name : edges.keySet()) {
                NumericColumn column = rows.numeric(name);
                double[] limits = edges.get(name);
                int[] codes = new int[rows.rows()];
                for (int i = 0; i < codes.length; i++) {
                    double value = column.value(i);
                    codes[i] = column.isMissing(i) ? CategoricalColumn.MISSING
                            : (int) Arrays.stream(limits).filter(limit -> value >= limit).count();
                }
                List<String> names = IntStream.rangeClosed(1, limits.length + 1).mapToObj(b -> "bin " + b).toList();
                cut = cut.with(new CategoricalColumn(name, codes, names));
            }
            return cut;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            edges.forEach((name, limits) -> state.put(name, Arrays.stream(limits).boxed().toList()));
            return state;
        }

        /// The step that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            Map<String, double[]> edges = new LinkedHashMap<>();
            for (String name : state.keySet()) {
                double[] limits = Storable.numbers(KIND, state, name);
                Require.that(limits.length > 0 && IntStream.range(1, limits.length).allMatch(b -> limits[b - 1] < limits[b]),
                        "%s: column '%s': edges %s: must rise, at least one", KIND, name, Arrays.toString(limits));
                edges.put(name, limits);
            }
            return new Fitted(edges);
        }
    }
}
