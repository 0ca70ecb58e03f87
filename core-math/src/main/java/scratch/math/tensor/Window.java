package scratch.math.tensor;

import scratch.math.check.Require;

/// A window that slides over an image: its size, the steps from one place to the next (down and across), the frame around
/// the image, and how far apart the pixels under neighbouring cells are. From H pixels it makes
/// `(H + 2·padding − spanDown) / strideDown + 1`, rounded down, where `spanDown = (height − 1)·dilation + 1` is what the
/// window covers.
public record Window(int height, int width, int strideDown, int strideAcross, int padding, int dilation) {

    public Window {
        Require.that(height >= 1 && width >= 1, "Window: %d x %d: must be at least 1 x 1", height, width);
        Require.that(strideDown >= 1 && strideAcross >= 1, "Window: stride %s: must be at least 1",
                steps(strideDown, strideAcross));
        Require.that(dilation >= 1, "Window: dilation %d: must be at least 1", dilation);
        Require.that((Math.max(height, width) - 1L) * dilation < 1 << 24, "Window: %d x %d with dilation %d: too large", height,
                width, dilation);
        int span = (Math.max(height, width) - 1) * dilation + 1;
        Require.that(padding >= 0 && padding < span, "Window: padding %d around %d x %d: must be from 0 and smaller than the"
                + " window", padding, span(height, dilation), span(width, dilation));
    }

    /// The same step down and across.
    public Window(int height, int width, int stride, int padding, int dilation) {
        this(height, width, stride, stride, padding, dilation);
    }

    /// Neighbouring cells see neighbouring pixels.
    public Window(int height, int width, int stride, int padding) {
        this(height, width, stride, padding, 1);
    }

    /// The step from one place to the next, where it is the same down and across.
    ///
    /// @throws IllegalStateException if it is not
    public int stride() {
        if (strideDown != strideAcross) {
            throw new IllegalStateException("Window.stride: " + steps(strideDown, strideAcross)
                    + ": differs down and across: ask for strideDown and strideAcross");
        }
        return strideDown;
    }

    /// `2`, or `2 x 1` where the steps differ.
    private static String steps(int down, int across) {
        return down == across ? String.valueOf(down) : down + " x " + across;
    }

    private static int span(int cells, int dilation) {
        return (cells - 1) * dilation + 1;
    }

    /// How many pixels lie between its first and its last row, both included.
    public int spanDown() {
        return span(height, dilation);
    }

    /// The same across.
    public int spanAcross() {
        return span(width, dilation);
    }

    /// A square window in steps of 1 without a frame.
    public static Window of(int size) {
        return new Window(size, size, 1, 0);
    }

    /// A square window that never overlaps itself, as pooling uses it.
    public static Window tiles(int size) {
        return new Window(size, size, size, 0);
    }

    public Window withStride(int newStride) {
        return withStride(newStride, newStride);
    }

    /// Where rows are to become fewer faster than columns, as in pictures of text.
    public Window withStride(int down, int across) {
        return new Window(height, width, down, across, padding, dilation);
    }

    public Window withPadding(int newPadding) {
        return new Window(height, width, strideDown, strideAcross, newPadding, dilation);
    }

    /// With pixels left out between its cells. To be asked for before a padding that only the wider window allows.
    public Window withDilation(int newDilation) {
        return new Window(height, width, strideDown, strideAcross, padding, newDilation);
    }

    /// In words, `3 x 3, stride 2, padding 1`, without what is as usual: that step, no frame, no pixels left out.
    public String text(int usualStride) {
        return height + " x " + width
                + (strideDown == usualStride && strideAcross == usualStride ? ""
                        : ", stride " + steps(strideDown, strideAcross))
                + (padding == 0 ? "" : ", padding " + padding) + (dilation == 1 ? "" : ", dilation " + dilation);
    }

    /// The number of places for the window, down and across: images (n, c, h, w) → {rows, columns}.
    public int[] places(String operation, int... images) {
        Require.that(images.length == 4, "%s: %s: images must be (count, channels, height, width)", operation, images);
        Require.that(images[2] + 2L * padding >= spanDown() && images[3] + 2L * padding >= spanAcross(),
                "%s: %s with a window of %d x %d and padding %d: the window is larger than the image",
                operation, images, spanDown(), spanAcross(), padding);
        return new int[] {(images[2] + 2 * padding - spanDown()) / strideDown + 1,
            (images[3] + 2 * padding - spanAcross()) / strideAcross + 1};
    }

    /// The first place across whose cell j lies on the image: place·strideAcross + j·dilation − padding ≥ 0.
    public int firstInside(int j) {
        int missing = padding - j * dilation;
        return missing <= 0 ? 0 : (missing + strideAcross - 1) / strideAcross;
    }

    /// One past the last, on an image of that width: place·strideAcross + j·dilation − padding ≤ imageWidth − 1.
    public int endInside(int j, int imageWidth) {
        int room = imageWidth - 1 + padding - j * dilation;
        return room < 0 ? 0 : room / strideAcross + 1;
    }
}
