package scratch.math.tensor.cpu;

import scratch.math.kernel.Kernels;
import scratch.math.tensor.Binary;

/// [Binary] on positions `from` to `to − 1` of arrays; see [UnaryLoops]. `z` may be `a` or `b`; `t` and `t2` are arrays
/// of the caller's.
final class BinaryLoops {

    private BinaryLoops() {
    }

    /// Whether `t` and `t2` are used.
    static boolean needsRoom(Binary f) {
        return f == Binary.SIGMOID_GRADIENT || f == Binary.GELU_GRADIENT || f == Binary.SILU_GRADIENT
                || f == Binary.LOGISTIC_LOSS;
    }

    static void apply(Kernels kernels, Binary f, float c, float[] a, float[] b, float[] z, int from, int to,
                      float[] t, float[] t2) {
        switch (f) {
            case ADD -> add(c, a, b, z, from, to);
            case MULTIPLY -> multiply(a, b, z, from, to);
            case DIVIDE -> divide(a, b, z, from, to);
            case MAXIMUM -> maximum(a, b, z, from, to);
            case MINIMUM -> minimum(a, b, z, from, to);
            case GREATER -> greater(a, b, z, from, to);
            case EQUAL -> equal(a, b, z, from, to);
            case TANH_GRADIENT -> tanhGradient(a, b, z, from, to);
            case SIGMOID_GRADIENT -> sigmoidGradient(kernels, a, b, z, from, to, t);
            case RELU_GRADIENT -> reluGradient(a, b, z, from, to);
            case LEAKY_RELU_GRADIENT -> leakyReluGradient(c, a, b, z, from, to);
            case GELU_GRADIENT -> geluGradient(kernels, a, b, z, from, to, t, t2);
            case SILU_GRADIENT -> siluGradient(kernels, a, b, z, from, to, t);
            case LOGISTIC_LOSS -> logisticLoss(kernels, a, b, z, from, to, t);
        }
    }

    private static void add(float c, float[] a, float[] b, float[] z, int from, int to) {
        if (c == 1) {
            for (int i = from; i < to; i++) {
                z[i] = a[i] + b[i];
            }
        } else {
            for (int i = from; i < to; i++) {
                z[i] = a[i] + c * b[i];
            }
        }
    }

    static void multiply(float[] a, float[] b, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = a[i] * b[i];
        }
    }

    private static void divide(float[] a, float[] b, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = a[i] / b[i];
        }
    }

    private static void maximum(float[] a, float[] b, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = Math.max(a[i], b[i]);
        }
    }

    private static void minimum(float[] a, float[] b, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = Math.min(a[i], b[i]);
        }
    }

    private static void greater(float[] a, float[] b, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = a[i] > b[i] ? 1 : 0;
        }
    }

    private static void equal(float[] a, float[] b, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = a[i] == b[i] ? 1 : 0;
        }
    }

    private static void tanhGradient(float[] g, float[] y, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = g[i] * (1 - y[i] * y[i]);
        }
    }

    private static void sigmoidGradient(Kernels kernels, float[] g, float[] x, float[] z, int from, int to,
                                        float[] t) {
        for (int i = from; i < to; i++) {
            t[i] = -Math.abs(x[i]);
        }
        kernels.exp(t, from, t, from, to - from);
        for (int i = from; i < to; i++) {                          // σ(x)·σ(−x) = e / (1 + e)² with e = e^−|x|
            z[i] = g[i] * (t[i] / ((1 + t[i]) * (1 + t[i])));
        }
    }

    /// The sign of y, which is 0 or 1 because y is not negative, instead of a branch that guesses wrong half the time.
    private static void reluGradient(float[] g, float[] y, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = g[i] * Math.signum(y[i]);
        }
    }

    private static void leakyReluGradient(float c, float[] g, float[] x, float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            float on = Math.signum(Math.max(0, x[i]));
            z[i] = g[i] * on + c * g[i] * (1 - on);
        }
    }

    private static void geluGradient(Kernels kernels, float[] g, float[] x, float[] z, int from, int to,
                                     float[] t, float[] t2) {
        UnaryLoops.normalDensity(kernels, x, t, from, to);
        for (int i = from; i < to; i++) {
            t2[i] = x[i] * t[i];
        }
        UnaryLoops.normalDistribution(kernels, x, t, from, to);
        for (int i = from; i < to; i++) {
            z[i] = g[i] * (t[i] + t2[i]);
        }
    }

    private static void siluGradient(Kernels kernels, float[] g, float[] x, float[] z, int from, int to,
                                     float[] t) {
        kernels.sigmoid(x, from, t, from, to - from);
        for (int i = from; i < to; i++) {
            z[i] = g[i] * t[i] * (1 + x[i] * (1 - t[i]));
        }
    }

    private static void logisticLoss(Kernels kernels, float[] a, float[] b, float[] z, int from, int to,
                                     float[] t) {
        UnaryLoops.logOnePlusExp(kernels, a, t, from, to);
        for (int i = from; i < to; i++) {
            z[i] = Math.max(a[i], 0) - a[i] * b[i] + t[i];
        }
    }
}
