package scratch.stats.ttests;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.TTest;
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
        var arguments = Arguments.of(args, "patient9 4.6 -1000..1000 extra hours of sleep of patient 9 under drug 2",
                "seed 42 seed of the simulated experiments");
        double[] drug1 = DRUG_1.clone();                // (10)
        double[] drug2 = DRUG_2.clone();                // (10), patient i in the same place
        drug2[8] = arguments.doubleValue("patient9");
        Console.print("sleep: 10 patients, two drugs, extra hours of sleep under each (Student 1908)%n%n");

        TestResult paired = TTest.paired(drug2, drug1);
        TestResult welch = TTest.welch(drug2, drug1);
        TestResult pooled = TTest.pooled(drug2, drug1);
        threeTests(paired, welch, pooled);
        variances(drug1, drug2);
        double[][] alarms = falseAlarms(arguments.longValue("seed"));
        Figures213.draw(drug1, drug2, paired, welch, alarms);
        Console.print("figures  target/figures/pairs.svg, tails.svg, false-alarms.svg%n%n");

        checks(drug1, drug2, paired, welch, pooled).print();
        Console.print("%nTry: ./run 213 --patient9 9.2   The mean difference grows and t falls. Why?%n");
    }

    private static void threeTests(TestResult paired, TestResult welch, TestResult pooled) {
        var table = Console.table("%-16s %8.4f %8.3f %9.5f %8.2f %14.2f %8.2f", "drug 2 - drug 1", "t", "df", "p", "mean",
                "95% from", "to");
        String[] names = {"paired", "Welch", "pooled"};
        TestResult[] results = {paired, welch, pooled};
        for (int i = 0; i < names.length; i++) {
            var interval = results[i].interval().orElseThrow();
            table.row(names[i], results[i].statistic(), results[i].df(), results[i].pValue(), interval.estimate(),
                    interval.lower(), interval.upper());
        }
        Console.print("%n");
        Console.wrapped(paired.sentence());
    }

    private static void variances(double[] drug1, double[] drug2) {
        double[] differences = new double[drug1.length];
        Arrays.setAll(differences, i -> drug2[i] - drug1[i]);
        double v1 = variance(drug1);
        double v2 = variance(drug2);
        Console.print("%nvariance of drug 1 + variance of drug 2   %.2f + %.2f = %.2f   for the unpaired tests%n", v1, v2,
                v1 + v2);
        Console.print("variance of the differences               %.2f                 for the paired test%n",
                variance(differences));
        Console.print("correlation of the two columns            %.3f%n", CorrelationTest.pearson(drug1, drug2));
    }

    // The null hypothesis is true here: each rejection is a false alarm, and 5% of them are promised.
    private static double[][] falseAlarms(long seed) {
        Console.print("%n");
        var table = Console.table("%-52s %8.1f %8.1f", "false alarms in %, equal means, " + EXPERIMENTS + " experiments",
                "pooled", "Welch");
        double[][] alarms = {alarms(5, 4, 20, 1, seed), alarms(5, 1, 20, 4, seed), alarms(5, 1, 20, 1, seed)};
        table.row("  5 values with spread 4, 20 values with spread 1", alarms[0][0], alarms[0][1]);
        table.row("  5 values with spread 1, 20 values with spread 4", alarms[1][0], alarms[1][1]);
        table.row("  5 values with spread 1, 20 values with spread 1", alarms[2][0], alarms[2][1]);
        Console.print("%n");
        return alarms;
    }

    /// False alarms of the pooled test and of Welch's, in percent.
    static double[] alarms(int n1, double sigma1, int n2, double sigma2, long seed) {
        RandomGenerator random = Generators.random(seed);
        int pooled = 0;
        int welch = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            double[] x = normal(random, n1, sigma1);
            double[] y = normal(random, n2, sigma2);
            pooled += TTest.pooled(x, y).pValue() <= 0.05 ? 1 : 0;
            welch += TTest.welch(x, y).pValue() <= 0.05 ? 1 : 0;
        }
        return new double[]{100.0 * pooled / EXPERIMENTS, 100.0 * welch / EXPERIMENTS};
    }

    private static double[] normal(RandomGenerator random, int n, double sigma) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> sigma * random.nextGaussian());
        return values;
    }

    private static double variance(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static CheckTable checks(double[] drug1, double[] drug2, TestResult paired, TestResult welch, TestResult pooled) {
        var theirs = smile.stat.hypothesis.TTest.testPaired(drug2, drug1);
        var theirWelch = smile.stat.hypothesis.TTest.test(drug2, drug1);
        var theirPooled = smile.stat.hypothesis.TTest.test(drug2, drug1, true);
        CheckTable checks = CheckTable.against("Smile 4.4.2")
                .same("t, paired", paired.statistic(), theirs.t(), 1e-9)
                .same("t, Welch", welch.statistic(), theirWelch.t(), 1e-9)
                .same("df, Welch", welch.df(), theirWelch.df(), 1e-9)
                .same("t, pooled", pooled.statistic(), theirPooled.t(), 1e-9);
        checks.groupRelative("p-values", 1e-6).same("paired", paired.pValue(), theirs.pvalue())
                .same("Welch", welch.pValue(), theirWelch.pvalue()).same("pooled", pooled.pValue(), theirPooled.pvalue());
        return checks.whyDifferent("Smile sums the continued fraction behind p until terms drop below about 1e-8; ours agrees "
                + "with R to 1e-9.");
    }
}
