package scratch.classic.evaluation.biasvariance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.OLS;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.selection.Curve;
import scratch.classic.selection.FoldScores;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.stats.interval.Interval;

/// 316: the error of a model taken apart where the truth is known, and seen from outside where it is not.
public final class Ex316BiasVariance {
    static final int[] DEGREES = {0, 1, 2, 3, 4, 5, 6, 8, 12, 16, 20, 23};
    static final double[] PENALTIES = {0.01, 1, 10, 100, 1000, 1e4, 1e5};
    static final int[] ROWS = {20, 40, 60, 65, 70, 80, 100, 150, 353};
    private static final int FOLDS = 5;
    private static final double PENALTY = 100;

    /// The learning curves of three models: 10 columns, 65 columns, 65 columns with a penalty.
    record Three(Curve small, Curve large, Curve penalised) {
    }

    private Ex316BiasVariance() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "noise 3 0.5..10 standard deviation of one measurement in degrees Celsius",
                "runs 2000 100..5000 days that each degree learns from", "seed 42 seed of the days and of the folds");
        Day day = new Day(arguments.doubleValue("noise"));
        int runs = arguments.intValue("runs");
        long seed = arguments.longValue("seed");
        double largestGap = degrees(day, runs, seed);

        var data = Datasets.diabetes();
        Progression ten = new Progression(Table.of(data.x(), data.featureNames()), data.y());           // (442, 10)
        Progression products = ten.withProducts();                                                      // (442, 65)
        List<Split> folds = Folds.kFold(ten.y().length, FOLDS, seed);
        Curve penalties = penalties(products, folds);
        Three rows = rows(ten, products, folds, seed);
        Figures316.draw(day, penalties, rows, seed);
        Console.print("%nfigures  target/figures/days.svg, tradeoff.svg, penalties.svg, rows.svg%n%n");

        checks(day, seed, largestGap).print();
        Console.print("%nTry: ./run 316 --noise 1   Which degree is best now, and why not a lower one?%n");
    }

    // Prints the table and returns how far a simulated variance is from its formula at most, in standard errors.
    private static double degrees(Day day, int runs, long seed) {
        double[] full = Day.fullHours();
        double[] half = Day.halfPast();
        Console.print("a July day: 24 measurements, noise of %.1f C, a polynomial of the hour; squared errors, %d days%n",
                day.noise(), runs);
        var table = Console.table("%-7d %9.3f %9.3f %7.3f %8.3f %8.3f %10.3f %15.4g", "degree", "bias^2", "variance", "noise",
                "sum", "today", "tomorrow", "at half past");
        double largest = 0;
        for (int degree : DEGREES) {
            Matrix smoother = HourPolynomial.smoother(degree, full);
            var parts = Decomposition.simulated(smoother::multiply, day, runs, Generators.random(seed + degree));
            var errors = Errors.simulated(smoother::multiply, day, runs, Generators.random(seed - 1 - degree));
            var between = Decomposition.exact(HourPolynomial.smoother(degree, half), half, day);
            table.row(degree, parts.biasSquared(), parts.variance(), parts.noise(), parts.error(), errors.today(),
                    errors.tomorrow(), between.error());
            double exact = Decomposition.exact(smoother, full, day).variance();
            largest = Math.max(largest, Math.abs(parts.variance() / exact - 1) * Math.sqrt((degree + 1) * runs / 2.0));
        }
        return largest;
    }

    private static Curve penalties(Progression products, List<Split> folds) {
        Curve curve = Curve.validation(folds, PENALTIES, products.ridge());
        Console.print("%ndiabetes: 442 patients, 10 columns and their 55 products; root mean squared error, %d folds%n",
                folds.size());
        var table = Console.table("%-9s %9.2f %9.2f %10.2f %8.2f", "penalty", "training", "test", "95% from", "to");
        for (int i = 0; i < PENALTIES.length; i++) {
            Interval interval = curve.test().get(i).interval(0.95);
            table.row(plain(PENALTIES[i]), curve.train().get(i).mean(), interval.estimate(), interval.lower(),
                    interval.upper());
        }
        return curve;
    }

    private static String plain(double penalty) {
        return penalty < 1 ? "" + penalty : "" + Math.round(penalty);
    }

    private static Three rows(Progression ten, Progression products, List<Split> folds, long seed) {
        Three three = new Three(Curve.learning(folds, ROWS, seed, 0.0, ten.ridge()),
                Curve.learning(folds, ROWS, seed, 0.0, products.ridge()),
                Curve.learning(folds, ROWS, seed, PENALTY, products.ridge()));
        Console.print("%nthe same, learned from fewer patients; %d folds%n", folds.size());
        Console.print("%5s %18s %43s %23s%n", "", "10 columns", "65 columns", "65, penalty 100");
        var table = Console.table("%-5d %9.2f %8.2f %12.2f %9.2f %10.2f %9.2f %14.2f %8.2f", "rows", "training", "test",
                "training", "test", "best fold", "worst", "training", "test");
        for (int i = 0; i < ROWS.length; i++) {
            double[] large = three.large().test().get(i).values();
            table.row(ROWS[i], three.small().train().get(i).mean(), three.small().test().get(i).mean(),
                    three.large().train().get(i).mean(), Vectors.mean(large), Arrays.stream(large).min().orElseThrow(),
                    Arrays.stream(large).max().orElseThrow(), three.penalised().train().get(i).mean(),
                    three.penalised().test().get(i).mean());
        }
        Console.print("95%% of test at 353 rows: 10 columns %s, 65 columns %s, with penalty %s%n", last(three.small()),
                last(three.large()), last(three.penalised()));
        return three;
    }

    private static String last(Curve curve) {
        FoldScores scores = curve.test().getLast();
        Interval interval = scores.interval(0.95);
        return String.format(Locale.ROOT, "[%.1f, %.1f]", interval.lower(), interval.upper());
    }

    private static CheckTable checks(Day day, long seed, double largestGap) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        double[] y = day.measured(Generators.random(seed));
        var group = checks.group("fitted hours of one day", 1e-9);
        for (int degree : new int[] {1, 4, 12}) {
            group.same("degree " + degree, HourPolynomial.smoother(degree, Day.fullHours()).multiply(y), smile(degree, y));
        }
        return checks.atMost("largest z of 12 variances", largestGap, 5);
    }

    private static double[] smile(int degree, double... y) {
        Matrix columns = HourPolynomial.columns(degree, Day.fullHours());
        double[][] rows = new double[y.length][degree + 1];
        String[] names = new String[degree + 1];
        for (int i = 0; i < y.length; i++) {
            System.arraycopy(columns.row(i), 1, rows[i], 0, degree);
            rows[i][degree] = y[i];
        }
        Arrays.setAll(names, j -> j < degree ? "p" + (j + 1) : "y");
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, names)).fittedValues();
    }
}
