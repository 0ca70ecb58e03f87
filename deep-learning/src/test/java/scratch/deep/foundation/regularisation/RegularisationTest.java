package scratch.deep.foundation.regularisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.deep.data.Data;
import scratch.deep.foundation.regularisation.Regularised.Options;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.example.data.Datasets;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class RegularisationTest {
    private static final double[] X = Ex406Regularisation.INPUTS;

    @ParameterizedTest
    @CsvSource({"3, 1.5, 2", "0.5, 0.25, 0", "1.5, 0.75, 0.5", "-0.2, -0.1, 0", "-3, -1.5, -2"})
    void theShrunkWeightsOfTheReadmeByHand(double a, double l2, double l1) {
        assertThat(Shrinkage.l2(a, 1)).isEqualTo(l2, within(1e-15));
        assertThat(Shrinkage.l1(a, 1)).isEqualTo(l1, within(1e-15));
    }

    @Test
    void aStrengthOfThreeSendsHomeEveryWeightOfTheReadme() {
        for (double a : new double[]{3, 1.5, 0.5, -0.2}) {
            assertThat(Shrinkage.l1(a, 3)).isZero();
        }
    }

    /// No other weight costs less: ½(w − a)² + penalty on a fine grid.
    @ParameterizedTest
    @CsvSource({"3, 1", "0.5, 1", "-1.7, 0.3", "-0.2, 0.3", "2, 0"})
    void theShrunkWeightIsTheMinimum(double a, double lambda) {
        double l2 = Shrinkage.l2(a, lambda);
        double l1 = Shrinkage.l1(a, lambda);
        for (int i = -4000; i <= 4000; i++) {
            double w = i / 1000.0;
            double loss = (w - a) * (w - a) / 2;
            assertThat(loss + lambda * w * w / 2)
                    .isGreaterThanOrEqualTo((l2 - a) * (l2 - a) / 2 + lambda * l2 * l2 / 2 - 1e-12);
            assertThat(loss + lambda * Math.abs(w))
                    .isGreaterThanOrEqualTo((l1 - a) * (l1 - a) / 2 + lambda * Math.abs(l1) - 1e-12);
        }
    }

    @Test
    void thresholdOnAnArray() {
        float[] w = {0.5f, -0.5f, 0.1f, -0.1f, 0, Float.NaN, 0.25f};
        Shrinkage.l1InPlace(w, 0.25);
        assertThat(w).containsExactly(0.25f, -0.25f, 0, 0, 0, Float.NaN, 0);
    }

    @Test
    void thePlainDerivativeOfL1NeverLandsOnZero() {
        double w = 0.004;
        for (double expected : new double[]{-0.006, 0.004, -0.006, 0.004}) {
            w -= 0.01 * Shrinkage.l1Derivative(w, 1);
            assertThat(w).isEqualTo(expected, within(1e-12));
        }
        assertThat(Shrinkage.l1(0.004, 0.01)).isZero();
        assertThat(Shrinkage.l1Derivative(0, 5)).isZero();
    }

    @Test
    void theMasksOfTheReadmeByHand() {
        assertThat(Mask.of(0.5, true, false, false, true).forward(X)).containsExactly(4, 0, 0, 16);
        assertThat(Ex406Regularisation.meanOverMasks()).containsExactly(2, 4, 6, 8);
        assertThat(Ex406Regularisation.meanOfRelu()).isEqualTo(2.75, within(1e-12));
        assertThat(Ex406Regularisation.relu(X)).isZero();
    }

    @Test
    void backwardUsesTheSameMask() {
        Mask mask = Mask.of(0.2, true, false, true);
        assertThat(mask.forward(1, 1, 1)).containsExactly(1.25, 0, 1.25);
        assertThat(mask.backward(8, 8, -4)).containsExactly(10, 0, -5);
    }

    @Test
    void aDrawnMaskKeepsWhatItShould() {
        double[] ones = new double[20_000];
        Arrays.fill(ones, 1);
        double[] y = Mask.draw(ones.length, 0.2, new SplittableRandom(4)).forward(ones);
        assertThat(Arrays.stream(y).filter(v -> v == 1.25).count()).isBetween(15_700L, 16_300L);
        assertThat(Arrays.stream(y).filter(v -> v == 0).count() + Arrays.stream(y).filter(v -> v == 1.25).count())
                .isEqualTo(20_000);
        assertThat(Mask.draw(3, 0, new SplittableRandom(4)).forward(1, 2, 3)).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"2, 5, 3", "3, 6, 3", "4, 7, 7", "1, 4, 3", "100, 7, 7"})
    void theLossesOfTheReadme(int patience, int stoppedAfter, int best) {
        assertThat(Patience.of(patience, Ex406Regularisation.LOSSES)).isEqualTo(new Patience(stoppedAfter, best));
    }

    @Test
    void earlyStoppingDoesNotTakeANanForTheBest() {
        assertThat(Patience.of(2, Double.NaN, 0.5, 0.6, 0.7)).isEqualTo(new Patience(4, 2));
        assertThat(Patience.of(2, 0.5, Double.NaN, Double.NaN, 0.1)).isEqualTo(new Patience(3, 1));
    }

    @Test
    void aThousandStepsOfDecayLeaveAThird() {
        Variable w = Variable.parameter(Tensor.scalar(1));
        var optimizer = new Optimizer(Map.of("w", w), new SGD(0.1, 0.01));
        for (int step = 0; step < 1000; step++) {
            optimizer.clearGradients();
            w.times(0).backward();
            optimizer.step();
        }
        assertThat((double) w.item()).isEqualTo(Math.pow(0.999, 1000), within(1e-4)).isEqualTo(0.368, within(5e-4));
    }

    @Test
    void decayCanVanishInFloat() {
        assertThat(1f - 1e-3f * 1e-5f).isEqualTo(1f);
        assertThat(1f - 1e-3f * 1e-4f).isLessThan(1f);
    }

    private static Data[] digits() {
        return Ex406Regularisation.digits(Datasets.digits(), 100, 0.2, 3);
    }

    @Test
    void eachRegularisationLeavesItsMark() {
        Data[] digits = digits();
        Options plain = Options.of(32, 80, 0.1, 5);
        Regularised nothing = Regularised.fit(digits[0], digits[1], 10, plain);
        Regularised l2 = Regularised.fit(digits[0], digits[1], 10, plain.withL2(0.03));
        Regularised l1 = Regularised.fit(digits[0], digits[1], 10, plain.withL1(0.003));
        Regularised dropout = Regularised.fit(digits[0], digits[1], 10, plain.withDropout(0.5));
        assertThat(nothing.zeros()).isZero();
        assertThat(l2.zeros()).isZero();
        assertThat(l1.zeros()).isBetween(1000, 2047);
        assertThat(l2.spread()).isLessThan(0.6 * nothing.spread());
        for (Regularised brake : new Regularised[]{l2, l1, dropout}) {
            assertThat(brake.trainingLoss()[79]).isGreaterThan(nothing.trainingLoss()[79]);
        }
        assertThat(dropout.noisyLoss()[79]).isGreaterThan(1.3 * dropout.trainingLoss()[79]);
        assertThat(l2.trainingLoss()).hasSize(80);
        assertThat(nothing.validationLoss()[79]).isGreaterThan(
                nothing.validationLoss()[Patience.of(20, nothing.validationLoss()).best() - 1]);
    }

    @Test
    void aStrengthOfZeroIsNoneAndTheSameSeedTheSameRun() {
        Data[] digits = digits();
        Options plain = Options.of(8, 3, 0.1, 5);
        Regularised first = Regularised.fit(digits[0], digits[1], 10, plain);
        Regularised second = Regularised.fit(digits[0], digits[1], 10, plain.withL1(0).withL2(0).withDropout(0));
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        // The first loss is taken before the first step, so the training loss after it must be smaller.
        assertThat(first.trainingLoss()[0]).isLessThan(first.noisyLoss()[0]).isEqualTo(first.noisyLoss()[1], within(1e-5));
    }

    @Test
    void randomLabelsAreAsManyAsAsked() {
        double[][] x = new double[3000][1];
        int[] y = new int[3000];
        Arrays.setAll(x, i -> new double[]{i});
        Arrays.setAll(y, i -> i % 10);
        Data[] parts = NoisyLabels.split(x, y, 10, 2000, 1000, 0.5, 9);
        assertThat(wrong(parts[0])).isBetween(840, 960);               // half at random, a tenth of those right all the same
        assertThat(wrong(parts[1])).isZero();
        assertThat(wrong(NoisyLabels.split(x, y, 10, 2000, 1000, 0, 9)[0])).isZero();
        assertThat(parts[0].labels()).isEqualTo(NoisyLabels.split(x, y, 10, 2000, 1000, 0.5, 9)[0].labels());
    }

    private static int wrong(Data data) {
        int[] labels = data.labels();
        int wrong = 0;
        for (int i = 0; i < labels.length; i++) {
            wrong += (int) data.batch(i).inputs().data().get(0, 0) % 10 == labels[i] ? 0 : 1;
        }
        return wrong;
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Shrinkage.l1(1, -1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Shrinkage: strength -1.0: must be finite, and not negative");
        assertThatThrownBy(() -> Shrinkage.l2(1, Double.NaN)).hasMessageContaining("strength NaN");
        assertThatThrownBy(() -> Mask.of(1, true)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Mask.of: probability 1.0: must be in [0, 1)");
        assertThatThrownBy(() -> Mask.of(0.5, true).forward(1, 2))
                .hasMessage("Mask: 2 numbers with a mask of 1: must be equally many");
        assertThatThrownBy(() -> Mask.all(21, 0.5)).hasMessage("Mask.all: all masks of 21: must be from 0 to 20");
        assertThatThrownBy(() -> Patience.of(0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Patience.of: patience 0 over 1 epochs: both must be at least 1");
        assertThatThrownBy(() -> Patience.of(1)).hasMessageContaining("over 0 epochs");
        assertThatThrownBy(() -> Options.of(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Regularised.Options: 0 hidden, 1 epochs, rate 1.0: all must be positive");
        assertThatThrownBy(() -> Options.of(1, 1, 1, 1).withL1(-1))
                .hasMessage("Regularised.Options: l1 -1.0, l2 0.0: both must be finite, and not negative");
        assertThatThrownBy(() -> Options.of(1, 1, 1, 1).withL2(Double.NaN)).hasMessageContaining("l2 NaN");
        assertThatThrownBy(() -> Options.of(1, 1, 1, 1).withDropout(1))
                .hasMessage("Regularised.Options: dropout 1.0: must be in [0, 1)");
        assertThatThrownBy(() -> NoisyLabels.split(new double[3][1], new int[3], 2, 3, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NoisyLabels.split: 3 and 1 of 3 rows with 3 labels: needs as many labels as rows, and at"
                + " least one row "
                        + "each");
    }
}
