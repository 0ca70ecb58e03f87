package scratch.deep.foundation.updaterules;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import scratch.deep.foundation.updaterules.UpdateFormula.Constants;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.UpdateRule;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// The same gradients for everyone: a formula, a rule of the library, or another library answers them with weights.
///
/// The gradients do not depend on the weights, so that a difference in step 3 does not become another path in step 300.
/// Conventions that other libraries have are followed here: their sums of squares may begin above 0, and Adam's ε may stand
/// in the paper's short form, `√v + ε` without the correction of v.
public final class Replay {
    private Replay() {
    }

    /// Gradients drawn at random, each weight's ten times as small as those of the weight two before; (steps, weights).
    public static double[][] gradients(int steps, int weights, long seed) {
        var random = new SplittableRandom(seed);
        double[][] gradients = new double[steps][weights];
        for (double[] row : gradients) {
            Arrays.setAll(row, j -> random.nextGaussian() * Math.pow(10, -j / 2.0));
        }
        return gradients;
    }

    /// The weights that everyone starts from.
    public static double[] start(int weights) {
        double[] w = new double[weights];
        Arrays.setAll(w, j -> (j % 2 == 0 ? 1 : -1) * (0.5 + j / 10.0));
        return w;
    }

    /// The weights after all steps, by a formula.
    ///
    /// @param squares where sums or averages of squares begin
    public static double[] byFormula(UpdateFormula formula, Constants c, double squares, double[]... gradients) {
        double[] w = start(gradients[0].length);
        boolean adam = formula == UpdateFormula.ADAM || formula == UpdateFormula.ADAMW;
        for (int j = 0; j < w.length; j++) {
            double[] memory = {0, squares};
            for (int t = 1; t <= gradients.length; t++) {
                double shortForm = adam ? Math.sqrt(1 - Math.pow(c.second(), t)) : 1;
                w[j] = formula.move(w[j], gradients[t - 1][j], memory, t, c.withEpsilon(c.epsilon() / shortForm));
            }
        }
        return w;
    }

    /// The same by a rule of the library, in float32. Its sums of squares begin where ND4J's do.
    public static double[] byLibrary(UpdateRule rule, double[]... gradients) {
        double[] start = start(gradients[0].length);
        Variable w = Variable.parameter(Tensor.vector(Doubles.toFloats(start)));
        var optimizer = new Optimizer(Map.of("w", w), rule);
        optimizer.memory().forEach((name, tensor) -> tensor.fillInPlace(
                name.equals("w.sum") ? 1e-6f : name.equals("w.square") ? 1e-8f : 0));
        for (double[] gradient : gradients) {
            optimizer.clearGradients();
            w.times(Variable.constant(Tensor.vector(Doubles.toFloats(gradient)))).sum()
                    .backward();       // its gradient is the gradient
            optimizer.step();
        }
        float[] end = w.data().toArray();
        Arrays.setAll(start, j -> end[j]);
        return start;
    }
}
