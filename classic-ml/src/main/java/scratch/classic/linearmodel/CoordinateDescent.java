package scratch.classic.linearmodel;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Cholesky;
import scratch.math.kernel.Kernels;

/// The minimum of an [ElasticNet], coefficient by coefficient; what is found for one penalty is where the next begins.
///
/// Each bⱼ in turn goes to its best value while the others stay, bⱼ = soft(qⱼ/n + sⱼⱼbⱼ/n, λρ) / (sⱼⱼ/n + λ(1 − ρ)), with
/// q = c − S b, the columns' products with the residuals, kept up to date at d operations a change. After a round over all come
/// rounds over the coefficients that are not 0, the active ones. Where columns are correlated those creep, so when they have
/// cost as much as solving for the active coefficients at once, that is done.
final class CoordinateDescent {
    private static final Kernels KERNELS = Kernels.active();
    private static final int FEW_ROUNDS = 3;

    private final CentredMoments moments;
    private final int n;
    private final double[] c;            // (d)
    private final double[] gram;         // S: (d, d)
    private final double[] deviations;   // 0 for a constant column, whose coefficient stays 0
    private final double[] b;            // (d)
    private final double[] q;            // (d): c − S b
    private final double unit;           // max |cⱼ| / n: the λ of the lasso that makes all coefficients 0

    CoordinateDescent(CentredMoments moments) {
        this.moments = moments;
        n = moments.rows();
        c = moments.cross();
        gram = moments.gram().data();
        deviations = moments.deviations();
        b = new double[moments.columns()];
        q = c.clone();
        unit = Vectors.maxAbs(q) / n;
    }

    /// b₀ and b where the descent stands.
    LinearModel model() {
        return new LinearModel(moments.intercept(b), b);
    }

    /// Goes on to the minimum for these options; returns the rounds.
    int run(ElasticNet.Options options) {
        double allowed = options.tolerance() * unit;
        int rounds = 0;
        while (missed(options) > allowed) {
            if (rounds >= options.maxRounds()) {
                throw new ArithmeticException("ElasticNet.fit: " + rounds + " rounds at penalty " + options.penalty()
                        + ": the optimum is still missed by " + missed(options) + ", allowed " + allowed
                        + ": allow more rounds, or a larger penalty");
            }
            round(options, false);
            rounds++;
            int[] active = IntStream.range(0, b.length).filter(j -> b[j] != 0).toArray();
            int asDearAsSolving = Math.max(FEW_ROUNDS, active.length * active.length / (3 * b.length));
            boolean rests = false;
            for (int i = 0; i < asDearAsSolving && !rests && rounds < options.maxRounds(); i++) {
                rests = round(options, true) <= allowed;
                rounds++;
            }
            if (!rests) {
                solveActive(options);
            }
        }
        return rounds;
    }

    // One round over all coefficients, or over the active ones; returns the largest step, in units of the penalty.
    private double round(ElasticNet.Options options, boolean activeOnly) {
        double largest = 0;
        for (int j = 0; j < b.length; j++) {
            if (deviations[j] == 0 || activeOnly && b[j] == 0) {
                continue;
            }
            double curvature = gram[j * b.length + j] / n;
            double best = softThreshold(q[j] / n + curvature * b[j], options.penalty() * options.l1Ratio())
                    / (curvature + options.penalty() * (1 - options.l1Ratio()));
            double step = best - b[j];
            if (step != 0) {
                b[j] = best;
                KERNELS.axpy(-step, gram, j * b.length, q, 0, b.length);
                largest = Math.max(largest, Math.abs(step) * curvature);
            }
        }
        return largest;
    }

    private static double softThreshold(double x, double threshold) {
        return Math.abs(x) <= threshold ? 0 : x - Math.copySign(threshold, x);
    }

    // As long as no sign changes, what is minimised is a parabola in the active coefficients: its minimum solves
    // (S_AA + nλ(1 − ρ)I) b_A = c_A − nλρ·sign(b_A). On the way there the first coefficient to reach 0 stays there.
    private void solveActive(ElasticNet.Options options) {
        int[] active = IntStream.range(0, b.length).filter(j -> b[j] != 0).toArray();
        if (active.length == 0) {
            return;
        }
        double[] target;
        try {
            target = Cholesky.of(activeGram(active, options)).solve(rightSide(active, options));
        } catch (ArithmeticException dependent) {                  // columns make each other up: the rounds go on alone
            return;
        }
        double share = 1;
        int first = -1;
        for (int i = 0; i < active.length; i++) {
            double here = b[active[i]];
            if (here * target[i] <= 0 && here / (here - target[i]) < share) {
                share = here / (here - target[i]);
                first = active[i];
            }
        }
        for (int i = 0; i < active.length; i++) {
            b[active[i]] = share == 1 ? target[i] : b[active[i]] + share * (target[i] - b[active[i]]);
        }
        if (first >= 0) {
            b[first] = 0;
        }
        System.arraycopy(c, 0, q, 0, q.length);
        for (int j : active) {
            KERNELS.axpy(-b[j], gram, j * b.length, q, 0, b.length);
        }
    }

    private Matrix activeGram(int[] active, ElasticNet.Options options) {
        Matrix sub = Matrix.zeros(active.length, active.length);
        for (int i = 0; i < active.length; i++) {
            for (int k = 0; k < active.length; k++) {
                sub.set(i, k, gram[active[i] * b.length + active[k]]);
            }
            sub.set(i, i, sub.get(i, i) + n * options.penalty() * (1 - options.l1Ratio()));
        }
        return sub;
    }

    private double[] rightSide(int[] active, ElasticNet.Options options) {
        return Arrays.stream(active)
                .mapToDouble(j -> c[j] - n * options.penalty() * options.l1Ratio() * Math.signum(b[j])).toArray();
    }

    // By how much the conditions of the optimum are missed: |qⱼ/n − λ(1 − ρ)bⱼ| is λρ where bⱼ ≠ 0, and at most that
    // where it is 0.
    private double missed(ElasticNet.Options options) {
        double l1 = options.penalty() * options.l1Ratio();
        double worst = 0;
        for (int j = 0; j < b.length; j++) {
            double pull = q[j] / n - options.penalty() * (1 - options.l1Ratio()) * b[j];
            double miss = b[j] != 0 ? Math.abs(pull - l1 * Math.signum(b[j])) : Math.max(0, Math.abs(pull) - l1);
            worst = deviations[j] == 0 ? worst : Math.max(worst, miss);
        }
        return worst;
    }
}
