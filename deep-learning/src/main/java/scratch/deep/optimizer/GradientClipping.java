package scratch.deep.optimizer;

import java.util.Collection;
import scratch.math.autograd.Variable;
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

    private static Tensor normTensor(Collection<Variable> parameters) {
        Tensor squares = Tensor.scalar(0);
        for (Variable p : parameters) {
            if (p.hasGradient()) {
                squares.addInPlace(p.gradient().times(p.gradient()).sum(), 1);
            }
        }
        return squares.applyInPlace(Unary.SQRT, 0);
    }

    /// Scales all gradients by the same factor, so that their common length is at most `longest`: the direction stays.
    /// The factor is `min(1, longest / (norm + 1e-6))`, as in PyTorch. Nothing is read back from the backend.
    public static void byNorm(Collection<Variable> parameters, double longest) {
        requirePositive("norm", longest);
        try (Scope scope = Scope.open()) {
            Tensor allowed = Tensor.scalar((float) longest).divide(normTensor(parameters).plus(1e-6f));
            Tensor factor = allowed.combine(Binary.MINIMUM, Tensor.scalar(1));
            for (Variable p : parameters) {
                if (p.hasGradient()) {
                    p.gradient().combineInPlace(Binary.MULTIPLY, factor, 0);
                }
            }
            scope.clear();
        }
    }

    /// Cuts every number to [−largest, largest], each for itself: the direction changes.
    public static void byValue(Collection<Variable> parameters, double largest) {
        requirePositive("value", largest);
        try (Scope scope = Scope.open()) {
            Tensor high = Tensor.scalar((float) largest);
            Tensor low = Tensor.scalar((float) -largest);
            for (Variable p : parameters) {
                if (p.hasGradient()) {
                    p.gradient().combineInPlace(Binary.MINIMUM, high, 0).combineInPlace(Binary.MAXIMUM, low, 0);
                }
            }
            scope.clear();
        }
    }

    private static void requirePositive(String what, double limit) {
        if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("clip by " + what + ": " + limit + ": must be positive and finite");
        }
    }
}
