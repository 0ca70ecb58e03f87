package scratch.stats.power;

import scratch.stats.distribution.Normal;
import scratch.stats.hypothesis.Alternative;

/// Power of a z test for means with known spread. The effect is d = difference / σ; Z is normal around δ = d√n for one
/// sample, d√(n r/(1 + r)) for two, and the test rejects beyond z_α.   Power = Φ(δ − z) + Φ(−δ − z).
///
/// @param samples 1, or 2 independent ones
/// @param alternative LESS finds negative effects only, GREATER positive ones
/// @param ratio   size of the second sample divided by that of the first; n is always the first
public record ZTestPower(int samples, Alternative alternative, double alpha, double ratio) implements PowerAnalysis {
    public ZTestPower {
        TTestPower.requireSamples("ZTestPower", samples, ratio);
        PowerArguments.alternative("ZTestPower", alternative);
        PowerArguments.alpha("ZTestPower", alpha);
    }

    public static ZTestPower oneSample(double alpha) {
        return new ZTestPower(1, Alternative.TWO_SIDED, alpha, 1);
    }

    /// Two groups of n each.
    public static ZTestPower twoSamples(double alpha) {
        return new ZTestPower(2, Alternative.TWO_SIDED, alpha, 1);
    }

    @Override
    public double power(double n, double effect) {
        PowerArguments.sizes("ZTestPower.power", n, smallestN(), effect);
        double critical = Normal.STANDARD.upperQuantile(PowerArguments.tail(alternative, alpha));
        double shift = effect * TTestPower.rootOfInformation(samples, n, ratio);
        double right = Normal.STANDARD.survival(critical - shift);
        double left = Normal.STANDARD.survival(critical + shift);
        return PowerArguments.side(left, right, alternative);
    }

    @Override
    public double smallestN() {
        return 1;
    }
}
