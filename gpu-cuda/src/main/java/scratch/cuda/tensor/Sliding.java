package scratch.cuda.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Images and the window that slides over them: `struct Sliding` of columns.cu, made for one launch after the other in the
/// same piece of memory.
final class Sliding {
    private static final int FIELDS = 16;

    private final MemorySegment structure = Arena.ofAuto().allocate((long) Integer.BYTES * FIELDS, Integer.BYTES);
    private int next;
    private int channels;
    private int pixels;
    private int places;
    private int cells;

    /// For images (n, c, h, w) with any strides.
    Sliding over(String operation, Tensor x, Window window) {
        int[] down = window.places(operation, x.shape());
        channels = x.length(1);
        pixels = x.size();
        places = x.length(0) * down[0] * down[1];
        cells = window.height() * window.width();
        next = 0;
        for (int length : x.shape()) {
            put(length);
        }
        for (int stride : x.strides()) {
            put(stride);
        }
        put(window.height());
        put(window.width());
        put(window.strideDown());
        put(window.strideAcross());
        put(window.padding());
        put(window.dilation());
        put(down[0]);
        put(down[1]);
        return this;
    }

    private void put(int value) {
        structure.setAtIndex(ValueLayout.JAVA_INT, next++, value);
    }

    /// Channels of an image.
    int channels() {
        return channels;
    }

    /// Pixels of all images.
    int pixels() {
        return pixels;
    }

    /// Places of the window on all images.
    int places() {
        return places;
    }

    /// Cells of the window in one channel.
    int cells() {
        return cells;
    }

    /// As the kernels take it.
    MemorySegment structure() {
        return structure;
    }
}
