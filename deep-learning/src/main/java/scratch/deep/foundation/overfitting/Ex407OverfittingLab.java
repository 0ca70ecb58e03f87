package scratch.deep.foundation.overfitting;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.deep.data.Data;
import scratch.deep.foundation.regularisation.NoisyLabels;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;

/// 407: zero training error, looked at from four sides.
public final class Ex407OverfittingLab {
    static final double[] BEFORE = {0.6, 0.6, 0.6, 0.45, 0.45};
    static final double[] AFTER = {0.95, 0.95, 0.95, 0.55, 0.001};

    private Ex407OverfittingLab() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "points 10 10..1000 training points of the sine",
                "rows 150 10..1297 digits to train on", "epochs 150 1..2000 epochs of the network",
                "seed 42 seed of everything that is random");
        long seed = arguments.longValue("seed");
        int points = arguments.intValue("points");
        double[][] curve = capacity(points, 200, seed);
        polynomials(points, curve, seed);

        int rows = arguments.intValue("rows");
        var options = new Watched.Options(128, arguments.intValue("epochs"), 0.01, seed);
        Watched real = watch(rows, 0, options);
        Watched noisy = watch(rows, 0.2, options);
        Watched random = watch(rows, 1, options);
        int last = options.epochs() - 1;
        Console.print("%n%d digits, 128 hidden units, %d epochs%n", rows, options.epochs());
        Console.print("                           right, in %%, on%n");
        var table = Console.table("  %-22s %9.0f %12.0f %18.2f %12d", "labels", "training", "validation", "validation loss",
                "after epoch");
        row(table, "true, at the turn", real, real.best());
        row(table, "true, at the end", real, last);
        row(table, "1 in 5 random, turn", noisy, noisy.best());
        row(table, "1 in 5 random, end", noisy, last);
        row(table, "all random, end", random, last);

        Console.print("%nfive answers, probability given to the truth    accuracy    loss%n");
        Console.print("  0.6   0.6   0.6   0.45  0.45                     %.0f %%   %.3f%n", 100 * accuracy(BEFORE),
                loss(BEFORE));
        Console.print("  0.95  0.95  0.95  0.55  0.001                    %.0f %%   %.3f%n", 100 * accuracy(AFTER),
                loss(AFTER));
        Console.print("%ncoins, judged on 100 rows: one scores %.1f %%, the best of 20 %.1f %%, of 100 %.1f %%%n%n",
                100 * Peeking.expectedBest(1, 100), 100 * Peeking.expectedBest(20, 100), 100 * Peeking.expectedBest(100, 100));
        Figures407.draw(sine(points, seed), curve, real, noisy, random);
        Console.print("figures  target/figures/capacity.svg, training.svg%n%n");
        check();
        Console.print("%nTry: ./run 407 --rows 1000   Does the validation loss still turn, and where?%n");
    }

    private static void polynomials(int points, double[][] curve, long seed) {
        double[][] sine = sine(points, seed);
        double[][] fresh = sine(200, seed + 1);
        Console.print("polynomials through %d points of a sine, with noise of 0.2%n", points);
        Console.print("           error on these   and on   largest         median of 200 draws:%n");
        var table = Console.table("  %6d %15.2f %8.2f %14.1f %15.2f %12.2f", "degree", "points", "others", "coefficient",
                "training", "validation");
        for (int degree : new int[]{0, 1, 3, 5, 7, 9}) {
            Polynomial fit = Polynomial.fit(sine[0], sine[1], degree);
            table.row(degree, fit.error(sine[0], sine[1]), fit.error(fresh[0], fresh[1]), fit.largestCoefficient(),
                    curve[0][degree], curve[1][degree]);
        }
    }

    /// Points of sin(2πu), u in [0, 1], as x = 2u − 1 in [−1, 1], with noise of 0.2.
    static double[][] sine(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[][] data = new double[2][n];
        for (int i = 0; i < n; i++) {
            data[0][i] = random.nextDouble(-1, 1);
        }
        Arrays.sort(data[0]);
        for (int i = 0; i < n; i++) {
            data[1][i] = Math.sin(Math.PI * (data[0][i] + 1)) + 0.2 * random.nextGaussian();
        }
        return data;
    }

    /// Median errors over many draws, training and validation, for the degrees 0 to 9.
    static double[][] capacity(int points, int draws, long seed) {
        double[][] medians = new double[2][10];
        for (int degree = 0; degree < 10; degree++) {
            double[] training = new double[draws];
            double[] validation = new double[draws];
            for (int draw = 0; draw < draws; draw++) {
                double[][] seen = sine(points, seed + 1000 + draw);
                double[][] unseen = sine(200, seed + 5000 + draw);
                Polynomial fit = Polynomial.fit(seen[0], seen[1], degree);
                training[draw] = fit.error(seen[0], seen[1]);
                validation[draw] = fit.error(unseen[0], unseen[1]);
            }
            Arrays.sort(training);
            Arrays.sort(validation);
            medians[0][degree] = training[draws / 2];
            medians[1][degree] = validation[draws / 2];
        }
        return medians;
    }

    /// Some digits to train on and 500 others; a share of the training labels is random.
    static Data[] digits(ClassificationData digits, int rows, double noise, long seed) {
        double[][] x = new double[digits.size()][];
        Arrays.setAll(x, i -> Arrays.stream(digits.x()[i]).map(v -> v / 16).toArray());
        return NoisyLabels.split(x, digits.y(), 10, rows, 500, noise, seed);
    }

    private static Watched watch(int rows, double noise, Watched.Options options) {
        Data[] parts = digits(Datasets.digits(), rows, noise, options.seed());
        return Watched.fit(parts[0], parts[1], 10, options);
    }

    static double accuracy(double... probabilityOfTruth) {
        return (double) Arrays.stream(probabilityOfTruth).filter(p -> p > 0.5).count() / probabilityOfTruth.length;
    }

    static double loss(double... probabilityOfTruth) {
        return Arrays.stream(probabilityOfTruth).map(p -> -Math.log(p)).average().orElseThrow();
    }

    private static void row(Console.Table table, String name, Watched run, int epoch) {
        table.row(name, 100 * run.trainingAccuracy()[epoch], 100 * run.validationAccuracy()[epoch], run.validationLoss()[epoch],
                epoch + 1);
    }

    private static void check() {
        CheckTable checks = CheckTable.against("closed form");
        Polynomial line = Polynomial.fit(new double[]{0, 1, 2, 3}, new double[]{0, 1, 1, 2}, 1);
        Polynomial cubic = Polynomial.fit(new double[]{0, 1, 2, 3}, new double[]{0, 1, 1, 2}, 3);
        checks.group("values, four points", 1e-9).same("line at 4", line.at(4), 2.5).same("line at 5", line.at(5), 3.1)
                .same("cubic at 4", cubic.at(4), 6).same("cubic at 5", cubic.at(5), 15)
                .same("cubic, x^3", cubic.coefficients()[3], 1 / 3.0);
        double[][] ten = sine(10, 42);
        Polynomial full = Polynomial.fit(ten[0], ten[1], 9);
        checks.same("of 10 points, missed by degree 9",
                IntStream.range(0, 10).filter(i -> Math.abs(full.at(ten[0][i]) - ten[1][i]) > 1e-6).count(), 0);
        checks.same("best of 20 coins, 4000 times", Peeking.simulatedBest(20, 100, 4000, 1),
                Peeking.expectedBest(20, 100), 0.003);
        checks.same("five answers, loss before", loss(BEFORE), -(3 * Math.log(0.6) + 2 * Math.log(0.45)) / 5, 1e-12);
        checks.print();
    }
}
