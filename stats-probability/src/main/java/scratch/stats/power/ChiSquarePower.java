package scratch.stats.power;

import scratch.math.check.Require;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.NoncentralChiSquare;

/// Power of Pearson's chi-square test with n observations in all. The effect is Cohen's w = √(Σ (p₁ − p₀)²/p₀), over the
/// cells; the statistic is about noncentral chi-square with λ = n w².
/// Cohen, *Statistical Power Analysis for the Behavioral Sciences*, ch. 7.
///
/// @param degreesOfFreedom cells − 1 for goodness of fit, (rows − 1)(columns − 1) for independence
public record ChiSquarePower(double degreesOfFreedom, double alpha) implements PowerAnalysis {
    public ChiSquarePower {
        Require.that(degreesOfFreedom > 0 && degreesOfFreedom < Double.POSITIVE_INFINITY,
                "ChiSquarePower: degreesOfFreedom = %s: must be positive and finite", degreesOfFreedom);
        PowerArguments.alpha("ChiSquarePower", alpha);
    }

    @Override
    public double power(double n, double effect) {
        PowerArguments.sizes("ChiSquarePower.power", n, smallestN(), effect);
        PowerArguments.undirected("ChiSquarePower.power", "Cohen's w", effect);
        double critical = ChiSquare.of(degreesOfFreedom).upperQuantile(alpha);
        double noncentrality = PowerArguments.atMost(1e25, n * effect * effect);
        return NoncentralChiSquare.of(degreesOfFreedom, noncentrality).survival(critical);
    }

    @Override
    public double smallestN() {
        return 1;
    }
}
