package scratch.classic.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;

/// Fills a gap with the mean of that column in the k training rows that are most like this one and know the value.
///
/// How like two rows are is measured by the columns that both know, and scaled up as if they knew all d:
/// ‖a − b‖² = d/|S|·Σ_{j∈S} (aⱼ − bⱼ)². So columns must be in comparable units: put a [Scaler] before, which leaves gaps alone.
/// Of rows that are equally near the earlier one counts. Where no row has a column in common, the mean of the column stands.
/// Cost n·d for each row with gaps; the training rows are kept.
/// Troyanskaya et al. 2001, "Missing value estimation methods for DNA microarrays", Bioinformatics 17.
public final class KNearestImputer implements Step {
    private static final String KIND = "k-nearest-imputer";

    private final int k;
    private final boolean weighted;
    private final boolean indicator;
    private final List<String> columns;

    private KNearestImputer(int k, boolean weighted, boolean indicator, List<String> columns) {
        this.k = k;
        this.weighted = weighted;
        this.indicator = indicator;
        this.columns = columns;
    }

    /// @param k       how many rows, at least 1; if fewer know the value, all that do
    /// @param columns the columns to fill and to measure by, at least two; all numeric ones if none is named
    public static KNearestImputer of(int k, String... columns) {
        Require.atLeast(1, "KNearestImputer", "k", k);
        return new KNearestImputer(k, false, false, List.of(columns));
    }

    /// The same with each neighbour weighted by 1/distance; rows at distance 0 alone if there are any.
    public KNearestImputer weightedByDistance() {
        return new KNearestImputer(k, true, indicator, columns);
    }

    /// The same with a column of 0 and 1 for each column that had gaps in training.
    public KNearestImputer withIndicator() {
        return new KNearestImputer(k, weighted, true, columns);
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        List<String> chosen = Chosen.numeric("KNearestImputer", columns, rows);
        Require.that(chosen.size() > 1, "KNearestImputer.fit: columns %s: needs at least two, to measure one by the other",
                chosen);
        for (String name : chosen) {
            Chosen.present("KNearestImputer", rows, name);
        }
        List<String> indicated = indicator ? Indicators.needed(chosen, rows) : List.of();
        return new Fitted(k, weighted, chosen, NumericRows.of(rows, chosen), indicated);
    }

    /// Knows the training rows.
    public static final class Fitted implements FittedStep {
        private final int k;
        private final boolean weighted;
        private final List<String> columns;
        private final double[][] training;      // (n, d), NaN where missing
        private final double[] means;           // (d), of what is there
        private final List<String> indicated;

        private Fitted(int k, boolean weighted, List<String> columns, double[][] training, List<String> indicated) {
            this.k = k;
            this.weighted = weighted;
            this.columns = List.copyOf(columns);
            this.training = training;
            this.indicated = List.copyOf(indicated);
            means = new double[columns.size()];
            for (int j = 0; j < means.length; j++) {
                means[j] = Descriptive.mean(Arrays.stream(NumericRows.column(training, j)).filter(v -> !Double.isNaN(v))
                        .toArray());
            }
        }

        @Override
        public Table transform(Table rows) {
            double[][] x = NumericRows.of(rows, columns);
            double[][] filled = NumericRows.copy(x);
            double[] squares = new double[training.length];
            Nearest nearest = new Nearest(Math.min(k, training.length));
            for (int i = 0; i < x.length; i++) {
                boolean measured = false;
                for (int j = 0; j < means.length; j++) {
                    if (Double.isNaN(x[i][j])) {
                        if (!measured) {
                            measure(x[i], squares);
                            measured = true;
                        }
                        filled[i][j] = estimate(j, squares, nearest);
                    }
                }
            }
            return NumericRows.put(filled, columns, Indicators.added(indicated, rows));
        }

        // The squared distance from a row to each training row, NaN where they have no column in common.
        private void measure(double[] row, double[] squares) {
            for (int t = 0; t < training.length; t++) {
                double sum = 0;
                int common = 0;
                for (int j = 0; j < row.length; j++) {
                    double difference = row[j] - training[t][j];
                    if (!Double.isNaN(difference)) {
                        sum += difference * difference;
                        common++;
                    }
                }
                squares[t] = sum * row.length / common;      // 0/0 if there is none
                if (squares[t] == Double.POSITIVE_INFINITY) {
                    throw Require.broken("KNearestImputer.transform: %s is so far from training row %d that the square of the"
                            + " distance leaves the range of a double: put a Scaler before", Arrays.toString(row), t);
                }
            }
        }

        private double estimate(int j, double[] squares, Nearest nearest) {
            nearest.clear();
            for (int t = 0; t < training.length; t++) {
                if (!Double.isNaN(training[t][j]) && !Double.isNaN(squares[t])) {
                    nearest.offer(t, squares[t]);
                }
            }
            double sum = 0;
            double weights = 0;
            boolean twins = nearest.count > 0 && nearest.squares[0] == 0;
            for (int i = 0; i < nearest.count; i++) {
                double weight = !weighted ? 1 : twins ? (nearest.squares[i] == 0 ? 1 : 0) : 1 / Math.sqrt(nearest.squares[i]);
                sum += weight * training[nearest.rows[i]][j];
                weights += weight;
            }
            return nearest.count == 0 ? means[j] : sum / weights;
        }

        @Override
        public String kind() {
            return KIND;
        }

        /// A gap is written as a 0, and its row in the list of gaps.
        @Override
        public Map<String, Object> state() {
            List<Object> values = new ArrayList<>();
            List<Object> gaps = new ArrayList<>();
            for (int j = 0; j < means.length; j++) {
                List<Object> numbers = new ArrayList<>();
                List<Object> missing = new ArrayList<>();
                for (int i = 0; i < training.length; i++) {
                    boolean gap = Double.isNaN(training[i][j]);
                    numbers.add(gap ? 0.0 : training[i][j]);
                    if (gap) {
                        missing.add(i);
                    }
                }
                values.add(numbers);
                gaps.add(missing);
            }
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("k", k);
            state.put("weighted", weighted);
            state.put("columns", columns);
            state.put("values", values);
            state.put("gaps", gaps);
            state.put("indicated", indicated);
            return state;
        }

        /// The imputer that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            int k = Storable.get(KIND, state, "k", Integer.class);
            Require.atLeast(1, KIND, "k", k);
            List<String> columns = Chosen.names(KIND, state, "columns");
            double[][] values = Stored.lists(KIND, state, "values", columns.size());
            double[][] gaps = Stored.lists(KIND, state, "gaps", columns.size());
            int n = values[0].length;
            for (int j = 0; j < values.length; j++) {
                Require.that(values[j].length == n, "%s: column '%s' has %d values, '%s' has %d: must be equally many", KIND,
                        columns.get(j), values[j].length, columns.getFirst(), n);
                for (double gap : gaps[j]) {
                    Require.that(gap >= 0 && gap < n, "%s: column '%s': gap in row %s of %d: must be one of them", KIND,
                            columns.get(j), gap, n);
                    values[j][(int) gap] = Double.NaN;
                }
            }
            double[][] training = new double[n][values.length];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < values.length; j++) {
                    training[i][j] = values[j][i];
                }
            }
            return new Fitted(k, Storable.get(KIND, state, "weighted", Boolean.class), columns, training,
                    Indicators.read(KIND, state));
        }
    }

    /// The k nearest so far, in order. Rows are offered in order, so of equals the earlier one stays before.
    private static final class Nearest {
        private final int[] rows;
        private final double[] squares;
        private int count;

        private Nearest(int k) {
            rows = new int[k];
            squares = new double[k];
        }

        private void clear() {
            count = 0;
        }

        private void offer(int row, double square) {
            if (count == rows.length && square >= squares[count - 1]) {
                return;
            }
            int at = count < rows.length ? count++ : count - 1;
            for (; at > 0 && squares[at - 1] > square; at--) {
                rows[at] = rows[at - 1];
                squares[at] = squares[at - 1];
            }
            rows[at] = row;
            squares[at] = square;
        }
    }
}
