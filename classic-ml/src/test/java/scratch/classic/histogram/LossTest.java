package scratch.classic.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
    private static Stream<Loss> losses() {
        return Stream.of(new Loss.Squared(), new Loss.Logistic(), new Loss.Softmax(3));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theDerivativesAreThoseOfTheLoss(Loss loss) {
        double[] y = {1, 0, 1};
        double[] weights = {1, 2, 0.5};
        double[][] scores = new double[loss.outputs()][];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = new double[] {0.3 - k, 1.2 * k, -2 + k};
        }
        float[][] pairs = new float[loss.outputs()][6];
        loss.derivatives(y, weights, scores, 0, 3, pairs);
        double step = 1e-4;
        double factor = loss.outputs() == 1 ? 1 : 2;                 // softmax takes twice the second derivative
        for (int k = 0; k < scores.length; k++) {
            for (int i = 0; i < 3; i++) {
                double at = loss.of(y[i], scores, i);
                scores[k][i] += step;
                double above = loss.of(y[i], scores, i);
                scores[k][i] -= 2 * step;
                double below = loss.of(y[i], scores, i);
                scores[k][i] += step;
                assertThat(pairs[k][2 * i] / weights[i]).isCloseTo((above - below) / (2 * step), within(1e-6));
                assertThat(pairs[k][2 * i + 1] / weights[i]).isCloseTo(factor * (above - 2 * at + below) / (step * step),
                        within(1e-5));
            }
        }
    }

    @Test
    void theFirstScoresAreTheBestThatAreTheSameForAll() {
        assertThat(new Loss.Squared().start(new double[] {1, 5}, 3, 1)).containsExactly(2);
        assertThat(new Loss.Logistic().start(new double[] {1, 0}, 3, 1)[0]).isCloseTo(Math.log(3), within(1e-15));
        double[] start = new Loss.Softmax(3).start(new double[] {0, 1, 2, 1}, 1, 1, 2, 4);
        assertThat(start).containsExactly(new double[] {Math.log(1 / 8.0), Math.log(5 / 8.0), Math.log(2 / 8.0)},
                within(1e-15));
    }

    @Test
    void theLossOfASureMistakeIsLargeAndFinite() {
        assertThat(new Loss.Logistic().of(1, new double[][] {{-800}}, 0)).isEqualTo(800);
        assertThat(new Loss.Softmax(2).of(1, new double[][] {{800}, {0}}, 0)).isEqualTo(800);
        float[] pairs = new float[2];
        new Loss.Logistic().derivatives(new double[] {1}, new double[] {1}, new double[][] {{800}}, 0, 1, pairs);
        assertThat(pairs).containsExactly(0, 1e-16f);
    }
}
