package scratch.deep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import scratch.deep.data.Data;
import scratch.deep.init.Initializer;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.SGD;
import scratch.deep.optimizer.UpdateRule;

class TrainerTest {
    private static final Data XOR = Data.numbers(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}},
            new double[][] {{0}, {1}, {1}, {0}});
    /// y = 2x on 1, 2, 3.
    private static final Data DOUBLE = Data.numbers(new double[][] {{1}, {2}, {3}}, new double[][] {{2}, {4}, {6}});

    private static Trainer trainer(Layer model, Loss loss, UpdateRule rule, Data data, Data validation,
                                   Options options) {
        return new Trainer(model, loss, new Optimizer(model.parameters(), rule), data, validation, options);
    }

    private static Linear slope() {
        return new Linear(1, 1, Initializer.constant(0), false, SeedStream.generator(1));
    }

    /// w = 0 → 0.5 → 1.85: batches of (1, 2) and (3), losses 10 and 20.25.
    @Test
    void anEpochByHandCountsRowsNotBatches() {
        Linear model = slope();
        Trainer trainer = trainer(model, Loss.meanSquared(), new SGD(0.05), DOUBLE, null, Options.of(2, 2).inOrder());
        assertThat(trainer.step()).isEqualTo(10);
        assertThat(model.weight().item()).isEqualTo(0.5f);
        assertThat(trainer.step()).isEqualTo(20.25f);
        assertThat(model.weight().item()).isCloseTo(1.85f, within(1e-6f));
        assertThat(trainer.history().getFirst().trainLoss()).isCloseTo((20 + 20.25) / 3, within(1e-12));
        trainer.run();
        assertThat(model.weight().item()).isCloseTo(1.98875f, within(1e-6f));
        assertThat(trainer.history().getLast().trainLoss()).isCloseTo(0.0755, within(5e-5));
        assertThat(trainer.done()).isTrue();
        assertThatThrownBy(trainer::step).isInstanceOf(IllegalStateException.class)
                .hasMessage("Trainer.step: step after the end: 2 epochs are done");
    }

    @Test
    void xorIsSolved() {
        for (long seed = 1; seed <= 5; seed++) {
            Layer model = new Sequential(new Linear(2, 8, SeedStream.generator(seed)), Activation.TANH,
                    new Linear(8, 1, SeedStream.generator(seed + 100)));
            trainer(model, Loss.binaryCrossEntropy(), new Adam(0.05), XOR, null, Options.of(300, 4)).run();
            float[] logits = model.forward(XOR.batch(0, 1, 2, 3).inputs()).data().toArray();
            assertThat(logits[0]).isLessThan(-2);
            assertThat(logits[1]).isGreaterThan(2);
            assertThat(logits[2]).isGreaterThan(2);
            assertThat(logits[3]).isLessThan(-2);
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedDoesNot() {
        List<List<Epoch>> runs = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            Layer model = new Sequential(new Linear(2, 8, SeedStream.generator(3)), Activation.TANH,
                    new Dropout(0.2, 5), new Linear(8, 1, SeedStream.generator(4)));
            runs.add(trainer(model, Loss.binaryCrossEntropy(), new Adam(0.05), XOR, XOR,
                    Options.of(5, 2).withSeed(seed)).run());
        }
        assertThat(runs.get(1)).isEqualTo(runs.get(0));
        assertThat(runs.get(2)).isNotEqualTo(runs.get(0));
    }

    @Test
    void aLossThatIsNotANumberNamesTheStepAndTheFirstLayer() {
        Layer exploding = new Sequential(new Linear(1, 4, Initializer.constant(1), true, SeedStream.generator(1)),
                new Linear(4, 1, Initializer.constant(1), true, SeedStream.generator(1)));
        Trainer trainer = trainer(exploding, Loss.meanSquared(), new SGD(1e12), DOUBLE, null, Options.of(50, 3));
        assertThatThrownBy(trainer::run).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("step 2: the loss is Infinity");
        Linear bad = new Linear(2, 2, SeedStream.generator(1));
        bad.weight().data().write(new float[] {1, 2, Float.NaN, 3});
        Layer poisoned = new Sequential(new Linear(2, 2, SeedStream.generator(1)), bad, Activation.RELU,
                new Linear(2, 1, SeedStream.generator(1)));
        assertThatThrownBy(trainer(poisoned, Loss.binaryCrossEntropy(), new SGD(0.1), XOR, null,
                Options.of(1, 4))::step).isInstanceOf(ArithmeticException.class)
                .hasMessage("step 1: the loss is NaN: first seen in 1.weight = parameter (2, 2), which has NaN");
        Layer log = new Sequential(new Linear(1, 1, Initializer.constant(-1), true, SeedStream.generator(1)),
                new Activation("Log", x -> x.log()), new Linear(1, 1, SeedStream.generator(1)));
        assertThatThrownBy(trainer(log, Loss.meanSquared(), new SGD(0.1), DOUBLE, null, Options.of(1, 3))::step)
                .hasMessageContaining("step 1: the loss is NaN: first seen in 1 Log = log (3, 1)");
    }

    /// Validation losses worked by hand: rows with the targets 0.9 … make losses as in Prechelt's example.
    @Test
    void patienceStopsAndTheBestEpochComesBack() {
        double[] losses = {0.9, 0.7, 0.6, 0.62, 0.61, 0.65, 0.59};
        for (int patience = 2; patience <= 3; patience++) {
            EarlyStopping early = new EarlyStopping(slope(), patience);
            int epoch = 0;
            boolean stop = false;
            while (!stop) {
                stop = early.add(epoch + 1, losses[epoch]);
                epoch++;
            }
            assertThat(epoch).isEqualTo(patience == 2 ? 5 : 6);
            assertThat(early.bestEpoch()).isEqualTo(3);
        }
    }

    @Test
    void earlyStoppingReturnsTheWeightsOfTheBestEpoch() {
        Linear model = slope();
        Data other = Data.numbers(new double[][] {{1}}, new double[][] {{1.2}});       // best at w = 1.2, on the way to 2
        List<Double> weights = new ArrayList<>();
        Trainer trainer = trainer(model, Loss.meanSquared(), new SGD(0.01), DOUBLE, other,
                Options.of(100, 3).withPatience(3)).listen(e -> weights.add((double) model.weight().item()));
        trainer.run();
        assertThat(trainer.history()).hasSize(trainer.bestEpoch() + 3);
        assertThat((double) model.weight().item()).isEqualTo(weights.get(trainer.bestEpoch() - 1));
        assertThat(trainer.history().getLast().validationLoss())
                .isGreaterThan(trainer.history().get(trainer.bestEpoch() - 1).validationLoss());
    }

    @Test
    void clippingLimitsTheStep() {
        Linear model = slope();
        trainer(model, Loss.meanSquared(), new SGD(0.05), DOUBLE, null, Options.of(1, 2).inOrder().withClipping(1)).step();
        assertThat(model.weight().item()).isCloseTo(0.05f, within(1e-6f));             // instead of 0.5
    }

    @Test
    void evaluationCountsEveryRowOnceAndSwitchesTheMode() {
        double[][] x = new double[700][1];
        int[] labels = new int[700];
        for (int i = 0; i < 700; i++) {
            x[i][0] = i < 525 ? 1 : -1;
            labels[i] = i < 525 || i >= 600 ? 0 : 1;
        }
        Linear linear = new Linear(1, 2, SeedStream.generator(1));
        linear.weight().data().write(new float[] {1, -1});
        Layer model = new Sequential(new Dropout(0.9, 1), linear);
        model.train();
        Data data = Data.classes(x, labels);
        Evaluation judged = Evaluation.of(model, data, Loss.crossEntropy());
        assertThat(judged.accuracy()).isCloseTo(600 / 700.0, within(1e-12));
        double right = Math.log1p(Math.exp(-2));
        assertThat(judged.loss()).isCloseTo((600 * right + 100 * (right + 2)) / 700, within(1e-6));
        assertThat(Evaluation.classes(model, data)).startsWith(0, 0).endsWith(1, 1).hasSize(700);
        assertThat(Evaluation.of(slope(), DOUBLE, Loss.meanSquared()).accuracy()).isNaN();
    }

    @Test
    void badOptionsAreRefused() {
        assertThatThrownBy(() -> Options.of(0, 1)).hasMessage("Options: epochs = 0: must be at least 1");
        assertThatThrownBy(() -> Options.of(1, 0)).hasMessageContaining("batch size = 0");
        assertThatThrownBy(() -> Options.of(1, 1).withClipping(-1)).hasMessageContaining("clipping norm = -1.0");
        assertThatThrownBy(() -> Options.of(1, 1).withPatience(-1)).hasMessageContaining("patience = -1");
        assertThatThrownBy(() -> trainer(slope(), Loss.meanSquared(), new SGD(1), DOUBLE, null,
                Options.of(1, 1).withPatience(1))).hasMessageContaining("without validation data");
        assertThatThrownBy(() -> trainer(new Sequential(new BatchNorm(1), slope()), Loss.meanSquared(), new SGD(1),
                DOUBLE, null, Options.of(1, 2)).run()).hasMessageContaining("more than one number per feature");
    }

    @Test
    void anOptimizerOfAnotherModelIsRefused() {
        Layer mine = new Linear(1, 2, SeedStream.generator(1));
        Layer other = new Linear(1, 2, SeedStream.generator(2));
        Data data = Data.classes(new double[][] {{1}, {2}}, new int[] {0, 1});
        assertThatThrownBy(() -> new Trainer(mine, Loss.crossEntropy(), new Optimizer(other.parameters(), new SGD(0.1)),
                data, Options.of(1, 2))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Trainer: the optimizer's weight = parameter (1, 2) is not a parameter of this model: make"
                        + " the optimizer from model.parameters()");
    }
}
