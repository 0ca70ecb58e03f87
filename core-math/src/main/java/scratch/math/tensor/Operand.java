package scratch.math.tensor;

/// A stack of matrices as gemm wants it: rows or columns that stand together. Most views are; others are copied.
final class Operand {
    final float[] data;
    final int offset;
    final int[] strides;
    final boolean transposed;
    final int ld;
    private final Tensor copy;

    Operand(CpuBackend backend, Tensor a) {
        int rows = a.length(-2);
        int columns = a.length(-1);
        int[] own = a.strides();
        int rowStride = own[own.length - 2];
        int columnStride = own[own.length - 1];
        boolean byRows = (columnStride == 1 || columns <= 1) && (rowStride >= columns || rows <= 1);
        boolean byColumns = (rowStride == 1 || rows <= 1) && (columnStride >= rows || columns <= 1);
        boolean gaps = !byRows && !byColumns;
        copy = gaps ? packed(backend, a) : null;
        Tensor used = gaps ? copy : a;
        strides = used.strides();
        data = CpuBackend.data(used);
        offset = used.offset();
        transposed = !gaps && !byRows;
        ld = transposed ? Math.max(columnStride, rows) : gaps || rows <= 1 ? Math.max(columns, 1)
                : Math.max(rowStride, columns);
    }

    /// A copy of the matrices that are different: stretched axes stay stretched.
    private static Tensor packed(CpuBackend backend, Tensor a) {
        int[] shape = a.shape();
        int[] own = a.strides();
        int[] once = shape.clone();
        Tensor unstretched = a;
        for (int i = 0; i < shape.length - 2; i++) {
            if (own[i] == 0 && shape[i] > 1) {
                once[i] = 1;
                unstretched = unstretched.slice(i, 0, 1);
            }
        }
        Tensor plain = Tensor.empty(backend, once);
        backend.copy(unstretched, plain);
        return plain.expand(shape);
    }

    /// Gives the copy back.
    void done() {
        if (copy != null) {
            copy.storage().discard();
        }
    }
}
