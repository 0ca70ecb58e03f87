package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The vectorised functions are right to 4 units in the last place, and their vector loops have the bits of their
/// plain twins. Units are taken against StrictMath, which is itself right to 1 unit, and the exponential also against
/// its series in 40 decimal digits.
class FunctionAccuracyTest {

    private static final int N = 100_000;
    private static final double[] EDGES = {
        0.0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
        -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, 709.78, 709.79, 710, -708.4,
        -745.1, -745.2, -746, 1e-300, 0.5, Math.sqrt(0.5), Math.sqrt(2), 0.34657359027997264, 22, -22,
        1 - 0x1p-53, 1 + 0x1p-52};

    @BeforeAll
    static void warmUp() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("SIMD is tested with --add-modules jdk.incubator.vector only").isPresent();
        assertThat(DoubleFunctions.WARMTH.warmUp() && FloatFunctions.WARMTH.warmUp()).isTrue();
    }

    private static double[] arguments(double from, double to) {
        Random random = new Random(1);
        double[] x = new double[N + EDGES.length];
        for (int i = 0; i < N; i++) {
            x[i] = i % 2 == 0 ? from + (to - from) * random.nextDouble() : random.nextGaussian() * Math.pow(10, -i % 9);
        }
        System.arraycopy(EDGES, 0, x, N, EDGES.length);
        return x;
    }

    /// The largest error in units of the last place.
    private static double worst(int function, double[] x, DoubleUnaryOperator exact) {
        double[] y = new double[x.length];
        DoubleFunctions.apply(function, x, 0, y, 0, x.length);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double right = exact.applyAsDouble(x[i]);
            if (Double.compare(y[i], right) != 0 && y[i] != right) {
                double error = Math.abs(y[i] - right) / Math.ulp(right);
                worst = Math.max(worst, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
            }
        }
        return worst;
    }

    private static double worstFloat(int function, double[] arguments, DoubleUnaryOperator exact) {
        float[] x = new float[arguments.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) arguments[i];
        }
        float[] y = new float[x.length];
        FloatFunctions.apply(function, x, 0, y, 0, x.length);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double right = exact.applyAsDouble(x[i]);
            float rounded = (float) right;
            if (Float.compare(y[i], rounded) != 0 && y[i] != rounded) {
                double error = Math.abs(y[i] - right) / Math.ulp(rounded);
                worst = Math.max(worst, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
            }
        }
        return worst;
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    @Test
    void doublesAreRightToFourUnits() {
        assertThat(worst(DoubleFunctions.EXP, arguments(-750, 715), StrictMath::exp)).as("exp").isLessThan(4);
        assertThat(worst(DoubleFunctions.LOG, arguments(0, 1000), StrictMath::log)).as("log").isLessThan(4);
        assertThat(worst(DoubleFunctions.TANH, arguments(-25, 25), StrictMath::tanh)).as("tanh").isLessThan(4);
        assertThat(worst(DoubleFunctions.SIGMOID, arguments(-750, 750), FunctionAccuracyTest::sigmoid))
                .as("sigmoid").isLessThan(4);
    }

    @Test
    void floatsAreRightToFourUnits() {
        assertThat(worstFloat(FloatFunctions.EXP, arguments(-106, 90), StrictMath::exp)).as("exp").isLessThan(4);
        assertThat(worstFloat(FloatFunctions.LOG, arguments(0, 1000), StrictMath::log)).as("log").isLessThan(4);
        assertThat(worstFloat(FloatFunctions.TANH, arguments(-12, 12), StrictMath::tanh)).as("tanh").isLessThan(4);
        assertThat(worstFloat(FloatFunctions.SIGMOID, arguments(-106, 90), FunctionAccuracyTest::sigmoid))
                .as("sigmoid").isLessThan(4);
    }

    @Test
    void theExponentialIsRightToTwoUnitsAgainstItsSeriesInFortyDigits() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            double x = random.nextDouble() * 40 - 20;
            MathContext digits = new MathContext(40, RoundingMode.HALF_EVEN);
            BigDecimal argument = new BigDecimal(Math.abs(x));
            BigDecimal term = BigDecimal.ONE;
            BigDecimal sum = BigDecimal.ONE;
            for (int k = 1; k < 150; k++) {
                term = term.multiply(argument, digits).divide(BigDecimal.valueOf(k), digits);
                sum = sum.add(term, digits);
            }
            BigDecimal right = x < 0 ? BigDecimal.ONE.divide(sum, digits) : sum;
            double ours = DoubleElementary.exp(x);
            double error = new BigDecimal(ours).subtract(right).abs().doubleValue() / Math.ulp(ours);
            assertThat(error).as("exp(%s) = %s", x, right).isLessThan(2);
        }
    }

    @Test
    void vectorLoopsHaveTheBitsOfTheirPlainTwins() {
        double[] x = arguments(-750, 715);
        double[] y = new double[x.length];
        for (int function = 0; function < 4; function++) {
            DoubleFunctions.apply(function, x, 0, y, 0, x.length);
            for (int i = 0; i < x.length; i++) {
                double plain = switch (function) {
                    case DoubleFunctions.EXP -> DoubleElementary.exp(x[i]);
                    case DoubleFunctions.LOG -> DoubleElementary.log(x[i]);
                    case DoubleFunctions.TANH -> DoubleElementary.tanh(x[i]);
                    default -> DoubleElementary.sigmoid(x[i]);
                };
                assertThat(Double.compare(y[i], plain)).as("function %d of %s", function, x[i]).isZero();
            }
        }
    }
}
