package scratch.math.svd;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;
import scratch.math.decomposition.SymmetricEigen;

/// The figures of lesson 105: the three moves, copies from few terms, and small singular values that are lost.
final class Figures105 {
    private Figures105() {
    }

    static void draw(Matrix digits, SVD svd, Matrix picture, SVD pictureSvd) {
        Panels.of("A = U Σ Vᵀ: rotate, stretch, rotate", 4, stage("x", 0), stage("Vᵀx: rotate", 1),
                stage("ΣVᵀx: stretch", 2), stage("UΣVᵀx: rotate", 3)).cell(300, 340).save("svd", "Four panels. The unit circle "
                + "with two orthogonal arrows; rotated, so that the arrows lie on the axes; stretched to an ellipse of half "
                + "axes 6.7 and 2.2; rotated once more, which is what the matrix does to the circle.");
        compression(svd, picture, pictureSvd).save("compression", "Left: a picture of a sun, a house and hills, and its copies "
                + "from 1, 4, 8, 16 and 24 terms, ever sharper. Right: singular values of the picture and of the digits on a "
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
        smallValues().save("small-values", "Relative error of the small singular value of a matrix with the columns (1, e, 0) "
                + "and (1, 0, e), against e, both axes logarithmic. By the eigenvalues of the Gram matrix it passes 100 % at "
                + "1e-8; by one-sided Jacobi it stays at 1e-16.");
    }

    private static Panels compression(SVD svd, Matrix picture, SVD pictureSvd) {
        int[] kept = {1, 4, 8, 16, 24};
        double[][] images = new double[6][];
        images[0] = picture.data();
        String[] captions = {"original, 2304 numbers", "k = 1", "k = 4", "k = 8", "k = 16", "k = 24"};
        for (int i = 0; i < kept.length; i++) {
            LowRank low = LowRank.of(pictureSvd, kept[i]);
            images[i + 1] = clamped(low.restore().data(), 1);
            captions[i + 1] += ", " + low.numbers() + " numbers";
        }
        Plot curve = Plot.of("What each term is worth", "term", "share of the largest σ")
                .line("picture", relative(pictureSvd, 40)).as(Role.DATA)
                .line("digits", relative(svd, 60)).as(Role.ALTERNATIVE).yLog();
        return Panels.of("A picture from few terms", 2,
                Images.of("Sums of k terms", Ex105SVD.SIDE, 3, images).captions(captions), curve).cell(484, 420);
    }

    // The unit circle and the columns of V after the first `steps` of Vᵀ, Σ, U.
    private static Plot stage(String title, int steps) {
        SVD svd = SVD.of(Ex105SVD.A);
        double[][] circle = new double[2][121];
        for (int i = 0; i < 121; i++) {
            double[] x = after(svd, steps, new double[]{Math.cos(i * Math.PI / 60), Math.sin(i * Math.PI / 60)});
            circle[0][i] = x[0];
            circle[1][i] = x[1];
        }
        double[] first = after(svd, steps, svd.v().column(0));
        double[] second = after(svd, steps, svd.v().column(1));
        double[] zero = {0};
        return Plot.of(title, "", "").line("circle", circle[0], circle[1]).as(Role.NEUTRAL)
                .arrows("v₁", zero, zero, new double[]{first[0]}, new double[]{first[1]}).as(Role.MODEL)
                .arrows("v₂", zero, zero, new double[]{second[0]}, new double[]{second[1]}).as(Role.ALTERNATIVE)
                .equalAspect().xRange(-7, 7).yRange(-7, 7);
    }

    private static double[] after(SVD svd, int steps, double[] x) {
        double[] y = steps >= 1 ? svd.v().transposeMultiply(x) : x;
        y = steps >= 2 ? Vectors.hadamard(y, svd.singularValues()) : y;
        return steps >= 3 ? svd.u().multiply(y) : y;
    }

    private static Plot smallValues() {
        double[] size = new double[53];
        Arrays.setAll(size, i -> Math.pow(10, -13 + 0.25 * i));
        return Plot.of("The small singular value of (1, e, 0), (1, 0, e)", "e, the true value", "relative error").xLog().yLog()
                .line("root of an eigenvalue of AᵀA", size, errors(size,
                        a -> Math.sqrt(Math.max(0, SymmetricEigen.of(a.gram()).values()[1])))).as(Role.ERROR)
                .line("one-sided Jacobi", size, errors(size, a -> OneSidedJacobi.of(a).singularValues()[1])).as(Role.MODEL)
                .yRange(1e-17, 1e6);
    }

    // The largest error of ten neighbouring e: a single one can be lucky.
    private static double[] errors(double[] size, ToDoubleFunction<Matrix> small) {
        double[] errors = new double[size.length];
        for (int i = 0; i < size.length; i++) {
            errors[i] = 1e-17;
            for (int j = 0; j < 10; j++) {
                double e = size[i] * (1 + 0.05 * j);
                Matrix a = Matrix.of(new double[][]{{1, 1}, {e, 0}, {0, e}});
                errors[i] = Math.max(errors[i], Math.abs(small.applyAsDouble(a) - e) / e);
            }
        }
        return errors;
    }

    private static double[] relative(SVD svd, int terms) {
        double[] sigma = svd.singularValues();
        return Vectors.times(Arrays.copyOf(sigma, Math.min(terms, svd.rank())), 1 / sigma[0]);
    }

    private static double[] clamped(double[] pixels, double most) {
        return Arrays.stream(pixels).map(pixel -> Math.clamp(pixel, 0, most)).toArray();
    }
}
