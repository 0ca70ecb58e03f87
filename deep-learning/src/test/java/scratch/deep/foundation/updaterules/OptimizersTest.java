package scratch.deep.foundation.updaterules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.deep.data.Data;
import scratch.deep.foundation.updaterules.UpdateFormula.Constants;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.SGD;

class OptimizersTest {
    /// Steps on scale·x² from 2, rate 0.1.
    private static double[] onXSquared(UpdateFormula formula, Constants c, double scale, int steps) {
        double[] path = Descent.walk(formula, c, x -> new double[]{2 * scale * x[0]}, new double[]{2}, steps).coordinate(0);
        return Arrays.copyOfRange(path, 1, steps + 1);
    }

    @ParameterizedTest
    @CsvSource({"SGD, 1.6, 1.28, 1.024", "MOMENTUM, 1.6, 0.92, 0.124", "NESTEROV, 1.24, 0.4448, -0.216704",
        "ADAGRAD, 1.9, 1.831125, 1.775822", "RMSPROP, 1.683772, 1.473875, 1.308718", "ADAM, 1.9, 1.800166, 1.700623",
        "ADAMW, 1.88, 1.761409, 1.644369"})
    void threeStepsOfTheReadmeByHand(UpdateFormula formula, double first, double second, double third) {
        Constants c = formula.at(0.1).withDecay(formula == UpdateFormula.ADAMW ? 0.1 : 0);
        assertThat(onXSquared(formula, c, 1, 3)).containsExactly(new double[]{first, second, third}, within(1e-6));
    }

    @Test
    void adamsNotesInTheReadmeByHand() {
        double[] memory = new double[2];
        Constants c = UpdateFormula.ADAM.at(0.1);
        double w = UpdateFormula.ADAM.move(2, 4, memory, 1, c);
        assertThat(memory).containsExactly(new double[]{0.4, 0.016}, within(1e-12));
        assertThat(w).isEqualTo(1.9, within(1e-8));
        UpdateFormula.ADAM.move(1.9, 3.8, memory, 2, c);
        assertThat(memory).containsExactly(new double[]{0.74, 0.030424}, within(1e-12));
        assertThat(0.74 / 0.19).isEqualTo(3.894737, within(1e-6));
        assertThat(0.030424 / 0.001999).isEqualTo(15.219610, within(1e-6));
        assertThat(0.1 * 3.894737 / Math.sqrt(15.219610)).isEqualTo(0.099834, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(value = UpdateFormula.class, names = {"ADAGRAD", "RMSPROP", "ADAM", "ADAMW"})
    void theAdaptiveRulesDoNotSeeTheScaleOfTheLoss(UpdateFormula formula) {
        Constants c = formula.at(0.1).withDecay(0.1);
        assertThat(onXSquared(formula, c, 1000, 100)).containsExactly(onXSquared(formula, c, 1, 100), within(1e-6));
        // Without epsilon, and with a power of 2, not one bit changes (but for a decay inside, which the scale does not reach).
        Constants exact = formula.at(0.1).withEpsilon(0).withDecay(formula == UpdateFormula.ADAMW ? 0.1 : 0);
        assertThat(onXSquared(formula, exact, 1024, 100)).containsExactly(onXSquared(formula, exact, 1, 100));
    }

    @ParameterizedTest
    @EnumSource(value = UpdateFormula.class, names = {"SGD", "MOMENTUM", "NESTEROV"})
    void theOthersExplode(UpdateFormula formula) {
        assertThat(Math.abs(onXSquared(formula, formula.at(0.1), 1000, 3)[2])).isGreaterThan(1e7);
    }

    /// The largest rates for gradients of 25 a unit: 2/25, 2·1.9/25 and 3.8/2.8/25.
    @ParameterizedTest
    @CsvSource({"SGD, 0.08", "MOMENTUM, 0.152", "NESTEROV, 0.0542857"})
    void theLargestStableRatesOfTheReadme(UpdateFormula formula, double limit) {
        assertThat(Ex405Optimizers.valley(formula, 0.99 * limit, 3000).stepsToStayWithin(1e-3)).isPositive();
        assertThat(Ex405Optimizers.valley(formula, 1.001 * limit, 3000).stepsToStayWithin(1e-3)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.01, 0.03, 0.07, 0.1, 0.15})
    void momentumNeedsTheSameNumberOfStepsAtAnyRate(double rate) {
        assertThat(Ex405Optimizers.valley(UpdateFormula.MOMENTUM, rate, 3000).stepsToStayWithin(1e-3)).isBetween(155, 185);
        assertThat(Math.log(1e-4) / Math.log(Math.sqrt(0.9))).isEqualTo(174.8, within(0.05));
    }

    @Test
    void theStepsOfSgdAreThoseOfItsFactors() {
        for (double rate : new double[]{0.01, 0.03, 0.05, 0.07}) {
            int steps = (int) Math.ceil(Math.log(1e-4) / Math.log(1 - rate));
            assertThat(Ex405Optimizers.valley(UpdateFormula.SGD, rate, 3000).stepsToStayWithin(1e-3)).isEqualTo(steps);
        }
    }

    @Test
    void adamStartsAtFortyFiveDegrees() {
        double[] after = Ex405Optimizers.valley(UpdateFormula.ADAM, 0.3, 1).at(1);
        assertThat(after).containsExactly(new double[]{9.7, 0.7}, within(1e-6));
        double[] sgd = Ex405Optimizers.valley(UpdateFormula.SGD, 0.07, 1).at(1);
        assertThat(sgd).containsExactly(new double[]{9.3, -0.75}, within(1e-12));
    }

    @Test
    void withoutCorrectionAdamsFirstStepIsThreeTimesTheRate() {
        double m = 0.1 * 4;
        double v = 0.001 * 16;
        assertThat(m / Math.sqrt(v)).isEqualTo(3.1623, within(1e-4));
        assertThat(2 - 0.1 * m / Math.sqrt(v)).isEqualTo(1.683772, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1e-4, 0.09999", "1e-8, 0.05", "1e-10, 0.00099"})
    void epsilonCountsWhereGradientsAreSmall(double gradient, double step) {
        assertThat(-UpdateFormula.ADAM.move(0, gradient, new double[2], 1, UpdateFormula.ADAM.at(0.1)))
                .isEqualTo(step, within(1e-5));
    }

    @Test
    void epsilonInsideTheRootIsAnotherRule() {
        double outside = -UpdateFormula.ADAGRAD.move(0, 1e-4, new double[2], 1, UpdateFormula.ADAGRAD.at(0.1));
        assertThat(outside).isEqualTo(0.1, within(1e-4));
        assertThat(0.1 * 1e-4 / Math.sqrt(1e-8 + 1e-8)).isEqualTo(0.0707, within(1e-4));
    }

    @Test
    void averagedMomentumIsSlower() {
        double v = 0;
        double x = 2;
        double[] expected = {1.96, 1.8848, 1.7794};
        for (double at : expected) {
            v = 0.9 * v + 0.1 * 2 * x;
            x -= 0.1 * v;
            assertThat(x).isEqualTo(at, within(1e-4));
        }
    }

    @Test
    void numbersOfFloat() {
        float g = 1e-23f;
        assertThat(g * g).isZero();
        assertThat(1f - 0.999f).isEqualTo(0.0009999871f);
    }

    @Test
    void aPenaltyInAdamSparesWeightsWithLargeGradients() {
        assertThat(Ex405Optimizers.shrunk(UpdateFormula.ADAM, 10)).isEqualTo(0.0097, within(5e-5));
        assertThat(Ex405Optimizers.shrunk(UpdateFormula.ADAM, 0.1)).isEqualTo(0.542, within(5e-4));
        assertThat(1 - Math.pow(0.999, 100)).isEqualTo(0.0952, within(5e-5));
        for (double size : new double[]{10, 1, 0.1}) {
            assertThat(Ex405Optimizers.shrunk(UpdateFormula.ADAMW, size)).isEqualTo(0.0936, within(5e-5));
        }
    }

    @Test
    void onXSquaredAPenaltyInAdamChangesNothing() {
        Constants plain = UpdateFormula.ADAM.at(0.1);
        assertThat(onXSquared(UpdateFormula.ADAM, plain.withDecay(0.5), 1, 50))
                .containsExactly(onXSquared(UpdateFormula.ADAM, plain, 1, 50), within(1e-6));
    }

    /// Random gradients of one normal distribution: how far the largest divisor is from the smallest, from step 200 on.
    @ParameterizedTest
    @CsvSource({"0.999, 1.0, 1.2", "0.9, 1.8, 10"})
    void aShortMemoryOfSquaresMakesTheStepsJump(double beta2, double from, double to) {
        double[][] gradients = Replay.gradients(500, 1, 3);
        double[] memory = new double[2];
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int t = 1; t <= 500; t++) {
            UpdateFormula.ADAM.move(0, gradients[t - 1][0], memory, t, UpdateFormula.ADAM.at(1).withSecond(beta2));
            double divisor = Math.sqrt(memory[1] / (1 - Math.pow(beta2, t)));
            smallest = t < 200 ? smallest : Math.min(smallest, divisor);
            largest = t < 200 ? largest : Math.max(largest, divisor);
        }
        assertThat(largest / smallest).isBetween(from, to);
    }

    @Test
    void aRaceStartsFromTheSameWeightsAndIsRepeatable() {
        Data[] digits = Ex405Optimizers.digits(1);
        Race.Options one = new Race.Options(1, 64, 1, 7);
        Race still = Race.run(new SGD(0), digits[0], digits[1], 10, one);
        Race stillToo = Race.run(new Adam(0), digits[0], digits[1], 10, one);
        assertThat(stillToo).usingRecursiveComparison().isEqualTo(still);
        assertThat(still.lastLoss()).isBetween(2.0, 3.5);
        assertThat(still.epochBelow(1)).isZero();
    }

    @Test
    void inARaceTheScaleOfTheLossStopsSgdAndNotAdam() {
        Data[] digits = Ex405Optimizers.digits(1);
        Race.Options plain = new Race.Options(2, 64, 1, 7);
        Race.Options scaled = new Race.Options(2, 64, 1000, 7);
        Race adam = Race.run(new Adam(0.01), digits[0], digits[1], 10, plain);
        assertThat(adam.lastLoss()).isLessThan(1);
        assertThat(adam.epochBelow(1)).isEqualTo(2);
        assertThat(Race.run(new Adam(0.01), digits[0], digits[1], 10, scaled).losses())
                .containsExactly(adam.losses(), within(2e-3));
        assertThat(Race.run(new SGD(0.3), digits[0], digits[1], 10, plain).lastLoss()).isLessThan(1.2);
        assertThat(Race.run(new SGD(0.3), digits[0], digits[1], 10, scaled).lastLoss()).isGreaterThan(2);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> UpdateFormula.SGD.at(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UpdateFormula: rate = 0.0: must be positive and finite");
        assertThatThrownBy(() -> UpdateFormula.SGD.at(Double.NaN)).hasMessageContaining("rate = NaN");
        assertThatThrownBy(() -> UpdateFormula.ADAM.at(1).withSecond(1))
                .hasMessage("UpdateFormula: second average = 1.0: must be in [0, 1)");
        assertThatThrownBy(() -> new Constants(1, -0.1, 0, 0, 0))
                .hasMessage("UpdateFormula: first average = -0.1: must be in [0, 1)");
        assertThatThrownBy(() -> UpdateFormula.ADAM.at(1).withEpsilon(-1))
                .hasMessage("UpdateFormula: epsilon = -1.0: must be finite and not negative");
        assertThatThrownBy(() -> UpdateFormula.ADAM.at(1).withDecay(Double.POSITIVE_INFINITY))
                .hasMessage("UpdateFormula: decay = Infinity: must be finite and not negative");
        assertThatThrownBy(() -> Descent.walk(UpdateFormula.SGD, UpdateFormula.SGD.at(1), x -> x, new double[0], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Descent.walk: 0 coordinates, 1 steps: needs a coordinate, and steps that are not negative");
        assertThatThrownBy(() -> new Race.Options(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Race.Options: 0 epochs, batch size 1, loss times 1.0: all must be positive and finite");
        assertThatThrownBy(() -> new Race.Options(1, 1, Double.NaN, 1)).hasMessageContaining("loss times NaN");
    }

    @Test
    void aWalkKeepsItsStartAndMayStandStill() {
        double[] start = {1, 2};
        Descent walk = Descent.walk(UpdateFormula.ADAM, UpdateFormula.ADAM.at(0.1), x -> new double[2], start, 4);
        assertThat(walk.at(4)).containsExactly(1, 2);
        assertThat(start).containsExactly(1, 2);
        assertThat(walk.stepsToStayWithin(3)).isZero();
        assertThat(walk.stepsToStayWithin(2)).isEqualTo(-1);
        assertThat(walk.coordinate(1)).hasSize(5);
    }
}
