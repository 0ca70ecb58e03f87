package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.classic.linearmodel.Perceptron.Options;
import scratch.math.Matrix;

class PerceptronTest {
    private static final Matrix CORNERS = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});

    @Test
    void andByHand() {
        // epoch 1: (0,0) on the plane: b −1; (1,1) wrong: w (1, 1), b 0
        // epoch 2: (0,0), (0,1) on the plane, (1,1) wrong: w (2, 1), b −1; and so on
        Perceptron and = Perceptron.fit(CORNERS, new int[] {0, 0, 0, 1}, Options.defaults());
        assertThat(and.weights()).containsExactly(3, 2);
        assertThat(and.bias()).isEqualTo(-4);
        assertThat(and.predict(CORNERS)).containsExactly(0, 0, 0, 1);
        assertThat(and.separatedAfter()).hasValue(9);
        assertThat(and.mistakes()).containsExactly(2, 3, 3, 2, 2, 3, 2, 1, 0);
    }

    @Test
    void orIsLearnedAndXorNever() {
        Perceptron or = Perceptron.fit(CORNERS, new int[] {0, 1, 1, 1}, Options.defaults());
        assertThat(or.predict(CORNERS)).containsExactly(0, 1, 1, 1);
        Perceptron xor = Perceptron.fit(CORNERS, new int[] {0, 1, 1, 0}, Options.defaults());
        assertThat(xor.separatedAfter()).isEmpty();
        assertThat(xor.mistakes()).hasSize(1000).doesNotContain(0);
    }

    @Test
    void theLearningRateChangesNoAnswer() {
        int[] or = {0, 1, 1, 1};
        Perceptron slow = Perceptron.fit(CORNERS, or, new Options(0.25, 100));
        Perceptron fast = Perceptron.fit(CORNERS, or, Options.defaults());
        assertThat(slow.mistakes()).isEqualTo(fast.mistakes());
        assertThat(slow.weights()[0]).isEqualTo(fast.weights()[0] / 4);
    }

    // Novikoff: at most (R/γ)² mistakes
    @Test
    void mistakesAreBoundedByTheMargin() {
        SplittableRandom random = new SplittableRandom(6);
        for (int trial = 0; trial < 20; trial++) {
            double[][] x = new double[40][];
            int[] y = new int[40];
            double margin = 0.05 + 0.02 * trial;
            double radius = 0;
            for (int i = 0; i < x.length; i++) {
                do {
                    x[i] = new double[] {random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
                } while (Math.abs(0.6 * x[i][0] + 0.8 * x[i][1]) < margin);
                y[i] = 0.6 * x[i][0] + 0.8 * x[i][1] > 0 ? 1 : 0;
                radius = Math.max(radius, 1 + x[i][0] * x[i][0] + x[i][1] * x[i][1]);       // the 1 is the bias's input
            }
            Perceptron fit = Perceptron.fit(Matrix.of(x), y, Options.defaults());
            assertThat(fit.separatedAfter()).isPresent();
            assertThat((double) Arrays.stream(fit.mistakes()).sum()).isLessThanOrEqualTo(radius / (margin * margin));
            assertThat(fit.predict(Matrix.of(x))).isEqualTo(y);
        }
    }

    @Test
    void badInputIsRefused() {
        refused(() -> Perceptron.fit(CORNERS, new int[3], Options.defaults()), "x has 4 rows, 3 labels");
        refused(() -> Perceptron.fit(CORNERS, new int[] {0, 1, 2, 0}, Options.defaults()), "label 2 of row 2");
        refused(() -> Perceptron.fit(Matrix.wrap(1, 1, new double[] {Double.NaN}), new int[1], Options.defaults()), "NaN");
        refused(() -> new Options(0, 1), "learningRate");
        refused(() -> new Options(1, 0), "maxEpochs");
        refused(() -> Perceptron.fit(CORNERS, new int[4], Options.defaults()).predict(Matrix.zeros(1, 3)), "x has 3 columns");
        assertThat(Perceptron.fit(CORNERS, new int[4], Options.defaults()).separatedAfter()).hasValue(2);    // one class alone
    }
}
