package scratch.math.tensor;

import static scratch.math.tensor.Shape.require;

import java.util.Arrays;
import java.util.Locale;

/// What can be computed with a [Tensor]: each method checks, makes room for the result, and asks the backend.
sealed interface Arithmetic permits Tensor {

    private Tensor self() {
        return (Tensor) this;
    }

    // ---------------------------------------------------------------- element by element

    default Tensor plus(Tensor b) {
        return combine("plus", Binary.ADD, b, 1);
    }

    default Tensor minus(Tensor b) {
        return combine("minus", Binary.ADD, b, -1);
    }

    default Tensor times(Tensor b) {
        return combine("times", Binary.MULTIPLY, b, 0);
    }

    default Tensor divide(Tensor b) {
        return combine("divide", Binary.DIVIDE, b, 0);
    }

    default Tensor plus(float c) {
        return apply(Unary.SHIFT, c);
    }

    default Tensor minus(float c) {
        return apply(Unary.SHIFT, -c);
    }

    default Tensor times(float c) {
        return apply(Unary.SCALE, c);
    }

    default Tensor divide(float c) {
        return divide(Tensor.full(self().backend(), c));
    }

    /// Cut to [low, high]; NaN stays.
    default Tensor clamp(float low, float high) {
        require(low <= high, "clamp: %s to %s: the first must not be larger", low, high);
        Backend backend = self().backend();
        return combine(Binary.MAXIMUM, Tensor.full(backend, low)).combineInPlace(Binary.MINIMUM,
                Tensor.full(backend, high), 0);
    }

    /// `f` of every number.
    default Tensor apply(Unary f) {
        return apply(f, 0);
    }

    default Tensor apply(Unary f, float c) {
        Tensor a = self();
        a.requireAlive(f.name().toLowerCase(Locale.ROOT));
        Tensor out = a.like();
        a.backend().unary(f, a, c, out);
        return out;
    }

    /// `f` of every pair, after broadcasting.
    default Tensor combine(Binary f, Tensor b) {
        return combine(f, b, 0);
    }

    default Tensor combine(Binary f, Tensor b, float c) {
        return combine(f.name().toLowerCase(Locale.ROOT), f, b, c);
    }

    private Tensor combine(String operation, Binary f, Tensor b, float c) {
        Tensor a = self();
        a.requireTogether(operation, b);
        int[] result = Shape.broadcast(operation, a.shape, b.shape);
        Tensor left = a.expand(result);
        Tensor right = b.expand(result);
        Tensor out = left == a ? a.like() : right == b ? b.like() : Tensor.empty(a.backend(), result);
        a.backend().binary(f, left, right, c, out);
        return out;
    }

    // ---------------------------------------------------------------- in place

    default Tensor fillInPlace(float value) {
        Tensor a = writable("fill");
        a.backend().fill(value, a);
        return a;
    }

    /// New numbers for a contiguous tensor, in row-major order.
    default Tensor write(float[] values) {
        Tensor a = self();
        require(values.length == a.size, "write: %d numbers into %s: must be %d", values.length, a.shape, a.size);
        require(a.isContiguous(), "write: %s: this view is not contiguous: use copyInPlace", a.shape);
        a.requireAlive("write");
        a.storage.written();
        a.backend().write(values, a.storage, a.offset);
        return a;
    }

    /// `this ← b`, broadcast to this shape.
    default Tensor copyInPlace(Tensor b) {
        self().requireTogether("copyInPlace", b);
        Tensor a = writable("copyInPlace");
        Tensor from = apart(b.expand(a.shape), a);
        a.backend().copy(from, a);
        return a;
    }

    /// `this ← f(this, b)`, with b broadcast to this shape.
    default Tensor combineInPlace(Binary f, Tensor b, float c) {
        self().requireTogether("combineInPlace", b);
        Tensor a = writable("combineInPlace");
        a.backend().binary(f, a, apart(b.expand(a.shape), a), c, a);
        return a;
    }

    /// The operand, or a copy of it where writing `a` would change numbers that are still to be read: another view of
    /// the same storage, such as the transpose.
    private static Tensor apart(Tensor b, Tensor a) {
        boolean same = b.offset == a.offset && b.sameLayout(a);
        return b.storage != a.storage || same || b.end() < a.offset || a.end() < b.offset ? b : b.copy();
    }

    /// `this ← this + c·b`
    default Tensor addInPlace(Tensor b, float c) {
        return combineInPlace(Binary.ADD, b, c);
    }

    /// `this ← f(this)`
    default Tensor applyInPlace(Unary f, float c) {
        Tensor a = writable("applyInPlace");
        a.backend().unary(f, a, c, a);
        return a;
    }

    private Tensor writable(String operation) {
        Tensor a = self();
        a.requireAlive(operation);
        require(a.size == 0 || !Shape.overlaps(a.shape, a.strides),
                "%s: %s: this view repeats numbers and cannot be written", operation, a.shape);
        a.storage.written();
        return a;
    }

    // ---------------------------------------------------------------- reductions

    /// The sum over some axes, which disappear, or over all.
    default Tensor sum(int... axes) {
        return Folds.reduce("sum", Reduction.SUM, self(), axes);
    }

    default Tensor mean(int... axes) {
        Tensor a = self();
        Tensor sum = sum(axes);
        require(a.size > 0 || sum.size == 0, "mean: %s: of nothing is not defined", a.shape);
        return sum.applyInPlace(Unary.SCALE, a.size == 0 ? 1 : (float) sum.size / a.size);
    }

    /// The sum over some axes, which stay, at length 1, or over all.
    default Tensor sumKeepDim(int... axes) {
        return sum(axes).reshape(kept("sum", axes));
    }

    /// The mean over some axes, which stay, at length 1, or over all.
    default Tensor meanKeepDim(int... axes) {
        return mean(axes).reshape(kept("mean", axes));
    }

    private int[] kept(String operation, int... axes) {
        int[] shape = self().shape;
        if (axes.length > 0) {
            return Shape.reduced(operation, shape, axes);
        }
        int[] ones = new int[shape.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    default Tensor max(int... axes) {
        return Folds.reduce("max", Reduction.MAX, self(), axes);
    }

    /// The sum over the axes that broadcasting has stretched: what undoes `expand` when gradients flow back.
    default Tensor sumTo(int... target) {
        int[] shape = self().shape;
        return Arrays.equals(shape, target) ? self() : sum(Shape.stretchedAxes(target, shape)).reshape(target);
    }

    /// The index of the first largest number along an axis, which disappears.
    default Tensor argmax(int axis) {
        return maxAlong(axis)[1];
    }

    /// The largest numbers along an axis, which disappears, and the indices of the first of them.
    default Tensor[] maxAlong(int axis) {
        return Folds.maxAlong(self(), axis);
    }

    /// The way back of `maxAlong`: the numbers at their indices along a new axis of the given length, 0 elsewhere.
    default Tensor placeAlong(int axis, int length, Tensor indices) {
        return Folds.placeAlong(self(), axis, length, indices);
    }

    // ---------------------------------------------------------------- along an axis

    /// Running totals along an axis: element i is the sum of 0 to i, or backwards of i to the last.
    default Tensor cumulativeSum(int axis, boolean backwards) {
        return AlongAxis.cumulativeSum(self(), axis, backwards);
    }

    /// The k largest along an axis, the largest first (of equal ones the first, NaN before all), and their indices.
    default Tensor[] topK(int axis, int k) {
        return AlongAxis.topK(self(), axis, k);
    }

    /// `out[i][j] = this[indices[i][j]][j]` for axis 0, and so on; the shape is that of the indices.
    default Tensor gather(int axis, Tensor indices) {
        return AlongAxis.gather(self(), axis, indices);
    }

    /// The transpose: `out[indices[i][j]][j] += this[i][j]` for axis 0, on zeros with the given length along the axis.
    default Tensor scatterAdd(int axis, int length, Tensor indices) {
        return AlongAxis.scatterAdd(self(), axis, length, indices);
    }

    // ---------------------------------------------------------------- products

    /// Matrix product over the last two axes, (…, m, k) x (…, k, n) → (…, m, n); the axes before them broadcast.
    default Tensor matmul(Tensor b) {
        return Products.matmul(self(), b, null);
    }

    /// `this·b + bias`, where the bias broadcasts to the result.
    default Tensor matmul(Tensor b, Tensor bias) {
        return Products.matmul(self(), b, bias);
    }
}
