package scratch.math.svd;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.data.Datasets;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;

/// 105: every table is a sum of simple tables, and most of them can be dropped.
public final class Ex105SVD {
    private static final Matrix A = Matrix.of(new double[][]{{3, 0}, {4, 5}});
    private static final int SIDE = 48;

    private Ex105SVD() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "k 20 directions to keep of the digits");
        int k = arguments.intValue("k");
        if (k < 1 || k > 64) {
            throw new IllegalArgumentException("105: k = " + k + ": must be from 1 to 64");
        }
        twoByTwo();
        Matrix digits = Matrix.of(Datasets.digits().x());      // (1797, 64)
        SVD svd = SVD.of(digits);
        digits(digits, svd, k);
        Matrix picture = picture();
        SVD pictureSvd = SVD.of(picture);
        picture(picture, pictureSvd);
        pseudoInverse();
        figures(digits, svd, picture, pictureSvd);
        check(digits, svd, k);
        print("%nTry: ./run 105 --k 5   How much of the energy is in five directions? Guess first.%n");
    }

    private static void twoByTwo() {
        SVD svd = SVD.of(A);
        Matrix one = LowRank.of(svd, 1).restore();
        print("A = [[3, 0], [4, 5]]%n");
        print("  singular values     %.4f, %.4f   (the eigenvalues are 3 and 5)%n", svd.singularValues()[0],
                svd.singularValues()[1]);
        print("  best rank 1 copy    [[%.1f, %.1f], [%.1f, %.1f]]%n", one.get(0, 0), one.get(0, 1), one.get(1, 0),
                one.get(1, 1));
        print("  its distance to A   %.4f, the singular value that was dropped%n",
                Vectors.norm(A.minus(one).data()));
    }

    private static void digits(Matrix digits, SVD svd, int k) {
        print("%nDigits: %d pictures, %d pixels each, values 0 to 16; rank %d, because three pixels are never inked%n",
                digits.rows(), digits.columns(), svd.rank());
        double[] energy = LowRank.energy(svd.singularValues());
        double[] centred = LowRank.energy(SVD.of(centred(digits)).singularValues());
        print("  directions   energy kept   without the mean   numbers stored   mistake per pixel%n");
        for (int kept : IntStream.of(1, 5, k, 40).sorted().distinct().toArray()) {
            LowRank low = LowRank.of(svd, kept);
            print("  %10d       %5.1f %%            %5.1f %%          %7d               %5.2f%n", kept,
                    100 * energy[kept - 1], 100 * centred[kept - 1], low.numbers(),
                    low.error() / Math.sqrt(digits.data().length));
        }
        print("  all %d pixels are %d numbers; 90 %% of the energy needs %d directions%n", digits.columns(),
                digits.data().length, LowRank.rankFor(svd.singularValues(), 0.9));
    }

    private static void picture(Matrix picture, SVD svd) {
        print("%nA generated picture, %d x %d = %d numbers, of rank %d%n", SIDE, SIDE, SIDE * SIDE, svd.rank());
        print("      k   numbers   times smaller   relative error%n");
        for (int k : new int[]{1, 4, 8, 16, 24}) {
            LowRank low = LowRank.of(svd, k);
            print("  %5d   %7d            %4.1f           %.4f%n", k, low.numbers(),
                    (double) SIDE * SIDE / low.numbers(), low.error() / Vectors.norm(picture.data()));
        }
        print("The first few terms hold the scene, the others sharpen edges. From k = 24 on the copy is larger.%n");
    }

    private static void pseudoInverse() {
        OneSidedJacobi svd = OneSidedJacobi.of(Matrix.of(new double[][]{{1, 1}, {1, 1 + 1e-14}}));
        Matrix cut = svd.pseudoInverse(2 * Math.ulp(1.0) * 100);
        print("%nPseudo-inverse of [[1, 1], [1, 1 + 1e-14]]: first element%n");
        print("  second singular value kept   about %.0e%n", svd.pseudoInverse(0).get(0, 0));
        print("  second singular value cut    %.4f%n", cut.get(0, 0));
        print("The cut-off is part of the answer.%n%n");
    }

    private static void check(Matrix digits, SVD svd, int k) {
        double[][] rows = new double[digits.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = digits.row(i);
        }
        smile.math.matrix.Matrix.SVD theirs = smile.math.matrix.Matrix.of(rows).svd(true, false);
        OneSidedJacobi jacobi = OneSidedJacobi.of(digits);
        double ourWeights = 0;
        double theirWeights = 0;
        for (int j = 0; j < k; j++) {
            ourWeights += Math.abs(jacobi.v().get(20, j));
            theirWeights += Math.abs(theirs.V.get(20, j));
        }
        LowRank low = LowRank.of(svd, k);
        double[] left = Arrays.copyOfRange(theirs.s, k, theirs.s.length);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.sameRelative("largest singular value, Jacobi", jacobi.singularValues()[0], theirs.s[0], 1e-12);
        checks.sameRelative("sum of all 64, Jacobi", Vectors.sum(jacobi.singularValues()), Vectors.sum(theirs.s), 1e-12);
        checks.sameRelative("sum of all 64, SVD", Vectors.sum(svd.singularValues()), Vectors.sum(theirs.s), 1e-12);
        checks.same("rank", svd.rank(), theirs.rank());
        checks.same("pixel 20 in the directions kept, |v|", ourWeights, theirWeights, 1e-9);
        checks.sameRelative("distance of the copy to the digits", Vectors.norm(digits.minus(low.restore()).data()),
                Vectors.norm(left), 1e-10);
        checks.atMost("all terms: relative miss", Vectors.norm(digits.minus(LowRank.of(svd, 64).restore()).data())
                / Vectors.norm(digits.data()), 1e-12);
        checks.time("SVD of the digits", Stopwatch.medianNanos(3, () -> SVD.of(digits)),
                Stopwatch.medianNanos(3, () -> smile.math.matrix.Matrix.of(rows).svd(true, false)));
        checks.whyDifferent("u and v may both be turned round, so absolute values of v are compared. The distance is measured\n"
                + "               on the restored table here, and is the size of the dropped singular values there.");
        checks.print();
    }

    private static void figures(Matrix digits, SVD svd, Matrix picture, SVD pictureSvd) {
        Panels.of("A = U Σ Vᵀ: turn, stretch, turn", 4, stage("x", 0), stage("Vᵀx: turn", 1), stage("ΣVᵀx: stretch", 2),
                stage("UΣVᵀx: turn", 3)).cell(300, 330).save("svd", "Four panels. The unit circle with two "
                + "perpendicular arrows; turned, so that the arrows lie on the axes; stretched to an ellipse of half "
                + "axes 6.7 and 2.2; turned once more, which is what the matrix does to the circle.");
        int[] kept = {1, 4, 8, 16, 24};
        double[][] images = new double[6][];
        images[0] = picture.data();
        String[] captions = {"original, 2304 numbers", "k = 1", "k = 4", "k = 8", "k = 16", "k = 24"};
        for (int i = 0; i < kept.length; i++) {
            images[i + 1] = clamped(LowRank.of(pictureSvd, kept[i]).restore().data(), 1);
            captions[i + 1] += ", " + LowRank.of(pictureSvd, kept[i]).numbers() + " numbers";
        }
        Plot curve = Plot.of("What each term is worth", "term", "share of the largest σ")
                .line("picture", relative(pictureSvd, 40)).line("digits", relative(svd, 60)).yLog();
        Panels.of("A picture from few terms", 2, Images.of("Sums of k terms", SIDE, 3, images).captions(captions), curve)
                .cell(484, 420).save("compression", "Left: a picture of a sun, a house and hills, and its copies from 1, "
                + "4, 8, 16 and 24 terms, ever sharper. Right: singular values of the picture and of the digits on a "
                + "logarithmic scale; those of the picture fall faster, to 0 after 28 terms.");
        Matrix five = LowRank.of(svd, 5).restore();
        Matrix twenty = LowRank.of(svd, 20).restore();
        double[][] shown = new double[30][];
        for (int i = 0; i < 10; i++) {
            shown[i] = digits.row(i);
            shown[10 + i] = clamped(five.row(i), 16);
            shown[20 + i] = clamped(twenty.row(i), 16);
        }
        Images.of("Ten digits: as they are, from 5 and from 20 directions", 8, 10, shown).save("digits", "Three rows of "
                + "the digits 0 to 9: originals, blurred copies from 5 directions, and copies from 20 directions that "
                + "can all be read.");
        print("figures  target/figures/svd.svg, compression.svg, digits.svg%n%n");
    }

    // The unit circle and the columns of V after the first `steps` of Vᵀ, Σ, U.
    private static Plot stage(String title, int steps) {
        SVD svd = SVD.of(A);
        double[][] circle = new double[2][121];
        for (int i = 0; i < 121; i++) {
            double[] x = after(svd, steps, new double[]{Math.cos(i * Math.PI / 60), Math.sin(i * Math.PI / 60)});
            circle[0][i] = x[0];
            circle[1][i] = x[1];
        }
        double[] first = after(svd, steps, svd.v().column(0));
        double[] second = after(svd, steps, svd.v().column(1));
        double[] zero = {0};
        return Plot.of(title, "", "").line("", circle[0], circle[1])
                .arrows("v₁", zero, zero, new double[]{first[0]}, new double[]{first[1]})
                .arrows("v₂", zero, zero, new double[]{second[0]}, new double[]{second[1]})
                .equalAspect().xRange(-7, 7).yRange(-7, 7);
    }

    private static double[] after(SVD svd, int steps, double[] x) {
        double[] y = steps >= 1 ? svd.v().transposeMultiply(x) : x;
        y = steps >= 2 ? Vectors.hadamard(y, svd.singularValues()) : y;
        return steps >= 3 ? svd.u().multiply(y) : y;
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

    private static double[] relative(SVD svd, int terms) {
        double[] sigma = svd.singularValues();
        return Vectors.times(Arrays.copyOf(sigma, Math.min(terms, svd.rank())), 1 / sigma[0]);
    }

    private static double[] clamped(double[] pixels, double most) {
        return Arrays.stream(pixels).map(pixel -> Math.clamp(pixel, 0, most)).toArray();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
