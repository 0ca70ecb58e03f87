package scratch.deep.convolution.transferlearning;

import scratch.deep.data.Data;
import scratch.math.check.Require;

/// Grey digits as the network wants them: three equal channels, black on white, from −1 to 1, in another size.
public final class Pictures {

    private Pictures() {
    }

    /// Between four pixels each counts the more the nearer it is (bilinear); beyond the last ones the picture goes on as it
    /// ends.
    ///
    /// @param ink  rows of square pictures, 0 for paper and `most` for ink
    /// @param side height and width of what comes out
    public static Data of(double[][] ink, double most, int[] labels, int side) {
        int from = (int) Math.round(Math.sqrt(ink[0].length));
        Require.that(from * from == ink[0].length, "Pictures.of: %d pixels: must be a square number", ink[0].length);
        Require.atLeast(1, "Pictures.of", "side", side);
        float[] pictures = new float[Math.multiplyExact(ink.length, 3 * side * side)];
        for (int i = 0; i < ink.length; i++) {
            int at = i * 3 * side * side;
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    double value = between(ink[i], from, (y + 0.5) * from / side - 0.5, (x + 0.5) * from / side - 0.5);
                    for (int c = 0; c < 3; c++) {
                        pictures[at + (c * side + y) * side + x] = (float) (1 - 2 * value / most);
                    }
                }
            }
        }
        return Data.classes(pictures, new int[] {3, side, side}, labels);
    }

    private static double between(double[] picture, int side, double y, double x) {
        int row = (int) Math.floor(y);
        int column = (int) Math.floor(x);
        double down = y - row;
        double across = x - column;
        return (1 - down) * ((1 - across) * pixel(picture, side, row, column) + across * pixel(picture, side, row, column + 1))
                + down * ((1 - across) * pixel(picture, side, row + 1, column)
                        + across * pixel(picture, side, row + 1, column + 1));
    }

    private static double pixel(double[] picture, int side, int row, int column) {
        return picture[Math.clamp(row, 0, side - 1) * side + Math.clamp(column, 0, side - 1)];
    }
}
