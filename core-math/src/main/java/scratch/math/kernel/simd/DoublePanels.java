package scratch.math.kernel.simd;

/// What one thread does for a packed product: it packs rows of A and columns of B as panels, and takes the tiles of C
/// from them.
///
/// A panel of A has MR rows, at the lower edge SHORT; a panel of B has NR columns, at the right edge 2 vectors or 1. For
/// each step of the depth its values stand side by side, as [DoubleMicroKernels] reads them.
final class DoublePanels {

    static final boolean WIDE = Species.REGISTERS_32;

    /// Rows of a tile, and vectors of its columns. 32 registers: 6·4 accumulators, 4 for B, the rest for A. 16 registers:
    /// 6·2 accumulators, 2 for B, 2 for A. Fewer accumulators leave the multiply-add units idle: two of them, each busy
    /// with four or five steps at a time, ask for ten.
    static final int MR = 6;
    static final int VECTORS = WIDE ? 4 : 2;

    /// Rows of a tile at the lower edge, see `tallRows`.
    static final int SHORT = 4;

    private static final int LANES = DoubleMicroKernels.LANES;
    static final int NR = VECTORS * LANES;

    /// Columns of a sub-block of B, which takes half of L2: 256·256·8 B = 512 KiB of 1 MiB.
    static final int JS = Math.max(NR, SecondLevelCache.BYTES / 2 / (DoubleGemm.KC * Double.BYTES) / NR * NR);

    private static final int ALIGN = DoubleGemm.ALIGN;

    // Grown on demand, and kept: a product in steady state allocates nothing.
    final double[] tile = new double[16 * LANES + MR * NR];    // for tiles that stick out of C
    double[] packedB = {};                                     // where threads share the depth, one each
    private double[] packedA = {};

    /// Room for `rows` packed rows of A; the last panel may be padded.
    void growA(int rows, int kc) {
        packedA = DoubleGemm.atLeast(packedA, (rows + 2 * MR) * even(kc));
    }

    /// Packs rows `row .. row + rows` of op(A), to `at` and further.
    void packA(boolean trans, double[] a, int aOffset, int lda, int row, int rows, int p, int kc, int at) {
        int tall = tallRows(rows);
        for (int i = 0; i < rows; ) {
            int height = i < tall ? MR : SHORT;
            int count = Math.min(height, rows - i);
            if (trans) {
                DoublePacking.alongRows(a, aOffset + p * lda + row + i, lda, count, kc,
                        packedA, at + i * even(kc), height);
            } else {
                DoublePacking.acrossRows(a, aOffset + (row + i) * lda + p, lda, count, kc,
                        packedA, at + i * even(kc), height);
            }
            i += height;
        }
    }

    /// How many of `rows` go in panels of MR; the rest goes in panels of 4. 6 + 2 rows are better taken as 4 + 4
    /// than as 6 and a third of 6.
    private static int tallRows(int rows) {
        int rest = rows % MR;
        int whole = rows - rest;
        if (rest == 0 || rest > SHORT) {
            return DoubleGemm.roundUp(rows, MR);
        }
        return rest <= 2 && whole >= MR ? whole - MR : whole;
    }

    /// Packs columns `first + from .. first + to` of op(B).
    static void packB(boolean trans, double[] b, int bOffset, int ldb, int first, int from, int to, int p, int kc,
                      double[] packed) {
        for (int j = from; j < to; ) {
            int width = panelWidth(to - j);
            int count = Math.min(width, to - j);
            if (trans) {
                DoublePacking.acrossRows(b, bOffset + (first + j) * ldb + p, ldb, count, kc,
                        packed, ALIGN + j * even(kc), width);
            } else {
                DoublePacking.alongRows(b, bOffset + p * ldb + first + j, ldb, count, kc,
                        packed, ALIGN + j * even(kc), width);
            }
            j += width;
        }
    }

    /// Columns of the next tile when so many are left: the last ones go in 2 vectors and 1, unless 4 are nearly full.
    private static int panelWidth(int left) {
        return left > 3 * LANES && WIDE ? NR : left > LANES ? 2 * LANES : LANES;
    }

    /// Rows `row .. row + rows` of C, columns `first + from .. first + to`, one block of the depth; the rows of A were
    /// packed from `packedAt` on.
    void multiply(boolean upper, int packedAt, double[] packed, int row, int rows, int first, int from, int to, int kc,
                  double factor, boolean storing, double[] out, int outOffset, int ldOut) {
        int tall = tallRows(rows);
        int padded = even(kc);
        for (int sub = from; sub < to; sub += JS) {
            int subEnd = Math.min(to, sub + JS);
            for (int i = 0; i < rows; ) {
                int height = i < tall ? MR : SHORT;
                int valid = Math.min(height, rows - i);
                int width;
                for (int j = sub; j < subEnd; j += width) {
                    width = panelWidth(to - j);
                    int count = Math.min(width, to - j);
                    if (upper && first + j + count <= row + i) {
                        continue;                              // below the diagonal
                    }
                    int vectors = width / LANES;
                    int at = outOffset + (row + i) * ldOut + first + j;
                    if (storing) {                             // just before use: C is then in the cache
                        zeroTile(out, at, ldOut, valid, count);
                    }
                    if (valid == height && count == width) {
                        DoubleMicroKernels.tile(height, vectors, packedA, packedAt + i * padded,
                                packed, ALIGN + j * padded, padded, factor, out, at, ldOut);
                    } else {
                        edgeTile(height, vectors, packedAt + i * padded, packed, ALIGN + j * padded, padded, factor,
                                out, at, ldOut, valid, count);
                    }
                }
                i += height;
            }
        }
    }

    /// A tile that sticks out of C is computed beside it, and what exists is copied.
    private void edgeTile(int height, int vectors, int at, double[] packed, int packedAt, int kc,
                          double factor, double[] out, int outAt, int ldOut, int rows, int columns) {
        int width = vectors * LANES;
        for (int i = 0; i < rows; i++) {
            System.arraycopy(out, outAt + i * ldOut, tile, i * width, columns);
        }
        DoubleMicroKernels.tile(height, vectors, packedA, at, packed, packedAt, kc, factor, tile, 0, width);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(tile, i * width, out, outAt + i * ldOut, columns);
        }
    }

    private static void zeroTile(double[] out, int from, int ld, int rows, int columns) {
        if (columns % LANES == 0) {
            DoubleMicroKernels.zeroRows(out, from, ld, rows, columns);
        } else {
            DoubleGemm.zero(out, from, ld, rows, columns);
        }
    }

    private static int even(int depth) {
        return DoubleGemm.even(depth);
    }
}
