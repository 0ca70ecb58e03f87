package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OutOfRangeTest {
    private static final RegressionScores HUGE = RegressionScores.of(new double[] {1e308, -1e308},
            new double[] {-1e308, 1e308});

    @Test
    void noScoreOfRegressionIsInfinite() {
        RegressionScores tiny = RegressionScores.of(new double[] {1e-160, 2e-160}, new double[] {1, 1});
        List<ThrowingCallable> scores = List.of(HUGE::mse, HUGE::mae, HUGE::mape, HUGE::maxError, () -> HUGE.pinball(0.3),
                tiny::r2, RegressionScores.of(new double[] {1e-320, 1}, new double[] {1, 1})::mape);
        for (ThrowingCallable score : scores) {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(score)
                    .withMessageStartingWith("RegressionScores.").withMessageContaining("leaves the range of a double");
        }
    }

    @Test
    void aLabelThatIsTheKeyOfARowFillsNoMemory() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConfusionMatrix.of(new int[] {0, 1_000_000}, new int[] {0, 1}))
                .withMessageStartingWith("ConfusionMatrix.of: label 1000000: a table of all pairs has room for 5000 classes");
    }

    @Test
    void aClassThatIsNotInTheTableIsRefused() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 1});
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.precision(2))
                .withMessage("ConfusionMatrix: class 2: must be from 0 to 1");
    }
}
