package scratch.deep.optimizer;

import java.util.List;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// Adagrad that forgets: `s ← α·s + (1 − α)·g²`, `w ← w − rate·g / (√s + ε)`. Remembers an average s of squares, so that
/// each weight moves by about the rate, however steep it is there. ε stands outside the root, as in PyTorch; old
/// TensorFlow has it inside. Tieleman and Hinton 2012.
public record RMSProp(double rate, double alpha, double epsilon, double weightDecay) implements UpdateRule {

    public RMSProp {
        UpdateRule.require("RMSProp", rate, weightDecay);
        UpdateRule.requireAverage("RMSProp", "alpha", alpha);
        Require.notNegative("RMSProp", "epsilon", epsilon);
    }

    /// With PyTorch's α = 0.99 (Keras: 0.9) and ε = 1e-8.
    public RMSProp(double rate) {
        this(rate, 0.99, 1e-8, 0);
    }

    @Override
    public List<String> memory() {
        return List.of("square");
    }

    @Override
    public void update(Tensor w, Tensor g, Tensor[] memory, long step, float now) {
        Tensor s = memory[0];
        Tensor slope = UpdateRule.decayed(g, w, weightDecay);
        s.applyInPlace(Unary.SCALE, (float) alpha).addInPlace(slope.times(slope), (float) (1 - alpha));
        w.addInPlace(slope.divide(s.apply(Unary.SQRT).plus((float) epsilon)), -now);
    }
}
