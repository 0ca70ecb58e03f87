package scratch.stats.nonparametric;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.distribution.Normal;
import scratch.stats.hypothesis.DAgostinoTest;
import scratch.stats.hypothesis.EffectSize;
import scratch.stats.hypothesis.FriedmanTest;
import scratch.stats.hypothesis.JarqueBeraTest;
import scratch.stats.hypothesis.KolmogorovSmirnovTest;
import scratch.stats.hypothesis.KruskalWallisTest;
import scratch.stats.hypothesis.MannWhitneyTest;
import scratch.stats.hypothesis.MannWhitneyTest.Method;
import scratch.stats.hypothesis.ShapiroWilkTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.WilcoxonSignedRankTest;
import scratch.stats.hypothesis.WilcoxonSignedRankTest.Zeros;

/// 216: if you throw the values away and keep the ranks, what do you still know?
public final class Ex216NonParametric {
    static final double[] DRUG_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final double[] DRUG_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    private static final double[][] PLANTS = {
        {4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14},
        {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69},
        {6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26}};
    /// Hollander & Wolfe 1973: seconds to round first base, 22 players (rows), three ways of running.
    private static final double[][] BASE = {{5.40, 5.50, 5.55}, {5.85, 5.70, 5.75}, {5.20, 5.60, 5.50}, {5.55, 5.50, 5.40},
        {5.90, 5.85, 5.70}, {5.45, 5.55, 5.60}, {5.40, 5.40, 5.35}, {5.45, 5.50, 5.35}, {5.25, 5.15, 5.00},
        {5.85, 5.80, 5.70}, {5.25, 5.20, 5.10}, {5.65, 5.55, 5.45}, {5.60, 5.35, 5.45}, {5.05, 5.00, 4.95},
        {5.50, 5.50, 5.40}, {5.45, 5.55, 5.50}, {5.55, 5.55, 5.35}, {5.45, 5.50, 5.55}, {5.50, 5.45, 5.25},
        {5.65, 5.60, 5.40}, {5.70, 5.65, 5.55}, {6.30, 6.30, 6.25}};
    private static final double[] FOUR = {1, 2, 3, 4};
    private static final double[] MORE = {5, 6, 7, 8};

    private Ex216NonParametric() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "largest 5.5 .. hours of sleep of the patient who slept longest under drug 2");
        double[] drug2 = DRUG_2.clone();
        drug2[6] = arguments.doubleValue("largest");
        sleep(drug2);
        counting();
        threeGroups();
        distributions();
        Figures216.draw(drug2);
        Console.print("figures  target/figures/ranks.svg, limits.svg%n%n");

        checks().print();
        Console.print("%nTry: ./run 216 --largest 1000000   One patient sleeps a million hours more. What does U do?%n");
    }

    private static void sleep(double[] drug2) {
        TestResult exact = MannWhitneyTest.test(drug2, DRUG_1, Method.EXACT, TWO);
        var shift = exact.interval().orElseThrow();
        Console.print("sleep, as two groups of 10 (Mann-Whitney)%n%n");
        Console.print("U = %.1f of 100 pairs, so P(drug 2 > drug 1) + half the ties = %.3f%n", exact.statistic(),
                exact.effect());
        Console.print("shift %.2f hours, 95%% interval from %.2f to %.2f%n%n", shift.estimate(), shift.lower(), shift.upper());
        var table = Console.table("%-26s %8.4f   %13.4f   %8.4f   %12s", "p-values", "exact", "corrected (R)", "normal",
                "zero kept");
        table.row("two groups (Mann-Whitney)", exact.pValue(), groups(drug2, Method.NORMAL_CORRECTED),
                groups(drug2, Method.NORMAL), "");
        table.row("ten pairs (signed rank)", pairs(drug2, Zeros.DROP, Method.EXACT),
                pairs(drug2, Zeros.DROP, Method.NORMAL_CORRECTED), pairs(drug2, Zeros.DROP, Method.NORMAL),
                String.format(Locale.ROOT, "Pratt %.4f", pairs(drug2, Zeros.PRATT, Method.NORMAL)));
    }

    private static double groups(double[] drug2, Method method) {
        return MannWhitneyTest.test(drug2, DRUG_1, method, TWO).pValue();
    }

    private static double pairs(double[] drug2, Zeros zeros, Method method) {
        return WilcoxonSignedRankTest.paired(drug2, DRUG_1, zeros, method, TWO).pValue();
    }

    private static void counting() {
        TestResult hand = MannWhitneyTest.test(new double[] {1, 4, 6}, new double[] {2, 5, 7, 8}, Method.EXACT, TWO);
        Console.print("%n{1, 4, 6} against {2, 5, 7, 8}: U = %.0f of 12, p = %.4f = 14/35%n", hand.statistic(), hand.pValue());
        Console.print("three against three cannot go below p = %.4f, five pairs not below %.4f%n", smallestP(3),
                WilcoxonSignedRankTest.test(new double[] {1, 2, 3, 4, 5}, Zeros.DROP, Method.EXACT, TWO).pValue());
        double[][] equal = equalMedians();
        Console.print("equal medians, 19 against 19: Mann-Whitney p = %.3f%n%n",
                MannWhitneyTest.test(equal[0], equal[1], Method.EXACT, TWO).pValue());
    }

    /// The p-value of two groups of size m that do not overlap at all.
    static double smallestP(int m) {
        double[] low = IntStream.range(0, m).asDoubleStream().toArray();
        double[] high = IntStream.range(m, 2 * m).asDoubleStream().toArray();
        return MannWhitneyTest.test(low, high, Method.EXACT, TWO).pValue();
    }

    private static void threeGroups() {
        TestResult plants = KruskalWallisTest.test(PLANTS, TWO);
        TestResult blocks = FriedmanTest.test(BASE, TWO);
        Console.print("plants, three groups (Kruskal-Wallis): H = %.5f on %.0f df, p = %.6f%n", plants.statistic(), plants.df(),
                plants.pValue());
        Console.print("22 players run to first base in three ways (Friedman): Q = %.4f on %.0f df, p = %.4f, W = %.3f%n",
                blocks.statistic(), blocks.df(), blocks.pValue(), blocks.effect(EffectSize.KENDALLS_W));
        double[][] columns = new double[3][];
        for (int j = 0; j < 3; j++) {
            int way = j;
            columns[j] = Arrays.stream(BASE).mapToDouble(player -> player[way]).toArray();
        }
        Console.print("  the same 66 times, as if every run had its own player (Kruskal-Wallis): p = %.2f%n%n",
                KruskalWallisTest.test(columns, TWO).pValue());
    }

    private static void distributions() {
        Console.print("Kolmogorov-Smirnov, 4 against 4, D = 1: exact p = %.4f, asymptotic %.4f%n",
                KolmogorovSmirnovTest.twoSample(FOUR, MORE, KolmogorovSmirnovTest.Method.EXACT, TWO).pValue(),
                KolmogorovSmirnovTest.twoSample(FOUR, MORE, KolmogorovSmirnovTest.Method.ASYMPTOTIC, TWO).pValue());
        TestResult wilk = ShapiroWilkTest.test(DRUG_1, TWO);
        TestResult moments = DAgostinoTest.test(DRUG_1, TWO);
        TestResult limit = JarqueBeraTest.test(DRUG_1, TWO);
        var table = Console.table("%-18s %9.4f   %6.3f", "drug 1 normal?", "statistic", "p");
        table.row("  Shapiro-Wilk W", wilk.statistic(), wilk.pValue());
        table.row("  D'Agostino K²", moments.statistic(), moments.pValue());
        table.row("  Jarque-Bera JB", limit.statistic(), limit.pValue());
        Console.print("%n");
    }

    private static CheckTable checks() {
        var normal = new smile.stat.distribution.GaussianDistribution(1, 2);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.group("distances D", 1e-9)
                .same("drug 1, normal(1, 2)", KolmogorovSmirnovTest.oneSample(DRUG_1, Normal.of(1, 2)::cdf,
                        KolmogorovSmirnovTest.Method.EXACT, TWO).statistic(),
                        smile.stat.hypothesis.KSTest.test(DRUG_1, normal).d())
                .same("4 against 4", KolmogorovSmirnovTest.twoSample(FOUR, MORE, KolmogorovSmirnovTest.Method.EXACT, TWO)
                        .statistic(), smile.stat.hypothesis.KSTest.test(FOUR, MORE).d());
        return checks.whyDifferent("Smile has KS only of this lesson's tests, and its p for 4 against 4 is 0.0111 (Stephens' "
                + "factor in the limit), where counting gives 2/70 = 0.0286.");
    }

    /// Two samples of 19 with the median 10, far from each other in shape.
    static double[][] equalMedians() {
        double[] x = new double[19];
        double[] y = new double[19];
        for (int i = 1; i <= 9; i++) {
            x[i - 1] = i / 10.0;
            x[9 + i] = 10 + i;
            y[i - 1] = 9 + i / 11.0;
            y[9 + i] = 29 + i;
        }
        x[9] = 10;
        y[9] = 10;
        return new double[][] {x, y};
    }
}
