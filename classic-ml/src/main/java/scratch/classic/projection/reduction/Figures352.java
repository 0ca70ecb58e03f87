package scratch.classic.projection.reduction;

import java.util.stream.IntStream;

import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 352: digits in a plane, their components, what noise leaves, and what components do not see.
final class Figures352 {
    private static final int SHOWN = 6;

    private Figures352() {
    }

    static void draw(double[][] seen, double noise, double[] errors, long seed) {
        plane(seen);
        eigenDigits();
        denoise(noise, errors, seed);
        blind(seed);
    }

    private static void plane(double[][] seen) {
        Matrix scores = PrincipalComponents.fit(Ex352PcaUses.digits(), Options.of(2)).transform(Ex352PcaUses.digits());
        int[] some = IntStream.range(0, scores.rows()).filter(i -> Ex352PcaUses.DIGITS.y()[i] < SHOWN).toArray();
        int[] labels = IntStream.of(some).map(i -> Ex352PcaUses.DIGITS.y()[i]).toArray();
        Matrix shown = scores.selectRows(some);
        double[] numbers = IntStream.of(Ex352PcaUses.COMPONENTS).asDoubleStream().toArray();
        Panels.of("Digits in a plane", 2, Plot.of("two components of the digits 0 to 5", "component 1", "component 2")
                .points(shown.column(0), shown.column(1), labels, "0", "1", "2", "3", "4", "5"),
                Plot.of("right answers of the nearest digits", "components", "right").xLog()
                .band("95 %", numbers, seen[1], seen[2]).as(Role.UNCERTAINTY)
                .line("mean of the folds", numbers, seen[0]).as(Role.MODEL).yRange(0, 1)).cell(450, 420)
                .save("plane", "Left, the digits 0 to 5 in the plane of two components: 0 lies below, 4 to the right, 3 to the "
                + "left, 1 above; 2 lies among 3, and 5 is scattered over all of the middle. Right, the share of "
                + "right answers against the number of components: it rises "
                + "from 0.3 for one to nearly 0.99 for twenty, and is level from there.");
    }

    private static void eigenDigits() {
        PrincipalComponents fit = PrincipalComponents.fit(Ex352PcaUses.digits(), Options.of(40));
        double[][] parts = new double[10][];
        String[] names = new String[10];
        parts[0] = fit.means();
        names[0] = "mean";
        for (int j = 1; j < parts.length; j++) {
            parts[j] = fit.components().row(j - 1);
            for (int i = 0; i < parts[j].length; i++) {
                parts[j][i] = 8 + 16 * parts[j][i];             // a grey 8 is 0
            }
            names[j] = "v" + j;
        }
        int[] kept = {1, 5, 10, 20, 40};
        double[][] rebuilt = new double[12][];
        String[] captions = new String[12];
        for (int row = 0; row < 2; row++) {
            Matrix one = Ex352PcaUses.digits().selectRows(row == 0 ? 5 : 8);
            for (int c = 0; c < kept.length; c++) {
                rebuilt[row * 6 + c] = fit.first(kept[c]).reconstruct(one).row(0);
                captions[row * 6 + c] = "k = " + kept[c];
            }
            rebuilt[row * 6 + 5] = one.row(0);
            captions[row * 6 + 5] = "original";
        }
        Panels.of("Eigen-digits", 2, Images.of("the mean and nine components", 8, 5, parts).captions(names),
                Images.of("two digits from k components", 8, 6, rebuilt).captions(captions)).cell(450, 280)
                .save("eigen-digits", "Left, ten pictures of 8 by 8 pixels: the mean digit, a blur, and nine components with "
                + "light and dark strokes. Right, a 5 and an 8 put together from 1, 5, 10, 20 and 40 components, ever more "
                + "like the original, which stands at the end of the row.");
    }

    private static void denoise(double noise, double[] errors, long seed) {
        Matrix clean = Ex352PcaUses.half(1);
        Matrix noisy = Denoising.withNoise(clean, noise, seed + 1);
        PrincipalComponents learned = Denoising.learn(Denoising.withNoise(Ex352PcaUses.half(0), noise, seed));
        Matrix cleaned = learned.first(Ex352PcaUses.best(errors)).reconstruct(noisy);
        double[][] pictures = new double[12][];
        String[] captions = new String[12];
        for (int i = 0; i < 4; i++) {
            pictures[i] = clean.row(i);
            pictures[4 + i] = noisy.row(i);
            pictures[8 + i] = cleaned.row(i);
            captions[i] = "clean";
            captions[4 + i] = "noisy";
            captions[8 + i] = "cleaned";
        }
        double[] numbers = IntStream.rangeClosed(1, errors.length).asDoubleStream().toArray();
        Panels.of("Noise removed", 2, Plot.of("error against components kept", "components", "squared error of a pixel")
                .line("cleaned", numbers, errors).as(Role.MODEL).horizontal("left as they are", noise * noise).as(Role.ERROR),
                Images.of("four digits that were not learned from", 8, 4, pictures).captions(captions)).cell(450, 380)
                .save("denoise", "Left, the squared error against the number of components kept: it falls steeply, has its "
                + "smallest value at 18, and rises slowly to the error of the noisy digits. Right, four digits clean, "
                + "noisy, and cleaned: most of the speckle is gone, and the strokes are soft.");
    }

    private static void blind(long seed) {
        Matrix x = Matrix.zeros(400, 2);
        int[] labels = Ex352PcaUses.twoSheets(x, seed);
        Matrix moved = Ex352PcaUses.withOutlier(x);
        Panels.of("What components do not see", 2, Plot.of("two classes, one above the other", "x", "y")
                .points(x.column(0), x.column(1), labels, "class 1", "class 2").line("component 1", ends(x, 0), ends(x, 1))
                .as(Role.ERROR), Plot.of("one row far away", "x", "y").points("rows", moved.column(0), moved.column(1))
                .as(Role.DATA).line("component 1", ends(moved, 0), ends(moved, 1)).as(Role.ERROR)).cell(450, 360)
                .save("blind", "Left, two classes on two level lines, one above the other; the first component runs along them "
                + "and mixes both. Right, the same rows with one far above: the first component points at it.");
    }

    private static double[] ends(Matrix x, int axis) {
        PrincipalComponents fit = PrincipalComponents.fit(x, Options.of(1));
        double reach = 3 * Math.sqrt(fit.variances()[0]) * fit.components().get(0, axis);
        return new double[] {fit.means()[axis] - reach, fit.means()[axis] + reach};
    }
}
