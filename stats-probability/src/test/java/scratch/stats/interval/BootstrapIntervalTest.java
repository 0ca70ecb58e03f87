package scratch.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapIntervalTest {
    private static final double[] SQUARES = IntStream.range(0, 200).mapToDouble(i -> i * i / 100.0).toArray();
    private static final double[] ROOTS = IntStream.rangeClosed(1, 15).mapToDouble(Math::sqrt).toArray();

    /// NumPy 1.24.2 (np.percentile) and SciPy 1.10.1 (norm), from the formulas of Efron and Tibshirani.
    @ParameterizedTest
    @CsvSource({"0.8, 9.805264215955495, 351.3746538365397, 3.960999999999998, 320.769",
        "0.95, 0.9819362788862805, 387.49767514887367, 0.24775000000000036, 376.45725"})
    void agreesWithNumPy(double level, double bcaLower, double bcaUpper, double percentileLower, double percentileUpper) {
        Interval bca = BootstrapInterval.bca(120, SQUARES, ROOTS, level);
        Interval percentile = BootstrapInterval.percentile(120, SQUARES, level);

        assertThat(bca.lower()).isEqualTo(bcaLower, within(1e-10));
        assertThat(bca.upper()).isEqualTo(bcaUpper, within(1e-10));
        assertThat(percentile.lower()).isEqualTo(percentileLower, within(1e-10));
        assertThat(percentile.upper()).isEqualTo(percentileUpper, within(1e-10));
    }

    @Test
    void withoutBiasAndAccelerationBothAreTheSame() {
        double[] symmetric = IntStream.rangeClosed(-500, 500).mapToDouble(i -> i).toArray();
        Interval bca = BootstrapInterval.bca(0, symmetric, new double[] {-1, 0, 1}, 0.9);
        Interval percentile = BootstrapInterval.percentile(0, symmetric, 0.9);

        assertThat(bca.lower()).isEqualTo(percentile.lower(), within(1e-10));
        assertThat(bca.upper()).isEqualTo(percentile.upper(), within(1e-10)).isEqualTo(450, within(1e-10));
        assertThat(BootstrapInterval.acceleration(new double[] {4, 4, 4})).isZero();
    }

    @Test
    void thePercentileIntervalFollowsAnIncreasingTransformation() {
        double[] odd = IntStream.rangeClosed(1, 1001).mapToDouble(i -> i).toArray();
        double[] cubes = IntStream.rangeClosed(1, 1001).mapToDouble(i -> Math.pow(i, 3)).toArray();
        assertThat(BootstrapInterval.percentile(1, cubes, 0.9).upper())
                .isEqualTo(Math.pow(BootstrapInterval.percentile(1, odd, 0.9).upper(), 3), within(1e-3));
    }

    @Test
    void beyondThePoleTheLevelStaysAtTheEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> BootstrapInterval.shifted(Double.NaN, 0, 1))
                .withMessage("BootstrapInterval.shifted: z0 = NaN, a = 0.0, z = 1.0: must be numbers");
        assertThat(BootstrapInterval.shifted(0.1, 0.6, 2)).isEqualTo(1);
        assertThat(BootstrapInterval.shifted(-0.1, -0.6, -2)).isZero();
        assertThat(BootstrapInterval.shifted(0, 0, 1.959963984540054)).isEqualTo(0.975, within(1e-14));
    }

    @Test
    void anEstimateOutsideItsReplicatesHasNoBcaInterval() {
        double[] replicates = {2, 3, 4};
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> BootstrapInterval.bias(1, replicates))
                .withMessageStartingWith("BootstrapInterval.bca: all 3 replicates lie above the estimate 1.0: the"
                + " bias has no finite");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> BootstrapInterval.bias(5, replicates))
                .withMessageStartingWith("BootstrapInterval.bca: all 3 replicates lie below the estimate 5.0: the"
                + " bias has no finite");
        assertThatIllegalArgumentException().isThrownBy(() -> BootstrapInterval.bias(5, new double[0]))
                .withMessage("BootstrapInterval.bca: 0 values: needs at least 2");
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> BootstrapInterval.percentile(1, new double[] {1}, 0.9))
                .withMessage("BootstrapInterval.percentile: 1 values: needs at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapInterval.percentile(1, new double[] {1, Double.NaN}, 0.9))
                .withMessageStartingWith("BootstrapInterval.percentile: value 1 = NaN: must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> BootstrapInterval.percentile(1, SQUARES, 0))
                .withMessage("BootstrapInterval.percentile: level = 0.0: must lie between 0 and 1, such as 0.95");
        assertThatIllegalArgumentException().isThrownBy(() -> BootstrapInterval.bca(Double.NaN, SQUARES, ROOTS, 0.9))
                .withMessage("BootstrapInterval.bca: estimate = NaN: must be finite");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> BootstrapInterval.bca(500, SQUARES, ROOTS, 0.9))
                .withMessageStartingWith("BootstrapInterval.bca: all 200 replicates lie below the estimate 500.0");
    }
}
