package scratch.stats.ztests;

import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;
import scratch.stats.hypothesis.Alternative;
import scratch.stats.hypothesis.BinomialTest;
import scratch.stats.hypothesis.EffectSize;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.ZTest;

/// 212: is 0.94% against 1.71% heart attacks a difference or an accident?
public final class Ex212ZTests {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final int N1 = 11_037;
    private static final int N2 = 11_034;

    private Ex212ZTests() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "aspirin 104 1..11037 heart attacks among 11037 physicians on aspirin",
                "placebo 189 1..11033 heart attacks among 11034 physicians on placebo");
        int x1 = arguments.intValue("aspirin");
        int x2 = arguments.intValue("placebo");
        TestResult study = ZTest.proportions(x1, N1, x2, N2, TWO);
        aspirin(x1, x2, study);
        threeStandardErrors();
        fewObservations();
        estimatedSpread();
        Figures212.draw(study);
        Console.print("figures  target/figures/aspirin.svg, misuse.svg%n%n");

        checks(x1, x2, study).print();
        Console.print("%nTry: ./run 212 --aspirin 170   How close to the placebo's 189 before the interval covers 0?%n");
    }

    private static void aspirin(int x1, int x2, TestResult study) {
        var interval = study.interval().orElseThrow();
        Console.print("Physicians' Health Study (1988): heart attacks in about five years%n%n");
        Console.print("  aspirin   %4d of %,d   %.3f%%%n", x1, N1, 100.0 * x1 / N1);
        Console.print("  placebo   %4d of %,d   %.3f%%%n%n", x2, N2, 100.0 * x2 / N2);
        Console.print("z                    %9.4f   standard errors from 0, if aspirin did nothing%n", study.statistic());
        Console.print("p, two-sided         %9.1e%n", study.pValue());
        Console.print("difference           %9.3f   percentage points, 95%% interval from %.3f to %.3f%n",
                100 * interval.estimate(), 100 * interval.lower(), 100 * interval.upper());
        Console.print("risk ratio           %9.3f   of the risk that is left%n", study.effect(EffectSize.RISK_RATIO));
        Console.print("treated per attack avoided %3.0f%n", Math.abs(1 / interval.estimate()));
        Console.print("How sure, and how large: z and p answer the one question, the difference the other.%n%n");
    }

    private static void threeStandardErrors() {
        TestResult pooled = ZTest.proportions(15, 100, 25, 100, TWO);
        TestResult corrected = ZTest.proportions(15, 100, 25, 100, TWO, true);
        double unpooled = -0.1 / Math.sqrt(0.15 * 0.85 / 100 + 0.25 * 0.75 / 100);
        var table = Console.table("%-27s %9.4f   %6.4f", "15 of 100 against 25 of 100", "z", "p");
        table.row("  pooled (this lesson)", pooled.statistic(), pooled.pValue());
        table.row("  continuity correction (R)", corrected.statistic(), corrected.pValue());
        table.row("  unpooled", unpooled, 2 * Normal.STANDARD.cdf(unpooled));
        Console.print("%n");
    }

    private static void fewObservations() {
        TestOptions half = TWO.withNullValue(0.5);
        var table = Console.table("%-27s %9s   %6.4f   %s", "8 heads of 10, a fair coin?", "z", "p",
                "95% interval for P(heads)");
        row(table, "  z-test", ZTest.proportion(8, 10, half), true);
        row(table, "  continuity correction (R)", ZTest.proportion(8, 10, half, true), true);
        row(table, "  exact binomial test", BinomialTest.test(8, 10, half), false);
        Console.print("%n");
    }

    private static void row(Console.Table table, String name, TestResult result, boolean hasZ) {
        var interval = result.interval().orElseThrow();
        table.row(name, hasZ ? format("%.4f", result.statistic()) : "-", result.pValue(),
                format("from %.3f to %.3f", interval.lower(), interval.upper()));
    }

    private static void estimatedSpread() {
        Console.print("z with s in place of sigma rejects a true hypothesis at \"5%%\" in:%n ");
        for (int n : new int[] {5, 10, 30, 100}) {
            Console.print("  n = %d: %.1f%%", n, 100 * falseAlarms(n));
        }
        double log10 = ZTest.logPValue(40, Alternative.TWO_SIDED) / Math.log(10);
        Console.print("%n%nz = 40: p = %.1e is what a double holds, log10 p = %.3f is the truth%n%n",
                2 * Normal.STANDARD.survival(40), log10);
    }

    /// How often √n·x̄/s lies beyond ±1.96 although the mean is 0: it follows Student's distribution and not the normal one.
    static double falseAlarms(int n) {
        return StudentT.of(n - 1).twoSidedPValue(Normal.STANDARD.upperQuantile(0.025));
    }

    private static CheckTable checks(int x1, int x2, TestResult study) {
        var yates = smile.stat.hypothesis.ChiSqTest.test(new int[][] {{x1, N1 - x1}, {x2, N2 - x2}});
        var normal = new smile.stat.distribution.GaussianDistribution(0, 1);
        var coin = new smile.stat.distribution.BinomialDistribution(10, 0.5);
        TestResult corrected = ZTest.proportions(x1, N1, x2, N2, TWO, true);
        CheckTable checks = CheckTable.against("Smile 4.4.2")
                .sameRelative("corrected z squared", corrected.statistic() * corrected.statistic(), yates.chisq(), 1e-9);
        checks.groupRelative("p-values", 1e-6)
                .same("corrected", corrected.pValue(), yates.pvalue())
                .same("two-sided", study.pValue(), 2 * normal.cdf(-Math.abs(study.statistic())))
                .same("exact", BinomialTest.test(8, 10, 0.5).pValue(), 2 * coin.cdf(2));
        return checks.whyDifferent("Smile has no z-test. Its chi-square test of a 2x2 table is the two-sided z-test with "
                + "Yates' correction: z squared is the chi-square.");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
