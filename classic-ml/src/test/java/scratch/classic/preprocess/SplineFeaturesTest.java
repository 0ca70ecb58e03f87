package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;

class SplineFeaturesTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final Table ROWS = Table.of(new NumericColumn("x", 0, 1, 2, 4, 7, 11));

    private static Table at(SplineFeatures.Fitted step, double... x) {
        return step.transform(Table.of(new NumericColumn("x", x)));
    }

    @Test
    void theFunctionsAreThoseOfSciPy() {
        SplineFeatures.Fitted step = SplineFeatures.of(4).fit(ROWS, NOTHING);
        assertThat(step.knots("x")).containsExactly(new double[] {0, 5 / 3.0, 5, 11}, within(1e-15));
        Table bent = at(step, 0, 1, 3, 4, 6.5, 11);
        assertThat(bent.names()).containsExactly("x spline 1", "x spline 2", "x spline 3", "x spline 4", "x spline 5");
        // scipy.interpolate.BSpline.design_matrix(x, [0, 0, 0, 0, 5/3, 5, 11, 11, 11, 11], 3) without its first column
        double[][] expected = {
            {0, 0, 0, 0, 0},
            {0.672, 0.253090909090909, 0.0109090909090909, 0, 0},
            {0.096, 0.655168831168831, 0.240667903525046, 0.00816326530612244, 0},
            {0.012, 0.534818181818182, 0.409431818181818, 0.04375, 0},
            {0, 0.147930194805195, 0.491339575602969, 0.345105229591837, 0.015625},
            {0, 0, 0, 0, 1}};
        for (int i = 0; i < expected.length; i++) {
            assertThat(bent.toMatrix().row(i)).containsExactly(expected[i], within(1e-14));
        }
    }

    @Test
    void beyondTheEndsNothingChangesAndAGapStaysOne() {
        SplineFeatures.Fitted step = SplineFeatures.of(4).fit(ROWS, NOTHING);
        Table bent = at(step, -100, 1e9, Double.NaN);
        assertThat(bent.columns()).allSatisfy(column -> assertThat(column.isMissing(2)).isTrue());
        assertThat(bent.select(new int[] {0, 1}).toMatrix().row(0)).containsExactly(0, 0, 0, 0, 0);
        assertThat(bent.select(new int[] {0, 1}).toMatrix().row(1)).containsExactly(new double[] {0, 0, 0, 0, 1},
                within(1e-15));
    }

    @Test
    void aFunctionIsZeroButBetweenFiveKnots() {
        double[] x = new double[101];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        Table rows = Table.of(new NumericColumn("x", x));
        Table bent = SplineFeatures.of(11).fit(rows, NOTHING).transform(rows);      // knots 0, 10 … 100
        double[] middle = bent.numeric("x spline 6").values();                      // from 30 to 70
        for (int i = 0; i < x.length; i++) {
            assertThat(middle[i] > 0).isEqualTo(i > 30 && i < 70);
        }
        assertThat(middle[50]).isCloseTo(2 / 3.0, within(1e-14));                   // of the cubic B-spline with even knots
        assertThat(middle[40]).isCloseTo(1 / 6.0, within(1e-14));
    }

    @Test
    void leastSquaresOnThemIsTheSplineOfScikitLearn() {
        // make_pipeline(SplineTransformer(n_knots=5, degree=3, knots="quantile"), LinearRegression()) on bmi of diabetes: its
        // knots beyond the ends stand elsewhere, the curves are the same
        RegressionData data = Datasets.diabetes();
        Table bmi = Table.of(data.x(), data.featureNames()).select("bmi");
        SplineFeatures.Fitted step = SplineFeatures.of(5).fit(bmi, NOTHING);
        LinearRegression fit = LinearRegression.fit(step.transform(bmi).toMatrix(), data.y());
        assertThat(fit.r2()).isCloseTo(0.348725265165, within(1e-12));
        double[] predicted = fit.predict(step.transform(bmi.select(new int[] {0, 1, 2, 3})).toMatrix());
        assertThat(predicted).containsExactly(new double[] {209.645873279, 100.254351356, 192.960703851, 142.491139704},
                within(1e-8));
        assertThat(fit.predict(step.transform(Table.of(new NumericColumn("bmi", -1, 1))).toMatrix()))
                .containsExactly(new double[] {81.0922141313, 300.109670683}, within(1e-8));
    }

    @Test
    void knotsThatCoincideAreOne() {
        Table ties = Table.of(new NumericColumn("x", 0, 0, 0, 0, 0, 0, 1, 2));
        SplineFeatures.Fitted step = SplineFeatures.of(5).fit(ties, NOTHING);
        assertThat(step.knots("x")).containsExactly(0, 0.25, 2);
        assertThat(at(step, 1).columns()).hasSize(4);
    }

    @Test
    void badInputIsRefusedAndAFileKeepsTheKnots() {
        refused(() -> SplineFeatures.of(1), "knots");
        refused(() -> SplineFeatures.of(3).fit(Table.of(new NumericColumn("x", 4, 4)), NOTHING), "column 'x' is constant");
        refused(() -> SplineFeatures.of(3).fit(Table.of(new NumericColumn("x", Double.NaN)), NOTHING),
                "all values are missing");
        refused(() -> SplineFeatures.of(3, "y").fit(ROWS, NOTHING), "'y': there is no such column");
        SplineFeatures.Fitted step = SplineFeatures.of(4).fit(ROWS, NOTHING);
        refused(() -> step.knots("y"), "'y': was not bent");
        assertThat(at(SplineFeatures.Fitted.fromState(step.state()), 3).toMatrix().data())
                .isEqualTo(at(step, 3).toMatrix().data());
        refused(() -> SplineFeatures.Fitted.fromState(Map.of("x", List.of(1, 1))), "knots [1.0, 1.0]: must rise");
    }
}
