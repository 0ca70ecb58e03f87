package scratch.math.kernel.simd;

import java.util.Arrays;

/// The matrix product for small sizes, and for the time in which the micro-kernels are not compiled yet: vector code
/// runs 50 to 500 times slower before that, these loops are fast from the first call on.
///
/// Gives the same bits as [DoubleGemm]: for each element and each block of [DoubleGemm#KC] values of p, one chain of
/// fused multiply-adds in the order of p, then one multiply-add into C.
final class DoublePlainGemm {

    private DoublePlainGemm() {
    }

    /// `C ← alpha·op(A)·op(B) + C`, or without `+ C` where `store`. The steps lead from one row (column) of op(A),
    /// op(B) to the next. With `upper` only the columns from the diagonal on are wanted.
    static void multiply(boolean upper, int m, int n, int k, double alpha,
                         double[] a, int aOffset, int aRow, int aColumn, double[] b, int bOffset, int bRow, int bColumn,
                         boolean store, double[] c, int cOffset, int ldc) {
        double[] row = new double[n];
        for (int block = 0; block < k || block == 0; block += DoubleGemm.KC) {
            int end = Math.min(k, block + DoubleGemm.KC);
            for (int i = 0; i < m; i++) {
                int first = upper ? i : 0;
                Arrays.fill(row, 0);
                for (int p = block; p < end; p++) {
                    double value = a[aOffset + i * aRow + p * aColumn];
                    if (bColumn == 1) {
                        addRow(value, b, bOffset + p * bRow, row, first, n);
                    } else {
                        addColumn(value, b, bOffset + p * bRow, bColumn, row, first, n);
                    }
                }
                if ((end - block) % 2 == 1) {
                    padDepth(row);
                }
                writeRow(alpha, row, store && block == 0, c, cOffset + i * ldc, first, n);
            }
        }
    }

    // Small methods: each loop is compiled by itself, soon, and to vector instructions.

    private static void addRow(double value, double[] b, int bOffset, double[] row, int first, int n) {
        for (int j = first; j < n; j++) {
            row[j] = Math.fma(value, b[bOffset + j], row[j]);
        }
    }

    private static void addColumn(double value, double[] b, int bOffset, int step, double[] row, int first, int n) {
        for (int j = first; j < n; j++) {
            row[j] = Math.fma(value, b[bOffset + j * step], row[j]);
        }
    }

    /// The step of zeros by which the packed product makes an odd depth even: it turns −0 into 0.
    private static void padDepth(double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] += 0;
        }
    }

    private static void writeRow(double alpha, double[] row, boolean store, double[] c, int cRow, int first, int n) {
        for (int j = first; j < n; j++) {
            c[cRow + j] = Math.fma(row[j], alpha, store ? 0 : c[cRow + j]);
        }
    }
}
