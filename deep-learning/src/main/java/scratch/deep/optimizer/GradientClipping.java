package scratch.deep.optimizer;

import java.util.Collection;
import java.util.List;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// Keeps one bad batch from throwing the weights away: gradients are made smaller before the step, never larger.
/// Pascanu, Mikolov and Bengio 2013.
public final class GradientClipping {

    private GradientClipping() {
    }

    /// The length of all gradients together, as one long vector. Waits for the backend.
    public static float norm(Collection<Variable> parameters) {
        try (Scope scope = Scope.open()) {
            float norm = normTensor(parameters).item();
            scope.clear();
            return norm;
        }
    }

    /// subtle: measured in units of the largest number, because squares of 1e20 or 1e-24 leave the range of float32.
    private static Tensor normTensor(Collection<Variable> parameters) {
        Tensor unit = Tensor.scalar(Float.MIN_NORMAL);
        for (Tensor g : gradients(parameters)) {
            unit.combineInPlace(Binary.MAXIMUM, g.apply(Unary.ABS).max(), 0);
        }
        unit.combineInPlace(Binary.MINIMUM, Tensor.scalar(Float.MAX_VALUE), 0);
        Tensor squares = Tensor.scalar(0);
        for (Tensor g : gradients(parameters)) {
            Tensor share = g.divide(unit);
            squares.addInPlace(share.times(share).sum(), 1);
        }
        return squares.applyInPlace(Unary.SQRT, 0).times(unit);
    }

    /// Those that are there and have numbers in them; a parameter that stands under two names counts once.
    private static List<Tensor> gradients(Collection<Variable> parameters) {
        return parameters.stream().distinct().filter(Variable::hasGradient).map(Variable::gradient)
                .filter(g -> g.size() > 0).toList();
    }

    /// Scales all gradients by the same factor, so that their common length is at most `longest`: the direction stays.
    /// The factor is `min(1, longest / (norm + 1e-6))`, as in PyTorch. Nothing is read back from the backend.
    public static void byNorm(Collection<Variable> parameters, double longest) {
        Require.positive("GradientClipping.byNorm", "limit", longest);
        try (Scope scope = Scope.open()) {
            Tensor allowed = Tensor.scalar((float) longest).divide(normTensor(parameters).plus(1e-6f));
            Tensor factor = allowed.combine(Binary.MINIMUM, Tensor.scalar(1));
            for (Tensor g : gradients(parameters)) {
                g.combineInPlace(Binary.MULTIPLY, factor, 0);
            }
            scope.clear();
        }
    }

    /// Cuts every number to [−largest, largest], each for itself: the direction changes.
    public static void byValue(Collection<Variable> parameters, double largest) {
        Require.positive("GradientClipping.byValue", "limit", largest);
        try (Scope scope = Scope.open()) {
            Tensor high = Tensor.scalar((float) largest);
            Tensor low = Tensor.scalar((float) -largest);
            for (Tensor g : gradients(parameters)) {
                g.combineInPlace(Binary.MINIMUM, high, 0).combineInPlace(Binary.MAXIMUM, low, 0);
            }
            scope.clear();
        }
    }
}
