package scratch.deep.convolution.conv2d;

import scratch.math.check.Require;

/// One number for each place of a window: the largest, or the mean. (h, w) → (h', w'). Nothing is learned.
///
/// A maximum never looks at the frame. For the mean there are two conventions: the frame counts as zeros (PyTorch, and our
/// layers), or it does not count at all (ND4J, TensorFlow).
public final class Pooling {
    private Pooling() {
    }

    /// The largest pixel under the window.
    public static double[][] max(double[][] image, int size, Placement at) {
        double[][] out = empty(image, size, at);
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[0].length; x++) {
                out[y][x] = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < size * size; i++) {
                    int row = at.pixel(y, i / size);
                    int column = at.pixel(x, i % size);
                    if (Convolution.inside(image, row, column)) {
                        out[y][x] = Math.max(out[y][x], image[row][column]);
                    }
                }
            }
        }
        return out;
    }

    /// The mean under the window.
    ///
    /// @param frameCounts whether the zeros of the frame are part of the mean
    public static double[][] mean(double[][] image, int size, Placement at, boolean frameCounts) {
        double[][] out = empty(image, size, at);
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[0].length; x++) {
                int count = 0;
                for (int i = 0; i < size * size; i++) {
                    int row = at.pixel(y, i / size);
                    int column = at.pixel(x, i % size);
                    out[y][x] += Convolution.pixel(image, row, column);
                    count += frameCounts || Convolution.inside(image, row, column) ? 1 : 0;
                }
                out[y][x] /= count;
            }
        }
        return out;
    }

    private static double[][] empty(double[][] image, int size, Placement at) {
        Convolution.requireFull("image", image);
        Require.atLeast(1, "Pooling", "size", size);
        Require.that(at.dilation() == 1, "Pooling: dilation %d: must be 1: a window without gaps", at.dilation());
        // With a frame of half a window or less, every window has a pixel of the image under it.
        Require.that(at.padding() * 2 <= size, "Pooling: padding %d for a window of %d: must be at most half of it",
                at.padding(), size);
        return new double[at.places(image.length, size)][at.places(image[0].length, size)];
    }
}
