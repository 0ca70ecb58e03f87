package scratch.math;

import java.util.Arrays;
import java.util.Locale;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// A dense matrix of doubles in one array, row after row: element (i, j) stands at `i * columns + j`.
/// (AB)ᵢⱼ = Σₖ aᵢₖ bₖⱼ.   A product of (m, k) and (k, n) costs 2·m·n·k operations, all else O(m·n).
/// Only `set` and writes into `data()` change a matrix; every other operation returns a new one.
/// A matrix may have no rows or no columns: sums over nothing are 0.
/// Golub and Van Loan, *Matrix Computations*, chapter 1.
public final class Matrix {
    private static final Kernels KERNELS = Kernels.active();

    private final int rows;
    private final int columns;
    private final double[] data;   // (rows, columns), row-major

    private Matrix(int rows, int columns, double[] data) {
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    /// A copy of `values`, one inner array a row. Empty and ragged rows are refused: where a table has a hole, no
    /// product is defined.
    public static Matrix of(double[][] values) {
        Require.that(values.length > 0, "Matrix.of: no rows: use zeros(0, columns) for an empty matrix");
        int columns = values[0].length;
        for (int i = 0; i < values.length; i++) {
            Require.that(values[i].length > 0, "Matrix.of: row %d is empty: use zeros(rows, 0) for an empty matrix", i);
            Require.that(values[i].length == columns, "Matrix.of: row %d has %d numbers, row 0 has %d: rows must be equally"
                    + " long", i, values[i].length, columns);
        }
        Matrix result = zeros(values.length, columns);
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(values[i], 0, result.data, i * columns, columns);
        }
        return result;
    }

    /// A view: a matrix around an array, which is not copied: whoever changes the array changes the matrix. A vector
    /// becomes a column by `wrap(x.length, 1, x)` and a row by `wrap(1, x.length, x)`; a matrix gets another shape with
    /// the same numbers by `wrap(rows, columns, a.data())`.
    public static Matrix wrap(int rows, int columns, double[] data) {
        int size = size("Matrix.wrap", rows, columns);
        Require.that(data.length == size, "Matrix.wrap: (%d, %d) around %d numbers: must be %d", rows, columns, data.length,
                size);
        return new Matrix(rows, columns, data);
    }

    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[size("Matrix.zeros", rows, columns)]);
    }

    public static Matrix identity(int n) {
        Matrix result = zeros(n, n);
        for (int i = 0; i < n; i++) {
            result.data[i * n + i] = 1;
        }
        return result;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double get(int row, int column) {
        return data[index(row, column)];
    }

    public void set(int row, int column, double value) {
        data[index(row, column)] = value;
    }

    /// The numbers themselves, row-major, shared and not copied: writing here writes into the matrix.
    public double[] data() {
        return data;
    }

    /// Row i, copied.
    public double[] row(int i) {
        Require.that(i >= 0 && i < rows, "Matrix.row: %d of (%d, %d): no such row", i, rows, columns);
        return Arrays.copyOfRange(data, i * columns, (i + 1) * columns);
    }

    /// Column j, copied.
    public double[] column(int j) {
        Require.that(j >= 0 && j < columns, "Matrix.column: %d of (%d, %d): no such column", j, rows, columns);
        double[] result = new double[rows];
        for (int i = 0; i < rows; i++) {
            result[i] = data[i * columns + j];
        }
        return result;
    }

    /// The given rows, in the given order, copied; a row may be named more than once.
    public Matrix selectRows(int... indices) {
        Matrix result = zeros(indices.length, columns);
        for (int i = 0; i < indices.length; i++) {
            int from = indices[i];
            Require.that(from >= 0 && from < rows, "Matrix.selectRows: %d of (%d, %d): no such row", from, rows, columns);
            System.arraycopy(data, from * columns, result.data, i * columns, columns);
        }
        return result;
    }

    /// The given columns, in the given order, copied.
    public Matrix selectColumns(int... indices) {
        Matrix result = zeros(rows, indices.length);
        for (int j = 0; j < indices.length; j++) {
            int from = indices[j];
            Require.that(from >= 0 && from < columns, "Matrix.selectColumns: %d of (%d, %d): no such column", from, rows,
                    columns);
            for (int i = 0; i < rows; i++) {
                result.data[i * indices.length + j] = data[i * columns + from];
            }
        }
        return result;
    }

    /// Aᵀ. Copied eight rows at a time, so that eight numbers that are written stand side by side.
    public Matrix transpose() {
        Matrix result = zeros(columns, rows);
        int i = 0;
        for (; i + 8 <= rows; i += 8) {
            transposeEight(data, i * columns, columns, result.data, i, rows);
        }
        for (; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result.data[j * rows + i] = data[i * columns + j];
            }
        }
        return result;
    }

    private static void transposeEight(double[] from, int at, int columns, double[] to, int i, int rows) {
        for (int j = 0; j < columns; j++) {
            int first = at + j;
            int column = j * rows + i;
            to[column] = from[first];
            to[column + 1] = from[first + columns];
            to[column + 2] = from[first + 2 * columns];
            to[column + 3] = from[first + 3 * columns];
            to[column + 4] = from[first + 4 * columns];
            to[column + 5] = from[first + 5 * columns];
            to[column + 6] = from[first + 6 * columns];
            to[column + 7] = from[first + 7 * columns];
        }
    }

    /// AB: (m, k) x (k, n) -> (m, n)
    public Matrix multiply(Matrix b) {
        Require.that(columns == b.rows, "Matrix.multiply: (%d, %d) x (%d, %d): inner dimensions differ", rows, columns, b.rows,
                b.columns);
        Matrix result = zeros(rows, b.columns);
        KERNELS.gemm(false, false, rows, b.columns, columns, 1, data, 0, columns, b.data, 0, b.columns, 0, result.data,
                0, b.columns);
        return result;
    }

    /// Ax: (m, n) x (n) -> (m)
    public double[] multiply(double[] x) {
        Require.that(columns == x.length, "Matrix.multiply: (%d, %d) x (%d): inner dimensions differ", rows, columns, x.length);
        double[] result = new double[rows];
        KERNELS.gemv(false, rows, columns, 1, data, 0, columns, x, 0, 0, result, 0);
        return result;
    }

    /// Aᵀx without forming Aᵀ: (n, m) x (m) -> (n)
    public double[] transposeMultiply(double[] x) {
        Require.that(rows == x.length, "Matrix.transposeMultiply: (%d, %d) transposed x (%d): inner dimensions differ", rows,
                columns, x.length);
        double[] result = new double[columns];
        KERNELS.gemv(true, rows, columns, 1, data, 0, columns, x, 0, 0, result, 0);
        return result;
    }

    /// AᵀB without forming Aᵀ: (k, m)ᵀ x (k, n) -> (m, n)
    public Matrix transposeMultiply(Matrix b) {
        Require.that(rows == b.rows, "Matrix.transposeMultiply: (%d, %d) transposed x (%d, %d): inner dimensions differ", rows,
                columns, b.rows, b.columns);
        Matrix result = zeros(columns, b.columns);
        KERNELS.gemm(true, false, columns, b.columns, rows, 1, data, 0, columns, b.data, 0, b.columns, 0, result.data,
                0, b.columns);
        return result;
    }

    /// AᵀA: (n, n), symmetric to the last bit, and half the work of a product.
    public Matrix gram() {
        Matrix result = zeros(columns, columns);
        KERNELS.syrk(true, columns, rows, 1, data, 0, columns, 0, result.data, 0, columns);
        return result;
    }

    public Matrix plus(Matrix b) {
        Require.that(rows == b.rows && columns == b.columns, "Matrix.plus: (%d, %d) + (%d, %d): shapes differ", rows, columns,
                b.rows, b.columns);
        return new Matrix(rows, columns, Vectors.plus(data, b.data));
    }

    public Matrix minus(Matrix b) {
        Require.that(rows == b.rows && columns == b.columns, "Matrix.minus: (%d, %d) - (%d, %d): shapes differ", rows, columns,
                b.rows, b.columns);
        return new Matrix(rows, columns, Vectors.minus(data, b.data));
    }

    /// Every element times s.
    public Matrix times(double s) {
        return new Matrix(rows, columns, Vectors.times(data, s));
    }

    /// (1 | A): a column of ones in front, so that the first coefficient of a linear model is its intercept.
    public Matrix withOnesColumn() {
        Matrix ones = zeros(rows, 1);
        Arrays.fill(ones.data, 1);
        return ones.appendColumns(this);
    }

    /// (A | B), side by side.
    public Matrix appendColumns(Matrix b) {
        Require.that(rows == b.rows, "Matrix.appendColumns: (%d, %d) beside (%d, %d): numbers of rows differ", rows, columns,
                b.rows, b.columns);
        Matrix result = zeros(rows, columns + b.columns);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data, i * columns, result.data, i * result.columns, columns);
            System.arraycopy(b.data, i * b.columns, result.data, i * result.columns + columns, b.columns);
        }
        return result;
    }

    public Matrix copy() {
        return new Matrix(rows, columns, data.clone());
    }

    /// Same shape and the same numbers to the last bit (so 0.0 is not -0.0, and NaN is NaN).
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix m && rows == m.rows && columns == m.columns && Arrays.equals(data, m.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(data);
    }

    /// The shape and, aligned, at most the first 8 rows and columns.
    @Override
    public String toString() {
        int shownRows = Math.min(rows, 8);
        int shownColumns = Math.min(columns, 8);
        StringBuilder text = new StringBuilder("(" + rows + ", " + columns + ")");
        for (int i = 0; i < shownRows; i++) {
            text.append("\n[");
            for (int j = 0; j < shownColumns; j++) {
                text.append(String.format(Locale.ROOT, "%12.6g", data[i * columns + j]));
            }
            text.append(columns > shownColumns ? " ...]" : "]");
        }
        return text.append(rows > shownRows ? "\n..." : "").toString();
    }

    /// rows x columns as an array length. Computed in long: 50000 * 50000 as an int is -1794967296.
    private static int size(String where, int rows, int columns) {
        long size = (long) rows * columns;
        if (rows < 0 || columns < 0) {
            throw Require.broken("%s: (%d, %d): sizes must not be negative", where, rows, columns);
        }
        if (size > Integer.MAX_VALUE - 8) {
            throw Require.broken("%s: (%d, %d): %d numbers do not fit into one array", where, rows, columns, size);
        }
        return (int) size;
    }

    private int index(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException(
                    String.format(Locale.ROOT, "Matrix: element (%d, %d) of (%d, %d): no such element", row, column, rows,
                            columns));
        }
        return row * columns + column;
    }
}
