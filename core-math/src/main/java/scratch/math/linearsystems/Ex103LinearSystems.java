package scratch.math.linearsystems;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import smile.math.blas.UPLO;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;
import scratch.math.decomposition.Cholesky;
import scratch.math.decomposition.LU;
import scratch.math.decomposition.QR;

/// 103: a solution that satisfies its equations to 16 digits, and is wrong in the first one.
public final class Ex103LinearSystems {
    private static final int FIRST = 2;

    private Ex103LinearSystems() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 12 size of the largest Hilbert matrix, from 3 to 14",
                "seed 42 seed of the random systems");
        int largest = arguments.intValue("n");
        if (largest < 3 || largest > 14) {
            throw new IllegalArgumentException("options: --n " + largest + ": must lie between 3 and 14");
        }
        smallSystems();
        print("%nHilbert matrices in whole numbers; the true solution is all ones, exactly%n");
        print("   n   condition   solve: residual     error   by inverse: residual     error%n");
        Accuracy[][] accuracy = new Accuracy[largest + 1][];
        for (int n = FIRST; n <= largest; n++) {
            accuracy[n] = hilbert(n);
            print("  %2d     %7.1e           %7.0e   %7.0e                %7.0e   %7.0e%n", n, Hilbert.condition(n),
                    accuracy[n][0].residual(), accuracy[n][0].error(), accuracy[n][1].residual(), accuracy[n][1].error());
        }
        print("A small residual is a promise about the equations. The error can be that, times the condition number.%n");
        leastSquares();
        inverseTime(arguments.longValue("seed"));
        figure(accuracy, largest);
        print("figure  target/figures/linear-systems.svg%n%n");
        check(arguments.longValue("seed"));
        print("%nTry: ./run 103 --n 13   How many correct digits are left now?%n");
    }

    private static void smallSystems() {
        Matrix a = Matrix.of(new double[][]{{2, 1, 1}, {4, 3, 3}, {8, 7, 9}});
        double[] x = LU.of(a).solve(new double[]{4, 10, 24});
        print("2x + y + z = 4,  4x + 3y + 3z = 10,  8x + 7y + 9z = 24:   x = (%.0f, %.0f, %.0f)%n", x[0], x[1], x[2]);
        Matrix tiny = Matrix.of(new double[][]{{1e-20, 1}, {1, 1}});
        double[] b = {1, 2};
        double[] careless = PlainElimination.of(tiny, false).solve(b);
        double[] careful = PlainElimination.of(tiny, true).solve(b);
        print("1e-20 x + y = 1,  x + y = 2:   without pivoting (%.0f, %.0f), with pivoting (%.0f, %.0f)%n", careless[0],
                careless[1], careful[0], careful[1]);
        Matrix near = Matrix.of(new double[][]{{1, 1}, {1, 1.0001}});
        double[] before = PlainElimination.of(near, true).solve(new double[]{2, 2.0001});
        double[] after = PlainElimination.of(near, true).solve(new double[]{2, 2.0002});
        print("x + y = 2,  x + 1.0001 y = 2.0001:   (%.4f, %.4f);  with 2.0002 instead:   (%.4f, %.4f)%n", before[0],
                before[1], Math.abs(after[0]), after[1]);
    }

    private static Accuracy[] hilbert(int n) {
        Matrix h = Hilbert.scaled(n);
        double[] b = Hilbert.rightSide(n);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        PlainElimination elimination = PlainElimination.of(h, true);
        Matrix inverse = elimination.inverse();
        double[] byInverse = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                byInverse[i] += inverse.get(i, j) * b[j];
            }
        }
        return new Accuracy[]{Accuracy.of(h, b, elimination.solve(b), ones), Accuracy.of(h, b, byInverse, ones)};
    }

    private static void leastSquares() {
        Matrix a = Matrix.of(new double[][]{{1, 1}, {1e-8, 0}, {0, 1e-8}});
        double[] b = {2, 1e-8, 1e-8};
        String normal;
        try {
            Cholesky.of(a.gram()).solve(a.transposeMultiply(b));
            normal = "solved";
        } catch (ArithmeticException e) {
            normal = e.getMessage();
        }
        double[] x = QR.of(a).solve(b);
        print("%nLeast squares with the columns (1, 1e-8, 0) and (1, 0, 1e-8):%n");
        print("  normal equations   %s%n", normal);
        print("  QR                 (%.4f, %.4f)%n", x[0], x[1]);
    }

    private static void inverseTime(long seed) {
        Matrix a = normal(150, 150, seed);
        double[] b = normal(150, 1, seed + 1).data();
        long solve = Stopwatch.medianNanos(99, () -> PlainElimination.of(a, true).solve(b));
        long inverse = Stopwatch.medianNanos(99,
                () -> PlainElimination.of(a, true).inverse().multiply(b));
        print("A random system, n = 150:  solve %.2f ms,  invert and multiply %.2f ms%n%n", solve / 1e6, inverse / 1e6);
    }

    private static void check(long seed) {
        int n = 64;
        Matrix a = normal(n, n, seed);
        Matrix spd = a.gram().plus(Matrix.identity(n));
        Matrix tall = normal(200, 5, seed + 1);
        double[] b = normal(n, 1, seed + 2).data();
        double[] c = normal(200, 1, seed + 3).data();
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        double[] luX = LU.of(a).solve(b);
        double[] smileX = smile(a).lu().solve(b);
        checks.same("LU, n = 64: x[0]", luX[0], smileX[0], 1e-11);
        checks.same("LU: x[63]", luX[63], smileX[63], 1e-11);
        var symmetric = smile(spd);
        symmetric.uplo(UPLO.LOWER);
        checks.same("Cholesky: x[0]", Cholesky.of(spd).solve(b)[0], symmetric.cholesky().solve(b)[0], 1e-11);
        checks.same("Cholesky: ln det", Cholesky.of(spd).logDeterminant(), symmetric.cholesky().logdet(), 1e-10);
        checks.same("QR, (200, 5): x[0]", QR.of(tall).solve(c)[0], smile(tall).qr().solve(c)[0], 1e-13);
        checks.same("QR: |r(4, 4)|", Math.abs(QR.of(tall).r().get(4, 4)), Math.abs(smile(tall).qr().R().get(4, 4)),
                1e-12);
        checks.atMost("residual of LU, Hilbert 12", Accuracy.of(Hilbert.scaled(12), Hilbert.rightSide(12),
                LU.of(Hilbert.scaled(12)).solve(Hilbert.rightSide(12)), ones(12)).residual(), 1e-15);
        checks.sameRelative("condition of Hilbert 5", LU.of(Hilbert.scaled(5)).condition(), Hilbert.condition(5), 1e-9);
        var smileA = smile(a);
        checks.time("factor and solve", Stopwatch.medianNanos(999, () -> LU.of(a).solve(b)),
                Stopwatch.medianNanos(999, () -> smileA.lu().solve(b)));
        checks.whyDifferent("The sign of a row of R is free: here it is LAPACK's, so the sizes are compared. The condition\n"
                + "               number of Hilbert 5 is held to whole-number arithmetic.");
        checks.print();
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void figure(Accuracy[][] accuracy, int largest) {
        Plot lines = Plot.of("Nearly parallel: a nudge moves the crossing", "x", "y")
                .line("x + y = 2", new double[]{-0.6, 2.1}, new double[]{2.6, -0.1})
                .line("x + 1.2 y = 2.2", new double[]{-0.6, 2.1}, new double[]{2.8 / 1.2, 0.1 / 1.2})
                .line("x + 1.2 y = 2.4", new double[]{-0.6, 2.1}, new double[]{3 / 1.2, 0.3 / 1.2})
                .focus("crossing", new double[]{1, 0}, new double[]{1, 2})
                .textBeside(0.38, 0.78, "before: (1, 1)").textBeside(0.05, 2.15, "after: (0, 2)")
                .xRange(-0.6, 2.1).yRange(-0.1, 2.8).size(560, 460);
        int first = FIRST + 1;   // the smallest is solved without any error, and 0 has no logarithm
        int count = largest - first + 1;
        double[] condition = new double[count];
        double[][] series = new double[4][count];
        for (int i = 0; i < count; i++) {
            condition[i] = Hilbert.condition(first + i);
            series[0][i] = condition[i] * 0x1p-53;
            series[1][i] = accuracy[first + i][0].error();
            series[2][i] = accuracy[first + i][0].residual();
            series[3][i] = accuracy[first + i][1].residual();
        }
        Plot growth = Plot.of("Hilbert matrices, n = 3 to " + largest, "condition number", "relative size")
                .line("condition / 2^53", condition, series[0])
                .points("error of solve", condition, series[1])
                .points("residual of solve", condition, series[2])
                .points("residual by inverse", condition, series[3])
                .xLog().yLog().size(560, 460);
        Panels.of("A small residual does not make a small error", 2, lines, growth).save("linear-systems",
                "Left: two nearly parallel lines that cross at (1, 1); one of them moves a little and the crossing jumps "
                + "to (0, 2). Right, logarithmic: the error of solving Hilbert systems rises along the line condition "
                + "number over 2 to the 53, the residual of solving stays near 1e-16, the residual of multiplying by "
                + "the inverse rises with the condition number.");
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

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
