package scratch.deep.generative.ganvariants;

import scratch.math.check.Require;

/// The transposed convolution of one picture in plain loops: every pixel stamps its filter onto a larger picture, and where
/// stamps overlap, they add up. x (f, h, w), filters (f, c, k, k) → (c, h', w') with `h' = (h − 1)·stride − 2·padding + k`.
public final class PlainTransposed {
    private final int inputs;
    private final int outputs;
    private final int size;
    private final int stride;
    private final int padding;

    public PlainTransposed(int inputs, int outputs, int size, int stride, int padding) {
        Require.atLeast(1, "PlainTransposed", "stride", stride);
        Require.that(padding >= 0 && padding < size, "PlainTransposed: padding %d with filters of %d: must be from 0 and "
                + "smaller",
                padding, size);
        this.inputs = inputs;
        this.outputs = outputs;
        this.size = size;
        this.stride = stride;
        this.padding = padding;
    }

    int enlarged(int length) {
        return (length - 1) * stride - 2 * padding + size;
    }

    public double[] forward(double[] x, double[] filters, int height, int width) {
        double[] y = new double[outputs * enlarged(height) * enlarged(width)];
        stamp(height, width, (pixel, filter, place) -> y[place] += x[pixel] * filters[filter]);
        return y;
    }

    /// From ∂L/∂y to ∂L/∂x: what a pixel stamped, weighted by the filter.
    public double[] gradientOfInput(double[] g, double[] filters, int height, int width) {
        double[] atX = new double[inputs * height * width];
        stamp(height, width, (pixel, filter, place) -> atX[pixel] += g[place] * filters[filter]);
        return atX;
    }

    /// … and to ∂L/∂filters.
    public double[] gradientOfFilters(double[] g, double[] x, int height, int width) {
        double[] atFilters = new double[inputs * outputs * size * size];
        stamp(height, width, (pixel, filter, place) -> atFilters[filter] += g[place] * x[pixel]);
        return atFilters;
    }

    private interface Stamp {
        void at(int pixel, int filter, int place);
    }

    /// Every pixel, every cell of its filters, and the place of the result where they meet.
    private void stamp(int height, int width, Stamp stamp) {
        int rows = enlarged(height);
        int columns = enlarged(width);
        for (int f = 0; f < inputs; f++) {
            for (int c = 0; c < outputs; c++) {
                for (int cell = 0; cell < size * size; cell++) {
                    for (int at = 0; at < height * width; at++) {
                        int row = at / width * stride + cell / size - padding;
                        int column = at % width * stride + cell % size - padding;
                        if (row >= 0 && row < rows && column >= 0 && column < columns) {
                            stamp.at(f * height * width + at, (f * outputs + c) * size * size + cell,
                                    (c * rows + row) * columns + column);
                        }
                    }
                }
            }
        }
    }
}
