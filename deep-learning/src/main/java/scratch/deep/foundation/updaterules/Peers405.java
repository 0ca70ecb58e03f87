package scratch.deep.foundation.updaterules;

import java.util.List;

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

import scratch.deep.foundation.updaterules.UpdateFormula.Constants;
import scratch.deep.optimizer.Adagrad;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.AdamW;
import scratch.deep.optimizer.Nesterov;
import scratch.deep.optimizer.RMSProp;
import scratch.deep.optimizer.SGD;
import scratch.deep.optimizer.UpdateRule;

/// The updaters of ND4J beside the rules of lesson 405.
final class Peers405 {
    /// A formula, the library's rule and ND4J's updater with the same constants.
    record Pair(UpdateFormula formula, Constants constants, UpdateRule rule, IUpdater theirs, Regularization... penalties) {
        @Override
        public String toString() {
            return formula + (formula == UpdateFormula.ADAM && constants.decay() > 0 ? "+L2" : "");
        }
    }

    private Peers405() {
    }

    static List<Pair> pairs() {
        var adam = new org.nd4j.linalg.learning.config.Adam(0.01, 0.9, 0.999, 1e-10);
        Constants plain = UpdateFormula.ADAM.at(0.01).withEpsilon(1e-10);
        return List.of(new Pair(UpdateFormula.SGD, UpdateFormula.SGD.at(0.01), new SGD(0.01), new Sgd(0.01)),
                new Pair(UpdateFormula.NESTEROV, UpdateFormula.NESTEROV.at(0.01), new Nesterov(0.01), new Nesterovs(0.01, 0.9)),
                new Pair(UpdateFormula.ADAGRAD, UpdateFormula.ADAGRAD.at(0.1), new Adagrad(0.1, 1e-8, 0),
                        new AdaGrad(0.1, 1e-8)),
                new Pair(UpdateFormula.RMSPROP, UpdateFormula.RMSPROP.at(0.01), new RMSProp(0.01, 0.9, 1e-8, 0),
                        new RmsProp(0.01, 0.9, 1e-8)),
                new Pair(UpdateFormula.ADAM, plain, new Adam(0.01, 0.9, 0.999, 1e-10, 0), adam),
                new Pair(UpdateFormula.ADAM, plain.withDecay(0.1), new Adam(0.01, 0.9, 0.999, 1e-10, 0.1), adam,
                        new L2Regularization(0.1)),
                new Pair(UpdateFormula.ADAMW, plain.withDecay(0.1), new AdamW(0.01, 0.9, 0.999, 1e-10, 0.1), adam,
                        new WeightDecay(0.1, true)));
    }

    /// Where ND4J's sums of squares begin.
    static double startOfSquares(UpdateFormula formula) {
        return formula == UpdateFormula.ADAGRAD ? 1e-6 : formula == UpdateFormula.RMSPROP ? 1e-8 : 0;
    }

    /// The weights after the same gradients, by one of ND4J's updaters.
    static double[] weights(IUpdater config, double[][] gradients, Regularization... penalties) {
        INDArray w = Nd4j.createFromArray(new double[][]{Replay.start(gradients[0].length)});
        long size = config.stateSize(w.length());
        GradientUpdater<?> updater = config.instantiate(size == 0 ? null : Nd4j.zeros(DataType.DOUBLE, 1, size), true);
        for (int t = 0; t < gradients.length; t++) {
            INDArray step = Nd4j.createFromArray(new double[][]{gradients[t]});
            apply(penalties, Regularization.ApplyStep.BEFORE_UPDATER, w, step, config.getLearningRate(t, 0), t);
            updater.applyUpdater(step, t, 0);
            apply(penalties, Regularization.ApplyStep.POST_UPDATER, w, step, config.getLearningRate(t, 0), t);
            w.subi(step);
        }
        return w.toDoubleVector();
    }

    private static void apply(Regularization[] penalties, Regularization.ApplyStep when, INDArray w, INDArray step, double rate,
                              int t) {
        for (Regularization penalty : penalties) {
            if (penalty.applyStep() == when) {
                penalty.apply(w, step, rate, t, 0);
            }
        }
    }
}
