package scratch.deep.convolution.lenet;

import java.util.Arrays;

import scratch.deep.data.Data;
import scratch.math.check.Require;

/// Square grey pictures with a label each.
///
/// @param pixels row by row, picture after picture: (n · side · side)
public record Pictures(int side, float[] pixels, int... labels) {

    public Pictures {
        Require.that(pixels.length == (long) labels.length * side * side, "Pictures: %d pixels for %d pictures of %d x %d: "
                + "must be equally many", pixels.length, labels.length, side, side);
    }

    /// Rows of pixels, divided by `scale`.
    public static Pictures of(double[][] rows, double scale, int... labels) {
        int side = (int) Math.round(Math.sqrt(rows[0].length));
        float[] pixels = new float[rows.length * side * side];
        for (int i = 0; i < rows.length; i++) {
            Require.that(rows[i].length == side * side, "Pictures.of: picture %d has %d pixels: must be %d x %d", i,
                    rows[i].length, side, side);
            for (int j = 0; j < rows[i].length; j++) {
                pixels[i * side * side + j] = (float) (rows[i][j] / scale);
            }
        }
        return new Pictures(side, pixels, labels);
    }

    public int size() {
        return labels.length;
    }

    /// As the trainer wants them: (n, 1, side, side).
    public Data data() {
        return Data.classes(pixels, new int[] {1, side, side}, labels);
    }

    /// One picture: (side · side).
    public double[] picture(int i) {
        double[] picture = new double[side * side];
        Arrays.setAll(picture, j -> pixels[i * side * side + j]);
        return picture;
    }

    /// Every picture moved to the right by so many pixels; what leaves the frame is lost.
    public Pictures moved(int right) {
        float[] moved = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int from = i % side - right;
            if (from >= 0 && from < side) {
                moved[i] = pixels[i - right];
            }
        }
        return new Pictures(side, moved, labels);
    }
}
