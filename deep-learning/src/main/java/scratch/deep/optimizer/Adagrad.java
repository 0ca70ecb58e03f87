package scratch.deep.optimizer;

import java.util.List;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// Every weight has its own rate, which only falls: `s ← s + g²`, `w ← w − rate·g / (√s + ε)`. Remembers the sum s of all
/// squares. Good where gradients are rare (words); stops too early elsewhere. Duchi, Hazan and Singer 2011.
public record Adagrad(double rate, double epsilon, double weightDecay) implements UpdateRule {

    public Adagrad {
        UpdateRule.require("Adagrad", rate, weightDecay);
        Require.notNegative("Adagrad", "epsilon", epsilon);
    }

    /// With PyTorch's ε = 1e-10.
    public Adagrad(double rate) {
        this(rate, 1e-10, 0);
    }

    @Override
    public List<String> memory() {
        return List.of("sum");
    }

    @Override
    public void update(Tensor w, Tensor g, Tensor[] memory, long step, float now) {
        Tensor s = memory[0];
        Tensor slope = UpdateRule.decayed(g, w, weightDecay);
        s.addInPlace(slope.times(slope), 1);
        w.addInPlace(slope.divide(s.apply(Unary.SQRT).plus((float) epsilon)), -now);
    }
}
