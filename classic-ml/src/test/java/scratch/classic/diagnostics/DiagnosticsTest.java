package scratch.classic.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.linearmodel.LinearRegression;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// Diabetes on bmi, bp and s5, as statsmodels 0.13.5 judges it.
class DiagnosticsTest {
    private static final Matrix X = Matrix.of(Datasets.diabetes().select("bmi", "bp", "s5").x());
    private static final LinearRegression FIT = LinearRegression.fit(X, Datasets.diabetes().y());

    @Test
    void spread() {
        ScoreTest breuschPagan = Heteroscedasticity.breuschPagan(X, FIT.residuals());
        assertThat(breuschPagan.statistic()).isCloseTo(7.44017202616221, within(1e-11));
        assertThat(breuschPagan.degreesOfFreedom()).isEqualTo(3);
        assertThat(breuschPagan.pValue()).isCloseTo(0.0591157802228548, within(1e-12));
        ScoreTest white = Heteroscedasticity.white(X, FIT.residuals());
        assertThat(white.statistic()).isCloseTo(32.1881210862818, within(1e-10));
        assertThat(white.degreesOfFreedom()).isEqualTo(9);
        assertThat(white.pValue()).isCloseTo(0.000184753715808509, within(1e-14));
    }

    @Test
    void memory() {
        assertThat(Autocorrelation.durbinWatson(FIT.residuals())).isCloseTo(1.970562986808, within(1e-12));
        assertThat(Autocorrelation.durbinWatson(new double[] {1, -1, 1, -1})).isEqualTo(12 / 4.0);
        assertThat(Autocorrelation.durbinWatson(new double[] {1, 1, -1, -1})).isEqualTo(4 / 4.0);
    }

    @Test
    void influence() {
        Influence influence = Influence.of(FIT, X);
        starts(influence.leverages(), 0.00614160267503875, 0.00753249127173293, 0.00504101564903751, 0.00536635171805582);
        starts(influence.studentized(), -0.987377520647832, -0.0363890631614868, -0.683173914038021, 1.04504070988077);
        starts(influence.externallyStudentized(), -0.987349182063714, -0.0363475543409818, -0.682757454790884,
                1.04515086320864);
        starts(influence.cooksDistances(), 0.00150613425118761, 2.51248858658661e-06, 0.000591174137679819,
                0.00147306670217785);
        assertThat(Arrays.stream(influence.cooksDistances()).max().orElseThrow()).isCloseTo(0.0332496844873132, within(1e-13));
    }

    private static void starts(double[] ours, double... right) {
        assertThat(Arrays.copyOf(ours, right.length)).containsExactly(right, within(1e-12));
    }

    @Test
    void cooksDistanceIsWhatLeavingARowOutDoes() {
        double[] y = Datasets.diabetes().y();
        double[] all = FIT.predict(X);
        double variance = Math.pow(FIT.inference().residualStandardError(), 2);
        double[] cook = Influence.of(FIT, X).cooksDistances();
        for (int left : new int[] {0, 256, 441}) {
            int[] rest = IntStream.range(0, 442).filter(i -> i != left).toArray();
            double[] without = LinearRegression.fit(X.selectRows(rest), Arrays.stream(rest).mapToDouble(i -> y[i]).toArray())
                    .predict(X);
            double moved = IntStream.range(0, 442).mapToDouble(i -> Math.pow(all[i] - without[i], 2)).sum();
            assertThat(cook[left]).isCloseTo(moved / 4 / variance, within(1e-11));
        }
    }

    @Test
    void spreadThatGrowsIsFoundAndEqualSpreadIsNot() {
        SplittableRandom random = new SplittableRandom(8);
        int n = 300;
        Matrix x = Matrix.wrap(n, 1, random.doubles(n, 1, 5).toArray());
        double[] even = random.doubles(n, -1, 1).toArray();
        double[] growing = IntStream.range(0, n).mapToDouble(i -> even[i] * x.get(i, 0)).toArray();
        assertThat(Heteroscedasticity.breuschPagan(x, growing).pValue()).isLessThan(1e-6);
        assertThat(Heteroscedasticity.breuschPagan(x, even).pValue()).isGreaterThan(0.05);
        // spread that is large at both ends has no slope: only White's squares see it
        Matrix centred = Matrix.wrap(n, 1, Arrays.stream(x.data()).map(v -> v - 3).toArray());
        double[] bowl = IntStream.range(0, n).mapToDouble(i -> even[i] * centred.get(i, 0)).toArray();
        assertThat(Heteroscedasticity.white(centred, bowl).pValue()).isLessThan(1e-6);
    }

    @Test
    void aColumnOfZerosAndOnesIsItsOwnSquare() {
        Matrix x = Matrix.wrap(6, 1, new double[] {0, 0, 0, 1, 1, 1});
        assertThat(Heteroscedasticity.white(x, new double[] {1, -1, 1, 3, -2, 1}).degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void quantilesOfNormalDrawsLieOnALine() {
        SplittableRandom random = new SplittableRandom(3);
        double[] draws = IntStream.range(0, 2000).mapToDouble(i -> 5 + 2 * random.nextGaussian()).toArray();
        QuantilePlot plot = QuantilePlot.of(draws);
        for (int i = 100; i < 1900; i++) {
            assertThat(plot.observed()[i]).isCloseTo(plot.theoretical()[i], within(0.15));
        }
        assertThat(plot.theoretical()[999] + plot.theoretical()[1000]).isCloseTo(0, within(1e-12));
    }

    @Test
    void quantilesStandInTheMiddleOfTheirShares() {
        QuantilePlot plot = QuantilePlot.of(new double[] {3, 1});
        assertThat(plot.theoretical()).containsExactly(new double[] {-0.6744897501960817, 0.6744897501960817}, within(1e-14));
        assertThat(plot.observed()).containsExactly(new double[] {-Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-15));
    }

    @Test
    void badInputIsRefused() {
        refused(() -> Heteroscedasticity.breuschPagan(X, new double[3]), "x has 442 rows, 3 residuals");
        refused(() -> Heteroscedasticity.white(Matrix.zeros(5, 2), new double[5]), "5 rows for 5 columns");
        assertThatThrownBy(() -> Heteroscedasticity.breuschPagan(Matrix.zeros(4, 1), new double[] {1, 2, 3, 4}))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("all columns are constant");
        refused(() -> Autocorrelation.durbinWatson(new double[1]), "1 residuals");
        assertThatThrownBy(() -> Autocorrelation.durbinWatson(new double[2])).isInstanceOf(ArithmeticException.class);
        refused(() -> QuantilePlot.of(new double[] {2, 2}), "have no spread");
        refused(() -> QuantilePlot.of(new double[] {2, Double.NaN}), "residuals");
        Matrix four = Matrix.wrap(4, 1, new double[] {0, 1, 2, 3});
        LinearRegression perfect = LinearRegression.fit(four, new double[4]);
        refused(() -> Influence.of(perfect, four), "all residuals are 0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
