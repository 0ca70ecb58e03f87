package scratch.deep.generative.denoising;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.deep.data.Data;
import scratch.deep.generative.denoising.Corruption.Kind;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.reconstruction.Autoencoder;
import scratch.deep.reconstruction.Fitting;
import scratch.deep.reconstruction.OverSeeds;
import scratch.deep.reconstruction.Rows;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// 432: damage the input, ask for the clean one, and see what a network has to know for that.
public final class Ex432Denoising {
    static final double[] LEVELS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8};
    static final double RING_NOISE = 0.3;
    private static final int TRAINING_ROWS = 1437;
    private static final String[] METHODS = {"left as it is", "median of 3 x 3", "best linear filter", "plain, 8 units",
        "plain, 64 units", "denoising, 64 units"};

    private Ex432Denoising() {
    }

    /// Digits in random order, 1,437 to train on and 360 to judge by; pixels from 0 to 1.
    record Split(Matrix train, Matrix test, double[] mean) {
        static Split of(long seed) {
            int[] order = Data.permutation(Datasets.digits().size(), seed);
            Matrix x = Matrix.of(Datasets.digits().x()).times(1.0 / 16);
            Matrix train = x.selectRows(Arrays.copyOf(order, TRAINING_ROWS));
            double[] mean = new double[x.columns()];
            Arrays.setAll(mean, j -> Vectors.mean(train.column(j)));
            return new Split(train, x.selectRows(Arrays.copyOfRange(order, TRAINING_ROWS, order.length)), mean);
        }
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "epochs 40 1..1000 epochs of each training", "seeds 5 2..10 trainings of each kind",
                "noise 0.3 0..1 standard deviation of the normal noise");
        int epochs = arguments.intValue("epochs");
        Corruption[] damages = {new Corruption(Kind.GAUSSIAN, arguments.doubleValue("noise")),
            new Corruption(Kind.MASKING, 0.5), new Corruption(Kind.SALT_AND_PEPPER, 0.2)};
        twoPoints();
        table(damages, epochs, arguments.intValue("seeds"));
        Split data = Split.of(1);
        Layer trained = denoising(data.train, damages[0], epochs, 1);
        double[][] curve = levels(data, damages[0], trained);
        Layer ring = ring(10 * epochs);
        Figures432.draw(data, damages, trained, epochs, curve, ring);
        Console.print("figures  target/figures/arrows.svg, repaired.svg, levels.svg%n%n");
        check(data);
        Console.print("%nTry: ./run 432 --noise 0.6   Which of the filters is still better than leaving the noise alone?%n");
    }

    private static void twoPoints() {
        Console.print("x is -1 or 1; what is the best guess if 0.5 is seen?%n");
        for (double deviation : new double[]{1, 0.5}) {
            Console.print("  noise %.1f   %.4f   moved by %7.4f%n", deviation, Math.tanh(0.5 / (deviation * deviation)),
                    Math.tanh(0.5 / (deviation * deviation)) - 0.5);
        }
    }

    /// The network of both kinds: 64-128-64-128-64, whose code is as wide as the input, or 64-128-units.
    static Autoencoder network(int units, long seed) {
        return Autoencoder.of(Activation.GELU, SeedStream.generator(seed), 64, 128, units);
    }

    static Layer plain(Matrix train, int units, int epochs, long seed) {
        return Fitting.withSeed(seed).withEpochs(epochs).run(network(units, seed), Loss.meanSquared(), Fitting.itself(train));
    }

    static Layer denoising(Matrix train, Corruption corruption, int epochs, long seed) {
        return Fitting.withSeed(seed).withEpochs(epochs).run(new Sequential(new Corrupting(corruption, seed), network(64,
                seed)),
                Loss.meanSquared(), Fitting.itself(train));
    }

    private static void table(Corruption[] damages, int epochs, int seeds) {
        Console.print("%ndigits: lost on 360 test rows, in %%; mean of %d splits and starts, 95 %% interval%n", seeds);
        double[][][] lost = new double[METHODS.length][damages.length][seeds];
        for (int s = 0; s < seeds; s++) {
            Split data = Split.of(s + 1);
            Layer narrow = plain(data.train, 8, epochs, s + 1);
            Layer wide = plain(data.train, 64, epochs, s + 1);
            for (int k = 0; k < damages.length; k++) {
                Matrix noisy = damages[k].apply(data.test, SeedStream.generator(100 + s));
                Matrix[] back = {noisy, MedianFilter.of(noisy, 8), LinearDenoiser.fit(data.train, damages[k]).denoise(noisy),
                    Rows.through(narrow, noisy), Rows.through(wide, noisy),
                    Rows.through(denoising(data.train, damages[k], epochs, s + 1), noisy)};
                for (int m = 0; m < METHODS.length; m++) {
                    lost[m][k][s] = 100 * Rows.lostShare(data.test, back[m], data.mean);
                }
            }
        }
        var table = Console.table("  %-20s %17s %17s %22s", "", "noise " + damages[0].level(), "masked " + damages[1].level(),
                "salt and pepper " + damages[2].level());
        for (int m = 0; m < METHODS.length; m++) {
            table.row(METHODS[m], text(lost[m][0]), text(lost[m][1]), text(lost[m][2]));
        }
        for (int k = 0; k < damages.length; k++) {
            int kind = k;
            double[] gain = new double[seeds];
            Arrays.setAll(gain, s -> lost[5][kind][s] - lost[2][kind][s]);
            Console.print("%s%s", k == 0 ? "  denoising minus linear: " : "; ", text(gain));
        }
        Console.print("%n");
    }

    private static String text(double... scores) {
        OverSeeds over = OverSeeds.of(scores);
        return String.format(Locale.ROOT, "%.0f ± %.0f", over.mean() + 0.0, Math.ceil(over.half()));
    }

    /// Lost at other levels than that of training, in percent: untouched, linear, denoising network, linear refitted.
    private static double[][] levels(Split data, Corruption trainedFor, Layer network) {
        double[][] lost = new double[4][LEVELS.length];
        LinearDenoiser linear = LinearDenoiser.fit(data.train, trainedFor);
        for (int i = 0; i < LEVELS.length; i++) {
            Corruption now = new Corruption(Kind.GAUSSIAN, LEVELS[i]);
            Matrix noisy = now.apply(data.test, SeedStream.generator(50));
            Matrix[] back = {noisy, linear.denoise(noisy), Rows.through(network, noisy),
                LinearDenoiser.fit(data.train, now).denoise(noisy)};
            for (int m = 0; m < back.length; m++) {
                lost[m][i] = 100 * Rows.lostShare(data.test, back[m], data.mean);
            }
        }
        Console.print("%nthe network for noise %s elsewhere: lost %.0f %% at noise 0 (untouched %.0f), %.0f %% at 0.8 "
                + "(untouched %.0f)%n", trainedFor.level(), lost[2][0], lost[0][0], lost[2][7], lost[0][7]);
        return lost;
    }

    /// A network for noisy points around a circle, compared with the best possible reconstruction.
    private static Layer ring(int epochs) {
        double[] distances = new double[3];
        double[] cosines = new double[3];
        Layer first = null;
        for (int s = 0; s < 3; s++) {
            Layer network = onRing(epochs, s + 1);
            first = s == 0 ? network : first;
            double[] quality = quality(network, SeedStream.generator(70 + s));
            distances[s] = quality[0];
            cosines[s] = quality[1];
        }
        Console.print("%npoints on a circle, noise %s; 1000 new noisy points, 3 trainings%n", RING_NOISE);
        Console.print("  distance from the exact posterior mean: below %.2f in each (the noise: 0.4)%n",
                Math.ceil(100 * Arrays.stream(distances).max().orElseThrow()) / 100);
        Console.print("  cosine between reconstruction minus input and the exact score: above %.2f in each%n%n",
                Math.floor(100 * Arrays.stream(cosines).min().orElseThrow()) / 100);
        return first;
    }

    static Layer onRing(int epochs, long seed) {
        RandomGenerator random = SeedStream.generator(seed);
        var network = new Sequential(new Corrupting(new Corruption(Kind.GAUSSIAN, RING_NOISE), seed),
                Autoencoder.of(Activation.GELU, random, 2, 32, 8));
        return Fitting.withSeed(seed).withEpochs(epochs).run(network, Loss.meanSquared(),
                Fitting.itself(Ring.sample(512, random)));
    }

    /// Root mean square distance from the posterior mean, and the mean cosine with the score, weighted by its length.
    static double[] quality(Layer network, RandomGenerator random) {
        Ring ring = new Ring(RING_NOISE);
        Matrix noisy = new Corruption(Kind.GAUSSIAN, RING_NOISE).apply(Ring.sample(1000, random), random);
        Matrix back = Rows.through(network, noisy);
        double squares = 0;
        double along = 0;
        double lengths = 0;
        for (int i = 0; i < noisy.rows(); i++) {
            double[] x = noisy.row(i);
            double[] best = ring.posteriorMean(x[0], x[1]);
            double[] learned = Vectors.minus(back.row(i), x);
            double[] score = ring.score(x[0], x[1]);
            squares += Vectors.squaredDistance(back.row(i), best);
            along += Vectors.dot(learned, score) / Vectors.norm(learned);
            lengths += Vectors.norm(score);
        }
        return new double[]{Math.sqrt(squares / noisy.rows()), along / lengths};
    }

    private static void check(Split data) {
        CheckTable exact = CheckTable.against("another way");
        var score = exact.group("scores of the circle", 1e-6);
        Ring ring = new Ring(RING_NOISE);
        for (double[] at : new double[][]{{1.2, 0.4}, {-0.3, 0.1}, {0.7, -0.7}, {0, 1.8}}) {
            score.same("ln p", ring.score(at[0], at[1]), Peers432.differences(ring, at[0], at[1]));
        }
        Matrix noisy = new Corruption(Kind.GAUSSIAN, 0.3).apply(data.test, SeedStream.generator(9));
        exact.group("pixels, linear filter", 1e-9).same("PCA",
                LinearDenoiser.fit(data.train, new Corruption(Kind.GAUSSIAN, 0.3)).denoise(noisy).data(),
                Peers432.shrunk(data.train, noisy, 0.3).data());
        exact.print();
        Console.print("%n");
        Peers432.Case example = Peers432.example(6, 64, 16, 3);
        double[][] loops = Peers432.byLoops(example);
        compare(CheckTable.against("SameDiff 1.0.0-M2.1"), loops, Peers432.bySameDiff(example), 1e-12).print();
        Console.print("%n");
        compare(CheckTable.against("our layers"), loops, Peers432.byLayers(example), 1e-6)
                .whyDifferent("the layers compute in float32, with 7 digits; loops and SameDiff in double.").print();
    }

    private static CheckTable compare(CheckTable checks, double[][] ours, double[][] theirs, double allowed) {
        String[] names = {"loss", "W", "b", "V", "c"};
        checks.same(names[0], ours[0][0], theirs[0][0], allowed);
        var gradients = checks.group("derivatives", allowed);
        for (int p = 1; p < names.length; p++) {
            gradients.same(names[p], ours[p], theirs[p]);
        }
        return checks;
    }
}
