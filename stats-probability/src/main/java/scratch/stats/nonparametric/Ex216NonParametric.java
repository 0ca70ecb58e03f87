package scratch.stats.nonparametric;

import java.util.Arrays;
import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Normal;
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
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final double[] DRUG_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] DRUG_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    private static final double[][] PLANTS = {
        {4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14},
        {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69},
        {6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26}};

    private Ex216NonParametric() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "largest 5.5 the largest value of drug 2");
        double[] drug2 = DRUG_2.clone();
        drug2[6] = arguments.doubleValue("largest");
        TestResult exact = MannWhitneyTest.test(drug2, DRUG_1, Method.EXACT, TWO);
        var shift = exact.interval().orElseThrow();
        print("sleep, as two groups of 10 (Mann-Whitney)%n%n");
        print("U = %.1f of 100 pairs, so P(drug 2 > drug 1) + half the ties = %.3f%n", exact.statistic(), exact.effect());
        print("shift %.2f hours, 95%% interval from %.2f to %.2f%n%n", shift.estimate(), shift.lower(), shift.upper());
        print("one question, four p-values:  exact, ties counted %.4f   normal, corrected (R) %.4f   normal %.4f%n",
                exact.pValue(), MannWhitneyTest.test(drug2, DRUG_1, Method.NORMAL_CORRECTED, TWO).pValue(),
                MannWhitneyTest.test(drug2, DRUG_1, Method.NORMAL, TWO).pValue());
        TestResult paired = WilcoxonSignedRankTest.paired(drug2, DRUG_1, Zeros.DROP, Method.EXACT, TWO);
        print("as ten pairs (signed rank):   exact, zero dropped %.4f   normal, corrected (R) %.4f   Pratt %.4f%n%n",
                paired.pValue(),
                WilcoxonSignedRankTest.paired(drug2, DRUG_1, Zeros.DROP, Method.NORMAL_CORRECTED, TWO).pValue(),
                WilcoxonSignedRankTest.paired(drug2, DRUG_1, Zeros.PRATT, Method.NORMAL, TWO).pValue());

        double[] x = {1, 4, 6};
        double[] y = {2, 5, 7, 8};
        print("{1, 4, 6} against {2, 5, 7, 8}: U = %.0f of 12, p = %.4f = 14/35%n",
                MannWhitneyTest.test(x, y, Method.EXACT, TWO).statistic(),
                MannWhitneyTest.test(x, y, Method.EXACT, TWO).pValue());
        print("three against three cannot go below p = %.4f, five pairs not below %.4f%n%n",
                MannWhitneyTest.test(new double[] {1, 2, 3}, new double[] {7, 8, 9}, Method.EXACT, TWO).pValue(),
                WilcoxonSignedRankTest.test(new double[] {1, 2, 3, 4, 5}, Zeros.DROP, Method.EXACT, TWO).pValue());

        TestResult kruskal = KruskalWallisTest.test(PLANTS, TWO);
        print("plants, three groups (Kruskal-Wallis): H = %.5f on %.0f df, p = %.6f%n", kruskal.statistic(), kruskal.df(),
                kruskal.pValue());
        double[][] equal = equalMedians();
        print("equal medians, 19 against 19: Mann-Whitney p = %.3f%n%n",
                MannWhitneyTest.test(equal[0], equal[1], Method.EXACT, TWO).pValue());

        double[] four = {1, 2, 3, 4};
        double[] more = {5, 6, 7, 8};
        TestResult gap = KolmogorovSmirnovTest.twoSample(four, more, KolmogorovSmirnovTest.Method.EXACT, TWO);
        TestResult limit = KolmogorovSmirnovTest.twoSample(four, more, KolmogorovSmirnovTest.Method.ASYMPTOTIC, TWO);
        print("Kolmogorov-Smirnov, 4 against 4, D = %.0f: exact p = %.4f, asymptotic %.4f%n", gap.statistic(), gap.pValue(),
                limit.pValue());
        print("Shapiro-Wilk, drug 1 normal? W = %.4f, p = %.3f%n%n", ShapiroWilkTest.test(DRUG_1, TWO).statistic(),
                ShapiroWilkTest.test(DRUG_1, TWO).pValue());
        figure(drug2);

        var normal = new smile.stat.distribution.GaussianDistribution(1, 2);
        var one = smile.stat.hypothesis.KSTest.test(DRUG_1, normal);
        CheckTable.against("Smile 4.4.2")
                .same("D, drug 1 against normal(1, 2)", KolmogorovSmirnovTest.oneSample(DRUG_1, Normal.of(1, 2)::cdf,
                        KolmogorovSmirnovTest.Method.EXACT, TWO).statistic(), one.d(), 1e-9)
                .same("D, 4 against 4", gap.statistic(), smile.stat.hypothesis.KSTest.test(four, more).d(), 1e-9)
                .whyDifferent("Smile has KS only of this lesson's tests, and its p for 4 against 4 is 0.0111 (Stephens' factor "
                        + "in the limit), where counting gives 2/70 = 0.0286.").print();
        print("%nTry: ./run 216 --largest 1000000   One patient sleeps a million hours more. What does U do?%n");
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

    private static void figure(double[] drug2) {
        int[] counts = new int[13];                    // U of {1, 4, 6} against {2, 5, 7, 8}: all C(7, 3) = 35 splits
        for (int set = 0; set < 128; set++) {
            if (Integer.bitCount(set) == 3) {
                int u = 0;
                for (int i = 0; i < 7; i++) {
                    for (int j = 0; j < i; j++) {
                        u += (set >> i & 1) == 1 && (set >> j & 1) == 0 ? 1 : 0;
                    }
                }
                counts[u]++;
            }
        }
        String[] names = new String[13];
        double[] middle = new double[13];
        double[] extreme = new double[13];
        for (int u = 0; u < 13; u++) {
            names[u] = Integer.toString(u);
            boolean far = u <= 3 || u >= 9;
            extreme[u] = far ? counts[u] : 0;
            middle[u] = far ? 0 : counts[u];
        }
        Plot ladder = Bars.of("All 35 arrangements of 3 and 4", "U", "arrangements", names)
                .bars("as far out as U = 3: 14 of 35", extreme).bars("nearer to the middle", middle).plot();
        Plot stairs = stairs(stairs(Plot.of("Sleep: the widest gap is 0.4", "extra sleep in hours", "share of the patients"),
                "drug 1", DRUG_1), "drug 2", drug2).yRange(0, 1.02);
        Panels.of("Ranks, counted", 2, ladder, stairs).save("ranks", "Left, a histogram of U over all 35 arrangements of three "
                + "and four values; the 14 at least as far from the middle as U = 3 are marked. Right, the empirical "
                + "distribution functions of both drugs as stairs, that of drug 2 lower and to the right.");
        print("figure  target/figures/ranks.svg%n%n");
    }

    private static Plot stairs(Plot plot, String name, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] xs = new double[sorted.length + 2];
        double[] ys = new double[sorted.length + 2];
        xs[0] = -2.5;
        for (int i = 0; i < sorted.length; i++) {
            xs[i + 1] = sorted[i];
            ys[i + 1] = (i + 1.0) / sorted.length;
        }
        xs[sorted.length + 1] = Math.max(6.5, sorted[sorted.length - 1]);
        ys[sorted.length + 1] = 1;
        return plot.steps(name, xs, ys);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
