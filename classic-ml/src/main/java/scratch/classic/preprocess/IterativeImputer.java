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
import scratch.classic.linearmodel.LinearModel;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
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
    private static final double RUNAWAY = 1e6;

    /// @param rounds    at most so many, at least 1
    /// @param tolerance of the largest change, in standard deviations of the column; at least 0
    /// @param penalty   λ of the ridge regression of standardised columns; 0 for least squares, and of equally good
    ///                  coefficients the shortest
    public record Options(int rounds, double tolerance, double penalty) {
        public Options {
            Require.atLeast(1, "IterativeImputer.Options", "rounds", rounds);
            Require.notNegative("IterativeImputer.Options", "tolerance", tolerance);
            Require.notNegative("IterativeImputer.Options", "penalty", penalty);
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

    /// @throws ArithmeticException if the guesses run away, as they can where rows are few and there is no penalty
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
        List<LinearModel> models = new ArrayList<>();                       // one for each column of each round
        List<Double> changes = new ArrayList<>();
        do {
            double change = 0;
            for (int j : order) {
                LinearModel model = regression(x, filled, j);
                change = Math.max(change, update(x, filled, j, Line.of(model)));
                models.add(model);
            }
            changes.add(change);
            if (!(change < RUNAWAY)) {
                throw new ArithmeticException("IterativeImputer.fit: round " + changes.size() + " changes a guess by " + change
                        + " standard deviations: give a penalty, or fewer columns");
            }
        } while (changes.getLast() > options.tolerance && changes.size() < options.rounds);
        return new Fitted(chosen, units, order, models, changes, changes.getLast() <= options.tolerance,
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

    // Column j from all others, learned where it is known.
    private LinearModel regression(double[][] x, double[][] filled, int j) {
        int[] known = IntStream.range(0, x.length).filter(i -> !Double.isNaN(x[i][j])).toArray();
        Matrix others = Matrix.zeros(known.length, x[0].length - 1);
        double[] y = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            double[] row = filled[known[i]];
            y[i] = row[j];
            System.arraycopy(row, 0, others.data(), i * others.columns(), j);
            System.arraycopy(row, j + 1, others.data(), i * others.columns() + j, others.columns() - j);
        }
        if (options.penalty > 0) {
            return RidgeRegression.fit(others, y, options.penalty).model();
        }
        try {
            return LinearRegression.fit(others, y, LinearRegression.Collinear.MINIMUM_NORM).model();
        } catch (ArithmeticException dependent) {
            throw new ArithmeticException("IterativeImputer.fit: column " + j + " on the others: " + dependent.getMessage()
                    + ": give a penalty");
        }
    }

    // Puts predictions in the gaps of column j; the largest change.
    private static double update(double[][] x, double[][] filled, int j, Line line) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i][j])) {
                double guess = line.at(filled[i], j);
                largest = Math.max(largest, Math.abs(guess - filled[i][j]));
                filled[i][j] = guess;
            }
        }
        return largest;
    }

    // b₀ + Σ b·(all columns but j), always added in this order: a row gets the same bits whatever stands beside it.
    private record Line(double intercept, double[] coefficients) {
        static Line of(LinearModel model) {
            return new Line(model.intercept(), model.coefficients());
        }

        double at(double[] row, int j) {
            double sum = intercept;
            for (int c = 0; c < coefficients.length; c++) {
                sum += coefficients[c] * row[c < j ? c : c + 1];
            }
            return sum;
        }
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
        private final int[] order;                  // (d)
        private final List<LinearModel> models;     // (rounds · d)
        private final List<Double> changes;         // (rounds)
        private final boolean converged;
        private final List<String> indicated;

        private Fitted(List<String> columns, Units units, int[] order, List<LinearModel> models, List<Double> changes,
                       boolean converged, List<String> indicated) {
            this.columns = List.copyOf(columns);
            this.units = units;
            this.order = order;
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

        /// The regression that a column got in the last round, in the units of the table: on all other columns, in order.
        public LinearModel model(String column) {
            int j = columns.indexOf(column);
            Require.that(j >= 0, "IterativeImputer: column '%s': is not filled", column);
            int turn = IntStream.range(0, order.length).filter(i -> order[i] == j).findFirst().orElseThrow();
            LinearModel standardised = models.get(models.size() - order.length + turn);
            double intercept = units.means[j] + units.deviations[j] * standardised.intercept();
            double[] b = standardised.coefficients();
            for (int c = 0; c < b.length; c++) {
                int other = c < j ? c : c + 1;
                b[c] *= units.deviations[j] / units.deviations[other];
                intercept -= b[c] * units.means[other];
            }
            return new LinearModel(intercept, b);
        }

        @Override
        public Table transform(Table rows) {
            double[][] x = NumericRows.of(rows, columns);
            double[][] z = units.standardised(x);
            double[][] filled = withMeans(z);
            for (int m = 0; m < models.size(); m++) {
                update(z, filled, order[m % order.length], Line.of(models.get(m)));
            }
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < order.length; j++) {
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
            state.put("order", Arrays.stream(order).boxed().toList());
            state.put("changes", changes);
            state.put("converged", converged);
            state.put("models", models.stream().map(LinearModel::state).toList());
            state.put("indicated", indicated);
            return state;
        }

        /// The imputer that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            List<String> columns = Stored.words(KIND, state, "columns");
            double[] means = Storable.numbers(KIND, state, "means");
            double[] deviations = Storable.numbers(KIND, state, "deviations");
            int[] order = Arrays.stream(Storable.numbers(KIND, state, "order")).mapToInt(j -> (int) j).toArray();
            double[] changes = Storable.numbers(KIND, state, "changes");
            List<LinearModel> models = new ArrayList<>();
            List<?> written = Chosen.list(KIND, state, "models");
            for (int m = 0; m < written.size(); m++) {
                models.add(LinearModel.fromState(Stored.named(KIND, "model " + m, written.get(m))));
            }
            int d = columns.size();
            boolean everyColumnOnce = Arrays.equals(Arrays.stream(order).sorted().toArray(), IntStream.range(0, d).toArray());
            Require.that(d > 1 && means.length == d && deviations.length == d && everyColumnOnce, "%s: columns %s, means %s,"
                    + " deviations %s, order %s: must belong together", KIND, columns, Arrays.toString(means),
                    Arrays.toString(deviations), Arrays.toString(order));
            Require.that(changes.length > 0 && models.size() == d * changes.length
                    && models.stream().allMatch(model -> model.coefficients().length == d - 1), "%s: %d models for %d rounds of"
                    + " %d columns: needs one for each, on all others", KIND, models.size(), changes.length, d);
            return new Fitted(columns, new Units(means, deviations), order, models, Arrays.stream(changes).boxed().toList(),
                    Storable.get(KIND, state, "converged", Boolean.class), Indicators.read(KIND, state));
        }
    }
}
