package scratch.deep.optimizer;

import java.util.List;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// A ball that rolls: `v ← μ·v + g`, `w ← w − rate·v`. Remembers its velocity v.
/// As in PyTorch the rate stands outside the velocity; in Keras and in Sutskever et al. 2013 it stands inside, which
/// is the same until the rate changes. Polyak 1964.
public record Momentum(double rate, double momentum, double weightDecay) implements UpdateRule {

    public Momentum {
        UpdateRule.require("Momentum", rate, weightDecay);
        UpdateRule.requireAverage("Momentum", "momentum", momentum);
    }

    /// With μ = 0.9.
    public Momentum(double rate) {
        this(rate, 0.9, 0);
    }

    @Override
    public List<String> memory() {
        return List.of("velocity");
    }

    @Override
    public void update(Tensor w, Tensor g, Tensor[] memory, long step, float now) {
        Tensor v = memory[0];
        v.applyInPlace(Unary.SCALE, (float) momentum).addInPlace(UpdateRule.decayed(g, w, weightDecay), 1);
        w.addInPlace(v, -now);
    }
}
