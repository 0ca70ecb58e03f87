package scratch.math.eigen;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Stopwatch;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SymmetricEigen;

/// 104: apply a matrix again and again, and it shows its own directions.
public final class Ex104Eigen {
    static final Matrix A = Matrix.of(new double[][]{{2, 1}, {1, 2}});
    /// Column j spreads page j's vote over the pages that it links to: A to B and C, B to C, C to A.
    private static final Matrix LINKS = Matrix.of(new double[][]{{0, 0, 1}, {0.5, 0, 0}, {0.5, 1, 0}});

    private Ex104Eigen() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the random symmetric matrix",
                "n 8 2..200 rows and columns of the random symmetric matrix");
        powers();
        Matrix m = symmetric(arguments.intValue("n"), arguments.longValue("seed"));
        JacobiEigen jacobi = JacobiEigen.of(m);
        sweeps(m, jacobi);
        double[] rank = pageRank();
        Figures104.draw();
        Console.print("figures  target/figures/eigen.svg, starts.svg%n%n");

        checks(m, jacobi, rank).print();
        Console.print("%nTry: ./run 104 --n 60   Does a matrix with 56 times as many numbers need many more sweeps?%n");
    }

    private static void powers() {
        Console.print("A = [[2, 1], [1, 2]] applied to x = (1, 0) again and again%n");
        var table = Console.table("%6d   %11s   %9.4f   %8.4f   %17.6f   %8.6f", "step", "A^k x", "ratio y/x", "gap to 1",
                "Rayleigh quotient", "gap to 3");
        double[] x = {1, 0};
        for (int k = 0; k <= 5; k++) {
            double quotient = PowerIteration.rayleigh(A, x);
            table.row(k, String.format(Locale.ROOT, "(%.0f, %.0f)", x[0], x[1]), x[1] / x[0], 1 - x[1] / x[0], quotient,
                    3 - quotient);
            x = A.multiply(x);
        }
        Console.print("It turns towards (1, 1) and stays: A(1, 1) = 3 (1, 1). The gaps shrink about 3 and 9 times a step.%n");
    }

    private static void sweeps(Matrix m, JacobiEigen jacobi) {
        double[] off = jacobi.offDiagonal();
        Console.print("%nJacobi's rotations of a random symmetric matrix (%d, %d)%n", m.rows(), m.columns());
        var table = Console.table("%7d   %21.3e", "sweep", "left off the diagonal");
        for (int sweep = 0; sweep < off.length && off[sweep] > 1e-9; sweep++) {
            table.row(sweep, off[sweep]);
        }
        double[] values = jacobi.values();
        double trace = 0;
        for (int i = 0; i < m.rows(); i++) {
            trace += m.get(i, i);
        }
        Console.print("  eigenvalues  %.4f, %.4f, ... %.4f%n", values[0], values[1], values[values.length - 1]);
        Console.print("  their sum    %.4f   the trace of the matrix: %.4f%n", Vectors.sum(values), trace);
    }

    private static double[] pageRank() {
        PowerIteration power = PowerIteration.of(LINKS, PowerIteration.Options.standard());
        double[] rank = Vectors.times(power.vector(), 1 / Vectors.sum(power.vector()));
        Console.print("%nThree pages link A -> B, C;  B -> C;  C -> A. Power iteration ranks them (PageRank)%n");
        Console.print("  A %.4f   B %.4f   C %.4f   eigenvalue %.4f%n%n", rank[0], rank[1], rank[2], power.value());
        return rank;
    }

    private static CheckTable checks(Matrix m, JacobiEigen jacobi, double[] rank) {
        int n = m.rows();
        smile.math.matrix.Matrix.EVD theirs = smile(m).eigen(false, true, true);
        double[] falling = reversed(theirs.wr);                      // LAPACK's rise
        Matrix gram = m.gram();
        PowerIteration power = PowerIteration.of(gram, PowerIteration.Options.standard());
        double[] squares = smile(gram).eigen(false, false, true).wr;
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("largest, Jacobi", jacobi.values()[0], falling[0], 1e-10);
        checks.group("eigenvalues", 1e-10).same("Jacobi", jacobi.values(), falling)
                .same("fast", SymmetricEigen.of(m).values(), falling);
        var elements = checks.group("elements of V, |v|", 1e-8);
        for (int j = 0; j < n; j++) {
            elements.same("v" + j, sizes(jacobi.vectors().column(j)), sizes(theirs.Vr.col(n - 1 - j)));
        }
        checks.sameRelative("power iteration on M'M", power.value(), squares[n - 1], 1e-9);
        checks.same("PageRank of B", rank[1], 0.2, 1e-9);
        checks.atMost("|V diag(values) V' - M|", Vectors.norm(jacobi.reconstruct(n).minus(m).data()), 1e-10);
        checks.time("Jacobi", Stopwatch.medianNanos(20, () -> JacobiEigen.of(m)),
                Stopwatch.medianNanos(20, () -> smile(m).eigen(false, true, true)));
        return checks.whyDifferent("An eigenvector may point the other way in Smile: -v is as good as v. So absolute values "
                + "are compared. PageRank is held to the closed form, the check below it to the matrix itself.");
    }

    private static double[] reversed(double[] values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, j -> values[values.length - 1 - j]);
        return result;
    }

    private static double[] sizes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
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
        Arrays.setAll(rows, m::row);
        smile.math.matrix.Matrix result = smile.math.matrix.Matrix.of(rows);
        result.uplo(smile.math.blas.UPLO.LOWER);   // says that it is symmetric
        return result;
    }
}
