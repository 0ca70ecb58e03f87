package scratch.deep.optimizer;

import java.util.List;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// Momentum that looks ahead: `v ← μ·v + g`, `w ← w − rate·(g + μ·v)`, the form of PyTorch. The weights it holds are
/// already the ones one coast further on, where Nesterov's method takes its gradient. Nesterov 1983; Sutskever 2013.
public record Nesterov(double rate, double momentum, double weightDecay) implements UpdateRule {

    public Nesterov {
        UpdateRule.require("Nesterov", rate, weightDecay);
        UpdateRule.requireAverage("Nesterov", "momentum", momentum);
    }

    /// With μ = 0.9.
    public Nesterov(double rate) {
        this(rate, 0.9, 0);
    }

    @Override
    public List<String> memory() {
        return List.of("velocity");
    }

    @Override
    public void update(Tensor w, Tensor g, Tensor[] memory, long step, float now) {
        Tensor v = memory[0];
        Tensor slope = UpdateRule.decayed(g, w, weightDecay);
        v.applyInPlace(Unary.SCALE, (float) momentum).addInPlace(slope, 1);
        w.addInPlace(slope, -now).addInPlace(v, (float) (-now * momentum));
    }
}
