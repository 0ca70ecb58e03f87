package scratch.math.tensor;

import java.util.Arrays;
import scratch.math.check.Require;

/// The same numbers seen differently: arithmetic on shapes and strides, and no number is touched.
final class Views {

    private Views() {
    }

    static Tensor reshape(Tensor a, int... lengths) {
        int[] target = lengths.clone();
        int unknown = -1;
        int known = 1;
        for (int i = 0; i < target.length; i++) {
            Require.that(target[i] >= 0 || target[i] == -1 && unknown < 0,
                    "Tensor.reshape: %s to %s: one length may be -1, none"
                    + " otherwise negative", a.shape, lengths);
            unknown = target[i] == -1 ? i : unknown;
            known *= target[i] == -1 ? 1 : target[i];
        }
        if (unknown >= 0) {
            Require.that(known != 0 && a.size % known == 0, "Tensor.reshape: %s to %s: %d numbers cannot be split"
                    + " that way", a.shape,
                    lengths, a.size);
            target[unknown] = a.size / known;
        }
        Require.that(Shape.size("Tensor.reshape", target) == a.size, "Tensor.reshape: %s to %s: %d numbers into %d",
                a.shape, lengths,
                a.size, Shape.size("Tensor.reshape", target));
        a.requireAlive("Tensor.reshape");
        Tensor plain = a.contiguous();
        return new Tensor(plain.storage, plain.offset, target, Shape.strides(target));
    }

    static Tensor permute(Tensor a, int... axes) {
        Require.that(axes.length == a.shape.length, "Tensor.permute: %s by %s: must name every axis once", a.shape, axes);
        int[] shape = new int[axes.length];
        int[] strides = new int[axes.length];
        boolean[] seen = new boolean[axes.length];
        for (int i = 0; i < axes.length; i++) {
            int axis = Shape.axis("Tensor.permute", axes[i], a.shape);
            Require.that(!seen[axis], "Tensor.permute: %s by %s: must name every axis once", a.shape, axes);
            seen[axis] = true;
            shape[i] = a.shape[axis];
            strides[i] = a.strides[axis];
        }
        return new Tensor(a.storage, a.offset, shape, strides);
    }

    static Tensor transpose(Tensor a, int axis1, int axis2) {
        int[] axes = new int[a.shape.length];
        Arrays.setAll(axes, i -> i);
        axes[Shape.axis("Tensor.transpose", axis1, a.shape)] = Shape.axis("Tensor.transpose", axis2, a.shape);
        axes[Shape.axis("Tensor.transpose", axis2, a.shape)] = Shape.axis("Tensor.transpose", axis1, a.shape);
        return permute(a, axes);
    }

    /// A later beginning and a shorter axis; the strides stay.
    static Tensor slice(Tensor a, int axis, int from, int to) {
        int i = Shape.axis("Tensor.slice", axis, a.shape);
        Require.that(from >= 0 && from <= to && to <= a.shape[i],
                "Tensor.slice: %d to %d on axis %d of %s: must lie in 0 to %d",
                from, to, axis, a.shape, a.shape[i]);
        int[] shape = a.shape.clone();
        shape[i] = to - from;
        return new Tensor(a.storage, from == to ? a.offset : a.offset + from * a.strides[i], shape, a.strides);
    }

    static Tensor select(Tensor a, int axis, int index) {
        int i = Shape.axis("Tensor.select", axis, a.shape);
        Require.that(index >= 0 && index < a.shape[i], "Tensor.select: %d on axis %d of %s: must be from 0 to %d", index, axis,
                a.shape, a.shape[i] - 1);
        return dropAxes(slice(a, i, index, index + 1), i);
    }

    /// A stride of 0 reads the same number again.
    static Tensor expand(Tensor a, int... target) {
        if (Arrays.equals(a.shape, target)) {
            return a;
        }
        int added = target.length - a.shape.length;
        Require.that(added >= 0, "Tensor.expand: %s to %s: cannot lose axes", a.shape, target);
        int[] strides = new int[target.length];
        for (int i = 0; i < a.shape.length; i++) {
            int goal = target[added + i];
            Require.that(a.shape[i] == goal || a.shape[i] == 1, "Tensor.expand: %s to %s: only lengths of 1 can be stretched",
                    a.shape, target);
            strides[added + i] = a.shape[i] == goal ? a.strides[i] : 0;
        }
        return new Tensor(a.storage, a.offset, target.clone(), strides);
    }

    /// Without some axes of length 1.
    static Tensor dropAxes(Tensor a, int... axes) {
        int[] shape = new int[a.shape.length - axes.length];
        int[] strides = new int[shape.length];
        boolean[] drop = new boolean[a.shape.length];
        for (int axis : axes) {
            drop[Shape.axis("Tensor.drop", axis, a.shape)] = true;
        }
        for (int i = 0, to = 0; i < a.shape.length; i++) {
            if (!drop[i]) {
                shape[to] = a.shape[i];
                strides[to++] = a.strides[i];
            }
        }
        return new Tensor(a.storage, a.offset, shape, strides);
    }
}
