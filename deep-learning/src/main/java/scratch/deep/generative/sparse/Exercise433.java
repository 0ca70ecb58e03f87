package scratch.deep.generative.sparse;

/// The "build" exercise of lesson 433: the sparsity penalty of Ng's course, with its gradient.
public final class Exercise433 {
    private Exercise433() {
    }

    /// The derivatives of `Σⱼ ρ·ln(ρ/ρ̂ⱼ) + (1 − ρ)·ln((1 − ρ)/(1 − ρ̂ⱼ))` by every activation.
    ///
    /// @param hidden activations between 0 and 1: (n, m)
    /// @param rho    the mean activation that is wanted
    /// @return in the shape of `hidden`
    public static double[][] divergenceGradient(double[][] hidden, double rho) {
        throw new UnsupportedOperationException("divergenceGradient(hidden, rho) returns a table in the shape of hidden");
    }
}
