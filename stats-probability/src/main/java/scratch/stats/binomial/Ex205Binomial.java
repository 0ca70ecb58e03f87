package scratch.stats.binomial;

import java.util.Locale;

import smile.stat.distribution.BinomialDistribution;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;

/// 205: eight heads in ten flips, and when the bell may stand in for the bars.
public final class Ex205Binomial {
    private static final Binomial TEN = Binomial.of(10, 0.5);
    private static final Binomial PARTS = Binomial.of(100, 0.01);
    private static final Binomial THOUSAND = Binomial.of(1000, 0.5);

    private Ex205Binomial() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "heads 8 0..10 heads seen in ten flips", "p 0.5 0<..<1 probability of heads");
        int heads = arguments.intValue("heads");
        double p = arguments.doubleValue("p");
        tenFlips(heads, p);
        bellInsteadOfBars();
        correctDigits();
        Figures205.draw(heads, p);
        Console.print("%nfigures  target/figures/binomial.svg, bell-fails.svg%n%n");

        checks().print();
        Console.print("%nTry: ./run 205 --p 0.7 --heads 8   For which p would eight heads be no surprise at all?%n");
    }

    private static void tenFlips(int heads, double p) {
        Binomial ten = Binomial.of(10, p);
        Console.print("1. Ten flips, P(heads) = %.2f%n   heads      ", p);
        for (int k = 0; k <= 10; k++) {
            Console.print("%7d", k);
        }
        Console.print("%n   P(X = k)   ");
        for (int k = 0; k <= 10; k++) {
            Console.print("%7.4f", ten.pmf(k));
        }
        Console.print("%n   P(X >= %d)                %.4f%n", heads, ten.survival(heads - 1));
        Console.print("   as far off, either side   %.4f   (p-value of \"the coin has this p\")%n",
                TwoSided.asUnlikely(heads, ten));
    }

    private static void bellInsteadOfBars() {
        Console.print("%n2. The bell instead of the bars%n");
        var table = Console.table("   %-34s   %12s  %10s  %10s", "", "exact", "bell", "corrected");
        table.row("8 or more of 10, p = 0.5", number(TEN.survival(7)), number(1 - BinomialWays.normal(8, 10, 0.5)),
                number(BinomialWays.normalAtLeast(8, 10, 0.5)));
        table.row("no defect in 100 parts, p = 0.01", number(PARTS.cdf(0)), number(BinomialWays.normal(0, 100, 0.01)),
                number(BinomialWays.normalCorrected(0, 100, 0.01)));
        table.row("450 or fewer of 1000, p = 0.5", number(THOUSAND.cdf(450)), number(BinomialWays.normal(450, 1000, 0.5)),
                number(BinomialWays.normalCorrected(450, 1000, 0.5)));
        table.row("900 or more of 1000, p = 0.5", number(THOUSAND.survival(899)),
                number(Normal.of(500, Math.sqrt(250)).survival(900)), number(BinomialWays.normalAtLeast(900, 1000, 0.5)));
        Console.print("   In the last row n is large and p is 1/2, and the bell is wrong by a factor of 10^20.%n");
    }

    private static void correctDigits() {
        Console.print("%n3. P(X = n/2) by three formulas: correct digits%n");
        var table = Console.table("   %,11d   %11s   %11s   %12s", "n", "factorials", "log-gamma", "saddle point");
        for (int n : new int[]{100, 170, 1000, 1_000_000, 100_000_000}) {
            int k = n / 2;
            double exact = middle(k);
            table.row(n, n > 1000 ? "NaN" : digits(BinomialWays.byFactorials(k, n, 0.5), exact),
                    digits(BinomialWays.byLogGamma(k, n, 0.5), exact), digits(Binomial.of(n, 0.5).pmf(k), exact));
        }
    }

    // P(X = m) for n = 2m and p = 1/2 by its asymptotic series, right to the last digit from m = 50 on.
    private static double middle(double m) {
        double x = 1 / m;
        double series = 1 + x * (-1.0 / 8 + x * (1.0 / 128 + x * (5.0 / 1024 + x * (-21.0 / 32768 + x * (-399.0 / 262144
                + x * 869 / 4194304)))));
        return series / Math.sqrt(Math.PI * m);
    }

    private static CheckTable checks() {
        var smile = new BinomialDistribution(100, 0.5);
        Binomial hundred = Binomial.of(100, 0.5);
        CheckTable checks = CheckTable.against("reference");
        checks.same("8 or more of 10: 56/1024", TEN.survival(7), 56.0 / 1024, 1e-15);
        checks.same("no defect in 100: 0.99^100", PARTS.cdf(0), Math.pow(0.99, 100), 1e-15);
        checks.same("3 of 20, p = 0.3, two-sided: R", TwoSided.asUnlikely(3, Binomial.of(20, 0.3)), 0.22041826738070935, 1e-12);
        var pmf = checks.groupRelative("pmf values: Smile 4.4.2", 1e-12);
        var cdf = checks.group("cdf values: Smile 4.4.2", 1e-7);
        for (int k = 0; k < 100; k++) {
            pmf.same("k = " + k, hundred.pmf(k), smile.p(k));
            cdf.same("k = " + k, hundred.cdf(k), smile.cdf(k));
        }
        return checks.whyDifferent("Smile's cdf is an incomplete beta function cut off at about 1e-8; hence 1e-7 in the last "
                + "row. Its pmf is NaN for 5,000 of 10,000, and it has no survival function: 1 - cdf(899) of 1000 is 0.");
    }

    private static String digits(double value, double exact) {
        if (!Double.isFinite(value)) {
            return "NaN";
        }
        double digits = -Math.log10(Math.abs(value / exact - 1));
        return digits > 12 ? "12 or more" : String.format(Locale.ROOT, "%.0f", Math.floor(digits));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1e-2 ? "%.2e" : "%.4f", value);
    }
}
