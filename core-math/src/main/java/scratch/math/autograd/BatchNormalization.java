package scratch.math.autograd;

import scratch.math.check.Require;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;

/// Batch normalisation as an operation of [Variable]: each feature of x, over the whole batch, with mean 0 and variance 1,
/// then stretched by its gain and moved by its shift. x (n, d) or images (n, c, h, w); gain and shift (d) or (c).
///
/// What follows it in residual networks can be had in the same pass over memory: another tensor added, and a ReLU.
public final class BatchNormalization {

    /// The result, and of each feature the mean and the variance (divided by the count) that it was made with.
    public record Result(Variable y, Tensor mean, Tensor variance) { }

    private BatchNormalization() {
    }

    /// @param added of the shape of x, or null for none
    /// @param relu  whether the result is cut at 0
    public static Result batchNorm(Variable x, Variable gain, Variable shift, Variable added, boolean relu, float epsilon) {
        Require.that(x.rank() == 2 || x.rank() == 4, "BatchNormalization: %s: must be (n, d) or (n, c, h, w)", x.shape());
        Require.that(added == null || added.data().sameShape(x.data()), "BatchNormalization: %s added to %s: must be equal",
                added == null ? null : added.shape(), x.shape());
        Tensor rows = features(x.data());
        Tensor[] result = Fused.batchNorm(rows, gain.data(), shift.data(), added == null ? null : features(added.data()), relu,
                epsilon);
        Tensor mean = result[1].select(0, 0).plus(result[1].select(0, 1));
        Tensor variance = result[1].select(0, 2).copy();
        Variable[] inputs = added == null ? new Variable[] {x, gain, shift} : new Variable[] {x, gain, shift, added};
        int[] shape = x.shape();
        Variable y = Variable.node("batchNorm", batch(result[0], shape), g -> {
            boolean passed = added != null && added.needsGradient();
            Tensor[] back = Fused.batchNormGradient(rows, relu ? result[0] : null, gain.data(), result[1], epsilon, features(g),
                    passed && relu);
            Tensor atAdded = !passed ? null : relu ? batch(back[3], shape) : g;
            return new Tensor[] {batch(back[0], shape), back[1], back[2], atAdded};
        }, inputs);
        boolean own = rows.storage() != x.data().storage();    // a copy, because x lay otherwise in memory
        return new Result(own ? y.saving(result[1], rows) : y.saving(result[1]), mean, variance);
    }

    /// (n, d) as (d, n), (n, c, h, w) as (c, n·h·w): a view if the images lie channel by channel, as those of convolutions do.
    private static Tensor features(Tensor x) {
        return x.rank() == 2 ? x.transpose().contiguous()
                : x.permute(1, 0, 2, 3).reshape(x.length(1), x.size() / Math.max(1, x.length(1)));
    }

    /// … and back.
    private static Tensor batch(Tensor rows, int... shape) {
        return shape.length == 2 ? rows.transpose()
                : rows.reshape(shape[1], shape[0], shape[2], shape[3]).permute(1, 0, 2, 3);
    }
}
