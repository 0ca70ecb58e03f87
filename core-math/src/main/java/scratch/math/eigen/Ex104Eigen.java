package scratch.math.eigen;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SymmetricEigen;

/// 104: apply a matrix again and again, and it shows its own directions.
public final class Ex104Eigen {
    private static final Matrix A = Matrix.of(new double[][]{{2, 1}, {1, 2}});
    /// Column j spreads page j's vote over the pages that it links to: A to B and C, B to C, C to A.
    private static final Matrix LINKS = Matrix.of(new double[][]{{0, 0, 1}, {0.5, 0, 0}, {0.5, 1, 0}});

    private Ex104Eigen() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the random symmetric matrix", "n 8 its size");
        int n = arguments.intValue("n");
        if (n < 2) {
            throw new IllegalArgumentException("104: n = " + n + ": must be at least 2");
        }
        powers();
        Matrix m = symmetric(n, arguments.longValue("seed"));
        JacobiEigen jacobi = JacobiEigen.of(m);
        sweeps(m, jacobi);
        double[] rank = pageRank();
        figure();
        check(m, jacobi, rank);
        print("%nTry: ./run 104 --n 60   Does a matrix with 56 times as many numbers need many more sweeps?%n");
    }

    private static void powers() {
        print("A = [[2, 1], [1, 2]] applied to (1, 0) again and again%n");
        print("  step         A^k x   ratio y/x   gap to 1   Rayleigh quotient   gap to 3%n");
        double[] x = {1, 0};
        for (int k = 0; k <= 5; k++) {
            double quotient = PowerIteration.rayleigh(A, x);
            print("  %4d   %11s      %.4f     %.4f            %.6f   %.6f%n", k,
                    String.format(Locale.ROOT, "(%.0f, %.0f)", x[0], x[1]), x[1] / x[0], 1 - x[1] / x[0], quotient,
                    3 - quotient);
            x = A.multiply(x);
        }
        print("It turns towards (1, 1) and stays: A(1, 1) = 3 (1, 1). The gaps shrink about 3 and 9 times a step.%n");
    }

    private static void sweeps(Matrix m, JacobiEigen jacobi) {
        double[] off = jacobi.offDiagonal();
        print("%nA random symmetric matrix (%d, %d), turned plane by plane%n", m.rows(), m.columns());
        print("  sweep   left off the diagonal%n");
        for (int sweep = 0; sweep < off.length && off[sweep] > 1e-9; sweep++) {
            print("  %5d             %11.3e%n", sweep, off[sweep]);
        }
        double[] values = jacobi.values();
        print("  eigenvalues  %.4f, %.4f, ... %.4f%n", values[0], values[1], values[values.length - 1]);
        double trace = 0;
        for (int i = 0; i < m.rows(); i++) {
            trace += m.get(i, i);
        }
        print("  their sum    %.4f   the trace of the matrix: %.4f%n", Vectors.sum(values), trace);
    }

    private static double[] pageRank() {
        PowerIteration power = PowerIteration.of(LINKS, PowerIteration.Options.standard());
        double[] rank = Vectors.times(power.vector(), 1 / Vectors.sum(power.vector()));
        print("%nThree pages link A -> B, C;  B -> C;  C -> A. The same habit ranks them (PageRank)%n");
        print("  A %.4f   B %.4f   C %.4f   eigenvalue %.4f%n%n", rank[0], rank[1], rank[2], power.value());
        return rank;
    }

    private static void check(Matrix m, JacobiEigen jacobi, double[] rank) {
        int n = m.rows();
        smile.math.matrix.Matrix.EVD theirs = smile(m).eigen(false, true, true);   // ascending: the last is the largest
        double[] values = jacobi.values();
        double ourFirstRow = 0;
        double theirFirstRow = 0;
        for (int j = 0; j < n; j++) {
            ourFirstRow += Math.abs(jacobi.vectors().get(0, j));
            theirFirstRow += Math.abs(theirs.Vr.get(0, j));
        }
        SymmetricEigen library = SymmetricEigen.of(m);
        Matrix gram = m.gram();
        PowerIteration power = PowerIteration.of(gram, PowerIteration.Options.standard());
        double[] squares = smile(gram).eigen(false, false, true).wr;
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("largest eigenvalue, Jacobi", values[0], theirs.wr[n - 1], 1e-10);
        checks.same("smallest eigenvalue, Jacobi", values[n - 1], theirs.wr[0], 1e-10);
        checks.same("sum of |eigenvalue|, Jacobi", Vectors.norm1(values), Vectors.norm1(theirs.wr), 1e-10);
        checks.same("  the same, SymmetricEigen", Vectors.norm1(library.values()), Vectors.norm1(theirs.wr), 1e-10);
        checks.same("first row of V, sum of |v|", ourFirstRow, theirFirstRow, 1e-8);
        checks.sameRelative("power iteration on M'M", power.value(), squares[n - 1], 1e-9);
        checks.same("PageRank of B", rank[1], 0.2, 1e-9);
        checks.atMost("size of V diag(values) V' - M", Vectors.norm(jacobi.reconstruct(n).minus(m).data()), 1e-10);
        checks.time("Jacobi", Stopwatch.medianNanos(20, () -> JacobiEigen.of(m)),
                Stopwatch.medianNanos(20, () -> smile(m).eigen(false, true, true)));
        checks.whyDifferent("An eigenvector may point the other way in Smile: -v is as good as v. So absolute values are\n"
                + "               compared. PageRank is held to the closed form, the last check to the matrix itself.");
        checks.print();
    }

    private static void figure() {
        int points = 121;
        double[][] circle = new double[2][points];
        double[][] ellipse = new double[2][points];
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / (points - 1);
            double[] x = {Math.cos(angle), Math.sin(angle)};
            double[] ax = A.multiply(x);
            circle[0][i] = x[0];
            circle[1][i] = x[1];
            ellipse[0][i] = ax[0];
            ellipse[1][i] = ax[1];
        }
        int steps = 13;
        double[][] arrow = new double[2][4];
        double[] at = new double[steps];
        double[] angle = new double[steps];
        double[] value = new double[steps];
        double[] x = {1, 0};
        for (int k = 0; k < steps; k++) {
            double[] ax = A.multiply(x);
            if (k < 4) {
                arrow[0][k] = ax[0];
                arrow[1][k] = ax[1];
            }
            at[k] = k;
            angle[k] = Vectors.angle(x, new double[]{1, 1});
            value[k] = 3 - PowerIteration.rayleigh(A, x);
            x = PowerIteration.step(A, x);
        }
        Plot plane = Plot.of("A turns a circle into an ellipse", "x", "y")
                .line("unit circle", circle[0], circle[1]).line("its image", ellipse[0], ellipse[1])
                .line("eigenvectors", new double[]{-2.6, 2.6, Double.NaN, -1.4, 1.4},
                        new double[]{-2.6, 2.6, Double.NaN, 1.4, -1.4})
                .arrows("A x, step by step", new double[4], new double[4], arrow[0], arrow[1])
                .equalAspect().xRange(-2.9, 2.9).yRange(-2.9, 2.9);
        Plot errors = Plot.of("How fast it gets there", "step", "error")
                .line("vector: angle to (1, 1)", at, angle).line("value: 3 - Rayleigh quotient", at, value).yLog();
        Panels.of("Again and again", 2, plane, errors).cell(500, 480).save("eigen", "Left: the unit circle and its "
                + "image, an ellipse with axes along (1, 1) and (1, -1); four arrows to the ellipse swing from (2, 1) "
                + "towards the long axis. Right: two straight lines on a logarithmic scale; the error of the value falls "
                + "twice as steeply as the angle of the vector.");
        print("figure  target/figures/eigen.svg%n%n");
    }

    private static Matrix symmetric(int n, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Matrix m = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                m.set(i, j, random.nextGaussian());
                m.set(j, i, m.get(i, j));
            }
        }
        return m;
    }

    private static smile.math.matrix.Matrix smile(Matrix m) {
        double[][] rows = new double[m.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = m.row(i);
        }
        smile.math.matrix.Matrix result = smile.math.matrix.Matrix.of(rows);
        result.uplo(smile.math.blas.UPLO.LOWER);   // says that it is symmetric
        return result;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
