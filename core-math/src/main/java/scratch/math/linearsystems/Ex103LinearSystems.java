package scratch.math.linearsystems;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import smile.math.blas.UPLO;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Stopwatch;
import scratch.math.Matrix;
import scratch.math.decomposition.Cholesky;
import scratch.math.decomposition.LU;
import scratch.math.decomposition.QR;

/// 103: a solution that satisfies its equations to 16 digits, and is wrong in the first one.
public final class Ex103LinearSystems {
    private Ex103LinearSystems() {
    }

    /// How exact two ways of solving one system are.
    record Comparison(int n, Accuracy solve, Accuracy inverse) {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 12 3..14 size of the largest Hilbert matrix",
                "seed 42 seed of the random systems");
        long seed = arguments.longValue("seed");
        smallSystems();
        Comparison[] comparisons = hilbert(arguments.intValue("n"));
        leastSquares();
        inverseTime(seed);
        Figures103.draw(comparisons);
        Console.print("figures  target/figures/crossing.svg, hilbert.svg%n%n");

        checks(seed).print();
        Console.print("%nTry: ./run 103 --n 13   How many correct digits are left now?%n");
    }

    private static void smallSystems() {
        double[] x = LU.of(Matrix.of(new double[][]{{2, 1, 1}, {4, 3, 3}, {8, 7, 9}})).solve(new double[]{4, 10, 24});
        Console.print("2x + y + z = 4,  4x + 3y + 3z = 10,  8x + 7y + 9z = 24:   x = (%.0f, %.0f, %.0f)%n", x[0], x[1], x[2]);
        Matrix tiny = Matrix.of(new double[][]{{1e-20, 1}, {1, 1}});
        double[] careless = PlainElimination.of(tiny, false).solve(new double[]{1, 2});
        double[] careful = PlainElimination.of(tiny, true).solve(new double[]{1, 2});
        Console.print("1e-20 x + y = 1,  x + y = 2:   without pivoting (%.0f, %.0f), with pivoting (%.0f, %.0f)%n",
                careless[0], careless[1], careful[0], careful[1]);
        PlainElimination near = PlainElimination.of(Matrix.of(new double[][]{{1, 1}, {1, 1.0001}}), true);
        double[] before = near.solve(new double[]{2, 2.0001});
        double[] after = near.solve(new double[]{2, 2.0002});
        Console.print("x + y = 2,  x + 1.0001 y = 2.0001:   (%.4f, %.4f);  with 2.0002 instead:   (%.4f, %.4f)%n", before[0],
                before[1], Math.abs(after[0]), after[1]);
    }

    private static Comparison[] hilbert(int largest) {
        Console.print("%nHilbert matrices in whole numbers; the true solution is all ones, exactly%n");
        var table = Console.table("%4d   %9.1e   %15.0e   %7.0e   %20.0e   %7.0e", "n", "condition", "solve: residual", "error",
                "by inverse: residual", "error");
        Comparison[] comparisons = new Comparison[largest - 1];
        for (int n = 2; n <= largest; n++) {
            Matrix h = Hilbert.scaled(n);
            double[] b = Hilbert.rightSide(n);
            PlainElimination elimination = PlainElimination.of(h, true);
            var solve = Accuracy.of(h, b, elimination.solve(b), ones(n));
            var inverse = Accuracy.of(h, b, plainProduct(elimination.inverse(), b), ones(n));
            table.row(n, Hilbert.condition(n), solve.residual(), solve.error(), inverse.residual(), inverse.error());
            comparisons[n - 2] = new Comparison(n, solve, inverse);
        }
        Console.print("A small residual says that the equations hold. The error can be that, times the condition number.%n");
        return comparisons;
    }

    // One rounded operation after the other, so that all machines print the same table.
    private static double[] plainProduct(Matrix a, double[] x) {
        double[] product = new double[a.rows()];
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                product[i] += a.get(i, j) * x[j];
            }
        }
        return product;
    }

    private static void leastSquares() {
        Matrix a = Matrix.of(new double[][]{{1, 1}, {1e-8, 0}, {0, 1e-8}});
        double[] b = {2, 1e-8, 1e-8};
        double[] x = QR.of(a).solve(b);
        Console.print("%nLeast squares with the columns (1, 1e-8, 0) and (1, 0, 1e-8):%n");
        Console.print("  normal equations   %s%n", normalEquations(a, b));
        Console.print("  QR                 (%.4f, %.4f)%n", x[0], x[1]);
    }

    private static String normalEquations(Matrix a, double[] b) {
        try {
            return Arrays.toString(Cholesky.of(a.gram()).solve(a.transposeMultiply(b)));
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    private static void inverseTime(long seed) {
        Matrix a = normal(150, 150, seed);
        double[] b = normal(150, 1, seed + 1).data();
        long solve = Stopwatch.medianNanos(99, () -> PlainElimination.of(a, true).solve(b));
        long inverse = Stopwatch.medianNanos(99, () -> PlainElimination.of(a, true).inverse().multiply(b));
        Console.print("A random system, n = 150:  solve %.2f ms,  invert and multiply %.2f ms%n%n", solve / 1e6, inverse / 1e6);
    }

    private static CheckTable checks(long seed) {
        int n = 64;
        Matrix a = normal(n, n, seed);
        Matrix spd = a.gram().plus(Matrix.identity(n));
        Matrix tall = normal(200, 5, seed + 1);
        double[] b = normal(n, 1, seed + 2).data();
        double[] c = normal(200, 1, seed + 3).data();
        var smileA = smile(a);
        var symmetric = smile(spd);
        symmetric.uplo(UPLO.LOWER);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.group("unknowns, n = 64", 1e-11)
                .same("LU", LU.of(a).solve(b), smileA.lu().solve(b))
                .same("Cholesky", Cholesky.of(spd).solve(b), symmetric.cholesky().solve(b));
        checks.group("unknowns, QR, (200, 5)", 1e-13).same("x", QR.of(tall).solve(c), smile(tall).qr().solve(c));
        checks.same("QR: |r(4, 4)|", Math.abs(QR.of(tall).r().get(4, 4)), Math.abs(smile(tall).qr().R().get(4, 4)),
                1e-12);
        checks.same("Cholesky: ln det", Cholesky.of(spd).logDeterminant(), symmetric.cholesky().logdet(), 1e-10);
        checks.atMost("residual of LU, Hilbert 12", Accuracy.of(Hilbert.scaled(12), Hilbert.rightSide(12),
                LU.of(Hilbert.scaled(12)).solve(Hilbert.rightSide(12)), ones(12)).residual(), 1e-15);
        checks.sameRelative("condition of Hilbert 5", LU.of(Hilbert.scaled(5)).condition(), Hilbert.condition(5), 1e-9);
        checks.time("factor and solve", Stopwatch.medianNanos(999, () -> LU.of(a).solve(b)),
                Stopwatch.medianNanos(999, () -> smileA.lu().solve(b)));
        return checks.whyDifferent("The sign of a row of R is free: here it is LAPACK's, so the sizes are compared. The "
                + "condition number of Hilbert 5 is held to whole-number arithmetic.");
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Matrix normal(int rows, int columns, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        Arrays.setAll(matrix.data(), i -> random.nextGaussian());
        return matrix;
    }

    private static smile.math.matrix.Matrix smile(Matrix a) {
        double[][] rows = new double[a.rows()][];
        Arrays.setAll(rows, a::row);
        return smile.math.matrix.Matrix.of(rows);
    }
}
