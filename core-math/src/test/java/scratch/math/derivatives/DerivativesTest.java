package scratch.math.derivatives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.math.Matrix;
import scratch.math.derivatives.ComplexStep.Complex;

class DerivativesTest {
    private static double cube(double x) {
        return x * x * x;
    }

    @Test
    void theCubeOfTheReadmeByHand() {
        assertThat(FiniteDifference.forward(DerivativesTest::cube, 2, 1)).isEqualTo(19);
        assertThat(FiniteDifference.central(DerivativesTest::cube, 2, 1)).isEqualTo(13);
        assertThat(FiniteDifference.forward(DerivativesTest::cube, 2, 0.1)).isEqualTo(12.61, within(1e-12));
        assertThat(FiniteDifference.central(DerivativesTest::cube, 2, 0.1)).isEqualTo(12.01, within(1e-12));
        assertThat(FiniteDifference.richardson(DerivativesTest::cube, 2, 1)).isEqualTo(12);
    }

    @Test
    void theJacobianOfTheReadmeByHand() {
        Matrix jacobian = Jacobian.of(v -> new double[]{v[0] * v[1], v[0] + v[1] * v[1]}, new double[]{2, 3});
        assertThat(jacobian.data()).containsExactly(new double[]{3, 2, 1, 6}, within(1e-9));
        assertThat(jacobian.multiply(new double[]{1, 0})).containsExactly(new double[]{3, 1}, within(1e-9));
        assertThat(jacobian.transposeMultiply(new double[]{1, 1})).containsExactly(new double[]{4, 8}, within(1e-9));
    }

    @Test
    void theErrorsThatTheReadmeQuotes() {
        double truth = StrictMath.cos(1);
        assertThat(Math.abs(FiniteDifference.central(StrictMath::sin, 1, 1e-1) - truth)).isEqualTo(9e-4, within(5e-6));
        assertThat(Math.abs(FiniteDifference.central(StrictMath::sin, 1, 1e-5) - truth)).isEqualTo(1.1e-11, within(1e-12));
        assertThat(Math.abs(FiniteDifference.central(StrictMath::sin, 1, 1e-8) - truth)).isEqualTo(2.6e-9, within(1e-10));
        assertThat(Math.abs(FiniteDifference.central(StrictMath::sin, 1, 1e-15) - truth)).isEqualTo(0.015, within(5e-4));
        assertThat(FiniteDifference.forward(StrictMath::sin, 1, 1e-16)).isZero();
    }

    @Test
    void theForwardErrorFallsTenfoldAndTheCentralHundredfold() {
        double f1 = FiniteDifference.forward(StrictMath::sin, 1, 1e-2) - StrictMath.cos(1);
        double f2 = FiniteDifference.forward(StrictMath::sin, 1, 1e-3) - StrictMath.cos(1);
        double c1 = FiniteDifference.central(StrictMath::sin, 1, 1e-2) - StrictMath.cos(1);
        double c2 = FiniteDifference.central(StrictMath::sin, 1, 1e-3) - StrictMath.cos(1);
        assertThat(f1 / f2).isEqualTo(10, within(0.1));
        assertThat(c1 / c2).isEqualTo(100, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 1, 2, 16})
    void theCentralDifferenceOfAParabolaIsExactForAnyStep(double h) {
        assertThat(FiniteDifference.central(x -> x * x, 3, h)).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 1, -7, 1e4, 1e8, -1e100})
    void theOwnStepWorksAtEverySize(double x) {
        assertThat(FiniteDifference.derivative(v -> v * v, x)).isEqualTo(2 * x, within(1e-9 * Math.max(1, Math.abs(x))));
        assertThat(FiniteDifference.derivative(v -> 3 * v - 1, x)).isEqualTo(3, within(1e-9));
    }

    @Test
    void theStepYouAskForIsNotTheStepYouTake() {
        assertThat((1000 + 1e-8) - 1000).isEqualTo(1.0000008e-8, within(1e-14));
        assertThat((1e8 + 1e-8) - 1e8).isEqualTo(1.49e-8, within(1e-10));
    }

    @Test
    void atAKinkACentralDifferenceInventsAValue() {
        assertThat(FiniteDifference.derivative(Math::abs, 0)).isZero();
        assertThat(FiniteDifference.derivative(x -> Math.max(x, 0), 0)).isEqualTo(0.5);
    }

    @Test
    void theComplexStepIsExactToTheLastBits() {
        assertThat(ComplexStep.derivative(Complex::sin, 1)).isEqualTo(Math.cos(1), within(Math.ulp(0.5)));
        assertThat(ComplexStep.derivative(Complex::exp, 2)).isEqualTo(Math.exp(2), within(Math.ulp(8.0)));
        assertThat(ComplexStep.derivative(z -> z.times(z).times(z), 2)).isEqualTo(12);
        assertThat(ComplexStep.derivative(z -> z.plus(z.sin()), 1)).isEqualTo(1 + Math.cos(1), within(4e-16));
    }

    @Test
    void singlePrecisionHasItsBottomSixDecadesHigher() {
        float best = Math.abs(FiniteDifference.centralFloat(x -> (float) StrictMath.sin(x), 1, 1e-2f)
                - (float) StrictMath.cos(1));
        float tiny = Math.abs(FiniteDifference.centralFloat(x -> (float) StrictMath.sin(x), 1, 1e-6f)
                - (float) StrictMath.cos(1));
        assertThat(best).isLessThan(3e-5f);
        assertThat(tiny).isGreaterThan(1e-3f);
    }

    @Test
    void theChainRuleMultipliesJacobians() {
        assertThat(Ex106Derivatives.chained().rows()).isEqualTo(3);
        assertThat(Ex106Derivatives.chained().data()).containsExactly(Ex106Derivatives.product().data(), within(1e-8));
    }

    @Test
    void aDirectionIsOneColumnOfWork() {
        double[] x = {2, 3};
        assertThat(Jacobian.timesVector(Ex106Derivatives::example, x, new double[]{1, 0}))
                .containsExactly(new double[]{3, 1}, within(1e-8));
        assertThat(Jacobian.timesVector(Ex106Derivatives::example, x, new double[]{-200, 100}))
                .containsExactly(new double[]{-400, 400}, within(1e-6));
        assertThat(Jacobian.timesVector(Ex106Derivatives::example, x, new double[]{0, 0})).containsOnly(0);
        assertThat(x).containsExactly(2, 3);
    }

    @Test
    void badStepsAndPlacesAreRefused() {
        for (double h : new double[]{0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> FiniteDifference.central(Math::sin, 1, h)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("FiniteDifference.central: h = " + h + ": must be positive and finite");
        }
        assertThatThrownBy(() -> FiniteDifference.derivative(Math::sin, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("FiniteDifference.derivative: x = NaN");
        assertThatThrownBy(() -> Jacobian.of(v -> v, new double[0])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Jacobian.of: x is empty: needs at least one number");
        assertThatThrownBy(() -> Jacobian.of(v -> v, new double[]{1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Jacobian.of: x[1] = NaN: must be finite");
        assertThatThrownBy(() -> Jacobian.of(v -> new double[v[0] > 1 ? 2 : 1], new double[]{1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Jacobian.of: f gave 1, then 2 and 1 numbers: the length must not depend on x");
        assertThatThrownBy(() -> Jacobian.timesVector(v -> v, new double[]{1, 2}, new double[]{1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Jacobian.timesVector: x has 2 numbers, v has 1: a direction needs one per coordinate");
    }

    @Test
    void aConstantHasNoSlope() {
        assertThat(FiniteDifference.derivative(x -> 5, 3)).isZero();
        assertThat(Jacobian.of(v -> new double[]{1, 2}, new double[]{4, 5, 6}).data()).containsOnly(0);
        assertThat(Arrays.stream(Jacobian.of(v -> v, new double[]{4}).data()).toArray())
                .containsExactly(new double[]{1}, within(1e-10));
    }
}
