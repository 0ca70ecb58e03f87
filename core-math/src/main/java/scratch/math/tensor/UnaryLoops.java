package scratch.math.tensor;

import scratch.math.kernel.Kernels;

/// [Unary] on stretches of arrays: one plain loop each, which the compiler turns into vector instructions, or a kernel.
/// `z` may be `a` at the same place. `t` is room for `n` more numbers.
final class UnaryLoops {
    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float ROOT_2_PI = (float) (1 / Math.sqrt(2 * Math.PI));

    private UnaryLoops() {
    }

    static void apply(Kernels kernels, Unary f, float c, float[] a, int ao, float[] z, int zo, int n, float[] t) {
        switch (f) {
            case SHIFT -> shift(c, a, ao, z, zo, n);
            case SCALE -> scale(c, a, ao, z, zo, n);
            case POWER -> power(c, a, ao, z, zo, n);
            case ABS -> abs(a, ao, z, zo, n);
            case SIGN -> sign(a, ao, z, zo, n);
            case EXP -> kernels.exp(a, ao, z, zo, n);
            case LOG -> kernels.log(a, ao, z, zo, n);
            case SQRT -> sqrt(a, ao, z, zo, n);
            case TANH -> kernels.tanh(a, ao, z, zo, n);
            case SIGMOID -> kernels.sigmoid(a, ao, z, zo, n);
            case RELU -> relu(a, ao, z, zo, n);
            case LEAKY_RELU -> leakyRelu(c, a, ao, z, zo, n);
            case GELU -> {
                normalDistribution(kernels, a, ao, t, n);
                BinaryLoops.multiply(a, ao, t, 0, z, zo, n);
            }
            case SILU -> {
                kernels.sigmoid(a, ao, t, 0, n);
                BinaryLoops.multiply(a, ao, t, 0, z, zo, n);
            }
            case SOFTPLUS -> {
                logOnePlusExp(kernels, a, ao, t, n);
                for (int i = 0; i < n; i++) {
                    z[zo + i] = Math.max(a[ao + i], 0) + t[i];
                }
            }
            case DROPOUT -> dropout(c, a, ao, z, zo, n);
        }
    }

    private static void shift(float c, float[] a, int ao, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = a[ao + i] + c;
        }
    }

    private static void scale(float c, float[] a, int ao, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = c * a[ao + i];
        }
    }

    private static void power(float c, float[] a, int ao, float[] z, int zo, int n) {
        if (c == 2) {
            BinaryLoops.multiply(a, ao, a, ao, z, zo, n);
        } else if (c == -1) {
            for (int i = 0; i < n; i++) {
                z[zo + i] = 1 / a[ao + i];
            }
        } else if (c == -0.5f) {
            for (int i = 0; i < n; i++) {
                z[zo + i] = 1 / (float) Math.sqrt(a[ao + i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                z[zo + i] = (float) Math.pow(a[ao + i], c);
            }
        }
    }

    private static void abs(float[] a, int ao, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.abs(a[ao + i]);
        }
    }

    private static void sign(float[] a, int ao, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.signum(a[ao + i]);
        }
    }

    private static void sqrt(float[] a, int ao, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = (float) Math.sqrt(a[ao + i]);
        }
    }

    /// Not `a > 0 ? a : 0`: that would turn NaN into 0 and hide it, and would not become vector instructions.
    private static void relu(float[] a, int ao, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.max(0, a[ao + i]);
        }
    }

    private static void leakyRelu(float c, float[] a, int ao, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.max(0, a[ao + i]) + c * Math.min(0, a[ao + i]);
        }
    }

    private static void dropout(float c, float[] a, int ao, float[] z, int zo, int n) {
        float kept = 1 / (1 - c);
        for (int i = 0; i < n; i++) {
            z[zo + i] = a[ao + i] < c ? 0 : kept;
        }
    }

    /// `t ← ln(1 + e^−|a|)`, with all its digits also where `e^−|a|` is far below 1 and 1 + it would lose them:
    /// with `u = 1 + e` rounded, `ln(u)·e / (u − 1)` makes up for the rounding. Goldberg 1991, theorem 4.
    static void logOnePlusExp(Kernels kernels, float[] a, int ao, float[] t, int n) {
        for (int i = 0; i < n; i++) {
            t[i] = -Math.abs(a[ao + i]);
        }
        kernels.exp(t, 0, t, 0, n);
        for (int i = 0; i < n; i++) {
            float u = 1 + t[i];
            t[i] = u == 1 ? t[i] : (float) Math.log(u) * (t[i] / (u - 1));
        }
    }

    /// `t ← Φ(a)`: half of erfc(|a|/√2), by the formula with a relative error below 1.2e-7 everywhere, from which it
    /// follows on both sides. Press et al., *Numerical Recipes*, section 6.2.
    static void normalDistribution(Kernels kernels, float[] a, int ao, float[] t, int n) {
        for (int i = 0; i < n; i++) {
            float z = Math.abs(a[ao + i]) * ROOT_HALF;
            float s = 1 / (1 + 0.5f * z);
            float p = 0.17087277f;
            p = p * s - 0.82215223f;
            p = p * s + 1.48851587f;
            p = p * s - 1.13520398f;
            p = p * s + 0.27886807f;
            p = p * s - 0.18628806f;
            p = p * s + 0.09678418f;
            p = p * s + 0.37409196f;
            p = p * s + 1.00002368f;
            t[i] = p * s - 1.26551223f - z * z;
        }
        kernels.exp(t, 0, t, 0, n);
        for (int i = 0; i < n; i++) {
            float z = Math.abs(a[ao + i]) * ROOT_HALF;
            float tail = 0.5f * t[i] / (1 + 0.5f * z);
            float right = 0.5f + 0.5f * Math.signum(a[ao + i]);               // 1 right of 0, 0 left of it
            t[i] = right + (1 - 2 * right) * tail;
        }
    }

    /// `t ← φ(a)`, the density of the normal law.
    static void normalDensity(Kernels kernels, float[] a, int ao, float[] t, int n) {
        for (int i = 0; i < n; i++) {
            t[i] = -0.5f * a[ao + i] * a[ao + i];
        }
        kernels.exp(t, 0, t, 0, n);
        for (int i = 0; i < n; i++) {
            t[i] *= ROOT_2_PI;
        }
    }
}
