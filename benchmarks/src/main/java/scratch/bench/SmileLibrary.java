package scratch.bench;

import smile.math.matrix.Matrix;

/// Smile's matrices from row-major values. They are stored column by column, outside of what we measure.
final class SmileLibrary {

    private SmileLibrary() {
    }

    static Matrix matrix(int rows, int columns, double[] values) {
        Matrix matrix = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.set(i, j, values[i * columns + j]);
            }
        }
        return matrix;
    }

    static smile.math.matrix.fp32.Matrix matrix(int rows, int columns, float[] values) {
        smile.math.matrix.fp32.Matrix matrix = new smile.math.matrix.fp32.Matrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.set(i, j, values[i * columns + j]);
            }
        }
        return matrix;
    }
}
