package scratch.deep.foundation.regularisation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// Inverted dropout: some numbers become 0, and those that are kept are divided by their chance 1 − p of being kept, so that
/// the mean over all masks is the input. In evaluation nothing happens, which is why it is called inverted.
///
/// In double: the definition that [scratch.deep.layer.Dropout] is held to. Srivastava et al. 2014, *Dropout*.
public final class Mask {
    private final double[] factors;        // 0 or 1 / (1 − p)

    private Mask(double... factors) {
        this.factors = factors;
    }

    /// A mask that keeps what is true.
    ///
    /// @param p the chance of being *dropped*
    public static Mask of(double p, boolean... kept) {
        Require.that(p >= 0 && p < 1, "Mask.of: probability %s: must be in [0, 1)", p);
        double[] factors = new double[kept.length];
        Arrays.setAll(factors, i -> kept[i] ? 1 / (1 - p) : 0);
        return new Mask(factors);
    }

    /// A mask drawn at random.
    public static Mask draw(int n, double p, RandomGenerator random) {
        boolean[] kept = new boolean[n];
        for (int i = 0; i < n; i++) {
            kept[i] = random.nextDouble() >= p;
        }
        return of(p, kept);
    }

    /// `y = m ∘ x`.
    public double[] forward(double... x) {
        return product(x);
    }

    /// `∂L/∂x = m ∘ ∂L/∂y`: the same mask, and the same scaling.
    public double[] backward(double... gradients) {
        return product(gradients);
    }

    private double[] product(double... values) {
        if (values.length != factors.length) {
            throw new IllegalArgumentException("Mask: " + values.length + " numbers with a mask of " + factors.length
                    + ": must be equally many");
        }
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> factors[i] * values[i]);
        return result;
    }

    /// The masks of n numbers, one for each way to keep or drop them; all 2ⁿ are equally likely with p = ½.
    public static Mask[] all(int n, double p) {
        if (n < 0 || n > 20) {
            throw new IllegalArgumentException("Mask.all: all masks of " + n + ": must be from 0 to 20");
        }
        Mask[] masks = new Mask[1 << n];
        for (int bits = 0; bits < masks.length; bits++) {
            boolean[] kept = new boolean[n];
            for (int i = 0; i < n; i++) {
                kept[i] = (bits >> i & 1) == 1;
            }
            masks[bits] = of(p, kept);
        }
        return masks;
    }
}
