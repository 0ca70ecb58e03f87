package scratch.stats.descriptive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 203: centre and spread, the variance that loses its digits, the correlation of a mixture.
final class Figures203 {
    private static final int OFFSETS = 49;

    private Figures203() {
    }

    static void draw(long seed, double[] length, double[] width) {
        Panels.of("Centre and spread of eight numbers", 2, sample("2 4 4 4 5 5 7 9", 10, 2, 4, 4, 4, 5, 5, 7, 9),
                sample("one of them wild: 2 4 4 4 5 5 7 90", 100, 2, 4, 4, 4, 5, 5, 7, 90)).cell(500, 320).save("spread",
                "Left, eight numbers from 2 to 9 as dots: mean 5 and median 4.5 lie side by side, and the range of one "
                + "standard deviation holds most of the dots. Right, the 9 has become 90: the mean has moved to 15 and lies "
                + "above seven of the eight, the standard deviation is 30, and the median is where it was.");
        variance(seed).save("variance", "The relative error of the variance against the offset that was added to the data, "
                + "both logarithmic. The textbook formula's error rises with slope two and passes 100 percent at an "
                + "offset of some 1e7; Welford's rises slowly; that of two passes stays near 1e-16.");
        iris(length, width).save("iris", "Sepal width against sepal length of 150 flowers. Left, in one colour: a shapeless "
                + "cloud with correlation minus 0.118. Right, by species: three clouds, each rising to the right.");
    }

    // Equal values are stacked.
    private static Plot sample(String title, double end, double... x) {
        double[] height = IntStream.range(0, x.length)
                .mapToDouble(i -> 1 + IntStream.range(0, i).filter(j -> x[j] == x[i]).count()).toArray();
        double mean = Descriptive.mean(x);
        double deviation = Descriptive.standardDeviation(x);
        return Plot.of(title, "value", "how many")
                .rectangles("mean ± standard deviation", new double[]{mean - deviation}, new double[]{0},
                        new double[]{mean + deviation}, new double[]{0.5}).as(Role.UNCERTAINTY)
                .points("data", x, height).as(Role.DATA).vertical("mean", mean).as(Role.MODEL)
                .vertical("median", Descriptive.median(x)).as(Role.ALTERNATIVE)
                .xRange(Math.min(0, mean - deviation), end).yRange(0, 4);
    }

    private static Plot variance(long seed) {
        double[] offsets = IntStream.range(0, OFFSETS).mapToDouble(j -> Math.pow(10, j * 12.0 / (OFFSETS - 1))).toArray();
        double[][] errors = new double[3][OFFSETS];    // textbook, Welford, two passes
        for (int j = 0; j < OFFSETS; j++) {
            double[] worst = worstErrors(offsets[j], seed);
            for (int k = 0; k < 3; k++) {
                errors[k][j] = Math.log10(Math.max(worst[k], 1e-17));
            }
        }
        return Plot.of("Add an offset to 100 numbers: what is left of the variance?", "offset, in standard deviations",
                "log10 of the relative error").line("textbook formula", offsets, errors[0]).as(Role.ERROR)
                .line("Welford", offsets, errors[1]).as(Role.ALTERNATIVE)
                .line("two passes", offsets, errors[2]).as(Role.MODEL)
                .horizontal("", 0).textBeside(1.5, 1, "above this line: nothing is left").xLog().xRange(1, 1e12)
                .yRange(-18, 10);
    }

    private static double[] worstErrors(double offset, long seed) {
        double[] worst = new double[3];
        for (int repeat = 0; repeat < 20; repeat++) {
            var random = Generators.random(seed + repeat);
            double[] x = new double[100];
            Arrays.setAll(x, i -> offset + random.nextGaussian());
            double exact = exactVariance(x);
            var moments = new Moments();
            DoubleStream.of(x).forEach(moments::accept);
            double[] answers = {TextbookVariance.of(x), moments.variance(), Descriptive.variance(x)};
            for (int k = 0; k < 3; k++) {
                worst[k] = Math.max(worst[k], Math.abs(answers[k] / exact - 1));
            }
        }
        return worst;
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

    private static Panels iris(double[] length, double[] width) {
        int[] species = new int[length.length];
        Arrays.setAll(species, i -> i / 50);
        Plot all = Plot.of("All flowers: r = -0.118", "sepal length (cm)", "sepal width (cm)")
                .points("flowers", length, width).as(Role.DATA);
        Plot apart = Plot.of("By species: r = 0.743, 0.526, 0.457", "sepal length (cm)", "sepal width (cm)")
                .points(length, width, species, "setosa", "versicolor", "virginica");
        return Panels.of("One correlation, or three?", 2, all, apart);
    }
}
