package scratch.math.svd;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Stopwatch;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;

/// 105: every table is a sum of simple tables, and most of them can be dropped.
public final class Ex105SVD {
    static final Matrix A = Matrix.of(new double[][]{{3, 0}, {4, 5}});
    static final int SIDE = 48;

    private Ex105SVD() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "k 20 1..64 directions to keep of the digits");
        int k = arguments.intValue("k");
        twoByTwo();
        Matrix digits = Matrix.of(Datasets.digits().x());      // (1797, 64)
        SVD svd = SVD.of(digits);
        digits(digits, svd, k);
        Matrix picture = picture();
        SVD pictureSvd = SVD.of(picture);
        picture(picture, pictureSvd);
        pseudoInverse();
        Figures105.draw(digits, svd, picture, pictureSvd);
        Console.print("figures  target/figures/svd.svg, compression.svg, digits.svg, small-values.svg%n%n");

        checks(digits, svd, k).print();
        Console.print("%nTry: ./run 105 --k 5   How much of the energy is in five directions? Guess first.%n");
    }

    private static void twoByTwo() {
        SVD svd = SVD.of(A);
        Matrix one = LowRank.of(svd, 1).restore();
        Console.print("A = [[3, 0], [4, 5]]%n");
        Console.print("  singular values     %.4f, %.4f   (the eigenvalues are 3 and 5)%n", svd.singularValues()[0],
                svd.singularValues()[1]);
        Console.print("  best rank 1 copy    [[%.1f, %.1f], [%.1f, %.1f]]%n", one.get(0, 0), one.get(0, 1), one.get(1, 0),
                one.get(1, 1));
        Console.print("  its distance to A   %.4f, the singular value that was dropped%n",
                Vectors.norm(A.minus(one).data()));
    }

    private static void digits(Matrix digits, SVD svd, int k) {
        Console.print("%nDigits: %d pictures, %d pixels each, values 0 to 16; rank %d, because three pixels are never inked%n",
                digits.rows(), digits.columns(), svd.rank());
        double[] energy = LowRank.energy(svd.singularValues());
        double[] centred = LowRank.energy(SVD.of(centred(digits)).singularValues());
        var table = Console.table("%12d   %11.1f   %18.1f   %14d   %14.2f", "directions", "energy in %", "% without the mean",
                "numbers stored", "RMSE per pixel");
        for (int kept : IntStream.of(1, 5, k, 40).sorted().distinct().toArray()) {
            LowRank low = LowRank.of(svd, kept);
            table.row(kept, 100 * energy[kept - 1], 100 * centred[kept - 1], low.numbers(),
                    low.error() / Math.sqrt(digits.data().length));
        }
        Console.print("  all %d pixels are %d numbers; 90 %% of the energy needs %d directions%n", digits.columns(),
                digits.data().length, LowRank.rankFor(svd.singularValues(), 0.9));
    }

    private static void picture(Matrix picture, SVD svd) {
        Console.print("%nA generated picture, %d x %d = %d numbers, of rank %d%n", SIDE, SIDE, SIDE * SIDE, svd.rank());
        var table = Console.table("%7d   %7d   %13.1f   %14.4f", "k", "numbers", "times smaller", "relative error");
        for (int k : new int[]{1, 4, 8, 16, 24}) {
            LowRank low = LowRank.of(svd, k);
            table.row(k, low.numbers(), (double) SIDE * SIDE / low.numbers(), low.error() / Vectors.norm(picture.data()));
        }
        Console.print("The first few terms hold the scene, the others sharpen edges. From k = 24 on the copy is larger.%n");
    }

    private static void pseudoInverse() {
        OneSidedJacobi svd = OneSidedJacobi.of(Matrix.of(new double[][]{{1, 1}, {1, 1 + 1e-14}}));
        Matrix cut = svd.pseudoInverse(2 * Math.ulp(1.0) * 100);
        Console.print("%nPseudo-inverse of [[1, 1], [1, 1 + 1e-14]]: first element%n");
        Console.print("  second singular value kept   about %.0e%n", svd.pseudoInverse(0).get(0, 0));
        Console.print("  second singular value cut    %.4f%n", cut.get(0, 0));
        Console.print("The cut-off is part of the answer.%n%n");
    }

    private static CheckTable checks(Matrix digits, SVD svd, int k) {
        double[][] rows = new double[digits.rows()][];
        Arrays.setAll(rows, digits::row);
        smile.math.matrix.Matrix.SVD theirs = smile.math.matrix.Matrix.of(rows).svd(true, false);
        OneSidedJacobi jacobi = OneSidedJacobi.of(digits);
        double largest = theirs.s[0];
        LowRank low = LowRank.of(svd, k);
        double[] dropped = Arrays.copyOfRange(theirs.s, k, theirs.s.length);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.sameRelative("largest, Jacobi", jacobi.singularValues()[0], largest, 1e-12);
        checks.group("σ / largest", 1e-13)
                .same("Jacobi", Vectors.times(jacobi.singularValues(), 1 / largest), Vectors.times(theirs.s, 1 / largest))
                .same("SVD", Vectors.times(svd.singularValues(), 1 / largest), Vectors.times(theirs.s, 1 / largest));
        checks.same("rank", svd.rank(), theirs.rank());
        checks.group("weights, pixel 20", 1e-9).same("v", sizes(jacobi.v().row(20), k), sizes(theirs.V.row(20), k));
        checks.sameRelative("distance of the copy", Vectors.norm(digits.minus(low.restore()).data()),
                Vectors.norm(dropped), 1e-10);
        checks.atMost("relative miss, k = 64", Vectors.norm(digits.minus(LowRank.of(svd, 64).restore()).data())
                / Vectors.norm(digits.data()), 1e-12);
        checks.time("SVD of the digits", Stopwatch.medianNanos(3, () -> SVD.of(digits)),
                Stopwatch.medianNanos(3, () -> smile.math.matrix.Matrix.of(rows).svd(true, false)));
        return checks.whyDifferent("u and v may both be turned round, so absolute values of v are compared. The distance is "
                + "measured on the restored table here, and is the size of the dropped singular values there.");
    }

    private static double[] sizes(double[] row, int k) {
        return Arrays.stream(row, 0, k).map(Math::abs).toArray();
    }

    // A sun, two hills and a house with a door; dark is 1.
    private static Matrix picture() {
        Matrix picture = Matrix.zeros(SIDE, SIDE);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                double shade = 0.3 * (1 - i / (double) SIDE);
                shade = Math.hypot(i - 10, j - 36) < 6.5 ? 0.95 : shade;
                shade = i > 30 + 5 * Math.sin(j / 7.0) ? 0.45 : shade;
                shade = i > 38 - 4 * Math.cos(j / 9.0) ? 0.65 : shade;
                boolean roof = i >= 14 && i < 23 && Math.abs(j - 14) <= i - 13;
                boolean wall = i >= 23 && i < 38 && Math.abs(j - 14) <= 8;
                boolean door = i >= 29 && i < 38 && Math.abs(j - 14) <= 2;
                shade = roof || door ? 1 : wall ? 0.05 : shade;
                picture.set(i, j, shade);
            }
        }
        return picture;
    }

    private static Matrix centred(Matrix x) {
        Matrix result = x.copy();
        for (int j = 0; j < x.columns(); j++) {
            double mean = Vectors.mean(x.column(j));
            for (int i = 0; i < x.rows(); i++) {
                result.set(i, j, x.get(i, j) - mean);
            }
        }
        return result;
    }
}
