package scratch.math.tensor;

import java.util.Arrays;
import scratch.math.check.Require;

/// Matrix products of [Tensor], one or many at a time, (…, m, k) x (…, k, n) → (…, m, n).
final class Products {

    private Products() {
    }

    /// `a·b`, or `a·b + bias`: the bias is laid down first and the product added to it.
    static Tensor matmul(Tensor a, Tensor b, Tensor bias) {
        a.requireTogether("Tensor.matmul", b);
        Require.that(a.rank() >= 2 && b.rank() >= 2, "Tensor.matmul: %s x %s: both need at least two axes", a.shape, b.shape);
        int m = a.length(-2);
        int k = a.length(-1);
        int n = b.length(-1);
        Require.that(b.length(-2) == k, "Tensor.matmul: %s x %s: inner dimensions differ", a.shape, b.shape);
        if (b.rank() == 2 && a.rank() > 2 && k > 0 && a.isContiguous() && (bias == null || bias.rank() == 1)) {
            int[] result = a.shape.clone();
            result[result.length - 1] = n;
            return matmul(a.reshape(a.size / k, k), b, bias).reshape(result);          // one tall product instead of many
        }
        int[] batch = batch(a, b);
        Tensor out = Tensor.empty(a.backend(), with(batch, m, n));
        if (bias != null) {
            a.requireTogether("Tensor.matmul", bias);
            Require.that(Arrays.equals(Shape.broadcast("Tensor.matmul bias", out.shape, bias.shape), out.shape),
                    "Tensor.matmul: bias %s for %s: must broadcast to it", bias.shape, out.shape);
            a.backend().copy(bias.expand(out.shape), out);
        }
        a.backend().matmul(a.expand(with(batch, m, k)), b.expand(with(batch, k, n)), bias != null, out);
        return out;
    }

    /// What comes before the matrices, broadcast.
    private static int[] batch(Tensor a, Tensor b) {
        try {
            return Shape.broadcast("Tensor.matmul", Arrays.copyOf(a.shape, a.rank() - 2), Arrays.copyOf(b.shape, b.rank() - 2));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Tensor.matmul: " + Shape.text(a.shape) + " x " + Shape.text(b.shape)
                    + ": the axes before the last two must be equal, or 1");
        }
    }

    private static int[] with(int[] batch, int m, int n) {
        int[] result = Arrays.copyOf(batch, batch.length + 2);
        result[batch.length] = m;
        result[batch.length + 1] = n;
        return result;
    }
}
