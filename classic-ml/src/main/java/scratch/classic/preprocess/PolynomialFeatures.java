package scratch.classic.preprocess;

import java.util.ArrayList;
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

/// Adds the products of columns up to a degree, so that a linear model can bend: for a and b and degree 2 also `a^2`, `a·b`
/// and `b^2`. Of d columns and degree k there are C(d + k, k) − 1 in all: 10 columns and degree 3 make 285.
public final class PolynomialFeatures implements Step {
    private static final String KIND = "polynomial-features";
    private static final int MOST = 100_000;

    private final int degree;
    private final boolean interactionsOnly;
    private final boolean firstCrossed;
    private final List<String> columns;

    private PolynomialFeatures(int degree, boolean interactionsOnly, boolean firstCrossed, List<String> columns) {
        this.degree = degree;
        this.interactionsOnly = interactionsOnly;
        this.firstCrossed = firstCrossed;
        this.columns = columns;
    }

    /// @param degree  the highest, at least 2
    /// @param columns the columns to multiply, all numeric ones if none is named
    public static PolynomialFeatures of(int degree, String... columns) {
        Require.that(degree >= 2 && degree <= 20, "PolynomialFeatures: degree %d: must be from 2 to 20", degree);
        return new PolynomialFeatures(degree, false, false, List.of(columns));
    }

    /// Only products of different columns, no powers.
    public PolynomialFeatures interactionsOnly() {
        return new PolynomialFeatures(degree, true, firstCrossed, columns);
    }

    /// Only the products of one column with each of the others: what the others do may then depend on it.
    ///
    /// @param column the one
    /// @param others at least one
    public static PolynomialFeatures crossed(String column, String... others) {
        Require.that(others.length > 0 && !List.of(others).contains(column), "PolynomialFeatures.crossed: '%s' with %s: needs"
                + " other columns, at least one", column, Arrays.toString(others));
        List<String> columns = new ArrayList<>(List.of(column));
        columns.addAll(List.of(others));
        return new PolynomialFeatures(2, true, true, columns);
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        List<String> chosen = Chosen.numeric("PolynomialFeatures", columns, rows);
        if (firstCrossed) {
            return new Fitted(chosen.stream().skip(1).map(other -> List.of(chosen.getFirst(), other)).toList());
        }
        List<List<String>> products = new ArrayList<>();
        extend(chosen, 0, List.of(), products);
        return new Fitted(products);
    }

    // All products of 2 to `degree` factors, each in the order of the columns.
    private void extend(List<String> chosen, int from, List<String> factors, List<List<String>> products) {
        if (factors.size() >= 2) {
            products.add(factors);
            Require.that(products.size() <= MOST, "PolynomialFeatures.fit: degree %d of %d columns: more than %d products",
                    degree, chosen.size(), MOST);
        }
        for (int j = from; j < chosen.size() && factors.size() < degree; j++) {
            List<String> more = new ArrayList<>(factors);
            more.add(chosen.get(j));
            extend(chosen, interactionsOnly ? j + 1 : j, more, products);
        }
    }

    /// Knows which products to add.
    public static final class Fitted implements FittedStep {
        private final List<List<String>> products;

        private Fitted(List<List<String>> products) {
            this.products = List.copyOf(products);
        }

        /// A product that involves a gap is a gap.
        @Override
        public Table transform(Table rows) {
            List<Column> all = new ArrayList<>(rows.columns());
            for (List<String> factors : products) {
                double[] values = new double[rows.rows()];
                Arrays.fill(values, 1);
                for (String factor : factors) {
                    NumericColumn column = rows.numeric(factor);
                    for (int i = 0; i < values.length; i++) {
                        values[i] *= column.value(i);
                    }
                }
                all.add(new NumericColumn(name(factors), values));
            }
            return Table.of(all);
        }

        private static String name(List<String> factors) {
            Map<String, Integer> powers = new LinkedHashMap<>();
            factors.forEach(factor -> powers.merge(factor, 1, Integer::sum));
            List<String> words = new ArrayList<>();
            powers.forEach((factor, power) -> words.add(power == 1 ? factor : factor + "^" + power));
            return String.join("·", words);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("products", products);
        }

        /// The step that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            List<List<String>> products = new ArrayList<>();
            for (Object factors : Storable.get(KIND, state, "products", List.class)) {
                Require.that(factors instanceof List<?> list && list.size() >= 2, "%s: product %s: must be two columns or more",
                        KIND, factors);
                products.add(Chosen.words(KIND, "products", (List<?>) factors));
            }
            return new Fitted(products);
        }
    }
}
