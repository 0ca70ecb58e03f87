package scratch.math.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import scratch.math.check.Require;

/// An array of float32 numbers with any number of axes: a window on a [Storage].
///
/// Element `(i, j, k)` stands at `offset + i·stride₀ + j·stride₁ + k·stride₂`. So `transpose`, `slice`, `expand` and
/// most `reshape`s only compute new strides: they cost nothing, and share the numbers. Everything else makes a new tensor,
/// except methods whose names end in `InPlace`, and `write`. Shapes broadcast as in NumPy.
/// Only `toArray`, `item` and `get` wait for the backend. What is computed is checked here, given room for its result, and
/// asked of the backend.
/// Harris et al. 2020, *Array programming with NumPy*.
public final class Tensor {
    final Storage storage;
    final int offset;
    final int[] shape;
    final int[] strides;
    final int size;

    /// The arrays are not copied: whoever calls does not keep them.
    Tensor(Storage storage, int offset, int[] shape, int[] strides) {
        this.storage = storage;
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
        this.size = Shape.size("Tensor", shape);
    }

    // ---------------------------------------------------------------- making

    /// The numbers in row-major order, copied, on the active backend.
    public static Tensor of(float[] values, int... shape) {
        return of(Backend.active(), values, shape);
    }

    /// A tensor with one axis.
    public static Tensor vector(float... values) {
        return of(values, values.length);
    }

    public static Tensor of(Backend backend, float[] values, int... shape) {
        Require.that(Shape.size("Tensor", shape) == values.length, "Tensor: %d numbers for %s: must be %d", values.length,
                shape, Shape.size("Tensor", shape));
        Tensor result = empty(backend, shape);
        backend.write(values, result.storage, 0);
        return result;
    }

    /// A single number, of shape ().
    public static Tensor scalar(float value) {
        return full(value);
    }

    public static Tensor zeros(int... shape) {
        return full(0, shape);
    }

    public static Tensor ones(int... shape) {
        return full(1, shape);
    }

    public static Tensor full(float value, int... shape) {
        return full(Backend.active(), value, shape);
    }

    public static Tensor full(Backend backend, float value, int... shape) {
        return empty(backend, shape).fillInPlace(value);
    }

    /// Independent uniform numbers in [0, 1), made where they are needed; the same on every backend.
    public static Tensor uniform(Backend backend, long seed, int... shape) {
        Tensor result = empty(backend, shape);
        backend.uniform(seed, result);
        return result;
    }

    /// Independent normal numbers with mean 0, drawn from a generator of this machine and then copied.
    public static Tensor normal(RandomGenerator random, float deviation, int... shape) {
        float[] values = new float[Shape.size("Tensor.normal", shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * (float) random.nextGaussian();
        }
        return of(Backend.active(), values, shape);
    }

    /// A tensor whose numbers are not defined yet, for whoever fills it at once.
    public static Tensor empty(Backend backend, int... shape) {
        int[] own = shape.clone();
        Storage storage = backend.allocate(Shape.size("Tensor", own));
        Scope.register(storage);
        return new Tensor(storage, 0, own, Shape.strides(own));
    }

    /// A window on a storage that exists: for backends that stand on another one.
    public static Tensor over(Storage storage, int offset, int[] shape, int[] strides) {
        Require.that(shape.length == strides.length, "Tensor.over: shape %s with strides %s: must be equally many", shape,
                strides);
        long last = offset;
        for (int i = 0; i < shape.length; i++) {
            Require.that(strides[i] >= 0, "Tensor.over: strides %s: must not be negative", strides);
            last += (shape[i] - 1L) * strides[i];
        }
        Tensor result = new Tensor(storage, offset, shape.clone(), strides.clone());
        Require.that(offset >= 0 && (result.size == 0 || last < storage.size()),
                "Tensor.over: shape %s with strides %s from %d: needs more than the %d numbers there are", shape, strides,
                offset, storage.size());
        return result;
    }

    /// An undefined tensor of this shape, with this order in memory if it has no gaps: then one plain loop does.
    Tensor like() {
        if (isContiguous() || !isDense()) {
            return empty(backend(), shape);
        }
        Tensor flat = empty(backend(), shape);
        return new Tensor(flat.storage, 0, shape, strides);
    }

    // ---------------------------------------------------------------- asking

    public int[] shape() {
        return shape.clone();
    }

    /// The length of one axis; negative axes count from the back.
    public int length(int axis) {
        return shape[Shape.axis("Tensor.length", axis, shape)];
    }

    public int rank() {
        return shape.length;
    }

    public int size() {
        return size;
    }

    public int[] strides() {
        return strides.clone();
    }

    public int offset() {
        return offset;
    }

    public Storage storage() {
        return storage;
    }

    public Backend backend() {
        return storage.backend();
    }

    public boolean sameShape(Tensor b) {
        return Arrays.equals(shape, b.shape);
    }

    /// The same shape and the same strides: then one loop over the numbers as they stand serves both.
    public boolean sameLayout(Tensor b) {
        return Arrays.equals(shape, b.shape) && Arrays.equals(strides, b.strides);
    }

    /// True if the numbers stand one after the other in row-major order.
    public boolean isContiguous() {
        return size == 0 || Shape.isContiguous(shape, strides);
    }

    /// True if the numbers fill a stretch of memory without gaps or repetition, in whatever order of the axes.
    public boolean isDense() {
        return size == 0 || Shape.isDense(size, shape, strides);
    }

    /// The last position in the storage that belongs to this view.
    int end() {
        int last = offset;
        for (int i = 0; i < shape.length; i++) {
            last += (shape[i] - 1) * strides[i];
        }
        return size == 0 ? -1 : last;
    }

    /// All numbers in row-major order. Waits for the backend.
    public float[] toArray() {
        requireAlive("Tensor.toArray");
        Tensor plain = isContiguous() ? this : contiguous();
        float[] values = new float[size];
        backend().read(plain.storage, plain.offset, values);
        if (plain != this) {
            plain.storage.discard();
        }
        return values;
    }

    /// The number of a tensor that has only one. Waits for the backend.
    public float item() {
        Require.that(size == 1, "Tensor.item: %s: has %d numbers, must have 1", shape, size);
        return toArray()[0];
    }

    /// One number. Waits for the backend: in a loop, use `toArray`.
    public float get(int... index) {
        Require.that(index.length == shape.length, "Tensor.get: %s of %s: must name every axis", index, shape);
        Tensor element = this;
        for (int i : index) {
            element = element.select(0, i);
        }
        return element.item();
    }

    /// Gives the memory back (see [Storage]); any use after that is an error.
    public void release() {
        requireAlive("Tensor.release");
        storage.release();
    }

    public boolean released() {
        return storage.released();
    }

    void requireAlive(String operation) {
        if (storage.released()) {
            throw new IllegalStateException(operation + ": " + Shape.text(shape) + ": this tensor has been released");
        }
    }

    void requireTogether(String operation, Tensor b) {
        requireAlive(operation);
        Require.that(b != null, "%s: %s and null: needs two tensors", operation, shape);
        b.requireAlive(operation);
        Require.that(backend() == b.backend(), "%s: %s on %s and %s on %s: must be on one backend", operation, shape,
                backend().name(), b.shape, b.backend().name());
    }

    /// Shape and place; the numbers stay where they are.
    @Override
    public String toString() {
        return "Tensor " + Shape.text(shape) + " on " + backend().name() + (released() ? ", released" : "");
    }

    // ---------------------------------------------------------------- views: no number is touched

    /// The same numbers in row-major order under another shape; one length may be -1 and is computed. A view where the
    /// tensor is contiguous, else a copy.
    public Tensor reshape(int... lengths) {
        return Views.reshape(this, lengths);
    }

    /// The axes in another order: axis i of the result is axis `axes[i]` of this.
    public Tensor permute(int... axes) {
        return Views.permute(this, axes);
    }

    /// The last two axes swapped.
    public Tensor transpose() {
        Require.that(shape.length >= 2, "Tensor.transpose: %s: needs two axes", shape);
        return Views.transpose(this, -2, -1);
    }

    public Tensor transpose(int axis1, int axis2) {
        return Views.transpose(this, axis1, axis2);
    }

    /// Positions `from` to `to − 1` of an axis.
    public Tensor slice(int axis, int from, int to) {
        return Views.slice(this, axis, from, to);
    }

    /// One position of an axis; the axis disappears.
    public Tensor select(int axis, int index) {
        return Views.select(this, axis, index);
    }

    /// Stretched to a larger shape as broadcasting does it: a stride of 0 reads the same number again.
    public Tensor expand(int... target) {
        return Views.expand(this, target);
    }

    /// This tensor if it is contiguous, else a copy that is.
    public Tensor contiguous() {
        return isContiguous() ? this : copy();
    }

    /// The same numbers in a storage of their own.
    public Tensor copy() {
        requireAlive("Tensor.copy");
        Tensor result = empty(backend(), shape);
        backend().copy(this, result);
        return result;
    }

    // ---------------------------------------------------------------- putting together, taking apart

    /// Tensors one after the other along an axis; on every other axis their lengths are equal.
    public static Tensor concat(int axis, Tensor... parts) {
        return Joins.concat(axis, parts);
    }

    /// Numbers of `a` where the condition is not 0 (NaN is not), numbers of `b` where it is, after broadcasting.
    public static Tensor where(Tensor condition, Tensor a, Tensor b) {
        return AlongAxis.where(condition, a, b);
    }

    /// `before` and `after` copies of `value` around an axis.
    public Tensor pad(int axis, int before, int after, float value) {
        return Joins.pad(this, axis, before, after, value);
    }

    // ---------------------------------------------------------------- element by element

    public Tensor plus(Tensor b) {
        return combine("Tensor.plus", Binary.ADD, b, 1);
    }

    public Tensor minus(Tensor b) {
        return combine("Tensor.minus", Binary.ADD, b, -1);
    }

    public Tensor times(Tensor b) {
        return combine("Tensor.times", Binary.MULTIPLY, b, 0);
    }

    public Tensor divide(Tensor b) {
        return combine("Tensor.divide", Binary.DIVIDE, b, 0);
    }

    public Tensor plus(float c) {
        return apply(Unary.SHIFT, c);
    }

    public Tensor minus(float c) {
        return apply(Unary.SHIFT, -c);
    }

    public Tensor times(float c) {
        return apply(Unary.SCALE, c);
    }

    public Tensor divide(float c) {
        return divide(Tensor.full(backend(), c));
    }

    /// Cut to [low, high]; NaN stays.
    public Tensor clamp(float low, float high) {
        if (!(low <= high)) {
            throw Require.broken("Tensor.clamp: %s to %s: the first must not be larger", low, high);
        }
        Backend backend = backend();
        return combine(Binary.MAXIMUM, Tensor.full(backend, low)).combineInPlace(Binary.MINIMUM,
                Tensor.full(backend, high), 0);
    }

    /// `f` of every number.
    public Tensor apply(Unary f) {
        return apply(f, 0);
    }

    public Tensor apply(Unary f, float c) {
        requireAlive("Tensor." + f.name().toLowerCase(Locale.ROOT));
        Tensor out = like();
        backend().unary(f, this, c, out);
        return out;
    }

    /// `f` of every pair, after broadcasting.
    public Tensor combine(Binary f, Tensor b) {
        return combine(f, b, 0);
    }

    public Tensor combine(Binary f, Tensor b, float c) {
        return combine("Tensor." + f.name().toLowerCase(Locale.ROOT), f, b, c);
    }

    private Tensor combine(String operation, Binary f, Tensor b, float c) {
        requireTogether(operation, b);
        int[] result = Shape.broadcast(operation, shape, b.shape);
        Tensor left = expand(result);
        Tensor right = b.expand(result);
        Tensor out = left == this ? like() : right == b ? b.like() : Tensor.empty(backend(), result);
        backend().binary(f, left, right, c, out);
        return out;
    }

    // ---------------------------------------------------------------- in place

    public Tensor fillInPlace(float value) {
        beginWriting("Tensor.fill");
        backend().fill(value, this);
        return this;
    }

    /// New numbers for a contiguous tensor, in row-major order.
    public Tensor write(float[] values) {
        Require.that(values.length == size, "Tensor.write: %d numbers into %s: must be %d", values.length, shape, size);
        Require.that(isContiguous(), "Tensor.write: %s: this view is not contiguous: use copyInPlace", shape);
        requireAlive("Tensor.write");
        storage.written();
        backend().write(values, storage, offset);
        return this;
    }

    /// `this ← b`, broadcast to this shape.
    public Tensor copyInPlace(Tensor b) {
        requireTogether("Tensor.copyInPlace", b);
        beginWriting("Tensor.copyInPlace");
        Tensor from = apart(b.expand(shape), this);
        backend().copy(from, this);
        return this;
    }

    /// `this ← f(this, b)`, with b broadcast to this shape.
    public Tensor combineInPlace(Binary f, Tensor b, float c) {
        requireTogether("Tensor.combineInPlace", b);
        beginWriting("Tensor.combineInPlace");
        backend().binary(f, this, apart(b.expand(shape), this), c, this);
        return this;
    }

    /// The operand, or a copy of it where writing `a` would change numbers that are still to be read: another view of
    /// the same storage, such as the transpose.
    private static Tensor apart(Tensor b, Tensor a) {
        boolean same = b.offset == a.offset && b.sameLayout(a);
        return b.storage != a.storage || same || b.end() < a.offset || a.end() < b.offset ? b : b.copy();
    }

    /// `this ← this + c·b`
    public Tensor addInPlace(Tensor b, float c) {
        return combineInPlace(Binary.ADD, b, c);
    }

    /// `this ← f(this)`
    public Tensor applyInPlace(Unary f, float c) {
        beginWriting("Tensor.applyInPlace");
        backend().unary(f, this, c, this);
        return this;
    }

    private void beginWriting(String operation) {
        requireAlive(operation);
        Require.that(size == 0 || !Shape.overlaps(shape, strides),
                "%s: %s: this view repeats numbers and cannot be written", operation, shape);
        storage.written();
    }

    // ---------------------------------------------------------------- reductions

    /// The sum over some axes, which disappear, or over all.
    public Tensor sum(int... axes) {
        return Folds.reduce("Tensor.sum", Reduction.SUM, this, axes);
    }

    public Tensor mean(int... axes) {
        Tensor sum = sum(axes);
        Require.that(size > 0 || sum.size == 0, "Tensor.mean: %s: of nothing is not defined", shape);
        return sum.applyInPlace(Unary.SCALE, size == 0 ? 1 : (float) sum.size / size);
    }

    /// The sum over some axes, which stay, at length 1, or over all.
    public Tensor sumKeepDim(int... axes) {
        return sum(axes).reshape(kept("Tensor.sum", axes));
    }

    /// The mean over some axes, which stay, at length 1, or over all.
    public Tensor meanKeepDim(int... axes) {
        return mean(axes).reshape(kept("Tensor.mean", axes));
    }

    private int[] kept(String operation, int... axes) {
        if (axes.length > 0) {
            return Shape.reduced(operation, shape, axes);
        }
        int[] ones = new int[shape.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    public Tensor max(int... axes) {
        return Folds.reduce("Tensor.max", Reduction.MAX, this, axes);
    }

    /// The sum over the axes that broadcasting has stretched: what undoes `expand` when gradients flow back.
    public Tensor sumTo(int... target) {
        return Arrays.equals(shape, target) ? this : sum(Shape.stretchedAxes(target, shape)).reshape(target);
    }

    /// The index of the first largest number along an axis, which disappears.
    public Tensor argmax(int axis) {
        return maxAlong(axis)[1];
    }

    /// The largest numbers along an axis, which disappears, and the indices of the first of them.
    public Tensor[] maxAlong(int axis) {
        return Folds.maxAlong(this, axis);
    }

    /// The way back of `maxAlong`: the numbers at their indices along a new axis of the given length, 0 elsewhere.
    public Tensor placeAlong(int axis, int length, Tensor indices) {
        return Folds.placeAlong(this, axis, length, indices);
    }

    // ---------------------------------------------------------------- along an axis

    /// Running totals along an axis: element i is the sum of 0 to i, or backwards of i to the last.
    public Tensor cumulativeSum(int axis, boolean backwards) {
        return AlongAxis.cumulativeSum(this, axis, backwards);
    }

    /// The k largest along an axis, the largest first (of equal ones the first, NaN before all), and their indices.
    public Tensor[] topK(int axis, int k) {
        return AlongAxis.topK(this, axis, k);
    }

    /// `out[i][j] = this[indices[i][j]][j]` for axis 0, and so on; the shape is that of the indices.
    public Tensor gather(int axis, Tensor indices) {
        return AlongAxis.gather(this, axis, indices);
    }

    /// The transpose: `out[indices[i][j]][j] += this[i][j]` for axis 0, on zeros with the given length along the axis.
    public Tensor scatterAdd(int axis, int length, Tensor indices) {
        return AlongAxis.scatterAdd(this, axis, length, indices);
    }

    // ---------------------------------------------------------------- products

    /// Matrix product over the last two axes, (…, m, k) x (…, k, n) → (…, m, n); the axes before them broadcast.
    public Tensor matmul(Tensor b) {
        return Products.matmul(this, b, null);
    }

    /// `this·b + bias`, where the bias broadcasts to the result.
    public Tensor matmul(Tensor b, Tensor bias) {
        return Products.matmul(this, b, bias);
    }
}
