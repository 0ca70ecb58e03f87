package scratch.math.strassen;

import scratch.math.Matrix;

/// The four quarters of a matrix, all of one shape.
record Quarters(Matrix upperLeft, Matrix upperRight, Matrix lowerLeft, Matrix lowerRight) {

    /// Copies; where a side is odd, the last row or column of the lower or right quarters is zero.
    static Quarters of(Matrix whole) {
        int rows = (whole.rows() + 1) / 2;
        int columns = (whole.columns() + 1) / 2;
        return new Quarters(block(whole, 0, 0, rows, columns), block(whole, 0, columns, rows, columns),
                block(whole, rows, 0, rows, columns), block(whole, rows, columns, rows, columns));
    }

    private static Matrix block(Matrix whole, int row, int column, int rows, int columns) {
        Matrix block = Matrix.zeros(rows, columns);
        int width = Math.min(columns, whole.columns() - column);
        for (int i = 0; i < Math.min(rows, whole.rows() - row); i++) {
            System.arraycopy(whole.data(), (row + i) * whole.columns() + column, block.data(), i * columns, width);
        }
        return block;
    }

    /// The (rows, columns) matrix that these are the quarters of; what is beyond it is cut off.
    Matrix join(int rows, int columns) {
        Matrix whole = Matrix.zeros(rows, columns);
        put(upperLeft, whole, 0, 0);
        put(upperRight, whole, 0, upperLeft.columns());
        put(lowerLeft, whole, upperLeft.rows(), 0);
        put(lowerRight, whole, upperLeft.rows(), upperLeft.columns());
        return whole;
    }

    private static void put(Matrix quarter, Matrix whole, int row, int column) {
        int width = Math.min(quarter.columns(), whole.columns() - column);
        for (int i = 0; i < Math.min(quarter.rows(), whole.rows() - row); i++) {
            System.arraycopy(quarter.data(), i * quarter.columns(), whole.data(), (row + i) * whole.columns() + column, width);
        }
    }
}
