package scratch.deep.generative.autoencoder;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.loss.Loss;
import scratch.deep.reconstruction.Autoencoder;
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

/// 431: squeeze a digit through few numbers, straight and bent, and see what comes back.
public final class Ex431Autoencoder {
    static final int[] UNITS = {2, 4, 8, 16, 32};
    private static final int HIDDEN = 64;
    private static final int TRAINING_ROWS = 1437;
    private static final ClassificationData DIGITS = Datasets.digits();

    private Ex431Autoencoder() {
    }

    /// Digits in random order, 1,437 to train on and 360 to judge by; pixels from 0 to 1.
    record Split(Matrix train, int[] trainLabels, Matrix test, int[] testLabels) {
        static Split of(long seed) {
            int[] order = Data.permutation(DIGITS.size(), seed);
            Matrix x = Matrix.of(DIGITS.x()).times(1.0 / 16);
            int[] first = Arrays.copyOf(order, TRAINING_ROWS);
            int[] rest = Arrays.copyOfRange(order, TRAINING_ROWS, order.length);
            return new Split(x.selectRows(first), labels(first), x.selectRows(rest), labels(rest));
        }

        private static int[] labels(int... rows) {
            return Arrays.stream(rows).map(i -> DIGITS.y()[i]).toArray();
        }
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "epochs 40 1..1000 epochs of each training",
                "seeds 5 2..10 trainings of each size", "unseen 6 0..9 the digit that is left out of training");
        int epochs = arguments.intValue("epochs");
        int seeds = arguments.intValue("seeds");
        Split one = Split.of(1);
        LinearAutoencoder linear = straight(one);
        double[][][] curve = curve(epochs, seeds);
        Autoencoder two = fit(one.train, 2, 4 * epochs, 1);
        plane(one, two);
        double[][] errors = anomalies(epochs, arguments.intValue("unseen"));
        Figures431.draw(one, two, fit(one.train, 8, epochs, 1), curve, errors);
        Console.print("figures  target/figures/squeeze.svg, reconstructions.svg, bottleneck.svg, plane.svg, anomalies.svg%n%n");
        check(one, linear);
        Console.print("%nTry: ./run 431 --unseen 9   Which digit, never seen in training, goes unnoticed?%n");
    }

    static Autoencoder fit(Matrix train, int units, int epochs, long seed) {
        var model = Autoencoder.of(Activation.GELU, SeedStream.generator(seed), train.columns(), HIDDEN, units);
        return Fitting.withSeed(seed).withEpochs(epochs).run(model, Loss.meanSquared(), Fitting.itself(train));
    }

    private static LinearAutoencoder straight(Split data) {
        LinearAutoencoder linear = LinearAutoencoder.fit(data.train, LinearAutoencoder.Options.of(2, 1));
        PrincipalSubspace plane = PrincipalSubspace.of(data.train, 2);
        double[] mean = plane.mean();
        Console.print("digits, %d rows to train, %d to test%n",
                data.train.rows(), data.test.rows());
        Console.print("  two units, no activations: lost %.4f %% in training, PCA %.4f %%, planes %s%n",
                100 * Rows.lostShare(data.train, linear.reconstruct(data.train), mean),
                100 * Rows.lostShare(data.train, plane.reconstruct(data.train), mean), largestAngle(linear, plane) < 1e-4
                        ? "less than 1e-4 apart" : "apart");
        Console.print("  but correlation of its two units %.2f, of the principal components %.2f%n",
                correlation(linear.encode(data.train)), Math.abs(correlation(plane.encode(data.train))));
        return linear;
    }

    static double largestAngle(LinearAutoencoder linear, PrincipalSubspace plane) {
        return PrincipalSubspace.angles(linear.decoder().transpose(), plane.basis())[0];
    }

    /// Of the first two columns.
    static double correlation(Matrix codes) {
        Matrix centred = PrincipalSubspace.minus(codes, PrincipalSubspace.mean(codes));
        Matrix gram = centred.gram();
        return gram.get(0, 1) / Math.sqrt(gram.get(0, 0) * gram.get(1, 1));
    }

    /// What PCA and the network lose on test rows, in percent: [0 or 1][size][seed].
    static double[][][] curve(int epochs, int seeds) {
        Console.print("%nlost on test rows, in %%, mean of %d splits and starts with its 95 %% interval%n", seeds);
        var table = Console.table("  %5s %8.1f %18s %24s %14s", "units", "PCA", "64-64-units", "network minus PCA",
                "network better");
        double[][][] lost = new double[2][UNITS.length][seeds];
        for (int u = 0; u < UNITS.length; u++) {
            double[] gain = new double[seeds];
            for (int s = 0; s < seeds; s++) {
                Split data = Split.of(s + 1);
                PrincipalSubspace plane = PrincipalSubspace.of(data.train, UNITS[u]);
                lost[0][u][s] = 100 * Rows.lostShare(data.test, plane.reconstruct(data.test), plane.mean());
                Autoencoder network = fit(data.train, UNITS[u], epochs, s + 1);
                lost[1][u][s] = 100 * Rows.lostShare(data.test, network.reconstruct(data.test), plane.mean());
                gain[s] = lost[1][u][s] - lost[0][u][s];
            }
            table.row(UNITS[u], OverSeeds.of(lost[0][u]).mean(), text(lost[1][u]), text(gain),
                    Arrays.stream(gain).filter(g -> g < 0).count() + " of " + seeds);
        }
        return lost;
    }

    private static String text(double... scores) {
        OverSeeds over = OverSeeds.of(scores);
        return String.format(Locale.ROOT, "%.0f ± %.0f", over.mean() + 0.0, Math.ceil(over.half()));
    }

    private static void plane(Split data, Autoencoder two) {
        PrincipalSubspace pca = PrincipalSubspace.of(data.train, 2);
        Console.print("%na digit is told from its nearest neighbour in the plane of two units%n");
        Console.print("  principal components %.0f %% right, the network's units %.0f %%, by chance 10 %%%n",
                100 * nearest(pca.encode(data.train), data.trainLabels, pca.encode(data.test), data.testLabels),
                100 * nearest(two.encode(data.train), data.trainLabels, two.encode(data.test), data.testLabels));
    }

    /// The share of rows whose nearest known row has the same label.
    static double nearest(Matrix known, int[] labels, Matrix asked, int... truth) {
        int right = 0;
        for (int i = 0; i < asked.rows(); i++) {
            Matrix repeated = Matrix.zeros(known.rows(), known.columns());
            for (int j = 0; j < repeated.data().length; j++) {
                repeated.data()[j] = asked.get(i, j % known.columns());
            }
            double[] distances = Rows.squaredDistances(known, repeated);
            int best = IntStream.range(0, distances.length).reduce(0, (a, b) -> distances[b] < distances[a] ? b : a);
            right += labels[best] == truth[i] ? 1 : 0;
        }
        return (double) right / truth.length;
    }

    /// Errors of the first training: usual rows, the unseen digit, random pixels, halves of two digits, pale digits.
    private static double[][] anomalies(int epochs, int unseen) {
        Console.print("%ntrained without the digit %d, four units: how often is the strange one of two worse? (3 seeds)%n",
                unseen);
        String[] names = {"the digit " + unseen, "random pixels", "halves of two digits", "digits at half contrast"};
        double[][] areas = new double[names.length][3];
        double[][] first = null;
        for (int s = 0; s < 3; s++) {
            double[][] errors = errors(Split.of(s + 1), epochs, unseen, s + 1);
            first = first == null ? errors : first;
            for (int kind = 0; kind < names.length; kind++) {
                areas[kind][s] = 100 * Anomalies.area(errors[kind + 1], errors[0]);
            }
        }
        for (int kind = 0; kind < names.length; kind++) {
            double[] sorted = areas[kind].clone();
            Arrays.sort(sorted);
            Console.print("  %-24s %3.0f %%   (%.0f to %.0f)%n", names[kind], sorted[1], sorted[0], sorted[2]);
        }
        Console.print("%n");
        return first;
    }

    static double[][] errors(Split data, int epochs, int unseen, long seed) {
        int[] seen = IntStream.range(0, data.train.rows()).filter(i -> data.trainLabels[i] != unseen).toArray();
        Autoencoder model = fit(data.train.selectRows(seen), 4, epochs, seed);
        Matrix usual = data.test.selectRows(IntStream.range(0, data.test.rows()).filter(i -> data.testLabels[i] != unseen)
                .toArray());
        Matrix strange = data.test.selectRows(IntStream.range(0, data.test.rows())
                .filter(i -> data.testLabels[i] == unseen).toArray());
        var random = SeedStream.generator(seed);
        Matrix pixels = Matrix.wrap(200, 64, random.doubles(200L * 64).toArray());
        Matrix halves = Matrix.zeros(usual.rows() / 2, 64);
        for (int i = 0; i < halves.rows(); i++) {
            for (int j = 0; j < 64; j++) {
                halves.set(i, j, usual.get(j < 32 ? i : i + halves.rows(), j));
            }
        }
        return new double[][]{model.errors(usual), model.errors(strange), model.errors(pixels), model.errors(halves),
            model.errors(usual.times(0.5))};
    }

    private static void check(Split data, LinearAutoencoder linear) {
        PrincipalSubspace plane = PrincipalSubspace.of(data.train, 2);
        CheckTable best = CheckTable.against("PCA by SVD");
        best.same("lost share, training", Rows.lostShare(data.train, linear.reconstruct(data.train), plane.mean()),
                Rows.lostShare(data.train, plane.reconstruct(data.train), plane.mean()), 1e-6);
        best.atMost("largest difference of a pixel", Vectors.maxAbs(linear.reconstruct(data.train)
                .minus(plane.reconstruct(data.train)).data()), 0.01);
        best.atMost("largest principal angle", largestAngle(linear, plane), 1e-4);
        best.whyDifferent("L-BFGS was stopped after 500 steps; directions in which the pixels hardly vary take long.").print();
        Console.print("%n");
        PlainAutoencoder network = PlainAutoencoder.random(7, 64, 16, 2);
        Matrix x = data.train.selectRows(IntStream.range(0, 16).toArray());
        double[][] loops = Peers431.byLoops(network, x);
        compare(CheckTable.against("SameDiff 1.0.0-M2.1"), loops, Peers431.bySameDiff(network, x), 1e-12).print();
        Console.print("%n");
        compare(CheckTable.against("our layers"), loops, Peers431.byLayers(network, x), 1e-6)
                .whyDifferent("the layers compute in float32, with 7 digits; loops and SameDiff in double.").print();
    }

    private static CheckTable compare(CheckTable checks, double[][] ours, double[][] theirs, double allowed) {
        checks.same("loss", ours[0][0], theirs[0][0], allowed);
        var gradients = checks.group("derivatives", allowed);
        for (int p = 1; p < ours.length; p++) {
            gradients.same((p % 2 == 1 ? "W" : "b") + (p + 1) / 2, ours[p], theirs[p]);
        }
        return checks;
    }
}
