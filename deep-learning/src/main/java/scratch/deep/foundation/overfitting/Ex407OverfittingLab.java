package scratch.deep.foundation.overfitting;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.deep.data.Data;
import scratch.deep.foundation.regularisation.NoisyLabels;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

/// 407: zero training error, looked at from four sides.
public final class Ex407OverfittingLab {
    static final double[] BEFORE = {0.6, 0.6, 0.6, 0.45, 0.45};
    static final double[] AFTER = {0.95, 0.95, 0.95, 0.55, 0.001};

    private Ex407OverfittingLab() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "points 10 training points of the sine, 10 at least", "rows 150 digits to train on",
                "epochs 150 epochs of the network", "seed 42 seed of everything that is random");
        long seed = arguments.longValue("seed");
        int points = arguments.intValue("points");
        double[][] sine = sine(points, seed);
        double[][] fresh = sine(200, seed + 1);
        double[][] curve = capacity(points, 200, seed);
        print("A sine with noise of 0.2, %d points; error on them, and on 200 others%n", points);
        print("  degree   training   validation   largest coefficient    median of 200 draws: training   validation%n");
        for (int degree = 0; degree < 10; degree++) {
            if (degree % 2 == 1 || degree == 0) {
                Polynomial fit = Polynomial.fit(sine[0], sine[1], degree);
                print("  %6d   %8.2f   %10.2f   %19.1f    %29.2f   %10.2f%n", degree, fit.error(sine[0], sine[1]),
                        fit.error(fresh[0], fresh[1]), fit.largestCoefficient(), curve[0][degree], curve[1][degree]);
            }
        }

        ClassificationData digits = Datasets.digits();
        int rows = arguments.intValue("rows");
        var options = new Watched.Options(128, arguments.intValue("epochs"), 0.01, seed);
        Watched real = watch(digits, rows, 0, options);
        Watched noisy = watch(digits, rows, 0.2, options);
        Watched nonsense = watch(digits, rows, 1, options);
        int last = real.trainingLoss().length - 1;
        print("%n%d digits, 128 hidden units, %d epochs%n", rows, last + 1);
        print("                        training accuracy   validation accuracy   validation loss%n");
        line("true labels, turn", real, real.best());
        line("true labels, end", real, last);
        line("1 in 5 drawn, turn", noisy, noisy.best());
        line("1 in 5 drawn, end", noisy, last);
        line("all drawn by lot", nonsense, last);

        print("%nFive answers, probability given to the truth      accuracy    loss%n");
        print("  0.6   0.6   0.6   0.45  0.45                       %.0f %%   %.3f%n", 100 * accuracy(BEFORE), loss(BEFORE));
        print("  0.95  0.95  0.95  0.55  0.001                      %.0f %%   %.3f%n", 100 * accuracy(AFTER), loss(AFTER));
        print("%nCoins, judged on 100 rows: one scores %.1f %%, the best of 20 %.1f %%, of 100 %.1f %%%n%n",
                100 * Peeking.expectedBest(1, 100), 100 * Peeking.expectedBest(20, 100), 100 * Peeking.expectedBest(100, 100));
        figure(sine, curve, real, noisy, nonsense);
        check();
        print("%nTry: ./run 407 --rows 1000   Does the validation loss still turn, and where?%n");
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

    /// Some digits to train on and 500 others; a share of the training labels is drawn by lot.
    static Data[] digits(ClassificationData digits, int rows, double byLot, long seed) {
        double[][] x = new double[digits.size()][];
        Arrays.setAll(x, i -> Arrays.stream(digits.x()[i]).map(v -> v / 16).toArray());
        return NoisyLabels.split(x, digits.y(), 10, rows, 500, byLot, seed);
    }

    private static Watched watch(ClassificationData digits, int rows, double byLot, Watched.Options options) {
        Data[] parts = digits(digits, rows, byLot, options.seed());
        return Watched.fit(parts[0], parts[1], 10, options);
    }

    static double accuracy(double... probabilityOfTruth) {
        return (double) Arrays.stream(probabilityOfTruth).filter(p -> p > 0.5).count() / probabilityOfTruth.length;
    }

    static double loss(double... probabilityOfTruth) {
        return Arrays.stream(probabilityOfTruth).map(p -> -Math.log(p)).average().orElseThrow();
    }

    private static void line(String name, Watched run, int epoch) {
        print("  %-21s %15.0f %% %19.0f %% %17.2f   (epoch %d)%n", name, 100 * run.trainingAccuracy()[epoch],
                100 * run.validationAccuracy()[epoch], run.validationLoss()[epoch], epoch + 1);
    }

    private static void figure(double[][] sine, double[][] curve, Watched real, Watched noisy,
                               Watched nonsense) {
        double[] x = new double[201];
        Arrays.setAll(x, i -> -1 + i / 100.0);
        Plot fits = Plot.of("three fits of the same points", "x", "y").yRange(-2, 2).points("points", sine[0], sine[1]);
        for (int degree : new int[]{1, 3, 9}) {
            Polynomial fit = Polynomial.fit(sine[0], sine[1], Math.min(degree, sine[0].length - 1));
            fits = fits.line("degree " + degree, x,
                    Arrays.stream(x).map(fit::at).map(v -> Math.abs(v) > 3 ? Double.NaN : v).toArray());
        }
        double[] degrees = new double[10];
        Arrays.setAll(degrees, i -> i);
        Plot capacity = Plot.of("error against capacity, median of 200 draws", "degree", "").yLog().yRange(0.01, 1000)
                .line("training", degrees, Arrays.stream(curve[0]).map(v -> Math.max(v, 0.01)).toArray())
                .line("validation", degrees, curve[1]);
        Plot accuracy = Plot.of("accuracy of the network", "epoch", "").yRange(0, 1.05)
                .line("true labels: training", real.trainingAccuracy()).line("validation", real.validationAccuracy())
                .line("labels by lot: training", nonsense.trainingAccuracy())
                .line("validation, by lot", nonsense.validationAccuracy());
        Plot losses = Plot.of("its loss, 1 label in 5 by lot", "epoch", "").yRange(0, 3)
                .line("training", noisy.trainingLoss()).line("validation", noisy.validationLoss())
                .vertical("the turn", noisy.best() + 1.0);
        Panels.of("Four looks at overfitting", 2, fits, capacity, accuracy, losses).cell(500, 340).save("overfitting",
                "Four panels. Polynomials of degree 1, 3 and 9 through ten points, the last through every point and far off "
                        + "between them; training error falling and validation error a U against the degree; accuracies of a "
                        + "network, which learns labels drawn by lot by heart and stays at chance on new rows; its training "
                        + "and validation loss with the turn marked.");
        print("figure  target/figures/overfitting.svg%n%n");
    }

    private static void check() {
        CheckTable checks = CheckTable.against("closed form");
        Polynomial line = Polynomial.fit(new double[]{0, 1, 2, 3}, new double[]{0, 1, 1, 2}, 1);
        Polynomial cubic = Polynomial.fit(new double[]{0, 1, 2, 3}, new double[]{0, 1, 1, 2}, 3);
        checks.same("four points: line at 4", line.at(4), 2.5, 1e-9);
        checks.same("four points: cubic at 4", cubic.at(4), 6, 1e-9);
        checks.same("four points: cubic at 5", cubic.at(5), 15, 1e-9);
        checks.same("cubic: coefficient of x^3", cubic.coefficients()[3], 1 / 3.0, 1e-9);
        double[][] ten = sine(10, 42);
        Polynomial full = Polynomial.fit(ten[0], ten[1], 9);
        checks.same("of 10 points, missed by degree 9",
                IntStream.range(0, 10).filter(i -> Math.abs(full.at(ten[0][i]) - ten[1][i]) > 1e-6).count(), 0);
        checks.same("best of 20 coins, tossed 4000 times", Peeking.simulatedBest(20, 100, 4000, 1),
                Peeking.expectedBest(20, 100), 0.003);
        checks.same("five answers, loss before", loss(BEFORE), -(3 * Math.log(0.6) + 2 * Math.log(0.45)) / 5, 1e-12);
        checks.print();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
