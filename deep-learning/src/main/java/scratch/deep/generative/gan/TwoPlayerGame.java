package scratch.deep.generative.gan;

import scratch.math.check.Require;

/// The game of generator and discriminator where everything is known: two distributions p (the data) and q (the generator)
/// on finitely many points, and a discriminator that answers with any probability at each of them.
///
/// `V(D) = Σ p·ln D + Σ q·ln(1 − D)` is what the discriminator makes large and the generator small. The best answer is
/// `D = p / (p + q)`, and then `V = 2·JS(p, q) − ln 4`. Goodfellow et al. 2014, section 4.
public final class TwoPlayerGame {
    private TwoPlayerGame() {
    }

    /// `p / (p + q)` at each point; ½ where neither ever is.
    ///
    /// @throws IllegalArgumentException unless p and q are distributions on equally many points
    public static double[] bestDiscriminator(double[] p, double[] q) {
        requireDistributions("TwoPlayerGame.bestDiscriminator", p, q);
        double[] d = new double[p.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = p[i] + q[i] == 0 ? 0.5 : p[i] / (p[i] + q[i]);
        }
        return d;
    }

    /// `Σ p·ln d + Σ q·ln(1 − d)`, where 0·ln 0 counts as 0: what never happens costs nothing.
    ///
    /// @param d a probability for each point
    public static double value(double[] p, double[] q, double... d) {
        requireDistributions("TwoPlayerGame.value", p, q);
        Require.that(d.length == p.length,
                "TwoPlayerGame.value: %d answers for %d points: must be one each", d.length, p.length);
        double sum = 0;
        for (int i = 0; i < d.length; i++) {
            Require.that(d[i] >= 0 && d[i] <= 1, "TwoPlayerGame.value: answer %s at point %d: must be from 0 to 1", d[i], i);
            sum += (p[i] == 0 ? 0 : p[i] * Math.log(d[i])) + (q[i] == 0 ? 0 : q[i] * Math.log1p(-d[i]));
        }
        return sum;
    }

    /// The Jensen-Shannon divergence in nats: the mean of the Kullback-Leibler divergences of p and of q from their middle. 0
    /// for equal distributions, ln 2 for distributions that share no point, however near to each other they are.
    public static double jensenShannon(double[] p, double[] q) {
        requireDistributions("TwoPlayerGame.jensenShannon", p, q);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double middle = (p[i] + q[i]) / 2;
            sum += half(p[i], middle) + half(q[i], middle);
        }
        return Math.max(sum, 0);                               // equal ones give −1e-17 now and then
    }

    private static double half(double p, double middle) {
        return p == 0 ? 0 : p * Math.log(p / middle) / 2;
    }

    private static void requireDistributions(String operation, double[] p, double[] q) {
        Require.that(p.length == q.length && p.length > 0, "%s: distributions on %d and %d points: must be equally many, and at"
                + " least one", operation, p.length, q.length);
        for (double[] distribution : new double[][]{p, q}) {
            double sum = 0;
            for (int i = 0; i < distribution.length; i++) {
                Require.that(distribution[i] >= 0, "%s: probability %s at point %d: must be from 0 to 1", operation,
                        distribution[i], i);
                sum += distribution[i];
            }
            Require.that(Math.abs(sum - 1) < 1e-9, "%s: probabilities that add up to %s: must add up to 1", operation, sum);
        }
    }

    /// `1 / (1 + e⁻ˢ)`: from a logit to the probability that a point is real. No exponential overflows.
    static double sigmoid(double s) {
        double e = Math.exp(-Math.abs(s));
        return (s >= 0 ? 1 : e) / (1 + e);
    }

    /// `ln(1 + eˢ)`, which is −ln(1 − D) for the logit s, and for −s it is −ln D.
    static double softplus(double s) {
        return Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s)));
    }
}
