package scratch.deep.optimizer;

import java.util.List;
import scratch.math.check.Require;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Tensor;

/// One formula: how a weight moves, given its gradient and what is remembered from earlier steps. [Optimizer] does
/// everything around it.
public interface UpdateRule {

    /// The learning rate to start from; a [Schedule] multiplies it.
    double rate();

    /// The names of the tensors that are remembered for each parameter, which start at 0.
    List<String> memory();

    /// Moves w, and updates the memory, in place.
    ///
    /// @param step counts from 1
    /// @param rate of this step
    void update(Tensor w, Tensor g, Tensor[] memory, long step, float rate);

    /// The gradient of the loss plus `½·decay·w²`: what PyTorch calls `weight_decay` in all but AdamW.
    static Tensor decayed(Tensor g, Tensor w, double decay) {
        return decay == 0 ? g : g.plus(w.times((float) decay));
    }

    /// Runs a computation and frees what it leaves behind.
    static void scoped(Runnable computation) {
        try (Scope scope = Scope.open()) {
            computation.run();
            scope.clear();
        }
    }

    /// What all rules ask of their constants.
    static void require(String name, double rate, double decay) {
        Require.notNegative(name, "rate", rate);
        Require.notNegative(name, "weight decay", decay);
    }

    /// A coefficient of a running average.
    static void requireAverage(String name, String what, double value) {
        Require.that(value >= 0 && value < 1, "%s: %s = %s: must be in [0, 1)", name, what, value);
    }
}
