package scratch.math.autograd;

import java.util.stream.Collectors;

/// Finds out where a loss that is NaN or infinite went wrong: the first operation whose inputs were all finite and
/// whose result is not.
public final class FiniteCheck {

    private FiniteCheck() {
    }

    /// Returns the loss if it is finite. To be called before `backward`, which releases the evidence. Reads one number
    /// from the backend; everything only if something is wrong.
    public static float require(Variable loss, int step) {
        float value = loss.item();
        if (Float.isFinite(value)) {
            return value;
        }
        for (Variable v : loss.order()) {                      // inputs before results: the first is the culprit
            float bad = firstNotFinite(v);
            if (!Float.isFinite(bad)) {
                throw new ArithmeticException("step " + step + ": the loss is " + value + ": first seen in " + v
                        + (v.inputs().isEmpty() ? "" : " of " + v.inputs().stream().map(Variable::toString)
                        .collect(Collectors.joining(" and "))) + ", which has " + bad);
            }
        }
        throw new ArithmeticException("step " + step + ": the loss is " + value);
    }

    private static float firstNotFinite(Variable v) {
        for (float x : v.data().toArray()) {
            if (!Float.isFinite(x)) {
                return x;
            }
        }
        return 0;
    }
}
