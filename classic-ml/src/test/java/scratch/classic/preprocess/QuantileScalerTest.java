package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;

class QuantileScalerTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final double GAP = Double.NaN;
    private static final Table TRAIN = Table.of(new NumericColumn("x", 10, 20, 30, GAP, 70, 1000),
            new NumericColumn("ties", 1, 1, 1, 2, 2, 5));

    @Test
    void fiveNumbersByHand() {
        QuantileScaler.Fitted fitted = QuantileScaler.uniform("x").fit(TRAIN, NOTHING);
        assertThat(fitted.quantiles("x")).containsExactly(10, 20, 30, 70, 1000);
        assertThat(fitted.transform(TRAIN).numeric("x").values()).containsExactly(0, 0.25, 0.5, GAP, 0.75, 1);
        Table between = Table.of(new NumericColumn("x", 25, 40, -5, 1e300, 10, 1000));
        assertThat(fitted.transform(between).numeric("x").values()).containsExactly(0.375, 0.5625, 0, 1, 0, 1);
        assertThat(QuantileScaler.uniform("x").withLandmarks(3).fit(TRAIN, NOTHING).quantiles("x"))
                .containsExactly(10, 30, 1000);
    }

    @Test
    void equalValuesGetTheMiddleOfTheirShares() {
        double[] z = QuantileScaler.uniform("ties").fit(TRAIN, NOTHING).transform(TRAIN).numeric("ties").values();
        assertThat(z).containsExactly(0.2, 0.2, 0.2, 0.7, 0.7, 1);              // 1 covers 0 to 0.4, 2 covers 0.6 to 0.8
    }

    @Test
    void constantColumnsStandInTheMiddle() {
        Table constant = Table.of(new NumericColumn("c", 7, 7, 7), new NumericColumn("one", GAP, 3, GAP));
        Table uniform = QuantileScaler.uniform().fit(constant, NOTHING).transform(constant);
        assertThat(uniform.numeric("c").values()).containsOnly(0.5);
        assertThat(uniform.numeric("one").values()).containsExactly(GAP, 0.5, GAP);
        assertThat(QuantileScaler.normal("c").fit(constant, NOTHING).transform(constant).numeric("c").values()).containsOnly(0);
    }

    @Test
    void normalScoresAreCutOffAtTheEnds() {
        QuantileScaler.Fitted fitted = QuantileScaler.normal("x").fit(TRAIN, NOTHING);
        double[] z = fitted.transform(TRAIN).numeric("x").values();
        assertThat(z[0]).isCloseTo(-5.1993375821928, within(1e-8));             // qnorm(1e-7)
        assertThat(z[1]).isCloseTo(-0.6744897501960817, within(1e-15));         // qnorm(0.25)
        assertThat(z[2]).isZero();
        assertThat(z[5]).isEqualTo(-z[0], within(1e-8));
    }

    @Test
    void theOrderStaysAndAnOutlierIsOnlyTheLast() {
        Table before = Table.of(new NumericColumn("x", 1, 2, 3, 4, 5));
        Table after = Table.of(new NumericColumn("x", 1, 2, 3, 4, 5e9));
        assertThat(QuantileScaler.uniform().fit(after, NOTHING).transform(after).numeric("x").values())
                .isEqualTo(QuantileScaler.uniform().fit(before, NOTHING).transform(before).numeric("x").values());
    }

    @Test
    void whatWasTakenThereComesBack() {
        Table inside = Table.of(new NumericColumn("x", 10, 25, 40, 500, 1000, GAP));
        for (QuantileScaler scaler : List.of(QuantileScaler.uniform("x"), QuantileScaler.normal("x"))) {
            QuantileScaler.Fitted fitted = scaler.fit(TRAIN, NOTHING);
            double[] back = fitted.inverseTransform(fitted.transform(inside)).numeric("x").values();
            assertThat(back).containsExactly(new double[] {10, 25, 40, 500, 1000, GAP}, within(1e-11));
            Table beyond = Table.of(new NumericColumn("x", -3, 5000));
            assertThat(fitted.inverseTransform(fitted.transform(beyond)).numeric("x").values()).containsExactly(10, 1000);
        }
    }

    // QuantileTransformer(n_quantiles=q, output_distribution=o).fit(load_wine().data[:, [0, 1, 2, 3, 4, 12]]), sums of the
    // transformed columns for 10 quantiles, one row for 178; scikit-learn 1.2.1, which differs only where the smallest or
    // the largest value occurs twice: it gives them 0 or 1, not the middle of their shares,
    // and where rounding tears equal values apart: of the three wines with 100 mg of magnesium it sees two
    @Test
    void wineIsScaledAsInScikitLearn() {
        same(QuantileScaler.uniform().withLandmarks(10), 1e-10, 88.72191047958275, 89.20359491396802, 88.43777622059103,
                87.19065999720291, 88.18351363394905, 87.89648166563455);
        same(QuantileScaler.normal().withLandmarks(10), 1e-7, -1.2379007315513182, 0.9962664476547511, -0.7446570294435675,
                -6.874988061725033, -2.953468767597377, -4.941407035319686);
        Table some = Table.of(new double[][] {{11, 1, 2.36, 19, 102, 746}}, wine().names());
        row(QuantileScaler.uniform().withLandmarks(10).fit(wine(), NOTHING).transform(some), 1e-14, 0, 0.05252525252525252,
                0.5079365079365077, 0.4444444444444444, 0.6296296296296297, 0.596031746031746);
        row(QuantileScaler.uniform().fit(wine(), NOTHING).transform(some), 1e-14, 0, 0.0423728813559322, 0.5,
                0.4576271186440678, 0.6327683615819208, 0.6022598870056497);
        row(QuantileScaler.normal().fit(wine(), NOTHING).transform(some), 1e-8, -5.199337582605575, -1.7237899879084906, 0,
                -0.10641355691565041, 0.33919441432994574, 0.2592009139212772);
        Table shares = Table.of(new double[][] {{0.3, 0.3, 0.3, 0.3, 0.3, 0.3}}, wine().names());
        row(QuantileScaler.normal().fit(wine(), NOTHING).inverseTransform(shares), 1e-10, 13.327406434548893,
                2.215548259116691, 2.433703217274446, 20.000000000000004, 102, 750);
    }

    private static void same(QuantileScaler scaler, double tolerance, double... sums) {
        Table scaled = scaler.fit(wine(), NOTHING).transform(wine());
        for (int j = 0; j < sums.length; j++) {
            assertThat(Arrays.stream(scaled.numeric(wine().names().get(j)).values()).sum()).as("column %d", j)
                    .isCloseTo(sums[j], within(tolerance));
        }
    }

    private static void row(Table one, double tolerance, double... expected) {
        for (int j = 0; j < expected.length; j++) {
            assertThat(one.numeric(one.names().get(j)).value(0)).as("column %d", j).isCloseTo(expected[j], within(tolerance));
        }
    }

    @Test
    void equalValuesAreNotTornApartByRounding() {
        Table some = Table.of(new double[][] {{13, 2, 2, 19, 100, 700}}, wine().names());
        row(QuantileScaler.uniform().fit(wine(), NOTHING).transform(some).select("magnesium"), 1e-15, (97 + 1) / 177.0);
    }

    /// Alcohol, malic acid, ash, alcalinity, magnesium and proline of 178 wines.
    static Table wine() {
        ClassificationData wine = Datasets.wine();
        return Table.of(wine.x(), wine.featureNames()).select(IntStream.of(0, 1, 2, 3, 4, 12)
                .mapToObj(wine.featureNames()::get).toArray(String[]::new));
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        QuantileScaler.Fitted fitted = QuantileScaler.normal().fit(TRAIN, NOTHING);
        QuantileScaler.Fitted read = QuantileScaler.Fitted.fromState(fitted.state());
        assertThat(read.transform(TRAIN).numeric("x").values()).isEqualTo(fitted.transform(TRAIN).numeric("x").values());
        refused(() -> QuantileScaler.Fitted.fromState(Map.of("normal", true, "quantiles", Map.of("x", List.of(1)))),
                "column 'x': 1 quantiles: at least two are needed");
        refused(() -> QuantileScaler.Fitted.fromState(Map.of("normal", true, "quantiles", Map.of("x", List.of(2, 1)))),
                "column 'x': quantile 1.0 after 2.0: must not fall");
        refused(() -> QuantileScaler.Fitted.fromState(Map.of("quantiles", Map.of())), "'normal' is null: must be a Boolean");
    }

    @Test
    void errorsNameTheColumn() {
        Table words = Table.of(CategoricalColumn.of("c", "a"), new NumericColumn("g", GAP));
        refused(() -> QuantileScaler.uniform("c").fit(words, NOTHING), "'c' holds categories");
        refused(() -> QuantileScaler.uniform().fit(words, NOTHING), "QuantileScaler.fit: column 'g': all values are missing");
        refused(() -> QuantileScaler.uniform().fit(Table.of(new NumericColumn("e")), NOTHING), "no rows");
        refused(() -> QuantileScaler.uniform().withLandmarks(1), "landmarks = 1");
        refused(() -> QuantileScaler.uniform("x").fit(TRAIN, NOTHING).quantiles("y"), "column 'y': was not scaled");
        refused(() -> QuantileScaler.uniform("x").fit(TRAIN, NOTHING).transform(words), "there is no such column");
        Table far = Table.of(new NumericColumn("f", -Double.MAX_VALUE, Double.MAX_VALUE));
        refused(() -> QuantileScaler.uniform().fit(far, NOTHING), "column 'f': values too far apart");
    }
}
