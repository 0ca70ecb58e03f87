package scratch.stats.binomial;

import java.util.Locale;
import java.util.stream.IntStream;

import smile.stat.distribution.BinomialDistribution;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;

/// 205: eight heads in ten flips, and when the bell may stand in for the bars.
public final class Ex205Binomial {
    private Ex205Binomial() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "heads 8 heads seen in ten flips", "p 0.5 probability of heads");
        int heads = arguments.intValue("heads");
        double p = arguments.doubleValue("p");
        Binomial ten = Binomial.of(10, p);
        print("1. Ten flips, P(heads) = %.2f%n   heads      ", p);
        for (int k = 0; k <= 10; k++) {
            print("%7d", k);
        }
        print("%n   P(X = k)   ");
        for (int k = 0; k <= 10; k++) {
            print("%7.4f", ten.pmf(k));
        }
        print("%n   P(X >= %d)                %.4f%n", heads, ten.survival(heads - 1));
        print("   as far off, either side   %.4f   (p-value of \"the coin has this p\")%n", TwoSided.asUnlikely(heads, ten));

        print("%n2. The bell instead of the bars%n");
        print("                                              exact        bell   corrected%n");
        row("8 or more of 10, p = 0.5", Binomial.of(10, 0.5).survival(7), 1 - BinomialWays.normal(8, 10, 0.5),
                BinomialWays.normalAtLeast(8, 10, 0.5));
        row("no defect in 100 parts, p = 0.01", Binomial.of(100, 0.01).cdf(0), BinomialWays.normal(0, 100, 0.01),
                BinomialWays.normalCorrected(0, 100, 0.01));
        row("450 or fewer of 1000, p = 0.5", Binomial.of(1000, 0.5).cdf(450), BinomialWays.normal(450, 1000, 0.5),
                BinomialWays.normalCorrected(450, 1000, 0.5));
        row("900 or more of 1000, p = 0.5", Binomial.of(1000, 0.5).survival(899),
                Normal.of(500, Math.sqrt(250)).survival(900), BinomialWays.normalAtLeast(900, 1000, 0.5));
        print("   In the last row n is large and p is 1/2, and the bell is wrong by a factor of 10^20.%n");

        print("%n3. P(X = n/2) by three formulas: correct digits%n");
        print("             n   factorials   log-gamma   saddle point%n");
        for (int n : new int[]{100, 170, 1000, 1_000_000, 100_000_000}) {
            double exact = Binomial.of(n, 0.5).pmf(n / 2);
            print("   %,11d   %10s   %9s   %12s%n", n, n > 1000 ? "NaN" : digits(BinomialWays.byFactorials(n / 2, n, 0.5),
                    exact),
                    digits(BinomialWays.byLogGamma(n / 2, n, 0.5), exact), "14 or more");
        }
        figure();
        print("%nfigure  target/figures/binomial.svg%n%n");

        var smile = new BinomialDistribution(100, 0.5);
        Binomial hundred = Binomial.of(100, 0.5);
        CheckTable checks = CheckTable.against("reference");
        checks.same("8 or more of 10: 56/1024", Binomial.of(10, 0.5).survival(7), 56.0 / 1024, 1e-15);
        checks.same("no defect in 100: 0.99^100", Binomial.of(100, 0.01).cdf(0), Math.pow(0.99, 100), 1e-15);
        checks.same("3 of 20, p = 0.3, two-sided: R", TwoSided.asUnlikely(3, Binomial.of(20, 0.3)), 0.22041826738070935, 1e-12);
        checks.sameRelative("P(X = 50 of 100): Smile 4.4.2", hundred.pmf(50), smile.p(50), 1e-12);
        checks.sameRelative("P(X = 30 of 100): Smile 4.4.2", hundred.pmf(30), smile.p(30), 1e-12);
        checks.same("P(X <= 50 of 100): Smile 4.4.2", hundred.cdf(50), smile.cdf(50), 1e-7);
        checks.whyDifferent("Smile's cdf is an incomplete beta function cut off at about 1e-8; hence 1e-7 in the last row. "
                + "Its\n"
                + "               pmf is NaN for 5,000 of 10,000, and it has no survival function: 1 - cdf(899) of 1000 is 0.");
        checks.print();
        print("%nTry: ./run 205 --p 0.7 --heads 8   For which p would eight heads be no surprise at all?%n");
    }

    private static String digits(double value, double exact) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "NaN";
        }
        double digits = -Math.log10(Math.abs(value / exact - 1));
        return digits > 11 ? "11 or more" : String.format(Locale.ROOT, "%.0f", Math.floor(digits));
    }

    private static void row(String what, double exact, double bell, double corrected) {
        print("   %-34s   %12s  %10s  %10s%n", what, number(exact), number(bell), number(corrected));
    }

    private static String number(double value) {
        return value < 1e-2 ? String.format(Locale.ROOT, "%.2e", value) : String.format(Locale.ROOT, "%.4f", value);
    }

    private static void figure() {
        Panels.of("Bars and bells", 2, barsAndBell("10 fair flips: the bell fits", 10, 0.5, -1, 11, "heads"),
                barsAndBell("100 parts, 1 % defective: it leaks below 0", 100, 0.01, -3, 6, "defects")).cell(500, 360)
                .save("binomial", "Left, the bars of ten fair flips under their bell, which fits them well. Right, the "
                        + "number of "
                        + "defects among a hundred parts: the bars start high at zero and fall, and the bell puts a visible "
                        + "part of its area below zero.");
    }

    private static Plot barsAndBell(String title, int n, double p, int from, int to, String label) {
        int[] ks = IntStream.rangeClosed(Math.max(0, from), Math.min(n, to)).toArray();
        Binomial bars = Binomial.of(n, p);
        double[] left = IntStream.of(ks).mapToDouble(k -> k - 0.45).toArray();
        double[] right = IntStream.of(ks).mapToDouble(k -> k + 0.45).toArray();
        double[] heights = IntStream.of(ks).mapToDouble(bars::pmf).toArray();
        Normal bell = Normal.of(n * p, Math.sqrt(n * p * (1 - p)));
        double[] x = IntStream.rangeClosed(0, 200).mapToDouble(i -> from + (to - from) * i / 200.0).toArray();
        return Plot.of(title, label, "probability").rectangles("binomial", left, new double[ks.length], right, heights)
                .line("normal", x, IntStream.range(0, x.length).mapToDouble(i -> bell.pdf(x[i])).toArray())
                .vertical("", -0.5).xRange(from, to).yRange(0, 0.42);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
