package scratch.stats.power;

import scratch.math.check.Require;
import scratch.stats.distribution.FDistribution;
import scratch.stats.distribution.NoncentralF;

/// Power of one-way analysis of variance with n observations in each of k groups. The effect is Cohen's f, the standard
/// deviation of the k true means (divided by k, not k − 1) over σ. F is noncentral F with λ = f² n k.
/// Cohen, *Statistical Power Analysis for the Behavioral Sciences*, ch. 8.
///
/// @param groups k, at least 2
public record AnovaPower(int groups, double alpha) implements PowerAnalysis {
    public AnovaPower {
        Require.that(groups >= 2, "AnovaPower: groups = %s: must be at least 2", groups);
        PowerArguments.alpha("AnovaPower", alpha);
    }

    @Override
    public double power(double n, double effect) {
        PowerArguments.sizes("AnovaPower.power", n, smallestN(), effect);
        PowerArguments.undirected("AnovaPower.power", "Cohen's f", effect);
        double error = groups * (n - 1);
        double critical = FDistribution.of(groups - 1, error).upperQuantile(alpha);
        double noncentrality = PowerArguments.atMost(1e25, effect * effect * n * groups);
        return NoncentralF.of(groups - 1, error, noncentrality).survival(critical);
    }

    @Override
    public double smallestN() {
        return 2;
    }
}
