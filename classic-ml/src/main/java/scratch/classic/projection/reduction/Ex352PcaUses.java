package scratch.classic.projection.reduction;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.nearest.KNearest;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.classic.selection.FoldScores;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// 352: digits seen, cleaned and packed with few components, and what components do not see.
public final class Ex352PcaUses {
    static final ClassificationData DIGITS = Datasets.digits();
    static final int[] COMPONENTS = {1, 2, 5, 10, 20, 30, 64};
    static final int[] KEPT = {1, 2, 5, 10, 15, 20, 30, 45, 64};
    static final int[] PACKED = {5, 10, 20, 40};
    static final int FOLDS = 5;
    static final int PIXELS = 64;
    static final int DEFLATED = 46_000;

    private Ex352PcaUses() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "noise 4.0 0.5..16 deviation of the noise, on a scale of 16 grey levels",
                "neighbours 3 1..15 how many digits vote", "seed 42 seed of folds, noise and rows");
        double noise = arguments.doubleValue("noise");
        long seed = arguments.longValue("seed");

        int[][] answers = answers(arguments.intValue("neighbours"), seed);
        double[][] seen = seen(answers, seed);
        double[] errors = clean(noise, seed);
        pack();
        blind(arguments.intValue("neighbours"), seed);
        Figures352.draw(seen, noise, errors, seed);
        Console.print("%nfigures  target/figures/plane.svg, eigen-digits.svg, denoise.svg, blind.svg%n%n");

        Peers352.checks(seed).print();
        Console.print("%nTry: ./run 352 --noise 8   How many components are best now?%n");
    }

    static Matrix digits() {
        return Matrix.of(DIGITS.x());
    }

    static List<Split> folds(long seed) {
        return Folds.stratified(DIGITS.y(), FOLDS, seed);
    }

    /// For each number of components, what the nearest digits of the other folds say to each digit; the components are
    /// learned from the other folds, too. (numbers, 1797)
    static int[][] answers(int neighbours, long seed) {
        int[][] answers = new int[COMPONENTS.length][DIGITS.y().length];
        Matrix x = digits();
        for (Split fold : folds(seed)) {
            PrincipalComponents all = PrincipalComponents.fit(x.selectRows(fold.train()), Options.all());
            int[] labels = IntStream.of(fold.train()).map(i -> DIGITS.y()[i]).toArray();
            for (int c = 0; c < COMPONENTS.length; c++) {
                PrincipalComponents first = all.first(COMPONENTS[c]);
                int[] said = KNearestClassifier.fit(first.transform(x.selectRows(fold.train())), labels,
                        KNearest.Options.of(neighbours)).predict(first.transform(x.selectRows(fold.test())));
                for (int i = 0; i < said.length; i++) {
                    answers[c][fold.test()[i]] = said[i];
                }
            }
        }
        return answers;
    }

    /// Share of right answers by number of components, with its interval: (3, numbers).
    private static double[][] seen(int[][] answers, long seed) {
        PrincipalComponents fit = PrincipalComponents.fit(digits(), Options.all());
        Console.print("1797 digits: right answers of the nearest digits in %d folds, 95 %% intervals%n%n", FOLDS);
        var table = Console.table("%10d %18.4f %14.4f %8.4f %7.4f", "components", "variance kept", "right", "from", "to");
        double[][] seen = new double[3][COMPONENTS.length];
        for (int c = 0; c < COMPONENTS.length; c++) {
            Interval right = scores(answers[c], seed).interval(0.95);
            seen[0][c] = right.estimate();
            seen[1][c] = right.lower();
            seen[2][c] = right.upper();
            double kept = IntStream.range(0, COMPONENTS[c]).mapToDouble(j -> fit.ratios()[j]).sum();
            table.row(COMPONENTS[c], kept, right.estimate(), right.lower(), right.upper());
        }
        Console.print("%nin the plane of two, right answers digit by digit:%n");
        for (int digit = 0; digit < 10; digit++) {
            Console.print("  %d: %.2f", digit, recall(answers[1], digit));
        }
        Console.print("%n");
        return seen;
    }

    static FoldScores scores(int[] answers, long seed) {
        double[] scores = folds(seed).stream().mapToDouble(fold -> IntStream.of(fold.test())
                .map(i -> answers[i] == DIGITS.y()[i] ? 1 : 0).average().orElseThrow()).toArray();
        return new FoldScores(scores, 1.0 / FOLDS);
    }

    static double recall(int[] answers, int digit) {
        return IntStream.range(0, answers.length).filter(i -> DIGITS.y()[i] == digit).map(i -> answers[i] == digit ? 1 : 0)
                .average().orElseThrow();
    }

    /// Every second digit: those to learn from, or the others.
    static Matrix half(int which) {
        Matrix x = digits();
        return x.selectRows(IntStream.range(0, x.rows()).filter(i -> i % 2 == which).toArray());
    }

    private static double[] clean(double noise, long seed) {
        Matrix clean = half(1);
        Matrix noisy = Denoising.withNoise(clean, noise, seed + 1);
        PrincipalComponents learned = Denoising.learn(Denoising.withNoise(half(0), noise, seed));
        double[] signal = PrincipalComponents.fit(half(0), Options.all()).variances();
        double[] expected = Denoising.expectedErrors(signal, noise * noise);
        Console.print("%nnoise of deviation %.1f: squared error of a pixel of other digits, %.2f as they are%n%n", noise,
                Denoising.meanSquare(noisy, clean));
        var table = Console.table("%10d %12.2f %16.2f", "components", "cleaned", "expected");
        for (int k : KEPT) {
            table.row(k, Denoising.error(learned, k, noisy, clean), expected[k] / PIXELS);
        }
        double[] errors = IntStream.rangeClosed(1, PIXELS).mapToDouble(k -> Denoising.error(learned, k, noisy, clean))
                .toArray();
        Console.print("%nbest: %d components; by the rule of twice the noise: %d%n", best(errors),
                Denoising.worthKeeping(learned.variances(), noise * noise));
        return errors;
    }

    static int best(double[] errors) {
        return 1 + IntStream.range(0, errors.length).reduce(0, (a, b) -> errors[b] < errors[a] ? b : a);
    }

    private static void pack() {
        Matrix x = digits();
        int plain = x.data().length;
        // how many bytes exactly depends on the library that the JDK was built with
        Console.print("%nall digits, one byte a pixel: %d bytes; deflate needs %s than %d, without loss%n%n", plain,
                deflated() < DEFLATED ? "fewer" : "more", DEFLATED);
        var table = Console.table("%10d %10d %10d %10.3f %22.3f", "components", "bytes", "per cent", "off by", "unrounded");
        for (int k : PACKED) {
            Compression packed = Compression.fit(x, k);
            byte[] codes = packed.compress(x);
            int bytes = codes.length + packed.sharedBytes();
            double rounded = Math.sqrt(Denoising.meanSquare(packed.decompress(codes), x));
            double unrounded = Math.sqrt(PrincipalComponents.fit(x, Options.of(k)).reconstructionError(x) / PIXELS);
            table.row(k, bytes, Math.round(100.0 * bytes / plain), rounded, unrounded);
        }
    }

    /// How many bytes the pixels have after lossless packing.
    static int deflated() {
        double[] pixels = digits().data();
        byte[] plain = new byte[pixels.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) pixels[i];
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(plain);
            deflater.finish();
            return deflater.deflate(new byte[2 * plain.length]);
        } finally {
            deflater.end();
        }
    }

    private static void blind(int neighbours, long seed) {
        Matrix x = Matrix.zeros(400, 2);
        int[] labels = twoSheets(x, seed);
        PrincipalComponents fit = PrincipalComponents.fit(x, Options.all());
        Console.print("%ntwo classes on parallel lines: the first component has %.3f of the variance%n", fit.ratios()[0]);
        Matrix scores = fit.transform(x);
        for (int j = 0; j < 2; j++) {
            Interval right = right(scores.selectColumns(j), labels, neighbours, seed).interval(0.95);
            Console.print("  component %d: right %.3f, from %.3f to %.3f%n", j + 1, right.estimate(), right.lower(),
                    right.upper());
        }
        Console.print("one row of 400 moved to (0, 150): the first component turns from %.1f to %.1f degrees%n", direction(x),
                direction(withOutlier(x)));
    }

    /// Fills x with points that spread widely along the first column; the class decides whether the second is near 1 or −1.
    static int[] twoSheets(Matrix x, long seed) {
        var random = new SplittableRandom(seed);
        int[] labels = new int[x.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 2;
            x.set(i, 0, 5 * random.nextGaussian());
            x.set(i, 1, 2 * labels[i] - 1 + 0.2 * random.nextGaussian());
        }
        return labels;
    }

    static FoldScores right(Matrix x, int[] labels, int neighbours, long seed) {
        double[] scores = Folds.stratified(labels, FOLDS, seed).stream().mapToDouble(fold -> {
            int[] known = IntStream.of(fold.train()).map(i -> labels[i]).toArray();
            int[] said = KNearestClassifier.fit(x.selectRows(fold.train()), known, KNearest.Options.of(neighbours))
                    .predict(x.selectRows(fold.test()));
            return IntStream.range(0, said.length).map(i -> said[i] == labels[fold.test()[i]] ? 1 : 0).average().orElseThrow();
        }).toArray();
        return new FoldScores(scores, 1.0 / FOLDS);
    }

    static Matrix withOutlier(Matrix x) {
        Matrix moved = x.copy();
        moved.set(0, 0, 0);
        moved.set(0, 1, 150);
        return moved;
    }

    /// The angle between the line of the first component and the first axis: from 0 to 90 degrees.
    static double direction(Matrix x) {
        double[] first = PrincipalComponents.fit(x, Options.of(1)).components().row(0);
        return Math.toDegrees(Math.atan2(Math.abs(first[1]), Math.abs(first[0])));
    }
}
