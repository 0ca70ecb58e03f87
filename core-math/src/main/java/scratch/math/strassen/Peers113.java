package scratch.math.strassen;

import java.util.Arrays;

import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Strassen;

/// Lesson 113 beside Smile, whose product is OpenBLAS's, and against the clock.
final class Peers113 {
    private Peers113() {
    }

    static CheckTable checks(long seed) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        Matrix a = Ex113Strassen.uniform(300, 300, seed);
        Matrix b = Ex113Strassen.uniform(300, 300, seed + 1);
        double[] smile = flat(smile(a).mm(smile(b)));
        // The bound of three levels for n = 300 is 1e-9; random errors are hundreds of times smaller.
        var group = checks.group("sums of 300", 1e-11);
        for (int levels = 1; levels <= 3; levels++) {
            group.same("book " + levels, SevenProducts.multiply(a, b, levels).data(), smile);
            group.same("fast " + levels, fast(a, b, levels), smile);
        }
        Matrix p = Ex113Strassen.uniform(201, 99, seed + 2);
        Matrix q = Ex113Strassen.uniform(99, 57, seed + 3);
        checks.group("of odd shape", 1e-11).same("book", SevenProducts.multiply(p, q, 2).data(),
                flat(smile(p).mm(smile(q)))).same("fast", fast(p, q, 2), flat(smile(p).mm(smile(q))));
        Matrix whole = wholeNumbers(Ex113Strassen.uniform(100, 100, seed));
        checks.group("whole numbers", 0).same("book", SevenProducts.multiply(whole, whole, 4).data(),
                flat(smile(whole).mm(smile(whole)))).same("fast", fast(whole, whole, 4), flat(smile(whole).mm(smile(whole))));
        Matrix c = Matrix.wrap(300, 300, fast(a, b, 2));
        checks.atMost("error / bound", ProductError.largest(a, b, c) / ProductError.bound(300, 2), 1);
        return checks.whyDifferent("The seven products add other numbers in another order, so the last digits differ, more of "
                + "them with every level. Whole numbers are added without rounding, and must agree exactly.");
    }

    /// Rows of times against the plain product of this workspace, after enough calls for the compiler.
    static void time(CheckTable checks, int n) {
        if (n == 0) {
            return;
        }
        Matrix a = Ex113Strassen.uniform(n, n, 1);
        Matrix b = Ex113Strassen.uniform(n, n, 2);
        double[] c = new double[n * n];
        Kernels kernels = Kernels.active();
        Runnable plain = () -> kernels.gemm(false, false, n, n, n, 1, a.data(), 0, n, b.data(), 0, n, 0, c, 0, n);
        long start = System.nanoTime();
        while (System.nanoTime() - start < 4_000_000_000L) {
            plain.run();
        }
        long plainNanos = Stopwatch.medianNanos(9, plain);
        for (int levels = 1; levels <= 2; levels++) {
            Strassen strassen = new Strassen(levels);
            Runnable product = () -> strassen.multiply(n, n, n, a.data(), 0, n, b.data(), 0, n, c, 0, n);
            for (int call = 0; call < 5; call++) {
                product.run();
            }
            checks.time("n = " + n + ", levels: " + levels, Stopwatch.medianNanos(9, product), plainNanos);
        }
        var smileA = smile(a);
        var smileB = smile(b);
        checks.time("n = " + n + ", Smile", Stopwatch.medianNanos(9, () -> smileA.mm(smileB)), plainNanos);
    }

    static double[] fast(Matrix a, Matrix b, int levels) {
        double[] c = new double[a.rows() * b.columns()];
        new Strassen(levels).multiply(a.rows(), b.columns(), a.columns(), a.data(), 0, a.columns(), b.data(), 0, b.columns(),
                c, 0, b.columns());
        return c;
    }

    private static Matrix wholeNumbers(Matrix a) {
        Matrix whole = a.times(100);
        Arrays.setAll(whole.data(), i -> Math.rint(whole.data()[i]));
        return whole;
    }

    private static smile.math.matrix.Matrix smile(Matrix a) {
        double[][] rows = new double[a.rows()][];
        Arrays.setAll(rows, a::row);
        return smile.math.matrix.Matrix.of(rows);
    }

    private static double[] flat(smile.math.matrix.Matrix a) {
        return Arrays.stream(a.toArray()).flatMapToDouble(Arrays::stream).toArray();
    }
}
