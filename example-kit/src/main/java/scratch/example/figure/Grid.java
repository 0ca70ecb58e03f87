package scratch.example.figure;

import java.util.function.DoubleBinaryOperator;

/// Nodes at equal distances over a rectangle.
record Grid(Bounds area, int columns, int rows) {

    double x(int column) {
        return place(area.minX(), area.maxX(), column, columns);
    }

    double y(int row) {
        return place(area.minY(), area.maxY(), row, rows);
    }

    private static double place(double low, double high, int index, int count) {
        double share = (double) index / (count - 1);
        return low * (1 - share) + high * share;
    }

    /// The values of `f` on all nodes; [row][column].
    double[][] sample(DoubleBinaryOperator f) {
        double[][] values = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row][column] = f.applyAsDouble(x(column), y(row));
            }
        }
        return values;
    }

    /// Where `values` reach `level`, with straight lines between the nodes.
    Contour.Field atLeast(double[][] values, double level) {
        return new Contour.Field() {
            @Override
            public boolean isInside(int column, int row) {
                return values[row][column] >= level;
            }

            @Override
            public boolean isCentreInside(int column, int row) {
                return 0.25 * values[row][column] + 0.25 * values[row][column + 1]
                    + 0.25 * values[row + 1][column] + 0.25 * values[row + 1][column + 1] >= level;
            }

            @Override
            public double crossing(int column0, int row0, int column1, int row1) {
                double from = values[row0][column0];
                double to = values[row1][column1];
                double share = Ticks.share(level, from, to);
                return Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0.5;
            }
        };
    }

    /// Where `f` is `label`; `labels` are its values on the nodes. Crossings are found by halving.
    Contour.Field of(int label, double[][] labels, DoubleBinaryOperator f) {
        return new Contour.Field() {
            @Override
            public boolean isInside(int column, int row) {
                return labels[row][column] == label;
            }

            @Override
            public boolean isCentreInside(int column, int row) {
                double middleX = x(column) / 2 + x(column + 1) / 2;
                return f.applyAsDouble(middleX, y(row) / 2 + y(row + 1) / 2) == label;
            }

            @Override
            public double crossing(int column0, int row0, int column1, int row1) {
                boolean first = isInside(column0, row0);
                double low = 0;
                double high = 1;
                for (int i = 0; i < 7; i++) {
                    double share = (low + high) / 2;
                    double px = x(column0) * (1 - share) + x(column1) * share;
                    double py = y(row0) * (1 - share) + y(row1) * share;
                    if (f.applyAsDouble(px, py) == label == first) {
                        low = share;
                    } else {
                        high = share;
                    }
                }
                return (low + high) / 2;
            }
        };
    }
}
