package scratch.deep.generative.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.reconstruction.Fitting;
import scratch.deep.reconstruction.OverSeeds;
import scratch.deep.reconstruction.Rows;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// 434: a code that is a distribution, a bound on a likelihood, and what becomes of both.
public final class Ex434VAE {
    static final double[] BETAS = {1, 4, 10, 25};
    static final double SPREAD = 0.2;
    private static final int TRAINING_ROWS = 1437;

    private Ex434VAE() {
    }

    /// Digits in random order, 1,437 to train on and 360 to judge by; pixels from 0 to 1.
    record Split(Matrix train, Matrix test, int[] testLabels) {
        static Split of(long seed) {
            ClassificationData digits = Datasets.digits();
            int[] order = Data.permutation(digits.size(), seed);
            Matrix x = Matrix.of(digits.x()).times(1.0 / 16);
            int[] rest = Arrays.copyOfRange(order, TRAINING_ROWS, order.length);
            return new Split(x.selectRows(Arrays.copyOf(order, TRAINING_ROWS)), x.selectRows(rest),
                    Arrays.stream(rest).map(i -> digits.y()[i]).toArray());
        }
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "epochs 40 1..1000 epochs of each training", "seeds 5 2..10 trainings of each size",
                "draws 100 1..10000 draws of the importance-weighted bound");
        int epochs = arguments.intValue("epochs");
        byHand();
        Split data = Split.of(1);
        linear(data);
        likelihoods(epochs, arguments.intValue("seeds"), arguments.intValue("draws"));
        VAE[] networks = collapse(epochs);
        List<Evidence> course = new ArrayList<>();
        VAE two = train(data, 2, 1, 2 * epochs, 1, course);
        Figures434.draw(data, two, course, networks);
        Console.print("figures  target/figures/bound.svg, latent.svg, samples.svg, collapse.svg%n%n");
        check(data);
        Console.print("%nTry: ./run 434 --draws 1   What is the importance-weighted bound with a single draw?%n");
    }

    /// x = z + noise, both standard normal; x = 1 is seen. The code is N(mean, variance).
    static double[] example(double mean, double variance) {
        var model = new LinearGaussian(new double[1], Matrix.of(new double[][]{{1}}), 1);
        var code = new GaussianCode(new double[]{mean}, new double[]{Math.log(variance)});
        double bound = model.elbo(new double[]{1}, code);
        return new double[]{bound + code.divergence(), code.divergence(), bound, model.logLikelihood(1)};
    }

    private static void byHand() {
        Console.print("z is standard normal, x = z + noise; seen is x = 1, and ln p(1) = %.4f%n", example(0, 1)[3]);
        var table = Console.table("  %-22s %14.4f %12.4f %10.4f %8.4f", "the code says of z", "E ln p(x|z)", "divergence",
                "bound", "missing");
        for (double[] q : new double[][]{{0.5, 0.5}, {0, 1}, {1, 0.5}}) {
            double[] parts = example(q[0], q[1]);
            table.row(String.format(Locale.ROOT, "mean %.1f, variance %.1f", q[0], q[1]), parts[0], parts[1], parts[2],
                    parts[3] - parts[2]);
        }
    }

    /// The mean of a score over rows.
    private interface RowScore {
        double of(double[] row);
    }

    private static double mean(Matrix x, RowScore score) {
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            sum += score.of(x.row(i)) / x.rows();
        }
        return sum;
    }

    /// The decoder of which everything is known: probabilistic PCA, and the same with its two axes turned by an eighth.
    private static void linear(Split data) {
        LinearGaussian model = LinearGaussian.fit(data.train, 2);
        LinearGaussian turned = turned(model);
        RandomGenerator random = SeedStream.generator(3);
        Console.print("%na linear decoder with 2 units for the digits, in nats a test row%n");
        Console.print("  exact ln p(x) %.3f; bound with the exact posterior %.3f; axes turned, independent units %.3f%n",
                mean(data.test, model::logLikelihood), mean(data.test, x -> model.elbo(x, model.bestCode(x))),
                mean(data.test, x -> turned.elbo(x, turned.bestCode(x))));
        GaussianCode nothing = new GaussianCode(new double[2], new double[2]);
        double[] weighted = new double[3];
        for (int i = 0; i < 3; i++) {
            int draws = (int) Math.pow(10, i + 1);
            weighted[i] = mean(data.test,
                    x -> Bounds.importanceWeighted(nothing, z -> model.logLikelihood(x, z), draws, random));
        }
        Console.print("  nothing known: bound %.1f; importance-weighted %.1f, %.1f, %.1f with 10, 100, 1000 draws%n",
                mean(data.test, x -> model.elbo(x, nothing)), weighted[0], weighted[1], weighted[2]);
    }

    static LinearGaussian turned(LinearGaussian model) {
        double half = Math.sqrt(0.5);
        return model.turned(Matrix.of(new double[][]{{half, -half}, {half, half}}));
    }

    static VAE train(Split data, int units, double beta, int epochs, long seed, List<Evidence> course) {
        VAE vae = new VAE(64, new VAE.Options(64, units, SPREAD, beta), Activation.GELU, seed);
        return Fitting.withSeed(seed).withEpochs(epochs).run(vae, vae.loss(), Fitting.itself(data.train), epoch -> {
            if (course != null) {
                course.add(Evidence.of(vae, data.test, SeedStream.generator(epoch.number())));
            }
        });
    }

    private static void likelihoods(int epochs, int seeds, int draws) {
        Console.print("%ndigits, nats a test row; mean of %d splits and starts, 95 %% interval%n", seeds);
        var table = Console.table("  %5s %12s %18s %14s %14s %16s", "units", "linear, best", "E ln p(x|z)", "divergence",
                "bound",
                draws + " draws");
        for (int units : new int[]{2, 8}) {
            double[][] scores = new double[5][seeds];
            for (int s = 0; s < seeds; s++) {
                Split data = Split.of(s + 1);
                LinearGaussian linear = LinearGaussian.fit(data.train, units);
                scores[0][s] = mean(data.test, linear::logLikelihood);
                VAE vae = train(data, units, 1, epochs, s + 1, null);
                RandomGenerator random = SeedStream.generator(20 + s);
                Evidence evidence = Evidence.of(vae, data.test, random);
                scores[1][s] = evidence.reconstruction();
                scores[2][s] = evidence.divergence();
                scores[3][s] = evidence.bound();
                scores[4][s] = Evidence.importanceWeighted(vae, data.test, draws, random);
            }
            table.row(units, text(scores[0]), text(scores[1]), text(scores[2]), text(scores[3]), text(scores[4]));
        }
    }

    private static String text(double... scores) {
        OverSeeds over = OverSeeds.of(scores);
        return String.format(Locale.ROOT, "%.0f ± %.0f", Math.rint(over.mean()) + 0.0, Math.ceil(over.half()));
    }

    /// Eight units with a growing weight on the divergence; the networks of the first seed.
    private static VAE[] collapse(int epochs) {
        Console.print("%neight units, the divergence counted beta times; 3 splits and starts%n");
        var table = Console.table("  %4.0f %14s %18s %22s %26d", "beta", "lost, in %", "divergence", "units in use",
                "predicted, linear decoder");
        VAE[] first = new VAE[BETAS.length];
        for (int b = 0; b < BETAS.length; b++) {
            double[] lost = new double[3];
            double[] divergence = new double[3];
            int[] active = new int[3];
            for (int s = 0; s < 3; s++) {
                Split data = Split.of(s + 1);
                VAE vae = train(data, 8, BETAS[b], epochs, s + 1, null);
                first[b] = s == 0 ? vae : first[b];
                Evidence evidence = Evidence.of(vae, data.test, SeedStream.generator(s));
                double[] mean = new double[64];
                Arrays.setAll(mean, j -> Vectors.mean(data.train.column(j)));
                lost[s] = 100 * Rows.lostShare(data.test, Rows.through(vae, data.test), mean);
                divergence[s] = evidence.divergence();
                active[s] = evidence.active();
            }
            table.row(BETAS[b], text(lost), text(divergence), active[0] + ", " + active[1] + ", " + active[2],
                    predicted(Split.of(1), BETAS[b], 8));
        }
        Console.print("%n");
        return first;
    }

    /// How many of k units a linear decoder would use: the eigenvalues of the covariance above β·s².
    static int predicted(Split data, double beta, int k) {
        LinearGaussian all = LinearGaussian.fit(data.train, k);
        int used = 0;
        for (int j = 0; j < k; j++) {
            double[] column = all.weights().column(j);
            used += Vectors.dot(column, column) + all.variance() > beta * SPREAD * SPREAD ? 1 : 0;
        }
        return used;
    }

    private static void check(Split data) {
        LinearGaussian model = LinearGaussian.fit(data.train, 2);
        LinearGaussian turned = turned(model);
        CheckTable exact = CheckTable.against("closed form");
        var tight = exact.group("bounds, probabilistic PCA", 1e-9);
        var likelihood = exact.group("likelihoods, turned axes", 1e-9);
        for (int i = 0; i < data.test.rows(); i++) {
            double[] x = data.test.row(i);
            tight.same("row " + i, model.elbo(x, model.bestCode(x)), model.logLikelihood(x));
            likelihood.same("row " + i, turned.logLikelihood(x), model.logLikelihood(x));
        }
        double[] x = data.test.row(0);
        Matrix m = turned.weights().gram().plus(Matrix.identity(2).times(turned.variance()));
        exact.same("missing with independent units", turned.logLikelihood(x) - turned.elbo(x, turned.bestCode(x)),
                Math.log(m.get(0, 0) * m.get(1, 1) / (m.get(0, 0) * m.get(1, 1) - m.get(0, 1) * m.get(0, 1))) / 2, 1e-9);
        var code = new GaussianCode(new double[]{1, -0.5}, new double[]{-1, 0.3});
        exact.same("divergence by 200,000 draws", code.divergenceBySampling(200_000, SeedStream.generator(4)),
                code.divergence(), 0.02);
        exact.print();
        Console.print("%n");
        Peers434.Case example = Peers434.example(6, 64, 12, 2, 3);
        double[][] loops = Peers434.byLoops(example);
        compare(CheckTable.against("SameDiff 1.0.0-M2.1"), loops, Peers434.bySameDiff(example), 1e-11).print();
        Console.print("%n");
        compare(CheckTable.against("our layers"), loops, Peers434.byLayers(example), 1e-5)
                .whyDifferent("the layers compute in float32, with 7 digits; loops and SameDiff in double.").print();
    }

    private static CheckTable compare(CheckTable checks, double[][] ours, double[][] theirs, double allowed) {
        checks.sameRelative("negative bound", ours[0][0], theirs[0][0], allowed);
        var gradients = checks.group("derivatives", allowed);
        for (int p = 1; p < ours.length; p++) {
            gradients.same((p % 2 == 1 ? "W" : "b") + (p + 1) / 2, ours[p], theirs[p]);
        }
        return checks;
    }
}
