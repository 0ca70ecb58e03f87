package scratch.math.autogradtensor;

import java.util.Arrays;

/// A solution of exercise 109: what was read again and again with stride 0 is written to, again and again, with stride 0.
final class Solution109 {
    private Solution109() {
    }

    static double[] unbroadcast(double[][] gradient, int... shape) {
        int columns = shape.length == 0 ? 1 : shape[shape.length - 1];
        int rows = shape.length < 2 ? 1 : shape[0];
        double[] result = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient[i].length; j++) {
                result[(rows == 1 ? 0 : i) * columns + (columns == 1 ? 0 : j)] += gradient[i][j];
            }
        }
        return result;
    }
}
