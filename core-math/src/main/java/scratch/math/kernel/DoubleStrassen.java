package scratch.math.kernel;

import java.util.Arrays;

/// Strassen's product in Winograd's form: seven products of halves and fifteen additions, level by level, and
/// [Kernels] for the products of the last level.
///
/// Odd rows and columns are peeled off: the even part goes the way of the seven products, the last row and the last
/// columns are multiplied as ever.
final class DoubleStrassen {
    private final Kernels kernels;
    private final DoubleBlock a = new DoubleBlock();
    private final DoubleBlock b = new DoubleBlock();
    private final DoubleBlock c = new DoubleBlock();
    private Level[] levels = {};

    DoubleStrassen(Kernels kernels) {
        this.kernels = kernels;
    }

    /// What one level works with: the quarters of the three matrices, and four matrices of its own.
    private static final class Level {
        final DoubleBlock a11 = new DoubleBlock();
        final DoubleBlock a12 = new DoubleBlock();
        final DoubleBlock a21 = new DoubleBlock();
        final DoubleBlock a22 = new DoubleBlock();
        final DoubleBlock b11 = new DoubleBlock();
        final DoubleBlock b12 = new DoubleBlock();
        final DoubleBlock b21 = new DoubleBlock();
        final DoubleBlock b22 = new DoubleBlock();
        final DoubleBlock c11 = new DoubleBlock();
        final DoubleBlock c12 = new DoubleBlock();
        final DoubleBlock c21 = new DoubleBlock();
        final DoubleBlock c22 = new DoubleBlock();
        final DoubleBlock s = new DoubleBlock();               // a sum of quarters of A
        final DoubleBlock t = new DoubleBlock();               // a sum of quarters of B
        final DoubleBlock u = new DoubleBlock();               // a sum of products
        final DoubleBlock p = new DoubleBlock();               // a product that is to be added to something
        final DoubleBlock left = new DoubleBlock();            // strips that are peeled off
        final DoubleBlock right = new DoubleBlock();
        final DoubleBlock out = new DoubleBlock();
        private final DoubleBlock[] callers = {a11, a12, a21, a22, b11, b12, b21, b22, c11, c12, c21, c22, left, right, out};

        void split(DoubleBlock a, DoubleBlock b, DoubleBlock c) {
            int m = c.rows / 2;
            int n = c.columns / 2;
            int k = a.columns / 2;
            quarters(a, m, k, a11, a12, a21, a22);
            quarters(b, k, n, b11, b12, b21, b22);
            quarters(c, m, n, c11, c12, c21, c22);
            own(s, m, k);
            own(t, k, n);
            own(u, m, n);
        }

        private static void quarters(DoubleBlock whole, int rows, int columns, DoubleBlock first, DoubleBlock second,
                                     DoubleBlock third, DoubleBlock fourth) {
            first.within(whole, 0, 0, rows, columns);
            second.within(whole, 0, columns, rows, columns);
            third.within(whole, rows, 0, rows, columns);
            fourth.within(whole, rows, columns, rows, columns);
        }

        /// Grows, and is kept for the next product.
        static void own(DoubleBlock block, int rows, int columns) {
            int size = Math.multiplyExact(rows, columns);
            boolean fits = block.data != null && block.data.length >= size;
            block.set(fits ? block.data : new double[size], 0, columns, rows, columns);
        }

        void forget() {
            for (DoubleBlock block : callers) {
                block.data = null;
            }
        }
    }

    /// `C ← A·B`, where A is (m, k), B is (k, n) and C is (m, n).
    void multiply(int depth, int m, int n, int k, double[] aData, int aOffset, int lda,
                  double[] bData, int bOffset, int ldb, double[] cData, int cOffset, int ldc) {
        int have = levels.length;
        if (have < depth) {
            levels = Arrays.copyOf(levels, depth);
            for (int i = have; i < depth; i++) {
                levels[i] = new Level();
            }
        }
        product(depth, a.set(aData, aOffset, lda, m, k), b.set(bData, bOffset, ldb, k, n), c.set(cData, cOffset, ldc, m, n));
    }

    /// C ← A·B with so many levels: [Kernels] where none is left, or nothing to halve.
    private void product(int depth, DoubleBlock a, DoubleBlock b, DoubleBlock c) {
        if (depth == 0 || Math.min(a.columns, Math.min(c.rows, c.columns)) < 2) {
            gemm(a, b, 0, c);
            return;
        }
        Level level = levels[depth - 1];
        level.split(a, b, c);
        sevenProducts(level, depth - 1);
        peel(level, a, b, c);
    }

    /// Winograd's order. Each line is one or two of his equations; S, T and U are overwritten as soon as they may be.
    private void sevenProducts(Level q, int depth) {
        add(q.a21, q.a22, q.s);                           // S1 = A21 + A22
        subtract(q.b12, q.b11, q.t);                      // T1 = B12 - B11
        product(depth, q.s, q.t, q.c22);                       // P5 = S1 T1
        subtract(q.s, q.a11, q.s);                        // S2 = S1 - A11
        subtract(q.b22, q.t, q.t);                        // T2 = B22 - T1
        product(depth, q.a11, q.b11, q.u);                     // P1 = A11 B11
        copy(q.u, q.c11);
        addProduct(q, depth, q.a12, q.b21, q.c11);             // C11 = P1 + A12 B21
        addProduct(q, depth, q.s, q.t, q.u);                   // U2 = P1 + S2 T2
        subtract(q.a12, q.s, q.s);                        // S4 = A12 - S2
        add(q.u, q.c22, q.c12);                           // U4 = U2 + P5
        addProduct(q, depth, q.s, q.b22, q.c12);               // C12 = U4 + S4 B22
        subtract(q.t, q.b21, q.t);                        // T4 = T2 - B21
        product(depth, q.a22, q.t, q.c21);                     // P4 = A22 T4
        subtract(q.a11, q.a21, q.s);                      // S3 = A11 - A21
        subtract(q.b22, q.b12, q.t);                      // T3 = B22 - B12
        addProduct(q, depth, q.s, q.t, q.u);                   // U3 = U2 + S3 T3
        subtract(q.u, q.c21, q.c21);                      // C21 = U3 - P4
        add(q.u, q.c22, q.c22);                           // C22 = U3 + P5
    }

    /// C ← C + A·B: the kernels add as they multiply, the seven products need a matrix in between.
    private void addProduct(Level q, int depth, DoubleBlock a, DoubleBlock b, DoubleBlock c) {
        if (depth == 0) {
            gemm(a, b, 1, c);
        } else {
            Level.own(q.p, c.rows, c.columns);
            product(depth, a, b, q.p);
            add(c, q.p, c);
        }
    }

    /// What halving left over: the last of the sum if k is odd, the last column, the last row.
    private void peel(Level q, DoubleBlock a, DoubleBlock b, DoubleBlock c) {
        int m = c.rows & ~1;
        int n = c.columns & ~1;
        int k = a.columns & ~1;
        if (k < a.columns) {
            gemm(q.left.within(a, 0, k, m, 1), q.right.within(b, k, 0, 1, n), 1, q.out.within(c, 0, 0, m, n));
        }
        if (n < c.columns) {
            gemm(q.left.within(a, 0, 0, m, a.columns), q.right.within(b, 0, n, a.columns, 1), 0, q.out.within(c, 0, n, m, 1));
        }
        if (m < c.rows) {
            gemm(q.left.within(a, m, 0, 1, a.columns), b, 0, q.out.within(c, m, 0, 1, c.columns));
        }
    }

    /// Z ← X + Y; Z may be X or Y.
    private void add(DoubleBlock x, DoubleBlock y, DoubleBlock z) {
        kernels.geadd(z.rows, z.columns, x.data, x.offset, x.ld, 1, y.data, y.offset, y.ld, z.data, z.offset, z.ld);
    }

    /// Z ← X − Y; Z may be X or Y.
    private void subtract(DoubleBlock x, DoubleBlock y, DoubleBlock z) {
        kernels.geadd(z.rows, z.columns, x.data, x.offset, x.ld, -1, y.data, y.offset, y.ld, z.data, z.offset, z.ld);
    }

    private static void copy(DoubleBlock from, DoubleBlock to) {
        for (int i = 0; i < to.rows; i++) {
            System.arraycopy(from.data, from.offset + i * from.ld, to.data, to.offset + i * to.ld, to.columns);
        }
    }

    private void gemm(DoubleBlock a, DoubleBlock b, double beta, DoubleBlock c) {
        kernels.gemm(false, false, c.rows, c.columns, a.columns, 1, a.data, a.offset, a.ld, b.data, b.offset, b.ld,
                beta, c.data, c.offset, c.ld);
    }

    /// The arrays of the last product are let go; the workspaces stay.
    void forget() {
        for (Level level : levels) {
            level.forget();
        }
        a.data = null;
        b.data = null;
        c.data = null;
    }
}
