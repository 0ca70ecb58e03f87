package scratch.cuda.gpugradientdescent;

import java.util.SplittableRandom;

import scratch.math.check.Require;

/// Rows of normal numbers and a linear function of them with a little noise, in floats: what a descent can find again.
///
/// @param rows    n
/// @param columns d
/// @param x       rows one after the other; (n, d)
/// @param y       true weights times x, plus 3, plus noise with deviation 0.1; (n)
public record Line(int rows, int columns, float[] x, float[] y) {

    /// Draws it; the same seed gives the same numbers.
    ///
    /// @throws IllegalArgumentException if a size is below 1
    public static Line draw(int rows, int columns, long seed) {
        Require.that(rows >= 1 && columns >= 1, "Line.draw: (%d, %d): sizes must be at least 1", rows, columns);
        var random = new SplittableRandom(seed);
        float[] weights = new float[columns];
        for (int j = 0; j < columns; j++) {
            weights[j] = (float) random.nextGaussian();
        }
        float[] x = new float[rows * columns];
        float[] y = new float[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 3 + 0.1 * random.nextGaussian();
            for (int j = 0; j < columns; j++) {
                x[i * columns + j] = (float) random.nextGaussian();
                sum += weights[j] * x[i * columns + j];
            }
            y[i] = (float) sum;
        }
        return new Line(rows, columns, x, y);
    }

    /// X in double.
    public double[] wideX() {
        return wide(x);
    }

    /// y in double.
    public double[] wideY() {
        return wide(y);
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
