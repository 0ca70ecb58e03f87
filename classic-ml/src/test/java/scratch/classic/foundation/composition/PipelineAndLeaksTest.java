package scratch.classic.foundation.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.preprocess.Imputer;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.Scaler;
import scratch.classic.preprocess.TargetEncoder;
import scratch.example.data.Datasets;

/// Every number of the README that the example does not print, and what must always hold.
class PipelineAndLeaksTest {
    private static final Table SIX = Table.of(CategoricalColumn.of("street", "A", "A", "B", "B", "C", "C"));
    private static final double[] RENTS = {10, 30, 20, 60, 50, 40};

    @Test
    void sixFlatsEncodedByHand() {
        TargetEncoder encoder = TargetEncoder.of(new TargetEncoder.Options(0, 6, 1));             // six folds of one row
        Table leaky = encoder.fit(SIX, new Target.Numbers(RENTS)).transform(SIX);
        assertThat(leaky.numeric("street").values()).containsExactly(20, 20, 40, 40, 45, 45);
        assertThat(RegressionScores.of(RENTS, leaky.numeric("street").values()).r2()).isCloseTo(0.4, within(1e-15));
        Table honest = encoder.fitTransform(SIX, new Target.Numbers(RENTS)).rows();
        assertThat(honest.numeric("street").values()).containsExactly(30, 10, 60, 20, 40, 50);
        assertThat(RegressionScores.of(RENTS, honest.numeric("street").values()).r2()).isCloseTo(-1.4, within(1e-14));
        assertThat(Solution309.encode(new int[] {0, 0, 1, 1, 2, 2}, RENTS)).containsExactly(30, 10, 60, 20, 40, 50);
    }

    /// scikit-learn 1.2.1: `make_pipeline(ColumnTransformer([(…, make_pipeline(SimpleImputer(strategy='median'),
    /// StandardScaler()), ['area']), (…, OneHotEncoder(), ['heating'])]), Ridge(alpha=1))`.
    @Test
    void thePipelineAnswersAsScikitLearns() {
        double gap = Double.NaN;
        Table train = Table.of(new NumericColumn("area", 40, 55, gap, 80, 95, 60, gap, 120), CategoricalColumn.of("heating",
                "gas", "district", "gas", "electric", "gas", "district", "electric", "gas"));
        FittedRegressor fitted = Pipeline.of(Imputer.of(Imputer.Method.MEDIAN), Scaler.standard("area"), OneHotEncoder.of())
                .fitRegressor(train, new double[] {510, 680, 700, 790, 960, 735, 640, 1150},
                        (x, y) -> RidgeRegression.fit(x, y, 1).model());
        Table others = Table.of(new NumericColumn("area", 70, gap, 200),
                CategoricalColumn.of("heating", "district", "gas", "electric"));
        double[] predicted = fitted.predict(others);
        double[] wanted = {778.0953408272302, 748.8705314263417, 1619.768410823628};
        for (int i = 0; i < wanted.length; i++) {
            assertThat(predicted[i]).isCloseTo(wanted[i], within(1e-9));
        }
    }

    @Test
    void anEncoderThatSawAllRentsExplainsTheShareOfTheFormula() {
        for (int streets : new int[] {5, 100, 150}) {
            double mean = IntStream.range(0, 150).mapToDouble(seed -> Leaks.encodedRSquared(streets, seed)).average()
                    .orElseThrow();
            assertThat(mean).as("%d streets", streets).isCloseTo((streets - 1) / 299.0, within(0.012));
        }
    }

    @Test
    void newFlatsPayBackWhatWasPromised() {
        Leak[] leaks = Leaks.encoding(100, 0, true, 100);
        assertThat(mean(leaks, Leak::promised)).isBetween(0.28, 0.34);
        assertThat(mean(leaks, Leak::cameTrue)).isBetween(-0.37, -0.30);                          // -100/300
        assertThat(mean(leaks, Leak::pipelinePromised)).isBetween(-0.05, 0.0);
        assertThat(mean(leaks, Leak::pipelineCameTrue)).isBetween(-0.03, 0.0);
    }

    @Test
    void fewStreetsLeakLittle() {
        assertThat(mean(Leaks.encoding(5, 0, true, 100), Leak::tooGood)).isBetween(0.0, 0.04);    // 4/299 and a little
    }

    @Test
    void thePipelineKeepsItsPromiseWhereStreetsMatter() {
        Leak[] leaks = Leaks.encoding(100, 60, true, 60);
        assertThat(mean(leaks, Leak::tooGood)).isBetween(0.35, 0.45);
        assertThat(mean(leaks, Leak::pipelineCameTrue) - mean(leaks, Leak::pipelinePromised)).isBetween(0.0, 0.1);
    }

    @Test
    void aLeakShrinksWhereThereIsMoreToKnow() {
        assertThat(mean(Leaks.encoding(100, 200, true, 50), Leak::tooGood)).isBetween(0.08, 0.2);
    }

    @Test
    void ownAnswersMakeTheModelWorseAndTheTestSaysSo() {
        Leak[] leaks = Leaks.encoding(100, 60, false, 60);
        assertThat(mean(leaks, Leak::tooGood)).isLessThan(-0.05);
        assertThat(mean(leaks, Leak::cameTrue)).isLessThan(mean(leaks, Leak::pipelineCameTrue) - 0.03);
    }

    @Test
    void aScalerThatSawAllRowsHardlyLeaks() {
        var data = Datasets.diabetes();
        Leak[] leaks = Leaks.scaling(Table.of(data.x(), data.featureNames()), data.y(), 100);
        assertThat(mean(leaks, Leak::tooGood)).isBetween(-0.002, 0.004);
        assertThat(Arrays.stream(leaks).filter(leak -> leak.tooGood() != 0).count()).isGreaterThan(90);
    }

    @Test
    void selectionOnAllRowsFindsWhatIsNotThere() {
        Leak[] leaks = Leaks.selection(20);
        assertThat(mean(leaks, Leak::promised)).isGreaterThan(0.05);
        assertThat(mean(leaks, Leak::cameTrue)).isLessThan(-0.25);
        assertThat(mean(leaks, Leak::pipelinePromised)).isLessThan(-0.2);
    }

    private static double mean(Leak[] leaks, ToDoubleFunction<Leak> value) {
        return Arrays.stream(leaks).mapToDouble(value).average().orElseThrow();
    }

    @Test
    void flatsAreWhatTheyAreSaidToBe() {
        Flats flats = Flats.of(3000, 25, 0, 7);
        assertThat(flats.rows().names()).containsExactly("area", "heating", "street");
        assertThat(flats.rows().column("area").missing()).isBetween(230, 370);
        assertThat(flats.rows().column("heating").missing()).isBetween(230, 370);
        double squares = 0;
        int whole = 0;
        for (int i = 0; i < 3000; i++) {
            String heating = flats.rows().categorical("heating").word(i);
            if (heating != null && !flats.rows().column("area").isMissing(i)) {
                double more = "district".equals(heating) ? 40 : "electric".equals(heating) ? -60 : 0;
                double error = flats.rent()[i] - 200 - 8 * flats.rows().numeric("area").value(i) - more;
                squares += error * error;
                whole++;
            }
        }
        assertThat(Math.sqrt(squares / whole)).isCloseTo(60, within(4.0));
        assertThat(Flats.of(10, 3, 1, 7).part(3, 5).rows().categorical("street").word(1)).isEqualTo("street 1");
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Flats.of(0, 1, 1, 1)).withMessageContaining("n = 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Flats.of(1, 0, 1, 1)).withMessageContaining("streets = 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Flats.ofStreetsAlone(1, 0, 1, 1))
                .withMessageContaining("streets = 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Flats.of(1, 1, -1, 1)).withMessageContaining("effect");
    }
}
