package scratch.classic.linear.logistic;

import java.util.stream.IntStream;

import scratch.classic.linearmodel.LogisticInference;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.linearmodel.LogisticRegression.Options;
import scratch.classic.linearmodel.LogisticRegression.Solver;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.optimize.Result;
import scratch.stats.descriptive.Descriptive;

/// 325: from 23 launches to the probability of damage on a cold morning, by three ways down one convex loss.
public final class Ex325LogisticRegression {
    static final ClassificationData CANCER = Datasets.breastCancer();
    static final String[] NAMES = {"gradient descent", "Newton", "L-BFGS"};

    private Ex325LogisticRegression() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "temperature 31 20..85 degrees Fahrenheit at launch",
                "penalty 1.0 0.1..1000 price of large weights, for the tumours",
                "level 0.95 0<..<1 how sure the intervals are to be");
        double temperature = arguments.doubleValue("temperature");
        double penalty = arguments.doubleValue("penalty");

        launches(temperature, arguments.doubleValue("level"));
        Result[] courses = threeWays(penalty);
        separation();
        Figures325.draw(temperature, arguments.doubleValue("level"), courses);
        Console.print("%nfigures  target/figures/launches.svg, boundary.svg, ways-down.svg, endless.svg%n%n");

        Peers325.checks(penalty).print();
        Console.print("%nTry: ./run 325 --temperature 65   How wide is the interval where there are flights?%n");
    }

    private static void launches(double temperature, double level) {
        var fit = LogisticRegression.fit(Flights.warmerThan(0), Flights.damaged(), Options.of(0));
        LogisticInference inference = fit.inference();
        Console.print("23 launches, 7 with damaged seals: log-odds of damage = b + w * temperature%n");
        var table = Console.table("%-14s %10.4f %15.4f %8.3f %8.4f", "", "estimate", "standard error", "z", "p");
        table.row("b", inference.estimates()[0], inference.standardErrors()[0], inference.z(0), inference.pValue(0));
        table.row("w", inference.estimates()[1], inference.standardErrors()[1], inference.z(1), inference.pValue(1));
        var ratio = inference.oddsRatio(1, level);
        Console.print("one degree more multiplies the odds by %.3f, interval at level %s: %.3f to %.3f%n", ratio.estimate(),
                level, ratio.lower(), ratio.upper());
        Console.print("deviance %.3f, without the temperature %.3f: p = %.4f%n", inference.deviance(),
                inference.nullDeviance(), inference.likelihoodRatioPValue());
        double[] at = damageAt(temperature, level);
        Console.print("at %s degrees: probability of damage %.4f, interval %.4f to %.4f%n%n", temperature, at[0], at[1],
                at[2]);
    }

    /// The probability of damage and its interval: where the temperature counts from here, the intercept is the log-odds here.
    static double[] damageAt(double temperature, double level) {
        var inference = LogisticRegression.fit(Flights.warmerThan(temperature), Flights.damaged(), Options.of(0)
                .with(Solver.NEWTON)).inference();
        var logOdds = inference.interval(0, level);
        return new double[] {sigmoid(logOdds.estimate()), sigmoid(logOdds.lower()), sigmoid(logOdds.upper())};
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static Result[] threeWays(double penalty) {
        Console.print("569 tumours, 10 measurements, penalty %s: steps until the gradient is as short as%n", penalty);
        var table = Console.table("%-18s %8d %8d %8d %14.6f   %-7s", "", "1", "1e-2", "1e-4", "loss there", "a step costs");
        Result[] courses = new Result[3];
        for (Solver solver : Solver.values()) {
            Result course = fit(penalty, solver).course();
            courses[solver.ordinal()] = course;
            int end = stepsTo(course, 1e-4);
            table.row(NAMES[solver.ordinal()], stepsTo(course, 1), stepsTo(course, 1e-2), end, course.values()[end],
                    solver == Solver.NEWTON ? "n d^2" : "n d");
        }
        return courses;
    }

    static LogisticRegression fit(double penalty, Solver solver) {
        double tolerance = solver == Solver.GRADIENT_DESCENT ? 1e-4 : 1e-9;
        return LogisticRegression.fit(tumours(), CANCER.y(), new Options(penalty, solver, tolerance, 1_000_000));
    }

    /// The ten means, each in its standard deviations: (569, 10).
    static Matrix tumours() {
        Matrix x = Matrix.of(CANCER.x()).selectColumns(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        for (int j = 0; j < x.columns(); j++) {
            double[] column = x.column(j);
            double mean = Descriptive.mean(column);
            double deviation = Descriptive.populationStandardDeviation(column);
            for (int i = 0; i < x.rows(); i++) {
                x.set(i, j, (column[i] - mean) / deviation);
            }
        }
        return x;
    }

    static int stepsTo(Result course, double gradient) {
        int step = 0;
        while (course.gradientNorms()[step] > gradient) {
            step++;
        }
        return step;
    }

    /// Setosa against versicolor.
    static Separation apart() {
        return kinds(0);
    }

    /// Versicolor against virginica.
    static Separation mixed() {
        return kinds(1);
    }

    private static Separation kinds(int first) {
        var iris = Datasets.iris();
        int[] rows = IntStream.range(50 * first, 50 * first + 100).toArray();
        Matrix x = Matrix.of(iris.x()).selectRows(rows).selectColumns(new int[] {2, 3});
        return new Separation(x, IntStream.of(rows).map(i -> iris.y()[i] - first).toArray());
    }

    private static void separation() {
        Console.print("%niris, length of w for two columns of petals, at smaller and smaller penalties%n");
        var table = Console.table("%-24s %7.2f %7.2f %7.2f %7.2f %7.2f", "", "1", "1e-2", "1e-4", "1e-6", "1e-8");
        Separation apart = apart();
        Separation mixed = mixed();
        table.row("setosa, versicolor", apart.size(1), apart.size(1e-2), apart.size(1e-4), apart.size(1e-6), apart.size(1e-8));
        table.row("versicolor, virginica", mixed.size(1), mixed.size(1e-2), mixed.size(1e-4), mixed.size(1e-6),
                mixed.size(1e-8));
        Console.print("without any penalty%n");
        Console.print("versicolor, virginica: %s%n", mixed.withoutPenalty());
        Console.wrapped("setosa, versicolor: " + apart.withoutPenalty());
    }
}
