package scratch.stats.moredistributions;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import smile.stat.distribution.BetaDistribution;
import smile.stat.distribution.ChiSquareDistribution;
import smile.stat.distribution.GammaDistribution;
import smile.stat.distribution.TDistribution;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

/// 207: ten distributions out of two functions, and tails that do not forget.
public final class Ex207MoreDistributions {
    private Ex207MoreDistributions() {
    }

    public static void main(String[] args) {
        double df = Arguments.of(args, "df 5 .. degrees of freedom of the t distribution in part 4").doubleValue("df");
        print("1. One function, the incomplete beta I_x(a, b)%n");
        row("t, 1 df", "P(T > 1)", "I_1/2(1/2, 1/2) / 2", TwoFunctions.studentTail(1, 1), "1/4");
        row("t, 2 df", "P(T > 2)", "I_1/3(1, 1/2) / 2", TwoFunctions.studentTail(2, 2), "1/2 - 1/sqrt(6)");
        row("F, 2 and 10 df", "P(F > 3)", "I_5/8(5, 1)", TwoFunctions.fTail(2, 10, 3), "(1 + 6/10)^-5");
        row("beta(2, 3)", "P(X < 1/4)", "I_1/4(2, 3)", TwoFunctions.betaBelow(2, 3, 0.25), "67/256");
        row("binomial(4, 1/4)", "P(X >= 2)", "I_1/4(2, 3)", TwoFunctions.binomialAtLeast(4, 0.25, 2), "67/256");
        row("neg. binomial(2, 1/4)", "P(X <= 2)", "I_1/4(2, 3)", TwoFunctions.failuresAtMost(2, 0.25, 2), "67/256");
        print("%n2. The other, the incomplete gamma Q(a, x)%n");
        row("exponential, rate 2", "P(X > 3/2)", "Q(1, 3)", TwoFunctions.exponentialTail(2, 1.5), "e^-3");
        row("gamma, 2 and scale 5", "P(X > 15)", "Q(2, 3)", TwoFunctions.gammaTail(2, 5, 15), "4 e^-3");
        row("chi-square, 4 df", "P(X > 6)", "Q(2, 3)", TwoFunctions.chiSquareTail(4, 6), "4 e^-3");
        row("Poisson, mean 3", "P(X <= 1)", "Q(2, 3)", TwoFunctions.poissonAtMost(3, 1), "4 e^-3");
        row("normal", "P(|Z| > 2)", "Q(1/2, 2)", TwoFunctions.normalOutside(2), "no closed form");

        double[] cuts = GammaFraction.convergents(0.5, 2, 8);
        print("%n3. Q(1/2, 2) by a continued fraction, cut after 1, 2, ... levels%n  ");
        for (double cut : cuts) {
            print(" %.6f", cut);
        }
        print("%n%n4. Is t with %s degrees of freedom \"nearly normal\"?%n", df == Math.rint(df) ? "" + (long) df : "" + df);
        print("   beyond           t     normal    times as often%n");
        StudentT t = StudentT.of(df);
        for (double point : new double[]{1, 2, 5, 10}) {
            double normal = Normal.STANDARD.survival(point);
            print("   %6.0f   %9.3g  %9.3g   %15.3g%n", point, t.survival(point), normal, t.survival(point) / normal);
        }
        figure(cuts);
        print("   Near the centre the two agree. A t tail is a power, and a power never catches up with e^(-z^2/2).%n"
                + "%nfigure  target/figures/more-distributions.svg%n%n");

        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("t, 5 df, P(T <= 2)", 1 - TwoFunctions.studentTail(5, 2), new TDistribution(5).cdf(2), 1e-7);
        checks.same("F, 2 and 10 df, P(F <= 3)", 1 - TwoFunctions.fTail(2, 10, 3),
                new smile.stat.distribution.FDistribution(2, 10).cdf(3), 1e-7);
        checks.same("beta(2, 3), P(X <= 1/4)", TwoFunctions.betaBelow(2, 3, 0.25), new BetaDistribution(2, 3).cdf(0.25), 1e-7);
        checks.same("chi-square, 4 df, P(X <= 6)", 1 - TwoFunctions.chiSquareTail(4, 6),
                new ChiSquareDistribution(4).cdf(6), 1e-7);
        checks.same("gamma, 2.5 and scale 3, P(X <= 6)", 1 - TwoFunctions.gammaTail(2.5, 3, 6),
                new GammaDistribution(2.5, 3).cdf(6), 1e-7);
        checks.whyDifferent("Smile stops its sums at about 1e-8. Its Q(1/2, 50) is 0, ours 1.52e-23.");
        checks.print();
        print("%nTry: ./run 207 --df 30   The rule of thumb says: normal from here on. Look at \"beyond 10\".%n");
    }

    private static void row(String name, String question, String function, double value, String closed) {
        print("   %-22s %-11s = %-20s = %.6f   %s%n", name, question, function, value, closed);
    }

    private static void figure(double[] cuts) {
        double[] x = IntStream.rangeClosed(0, 120).mapToDouble(i -> Math.pow(10, -0.5 + i / 48.0)).toArray();
        Plot tails = Plot.of("t tails are straight lines, the normal falls", "t", "P(T > t)").xLog().yLog()
                .xRange(0.3, 100).yRange(1e-12, 1);
        for (int df : new int[]{1, 2, 5, 30}) {
            tails = add(tails, "t, " + df + " df", x, StudentT.of(df)::survival);
        }
        tails = add(tails, "normal", x, Normal.STANDARD::survival);
        double[] levels = IntStream.rangeClosed(1, cuts.length).asDoubleStream().toArray();
        Plot fraction = Plot.of("A fraction that settles", "levels kept", "Q(1/2, 2)")
                .line("", levels, cuts).points("continued fraction, cut off", levels, cuts)
                .horizontal("P(|Z| > 2)", TwoFunctions.normalOutside(2)).yRange(0.043, 0.0458);
        Panels.of("Power tails, and a tail by continued fraction", 2, tails, fraction).cell(500, 380).save("more-distributions",
                "Two charts. Left, upper tails on logarithmic axes: those of t with 1, 2 and 5 degrees of freedom end "
                        + "as straight lines, the normal one plunges. Right, the continued fraction of Q(1/2, 2) rises "
                        + "within five levels to the line of P(|Z| > 2).");
    }

    private static Plot add(Plot plot, String name, double[] x, DoubleUnaryOperator tail) {
        double[] kept = IntStream.range(0, x.length).filter(i -> tail.applyAsDouble(x[i]) > 1e-12).mapToDouble(i -> x[i])
                .toArray();
        return plot.line(name, kept, IntStream.range(0, kept.length).mapToDouble(i -> tail.applyAsDouble(kept[i])).toArray());
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
