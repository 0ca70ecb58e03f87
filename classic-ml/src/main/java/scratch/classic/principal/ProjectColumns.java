package scratch.classic.principal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.classic.preprocess.FittedStep;
import scratch.classic.preprocess.Step;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;

/// Puts the scores along the first principal components in the place of columns of numbers: `pc1`, `pc2`, …, behind the
/// columns that stay. Gaps are to be filled, and columns of different units to be scaled, in steps before.
///
/// What is learned are the means and the components of the training rows; the target is not looked at.
public final class ProjectColumns implements Step {
    private static final String KIND = "project-columns";

    private final int count;         // ALL where the share decides
    private final double share;
    private final boolean whitened;
    private final List<String> columns;

    private ProjectColumns(int count, double share, boolean whitened, List<String> columns) {
        this.count = count;
        this.share = share;
        this.whitened = whitened;
        this.columns = columns;
    }

    /// On the first `count` components.
    ///
    /// @param count   at least 1
    /// @param columns to be replaced, all numeric ones if none is named
    public static ProjectColumns onto(int count, String... columns) {
        Require.atLeast(1, "ProjectColumns", "count", count);
        return new ProjectColumns(count, 1, false, List.of(columns));
    }

    /// On as many components as keep this share of the variance of the training rows.
    ///
    /// @param share   above 0, at most 1
    /// @param columns to be replaced, all numeric ones if none is named
    public static ProjectColumns keeping(double share, String... columns) {
        Require.that(share > 0 && share <= 1, "ProjectColumns: share %s: must be above 0, and at most 1", share);
        return new ProjectColumns(PrincipalComponents.ALL, share, false, List.of(columns));
    }

    /// Each score divided by its deviation, so that all have variance 1 on the training rows.
    public ProjectColumns whitened() {
        return new ProjectColumns(count, share, true, columns);
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        List<String> chosen = columns.isEmpty() ? rows.numericNames() : columns;
        Require.that(!chosen.isEmpty(), "ProjectColumns.fit: no columns of numbers: at least one is needed");
        PrincipalComponents model = PrincipalComponents.fit(values(rows, chosen), Options.of(count));
        return new Fitted(chosen, count == PrincipalComponents.ALL ? model.first(model.componentsFor(share)) : model, whitened);
    }

    private static Matrix values(Table rows, List<String> columns) {
        return rows.select(columns.toArray(String[]::new)).toMatrix();
    }

    /// Knows means and components.
    public static final class Fitted implements FittedStep {
        private final List<String> columns;
        private final PrincipalComponents model;
        private final boolean whitened;

        private Fitted(List<String> columns, PrincipalComponents model, boolean whitened) {
            this.columns = List.copyOf(columns);
            this.model = model;
            this.whitened = whitened;
        }

        /// What was learned.
        public PrincipalComponents model() {
            return model;
        }

        /// @throws IllegalArgumentException if a column is missing, holds categories or a gap, or a column that stays is
        ///                                  named as one of the new ones
        @Override
        public Table transform(Table rows) {
            Matrix x = values(rows, columns);
            Matrix scores = whitened ? model.whiten(x) : model.transform(x);
            List<Column> all = new ArrayList<>(rows.columns());
            all.removeIf(column -> columns.contains(column.name()));
            for (int j = 0; j < scores.columns(); j++) {
                all.add(new NumericColumn("pc" + (j + 1), scores.column(j)));
            }
            return Table.of(all);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            List<List<Double>> components = new ArrayList<>();
            for (int j = 0; j < model.components().rows(); j++) {
                components.add(list(model.components().row(j)));
            }
            return Map.of("columns", columns, "whitened", whitened, "means", list(model.means()), "components", components,
                    "variances", list(model.variances()), "total", model.totalVariance(), "rank", model.rank());
        }

        private static List<Double> list(double[] values) {
            return Arrays.stream(values).boxed().toList();
        }

        /// The step that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            List<String> columns = new ArrayList<>();
            for (Object name : Storable.get(KIND, state, "columns", List.class)) {
                Require.that(name instanceof String, "%s: 'columns' holds %s: must be words", KIND, name);
                columns.add((String) name);
            }
            double[] variances = Storable.numbers(KIND, state, "variances");
            List<?> rows = Storable.get(KIND, state, "components", List.class);
            int k = variances.length;
            Require.that(k >= 1 && rows.size() == k, "%s: %d components with %d variances: must be as many, at least one", KIND,
                    rows.size(), k);
            double[] means = sized(state, "means", columns.size());
            Matrix components = Matrix.zeros(k, columns.size());
            for (int j = 0; j < k; j++) {
                String name = "component " + (j + 1);
                double[] row = sized(Collections.singletonMap(name, rows.get(j)), name, columns.size());
                double length = Vectors.norm(row);
                Require.that(Math.abs(length - 1) <= 1e-9, "%s: %s has length %s: must have 1", KIND, name, length);
                System.arraycopy(row, 0, components.data(), j * columns.size(), columns.size());
                Require.that(variances[j] >= 0, "%s: variance %s of component %s: must not be negative", KIND, variances[j],
                        j + 1);
            }
            double rank = Storable.number(KIND, state, "rank");
            Require.that(rank >= 1 && rank <= k && rank == Math.rint(rank), "%s: rank %s of %s components: must be a whole"
                    + " number from 1 up", KIND, rank, k);
            for (int j = 0; j < rank; j++) {
                Require.that(variances[j] > 0, "%s: variance 0 of component %s below rank %s: must be positive", KIND, j + 1,
                        (int) rank);
            }
            double total = Storable.number(KIND, state, "total");
            Require.that(total > 0, "%s: total variance %s: must be positive", KIND, total);
            return new Fitted(columns, new PrincipalComponents(new Directions(means, components, variances, total, (int) rank),
                    k), Storable.get(KIND, state, "whitened", Boolean.class));
        }

        private static double[] sized(Map<String, Object> state, String name, int size) {
            double[] values = Storable.numbers(KIND, state, name);
            Require.that(values.length == size, "%s: '%s' holds %d numbers: there are %d columns", KIND, name, values.length,
                    size);
            return values;
        }
    }
}
