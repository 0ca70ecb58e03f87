package scratch.deep.foundation.updaterules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.foundation.updaterules.UpdateFormula.Constants;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Adagrad;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.AdamW;
import scratch.deep.optimizer.Nesterov;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.RMSProp;
import scratch.deep.optimizer.SGD;
import scratch.deep.optimizer.UpdateRule;
import scratch.math.autograd.Variable;

/// The formulas of the lesson and the rules of the library held to ND4J's updaters.
class OptimizersParityTest {
    private record Pair(UpdateFormula formula, Constants constants, UpdateRule rule, IUpdater theirs,
                        Regularization... penalties) {
        @Override
        public String toString() {
            return formula + (penalties.length > 0 ? " with decay" : "");
        }
    }

    // Adam's epsilon is so small that the place where ND4J has it, see below, does not show in float32.
    private static List<Pair> pairs() {
        var adam = new org.nd4j.linalg.learning.config.Adam(0.02, 0.9, 0.999, 1e-10);
        Constants plain = UpdateFormula.ADAM.at(0.02).withEpsilon(1e-10);
        return List.of(new Pair(UpdateFormula.SGD, UpdateFormula.SGD.at(0.03), new SGD(0.03), new Sgd(0.03)),
                new Pair(UpdateFormula.NESTEROV, UpdateFormula.NESTEROV.at(0.005), new Nesterov(0.005),
                        new Nesterovs(0.005, 0.9)),
                new Pair(UpdateFormula.ADAGRAD, UpdateFormula.ADAGRAD.at(0.2), new Adagrad(0.2, 1e-8, 0),
                        new AdaGrad(0.2, 1e-8)),
                new Pair(UpdateFormula.RMSPROP, UpdateFormula.RMSPROP.at(0.01).withSecond(0.95),
                        new RMSProp(0.01, 0.95, 1e-8, 0), new RmsProp(0.01, 0.95, 1e-8)),
                new Pair(UpdateFormula.ADAM, plain, new Adam(0.02, 0.9, 0.999, 1e-10, 0), adam),
                new Pair(UpdateFormula.ADAM, plain.withDecay(0.05), new Adam(0.02, 0.9, 0.999, 1e-10, 0.05), adam,
                        new L2Regularization(0.05)),
                new Pair(UpdateFormula.ADAMW, plain.withDecay(0.05), new AdamW(0.02, 0.9, 0.999, 1e-10, 0.05), adam,
                        new WeightDecay(0.05, true)));
    }

    private static Stream<Arguments> pairsAndSeeds() {
        return pairs().stream().flatMap(pair -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(pair, seed)));
    }

    /// The same rung for all: the formula to 1e-12, the library to 1e-5 of the size of the weights, over 400 steps.
    @ParameterizedTest
    @MethodSource("pairsAndSeeds")
    void fourHundredStepsEqualThoseOfNd4j(Pair pair, long seed) {
        double[][] gradients = Replay.gradients(400, 8, seed);
        double[] theirs = Peers405.weights(pair.theirs, gradients, pair.penalties);
        double[] ours = Replay.byFormula(pair.formula, pair.constants, Peers405.startOfSquares(pair.formula),
                gradients);
        double[] library = Replay.byLibrary(pair.rule, gradients);
        for (int j = 0; j < theirs.length; j++) {
            double size = Math.max(1, Math.abs(theirs[j]));
            assertThat(ours[j]).isEqualTo(theirs[j], within(1e-12 * size));
            assertThat(library[j]).isEqualTo(theirs[j], within(1e-5 * size));
        }
    }

    /// A network on digits: ND4J's updater moves one copy, in double, and ours the other; each copy has its own gradients.
    @ParameterizedTest
    @MethodSource("pairs")
    void aTrainedNetworkIsTheSame(Pair pair) {
        Data data = Ex405Optimizers.digits(3)[0];
        Sequential ours = network();
        Sequential copy = network();
        var optimizer = new Optimizer(ours.parameters(), pair.rule);
        optimizer.memory().forEach((name, tensor) -> tensor.fillInPlace(
                name.endsWith(".sum") ? 1e-6f : name.endsWith(".square") ? 1e-8f : 0));
        Map<String, GradientUpdater<?>> updaters = new LinkedHashMap<>();
        Map<String, INDArray> weights = new LinkedHashMap<>();
        copy.parameters().forEach((name, p) -> {
            weights.put(name, array(p.data().toArray()));
            long size = pair.theirs.stateSize(p.data().size());
            updaters.put(name, pair.theirs.instantiate(size == 0 ? null : Nd4j.zeros(DataType.DOUBLE, 1, size), true));
        });
        for (int step = 0; step < 40; step++) {
            Batch batch = data.batch(java.util.stream.IntStream.range(step * 32, step * 32 + 32).toArray());
            optimizer.clearGradients();
            Loss.crossEntropy().of(ours.forward(batch.inputs()), batch).backward();
            optimizer.step();
            copy.parameters().values().forEach(Variable::clearGradient);
            Loss.crossEntropy().of(copy.forward(batch.inputs()), batch).backward();
            int t = step;
            copy.parameters().forEach((name, p) -> {
                INDArray gradient = array(p.gradient().toArray());
                penalties(pair, Regularization.ApplyStep.BEFORE_UPDATER, weights.get(name), gradient, t);
                updaters.get(name).applyUpdater(gradient, t, 0);
                penalties(pair, Regularization.ApplyStep.POST_UPDATER, weights.get(name), gradient, t);
                p.data().write(weights.get(name).subi(gradient).toFloatVector());
            });
        }
        // Adam makes a step of every gradient, however small: where it is nearly 0, the rounding of float32 takes part.
        copy.parameters().forEach((name, p) -> assertThat(largestDifference(ours.parameters().get(name).data().toArray(),
                p.data().toArray())).as(name).isLessThan(1e-4));
    }

    private static double largestDifference(float[] a, float... b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static void penalties(Pair pair, Regularization.ApplyStep when, INDArray w, INDArray gradient, int t) {
        for (Regularization penalty : pair.penalties) {
            if (penalty.applyStep() == when) {
                penalty.apply(w, gradient, pair.theirs.getLearningRate(t, 0), t, 0);
            }
        }
    }

    private static Sequential network() {
        var random = new SplittableRandom(5);
        return new Sequential(new Linear(64, 16, random), Activation.TANH, new Linear(16, 10, random));
    }

    private static INDArray array(float... values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return Nd4j.createFromArray(new double[][]{wide});
    }

    /// What the "why different?" of the lesson says, in numbers: one step with a gradient as small as epsilon.
    @Test
    void wherePaperAndTextbookPutEpsilon() {
        double[][] gradient = {{1e-8}};
        double start = 0.5;
        var adam = new org.nd4j.linalg.learning.config.Adam(0.1, 0.9, 0.999, 1e-8);
        assertThat(start - Peers405.weights(adam, gradient)[0]).isEqualTo(0.00307, within(1e-5));
        assertThat(-UpdateFormula.ADAM.move(0, 1e-8, new double[2], 1, UpdateFormula.ADAM.at(0.1)))
                .isEqualTo(0.05, within(1e-9));
        assertThat(start - Peers405.weights(new AdaGrad(0.1, 1e-8), gradient)[0]).isEqualTo(1e-6, within(1e-9));
        assertThat(-UpdateFormula.ADAGRAD.move(0, 1e-8, new double[2], 1, UpdateFormula.ADAGRAD.at(0.1)))
                .isEqualTo(0.05, within(1e-9));
    }
}
