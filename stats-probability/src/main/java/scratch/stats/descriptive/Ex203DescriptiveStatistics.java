package scratch.stats.descriptive;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import smile.math.MathEx;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Stopwatch;
import scratch.example.data.Datasets;

/// 203: why four tools give four answers for "variance" and "first quartile", and whether a variance can be negative.
public final class Ex203DescriptiveStatistics {
    private static final String[] SPECIES = {"setosa", "versicolor", "virginica"};

    private Ex203DescriptiveStatistics() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "offset 1e9 .. what is added to four small numbers",
                "seed 42 seed of the numbers in the figure");
        var iris = Datasets.iris();
        double[] length = iris.column(0);           // (150)
        double[] width = iris.column(1);            // (150)
        conventions();
        flowers(length, width);
        offset(arguments.doubleValue("offset"));
        Figures203.draw(arguments.longValue("seed"), length, width);
        Console.print("%nfigures  target/figures/spread.svg, variance.svg, iris.svg%n%n");

        checks(length, width).print();
        Console.print("%nTry: ./run 203 --offset 1e8   Which of the four answers survive? Then 1e12.%n");
    }

    private static void conventions() {
        Console.print("1. Two conventions: 2 4 4 4 5 5 7 9 and 15 20 35 40 50%n");
        double[] eight = {2, 4, 4, 4, 5, 5, 7, 9};
        Console.print("   variance, divided by n       %.4f   standard deviation %.4f   (NumPy, Excel VAR.P)%n",
                Descriptive.populationVariance(eight), Descriptive.populationStandardDeviation(eight));
        Console.print("   variance, divided by n - 1   %.4f   standard deviation %.4f   (R, pandas, Smile, Excel VAR.S)%n",
                Descriptive.variance(eight), Descriptive.standardDeviation(eight));
        Quantiles five = Quantiles.of(new double[]{15, 20, 35, 40, 50});
        Console.print("   40th percentile of five numbers, by definition%n  ");
        for (QuantileType type : QuantileType.values()) {
            Console.print("%8d", type.number());
        }
        Console.print("%n  ");
        for (QuantileType type : QuantileType.values()) {
            Console.print("%8.3f", five.at(0.4, type));
        }
        Console.print("%n%n");
    }

    private static void flowers(double[] length, double[] width) {
        Console.print("2. iris, 150 flowers: sepal length and width%n");
        Console.print("   length: mean %.4f, standard deviation %.4f, median %.1f, quartiles %.1f and %.1f%n",
                Descriptive.mean(length), Descriptive.standardDeviation(length), Descriptive.median(length),
                Descriptive.quantile(length, 0.25), Descriptive.quantile(length, 0.75));
        Console.print("   its shape: skewness %.3f, excess kurtosis %.3f%n", Descriptive.skewness(length),
                Descriptive.kurtosis(length));
        Console.print("   correlation of length and width, all flowers  %6.3f%n", Descriptive.correlation(length, width));
        for (int species = 0; species < 3; species++) {
            Console.print("      among %-10s                           %6.3f%n", SPECIES[species],
                    Descriptive.correlation(part(length, species), part(width, species)));
        }
        Console.print("   One negative number hides three positive ones. Plot before you summarise.%n");
    }

    private static double[] part(double[] column, int species) {
        return Arrays.copyOfRange(column, 50 * species, 50 * species + 50);
    }

    private static void offset(double offset) {
        double[] four = {offset + 4, offset + 7, offset + 13, offset + 16};
        var moments = new Moments();
        DoubleStream.of(four).forEach(moments::accept);
        Console.print("%n3. The variance of 4 7 13 16 is 30. Now add %.0e to each:%n", offset);
        Console.print("   textbook, one pass     %10.2f%n", TextbookVariance.of(four));
        Console.print("   Smile, one pass        %10.2f%n", MathEx.var(four));
        Console.print("   Welford, one pass      %10.2f%n", moments.variance());
        Console.print("   ours, two passes       %10.2f%n", Descriptive.variance(four));
    }

    private static CheckTable checks(double[] length, double[] width) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("variance", Descriptive.variance(length), MathEx.var(length), 1e-12);
        checks.group("other summaries", 1e-12).same("mean", Descriptive.mean(length), MathEx.mean(length))
                .same("deviation", Descriptive.standardDeviation(length), MathEx.stdev(length))
                .same("covariance", Descriptive.covariance(length, width), MathEx.cov(length, width))
                .same("correlation", Descriptive.correlation(length, width), MathEx.cor(length, width));
        checks.same("first quartile, definition 1", Quantiles.of(length).at(0.25, QuantileType.INVERSE_CDF),
                MathEx.q1(length.clone()), 0);
        checks.time("variance of 150 numbers", Stopwatch.medianNanos(50, () -> Descriptive.variance(length)),
                Stopwatch.medianNanos(50, () -> MathEx.var(length)));
        return checks.whyDifferent("Smile's quartiles and median are always values of the sample: its median of 1 2 3 4 is 3, "
                + "ours 2.5. Its variance is the one-pass formula: faster, and see part 3.");
    }
}
