package scratch.deep.convolution.conv2d;

import scratch.math.check.Require;

/// Where a kernel is laid on an image: how far from one place to the next, how wide a frame of zeros lies around the image,
/// and how far apart the pixels are that neighbouring weights see.
///
/// @param stride   pixels from place to place
/// @param padding  rows and columns of zeros on each side
/// @param dilation 1: neighbouring weights see neighbouring pixels
public record Placement(int stride, int padding, int dilation) {
    /// Every pixel, no frame, no gaps.
    public static final Placement PLAIN = new Placement(1, 0, 1);

    public Placement {
        Require.atLeast(1, "Placement", "stride", stride);
        Require.notNegative("Placement", "padding", padding);
        Require.atLeast(1, "Placement", "dilation", dilation);
    }

    /// A kernel that touches neither its neighbours nor the frame, as pooling uses it.
    public static Placement tiles(int size) {
        return new Placement(size, 0, 1);
    }

    /// How many pixels lie between the first and the last weight of a row, both included: (k − 1)·d + 1.
    public int span(int kernel) {
        return (kernel - 1) * dilation + 1;
    }

    /// The output size: how often the kernel fits along `length` pixels.
    public int places(int length, int kernel) {
        int room = length + 2 * padding - span(kernel);
        Require.that(room >= 0, "Placement.places: a kernel over %d pixels on %d pixels with padding %d: must not be larger "
                + "than the padded image", span(kernel), length, padding);
        return room / stride + 1;
    }

    /// The pixel that weight i sees at a place; negative, or beyond the image, in the frame.
    public int pixel(int place, int i) {
        return place * stride - padding + i * dilation;
    }
}
