package scratch.math.tensor.cpu;

import scratch.math.kernel.Kernels;
import scratch.math.tensor.Unary;

/// [Unary] on positions `from` to `to − 1` of arrays: one plain loop each, or a kernel. `z` may be `a`; `t` is an array
/// of the caller's for what lies between.
///
/// subtle: all arrays have the same index. The compiler turns `z[i] = a[i] + c` into vector instructions, but not
/// `z[p + i] = a[q + i] + c`: if z were the same array as a, the one could overwrite what the other has yet to read
/// (seen with JDK 25: 11 times slower).
final class UnaryLoops {
    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float ROOT_2_PI = (float) (1 / Math.sqrt(2 * Math.PI));

    private UnaryLoops() {
    }

    /// Whether `t` is used.
    static boolean needsRoom(Unary f) {
        return f == Unary.GELU || f == Unary.SILU || f == Unary.SOFTPLUS;
    }

    static void apply(Kernels kernels, Unary f, float c, float[] a, float[] z, int from, int to, float[] t) {
        switch (f) {
            case SHIFT -> shift(c, a, z, from, to);
            case SCALE -> scale(c, a, z, from, to);
            case POWER -> power(c, a, z, from, to);
            case ABS -> abs(a, z, from, to);
            case SIGN -> sign(a, z, from, to);
            case EXP -> kernels.exp(a, from, z, from, to - from);
            case LOG -> kernels.log(a, from, z, from, to - from);
            case SIN -> sin(a, z, from, to);
            case COS -> cos(a, z, from, to);
            case SQRT -> sqrt(a, z, from, to);
            case TANH -> kernels.tanh(a, from, z, from, to - from);
            case SIGMOID -> kernels.sigmoid(a, from, z, from, to - from);
            case RELU -> relu(a, z, from, to);
            case LEAKY_RELU -> leakyRelu(c, a, z, from, to);
            case GELU -> {
                normalDistribution(kernels, a, t, from, to);
                BinaryLoops.multiply(a, t, z, from, to);
            }
            case SILU -> {
                kernels.sigmoid(a, from, t, from, to - from);
                BinaryLoops.multiply(a, t, z, from, to);
            }
            case SOFTPLUS -> {
                logOnePlusExp(kernels, a, t, from, to);
                for (int i = from; i < to; i++) {
                    z[i] = Math.max(a[i], 0) + t[i];
                }
            }
            case DROPOUT -> dropout(c, a, z, from, to);
        }
    }

    private static void shift(float c, float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = a[i] + c;
        }
    }

    private static void scale(float c, float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = c * a[i];
        }
    }

    private static void sin(float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = (float) Math.sin(a[i]);
        }
    }

    private static void cos(float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = (float) Math.cos(a[i]);
        }
    }

    private static void power(float c, float[] a, float[] z, int from, int to) {
        if (c == 2) {
            BinaryLoops.multiply(a, a, z, from, to);
        } else if (c == -1) {
            for (int i = from; i < to; i++) {
                z[i] = 1 / a[i];
            }
        } else if (c == -0.5f) {
            for (int i = from; i < to; i++) {
                z[i] = 1 / (float) Math.sqrt(a[i]);
            }
        } else {
            for (int i = from; i < to; i++) {
                z[i] = (float) Math.pow(a[i], c);
            }
        }
    }

    private static void abs(float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = Math.abs(a[i]);
        }
    }

    private static void sign(float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = Math.signum(a[i]);
        }
    }

    private static void sqrt(float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = (float) Math.sqrt(a[i]);
        }
    }

    /// Not `a > 0 ? a : 0`: that would turn NaN into 0 and hide it, and would not become vector instructions.
    static void relu(float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = Math.max(0, a[i]);
        }
    }

    private static void leakyRelu(float c, float[] a, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = Math.max(0, a[i]) + c * Math.min(0, a[i]);
        }
    }

    private static void dropout(float c, float[] a, float[] z, int from, int to) {
        float kept = 1 / (1 - c);
        for (int i = from; i < to; i++) {
            z[i] = a[i] < c ? 0 : kept;
        }
    }

    /// `t ← ln(1 + e^−|a|)`, with all its digits also where `e^−|a|` is far below 1 and 1 + it would lose them:
    /// with `u = 1 + e` rounded, `ln(u)·e / (u − 1)` makes up for the rounding. Goldberg 1991, theorem 4.
    static void logOnePlusExp(Kernels kernels, float[] a, float[] t, int from, int to) {
        for (int i = from; i < to; i++) {
            t[i] = -Math.abs(a[i]);
        }
        kernels.exp(t, from, t, from, to - from);
        for (int i = from; i < to; i++) {
            float u = 1 + t[i];
            t[i] = u == 1 ? t[i] : (float) Math.log(u) * (t[i] / (u - 1));
        }
    }

    /// `t ← Φ(a)`: half of erfc(|a|/√2), by the formula with a relative error below 1.2e-7 everywhere, from which it
    /// follows on both sides. Press et al., *Numerical Recipes*, section 6.2.
    static void normalDistribution(Kernels kernels, float[] a, float[] t, int from, int to) {
        for (int i = from; i < to; i++) {
            float z = Math.abs(a[i]) * ROOT_HALF;
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
        kernels.exp(t, from, t, from, to - from);
        for (int i = from; i < to; i++) {
            float z = Math.abs(a[i]) * ROOT_HALF;
            float tail = 0.5f * t[i] / (1 + 0.5f * z);
            float right = 0.5f + 0.5f * Math.signum(a[i]);               // 1 right of 0, 0 left of it
            t[i] = right + (1 - 2 * right) * tail;
        }
    }

    /// `t ← φ(a)`, the density of the normal law.
    static void normalDensity(Kernels kernels, float[] a, float[] t, int from, int to) {
        for (int i = from; i < to; i++) {
            t[i] = -0.5f * a[i] * a[i];
        }
        kernels.exp(t, from, t, from, to - from);
        for (int i = from; i < to; i++) {
            t[i] *= ROOT_2_PI;
        }
    }
}
