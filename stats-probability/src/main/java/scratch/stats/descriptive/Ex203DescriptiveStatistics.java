package scratch.stats.descriptive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

import smile.math.MathEx;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

/// 203: why four tools give four answers for "variance" and "first quartile", and whether a variance can be negative.
public final class Ex203DescriptiveStatistics {
    private Ex203DescriptiveStatistics() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "offset 1e9 what is added to four small numbers",
                "seed 42 seed of the numbers in the figure");
        print("1. Two conventions: 2 4 4 4 5 5 7 9 and 15 20 35 40 50%n");
        double[] eight = {2, 4, 4, 4, 5, 5, 7, 9};
        print("   variance, divided by n       %.4f   standard deviation %.4f   (NumPy, Excel VAR.P)%n",
                Descriptive.populationVariance(eight), Descriptive.populationStandardDeviation(eight));
        print("   variance, divided by n - 1   %.4f   standard deviation %.4f   (R, pandas, Smile, Excel VAR.S)%n",
                Descriptive.variance(eight), Descriptive.standardDeviation(eight));
        Quantiles five = Quantiles.of(new double[]{15, 20, 35, 40, 50});
        print("   40th percentile of five numbers, by definition%n  ");
        for (QuantileType type : QuantileType.values()) {
            print("%8d", type.number());
        }
        print("%n  ");
        for (QuantileType type : QuantileType.values()) {
            print("%8.3f", five.at(0.4, type));
        }

        var iris = Datasets.iris();
        double[] length = iris.column(0);           // (150)
        double[] width = iris.column(1);            // (150)
        print("%n%n2. iris, 150 flowers: sepal length and width%n");
        print("   length: mean %.4f, standard deviation %.4f, median %.1f, quartiles %.1f and %.1f%n", Descriptive.mean(length),
                Descriptive.standardDeviation(length), Descriptive.median(length), Descriptive.quantile(length, 0.25),
                Descriptive.quantile(length, 0.75));
        print("   correlation of length and width, all flowers  %6.3f%n", Descriptive.correlation(length, width));
        String[] names = {"setosa", "versicolor", "virginica"};
        for (int species = 0; species < 3; species++) {
            print("      among %-10s                           %6.3f%n", names[species],
                    Descriptive.correlation(part(length, species), part(width, species)));
        }
        print("   One negative number hides three positive ones. Plot before you summarise.%n");

        double offset = arguments.doubleValue("offset");
        double[] four = {offset + 4, offset + 7, offset + 13, offset + 16};
        print("%n3. The variance of 4 7 13 16 is 30. Now add %.0e to each:%n", offset);
        print("   textbook, one pass     %10.2f%n", TextbookVariance.of(four));
        print("   Smile, one pass        %10.2f%n", MathEx.var(four));
        print("   Welford, one pass      %10.2f%n", moments(four).variance());
        print("   ours, two passes       %10.2f%n", Descriptive.variance(four));
        figure(arguments.longValue("seed"), length, width);
        print("%nfigure  target/figures/variance.svg, iris.svg%n%n");

        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("mean", Descriptive.mean(length), MathEx.mean(length), 1e-12);
        checks.same("variance", Descriptive.variance(length), MathEx.var(length), 1e-12);
        checks.same("standard deviation", Descriptive.standardDeviation(length), MathEx.stdev(length), 1e-12);
        checks.same("covariance", Descriptive.covariance(length, width), MathEx.cov(length, width), 1e-12);
        checks.same("correlation", Descriptive.correlation(length, width), MathEx.cor(length, width), 1e-12);
        checks.same("first quartile, definition 1", Quantiles.of(length).at(0.25, QuantileType.INVERSE_CDF),
                MathEx.q1(length.clone()), 0);
        checks.time("variance of 150 numbers", Stopwatch.medianNanos(50, () -> Descriptive.variance(length)),
                Stopwatch.medianNanos(50, () -> MathEx.var(length)));
        checks.whyDifferent("Smile's quartiles and median are always values of the sample: its median of 1 2 3 4 is 3, ours\n"
                + "               2.5. Its variance is the one-pass formula: faster, and see part 3.");
        checks.print();
        print("%nTry: ./run 203 --offset 1e8   Which of the four answers survive? Then 1e12.%n");
    }

    private static double[] part(double[] column, int species) {
        return Arrays.copyOfRange(column, 50 * species, 50 * species + 50);
    }

    private static Moments moments(double[] x) {
        var moments = new Moments();
        for (double value : x) {
            moments.accept(value);
        }
        return moments;
    }

    private static void figure(long seed, double[] length, double[] width) {
        int points = 49;
        double[] offsets = new double[points];
        double[][] errors = new double[3][points];    // textbook, Welford, two passes
        for (int j = 0; j < points; j++) {
            double offset = Math.pow(10, j * 12.0 / (points - 1));
            offsets[j] = offset;
            double[] worst = new double[3];
            for (int repeat = 0; repeat < 20; repeat++) {
                var random = Generators.random(seed + repeat);
                double[] x = new double[100];
                Arrays.setAll(x, i -> offset + random.nextGaussian());
                double exact = exactVariance(x);
                double[] answers = {TextbookVariance.of(x), moments(x).variance(), Descriptive.variance(x)};
                for (int k = 0; k < 3; k++) {
                    worst[k] = Math.max(worst[k], Math.abs(answers[k] / exact - 1));
                }
            }
            for (int k = 0; k < 3; k++) {
                errors[k][j] = Math.log10(Math.max(worst[k], 1e-17));
            }
        }
        Plot.of("Add an offset to 100 numbers: what is left of the variance?", "offset, in standard deviations",
                "log10 of the relative error").line("textbook formula", offsets, errors[0])
                .line("Welford", offsets, errors[1]).line("two passes", offsets, errors[2])
                .horizontal("", 0).textBeside(1.5, 1, "above this line: nothing is left").xLog().xRange(1, 1e12).yRange(-18, 10)
                .save("variance", "The relative error of the variance against the offset that was added to the data, both "
                        + "logarithmic. The textbook formula's error rises with slope two and passes 100 percent at an "
                        + "offset of some 1e7; Welford's rises slowly; that of two passes stays near 1e-16.");
        int[] species = new int[150];
        Arrays.setAll(species, i -> i / 50);
        Plot all = Plot.of("All flowers: r = -0.118", "sepal length (cm)", "sepal width (cm)").points("", length, width);
        Plot apart = Plot.of("By species: r = 0.743, 0.526, 0.457", "sepal length (cm)", "sepal width (cm)")
                .points(length, width, species, "setosa", "versicolor", "virginica");
        Panels.of("One correlation, or three?", 2, all, apart).save("iris", "Sepal width against sepal length of 150 "
                + "flowers. Left, in "
                + "one colour: a shapeless cloud with correlation minus 0.118. Right, coloured by species: three clouds, each "
                + "rising to the right.");
    }

    private static double exactVariance(double[] x) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : x) {
            BigDecimal exact = new BigDecimal(value);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        BigDecimal n = BigDecimal.valueOf(x.length);
        return squares.subtract(sum.multiply(sum).divide(n, new MathContext(60)))
                .divide(n.subtract(BigDecimal.ONE), new MathContext(30)).doubleValue();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
