package scratch.math.tensor;

import scratch.math.kernel.Kernels;

/// [Binary] on stretches of arrays. `z` may be `a` or `b` at the same place. `t` is room for `2n` more numbers.
final class BinaryLoops {

    private BinaryLoops() {
    }

    static void apply(Kernels kernels, Binary f, float c, float[] a, int ao, float[] b, int bo, float[] z, int zo,
                      int n, float[] t) {
        switch (f) {
            case ADD -> add(c, a, ao, b, bo, z, zo, n);
            case MULTIPLY -> multiply(a, ao, b, bo, z, zo, n);
            case DIVIDE -> divide(a, ao, b, bo, z, zo, n);
            case MAXIMUM -> maximum(a, ao, b, bo, z, zo, n);
            case MINIMUM -> minimum(a, ao, b, bo, z, zo, n);
            case GREATER -> greater(a, ao, b, bo, z, zo, n);
            case EQUAL -> equal(a, ao, b, bo, z, zo, n);
            case TANH_GRADIENT -> tanhGradient(a, ao, b, bo, z, zo, n);
            case SIGMOID_GRADIENT -> sigmoidGradient(kernels, a, ao, b, bo, z, zo, n, t);
            case RELU_GRADIENT -> reluGradient(a, ao, b, bo, z, zo, n);
            case LEAKY_RELU_GRADIENT -> leakyReluGradient(c, a, ao, b, bo, z, zo, n);
            case GELU_GRADIENT -> geluGradient(kernels, a, ao, b, bo, z, zo, n, t);
            case SILU_GRADIENT -> siluGradient(kernels, a, ao, b, bo, z, zo, n, t);
            case LOGISTIC_LOSS -> logisticLoss(kernels, a, ao, b, bo, z, zo, n, t);
        }
    }

    private static void add(float c, float[] a, int ao, float[] b, int bo, float[] z, int zo, int n) {
        if (c == 1) {
            for (int i = 0; i < n; i++) {
                z[zo + i] = a[ao + i] + b[bo + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                z[zo + i] = a[ao + i] + c * b[bo + i];
            }
        }
    }

    static void multiply(float[] a, int ao, float[] b, int bo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = a[ao + i] * b[bo + i];
        }
    }

    private static void divide(float[] a, int ao, float[] b, int bo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = a[ao + i] / b[bo + i];
        }
    }

    private static void maximum(float[] a, int ao, float[] b, int bo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.max(a[ao + i], b[bo + i]);
        }
    }

    private static void minimum(float[] a, int ao, float[] b, int bo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.min(a[ao + i], b[bo + i]);
        }
    }

    private static void greater(float[] a, int ao, float[] b, int bo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = a[ao + i] > b[bo + i] ? 1 : 0;
        }
    }

    private static void equal(float[] a, int ao, float[] b, int bo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = a[ao + i] == b[bo + i] ? 1 : 0;
        }
    }

    private static void tanhGradient(float[] g, int go, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = g[go + i] * (1 - y[yo + i] * y[yo + i]);
        }
    }

    private static void sigmoidGradient(Kernels kernels, float[] g, int go, float[] x, int xo, float[] z, int zo,
                                        int n, float[] t) {
        for (int i = 0; i < n; i++) {
            t[i] = -Math.abs(x[xo + i]);
        }
        kernels.exp(t, 0, t, 0, n);
        for (int i = 0; i < n; i++) {                          // σ(x)·σ(−x) = e / (1 + e)² with e = e^−|x|
            z[zo + i] = g[go + i] * (t[i] / ((1 + t[i]) * (1 + t[i])));
        }
    }

    /// The sign of y, which is 0 or 1 because y is not negative, instead of a branch that guesses wrong half the time.
    private static void reluGradient(float[] g, int go, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = g[go + i] * Math.signum(y[yo + i]);
        }
    }

    private static void leakyReluGradient(float c, float[] g, int go, float[] x, int xo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            float on = Math.signum(Math.max(0, x[xo + i]));
            z[zo + i] = g[go + i] * on + c * g[go + i] * (1 - on);
        }
    }

    private static void geluGradient(Kernels kernels, float[] g, int go, float[] x, int xo, float[] z, int zo, int n,
                                     float[] t) {
        UnaryLoops.normalDensity(kernels, x, xo, t, n);
        for (int i = 0; i < n; i++) {
            t[n + i] = x[xo + i] * t[i];
        }
        UnaryLoops.normalDistribution(kernels, x, xo, t, n);
        for (int i = 0; i < n; i++) {
            z[zo + i] = g[go + i] * (t[i] + t[n + i]);
        }
    }

    private static void siluGradient(Kernels kernels, float[] g, int go, float[] x, int xo, float[] z, int zo, int n,
                                     float[] t) {
        kernels.sigmoid(x, xo, t, 0, n);
        for (int i = 0; i < n; i++) {
            z[zo + i] = g[go + i] * t[i] * (1 + x[xo + i] * (1 - t[i]));
        }
    }

    private static void logisticLoss(Kernels kernels, float[] a, int ao, float[] b, int bo, float[] z, int zo, int n,
                                     float[] t) {
        UnaryLoops.logOnePlusExp(kernels, a, ao, t, n);
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.max(a[ao + i], 0) - a[ao + i] * b[bo + i] + t[i];
        }
    }
}
