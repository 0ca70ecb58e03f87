package scratch.stats.moredistributions;

import smile.stat.distribution.BetaDistribution;
import smile.stat.distribution.ChiSquareDistribution;
import smile.stat.distribution.FDistribution;
import smile.stat.distribution.GammaDistribution;
import smile.stat.distribution.TDistribution;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

/// 207: ten distributions out of two functions, and how far the tails of t reach.
public final class Ex207MoreDistributions {
    private Ex207MoreDistributions() {
    }

    public static void main(String[] args) {
        double df = Arguments.of(args, "df 5 0.5..100000 degrees of freedom of the t distribution in part 4").doubleValue("df");
        incompleteBeta();
        incompleteGamma();
        double[] cuts = GammaFraction.convergents(0.5, 2, 8);
        Console.print("%n3. Q(1/2, 2) by a continued fraction, cut after 1, 2, ... levels%n  ");
        for (double cut : cuts) {
            Console.print(" %.6f", cut);
        }
        tails(df);
        Figures207.draw(cuts);
        Console.print("%nfigures  target/figures/one-area.svg, fraction.svg, t-tails.svg%n%n");
        checks().print();
        Console.print("%nTry: ./run 207 --df 30   The rule of thumb says: normal from here on. Look at \"beyond 10\".%n");
    }

    private static void incompleteBeta() {
        Console.print("1. One function, the incomplete beta I_x(a, b)%n");
        row("t, 1 df", "P(T > 1)", "I_1/2(1/2, 1/2) / 2", TwoFunctions.studentTail(1, 1), "1/4");
        row("t, 2 df", "P(T > 2)", "I_1/3(1, 1/2) / 2", TwoFunctions.studentTail(2, 2), "1/2 - 1/sqrt(6)");
        row("F, 2 and 10 df", "P(F > 3)", "I_5/8(5, 1)", TwoFunctions.fTail(2, 10, 3), "(1 + 6/10)^-5");
        row("beta(2, 3)", "P(X < 1/4)", "I_1/4(2, 3)", TwoFunctions.betaBelow(2, 3, 0.25), "67/256");
        row("binomial(4, 1/4)", "P(X >= 2)", "I_1/4(2, 3)", TwoFunctions.binomialAtLeast(4, 0.25, 2), "67/256");
        row("neg. binomial(2, 1/4)", "P(X <= 2)", "I_1/4(2, 3)", TwoFunctions.failuresAtMost(2, 0.25, 2), "67/256");
    }

    private static void incompleteGamma() {
        Console.print("%n2. The other, the incomplete gamma Q(a, x)%n");
        row("exponential, rate 2", "P(X > 3/2)", "Q(1, 3)", TwoFunctions.exponentialTail(2, 1.5), "e^-3");
        row("gamma, 2 and scale 5", "P(X > 15)", "Q(2, 3)", TwoFunctions.gammaTail(2, 5, 15), "4 e^-3");
        row("chi-square, 4 df", "P(X > 6)", "Q(2, 3)", TwoFunctions.chiSquareTail(4, 6), "4 e^-3");
        row("Poisson, mean 3", "P(X <= 1)", "Q(2, 3)", TwoFunctions.poissonAtMost(3, 1), "4 e^-3");
        row("normal", "P(|Z| > 2)", "Q(1/2, 2)", TwoFunctions.normalOutside(2), "no closed form");
    }

    private static void row(String name, String question, String function, double value, String closed) {
        Console.print("   %-22s %-11s = %-20s = %.6f   %s%n", name, question, function, value, closed);
    }

    private static void tails(double df) {
        Console.print("%n%n4. Is t with %s degrees of freedom \"nearly normal\"?%n",
                df == Math.rint(df) ? Long.toString((long) df) : Double.toString(df));
        var table = Console.table("   %6.0f %11.3g %10.3g %17.3g", "beyond", "t", "normal", "times as often");
        StudentT t = StudentT.of(df);
        for (double point : new double[]{1, 2, 5, 10}) {
            double normal = Normal.STANDARD.survival(point);
            table.row(point, t.survival(point), normal, t.survival(point) / normal);
        }
        Console.print("   Near the centre the two agree. The tail of t is a power, and a power never falls like e^(-z^2/2).%n");
    }

    private static CheckTable checks() {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.group("probabilities by I_x", 1e-7)
                .same("t", 1 - TwoFunctions.studentTail(5, 2), new TDistribution(5).cdf(2))
                .same("F", 1 - TwoFunctions.fTail(2, 10, 3), new FDistribution(2, 10).cdf(3))
                .same("beta", TwoFunctions.betaBelow(2, 3, 0.25), new BetaDistribution(2, 3).cdf(0.25));
        checks.group("probabilities by Q", 1e-7)
                .same("chi-square", 1 - TwoFunctions.chiSquareTail(4, 6), new ChiSquareDistribution(4).cdf(6))
                .same("gamma", 1 - TwoFunctions.gammaTail(2.5, 3, 6), new GammaDistribution(2.5, 3).cdf(6));
        return checks.whyDifferent("Smile stops its sums at about 1e-8, or after a fixed number of terms. Its Q(1/2, 50) is 0, "
                + "ours 1.52e-23; its gamma cdf at the mean is 0.3416 for shape 1e6, ours 0.5001. And its log-normal(0, 1) "
                + "has the variance 0, ours 4.67.");
    }
}
