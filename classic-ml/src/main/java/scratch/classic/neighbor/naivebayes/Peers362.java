package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;

import smile.classification.DiscreteNaiveBayes;
import smile.stat.distribution.Distribution;
import smile.stat.distribution.GaussianDistribution;
import smile.util.IntSet;

import scratch.classic.bayes.GaussianNaiveBayes;
import scratch.classic.bayes.NaiveBayes;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The same models by Smile: counts and coins learn there, bell curves are given.
final class Peers362 {
    private Peers362() {
    }

    static CheckTable checks(double smoothing, long seed) {
        RealRows tumours = Ex362NaiveBayes.tumours(seed);
        RealRows digits = Ex362NaiveBayes.digits(seed);
        var checks = CheckTable.against("Smile 4.4.2");
        GaussianNaiveBayes bells = RealRows.gaussian(tumours.train(), tumours.labels(), 1e-9);
        checks.group("tumours, bell curves", 1e-9).same("p", bells.predictProbabilities(tumours.test()).data(),
                bells(bells, tumours.test()));
        NaiveBayes counts = RealRows.multinomial(digits.train(), digits.labels(), smoothing);
        checks.group("digits, counts", 1e-9).same("p", counts.predictProbabilities(digits.test()).data(),
                discrete(DiscreteNaiveBayes.Model.MULTINOMIAL, counts, digits, smoothing, -1));
        NaiveBayes coins = RealRows.bernoulli(digits.train(), digits.labels(), smoothing);
        checks.group("digits, coins", 1e-9).same("p", coins.predictProbabilities(digits.test()).data(),
                discrete(DiscreteNaiveBayes.Model.BERNOULLI, coins, digits, smoothing, 7));
        return checks;
    }

    private static double[] bells(GaussianNaiveBayes ours, Matrix asked) {
        Distribution[][] bells = new Distribution[2][ours.means().columns()];
        for (int k = 0; k < 2; k++) {
            for (int j = 0; j < bells[k].length; j++) {
                bells[k][j] = new GaussianDistribution(ours.means().get(k, j), Math.sqrt(ours.variances().get(k, j)));
            }
        }
        var theirs = new smile.classification.NaiveBayes(priors(ours), bells);
        double[] all = new double[2 * asked.rows()];
        for (int i = 0; i < asked.rows(); i++) {
            double[] p = new double[2];
            theirs.predict(asked.row(i), p);
            System.arraycopy(p, 0, all, 2 * i, 2);
        }
        return all;
    }

    private static double[] discrete(DiscreteNaiveBayes.Model kind, NaiveBayes ours, RealRows rows, double smoothing,
                                     int threshold) {
        var theirs = new DiscreteNaiveBayes(kind, priors(ours), rows.train().columns(), smoothing,
                IntSet.of(10));
        theirs.update(whole(rows.train(), threshold), rows.labels());
        int[][] asked = whole(rows.test(), threshold);
        double[] all = new double[10 * asked.length];
        for (int i = 0; i < asked.length; i++) {
            double[] p = new double[10];
            theirs.predict(asked[i], p);
            System.arraycopy(p, 0, all, 10 * i, 10);
        }
        return all;
    }

    // counts as they are for threshold -1, else 1 above it
    private static int[][] whole(Matrix x, int threshold) {
        int[][] whole = new int[x.rows()][];
        Arrays.setAll(whole, i -> Arrays.stream(x.row(i)).mapToInt(v -> threshold < 0 ? (int) v : v > threshold ? 1 : 0)
                .toArray());
        return whole;
    }

    private static double[] priors(NaiveBayes model) {
        return Arrays.stream(model.logPriors()).map(Math::exp).toArray();
    }
}
