package scratch.classic.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;
import scratch.stats.descriptive.QuantileType;
import scratch.stats.descriptive.Quantiles;

/// Replaces a column by cubic B-splines of it, so that a linear model becomes a smooth curve: one cubic between each two
/// knots, which join without a jump, a kink or a sudden bend. A function is 0 but between five knots, so that rows far away
/// have no say in a coefficient: what powers of x lack.
///
/// The knots stand at quantiles, as many rows between each two. For K of them there are K + 2 functions, which add up to 1
/// everywhere; the first is left out, as the intercept stands for it (R's `bs` does the same). Beyond the training
/// rows everything stays as it is at the nearest end. Cost O(K) a value.
/// De Boor 1972, "On Calculating with B-Splines", J. Approximation Theory 6(1).
public final class SplineFeatures implements Step {
    private static final String KIND = "spline-features";
    private static final int DEGREE = 3;

    private final int knots;
    private final List<String> columns;

    private SplineFeatures(int knots, List<String> columns) {
        this.knots = knots;
        this.columns = columns;
    }

    /// @param knots   the ends included, at least 2; those that coincide are one
    /// @param columns the columns to bend, all numeric ones if none is named
    public static SplineFeatures of(int knots, String... columns) {
        Require.atLeast(2, "SplineFeatures", "knots", knots);
        return new SplineFeatures(knots, List.of(columns));
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        Map<String, double[]> places = new LinkedHashMap<>();
        for (String name : Chosen.numeric("SplineFeatures", columns, rows)) {
            double[] values = rows.numeric(name).present();
            Require.that(values.length > 0, "SplineFeatures.fit: column '%s': all values are missing: at least one is needed",
                    name);
            Quantiles sorted = Quantiles.of(values);
            Require.that(sorted.minimum() < sorted.maximum(), "SplineFeatures.fit: column '%s' is constant: cannot be bent",
                    name);
            Require.that(Double.isFinite(sorted.maximum() - sorted.minimum()),
                    "SplineFeatures.fit: column '%s': values too far apart for a double: take a larger unit", name);
            places.put(name, IntStream.range(0, knots)
                    .mapToDouble(k -> sorted.at((double) k / (knots - 1), QuantileType.LINEAR)).distinct().toArray());
        }
        return new Fitted(places);
    }

    /// Knows the knots.
    public static final class Fitted implements FittedStep {
        private final Map<String, double[]> knots;      // rising, the ends included

        private Fitted(Map<String, double[]> knots) {
            this.knots = new LinkedHashMap<>(knots);
        }

        /// The knots of a column, the ends included.
        public double[] knots(String column) {
            Require.that(knots.containsKey(column), "SplineFeatures: column '%s': was not bent", column);
            return knots.get(column).clone();
        }

        /// A gap is a gap in all of its functions.
        @Override
        public Table transform(Table rows) {
            Table bent = rows;
            for (String name : knots.keySet()) {
                double[] values = rows.numeric(name).values();
                double[] repeated = repeatedEnds(knots.get(name));
                int functions = repeated.length - DEGREE - 1;
                double[][] basis = new double[functions][values.length];
                double[] four = new double[DEGREE + 1];
                for (int i = 0; i < values.length; i++) {
                    if (Double.isNaN(values[i])) {
                        for (double[] function : basis) {
                            function[i] = Double.NaN;
                        }
                        continue;
                    }
                    double x = Math.clamp(values[i], repeated[0], repeated[repeated.length - 1]);
                    int interval = interval(x, repeated);
                    basis(x, repeated, interval, four);
                    for (int f = 0; f <= DEGREE; f++) {
                        basis[interval - DEGREE + f][i] = four[f];
                    }
                }
                List<NumericColumn> columns = new ArrayList<>();
                for (int f = 1; f < functions; f++) {
                    columns.add(new NumericColumn(name + " spline " + f, basis[f]));
                }
                bent = bent.replace(name, columns);
            }
            return bent;
        }

        // The ends stand four times, so that the curve may do there what it likes.
        private static double[] repeatedEnds(double[] knots) {
            double[] repeated = new double[knots.length + 2 * DEGREE];
            Arrays.fill(repeated, 0, DEGREE, knots[0]);
            System.arraycopy(knots, 0, repeated, DEGREE, knots.length);
            Arrays.fill(repeated, knots.length + DEGREE, repeated.length, knots[knots.length - 1]);
            return repeated;
        }

        // The number of the interval between knots in which x lies, of those that are not empty.
        private static int interval(double x, double[] t) {
            int last = t.length - DEGREE - 2;
            int interval = DEGREE;
            while (interval < last && x >= t[interval + 1]) {
                interval++;
            }
            return interval;
        }

        /// Writes the values at x of the four functions that are not 0 there, those from interval − 3 to interval. From degree
        /// p − 1 to p each is a weighted mean of two, B(f, p) = (x − t_f)/(t_f+p − t_f)·B(f, p − 1)
        /// + (t_f+p+1 − x)/(t_f+p+1 − t_f+1)·B(f + 1, p − 1).
        private static void basis(double x, double[] t, int interval, double[] four) {
            four[0] = 1;
            for (int degree = 1; degree <= DEGREE; degree++) {
                double carried = 0;
                for (int f = 0; f < degree; f++) {
                    double left = t[interval + f + 1 - degree];
                    double right = t[interval + f + 1];
                    double share = four[f] / (right - left);
                    four[f] = carried + (right - x) * share;
                    carried = (x - left) * share;
                }
                four[degree] = carried;
            }
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            knots.forEach((name, places) -> state.put(name, Arrays.stream(places).boxed().toList()));
            return state;
        }

        /// The step that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            Map<String, double[]> knots = new LinkedHashMap<>();
            for (String name : state.keySet()) {
                double[] places = Storable.numbers(KIND, state, name);
                Require.that(places.length >= 2 && IntStream.range(1, places.length).allMatch(k -> places[k - 1] < places[k]),
                        "%s: column '%s': knots %s: must rise, at least 2", KIND, name, Arrays.toString(places));
                knots.put(name, places);
            }
            return new Fitted(knots);
        }
    }
}
