package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import scratch.math.Matrix;

class PredictionOfBadRowsTest {
    private static final LinearModel LINE = new LinearModel(1, new double[] {1e10, -1e10});
    private static final LogisticModel LOGISTIC = new LogisticModel(1, new double[] {1e10, -1e10});
    private static final SoftmaxModel SOFTMAX = new SoftmaxModel(new double[] {0, 0},
            Matrix.of(new double[][] {{1e10, 0}, {0, 1e10}}));

    // The second row is bad; a first class would be the answer if nobody looked.
    private static Matrix rows(double a, double b) {
        return Matrix.of(new double[][] {{1, 2}, {a, b}});
    }

    @Test
    void aRowWithoutAFiniteSumHasNoPrediction() {
        double[][] bad = {{Double.NaN, 0}, {Double.POSITIVE_INFINITY, 0}, {1e300, 1e300}};
        for (double[] row : bad) {
            Matrix x = rows(row[0], row[1]);
            assertThatIllegalArgumentException().isThrownBy(() -> LINE.predict(x))
                    .withMessageStartingWith("LinearModel.predict: row 1: the weighted sum is ");
            assertThatIllegalArgumentException().isThrownBy(() -> LOGISTIC.predict(x))
                    .withMessageStartingWith("LogisticModel.predict: row 1: the weighted sum is ");
            assertThatIllegalArgumentException().isThrownBy(() -> SOFTMAX.predict(x))
                    .withMessageStartingWith("SoftmaxModel.predict: row 1: the weighted sum is ");
        }
    }

    @Test
    void aLargeFiniteSumIsAProbabilityOfOne() {
        assertThat(LOGISTIC.predictProbabilities(rows(1e200, 0)).row(1)).containsExactly(0, 1);
        assertThat(SOFTMAX.predictProbabilities(rows(1e200, 0)).row(1)).containsExactly(1, 0);
    }
}
