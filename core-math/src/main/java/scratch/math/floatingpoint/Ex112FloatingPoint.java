package scratch.math.floatingpoint;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

import smile.math.MathEx;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Stopwatch;

/// 112: adding up correct numbers can give a negative variance.
public final class Ex112FloatingPoint {
    private Ex112FloatingPoint() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the numbers in the figure");
        variances();
        sums();
        formulas();
        Figures112.draw(arguments.longValue("seed"));
        Console.print("%nfigures  target/figures/floating-point.svg, lost-digits.svg%n%n");

        checks().print();
        Console.print("%nTry: in jshell, (1e8f + 1f) - 1e8f   Say what you expect before you press enter.%n");
    }

    private static void variances() {
        Console.print("Variance of 4, 7, 13, 16, and of the same numbers with a shift added to each%n");
        var table = Console.table("  %-6s  %14.2f  %16.2f  %10.2f", "shift", "sum of squares", "E[x^2] - E[x]^2", "Welford");
        for (double shift : new double[]{0, 1e8, 1e9}) {
            double[] x = shifted(shift);
            String name = shift == 0 ? "0" : String.format(Locale.ROOT, "%.0e", shift);
            table.row(name, sumOfSquares(x), momentDifference(x), RunningVariance.of(x).variance());
        }
        table.row("right", 30.0, 22.5, 30.0);
    }

    private static void sums() {
        float[] tenths = new float[10_000_000];
        Arrays.fill(tenths, 0.1f);
        Console.print("%nTen million times 0.1f, in float%n");
        Console.print("  naive      %,16.2f%n", Sums.naive(tenths));
        Console.print("  pairwise   %,16.2f%n", Sums.pairwise(tenths));
        Console.print("  Kahan      %,16.2f%n", Sums.kahan(tenths));
        double[] absorbing = {1, 1e100, 1, -1e100};
        Console.print("%n1 + 1e100 + 1 - 1e100 in double: the right sum is 2%n");
        Console.print("  naive %.0f, Kahan %.0f, Neumaier %.0f%n%n", Sums.naive(absorbing), Sums.kahan(absorbing),
                Sums.neumaier(absorbing));
    }

    private static void formulas() {
        var table = Console.table("%-33s  %12s  %12s", "Equal on paper", "as written", "rewritten");
        row(table, "  small root of x^2 + 1e8 x + 1", "%.3e", (-1e8 + Math.sqrt(1e16 - 4)) / 2,
                StableFormulas.quadraticRoots(1, 1e8, 1)[0]);
        row(table, "  (1 - cos x) / x^2 at 1e-8", "%.3f", (1 - Math.cos(1e-8)) / 1e-16, StableFormulas.versineRatio(1e-8));
        row(table, "  log(1 + 1e-17)", "%.3e", Math.log(1 + 1e-17), Math.log1p(1e-17));
        row(table, "  log-sum-exp of 1000, 1001, 1002", "%.3f",
                Math.log(Math.exp(1000) + Math.exp(1001) + Math.exp(1002)), StableFormulas.logSumExp(1000, 1001, 1002));
    }

    private static void row(Console.Table table, String name, String format, double asWritten, double rewritten) {
        table.row(name, String.format(Locale.ROOT, format, asWritten), String.format(Locale.ROOT, format, rewritten));
    }

    private static CheckTable checks() {
        double[] harmonic = new double[100_000];
        Arrays.setAll(harmonic, i -> 1.0 / (i + 1));
        BigDecimal sum = BigDecimal.ZERO;
        for (double term : harmonic) {
            sum = sum.add(new BigDecimal(term));    // exact: every double is a finite decimal
        }
        double exact = sum.doubleValue();
        CheckTable checks = CheckTable.against("exact (BigDecimal)");
        checks.same("1e5 reciprocals, naive", Sums.naive(harmonic), exact, 1e-12);
        checks.same("the same, pairwise", Sums.pairwise(harmonic), exact, 2e-14);
        checks.group("compensated sums", 2e-15).same("Kahan", Sums.kahan(harmonic), exact)
                .same("Neumaier", Sums.neumaier(harmonic), exact);
        checks.same("variance, shift 1e9", RunningVariance.of(shifted(1e9)).variance(), 30, 1e-9);
        checks.groupRelative("rewritten formulas", 1e-15)
                .same("small root", StableFormulas.quadraticRoots(1, 1e8, 1)[0], -1.0000000000000001e-8)
                .same("log-sum-exp", StableFormulas.logSumExp(1000, 1001, 1002), 1002.4076059644444);
        checks.time("time: Kahan, plain loop", Stopwatch.medianNanos(51, () -> Sums.kahan(harmonic)),
                Stopwatch.medianNanos(51, () -> Sums.naive(harmonic)));
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        return checks.whyDifferent(String.format(Locale.ROOT, "Smile 4.4.2's MathEx.var of the numbers shifted by 1e9 is "
                + "%.0f: it takes the sum of squares in one pass. Java's own DoubleStream.sum() compensates, a loop does not: "
                + "ten 0.1s give %s there and %s in a loop.", MathEx.var(shifted(1e9)), Arrays.stream(tenths).sum(),
                Sums.naive(tenths)));
    }

    static double[] shifted(double shift) {
        return new double[]{4 + shift, 7 + shift, 13 + shift, 16 + shift};
    }

    // The schoolbook variance (Σx² − (Σx)²/n)/(n − 1).
    static double sumOfSquares(double[] x) {
        double sum = 0;
        double squares = 0;
        for (double value : x) {
            sum += value;
            squares += value * value;
        }
        return (squares - sum * sum / x.length) / (x.length - 1);
    }

    // The mean of the squares minus the square of the mean; divides by n.
    static double momentDifference(double[] x) {
        double sum = 0;
        double squares = 0;
        for (double value : x) {
            sum += value;
            squares += value * value;
        }
        return squares / x.length - (sum / x.length) * (sum / x.length);
    }
}
