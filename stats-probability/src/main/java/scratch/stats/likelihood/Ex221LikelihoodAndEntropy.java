package scratch.stats.likelihood;

import java.util.Locale;

import smile.math.MathEx;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 221: log-likelihood, cross-entropy and divergence are one number.
public final class Ex221LikelihoodAndEntropy {
    private static final double BIT = Math.log(2);
    private static final double[] LETTERS = {0.5, 0.25, 0.125, 0.125};
    private static final double[] UNIFORM = {0.25, 0.25, 0.25, 0.25};
    private static final double[] FAIR = {0.5, 0.5};
    private static final double[] BENT = {0.9, 0.1};

    private Ex221LikelihoodAndEntropy() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "heads 7 0..1000000 heads seen", "tosses 10 1..1000000 tosses made",
                "p 0.5 0<..<1 the hypothesis about the probability of heads");
        var coin = new CoinLikelihood(arguments.longValue("heads"), arguments.longValue("tosses"));
        double p = arguments.doubleValue("p");
        double[] seen = {coin.estimate(), 1 - coin.estimate()};
        double[] model = {p, 1 - p};
        threeNames(coin, seen, model);
        threeTests(coin, p);
        letters();
        Figures221.draw();
        Console.print("figures  target/figures/likelihood.svg, divergence.svg, overconfident.svg%n%n");

        checks(coin, seen, model).print();
        Console.print("%nTry: ./run 221 --heads 70 --tosses 100   The same share. What happens to the three tests?%n");
    }

    private static void threeNames(CoinLikelihood coin, double[] seen, double[] model) {
        Console.print("%d heads in %d tosses: one expression, three names (nats per toss)%n", coin.heads(), coin.tosses());
        var table = Console.table("  %-24s %10.5f %10.5f   %s", "model p", two(seen[0]), two(model[0]), "");
        table.row("-log-likelihood / n", -coin.logLikelihood(seen[0]) / coin.tosses(),
                -coin.logLikelihood(model[0]) / coin.tosses(), "");
        table.row("cross-entropy", Entropy.crossEntropy(seen, seen), Entropy.crossEntropy(seen, model), "");
        double entropy = Entropy.entropy(seen);
        double divergence = Entropy.divergence(seen, model);
        table.row("entropy + divergence", entropy, entropy + divergence,
                String.format(Locale.ROOT, "= %.5f + %.5f", entropy, divergence));
    }

    private static void threeTests(CoinLikelihood coin, double p) {
        Console.print("%nhow sure is %.2f? Fisher information %.2f, standard error %.4f%n", coin.estimate(),
                coin.fisherInformation(), coin.standardError());
        var table = Console.table("  %-24s %10.4f %10.4f", "test of p = " + two(p), "statistic", "p-value");
        table.row("likelihood ratio", coin.likelihoodRatio(p), CoinLikelihood.pValue(coin.likelihoodRatio(p)));
        table.row("Wald", coin.wald(p), CoinLikelihood.pValue(coin.wald(p)));
        table.row("score", coin.score(p), CoinLikelihood.pValue(coin.score(p)));
    }

    private static void letters() {
        Console.print("%nfour letters with probabilities 1/2, 1/4, 1/8, 1/8, in bits%n");
        Console.print("  best code %.2f   code for equal letters %.2f   waste %.2f%n", Entropy.entropy(LETTERS) / BIT,
                Entropy.crossEntropy(LETTERS, UNIFORM) / BIT, Entropy.divergence(LETTERS, UNIFORM) / BIT);
        Console.print("  no distance: KL(fair, bent) %.4f nats, KL(bent, fair) %.4f%n%n", Entropy.divergence(FAIR, BENT),
                Entropy.divergence(BENT, FAIR));
        Console.print("Whoever maximises a likelihood minimises a cross-entropy: the entropy of the data does not move.%n%n");
    }

    private static String two(double p) {
        return String.format(Locale.ROOT, "%.2f", p);
    }

    private static CheckTable checks(CoinLikelihood coin, double[] seen, double[] model) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("entropy of the letters", Entropy.entropy(LETTERS), MathEx.entropy(LETTERS), 1e-14);
        checks.group("divergences", 1e-14)
                .same("letters, uniform", Entropy.divergence(LETTERS, UNIFORM),
                        MathEx.KullbackLeiblerDivergence(LETTERS, UNIFORM))
                .same("fair, bent", Entropy.divergence(FAIR, BENT), MathEx.KullbackLeiblerDivergence(FAIR, BENT))
                .same("bent, fair", Entropy.divergence(BENT, FAIR), MathEx.KullbackLeiblerDivergence(BENT, FAIR));
        checks.sameRelative("likelihood ratio: 2 n KL", 2 * (coin.logLikelihood(seen[0]) - coin.logLikelihood(model[0])),
                2 * coin.tosses() * MathEx.KullbackLeiblerDivergence(seen, model), 1e-12);
        return checks.whyDifferent("Not here, all in nats. Elsewhere: bits instead of nats, and SciPy's entropy first divides "
                + "its input by its sum. Check the order of the arguments of a divergence before you compare.");
    }
}
