package scratch.classic.tree.bagging;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.TreeOptions;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// 344: trees that know their rows by heart, a hundred of them, and together the best: what drawing rows with replacement
/// does, how far averages help, and whom they do not.
public final class Ex344Bagging {
    static final Study STUDY = study();
    static final int[] COUNTS = {1, 2, 5, 10, 25, 50, 100, 200, 400};
    private static final int STUDIES = 60;
    private static final int IN_A_STUDY = 25;
    private static final int ASKED = 20;
    private static final int REPETITIONS = 4000;

    private Ex344Bagging() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "members 30 1..200 how many models are averaged where learners are compared",
                "seed 42 seed of samples, folds and studies");
        int members = arguments.intValue("members");
        long seed = arguments.longValue("seed");
        dice();
        leftOut(seed);
        BaggedRegressor bagged = patients(COUNTS[COUNTS.length - 1], seed);
        growing(bagged);
        ManyStudies studies = ManyStudies.of(STUDIES, IN_A_STUDY, ASKED, seed);
        variance(studies, seed);
        learners(members, seed);
        Figures344.draw(bagged, studies, seed);
        Console.print("%nfigures  target/figures/samples.svg, members.svg, stable.svg%n%n");

        Peers344.checks().print();
        Console.print("%nTry: ./run 344 --members 2   Do two trees help already?%n");
    }

    private static Study study() {
        var patients = Datasets.diabetes();
        var tumours = Datasets.breastCancer();
        return new Study(Matrix.of(patients.x()), patients.y(), Matrix.of(tumours.x()), tumours.y());
    }

    static BaggedRegressor patients(int members, long seed) {
        return BaggedRegressor.fit(STUDY.patients(), STUDY.progress(), (x, y) -> Study.tree(x, y, TreeOptions.full()),
                Bags.draw(STUDY.progress().length, members, seed));
    }

    private static void dice() {
        BaggedClassifier bagged = Dice.fit();
        Console.print("six rows 2 3 5 6 8 9 of the classes a a b a b b, drawn with a die%n%n");
        var table = Console.table("%-14s %-18s %10.1f %12s %14s %10s %8s", "throws", "values", "threshold", "left out",
                "says of it", "of 5.5", "of 7.2");
        for (int m = 0; m < Dice.THROWS.length; m++) {
            int out = Dice.bags().leftOut(m)[0];
            double value = Dice.VALUES[out];
            table.row(words(Arrays.stream(Dice.THROWS[m]).asDoubleStream().toArray()),
                    words(Arrays.stream(Dice.THROWS[m]).mapToDouble(thrown -> Dice.VALUES[thrown - 1]).toArray()),
                    Dice.threshold(bagged, m),
                    String.format(Locale.ROOT, "%.0f, %s", value, Dice.CLASSES.get(Dice.LABELS[out])),
                    Dice.CLASSES.get(Dice.says(bagged, m, value)), Dice.CLASSES.get(Dice.says(bagged, m, 5.5)),
                    Dice.CLASSES.get(Dice.says(bagged, m, 7.2)));
        }
        int[] votes = bagged.predict(Dice.x(5.5, 7.2));
        int[] left = bagged.outOfBag(Dice.x(Dice.VALUES));
        long asked = Arrays.stream(left).filter(said -> said >= 0).count();
        long right = IntStream.range(0, left.length).filter(i -> left[i] == Dice.LABELS[i]).count();
        Console.print("%nvotes  5.5 is %s, 7.2 is %s; out of bag %d of %d right%n", Dice.CLASSES.get(votes[0]),
                Dice.CLASSES.get(votes[1]), right, asked);
    }

    private static String words(double... numbers) {
        return Arrays.stream(numbers).mapToObj(number -> String.format(Locale.ROOT, "%.0f", number))
                .collect(Collectors.joining(" "));
    }

    private static void leftOut(long seed) {
        Console.print("%nshare of rows that a sample leaves out%n%n");
        var table = Console.table("%8d %14.4f %24.4f", "rows", "(1 - 1/n)^n", "counted in 500 samples");
        for (int rows : new int[] {2, 6, 10, 100, 442}) {
            Bags bags = Bags.draw(rows, 500, seed);
            table.row(rows, Bags.shareLeftOut(rows), IntStream.range(0, 500).mapToDouble(m -> bags.leftOut(m).length)
                    .average().orElseThrow() / rows);
        }
    }

    private static void growing(BaggedRegressor bagged) {
        Console.print("%n442 patients, full trees, mean squared error of the rows left out of the bag%n%n");
        var table = Console.table("%8d %14.0f %24d", "trees", "out of bag", "rows with an answer");
        for (int count : COUNTS) {
            double[] said = bagged.outOfBag(STUDY.patients(), count);
            table.row(count, Study.mse(STUDY.progress(), said), Arrays.stream(said).filter(s -> !Double.isNaN(s)).count());
        }
    }

    private static void variance(ManyStudies studies, long seed) {
        double variance = studies.memberVariance();
        double correlation = studies.correlation();
        Console.print("%nvariance of a mean: rho s2 + (1 - rho) s2 / B%n");
        Console.print("trees in %d studies of one truth: s2 = %.2f, rho = %.2f%n%n", STUDIES, variance, correlation);
        var table = Console.table("%6d %16.3f %14.3f %18.2f %14.2f", "B", "rho 0.3, s2 1", "drawn", "trees: formula", "seen");
        for (int count : new int[] {1, 2, 5, 10, 25}) {
            table.row(count, CorrelatedMean.variance(1, 0.3, count), CorrelatedMean.simulated(0.3, count, REPETITIONS, seed),
                    CorrelatedMean.variance(variance, correlation, count), studies.variance(count));
        }
    }

    private static void learners(int members, long seed) {
        Console.print("%n%d models together, ten folds: 442 patients, mean squared error%n%n", members);
        var numbers = Console.table("%-24s %10.0f %10.0f %10.0f %10.0f %8.0f", "learner", "alone", "bagged", "less", "95% from",
                "to");
        for (Study.Numbers learner : Study.numbers()) {
            row(numbers, learner.name(), STUDY.compare(learner, members, seed), 1);
        }
        Console.print("%n569 tumours, percent of wrong answers%n%n");
        var classes = Console.table("%-24s %10.1f %10.1f %10.1f %10.1f %8.1f", "learner", "alone", "bagged", "less", "95% from",
                "to");
        for (Study.Classes learner : Study.classes()) {
            row(classes, learner.name(), STUDY.compare(learner, members, seed), 100);
        }
    }

    private static void row(Console.Table table, String name, Study.Compared compared, double unit) {
        Interval less = compared.less().interval(0.95);
        table.row(name, unit * compared.alone().mean(), unit * compared.bagged().mean(), unit * less.estimate(),
                unit * less.lower(), unit * less.upper());
    }
}
