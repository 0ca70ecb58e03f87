package scratch.classic.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;

/// Fills gaps by regressions: each column is predicted from all others, round and round, because the others have gaps too.
///
/// Columns are standardised, and the first guess is the mean. A round takes the columns in turn, those with the fewest gaps
/// first: a ridge regression on the rows that know the column, whose predictions replace the guesses of those that do not.
/// It is over when no guess changes by more than `tolerance` standard deviations. New rows go through the same regressions
/// in the same order. Cost n·d³ a round.
/// Van Buuren and Groothuis-Oudshoorn 2011, "mice: Multivariate Imputation by Chained Equations in R", J. Stat. Software 45.
public final class IterativeImputer implements Step {
    private static final String KIND = "iterative-imputer";

    /// @param rounds    at most so many, at least 1
    /// @param tolerance of the largest change, in standard deviations of the column; at least 0
    /// @param penalty   λ of the ridge regression of standardised columns, above 0
    public record Options(int rounds, double tolerance, double penalty) {
        public Options {
            Require.atLeast(1, "IterativeImputer.Options", "rounds", rounds);
            Require.notNegative("IterativeImputer.Options", "tolerance", tolerance);
            Require.positive("IterativeImputer.Options", "penalty", penalty);
        }

        /// Until nothing changes by more than a thousandth of a standard deviation, 30 rounds at most; with a penalty so
        /// small that it matters only where columns are made up by others, as a few rows filled with means easily are.
        public static Options standard() {
            return new Options(30, 1e-3, 1e-3);
        }
    }

    private final Options options;
    private final boolean indicator;
    private final List<String> columns;

    private IterativeImputer(Options options, boolean indicator, List<String> columns) {
        this.options = options;
        this.indicator = indicator;
        this.columns = columns;
    }

    /// @param columns the columns to fill and to predict from, at least two; all numeric ones if none is named
    public static IterativeImputer of(Options options, String... columns) {
        return new IterativeImputer(options, false, List.of(columns));
    }

    /// The same with a column of 0 and 1 for each column that had gaps in training.
    public IterativeImputer withIndicator() {
        return new IterativeImputer(options, true, columns);
    }

    /// @throws ArithmeticException if columns are made up by others, and the penalty is too small to help
    @Override
    public Fitted fit(Table rows, Target target) {
        List<String> chosen = Chosen.numeric("IterativeImputer", columns, rows);
        int d = chosen.size();
        Require.that(d > 1, "IterativeImputer.fit: columns %s: needs at least two, to predict one from the other", chosen);
        Units units = Units.of(rows, chosen);
        double[][] x = units.standardised(NumericRows.of(rows, chosen));    // (n, d), NaN where missing
        double[][] filled = withMeans(x);
        int[] order = IntStream.range(0, d).boxed()
                .sorted(Comparator.comparingInt(j -> rows.column(chosen.get(j)).missing())).mapToInt(j -> j).toArray();
        List<ColumnRegression> models = new ArrayList<>();                       // one for each column of each round
        List<Double> changes = new ArrayList<>();
        do {
            double change = 0;
            for (int j : order) {
                ColumnRegression model = ColumnRegression.fit(x, filled, j, options.penalty);
                change = Math.max(change, update(x, filled, model));
                models.add(model);
            }
            changes.add(change);
        } while (changes.getLast() > options.tolerance && changes.size() < options.rounds);
        return new Fitted(chosen, units, models, changes, changes.getLast() <= options.tolerance,
                indicator ? Indicators.needed(chosen, rows) : List.of());
    }

    // The mean of a standardised column is 0.
    private static double[][] withMeans(double[][] x) {
        double[][] filled = NumericRows.copy(x);
        for (double[] row : filled) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Double.isNaN(row[j]) ? 0 : row[j];
            }
        }
        return filled;
    }

    // Puts predictions in the gaps of the model's column; the largest change.
    private static double update(double[][] x, double[][] filled, ColumnRegression model) {
        int j = model.column();
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i][j])) {
                double guess = model.at(filled[i]);
                largest = Math.max(largest, Math.abs(guess - filled[i][j]));
                filled[i][j] = guess;
            }
        }
        return largest;
    }

    // z = (x − mean)/deviation, where a constant column has deviation 1.
    private record Units(double[] means, double[] deviations) {
        static Units of(Table rows, List<String> columns) {
            double[] means = new double[columns.size()];
            double[] deviations = new double[columns.size()];
            for (int j = 0; j < means.length; j++) {
                double[] present = Chosen.present("IterativeImputer", rows, columns.get(j));
                boolean constant = Arrays.stream(present).allMatch(value -> value == present[0]);
                means[j] = constant ? present[0] : Descriptive.mean(present);
                deviations[j] = constant ? 1 : Descriptive.populationStandardDeviation(present);
            }
            return new Units(means, deviations);
        }

        double[][] standardised(double[][] x) {
            double[][] z = NumericRows.copy(x);
            for (double[] row : z) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = (row[j] - means[j]) / deviations[j];
                }
            }
            return z;
        }
    }

    /// Knows the regressions of every round.
    public static final class Fitted implements FittedStep {
        private final List<String> columns;
        private final Units units;
        private final List<ColumnRegression> models;     // (rounds · d), in the order of fitting
        private final List<Double> changes;         // (rounds)
        private final boolean converged;
        private final List<String> indicated;

        private Fitted(List<String> columns, Units units, List<ColumnRegression> models, List<Double> changes,
                       boolean converged, List<String> indicated) {
            this.columns = List.copyOf(columns);
            this.units = units;
            this.models = List.copyOf(models);
            this.changes = List.copyOf(changes);
            this.converged = converged;
            this.indicated = List.copyOf(indicated);
        }

        /// The largest change of a guess in each round, in standard deviations of its column.
        public double[] changes() {
            return changes.stream().mapToDouble(change -> change).toArray();
        }

        /// Whether the last change was within the tolerance, so that more rounds would change nothing to speak of.
        public boolean converged() {
            return converged;
        }

        /// b₀, b₁, … of the regression that a column got in the last round, in the units of the table: on all other columns,
        /// in their order.
        public double[] coefficients(String column) {
            int j = columns.indexOf(column);
            Require.that(j >= 0, "IterativeImputer: column '%s': is not filled", column);
            ColumnRegression last = models.reversed().stream().filter(model -> model.column() == j).findFirst().orElseThrow();
            double[] b = last.coefficients().clone();
            b[0] = units.means[j] + units.deviations[j] * b[0];
            for (int c = 1; c < b.length; c++) {
                int other = c <= j ? c - 1 : c;
                b[c] *= units.deviations[j] / units.deviations[other];
                b[0] -= b[c] * units.means[other];
            }
            return b;
        }

        @Override
        public Table transform(Table rows) {
            double[][] x = NumericRows.of(rows, columns);
            double[][] z = units.standardised(x);
            double[][] filled = withMeans(z);
            for (ColumnRegression model : models) {
                update(z, filled, model);
            }
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x[i].length; j++) {
                    x[i][j] = Double.isNaN(x[i][j]) ? units.means[j] + units.deviations[j] * filled[i][j] : x[i][j];
                }
            }
            return NumericRows.put(x, columns, Indicators.added(indicated, rows));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("columns", columns);
            state.put("means", Arrays.stream(units.means).boxed().toList());
            state.put("deviations", Arrays.stream(units.deviations).boxed().toList());
            state.put("order", models.stream().map(ColumnRegression::column).toList());
            state.put("changes", changes);
            state.put("converged", converged);
            state.put("models", models.stream()
                    .map(model -> Arrays.stream(model.coefficients()).boxed().toList()).toList());
            state.put("indicated", indicated);
            return state;
        }

        /// The imputer that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            List<String> columns = Chosen.names(KIND, state, "columns");
            double[] means = Storable.numbers(KIND, state, "means");
            double[] deviations = Storable.numbers(KIND, state, "deviations");
            double[] changes = Storable.numbers(KIND, state, "changes");
            double[] order = Storable.numbers(KIND, state, "order");
            double[][] written = Stored.lists(KIND, state, "models", order.length);
            int d = columns.size();
            Require.that(d > 1 && means.length == d && deviations.length == d, "%s: columns %s, means %s, deviations %s: must"
                    + " belong together", KIND, columns, Arrays.toString(means), Arrays.toString(deviations));
            Require.that(changes.length > 0 && order.length == d * changes.length, "%s: %d models for %d rounds of %d columns:"
                    + " needs one for each", KIND, order.length, changes.length, d);
            List<ColumnRegression> models = new ArrayList<>();
            for (int m = 0; m < order.length; m++) {
                Require.that(order[m] >= 0 && order[m] < d && written[m].length == d, "%s: model %d of column %s has %d"
                        + " numbers: must be one of %d columns, and have as many", KIND, m, order[m], written[m].length, d);
                models.add(new ColumnRegression((int) order[m], written[m]));
            }
            return new Fitted(columns, new Units(means, deviations), models, Arrays.stream(changes).boxed().toList(),
                    Storable.get(KIND, state, "converged", Boolean.class), Indicators.read(KIND, state));
        }
    }
}
