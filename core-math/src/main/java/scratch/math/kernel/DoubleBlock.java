package scratch.math.kernel;

/// A rectangle of a row-major matrix, in place: where [DoubleStrassen] works. The fields change, so that one object
/// serves many products.
final class DoubleBlock {
    double[] data;
    int offset;
    int ld;
    int rows;
    int columns;

    DoubleBlock set(double[] array, int from, int leading, int height, int width) {
        data = array;
        offset = from;
        ld = leading;
        rows = height;
        columns = width;
        return this;
    }

    /// Becomes the rectangle of `whole` that begins at (row, column).
    DoubleBlock within(DoubleBlock whole, int row, int column, int height, int width) {
        return set(whole.data, whole.offset + row * whole.ld + column, whole.ld, height, width);
    }
}
