package scratch.cuda.scaling;

import scratch.math.check.Require;

/// Amdahl's law (1967): what a program gains when a part of it runs faster.
public final class Amdahl {
    private Amdahl() {
    }

    /// How many times as fast the whole is.
    ///
    /// @param share  of the time that is spent in the part, from 0 to 1
    /// @param factor how many times as fast the part becomes; infinity gives the limit
    public static double speedUp(double share, double factor) {
        Require.probability("Amdahl.speedUp", "share", share);
        Require.that(factor > 0, "Amdahl.speedUp: factor %s: must be positive", factor);
        return 1 / (1 - share + share / factor);
    }
}
