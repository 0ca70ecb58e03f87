package scratch.classic.linear.softmax;

import java.util.Comparator;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.classic.linearmodel.SoftmaxModel;
import scratch.classic.linearmodel.SoftmaxRegression;
import scratch.classic.linearmodel.SoftmaxRegression.Options;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.interval.ProportionInterval;
import scratch.stats.resampling.Bootstrap;

/// 326: one weighted sum a class, and softmax: three kinds of iris, then ten digits, and what overconfidence costs.
public final class Ex326SoftmaxRegression {
    static final ClassificationData IRIS = Datasets.iris();
    static final double[] PENALTIES = {100, 10, 1, 0.1, 0.01, 0.001};
    private static final double LEVEL = 0.95;

    private Ex326SoftmaxRegression() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "penalty 0.1 0.001..1000 price of large weights", "seed 42 seed of the split");
        double penalty = arguments.doubleValue("penalty");

        SoftmaxModel iris = SoftmaxRegression.fit(petals(), IRIS.y(), Options.of(penalty)).model();
        flowers(iris);
        shift(iris);
        DigitReader digits = digits(arguments.longValue("seed"));
        reader(digits, penalty);
        double[][] losses = penalties(digits);
        Figures326.draw(iris, digits.fit(10).model(), losses);
        Console.print("%nfigures  target/figures/regions.svg, digit-weights.svg, overconfident.svg%n%n");

        Peers326.checks().print();
        Console.print("%nTry: ./run 326 --penalty 0.001   Which of the two losses falls?%n");
    }

    /// Length and width in cm: (150, 2).
    static Matrix petals() {
        return Matrix.of(IRIS.x()).selectColumns(new int[] {2, 3});
    }

    private static void flowers(SoftmaxModel model) {
        Console.print("iris by its petals: scores b + W x, and what softmax makes of them%n");
        var table = Console.table("%-12s %6.1f %6.1f %9.3f %9.3f %9.3f %9.4f %9.4f %9.4f", "flower", "length", "width",
                "z setosa", "z versic.", "z virgin.", "p setosa", "p versic.", "p virgin.");
        for (int row : new int[] {0, 70, 133}) {
            Matrix x = petals().selectRows(row, row + 1);
            double[] z = scores(model, x.row(0));
            double[] p = model.predictProbabilities(x).row(0);
            table.row(IRIS.classNames().get(IRIS.y()[row]), x.get(0, 0), x.get(0, 1), z[0], z[1], z[2], p[0], p[1], p[2]);
        }
    }

    static double[] scores(SoftmaxModel model, double... x) {
        double[] z = model.weights().multiply(x);
        for (int k = 0; k < z.length; k++) {
            z[k] += model.intercepts()[k];
        }
        return z;
    }

    private static void shift(SoftmaxModel model) {
        Console.print("add 5 to every weight: the largest probability that changes does so by %s%n%n",
                moved(model, 5) < 1e-12 ? "less than 1e-12" : moved(model, 5));
    }

    /// By how much probabilities change if the same number is added to the weights of all classes.
    static double moved(SoftmaxModel model, double by) {
        Matrix w = model.weights();
        for (int i = 0; i < w.data().length; i++) {
            w.data()[i] += by;
        }
        double[] before = model.predictProbabilities(petals()).data();
        double[] after = new SoftmaxModel(model.intercepts(), w).predictProbabilities(petals()).data();
        return IntStream.range(0, before.length).mapToDouble(i -> Math.abs(before[i] - after[i])).max().orElseThrow();
    }

    static DigitReader digits(long seed) {
        ClassificationData data = Datasets.digits();
        return DigitReader.of(Matrix.of(data.x()), data.y(), Split.stratified(data.y(), 1 / 3.0, seed));
    }

    private static void reader(DigitReader digits, double penalty) {
        SoftmaxRegression fit = digits.fit(penalty);
        Interval right = ProportionInterval.WILSON.of(digits.right(fit), digits.truth().length, LEVEL);
        Interval loss = Bootstrap.fit(digits.losses(fit), values -> IntStream.range(0, values.length)
                .mapToDouble(i -> values[i]).sum() / values.length, new Bootstrap.Options(2000, 42)).percentile(LEVEL);
        Console.print("digits: %d images to learn from, %d kept back, penalty %s, 10 rows of 64 weights%n",
                digits.labels().length, digits.truth().length, penalty);
        Console.print("right %d, that is %.3f, 95 %% from %.3f to %.3f%n", digits.right(fit), right.estimate(), right.lower(),
                right.upper());
        Console.print("log loss %.3f, 95 %% from %.3f to %.3f%n", loss.estimate(), loss.lower(), loss.upper());
        int row = surestError(digits, fit);
        int said = fit.predict(digits.test())[row];
        Console.print("its surest error: a %d read as a %d, with probability %.3f%n%n", digits.truth()[row], said,
                fit.predictProbabilities(digits.test()).get(row, said));
    }

    // Mean log loss on training and test rows, penalty by penalty: (2, penalties).
    private static double[][] penalties(DigitReader digits) {
        var table = Console.table("%-8s %14.4f %10.4f %6d %12.4f", "penalty", "training loss", "test loss", "right",
                "surest error");
        double[][] losses = new double[2][PENALTIES.length];
        for (int i = 0; i < PENALTIES.length; i++) {
            SoftmaxRegression fit = digits.fit(PENALTIES[i]);
            losses[0][i] = digits.trainLoss(fit);
            losses[1][i] = digits.testLoss(fit);
            int row = surestError(digits, fit);
            table.row(PENALTIES[i], losses[0][i], losses[1][i], digits.right(fit),
                    fit.predictProbabilities(digits.test()).get(row, fit.predict(digits.test())[row]));
        }
        return losses;
    }

    /// The test image of which a wrong digit was said with the largest probability.
    static int surestError(DigitReader digits, SoftmaxRegression fit) {
        Matrix p = fit.predictProbabilities(digits.test());
        int[] said = fit.predict(digits.test());
        return IntStream.range(0, said.length).filter(i -> said[i] != digits.truth()[i]).boxed()
                .max(Comparator.comparingDouble(i -> p.get(i, said[i]))).orElseThrow();
    }
}
