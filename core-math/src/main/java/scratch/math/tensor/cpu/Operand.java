package scratch.math.tensor.cpu;

import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// A stack of matrices as gemm wants it: rows or columns that stand together. Most views are; others are copied.
final class Operand {
    final float[] data;
    final int offset;
    final int[] strides;
    final boolean transposed;
    final int ld;
    private final BufferPool lender;       // of a copy, else null

    Operand(BufferPool pool, Tensor a) {
        int rows = a.length(-2);
        int columns = a.length(-1);
        int[] own = a.strides();
        int rowStride = own[own.length - 2];
        int columnStride = own[own.length - 1];
        boolean byRows = (columnStride == 1 || columns <= 1) && (rowStride >= columns || rows <= 1);
        boolean byColumns = (rowStride == 1 || rows <= 1) && (columnStride >= rows || columns <= 1);
        boolean gaps = !byRows && !byColumns;
        lender = gaps ? pool : null;
        transposed = !gaps && !byRows;
        if (gaps) {
            Tensor different = unstretched(a);
            data = pool.take(different.size());
            offset = 0;
            strides = stretched(a, Shape.strides(different.shape()));
            Moves.pack(different, data);
            ld = Math.max(columns, 1);
        } else {
            data = Memory.data(a);
            offset = a.offset();
            strides = own;
            ld = transposed ? Math.max(columnStride, rows) : rows <= 1 ? Math.max(columns, 1)
                    : Math.max(rowStride, columns);
        }
    }

    /// The matrices that are different: of a stretched axis only the first is needed.
    private static Tensor unstretched(Tensor a) {
        int[] shape = a.shape();
        int[] own = a.strides();
        Tensor result = a;
        for (int i = 0; i < shape.length - 2; i++) {
            if (own[i] == 0 && shape[i] > 1) {
                result = result.slice(i, 0, 1);
            }
        }
        return result;
    }

    /// The strides of the copy, where stretched axes stay stretched.
    private static int[] stretched(Tensor a, int[] strides) {
        int[] own = a.strides();
        for (int i = 0; i < strides.length - 2; i++) {
            if (own[i] == 0 && a.length(i) > 1) {
                strides[i] = 0;
            }
        }
        return strides;
    }

    /// Gives the copy back.
    void done() {
        if (lender != null) {
            lender.give(data);
        }
    }
}
