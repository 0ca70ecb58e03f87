package scratch.math.tensor;

import static scratch.math.tensor.Shape.require;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// An array of float32 numbers with any number of axes: a window on a [Storage].
///
/// Element `(i, j, k)` stands at `offset + i·stride₀ + j·stride₁ + k·stride₂`. So `transpose`, `slice`, `expand` and
/// most
/// `reshape`s only compute new strides: they cost nothing, and share the numbers. Everything else makes a new tensor,
/// except methods whose names end in `InPlace`, and `write`. Shapes broadcast as in NumPy.
/// Only `toArray`, `item` and `get` wait for the backend.
/// Harris et al. 2020, *Array programming with NumPy*.
public final class Tensor {
    private final Storage storage;
    private final int offset;
    private final int[] shape;
    private final int[] strides;
    private final int size;

    private Tensor(Storage storage, int offset, int[] shape, int[] strides) {
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

    /// Whole numbers, each checked to lie in `0 .. limit − 1` (and from `lowest`, which is 0 or −1), as a vector.
    static Tensor indices(String operation, Backend backend, int[] values, int lowest, int limit) {
        require(limit <= 1 << 24, "%s: %d indices: float32 counts to 16777216", operation, limit);
        float[] numbers = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            require(values[i] >= lowest && values[i] < limit, "%s: index %d at position %d: must be from %d to %d",
                    operation, values[i], i, lowest, limit - 1);
            numbers[i] = values[i];
        }
        return of(backend, numbers, values.length);
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
    private Tensor like() {
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

    boolean sameLayout(Tensor b) {
        return Arrays.equals(shape, b.shape) && Arrays.equals(strides, b.strides);
    }

    /// True if the numbers stand one after the other in row-major order.
    public boolean isContiguous() {
        int step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1 && strides[i] != step) {
                return size == 0;
            }
            step *= shape[i];
        }
        return true;
    }

    /// True if the numbers fill a stretch of memory without gaps or repetition, in whatever order of the axes.
    public boolean isDense() {
        int filled = 1;
        for (boolean grown = true; grown && filled < size;) {
            grown = false;
            for (int i = 0; i < shape.length && !grown; i++) {
                if (shape[i] != 1 && strides[i] == filled) {
                    filled *= shape[i];
                    grown = true;
                }
            }
        }
        return filled == size || size == 0;
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

    /// Shape and place; the numbers stay where they are.
    @Override
    public String toString() {
        return "Tensor " + Shape.text(shape) + " on " + backend().name() + (released() ? ", released" : "");
    }

    // ---------------------------------------------------------------- views: no number is touched

    /// The same numbers in row-major order under another shape; one length may be -1 and is computed. A view where the
    /// tensor is contiguous, else a copy.
    public Tensor reshape(int... lengths) {
        int[] target = lengths.clone();
        int unknown = -1;
        int known = 1;
        for (int i = 0; i < target.length; i++) {
            require(target[i] >= 0 || target[i] == -1 && unknown < 0, "reshape: %s to %s: one length may be -1, none"
                    + " otherwise negative", shape, lengths);
            unknown = target[i] == -1 ? i : unknown;
            known *= target[i] == -1 ? 1 : target[i];
        }
        if (unknown >= 0) {
            require(known != 0 && size % known == 0, "reshape: %s to %s: %d numbers cannot be split that way", shape,
                    lengths, size);
            target[unknown] = size / known;
        }
        require(Shape.size("reshape", target) == size, "reshape: %s to %s: %d numbers into %d", shape, lengths, size,
                Shape.size("reshape", target));
        requireAlive("reshape");
        Tensor plain = contiguous();
        return new Tensor(plain.storage, plain.offset, target, Shape.strides(target));
    }

    /// The axes in another order: axis i of the result is axis `axes[i]` of this.
    public Tensor permute(int... axes) {
        require(axes.length == shape.length, "permute: %s by %s: must name every axis once", shape, axes);
        int[] newShape = new int[axes.length];
        int[] newStrides = new int[axes.length];
        boolean[] seen = new boolean[axes.length];
        for (int i = 0; i < axes.length; i++) {
            int axis = Shape.axis("permute", axes[i], shape);
            require(!seen[axis], "permute: %s by %s: must name every axis once", shape, axes);
            seen[axis] = true;
            newShape[i] = shape[axis];
            newStrides[i] = strides[axis];
        }
        return new Tensor(storage, offset, newShape, newStrides);
    }

    /// The last two axes swapped.
    public Tensor transpose() {
        require(shape.length >= 2, "transpose: %s: needs two axes", shape);
        return transpose(-2, -1);
    }

    public Tensor transpose(int axis1, int axis2) {
        int[] axes = new int[shape.length];
        Arrays.setAll(axes, i -> i);
        axes[Shape.axis("transpose", axis1, shape)] = Shape.axis("transpose", axis2, shape);
        axes[Shape.axis("transpose", axis2, shape)] = Shape.axis("transpose", axis1, shape);
        return permute(axes);
    }

    /// Positions `from` to `to − 1` of an axis.
    public Tensor slice(int axis, int from, int to) {
        int a = Shape.axis("slice", axis, shape);
        require(from >= 0 && from <= to && to <= shape[a], "slice: %d to %d on axis %d of %s: must lie in 0 to %d",
                from, to, axis, shape, shape[a]);
        int[] newShape = shape.clone();
        newShape[a] = to - from;
        return new Tensor(storage, from == to ? offset : offset + from * strides[a], newShape, strides);
    }

    /// One position of an axis; the axis disappears.
    public Tensor select(int axis, int index) {
        int a = Shape.axis("select", axis, shape);
        require(index >= 0 && index < shape[a], "select: %d on axis %d of %s: must be from 0 to %d", index, axis, shape,
                shape[a] - 1);
        return slice(a, index, index + 1).dropAxes(new int[] {a});
    }

    /// Stretched to a larger shape as broadcasting does it: a stride of 0 reads the same number again.
    public Tensor expand(int... target) {
        if (Arrays.equals(shape, target)) {
            return this;
        }
        int added = target.length - shape.length;
        require(added >= 0, "expand: %s to %s: cannot lose axes", shape, target);
        int[] newStrides = new int[target.length];
        for (int i = 0; i < shape.length; i++) {
            int goal = target[added + i];
            require(shape[i] == goal || shape[i] == 1, "expand: %s to %s: only lengths of 1 can be stretched", shape,
                    target);
            newStrides[added + i] = shape[i] == goal ? strides[i] : 0;
        }
        return new Tensor(storage, offset, target.clone(), newStrides);
    }

    private Tensor dropAxes(int[] axes) {
        int[] newShape = new int[shape.length - axes.length];
        int[] newStrides = new int[newShape.length];
        boolean[] drop = new boolean[shape.length];
        for (int axis : axes) {
            drop[Shape.axis("drop", axis, shape)] = true;
        }
        for (int i = 0, to = 0; i < shape.length; i++) {
            if (!drop[i]) {
                newShape[to] = shape[i];
                newStrides[to++] = strides[i];
            }
        }
        return new Tensor(storage, offset, newShape, newStrides);
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

    // ---------------------------------------------------------------- element by element

    public Tensor plus(Tensor b) {
        return combine("plus", Binary.ADD, b, 1);
    }

    public Tensor minus(Tensor b) {
        return combine("minus", Binary.ADD, b, -1);
    }

    public Tensor times(Tensor b) {
        return combine("times", Binary.MULTIPLY, b, 0);
    }

    public Tensor divide(Tensor b) {
        return combine("divide", Binary.DIVIDE, b, 0);
    }

    public Tensor plus(float c) {
        return apply(Unary.SHIFT, c);
    }

    public Tensor times(float c) {
        return apply(Unary.SCALE, c);
    }

    /// `f` of every number.
    public Tensor apply(Unary f) {
        return apply(f, 0);
    }

    public Tensor apply(Unary f, float c) {
        requireAlive(f.name().toLowerCase(Locale.ROOT));
        Tensor out = like();
        backend().unary(f, this, c, out);
        return out;
    }

    /// `f` of every pair, after broadcasting.
    public Tensor combine(Binary f, Tensor b) {
        return combine(f, b, 0);
    }

    public Tensor combine(Binary f, Tensor b, float c) {
        return combine(f.name().toLowerCase(Locale.ROOT), f, b, c);
    }

    Tensor combine(String operation, Binary f, Tensor b, float c) {
        requireTogether(operation, b);
        int[] result = Shape.broadcast(operation, shape, b.shape);
        Tensor left = expand(result);
        Tensor right = b.expand(result);
        Tensor out = left == this ? like() : right == b ? b.like() : empty(backend(), result);
        backend().binary(f, left, right, c, out);
        return out;
    }

    void requireTogether(String operation, Tensor b) {
        requireAlive(operation);
        b.requireAlive(operation);
        require(backend() == b.backend(), "%s: %s on %s and %s on %s: must be on one backend", operation, shape,
                backend().name(), b.shape, b.backend().name());
    }

    // ---------------------------------------------------------------- in place

    public Tensor fillInPlace(float value) {
        requireWritable("fill");
        backend().fill(value, this);
        return this;
    }

    /// New numbers for a contiguous tensor, in row-major order.
    public Tensor write(float[] values) {
        require(values.length == size, "write: %d numbers into %s: must be %d", values.length, shape, size);
        require(isContiguous(), "write: %s: this view is not contiguous: use copyInPlace", shape);
        requireAlive("write");
        backend().write(values, storage, offset);
        return this;
    }

    /// `this ← b`, broadcast to this shape.
    public Tensor copyInPlace(Tensor b) {
        requireTogether("copyInPlace", b);
        requireWritable("copyInPlace");
        backend().copy(b.expand(shape), this);
        return this;
    }

    /// `this ← f(this, b)`, with b broadcast to this shape.
    public Tensor combineInPlace(Binary f, Tensor b, float c) {
        requireTogether("combineInPlace", b);
        requireWritable("combineInPlace");
        backend().binary(f, this, b.expand(shape), c, this);
        return this;
    }

    /// `this ← this + c·b`
    public Tensor addInPlace(Tensor b, float c) {
        return combineInPlace(Binary.ADD, b, c);
    }

    /// `this ← f(this)`
    public Tensor applyInPlace(Unary f, float c) {
        requireWritable("applyInPlace");
        backend().unary(f, this, c, this);
        return this;
    }

    private void requireWritable(String operation) {
        requireAlive(operation);
        for (int i = 0; i < shape.length; i++) {
            require(shape[i] <= 1 || strides[i] != 0, "%s: %s: this view repeats numbers and cannot be written",
                    operation, shape);
        }
    }

    // ---------------------------------------------------------------- reductions

    /// The sum over some axes, which disappear, or over all.
    public Tensor sum(int... axes) {
        return reduce("sum", Reduction.SUM, axes);
    }

    public Tensor mean(int... axes) {
        Tensor sum = sum(axes);
        require(size > 0 || sum.size == 0, "mean: %s: of nothing is not defined", shape);
        return sum.applyInPlace(Unary.SCALE, size == 0 ? 1 : (float) sum.size / size);
    }

    public Tensor max(int... axes) {
        return reduce("max", Reduction.MAX, axes);
    }

    private Tensor reduce(String operation, Reduction fold, int... axes) {
        requireAlive(operation);
        int[] folded = axes;
        if (axes.length == 0) {
            folded = new int[shape.length];
            Arrays.setAll(folded, i -> i);
        }
        Tensor out = empty(backend(), Shape.reduced(operation, shape, folded));
        require(fold == Reduction.SUM || size > 0 || out.size == 0, "%s: %s: of nothing is not defined", operation,
                shape);
        backend().reduce(fold, this, out);
        return out.dropAxes(folded);
    }

    /// The sum over the axes that broadcasting has stretched: what undoes `expand` when gradients flow back.
    public Tensor sumTo(int... target) {
        if (Arrays.equals(shape, target)) {
            return this;
        }
        return sum(Shape.stretchedAxes(target, shape)).reshape(target);
    }

    /// The index of the first largest number along an axis, which disappears.
    public Tensor argmax(int axis) {
        return maxAlong(axis)[1];
    }

    /// The largest numbers along an axis, which disappears, and the indices of the first of them.
    public Tensor[] maxAlong(int axis) {
        requireAlive("max");
        int a = Shape.axis("max", axis, shape);
        require(shape[a] > 0, "max: axis %d of %s: of nothing is not defined", axis, shape);
        Tensor values = empty(backend(), Shape.reduced("max", shape, a)).dropAxes(new int[] {a});
        Tensor indices = empty(backend(), values.shape);
        int[] pqr = around(a);
        backend().max(reshape(pqr), values.reshape(pqr[0], pqr[2]), indices.reshape(pqr[0], pqr[2]));
        return new Tensor[] {values, indices};
    }

    /// The way back of `maxAlong`: the numbers at their indices along a new axis of the given length, 0 elsewhere.
    public Tensor placeAlong(int axis, int length, Tensor indices) {
        requireTogether("place", indices);
        require(sameShape(indices), "place: %s at %s: shapes must be equal", shape, indices.shape);
        int[] result = new int[shape.length + 1];
        int a = Shape.axis("place", axis, result);
        for (int i = 0; i < result.length; i++) {
            result[i] = i < a ? shape[i] : i == a ? length : shape[i - 1];
        }
        Tensor out = empty(backend(), result);
        int[] pqr = out.around(a);
        backend().place(reshape(pqr[0], pqr[2]), indices.reshape(pqr[0], pqr[2]), out.reshape(pqr));
        return out;
    }

    /// Everything before an axis, the axis, and everything after it.
    private int[] around(int axis) {
        int[] result = {1, shape[axis], 1};
        for (int i = 0; i < shape.length; i++) {
            if (i != axis) {
                result[i < axis ? 0 : 2] *= shape[i];
            }
        }
        return result;
    }

    // ---------------------------------------------------------------- products

    /// Matrix product over the last two axes, (…, m, k) x (…, k, n) → (…, m, n); the axes before them broadcast.
    public Tensor matmul(Tensor b) {
        return matmul(b, null);
    }

    /// `this·b + bias`, where the bias broadcasts to the result: it is laid down first and the product added to it.
    public Tensor matmul(Tensor b, Tensor bias) {
        requireTogether("matmul", b);
        require(shape.length >= 2 && b.shape.length >= 2, "matmul: %s x %s: both need at least two axes", shape,
                b.shape);
        int m = length(-2);
        int k = length(-1);
        int n = b.length(-1);
        require(b.length(-2) == k, "matmul: %s x %s: inner dimensions differ", shape, b.shape);
        if (b.shape.length == 2 && shape.length > 2 && k > 0 && isContiguous() && (bias == null || bias.rank() == 1)) {
            int[] result = shape.clone();
            result[result.length - 1] = n;
            return reshape(size / k, k).matmul(b, bias).reshape(result);       // one tall product instead of many
        }
        int[] left = Arrays.copyOf(shape, shape.length - 2);
        int[] right = Arrays.copyOf(b.shape, b.shape.length - 2);
        int[] batch;
        try {
            batch = Shape.broadcast("matmul", left, right);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("matmul: " + Shape.text(shape) + " x " + Shape.text(b.shape)
                    + ": the axes before the last two must be equal, or 1");
        }
        Tensor out = empty(backend(), with(batch, m, n));
        if (bias != null) {
            requireTogether("matmul", bias);
            Shape.require(Arrays.equals(Shape.broadcast("matmul bias", out.shape, bias.shape), out.shape),
                    "matmul: bias %s for %s: must broadcast to it", bias.shape, out.shape);
            backend().copy(bias.expand(out.shape), out);
        }
        backend().matmul(expand(with(batch, m, k)), b.expand(with(batch, k, n)), bias != null, out);
        return out;
    }

    private static int[] with(int[] batch, int m, int n) {
        int[] result = Arrays.copyOf(batch, batch.length + 2);
        result[batch.length] = m;
        result[batch.length + 1] = n;
        return result;
    }

    // ---------------------------------------------------------------- putting together, taking apart

    /// Tensors one after the other along an axis; on every other axis their lengths are equal.
    public static Tensor concat(int axis, Tensor... parts) {
        require(parts.length > 0, "concat: no tensors: needs at least one");
        int a = Shape.axis("concat", axis, parts[0].shape);
        int[] result = parts[0].shape.clone();
        for (int p = 1; p < parts.length; p++) {
            parts[0].requireTogether("concat", parts[p]);
            int[] other = parts[p].shape.clone();
            require(other.length == result.length, "concat: %s and %s: ranks differ", parts[0].shape, other);
            result[a] += other[a];
            other[a] = parts[0].shape[a];
            require(Arrays.equals(other, parts[0].shape), "concat: %s and %s: may differ on axis %d only",
                    parts[0].shape, parts[p].shape, axis);
        }
        Tensor out = empty(parts[0].backend(), result);
        int at = 0;
        for (Tensor part : parts) {
            out.slice(a, at, at + part.shape[a]).copyInPlace(part);
            at += part.shape[a];
        }
        return out;
    }

    /// `before` and `after` copies of `value` around an axis.
    public Tensor pad(int axis, int before, int after, float value) {
        int a = Shape.axis("pad", axis, shape);
        require(before >= 0 && after >= 0, "pad: %d before and %d after: must not be negative", before, after);
        requireAlive("pad");
        int[] result = shape.clone();
        result[a] += before + after;
        Tensor out = full(backend(), value, result);
        out.slice(a, before, before + shape[a]).copyInPlace(this);
        return out;
    }
}
