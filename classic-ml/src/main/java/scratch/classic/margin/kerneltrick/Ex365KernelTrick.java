package scratch.classic.margin.kerneltrick;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.metrics.CalibrationCurve;
import scratch.classic.metrics.ProbabilityScores;
import scratch.classic.preprocess.Scaler;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.classic.supportvector.Kernel;
import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.SMO;
import scratch.classic.supportvector.SVR;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// 365: planes in columns that nobody computes: XOR in two steps, rings, a knob from rough to smooth, probabilities, a tube.
public final class Ex365KernelTrick {
    static final Matrix CORNERS = Matrix.of(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}});
    static final List<Double> GAMMAS = List.of(0.0001, 0.001, 0.01, 0.1, 1.0);
    static final int FOLDS = 10;

    private Ex365KernelTrick() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "c 1.0 0.0<.. what a row beyond its margin costs",
                "epsilon 0.3 0.0..2.0 half the width of the tube", "seed 42 seed of points and folds");
        double c = arguments.doubleValue("c");
        long seed = arguments.longValue("seed");

        xor(c);
        rings(seed);
        gammas(c, seed);
        probabilities(c, seed);
        tube(arguments.doubleValue("epsilon"));
        Figures365.draw(seed, arguments.doubleValue("epsilon"));
        Console.print("%nfigures  target/figures/rings.svg, gamma.svg, tube.svg%n%n");

        Peers365.checks(seed).print();
        Console.print("%nTry: ./run 365 --c 0.1   XOR's steps are cut at the bound. Is it still solved?%n");
    }

    private static void xor(double c) {
        Kernel kernel = Kernel.polynomial(2, 1, 1);
        Console.print("XOR with the kernel (1 + a'b)^2, solved by SMO%n%n");
        var table = Console.table("%4d %6d %8d %8.4f   %s", "step", "grows", "shrinks", "amount", "beta");
        double[] y = {-1, 1, 1, -1};
        SMO smo = new SMO(gram(kernel, CORNERS), y, new double[] {-c, 0, 0, -c}, new double[] {0, c, c, 0});
        for (int step = 1; smo.step(1e-9); step++) {
            double[] beta = smo.beta();
            table.row(step, smo.growing() + 1, smo.shrinking() + 1, smo.amount(), String.format(Locale.ROOT,
                    "%.3f %.3f %.3f %.3f", beta[0], beta[1], beta[2], beta[3]));
        }
        Console.print("dual objective %.4f%n", smo.objective());
    }

    static Matrix gram(Kernel kernel, Matrix x) {
        Matrix gram = Matrix.zeros(x.rows(), x.rows());
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.rows(); j++) {
                gram.set(i, j, kernel.of(x.row(i), x.row(j)));
            }
        }
        return gram;
    }

    /// φ of (1 + aᵀb)²: (1, √2x₁, √2x₂, x₁², x₂², √2x₁x₂), row by row.
    static Matrix squares(Matrix x) {
        double root = Math.sqrt(2);
        Matrix phi = Matrix.zeros(x.rows(), 6);
        for (int i = 0; i < x.rows(); i++) {
            double a = x.get(i, 0);
            double b = x.get(i, 1);
            System.arraycopy(new double[] {1, root * a, root * b, a * a, b * b, root * a * b}, 0, phi.data(), 6 * i, 6);
        }
        return phi;
    }

    /// Even rows lie near a circle of radius 1, odd ones near one of radius 2.
    static Matrix ringPoints(long seed) {
        var random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(200, 2);
        for (int i = 0; i < 200; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = 1 + i % 2 + 0.25 * random.nextGaussian();
            x.set(i, 0, radius * Math.cos(angle));
            x.set(i, 1, radius * Math.sin(angle));
        }
        return x;
    }

    static int[] ringLabels() {
        return IntStream.range(0, 200).map(i -> i % 2).toArray();
    }

    static KernelSVM fit(Matrix x, int[] labels, Kernel kernel, double c) {
        return KernelSVM.fit(x, labels, KernelSVM.Options.of(kernel, c).withTolerance(1e-6));
    }

    static double right(KernelSVM svm, Matrix x, int... labels) {
        int[] predicted = svm.predict(x);
        return IntStream.range(0, labels.length).map(i -> predicted[i] == labels[i] ? 1 : 0).average().orElseThrow();
    }

    private static void rings(long seed) {
        Matrix x = ringPoints(seed);
        int[] labels = ringLabels();
        Console.print("%ntwo rings of 100 points each, C = 1%n%n");
        var table = Console.table("%-32s %7d %20.3f %17d", "", "columns", "right, learned from", "support vectors");
        KernelSVM line = fit(x, labels, Kernel.linear(), 1);
        table.row("line", 2, right(line, x, labels), line.supportRows().length);
        Matrix phi = squares(x);
        KernelSVM map = fit(phi, labels, Kernel.linear(), 1);
        table.row("plane among squares and products", 6, right(map, phi, labels), map.supportRows().length);
        KernelSVM trick = fit(x, labels, Kernel.polynomial(2, 1, 1), 1);
        table.row("kernel (1 + a'b)^2", 2, right(trick, x, labels), trick.supportRows().length);
        Console.print("largest difference of f between the last two: %s%n", difference(map, phi, trick, x) < 1e-5
                ? "below 1e-5" : "above 1e-5");
    }

    static double difference(KernelSVM map, Matrix phi, KernelSVM trick, Matrix x) {
        double[] a = map.decisions(phi).data();
        double[] b = trick.decisions(x).data();
        return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElseThrow();
    }

    /// 569 tumours, 30 measurements in standard deviations.
    static Matrix tumours() {
        Table table = Table.of(Datasets.breastCancer().x(), Datasets.breastCancer().featureNames());
        return Scaler.standard().fit(table, new Target.Nothing()).transform(table).toMatrix();
    }

    static int[] select(int[] labels, int... rows) {
        return IntStream.of(rows).map(i -> labels[i]).toArray();
    }

    private static void gammas(double c, long seed) {
        Matrix x = tumours();
        int[] labels = Datasets.breastCancer().y();
        Console.print("%nbreast cancer, 569 tumours, 30 measurements, exp(-gamma |a - b|^2), C = %s%n%n", c);
        var table = Console.table("%8.4f %17d %19.3f %18.3f %7.3f %7.3f", "gamma", "support vectors", "right, learned from",
                "right, " + FOLDS + " folds", "from", "to");
        for (double gamma : GAMMAS) {
            KernelSVM svm = fit(x, labels, Kernel.rbf(gamma), c);
            FoldScores scores = CrossValidation.score(Folds.stratified(labels, FOLDS, seed), gamma, (g, train, test) ->
                    right(fit(x.selectRows(train), select(labels, train), Kernel.rbf(g), c), x.selectRows(test),
                            select(labels, test)));
            Interval right = scores.interval(0.95);
            table.row(gamma, svm.supportRows().length, right(svm, x, labels), right.estimate(), right.lower(),
                    Math.min(1, right.upper()));
        }
    }

    private static void probabilities(double c, long seed) {
        Matrix x = tumours();
        int[] labels = Datasets.breastCancer().y();
        Split split = Split.stratified(labels, 0.5, seed);
        int[] truth = select(labels, split.test());
        KernelSVM svm = KernelSVM.fit(x.selectRows(split.train()), select(labels, split.train()),
                KernelSVM.Options.of(Kernel.rbf(0.01), c).withProbabilities());
        double[] said = svm.predictProbabilities(x.selectRows(split.test())).column(1);
        Console.print("%nprobabilities by Platt for %d tumours kept aside: log loss %.3f%n", truth.length,
                ProbabilityScores.logLoss(truth, said));
        Console.print("with the share of benign ones for all of them: %.3f%n%n", entropy(truth));
        var table = Console.table("%8d %8.2f %10.2f", "tumours", "said", "came true");
        for (var bin : CalibrationCurve.uniform(truth, said, 4).bins()) {
            table.row(bin.rows(), bin.predicted(), bin.observed());
        }
    }

    private static double entropy(int... labels) {
        double share = IntStream.of(labels).average().orElseThrow();
        return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    }

    static Matrix times() {
        double[] x = IntStream.range(0, 60).mapToDouble(i -> i / 10.0).toArray();
        return Matrix.wrap(60, 1, x);
    }

    /// A sine with a disturbance that looks random.
    static double[] waves() {
        return IntStream.range(0, 60).mapToDouble(i -> Math.sin(i / 10.0) + 0.3 * Math.cos(37.0 * i)).toArray();
    }

    static SVR curve(double epsilon) {
        return SVR.fit(times(), waves(), SVR.Options.of(Kernel.rbf(0.5), 10, epsilon).withTolerance(1e-6));
    }

    private static void tube(double epsilon) {
        Console.print("%na tube around a disturbed sine, 60 points%n%n");
        var table = Console.table("%8.2f %17d %26.3f", "epsilon", "support vectors", "distance from the sine, RMS");
        for (double half : new double[] {0.01, 0.1, epsilon, 1}) {
            SVR svr = curve(half);
            double[] f = svr.predict(times());
            double square = IntStream.range(0, 60).mapToDouble(i -> Math.pow(f[i] - Math.sin(i / 10.0), 2)).sum();
            table.row(half, svr.supportRows().length, Math.sqrt(square / 60));
        }
    }
}
