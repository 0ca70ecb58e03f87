package scratch.math.kernel.simd;

import java.util.Arrays;

/// Copies parts of a matrix into panels, in the order in which a micro-kernel reads them.
///
/// A panel of width w holds, for p = 0 .. depth − 1, the w values that belong together at depth p: w rows of op(A), or
/// w columns of op(B). Missing rows and columns at the edge are zeros; the tile that they give is cut off later.
final class DoublePacking {

    private static final boolean VECTORS_OF_FOUR = DoubleMicroKernels.LANES >= 4;

    private DoublePacking() {
    }

    /// The w values at one depth are neighbours in memory (rows of B; columns of A when A is transposed).
    /// `from` is the first value, `ld` the step from one depth to the next, `count` how many of w exist.
    static void alongRows(double[] source, int from, int ld, int count, int depth,
                          double[] panel, int panelOffset, int width) {
        if (count == width && packWhole(source, from, ld, depth, panel, panelOffset, width)) {
            padDepth(depth, panel, panelOffset, width);
            return;
        }
        for (int p = 0; p < depth; p++) {
            int row = panelOffset + p * width;
            int sourceRow = from + p * ld;
            System.arraycopy(source, sourceRow, panel, row, count);
            for (int i = count; i < width; i++) {
                panel[row + i] = 0;
            }
        }
        padDepth(depth, panel, panelOffset, width);
    }

    /// The widths that the large tiles need, on vectors.
    private static boolean packWhole(double[] source, int from, int ld, int depth,
                                     double[] panel, int panelOffset, int width) {
        if (width == 4 * DoubleMicroKernels.LANES) {
            DoubleMicroKernels.packQuads(source, from, ld, depth, panel, panelOffset);
        } else if (width == 2 * DoubleMicroKernels.LANES) {
            DoubleMicroKernels.packPairs(source, from, ld, depth, panel, panelOffset);
        } else if (width == 6 && VECTORS_OF_FOUR) {
            DoubleMicroKernels.packSixes(source, from, ld, depth, panel, panelOffset);
        } else {
            return false;
        }
        return true;
    }

    /// The values of one row of the source go to one lane of the panel (rows of A; B when it is transposed).
    /// `from` is the first value, `ld` the step from one lane to the next, `count` how many of w exist.
    /// Four lanes at a time, and with vectors where four values make one: that is what transposing costs least.
    static void acrossRows(double[] source, int from, int ld, int count, int depth,
                           double[] panel, int panelOffset, int width) {
        if (VECTORS_OF_FOUR && count == 6 && width == 6) {
            int packed = DoubleMicroKernels.packSix(source, from, ld, depth, panel, panelOffset);
            byValue(source, from + packed, ld, count, depth - packed, panel, panelOffset + packed * width, width);
            padDepth(depth, panel, panelOffset, width);
            return;
        }
        int lane = count & ~3;
        int packed = VECTORS_OF_FOUR
                ? DoubleMicroKernels.packFours(source, from, ld, lane, depth, panel, panelOffset, width) : 0;
        for (int i = 0; i < lane && packed < depth; i += 4) {
            int r0 = from + i * ld;
            int r1 = r0 + ld;
            int r2 = r1 + ld;
            int r3 = r2 + ld;
            int to = panelOffset + i;
            for (int p = packed; p < depth; p++) {
                panel[to + p * width] = source[r0 + p];
                panel[to + p * width + 1] = source[r1 + p];
                panel[to + p * width + 2] = source[r2 + p];
                panel[to + p * width + 3] = source[r3 + p];
            }
        }
        byValue(source, from + lane * ld, ld, count - lane, depth, panel, panelOffset + lane, width);
        lane = count;
        for (; lane < width; lane++) {
            for (int p = 0; p < depth; p++) {
                panel[panelOffset + p * width + lane] = 0;
            }
        }
        padDepth(depth, panel, panelOffset, width);
    }

    /// Lane by lane, value by value.
    static void byValue(double[] source, int from, int ld, int count, int depth,
                        double[] panel, int panelOffset, int width) {
        for (int lane = 0; lane < count; lane++) {
            for (int p = 0; p < depth; p++) {
                panel[panelOffset + p * width + lane] = source[from + lane * ld + p];
            }
        }
    }

    private static void padDepth(int depth, double[] panel, int panelOffset, int width) {
        if (depth % 2 == 1) {
            Arrays.fill(panel, panelOffset + depth * width, panelOffset + (depth + 1) * width, 0);
        }
    }
}
