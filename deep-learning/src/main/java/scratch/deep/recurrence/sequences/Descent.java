package scratch.deep.recurrence.sequences;

import java.util.function.Supplier;

import scratch.deep.layer.Layer;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.GradientClipping;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.Schedule;
import scratch.math.autograd.FiniteCheck;
import scratch.math.autograd.Variable;

/// The training that all tasks of this lesson share: Adam, a rate that falls along a cosine, and clipped gradients.
public final class Descent {
    private Descent() {
    }

    /// Trains a model for so many steps.
    ///
    /// @param loss draws a batch and gives its loss
    /// @return the loss of each step
    public static double[] run(Layer model, int steps, double rate, Supplier<Variable> loss) {
        Optimizer optimizer = new Optimizer(model.parameters(), new Adam(rate), Schedule.cosine(Math.max(1, steps), 0.05));
        double[] history = new double[steps];
        for (int step = 0; step < steps; step++) {
            optimizer.clearGradients();
            Variable value = loss.get();
            history[step] = FiniteCheck.require(value, step + 1);
            value.backward();
            GradientClipping.byNorm(optimizer.parameters(), 1);
            optimizer.step();
        }
        return history;
    }
}
