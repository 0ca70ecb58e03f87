package scratch.deep.optimizer;

import java.util.List;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;

/// [Adam] with weight decay beside the gradient: `w ← w − rate·(m̂ / (√v̂ + ε) + decay·w)`. Every weight shrinks by the
/// same share, whether its gradients are large or small. Loshchilov and Hutter 2019.
public record AdamW(double rate, double beta1, double beta2, double epsilon, double weightDecay)
        implements UpdateRule {

    public AdamW {
        Adam.requireConstants("AdamW", rate, beta1, beta2, epsilon, weightDecay);
    }

    /// With PyTorch's defaults: β₁ = 0.9, β₂ = 0.999, ε = 1e-8, decay 0.01.
    public AdamW(double rate) {
        this(rate, 0.01);
    }

    public AdamW(double rate, double weightDecay) {
        this(rate, 0.9, 0.999, 1e-8, weightDecay);
    }

    @Override
    public List<String> memory() {
        return List.of("m", "v");
    }

    @Override
    public void update(Tensor w, Tensor g, Tensor[] memory, long step, float now) {
        Fused.adam(new AdamStep(Math.toIntExact(step), now, (float) beta1, (float) beta2, (float) epsilon,
                (float) weightDecay), w, g, memory[0], memory[1]);
    }
}
