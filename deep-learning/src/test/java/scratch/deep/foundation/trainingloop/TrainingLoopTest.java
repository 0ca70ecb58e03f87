package scratch.deep.foundation.trainingloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import scratch.deep.data.Data;
import scratch.deep.foundation.trainingloop.TrainingLoop.Options;
import scratch.deep.init.Initializer;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.layer.Summary;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Momentum;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class TrainingLoopTest {
    private static final Data ROWS = Data.numbers(new double[][] {{1}, {2}, {3}}, new double[][] {{2}, {4}, {6}});

    private static Linear slope() {
        return new Linear(1, 1, Initializer.constant(0), false, SeedStream.generator(1));
    }

    private static double epoch(Linear model, int batchSize, boolean clear, int number) {
        return TrainingLoop.epoch(model, Loss.meanSquared(), new Optimizer(model.parameters(), new SGD(0.05)), ROWS,
                new Options(batchSize, false, clear, 1), number);
    }

    @Test
    void theTwoEpochsOfTheReadmeByHand() {
        Linear model = slope();
        assertThat(epoch(model, 2, true, 0)).isCloseTo((10 * 2 + 20.25) / 3, within(1e-6));
        assertThat(model.weight().item()).isCloseTo(1.85f, within(1e-6f));
        assertThat(epoch(model, 2, true, 1)).isCloseTo(0.0755, within(5e-5));
        assertThat(model.weight().item()).isCloseTo(1.98875f, within(1e-6f));
    }

    @Test
    void withoutClearingTheSecondStepCarriesTheFirstGradient() {
        Linear model = slope();
        epoch(model, 2, false, 0);
        assertThat(model.weight().item()).isCloseTo(2.35f, within(1e-6f));             // 0.5 + 0.05·(10 + 27)
    }

    /// One batch of three instead of two batches: the answer to "change".
    @Test
    void oneBatchOfThreeIsOneStep() {
        Linear model = slope();
        assertThat(epoch(model, 3, true, 0)).isCloseTo(56 / 3.0, within(1e-5));
        assertThat(model.weight().item()).isCloseTo(0.9333f, within(1e-4f));
        assertThat(TrainingLoop.stepsPerEpoch(3, 3)).isOne();
        assertThat(TrainingLoop.stepsPerEpoch(1000, 32)).isEqualTo(32);
    }

    @Test
    void notClearingIsMomentumWithoutFriction() {
        Variable w = Variable.parameter(Tensor.scalar(0));
        Variable ball = Variable.parameter(Tensor.scalar(0));
        Optimizer uncleared = new Optimizer(Map.of("w", w), new SGD(0.25));
        Optimizer momentum = new Optimizer(Map.of("w", ball), new Momentum(0.25, 0.9999999, 0));
        float[] expected = {0.5f, 1.25f, 1.875f, 2.0625f, 1.71875f, 1.015625f, 0.3046875f, -0.05859375f};
        for (float at : expected) {
            w.plus(-1).times(w.plus(-1)).backward();
            uncleared.step();
            assertThat(w.item()).isEqualTo(at);
            momentum.clearGradients();
            ball.plus(-1).times(ball.plus(-1)).backward();
            momentum.step();
            assertThat(ball.item()).isCloseTo(at, within(1e-5f));
        }
    }

    @Test
    void everyEpochUsesEveryRowOnceInAnotherOrder() {
        List<List<Float>> epochs = new ArrayList<>();
        Data data = Data.numbers(new double[][] {{1}, {2}, {3}, {4}, {5}, {6}, {7}}, new double[7][1]);
        Linear inner = slope();
        for (int number : new int[] {0, 1, 0}) {
            List<Float> seen = new ArrayList<>();
            Layer recording = new Layer() {
                @Override
                public Variable forward(Variable x) {
                    for (float value : x.data().toArray()) {
                        seen.add(value);
                    }
                    return inner.forward(x);
                }

                @Override
                public Map<String, Variable> parameters() {
                    return inner.parameters();
                }
            };
            TrainingLoop.epoch(recording, Loss.meanSquared(), new Optimizer(inner.parameters(), new SGD(0)), data,
                    Options.of(3, 5), number);
            assertThat(seen).containsExactlyInAnyOrder(1f, 2f, 3f, 4f, 5f, 6f, 7f);
            epochs.add(seen);
        }
        assertThat(epochs.get(1)).isNotEqualTo(epochs.get(0));
        assertThat(epochs.get(2)).isEqualTo(epochs.get(0));
    }

    @Test
    void backwardMovesNothingAndStepDoes() {
        Linear model = slope();
        Variable loss = Loss.meanSquared().of(model.forward(ROWS.batch(0, 1).inputs()), ROWS.batch(0, 1));
        loss.backward();
        assertThat(model.weight().item()).isZero();
        assertThat(model.weight().gradient().item()).isEqualTo(-10);
        new Optimizer(model.parameters(), new SGD(0.05)).step();
        assertThat(model.weight().item()).isEqualTo(0.5f);
    }

    @Test
    void theNumbersOfTheReadme() {
        assertThat(network(64, 32).parameterCount()).isEqualTo(2410);
        assertThat(network(784, 128).parameterCount()).isEqualTo(101770);
        assertThat(Summary.of(network(64, 32), 64).parameters()).isEqualTo(2410);
        assertThat(1f - 1e-8f).isEqualTo(1f);
        assertThat(1f - 6e-8f).isLessThan(1f);
        assertThat(Math.log(2)).isCloseTo(0.693, within(5e-4));
        assertThat((10 + 20.25) / 2).isEqualTo(15.125);
    }

    private static Layer network(int inputs, int hidden) {
        return new Sequential(new Linear(inputs, hidden, SeedStream.generator(1)), Activation.RELU,
                new Linear(hidden, 10, SeedStream.generator(1)));
    }

    @Test
    void aBatchOfNothingIsRefused() {
        assertThatThrownBy(() -> Options.of(0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TrainingLoop.Options: batch size 0: must be at least 1");
    }
}
