package scratch.stats.ttests;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.TTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// 213: the same twenty numbers give p = 0.079 and p = 0.0028.
public final class Ex213TTests {
    /// Student 1908: extra hours of sleep of ten patients under the first drug.
    private static final double[] DRUG_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] DRUG_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    private static final int EXPERIMENTS = 10_000;

    private Ex213TTests() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "patient9 4.6 extra sleep of patient 9 under drug 2",
                "seed 42 seed of the simulated experiments");
        double[] drug1 = DRUG_1.clone();                // (10)
        double[] drug2 = DRUG_2.clone();                // (10), patient i in the same place
        drug2[8] = arguments.doubleValue("patient9");
        print("sleep: 10 patients, two drugs, extra hours of sleep under each (Student 1908)%n%n");

        TestResult paired = TTest.paired(drug2, drug1, TestOptions.DEFAULT);
        TestResult welch = TTest.welch(drug2, drug1, TestOptions.DEFAULT);
        TestResult pooled = TTest.pooled(drug2, drug1, TestOptions.DEFAULT);
        print("drug 2 - drug 1      t       df         p   95%% interval of the difference%n");
        printRow("paired", paired);
        printRow("Welch", welch);
        printRow("pooled", pooled);
        print("%n%s%n%n", wrapped(paired.sentence()));

        double[] differences = new double[drug1.length];
        Arrays.setAll(differences, i -> drug2[i] - drug1[i]);
        double v1 = variance(drug1);
        double v2 = variance(drug2);
        print("variance of drug 1 + variance of drug 2   %.2f + %.2f = %.2f   what the unpaired tests divide by%n", v1, v2,
                v1 + v2);
        print("variance of the differences               %.2f                 what the paired test divides by%n",
                variance(differences));
        print("correlation of the two columns            %.3f%n", CorrelationTest.pearson(drug1, drug2));
        print("A patient who sleeps well under one drug sleeps well under the other. Pairing takes that out.%n%n");

        falseAlarms(arguments.longValue("seed"));
        figure(drug1, drug2);

        var theirs = smile.stat.hypothesis.TTest.testPaired(drug2, drug1);
        var theirWelch = smile.stat.hypothesis.TTest.test(drug2, drug1);
        var theirPooled = smile.stat.hypothesis.TTest.test(drug2, drug1, true);
        CheckTable checks = CheckTable.against("Smile 4.4.2")
                .same("t, paired", paired.statistic(), theirs.t(), 1e-9)
                .sameRelative("p, paired", paired.pValue(), theirs.pvalue(), 1e-6)
                .same("t, Welch", welch.statistic(), theirWelch.t(), 1e-9)
                .same("df, Welch", welch.df(), theirWelch.df(), 1e-9)
                .sameRelative("p, Welch", welch.pValue(), theirWelch.pvalue(), 1e-6)
                .same("t, pooled", pooled.statistic(), theirPooled.t(), 1e-9)
                .sameRelative("p, pooled", pooled.pValue(), theirPooled.pvalue(), 1e-6)
                .whyDifferent("Smile sums the continued fraction behind p until terms drop below about 1e-8; ours agrees with R"
                        + " to 1e-9.");
        checks.print();
        print("%nTry: ./run 213 --patient9 9.2   The mean difference grows and t falls. Why?%n");
    }

    // The null hypothesis is true here: each rejection is a false alarm, and 5% of them are promised.
    private static void falseAlarms(long seed) {
        print("false alarms at 5%%, equal means, %,d experiments        pooled   Welch%n", EXPERIMENTS);
        double[] small = alarms(5, 4, 20, 1, seed);
        print("  n = 5 with sigma 4  against  n = 20 with sigma 1      %5.1f%%   %4.1f%%%n", small[0], small[1]);
        double[] large = alarms(5, 1, 20, 4, seed);
        print("  n = 5 with sigma 1  against  n = 20 with sigma 4      %5.1f%%   %4.1f%%%n", large[0], large[1]);
        double[] equal = alarms(5, 1, 20, 1, seed);
        print("  n = 5 with sigma 1  against  n = 20 with sigma 1      %5.1f%%   %4.1f%%%n%n", equal[0], equal[1]);
    }

    static double[] alarms(int n1, double sigma1, int n2, double sigma2, long seed) {
        RandomGenerator random = Generators.random(seed);
        int pooled = 0;
        int welch = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            double[] x = normal(random, n1, sigma1);
            double[] y = normal(random, n2, sigma2);
            pooled += TTest.pooled(x, y, TestOptions.DEFAULT).pValue() <= 0.05 ? 1 : 0;
            welch += TTest.welch(x, y, TestOptions.DEFAULT).pValue() <= 0.05 ? 1 : 0;
        }
        return new double[] {100.0 * pooled / EXPERIMENTS, 100.0 * welch / EXPERIMENTS};
    }

    private static double[] normal(RandomGenerator random, int n, double sigma) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = sigma * random.nextGaussian();
        }
        return values;
    }

    private static void figure(double[] drug1, double[] drug2) {
        int n = drug1.length;
        double[] zeros = new double[n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Plot pairs = Plot.of("The same patients: nearly all lines rise", "", "extra sleep in hours")
                .segments("one patient", zeros, drug1, ones, drug2)
                .points("drug 1", zeros, drug1).points("drug 2", ones, drug2)
                .xCategories("drug 1", "drug 2").xRange(-0.35, 1.35).yRange(-2.5, 6.5);
        Plot boxes = box(box(Plot.of("Two anonymous groups: the boxes overlap", "", "extra sleep in hours"), 0, "drug 1",
                drug1), 1, "drug 2", drug2).xCategories("drug 1", "drug 2").xRange(-0.6, 1.6).yRange(-2.5, 6.5);
        Panels.of("Twenty numbers, two questions", 2, pairs, boxes).save("pairs", "Left, ten lines that join each patient's "
                + "hours under drug 1 and drug 2; nine rise, one is level. Right, two box plots of the same numbers, which "
                + "overlap widely.");
        print("figure  target/figures/pairs.svg%n%n");
    }

    // Quartiles as medians of the halves; whiskers to the extremes.
    private static Plot box(Plot plot, double at, String name, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[2];
        double middle = (sorted[4] + sorted[5]) / 2;
        double high = sorted[7];
        return plot.rectangles(name + ", middle half", new double[] {at - 0.25}, new double[] {low}, new double[] {at + 0.25},
                new double[] {high})
                .segments(name + ", median and range", new double[] {at - 0.25, at, at},
                        new double[] {middle, sorted[0], high}, new double[] {at + 0.25, at, at},
                        new double[] {middle, low, sorted[9]});
    }

    private static double variance(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static void printRow(String name, TestResult result) {
        var interval = result.interval().orElseThrow();
        print("%-14s  %7.4f  %6.3f   %7.5f   %.2f hours, from %.2f to %.2f%n", name, result.statistic(), result.df(),
                result.pValue(), interval.estimate(), interval.lower(), interval.upper());
    }

    // Breaks a sentence into lines of at most 110 characters.
    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : text.split(" ")) {
            if (length > 0 && length + 1 + word.length() > 110) {
                lines.append(System.lineSeparator());
                length = 0;
            }
            lines.append(length > 0 ? " " : "").append(word);
            length += (length > 0 ? 1 : 0) + word.length();
        }
        return lines.toString();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
