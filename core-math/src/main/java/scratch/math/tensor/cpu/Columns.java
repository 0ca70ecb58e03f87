package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// The two directions of `im2col`: the same walk over images and columns, once reading and once adding.
///
/// For every cell (c, i, j) of the window there is a row of columns. In it, the numbers of one row of places come from
/// one row of the image, so that the inner loop is a copy with the stride of the window.
final class Columns {
    private final int n;
    private final int c;
    private final int h;
    private final int w;
    private final int[] image;             // strides of (n, c, h, w)
    private final int imageAt;
    private final int at;                  // where the columns begin
    private final Window window;
    private final int rows;                // places down
    private final int across;              // places across

    private Columns(Tensor x, Window window, Tensor columns) {
        this.n = x.length(0);
        this.c = x.length(1);
        this.h = x.length(2);
        this.w = x.length(3);
        this.image = x.strides();
        this.imageAt = x.offset();
        this.at = columns.offset();
        this.window = window;
        int[] places = window.places("im2col", x.shape());
        this.rows = places[0];
        this.across = places[1];
    }

    static Columns of(Tensor x, Window window, Tensor columns) {
        return new Columns(x, window, columns);
    }

    void gather(float[] x, float outside, float[] columns) {
        int to = at;
        for (int cell = 0; cell < c * window.height() * window.width(); cell++) {
            int j = cell % window.width();
            int i = cell / window.width() % window.height();
            int channel = imageAt + cell / (window.width() * window.height()) * image[1];
            int first = Math.min(across, window.firstInside(j));
            int last = Math.min(across, window.endInside(j, w));
            for (int picture = 0; picture < n; picture++) {
                for (int row = 0; row < rows; row++, to += across) {
                    int y = row * window.strideDown() + i * window.dilation() - window.padding();
                    if (y < 0 || y >= h || first >= last) {
                        Arrays.fill(columns, to, to + across, outside);
                        continue;
                    }
                    int from = channel + picture * image[0] + y * image[2]
                            + (j * window.dilation() - window.padding()) * image[3];
                    Arrays.fill(columns, to, to + first, outside);
                    copy(x, from + first * window.strideAcross() * image[3], window.strideAcross() * image[3],
                            columns, to + first, last - first);
                    Arrays.fill(columns, to + last, to + across, outside);
                }
            }
        }
    }

    void scatterAdd(float[] columns, float[] x) {
        int from = at;
        for (int cell = 0; cell < c * window.height() * window.width(); cell++) {
            int j = cell % window.width();
            int i = cell / window.width() % window.height();
            int channel = imageAt + cell / (window.width() * window.height()) * image[1];
            int first = Math.min(across, window.firstInside(j));
            int last = Math.min(across, window.endInside(j, w));
            for (int picture = 0; picture < n; picture++) {
                for (int row = 0; row < rows; row++, from += across) {
                    int y = row * window.strideDown() + i * window.dilation() - window.padding();
                    if (y >= 0 && y < h && first < last) {
                        int to = channel + picture * image[0] + y * image[2]
                                + (j * window.dilation() - window.padding()) * image[3];
                        int step = window.strideAcross() * image[3];
                        add(columns, from + first, last - first, x, to + first * step, step);
                    }
                }
            }
        }
    }

    private static void copy(float[] x, int from, int step, float[] z, int to, int count) {
        if (step == 1) {
            System.arraycopy(x, from, z, to, count);
        } else {
            for (int p = 0; p < count; p++) {
                z[to + p] = x[from + p * step];
            }
        }
    }

    private static void add(float[] x, int from, int count, float[] z, int to, int step) {
        if (step == 1) {
            for (int p = 0; p < count; p++) {
                z[to + p] += x[from + p];
            }
        } else {
            for (int p = 0; p < count; p++) {
                z[to + p * step] += x[from + p];
            }
        }
    }
}
