package scratch.stats.likelihood;

/// The "build" exercise of lesson 221: cross-entropy and divergence.
public final class Exercise221 {
    private Exercise221() {
    }

    /// H(p, q) = −Σ p·log q in nats, the cost of coding p by a code for q.
    public static double crossEntropy(double[] p, double[] q) {
        throw new UnsupportedOperationException("crossEntropy(p, q) returns nats");
    }

    /// KL(p‖q) = H(p, q) − H(p, p) in nats.
    public static double divergence(double[] p, double[] q) {
        throw new UnsupportedOperationException("divergence(p, q) returns nats");
    }
}
