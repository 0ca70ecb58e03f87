package scratch.classic.supportvector;

/// Probabilities of K classes from those of each pair of them: p minimises Σᵢ Σⱼ≠ᵢ (rⱼᵢpᵢ − rᵢⱼpⱼ)², with Σ p = 1, where
/// rᵢⱼ is the probability of class i if it is i or j.
///
/// With Qᵢᵢ = Σ rⱼᵢ² and Qᵢⱼ = −rⱼᵢrᵢⱼ the minimum has (Qp)ᵢ = pᵀQp for all i; one pᵢ after the other is set so.
/// Wu, Lin and Weng 2004, "Probability Estimates for Multi-class Classification by Pairwise Coupling", JMLR 5.
final class PairwiseCoupling {
    private static final int MOST_SWEEPS = 1000;

    private final int classes;
    private final double[] q;       // (K, K)
    private final double[] qp;      // (K)

    PairwiseCoupling(int classes) {
        this.classes = classes;
        q = new double[classes * classes];
        qp = new double[classes];
    }

    /// @param r (K, K), rᵢⱼ + rⱼᵢ = 1, all between 0 and 1
    /// @param p where to write: (K), from `at`
    void couple(double[] r, double[] p, int at) {
        for (int i = 0; i < classes; i++) {
            p[at + i] = 1.0 / classes;
            q[i * classes + i] = 0;
            for (int j = 0; j < classes; j++) {
                if (j != i) {
                    q[i * classes + i] += r[j * classes + i] * r[j * classes + i];
                    q[i * classes + j] = -r[j * classes + i] * r[i * classes + j];
                }
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double error = multiply(p, at);
            if (error < 1e-12) {
                return;
            }
            for (int i = 0; i < classes; i++) {
                setOne(i, p, at);
            }
        }
    }

    private double square;          // pᵀQp

    private double multiply(double[] p, int at) {
        square = 0;
        for (int i = 0; i < classes; i++) {
            qp[i] = 0;
            for (int j = 0; j < classes; j++) {
                qp[i] += q[i * classes + j] * p[at + j];
            }
            square += p[at + i] * qp[i];
        }
        double error = 0;
        for (int i = 0; i < classes; i++) {
            error = Math.max(error, Math.abs(qp[i] - square));
        }
        return error;
    }

    // pᵢ grows by δ = (pᵀQp − (Qp)ᵢ)/Qᵢᵢ, and all are divided by the new sum 1 + δ
    private void setOne(int i, double[] p, int at) {
        double change = (square - qp[i]) / q[i * classes + i];
        double sum = 1 + change;
        square = (square + change * (change * q[i * classes + i] + 2 * qp[i])) / (sum * sum);
        p[at + i] += change;
        for (int j = 0; j < classes; j++) {
            qp[j] = (qp[j] + change * q[j * classes + i]) / sum;
            p[at + j] /= sum;
        }
    }
}
