package scratch.classic.linear.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import scratch.classic.linearmodel.SoftmaxModel;
import scratch.classic.linearmodel.SoftmaxRegression;
import scratch.classic.linearmodel.SoftmaxRegression.Options;
import scratch.math.Matrix;

class SoftmaxLessonTest {

    @Test
    void theScoresOfTheReadmeByHand() {
        SoftmaxModel model = new SoftmaxModel(new double[] {2, 1, 0}, Matrix.zeros(3, 1));
        double[] p = model.predictProbabilities(Matrix.zeros(1, 1)).row(0);
        assertThat(p).containsExactly(new double[] {0.6652, 0.2447, 0.0900}, within(5e-5));
        assertThat(Math.exp(2) + Math.exp(1) + 1).isCloseTo(11.1073, within(5e-5));
        double[] answer = Solution326.lossAndGradient(new double[] {2, 1, 0}, 1);
        assertThat(answer).containsExactly(new double[] {1.4076, 0.6652, -0.7553, 0.0900}, within(5e-5));
        // one step of 1 against the derivatives
        double[] stepped = Solution326.lossAndGradient(new double[] {2 - 0.6652, 1 + 0.7553, -0.0900}, 1);
        assertThat(stepped[0]).isCloseTo(0.5959, within(5e-5));
    }

    @Test
    void aHundredMoreForAllChangesNothing() {
        double[] a = Solution326.lossAndGradient(new double[] {2, 1, 0}, 1);
        double[] b = Solution326.lossAndGradient(new double[] {102, 101, 100}, 1);
        assertThat(b).containsExactly(a, within(1e-13));
    }

    @Test
    void twiceTheScoresAreSurer() {
        double[] once = Solution326.lossAndGradient(new double[] {2, 1, 0}, 1);
        double[] twice = Solution326.lossAndGradient(new double[] {4, 2, 0}, 1);
        assertThat(twice[1]).isGreaterThan(once[1]);
        assertThat(twice[0]).isCloseTo(2.1429, within(5e-5));
    }

    @Test
    void twoClassesAreTheSigmoidOfTheDifference() {
        double[] answer = Solution326.lossAndGradient(new double[] {2, 0}, 0);
        assertThat(answer[1] + 1).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-15)).isCloseTo(0.8808, within(5e-5));
    }

    // scikit-learn 1.2.1: LogisticRegression(C=1, tol=1e-10).fit(x[:, 2:], y)
    @Test
    void petalsAsInScikitLearn() {
        SoftmaxRegression fit = SoftmaxRegression.fit(Ex326SoftmaxRegression.petals(), Ex326SoftmaxRegression.IRIS.y(),
                Options.of(1));
        assertThat(fit.course().gradientNorm()).isLessThanOrEqualTo(1e-8);
        SoftmaxModel model = fit.model();
        assertThat(model.weights().data()).containsExactly(new double[] {-2.74866104, -1.16890756, 0.08356447, -0.90803047,
            2.66509657, 2.07693804}, within(1e-5));
        assertThat(model.intercepts()).containsExactly(new double[] {11.12767979, 3.22717485, -14.35485463}, within(1e-4));
        int[] said = model.predict(Ex326SoftmaxRegression.petals());
        int right = 0;
        for (int i = 0; i < said.length; i++) {
            right += said[i] == Ex326SoftmaxRegression.IRIS.y()[i] ? 1 : 0;
        }
        assertThat(right).isEqualTo(145);
        for (int j = 0; j < 2; j++) {
            assertThat(Arrays.stream(model.weights().column(j)).sum()).isCloseTo(0, within(1e-8));
        }
    }

    @Test
    void theSameForAllClassesChangesNoProbability() {
        SoftmaxModel model = SoftmaxRegression.fit(Ex326SoftmaxRegression.petals(), Ex326SoftmaxRegression.IRIS.y(),
                Options.of(1)).model();
        assertThat(Ex326SoftmaxRegression.moved(model, 5)).isLessThan(1e-12);
    }

    @Test
    void aHundredthOfThePenaltyIsSurerAndNoBetter() {
        DigitReader digits = Ex326SoftmaxRegression.digits(42);
        SoftmaxRegression held = digits.fit(0.1);
        SoftmaxRegression free = digits.fit(0.001);
        assertThat(digits.trainLoss(free)).isLessThan(digits.trainLoss(held) / 10);
        assertThat(digits.testLoss(free)).isGreaterThan(digits.testLoss(held));
        assertThat(digits.right(free)).isLessThanOrEqualTo(digits.right(held));
        int row = Ex326SoftmaxRegression.surestError(digits, free);
        assertThat(free.predictProbabilities(digits.test()).get(row, digits.truth()[row])).isLessThan(0.02);
        assertThat(Arrays.stream(digits.losses(held)).average().orElseThrow()).isCloseTo(digits.testLoss(held), within(1e-12));
    }

    @Test
    void pixelsThatHardlyEverHaveInkCostNoSteps() {
        assertThat(Ex326SoftmaxRegression.digits(42).fit(1).course().iterations()).isBetween(40, 120);
    }

    @Test
    void scoresAreWeightedSums() {
        SoftmaxModel model = new SoftmaxModel(new double[] {1, 0}, Matrix.of(new double[][] {{2, 3}, {-1, 4}}));
        assertThat(Ex326SoftmaxRegression.scores(model, 10, 1)).containsExactly(24, -6);
    }
}
