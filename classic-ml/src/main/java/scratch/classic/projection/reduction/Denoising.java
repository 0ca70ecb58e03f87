package scratch.classic.projection.reduction;

import java.util.SplittableRandom;

import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// Noise removed by keeping few components. What is looked for varies along few directions; noise of variance σ² varies
/// along all of them alike. A component kept lets σ² through, a component left out costs the variance λⱼ of the signal along
/// it: keep those with λⱼ > σ². In noisy rows a component has λⱼ + σ², so there the bar is 2σ².
final class Denoising {
    private static final Kernels KERNELS = Kernels.active();

    private Denoising() {
    }

    /// The expected squared error of a row, if the components were known: Σ_{j>k} λⱼ + k·σ², for k = 0, …, d.
    ///
    /// @param variances λⱼ of the signal, without noise
    static double[] expectedErrors(double[] variances, double noiseVariance) {
        Require.notNegative("Denoising.expectedErrors", "noiseVariance", noiseVariance);
        double[] errors = new double[variances.length + 1];
        for (double variance : variances) {
            errors[0] += variance;
        }
        for (int k = 1; k < errors.length; k++) {
            errors[k] = errors[k - 1] - variances[k - 1] + noiseVariance;
        }
        return errors;
    }

    /// How many components of noisy rows are more signal than noise: λⱼ + σ² > 2σ².
    ///
    /// @param noisyVariances as found in the noisy rows, falling
    static int worthKeeping(double[] noisyVariances, double noiseVariance) {
        int k = 0;
        while (k < noisyVariances.length && noisyVariances[k] > 2 * noiseVariance) {
            k++;
        }
        return k;
    }

    /// Normal noise added to every number.
    static Matrix withNoise(Matrix x, double deviation, long seed) {
        var random = new SplittableRandom(seed);
        Matrix noisy = x.copy();
        for (int i = 0; i < noisy.data().length; i++) {
            noisy.data()[i] += deviation * random.nextGaussian();
        }
        return noisy;
    }

    /// The mean squared error of a number after only the first k components of the noisy rows have been kept.
    ///
    /// @param learned from noisy rows, at least k components
    static double error(PrincipalComponents learned, int k, Matrix noisy, Matrix clean) {
        return meanSquare(learned.first(k).reconstruct(noisy), clean);
    }

    /// All components of noisy rows. Clean ones are not to be had.
    static PrincipalComponents learn(Matrix noisy) {
        return PrincipalComponents.fit(noisy, Options.all());
    }

    static double meanSquare(Matrix a, Matrix b) {
        int n = a.data().length;
        Require.that(b.data().length == n, "Denoising.meanSquare: %d numbers and %d: must be as many", n, b.data().length);
        return KERNELS.squaredDistance(a.data(), 0, b.data(), 0, n) / n;
    }
}
