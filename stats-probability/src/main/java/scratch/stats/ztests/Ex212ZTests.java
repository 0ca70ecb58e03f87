package scratch.stats.ztests;

import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;
import scratch.stats.hypothesis.Alternative;
import scratch.stats.hypothesis.EffectSize;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.ZTest;

/// 212: is 0.94% against 1.71% heart attacks a difference or an accident?
public final class Ex212ZTests {
    private Ex212ZTests() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "aspirin 104 heart attacks among 11037 physicians on aspirin",
                "placebo 189 heart attacks among 11034 physicians on placebo");
        int x1 = arguments.intValue("aspirin");
        int x2 = arguments.intValue("placebo");
        int n1 = 11_037;
        int n2 = 11_034;
        TestResult result = ZTest.proportions(x1, n1, x2, n2, TestOptions.DEFAULT);
        var interval = result.interval().orElseThrow();
        print("Physicians' Health Study (1988): heart attacks in about five years%n%n");
        print("  aspirin   %4d of %,d   %.3f%%%n", x1, n1, 100.0 * x1 / n1);
        print("  placebo   %4d of %,d   %.3f%%%n%n", x2, n2, 100.0 * x2 / n2);
        print("z                    %9.4f   standard errors from 0, if aspirin did nothing%n", result.statistic());
        print("p, two-sided         %9.1e%n", result.pValue());
        print("difference           %9.3f   percentage points, 95%% interval from %.3f to %.3f%n",
                100 * interval.estimate(), 100 * interval.lower(), 100 * interval.upper());
        print("risk ratio           %9.3f   of the risk that is left%n", result.effect(EffectSize.RISK_RATIO));
        print("treated per attack avoided %3.0f%n", Math.abs(1 / interval.estimate()));
        print("A tiny p, and a difference of less than one patient in a hundred: two answers to two questions.%n%n");

        print("15 of 100 against 25 of 100         z        p%n");
        TestResult pooled = ZTest.proportions(15, 100, 25, 100, TestOptions.DEFAULT);
        TestResult corrected = ZTest.proportions(15, 100, 25, 100, TestOptions.DEFAULT, true);
        double unpooled = -0.1 / Math.sqrt(0.15 * 0.85 / 100 + 0.25 * 0.75 / 100);
        print("  pooled (this lesson)        %7.4f   %.4f%n", pooled.statistic(), pooled.pValue());
        print("  continuity correction (R)   %7.4f   %.4f%n", corrected.statistic(), corrected.pValue());
        print("  unpooled                    %7.4f   %.4f%n%n", unpooled, 2 * Normal.STANDARD.cdf(unpooled));

        print("z with s in place of sigma rejects a true hypothesis at \"5%%\" in:%n ");
        for (int n : new int[] {5, 10, 30, 100}) {
            print("  n = %d: %.1f%%", n, 100 * StudentT.of(n - 1).twoSidedPValue(Normal.STANDARD.upperQuantile(0.025)));
        }
        double log10 = ZTest.logPValue(40, Alternative.TWO_SIDED) / Math.log(10);
        print("%n%nz = 40: p = %.1e is what a double holds, log10 p = %.3f is the truth%n", 2 * Normal.STANDARD.survival(40),
                log10);
        figure(result, interval);

        var yates = smile.stat.hypothesis.ChiSqTest.test(new int[][] {{x1, n1 - x1}, {x2, n2 - x2}});
        double correctedZ = ZTest.proportions(x1, n1, x2, n2, TestOptions.DEFAULT, true).statistic();
        var normal = new smile.stat.distribution.GaussianDistribution(0, 1);
        CheckTable checks = CheckTable.against("Smile 4.4.2")
                .sameRelative("corrected z squared", correctedZ * correctedZ, yates.chisq(), 1e-9)
                .sameRelative("p, corrected",
                        ZTest.proportions(x1, n1, x2, n2, TestOptions.DEFAULT, true).pValue(), yates.pvalue(), 1e-6)
                .sameRelative("p, two-sided", result.pValue(), 2 * normal.cdf(-Math.abs(result.statistic())), 1e-6)
                .whyDifferent("Smile has no z-test. Its chi-square test of a 2x2 table is the two-sided z-test with Yates' "
                        + "correction: z squared is the chi-square.");
        checks.print();
        print("%nTry: ./run 212 --aspirin 170   How close to the placebo's 189 before the interval covers 0?%n");
    }

    private static void figure(TestResult result, TestResult.Interval interval) {
        double[] at = new double[241];
        double[] density = new double[241];
        for (int i = 0; i < at.length; i++) {
            at[i] = -6 + i * 0.05;
            density[i] = Normal.STANDARD.pdf(at[i]);
        }
        double z = result.statistic();
        Plot bell = Plot.of("What z does if aspirin does nothing", "z", "density").line("standard normal", at, density)
                .polygons("the outer 5%", new double[][] {tail(-1), tail(1)}, new double[][] {heights(-1), heights(1)})
                .vertical(String.format(Locale.ROOT, "observed, z = %.2f", z), z).xRange(-6, 6).yRange(0, 0.45);
        Plot effect = Plot.of("How much it does", "difference in percentage points", "")
                .segments("95% interval", new double[] {100 * interval.lower()}, new double[] {1},
                        new double[] {100 * interval.upper()}, new double[] {1})
                .points("estimate", new double[] {100 * interval.estimate()}, new double[] {1})
                .vertical("no difference", 0).xRange(-5, 5).yCategories("", "aspirin - placebo", "").yRange(-0.2, 2.2);
        Panels.of("A tiny p and a small effect are both true", 2, bell, effect).save("aspirin", "Left, the standard normal "
                + "bell with both outer 2.5% shaded and the observed z of -5 far outside. Right, the difference of the two "
                + "proportions with its interval, a short bar at -0.8 percentage points, close to 0 but clear of it.");
        print("figure  target/figures/aspirin.svg%n%n");
    }

    private static double[] tail(int side) {
        double[] xs = new double[43];
        for (int i = 0; i <= 40; i++) {
            xs[i] = side * (1.96 + i * 0.101);
        }
        xs[41] = side * 6.0;
        xs[42] = side * 1.96;
        return xs;
    }

    private static double[] heights(int side) {
        double[] xs = tail(side);
        double[] ys = new double[xs.length];
        for (int i = 0; i <= 40; i++) {
            ys[i] = Normal.STANDARD.pdf(xs[i]);
        }
        return ys;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
