package scratch.classic.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Draws each row that is farther out than the limit of [Mahalanobis] straight towards the centre, until it lies on the
/// ellipsoid d² = limit: x becomes μ + (x − μ)·√(limit/d²). All its columns move, because only together are they far out.
/// Gaps are refused: fill them first.
public final class MahalanobisClipper implements Step {
    private static final String KIND = "mahalanobis-clipper";

    private final double probability;
    private final List<String> columns;

    private MahalanobisClipper(double probability, List<String> columns) {
        this.probability = probability;
        this.columns = columns;
    }

    /// @param probability with which a normal row is left alone, strictly between 0 and 1, such as 0.999
    /// @param columns     the columns to look at together, all numeric ones if none is named
    public static MahalanobisClipper of(double probability, String... columns) {
        Require.between0And1("MahalanobisClipper", "probability", probability);
        return new MahalanobisClipper(probability, List.of(columns));
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        List<String> chosen = Chosen.numeric("MahalanobisClipper", columns, rows);
        Require.that(!chosen.isEmpty(), "MahalanobisClipper.fit: no column of numbers: at least one is needed");
        Mahalanobis distance = Mahalanobis.fit(matrix(chosen, rows));
        return new Fitted(chosen, distance, Mahalanobis.limit(chosen.size(), probability));
    }

    private static Matrix matrix(List<String> columns, Table rows) {
        return rows.select(columns.toArray(String[]::new)).toMatrix();
    }

    /// A clipper that has learned centre and covariance.
    public static final class Fitted implements FittedStep {
        private final List<String> columns;
        private final Mahalanobis distance;
        private final double limit;

        private Fitted(List<String> columns, Mahalanobis distance, double limit) {
            this.columns = List.copyOf(columns);
            this.distance = distance;
            this.limit = limit;
        }

        /// What d² is allowed to be.
        public double limit() {
            return limit;
        }

        /// d² of each row; (rows).
        public double[] squaredDistances(Table rows) {
            return distance.squaredDistances(matrix(columns, rows));
        }

        /// Which rows lie outside; (rows).
        public boolean[] marks(Table rows) {
            return Mahalanobis.beyond(limit, squaredDistances(rows));
        }

        @Override
        public Table transform(Table rows) {
            double[] distances = squaredDistances(rows);
            double[] centre = distance.centre();
            Table clipped = rows;
            for (int j = 0; j < centre.length; j++) {
                double[] values = rows.numeric(columns.get(j)).values();
                for (int i = 0; i < values.length; i++) {
                    if (distances[i] > limit) {
                        values[i] = centre[j] + (values[i] - centre[j]) * Math.sqrt(limit / distances[i]);
                    }
                }
                clipped = clipped.with(new NumericColumn(columns.get(j), values));
            }
            return clipped;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("columns", columns, "centre", boxed(distance.centre()), "factor", boxed(distance.factor().data()),
                    "limit", limit);
        }

        private static List<Double> boxed(double... values) {
            return new ArrayList<>(Arrays.stream(values).boxed().toList());
        }

        /// The clipper that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            List<String> columns = Chosen.names(KIND, state, "columns");
            double[] centre = Storable.numbers(KIND, state, "centre");
            double[] factor = Storable.numbers(KIND, state, "factor");
            int d = columns.size();
            Require.that(centre.length == d && factor.length == d * d, "%s: %d columns, %d numbers of the centre and %d of the"
                    + " factor: do not fit", KIND, d, centre.length, factor.length);
            for (int j = 0; j < d; j++) {
                Require.that(factor[j * d + j] > 0, "%s: column '%s': %s on the diagonal of the factor: must be positive", KIND,
                        columns.get(j), factor[j * d + j]);
            }
            return new Fitted(columns, Mahalanobis.factored(centre, Matrix.wrap(d, d, factor)),
                    Storable.number(KIND, state, "limit"));
        }
    }
}
