package scratch.math.kernel;

import java.util.Arrays;

/// Copies parts of a matrix into panels, in the order in which a micro-kernel reads them.
///
/// A panel of width w holds, for p = 0 .. depth − 1, the w values that belong together at depth p: w rows of op(A), or
/// w columns of op(B). Missing rows and columns at the edge are zeros; the tile that they give is cut off later.
final class DoublePacking {

    private DoublePacking() {
    }

    /// The w values at one depth are neighbours in memory (rows of B; columns of A when A is transposed).
    /// `from` is the first value, `ld` the step from one depth to the next, `count` how many of w exist.
    static void alongRows(double[] source, int from, int ld, int count, int depth,
                          double[] panel, int panelOffset, int width) {
        for (int p = 0; p < depth; p++) {
            int row = panelOffset + p * width;
            int sourceRow = from + p * ld;
            for (int i = 0; i < count; i++) {
                panel[row + i] = source[sourceRow + i];
            }
            for (int i = count; i < width; i++) {
                panel[row + i] = 0;
            }
        }
        padDepth(depth, panel, panelOffset, width);
    }

    /// The values of one row of the source go to one lane of the panel (rows of A; B when it is transposed).
    /// `from` is the first value, `ld` the step from one lane to the next, `count` how many of w exist.
    /// Four rows at a time, written out: twice as fast as the double loop, whose stores are further apart.
    static void acrossRows(double[] source, int from, int ld, int count, int depth,
                           double[] panel, int panelOffset, int width) {
        int lane = 0;
        for (; lane + 4 <= count; lane += 4) {
            int r0 = from + lane * ld;
            int r1 = r0 + ld;
            int r2 = r1 + ld;
            int r3 = r2 + ld;
            int to = panelOffset + lane;
            for (int p = 0; p < depth; p++) {
                panel[to + p * width] = source[r0 + p];
                panel[to + p * width + 1] = source[r1 + p];
                panel[to + p * width + 2] = source[r2 + p];
                panel[to + p * width + 3] = source[r3 + p];
            }
        }
        for (; lane < count; lane++) {
            for (int p = 0; p < depth; p++) {
                panel[panelOffset + p * width + lane] = source[from + lane * ld + p];
            }
        }
        for (; lane < width; lane++) {
            for (int p = 0; p < depth; p++) {
                panel[panelOffset + p * width + lane] = 0;
            }
        }
        padDepth(depth, panel, panelOffset, width);
    }

    private static void padDepth(int depth, double[] panel, int panelOffset, int width) {
        if (depth % 2 == 1) {
            Arrays.fill(panel, panelOffset + depth * width, panelOffset + (depth + 1) * width, 0);
        }
    }
}
