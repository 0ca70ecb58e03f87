package scratch.math.tensor;

import java.util.Arrays;
import scratch.math.check.Require;

/// Larger tensors out of smaller ones: a new tensor, and copies into slices of it.
final class Joins {

    private Joins() {
    }

    static Tensor concat(int axis, Tensor... parts) {
        Require.that(parts.length > 0, "Tensor.concat: no tensors: needs at least one");
        int[] first = parts[0].shape;
        int a = Shape.axis("Tensor.concat", axis, first);
        int[] result = first.clone();
        for (int p = 1; p < parts.length; p++) {
            parts[0].requireTogether("Tensor.concat", parts[p]);
            int[] other = parts[p].shape.clone();
            Require.that(other.length == result.length, "Tensor.concat: %s and %s: ranks differ", first, other);
            result[a] += other[a];
            other[a] = first[a];
            Require.that(Arrays.equals(other, first), "Tensor.concat: %s and %s: may differ on axis %d only", first,
                    parts[p].shape, axis);
        }
        Tensor out = Tensor.empty(parts[0].backend(), result);
        int at = 0;
        for (Tensor part : parts) {
            out.slice(a, at, at + part.shape[a]).copyInPlace(part);
            at += part.shape[a];
        }
        return out;
    }

    static Tensor pad(Tensor x, int axis, int before, int after, float value) {
        int a = Shape.axis("Tensor.pad", axis, x.shape);
        Require.that(before >= 0 && after >= 0, "Tensor.pad: %d before and %d after: must not be negative", before, after);
        x.requireAlive("Tensor.pad");
        int[] result = x.shape.clone();
        result[a] += before + after;
        Tensor out = Tensor.full(x.backend(), value, result);
        out.slice(a, before, before + x.shape[a]).copyInPlace(x);
        return out;
    }
}
