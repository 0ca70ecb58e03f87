package scratch.classic.foundation.whatislearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.classic.foundation.whatislearning.Learning.Options;
import scratch.math.Matrix;

/// Every number of the README that the example does not print, and what must always hold.
class LearningTest {
    private static final Offset<Double> EXACT = within(1e-14);
    private static final Matrix KM = Ex301WhatIsLearning.km();
    private static final double[] MINUTES = Ex301WhatIsLearning.MINUTES;
    private static final Halves IMAGES = Ex301WhatIsLearning.threesAndEights();

    @Test
    void theFirstStepOfTheRidesByHand() {
        double[] predicted = Learning.predict(KM, new double[] {0});
        assertThat(predicted).containsExactly(0, 0, 0, 0);
        assertThat(Learning.loss(predicted, MINUTES)).isEqualTo(21);
        assertThat(Learning.gradient(KM, predicted, MINUTES)).containsExactly(-20);
        assertThat(Learning.update(new double[] {0}, new double[] {-20}, 0.05)).containsExactly(1);
    }

    @Test
    void theSecondStepOfTheRidesByHand() {
        double[] predicted = Learning.predict(KM, new double[] {1});
        assertThat(predicted).containsExactly(1, 1, 3, 3);
        assertThat(Learning.loss(predicted, MINUTES)).isEqualTo(6);
        assertThat(Learning.gradient(KM, predicted, MINUTES)).containsExactly(-10);
        assertThat(Ex301WhatIsLearning.learnRides(0.05, 2).weights()).containsExactly(1.5);
    }

    @Test
    void theLossOfTheRidesIsTheBowlOfTheReadme() {
        for (double w = -3; w <= 7; w += 0.5) {
            double[] predicted = Learning.predict(KM, new double[] {w});
            assertThat(Learning.loss(predicted, MINUTES)).isCloseTo(1 + 5 * (w - 2) * (w - 2), EXACT);
            assertThat(Learning.gradient(KM, predicted, MINUTES)[0]).isCloseTo(10 * (w - 2), EXACT);
        }
    }

    @Test
    void eachStepLeavesTheSameShareOfTheDistance() {
        for (double rate : new double[] {0.05, 0.1, 0.15, 0.2, 0.25}) {
            Learning run = Ex301WhatIsLearning.learnRides(rate, 10);
            for (int t = 0; t <= 10; t++) {
                assertThat(run.weights(t)[0]).isCloseTo(2 - 2 * Math.pow(1 - 10 * rate, t), within(1e-11));
            }
        }
    }

    @Test
    void twiceTheDataLearnsTheSame() {
        Matrix twice = Matrix.wrap(8, 1, new double[] {1, 1, 3, 3, 1, 1, 3, 3});
        double[] minutes = {1, 3, 5, 7, 1, 3, 5, 7};
        assertThat(Learning.fit(twice, minutes, new Options(0.05, 3)).weights()[0]).isCloseTo(1.75, EXACT);
    }

    /// NumPy 1.24 on the same rows: `r = X @ w - y; w -= 0.05 * 2 / len(r) * X.T @ r`, from `w = zeros(65)`.
    @Test
    void theImagesAreLearnedAsNumPyLearnsThem() {
        Learning run = Learning.fit(IMAGES.train(), IMAGES.trainAnswers(), new Options(0.05, 1000));
        double[] ten = run.weights(10);
        assertThat(IMAGES.trainLoss(ten)).isCloseTo(0.363081830271075, within(1e-12));
        assertThat(IMAGES.testLoss(ten)).isCloseTo(0.36934187569594823, within(1e-12));
        assertThat(IMAGES.trainRight(ten)).isEqualTo(174);
        assertThat(IMAGES.testRight(ten)).isEqualTo(175);
        double[] last = run.weights();
        assertThat(last[0]).isCloseTo(-0.172612310129311, within(1e-11));
        assertThat(last[27]).isCloseTo(0.6387653971105813, within(1e-11));
        assertThat(IMAGES.trainLoss(last)).isCloseTo(0.1012826482791853, within(1e-12));
        assertThat(IMAGES.testLoss(last)).isCloseTo(0.12570770865484956, within(1e-12));
        assertThat(IMAGES.trainRight(last)).isEqualTo(179);
        assertThat(IMAGES.testRight(last)).isEqualTo(176);
    }

    @Test
    void belowTheLimitTheLossFallsAndAboveItGrows() {
        assertThat(lossAfter(0.077)).isCloseTo(0.0977239, within(1e-7));
        assertThat(lossAfter(0.08)).isGreaterThan(1e40);
    }

    private static double lossAfter(double rate) {
        return IMAGES.trainLoss(Learning.fit(IMAGES.train(), IMAGES.trainAnswers(), new Options(rate, 1000)).weights());
    }

    @Test
    void aLossNeverGrowsAtAnySmallRate() {
        Learning run = Learning.fit(IMAGES.train(), IMAGES.trainAnswers(), new Options(0.05, 100));
        for (int step = 1; step <= 100; step++) {
            assertThat(IMAGES.trainLoss(run.weights(step))).isLessThan(IMAGES.trainLoss(run.weights(step - 1)));
        }
    }

    /// Twenty shufflings: what was learned from gets right far more often than chance, what was not does not.
    @Test
    void shuffledLabelsAreLearnedByHeart() {
        double learned = 0;
        double test = 0;
        for (int seed = 0; seed < 20; seed++) {
            Halves shuffled = IMAGES.shuffled(100 + 2L * seed);
            double[] w = Learning.fit(shuffled.train(), shuffled.trainAnswers(), new Options(0.05, 300)).weights();
            learned += shuffled.trainRight(w) / 179.0 / 20;
            test += shuffled.testRight(w) / 178.0 / 20;
        }
        assertThat(learned).isBetween(0.65, 0.75);
        assertThat(test).isBetween(0.45, 0.55);
    }

    @Test
    void shufflingKeepsHowManyThereAreOfEach() {
        Halves shuffled = IMAGES.shuffled(1);
        double[] train = IMAGES.trainAnswers();
        double[] test = IMAGES.testAnswers();
        assertThat(shuffled.trainAnswers()).containsExactlyInAnyOrder(train).isNotEqualTo(train);
        assertThat(shuffled.testAnswers()).containsExactlyInAnyOrder(test).isNotEqualTo(test);
        assertThat(IMAGES.first(40).train().rows()).isEqualTo(40);
    }

    @Test
    void noHalfHasARowOfTheOther() {
        Halves halves = Halves.of(Matrix.wrap(5, 1, new double[] {0, 1, 2, 3, 4}), new double[] {1, -1, 1, -1, 1});
        assertThat(halves.train().data()).containsExactly(0, 2, 4);
        assertThat(halves.test().data()).containsExactly(1, 3);
        assertThat(halves.testAnswers()).containsExactly(-1, -1);
    }

    @Test
    void noStepsLeaveAllAtZero() {
        Learning run = Ex301WhatIsLearning.learnRides(0.05, 0);
        assertThat(run.steps()).isZero();
        assertThat(run.weights()).containsExactly(0);
        assertThatIllegalArgumentException().isThrownBy(() -> run.weights(1))
                .withMessage("Learning.weights: step 1: must be from 0 to 0");
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Options(0, 1)).withMessageContaining("rate = 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Options(Double.NaN, 1)).withMessageContaining("rate");
        assertThatIllegalArgumentException().isThrownBy(() -> new Options(0.1, -1)).withMessageContaining("steps = -1");
        assertThatIllegalArgumentException().isThrownBy(() -> Learning.fit(KM, new double[] {1}, new Options(0.1, 1)))
                .withMessage("Learning.fit: x has 4 rows, y has 1: needs the same positive number of both");
        assertThatIllegalArgumentException().isThrownBy(() -> Learning.fit(Matrix.zeros(1, 0), new double[] {1},
                new Options(0.1, 1))).withMessage("Learning.fit: x is (1, 0): needs a column");
        assertThatIllegalArgumentException().isThrownBy(() -> Learning.fit(Matrix.wrap(1, 1, new double[] {Double.NaN}),
                new double[] {1}, new Options(0.1, 1))).withMessageContaining("Learning.fit");
        assertThatIllegalArgumentException().isThrownBy(() -> Learning.fit(KM, new double[] {1, 2, Double.NaN, 4},
                new Options(0.1, 1))).withMessageContaining("y");
        assertThatIllegalArgumentException().isThrownBy(() -> Learning.predict(KM, new double[2]))
                .withMessage("Learning.predict: 2 weights, x has 1 columns: needs one weight a column");
    }

    @Test
    void aRateThatIsFarTooLargeIsSaid() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Ex301WhatIsLearning.learnRides(1, 1000))
                .withMessageMatching("Learning.fit: rate 1.0: after step 3\\d\\d the weights are too large for a double: "
                        + "take a smaller rate");
    }
}
