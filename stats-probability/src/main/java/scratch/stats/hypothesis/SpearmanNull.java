package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import scratch.stats.distribution.Normal;

/// The distribution of Spearman's S = Σ d² if all n! pairings of the ranks are equally likely.
final class SpearmanNull {
    /// Σ rᵢsᵢ is built up rank by rank; the state is the *set* of partners already given away, 2ⁿ of them.
    static final int LARGEST_EXACT = 15;

    private SpearmanNull() {
    }

    /// P(Σ rᵢsᵢ ≤ ours) and P(Σ rᵢsᵢ ≥ ours) over all pairings, exactly; ties are kept as they are.
    static double[] exactTails(int[] doubledX, int[] doubledY) {
        int n = doubledX.length;
        int ours = 0;
        for (int i = 0; i < n; i++) {
            ours += doubledX[i] * doubledY[i];
        }
        int[] x = doubledX.clone();
        int[] y = doubledY.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        int smallest = 0;
        int largest = 0;
        for (int i = 0; i < n; i++) {
            smallest += x[i] * y[n - 1 - i];
            largest += x[i] * y[i];
        }
        int step = step(x) * step(y);
        if (largest == smallest) {
            return new double[] {1, 1};
        }
        // One layer holds all sets of i partners: the probability of each partial sum, if the partners are drawn at random.
        Map<Integer, double[]> layer = new HashMap<>();
        layer.put(0, new double[] {1});
        for (int i = 0; i < n; i++) {
            Map<Integer, double[]> next = new HashMap<>();
            for (var state : layer.entrySet()) {
                for (int j = 0; j < n; j++) {
                    if ((state.getKey() >> j & 1) == 0) {
                        int shift = (x[i] - x[0]) / step(x) * ((y[j] - y[0]) / step(y));
                        add(next, state.getKey() | 1 << j, state.getValue(), shift, 1.0 / (n - i));
                    }
                }
            }
            layer = next;
        }
        double[] distribution = layer.get((1 << n) - 1);
        // Σ (x−x₀)(y−y₀) = Σ xy − x₀Σy − y₀Σx + n·x₀y₀
        int base = x[0] * Arrays.stream(y).sum() + y[0] * Arrays.stream(x).sum() - n * x[0] * y[0];
        int observed = (ours - base) / step;
        double lower = 0;
        double upper = 0;
        for (int s = 0; s <= observed; s++) {
            lower += distribution[s];
        }
        for (int s = distribution.length - 1; s >= observed; s--) {
            upper += distribution[s];
        }
        return new double[] {Math.min(1, lower), Math.min(1, upper)};
    }

    // The greatest common divisor of the distances between the ranks: 2 without ties.
    private static int step(int... sorted) {
        int divisor = 0;
        for (int value : sorted) {
            int a = value - sorted[0];
            int b = divisor;
            while (a != 0) {
                int rest = b % a;
                b = a;
                a = rest;
            }
            divisor = b;
        }
        return Math.max(1, divisor);
    }

    private static void add(Map<Integer, double[]> layer, int state, double[] from, int shift, double factor) {
        double[] to = layer.get(state);
        if (to == null || to.length < from.length + shift) {
            to = to == null ? new double[from.length + shift] : Arrays.copyOf(to, from.length + shift);
            layer.put(state, to);
        }
        for (int s = 0; s < from.length; s++) {
            to[s + shift] += from[s] * factor;
        }
    }

    /// P(S ≥ s) by the Edgeworth series of Best and Roberts (AS 89), which R calls exact for 10 ≤ n ≤ 1290.
    static double edgeworthUpper(double s, int n) {
        double b = 1.0 / n;
        double x = (6 * (s - 1) * b / ((double) n * n - 1) - 1) * Math.sqrt(1 / b - 1);
        double y = x * x;
        double u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * (0.1033 + 0.3932 * b)
                - y * b * (0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y)))));
        return Math.clamp(u / Math.exp(y / 2) + Normal.STANDARD.survival(x), 0, 1);
    }
}
