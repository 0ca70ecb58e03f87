package scratch.stats.likelihood;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import smile.math.MathEx;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

/// 221: log-likelihood, cross-entropy and divergence are one number.
public final class Ex221LikelihoodAndEntropy {
    private static final double BIT = Math.log(2);

    private Ex221LikelihoodAndEntropy() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "heads 7 heads seen", "tosses 10 tosses made", "p 0.5 the hypothesis");
        var coin = new CoinLikelihood(arguments.longValue("heads"), arguments.longValue("tosses"));
        double p = arguments.doubleValue("p");
        double top = coin.estimate();
        double[] seen = {top, 1 - top};
        double[] model = {p, 1 - p};
        print("1. %d heads in %d tosses: one expression, three names (nats per toss)%n", coin.heads(), coin.tosses());
        print("   model p                    %8.2f   %8.2f%n", top, p);
        print("   -log-likelihood / n        %8.5f   %8.5f%n", -coin.logLikelihood(top) / coin.tosses(),
                -coin.logLikelihood(p) / coin.tosses());
        print("   cross-entropy              %8.5f   %8.5f%n", Entropy.crossEntropy(seen, seen),
                Entropy.crossEntropy(seen, model));
        print("   entropy + divergence       %8.5f   %8.5f   = %.5f + %.5f%n", Entropy.entropy(seen),
                Entropy.entropy(seen) + Entropy.divergence(seen, model), Entropy.entropy(seen),
                Entropy.divergence(seen, model));
        print("%n2. How sure is %.2f? Fisher information %.2f, standard error %.4f%n", top, coin.fisherInformation(),
                coin.standardError());
        print("   test of p = %.2f    statistic   p-value%n", p);
        row("likelihood ratio", coin.likelihoodRatio(p));
        row("Wald", coin.wald(p));
        row("score", coin.score(p));

        double[] letters = {0.5, 0.25, 0.125, 0.125};
        double[] uniform = {0.25, 0.25, 0.25, 0.25};
        print("%n3. Four letters with probabilities 1/2, 1/4, 1/8, 1/8, in bits%n");
        print("   best code %.2f   code for equal letters %.2f   waste %.2f%n", Entropy.entropy(letters) / BIT,
                Entropy.crossEntropy(letters, uniform) / BIT, Entropy.divergence(letters, uniform) / BIT);
        double[] fair = {0.5, 0.5};
        double[] bent = {0.9, 0.1};
        print("   no distance: KL(fair, bent) %.4f nats, KL(bent, fair) %.4f%n", Entropy.divergence(fair, bent),
                Entropy.divergence(bent, fair));
        print("%nWhoever maximises a likelihood minimises a cross-entropy: the entropy of the data does not move.%n");
        figure();
        print("figure  target/figures/likelihood.svg%n%n");

        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("entropy of the letters", Entropy.entropy(letters), MathEx.entropy(letters), 1e-14);
        checks.same("KL(letters, uniform)", Entropy.divergence(letters, uniform),
                MathEx.KullbackLeiblerDivergence(letters, uniform), 1e-14);
        checks.same("KL(fair, bent)", Entropy.divergence(fair, bent), MathEx.KullbackLeiblerDivergence(fair, bent), 1e-14);
        checks.same("KL(bent, fair)", Entropy.divergence(bent, fair), MathEx.KullbackLeiblerDivergence(bent, fair), 1e-14);
        checks.same("likelihood ratio: 2 n KL", 2 * (coin.logLikelihood(top) - coin.logLikelihood(p)),
                2 * coin.tosses() * MathEx.KullbackLeiblerDivergence(seen, model), 1e-12);
        checks.whyDifferent("Not here, all in nats. Elsewhere: bits instead of nats, and SciPy's entropy first divides its "
                + "input\n"
                + "               by its sum. Check the order of the arguments of a divergence before you compare.");
        checks.print();
        print("%nTry: ./run 221 --heads 70 --tosses 100   The same share. What happens to the three tests?%n");
    }

    private static void row(String name, double statistic) {
        print("   %-18s  %8.4f    %.4f%n", name, statistic, CoinLikelihood.pValue(statistic));
    }

    private static void figure() {
        double[] p = IntStream.rangeClosed(1, 199).mapToDouble(i -> i / 200.0).toArray();
        var ten = new CoinLikelihood(7, 10);
        var hundred = new CoinLikelihood(70, 100);
        Plot likelihood = Plot.of("Same top, sharper curve: information", "p", "log-likelihood below its top")
                .line("7 of 10", p, Arrays.stream(p).map(x -> ten.logLikelihood(x) - ten.logLikelihood(0.7)).toArray())
                .line("70 of 100", p,
                        Arrays.stream(p).map(x -> hundred.logLikelihood(x) - hundred.logLikelihood(0.7)).toArray())
                .vertical("", 0.7).xRange(0, 1).yRange(-10, 0.5);
        double[] seen = {0.7, 0.3};
        Plot cross = Plot.of("Cross-entropy = entropy + divergence", "model q", "nats")
                .line("cross-entropy", p,
                        Arrays.stream(p).map(q -> Entropy.crossEntropy(seen, new double[]{q, 1 - q})).toArray())
                .line("entropy", new double[]{0, 1}, new double[]{Entropy.entropy(seen), Entropy.entropy(seen)})
                .line("divergence", p, Arrays.stream(p).map(q -> Entropy.divergence(seen, new double[]{q, 1 - q})).toArray())
                .vertical("", 0.7).xRange(0, 1).yRange(0, 2);
        Panels.of("Likelihood and entropy", 2, likelihood, cross).cell(500, 370).save("likelihood", "Left, the "
                + "log-likelihood of p for "
                + "7 heads in 10 and 70 in 100: both are highest at 0.7, the second falls off ten times as steeply. Right, "
                + "cross-entropy against the model: a bowl that is the constant entropy plus the divergence, which touches "
                + "zero "
                + "at 0.7.");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
