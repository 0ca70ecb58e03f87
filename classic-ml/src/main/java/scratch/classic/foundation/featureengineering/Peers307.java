package scratch.classic.foundation.featureengineering;

import java.time.LocalDate;
import java.util.Arrays;

import smile.data.DataFrame;
import smile.data.formula.DateFeature;
import smile.data.formula.Formula;
import smile.data.formula.Terms;
import smile.data.vector.ObjectVector;
import smile.regression.LinearModel;
import smile.regression.OLS;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.preprocess.DateFeatures;
import scratch.classic.preprocess.DateFeatures.Part;
import scratch.classic.preprocess.PolynomialFeatures;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The made columns beside those of Smile's formulas, and least squares on them beside Smile's.
final class Peers307 {
    private static final Target NOTHING = new Target.Nothing();

    private Peers307() {
    }

    static CheckTable checks(Rentals rentals) {
        var checks = CheckTable.against("Smile 4.4.2");
        dates(checks, rentals.table());
        products(checks, rentals.table());
        Recipe[] recipes = Recipe.forBikes();
        for (int row : new int[] {2, 5, 6}) {                       // of the first table
            coefficients(checks, row, recipes[row - 1], rentals);
        }
        return checks.whyDifferent("Smile has no splines and no circle. Ours are held to SciPy's B-splines and to "
                + "scikit-learn's SplineTransformer in the tests.");
    }

    private static void dates(CheckTable checks, Table table) {
        CategoricalColumn words = table.categorical("date");
        LocalDate[] dates = new LocalDate[table.rows()];
        Arrays.setAll(dates, i -> LocalDate.parse(words.word(i)));
        DataFrame theirs = Formula.rhs(Terms.date("date", DateFeature.YEAR, DateFeature.MONTH, DateFeature.DAY_OF_YEAR,
                DateFeature.DAY_OF_WEEK)).frame(new DataFrame(new ObjectVector<>("date", dates)));
        Part[] parts = {Part.YEAR, Part.MONTH, Part.DAY_OF_YEAR, Part.WEEKDAY};
        Table ours = DateFeatures.of("date", parts).fit(table, NOTHING).transform(table);
        var group = checks.group("parts of dates", 0);
        for (int p = 0; p < parts.length; p++) {
            String name = ours.names().get(p);
            group.same(name.substring(5), ours.numeric(name).values(), theirs.column(p).toDoubleArray());
        }
    }

    private static void products(CheckTable checks, Table table) {
        Table numbers = table.select("hour", "workday", "temperature");
        Table ours = PolynomialFeatures.of(2).interactionsOnly().fit(numbers, NOTHING).transform(numbers);
        DataFrame theirs = Formula.rhs(Terms.mul("hour", "workday"), Terms.mul("hour", "temperature"),
                Terms.mul("workday", "temperature")).frame(frame(numbers.toMatrix(), numbers.names().toArray(String[]::new)));
        var group = checks.group("products of two", 0);
        for (int p = 0; p < 3; p++) {
            String name = ours.names().get(3 + p);
            group.same(name, ours.numeric(name).values(), theirs.column(p).toDoubleArray());
        }
    }

    private static void coefficients(CheckTable checks, int row, Recipe recipe, Rentals rentals) {
        Table made = Pipeline.of(recipe.steps()).fit(rentals.table(), new Target.Numbers(rentals.bikes()))
                .transform(rentals.table());
        LinearRegression ours = LinearRegression.fit(made.toMatrix(), rentals.bikes());
        String[] names = new String[made.columns().size() + 1];
        Arrays.setAll(names, j -> j == 0 ? "y" : "x" + j);
        Matrix withY = Matrix.zeros(made.rows(), names.length);
        for (int i = 0; i < made.rows(); i++) {
            withY.set(i, 0, rentals.bikes()[i]);
            for (int j = 1; j < names.length; j++) {
                withY.set(i, j, made.numeric(made.names().get(j - 1)).value(i));
            }
        }
        LinearModel theirs = OLS.fit(Formula.lhs("y"), frame(withY, names));
        var group = checks.groupRelative("coefficients, row " + row, 1e-9)
                .same("intercept", ours.intercept(), theirs.intercept());
        for (int j = 0; j < names.length - 1; j++) {
            group.same(names[j + 1], ours.coefficients()[j], theirs.coefficients()[j]);
        }
    }

    private static DataFrame frame(Matrix x, String... names) {
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = x.row(i);
        }
        return DataFrame.of(rows, names);
    }
}
