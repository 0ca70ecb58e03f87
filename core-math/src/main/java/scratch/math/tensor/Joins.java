package scratch.math.tensor;

import static scratch.math.tensor.Shape.require;

import java.util.Arrays;

/// Larger tensors out of smaller ones: a new tensor, and copies into slices of it.
final class Joins {

    private Joins() {
    }

    static Tensor concat(int axis, Tensor... parts) {
        require(parts.length > 0, "concat: no tensors: needs at least one");
        int[] first = parts[0].shape;
        int a = Shape.axis("concat", axis, first);
        int[] result = first.clone();
        for (int p = 1; p < parts.length; p++) {
            parts[0].requireTogether("concat", parts[p]);
            int[] other = parts[p].shape.clone();
            require(other.length == result.length, "concat: %s and %s: ranks differ", first, other);
            result[a] += other[a];
            other[a] = first[a];
            require(Arrays.equals(other, first), "concat: %s and %s: may differ on axis %d only", first,
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
        int a = Shape.axis("pad", axis, x.shape);
        require(before >= 0 && after >= 0, "pad: %d before and %d after: must not be negative", before, after);
        x.requireAlive("pad");
        int[] result = x.shape.clone();
        result[a] += before + after;
        Tensor out = Tensor.full(x.backend(), value, result);
        out.slice(a, before, before + x.shape[a]).copyInPlace(x);
        return out;
    }
}
