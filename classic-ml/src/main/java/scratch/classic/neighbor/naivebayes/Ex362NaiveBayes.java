package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import scratch.classic.bayes.BernoulliNaiveBayes;
import scratch.classic.bayes.Priors;
import scratch.classic.metrics.CalibrationCurve;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// 362: naive Bayes by counting days, with copied columns, on real rows, and on few of them.
public final class Ex362NaiveBayes {
    static final ClassificationData DIGITS = Datasets.digits();
    static final int[] COPIES = {1, 2, 5, 10};

    private Ex362NaiveBayes() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "smoothing 1 0.000001..1000 what is added to every count",
                "copies 5 1..20 how often a column stands in the figure", "seed 42 seed of splits and draws");
        double smoothing = arguments.doubleValue("smoothing");
        long seed = arguments.longValue("seed");

        days(smoothing);
        Copies learn = Copies.draw(1000, Generators.random(seed));
        Copies others = Copies.draw(20_000, Generators.random(seed + 1));
        copies(learn, others);
        real(smoothing, seed);
        List<FewRows> few = Arrays.stream(FewRows.SIZES).mapToObj(rows -> FewRows.draw(x(DIGITS), DIGITS.y(), rows,
                smoothing, seed)).toList();
        few(few);
        Figures362.draw(tennis(smoothing), learn, others, arguments.intValue("copies"), few);
        Console.print("%nfigures  target/figures/evidence.svg, copies.svg, few-rows.svg%n%n");

        Peers362.checks(smoothing, seed).print();
        Console.print("%nTry: ./run 362 --smoothing 0.000001   What becomes of the day that never was?%n");
    }

    static BernoulliNaiveBayes tennis(double smoothing) {
        return BernoulliNaiveBayes.fit(Days.x(), Days.played(), new BernoulliNaiveBayes.Options(Priors.learned(), smoothing,
                0));
    }

    private static void days(double smoothing) {
        Console.print("fourteen days: on how many of them was it so, and smoothed by %s, with which probability%n", smoothing);
        BernoulliNaiveBayes model = tennis(smoothing);
        var table = Console.table("%-10s %14s %7.4f %14s %7.4f %12.4f", "", "played", "p", "not played", "p", "log ratio");
        for (int j = 0; j < 3; j++) {
            double yes = model.logPresent().get(1, j);
            double no = model.logPresent().get(0, j);
            table.row(Days.QUESTIONS[j], Days.counts(1)[j] + " of 9", Math.exp(yes), Days.counts(0)[j] + " of 5", Math.exp(no),
                    yes - no);
        }
        Console.print("an overcast, humid and windy day: played with probability %.4f, without smoothing %.4f%n%n",
                model.predictProbabilities(Days.asked()).get(0, 1),
                tennis(1e-12).predictProbabilities(Days.asked()).get(0, 1));
    }

    private static void copies(Copies learn, Copies others) {
        Console.print("two independent columns, each several times; 1000 rows to learn from, 20000 others%n");
        var table = Console.table("%7d %7.3f %9.3f %7.3f %9.3f %9.3f %9.3f %7.3f %10.3f", "copies", "right", "95% from", "to",
                "expected", "log loss", "95% from", "to", "calib. err");
        for (int copies : COPIES) {
            Judged judged = learn.judge(others, copies);
            Interval right = judged.right();
            Interval loss = judged.logLoss();
            table.row(copies, right.estimate(), right.lower(), right.upper(), judged.expected(), loss.estimate(), loss.lower(),
                    loss.upper(), calibration(judged).expectedError());
        }
        Console.print("the same class in all 20000 rows, with any number of copies: %s%n%n", sameClasses(learn, others));
    }

    /// Of the probability of class 1, in ten bins.
    static CalibrationCurve calibration(Judged judged) {
        return CalibrationCurve.uniform(judged.truth(), judged.probabilities(1), 10);
    }

    static boolean sameClasses(Copies learn, Copies others) {
        int[] once = learn.judge(others, 1).said();
        return Arrays.stream(COPIES).allMatch(copies -> Arrays.equals(once, learn.judge(others, copies).said()));
    }

    static RealRows tumours(long seed) {
        ClassificationData data = Datasets.breastCancer();
        return RealRows.of(x(data), data.y(), 1 / 3.0, seed);
    }

    static RealRows digits(long seed) {
        return RealRows.of(x(DIGITS), DIGITS.y(), 1 / 3.0, seed);
    }

    static Matrix x(ClassificationData data) {
        return Matrix.of(data.x());
    }

    private static void real(double smoothing, long seed) {
        RealRows tumours = tumours(seed);
        RealRows digits = digits(seed);
        Console.print("real rows, a third kept back: %d tumours, %d digits%n", tumours.truth().length, digits.truth().length);
        var table = Console.table("%-21s %7.3f %9.3f %7.3f %9.3f %10.3g %9.3g %9.3g", "", "right", "95% from", "to",
                "expected", "log loss", "95% from", "to");
        for (Map.Entry<String, Judged> entry : RealRows.all(tumours, digits, smoothing).entrySet()) {
            Interval right = entry.getValue().right();
            Interval loss = entry.getValue().logLoss();
            table.row(entry.getKey(), right.estimate(), right.lower(), right.upper(), entry.getValue().expected(),
                    loss.estimate(), loss.lower(), loss.upper());
        }
    }

    private static void few(List<FewRows> all) {
        Console.print("%ndigits read after few examples: mean error in %d draws of them%n", FewRows.DRAWS);
        var table = Console.table("%5d %14.3f %9.3f %18.3f %10.3f %8.3f", "rows", "naive Bayes", "softmax", "softmax errs more",
                "95% from", "to");
        for (FewRows few : all) {
            Interval gain = few.gain();
            table.row(few.rows(), FewRows.mean(few.counts()), FewRows.mean(few.softmax()), gain.estimate(), gain.lower(),
                    gain.upper());
        }
    }
}
