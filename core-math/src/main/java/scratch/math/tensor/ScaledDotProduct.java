package scratch.math.tensor;

import java.util.Arrays;
import scratch.math.check.Require;

/// Attention and its gradient as functions on tensors: queries (…, m, d), keys (…, n, d) and values (…, n, e) with up to
/// two equal axes in front, the batch and the heads. No axis is moved: views of any strides are read as they stand, and
/// results lie in memory with the heads inside, (batch, m, heads, e), so that putting heads side by side costs nothing.
///
/// Besides the result, the logarithm of each row's sum of exponentials is kept, one number a query; from it the way back
/// makes the weights again, block by block, instead of keeping m·n of them.
/// Dao et al. 2022, *FlashAttention*.
public final class ScaledDotProduct {

    private ScaledDotProduct() {
    }

    /// The result (…, m, e) and the log-sums (batch, heads, m), which the gradient asks for.
    public static Tensor[] attention(Tensor q, Tensor k, Tensor v, Attention how) {
        check("ScaledDotProduct.attention", q, k, v, how);
        Tensor queries = four(q);
        Tensor values = four(v);
        Tensor out = headsInside(queries, values.length(3));
        Tensor logSums = Tensor.empty(q.backend(), queries.length(0), queries.length(1), queries.length(2));
        q.backend().attention(laidOut(how, queries, k), queries, four(k), values, out, logSums);
        return new Tensor[] {as(q.rank(), out), logSums};
    }

    /// The gradients at queries, keys, values and, if `withBias`, at the bias in its own shape (else null), from the one
    /// at the result.
    public static Tensor[] gradient(Tensor q, Tensor k, Tensor v, Attention how, Tensor out, Tensor logSums, Tensor g,
                                    boolean withBias) {
        Tensor dq = headsInside(four(q), q.length(-1));
        Tensor dk = headsInside(four(k), k.length(-1));
        Tensor dv = headsInside(four(v), v.length(-1));
        Tensor dBias = withBias ? Tensor.full(q.backend(), 0, how.bias().shape) : null;
        gradientInto(q, k, v, how, out, logSums, g, dq, dk, dv, dBias);
        return new Tensor[] {as(q.rank(), dq), as(k.rank(), dk), as(v.rank(), dv), dBias};
    }

    /// The same into tensors that are there: dq, dk and dv of four axes, the last with stride 1, the bias's of zeros or null.
    public static void gradientInto(Tensor q, Tensor k, Tensor v, Attention how, Tensor out, Tensor logSums, Tensor g,
                                    Tensor dq, Tensor dk, Tensor dv, Tensor dBias) {
        check("ScaledDotProduct.gradient", q, k, v, how);
        q.requireTogether("ScaledDotProduct.gradient", g);
        Require.that(out.sameShape(g), "ScaledDotProduct.gradient: %s for a result %s: shapes must be equal", g.shape,
                out.shape);
        Tensor queries = four(q);
        q.backend().attentionGradient(laidOut(how, queries, k), queries, four(k), four(v), four(out), logSums, four(g),
                dq, dk, dv, dBias == null ? null : over(dBias, queries, k));
    }

    /// (b, m, h, d) in memory, seen as (b, h, m, d).
    private static Tensor headsInside(Tensor a, int width) {
        return Tensor.empty(a.backend(), a.length(0), a.length(2), a.length(1), width).permute(0, 2, 1, 3);
    }

    /// The bias stretched to all pairs.
    private static Attention laidOut(Attention how, Tensor queries, Tensor k) {
        return how.bias() == null ? how : how.withBias(over(how.bias(), queries, k));
    }

    private static Tensor over(Tensor bias, Tensor queries, Tensor k) {
        return bias.expand(queries.length(0), queries.length(1), queries.length(2), k.length(-2));
    }

    /// With axes of length 1 for a batch and heads that are not there: (m, d) is one head of one sequence, (b, m, d) are b
    /// sequences with one head.
    private static Tensor four(Tensor a) {
        int[] strides = a.strides;
        return switch (a.rank()) {
            case 2 -> new Tensor(a.storage, a.offset, new int[] {1, 1, a.shape[0], a.shape[1]},
                    new int[] {0, 0, strides[0], strides[1]});
            case 3 -> new Tensor(a.storage, a.offset, new int[] {a.shape[0], 1, a.shape[1], a.shape[2]},
                    new int[] {strides[0], 0, strides[1], strides[2]});
            default -> a;
        };
    }

    private static Tensor as(int rank, Tensor four) {
        return rank == 4 ? four : rank == 3 ? Views.dropAxes(four, 1) : Views.dropAxes(four, 0, 1);
    }

    private static void check(String operation, Tensor q, Tensor k, Tensor v, Attention how) {
        q.requireTogether(operation, k);
        q.requireTogether(operation, v);
        int rank = q.rank();
        Require.that(rank >= 2 && rank <= 4 && k.rank() == rank && v.rank() == rank,
                "%s: queries %s, keys %s, values %s: must have two to four axes, equally many", operation, q.shape, k.shape,
                v.shape);
        int[] before = Arrays.copyOf(q.shape, rank - 2);
        Require.that(Arrays.equals(before, Arrays.copyOf(k.shape, rank - 2))
                        && Arrays.equals(before, Arrays.copyOf(v.shape, rank - 2)),
                "%s: queries %s, keys %s, values %s: the axes before the last two must be equal", operation, q.shape,
                k.shape, v.shape);
        Require.that(q.length(-1) == k.length(-1) && q.length(-1) > 0, "%s: queries %s with keys %s: must be equally wide",
                operation, q.shape, k.shape);
        Require.that(k.length(-2) == v.length(-2), "%s: keys %s with values %s: needs one value for each key", operation,
                k.shape, v.shape);
        checkHidden(operation, q, k, how);
    }

    private static void checkHidden(String operation, Tensor q, Tensor k, Attention how) {
        int batch = q.rank() > 2 ? q.length(0) : 1;
        int[] lengths = how.lengths();
        if (lengths != null) {
            Require.that(lengths.length == batch, "%s: %d lengths for queries %s: needs %d", operation, lengths.length, q.shape,
                    batch);
            for (int length : lengths) {
                Require.that(length <= k.length(-2), "%s: length %d for keys %s: must be at most %d", operation, length,
                        k.shape, k.length(-2));
            }
        }
        if (how.bias() != null) {
            q.requireTogether(operation, how.bias());
            int[] pairs = {batch, q.rank() == 4 ? q.length(1) : 1, q.length(-2), k.length(-2)};
            Require.that(stretches(how.bias().shape, pairs), "%s: bias %s for pairs %s: must broadcast to them", operation,
                    how.bias().shape, pairs);
        }
    }

    private static boolean stretches(int[] from, int... to) {
        int added = to.length - from.length;
        for (int i = 0; i < from.length && added >= 0; i++) {
            if (from[i] != 1 && from[i] != to[added + i]) {
                return false;
            }
        }
        return added >= 0;
    }
}
