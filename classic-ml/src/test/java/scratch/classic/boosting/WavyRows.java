package scratch.classic.boosting;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;

/// 120 rows of three columns, with numbers and classes that hang on them, and what scikit-learn was given too.
final class WavyRows {
    static final int N = 120;
    static final Matrix X = x();
    static final double[] Y = IntStream.range(0, N).mapToDouble(WavyRows::noisy).toArray();
    static final int[] TWO = Arrays.stream(Y).mapToInt(v -> v > 1.6 ? 1 : 0).toArray();
    static final int[] THREE = IntStream.range(0, N).map(i -> Y[i] < 1.2 ? 0 : signal(i) < 2.4 ? 1 : 2).toArray();

    private WavyRows() {
    }

    private static Matrix x() {
        Matrix x = Matrix.zeros(N, 3);
        int[] factors = {307, 541, 733};
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < 3; j++) {
                x.set(i, j, i * factors[j] % 1009 / 1009.0);
            }
        }
        return x;
    }

    private static double signal(int i) {
        return 3 * X.get(i, 0) + Math.sin(6 * X.get(i, 1)) + X.get(i, 0) * X.get(i, 2);
    }

    private static double noisy(int i) {
        return signal(i) + 0.3 * Math.cos(1.7 * i);
    }
}
