package scratch.math.tensor;

import static scratch.math.tensor.Shape.require;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// An array of float32 numbers with any number of axes: a window on a [Storage].
///
/// Element `(i, j, k)` stands at `offset + i·stride₀ + j·stride₁ + k·stride₂`. So `transpose`, `slice`, `expand` and
/// most `reshape`s only compute new strides: they cost nothing, and share the numbers. Everything else makes a new tensor,
/// except methods whose names end in `InPlace`, and `write`. Shapes broadcast as in NumPy.
/// Only `toArray`, `item` and `get` wait for the backend. Here is what a tensor is and how it can be looked at; what can be
/// computed with it (`plus`, `sum`, `matmul`, …) is written down in [Arithmetic].
/// Harris et al. 2020, *Array programming with NumPy*.
public final class Tensor implements Arithmetic {
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
        this.size = Shape.size("tensor", shape);
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
        require(Shape.size("tensor", shape) == values.length, "tensor: %d numbers for %s: must be %d", values.length,
                shape, Shape.size("tensor", shape));
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
        float[] values = new float[Shape.size("normal", shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * (float) random.nextGaussian();
        }
        return of(Backend.active(), values, shape);
    }

    /// A tensor whose numbers are not defined yet, for whoever fills it at once.
    public static Tensor empty(Backend backend, int... shape) {
        int[] own = shape.clone();
        Storage storage = backend.allocate(Shape.size("tensor", own));
        Scope.register(storage);
        return new Tensor(storage, 0, own, Shape.strides(own));
    }

    /// A window on a storage that exists: for backends that stand on another one.
    public static Tensor over(Storage storage, int offset, int[] shape, int[] strides) {
        require(shape.length == strides.length, "over: shape %s with strides %s: must be equally many", shape, strides);
        long last = offset;
        for (int i = 0; i < shape.length; i++) {
            require(strides[i] >= 0, "over: strides %s: must not be negative", strides);
            last += (shape[i] - 1L) * strides[i];
        }
        Tensor result = new Tensor(storage, offset, shape.clone(), strides.clone());
        require(offset >= 0 && (result.size == 0 || last < storage.size()),
                "over: shape %s with strides %s from %d: needs more than the %d numbers there are", shape, strides,
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
        return shape[Shape.axis("length", axis, shape)];
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
        requireAlive("toArray");
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
        require(size == 1, "item: %s: has %d numbers, must have 1", shape, size);
        return toArray()[0];
    }

    /// One number. Waits for the backend: in a loop, use `toArray`.
    public float get(int... index) {
        require(index.length == shape.length, "get: %s of %s: must name every axis", index, shape);
        Tensor element = this;
        for (int i : index) {
            element = element.select(0, i);
        }
        return element.item();
    }

    /// Gives the memory back (see [Storage]); any use after that is an error.
    public void release() {
        requireAlive("release");
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
        require(b != null, "%s: %s and null: needs two tensors", operation, shape);
        b.requireAlive(operation);
        require(backend() == b.backend(), "%s: %s on %s and %s on %s: must be on one backend", operation, shape,
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
        require(shape.length >= 2, "transpose: %s: needs two axes", shape);
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
        requireAlive("copy");
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
}
