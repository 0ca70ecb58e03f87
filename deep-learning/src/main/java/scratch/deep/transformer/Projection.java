package scratch.deep.transformer;

import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// `x·Wᵀ + b` with W as PyTorch lays it out, (out, in): a row for each output. The gradient at W comes in that shape too,
/// so that nothing is turned.
final class Projection {

    private Projection() {
    }

    /// x (…, in), weight (out, in), bias (out) or null → (…, out)
    static Variable of(Variable x, Variable weight, Variable bias) {
        Tensor y = bias == null ? x.data().matmul(weight.data().transpose())
                : x.data().matmul(weight.data().transpose(), bias.data());
        Variable.Edge toX = Variable.to(x, g -> g.matmul(weight.data()));
        Variable.Edge toWeight = Variable.to(weight, g -> tall(g).transpose().matmul(tall(x.data())));
        return bias == null ? Variable.node("projection", y, toX, toWeight)
                : Variable.node("projection", y, toX, toWeight, Variable.to(bias, g -> g));
    }

    private static Tensor tall(Tensor a) {
        return a.reshape(-1, a.length(-1));
    }
}
