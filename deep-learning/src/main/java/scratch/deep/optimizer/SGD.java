package scratch.deep.optimizer;

import java.util.List;
import scratch.math.tensor.Tensor;

/// Gradient descent on batches: `w ← w − rate·g`. Remembers nothing. Robbins and Monro 1951.
public record SGD(double rate, double weightDecay) implements UpdateRule {

    public SGD {
        UpdateRule.require("SGD", rate, weightDecay);
    }

    public SGD(double rate) {
        this(rate, 0);
    }

    @Override
    public List<String> memory() {
        return List.of();
    }

    @Override
    public void update(Tensor w, Tensor g, Tensor[] memory, long step, float now) {
        w.addInPlace(UpdateRule.decayed(g, w, weightDecay), -now);
    }
}
