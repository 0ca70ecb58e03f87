package scratch.classic.histogram;

import java.util.Arrays;

/// Sums of g and h over the rows of a node, for each bin of each feature: all that a split is chosen by. The rows of a node
/// are read once; from there on 256 bins stand for them, however many they are.
///
/// The sums are whole numbers of units, see [GradientPairs], so that the sibling of a node that was counted is what the
/// parent has more, to the last bit, and costs no row.
final class Histogram {
    /// Places of one feature: g and h of each bin.
    static final int STRIDE = 2 * Bins.ROOM;
    private final long[] sums;      // (d)(256)(2); what adds rows has a power of two, of which the end may be unused

    private Histogram(int places) {
        this.sums = new long[places];
    }

    /// For sums that are known otherwise; all 0.
    static Histogram of(int features) {
        return new Histogram(features * STRIDE);
    }

    /// For adding rows; all 0.
    static Histogram counting(int features) {
        int places = features * STRIDE;
        return new Histogram(Integer.bitCount(places) == 1 ? places : 2 * Integer.highestOneBit(places));
    }

    /// Adds some rows to what [#counting(int)] gave.
    ///
    /// @param columns what is counted, ascending: column `columns[f]` of the matrix is feature f of the histogram
    /// @param rows    the rows of a node
    void add(BinnedMatrix x, int[] columns, GradientPairs pairs, int[] rows, int from, int to) {
        if (columns.length == x.columns()) {
            addAll(sums, x.data(), columns.length, pairs, rows, from, to);
        } else {
            addSome(sums, x.data(), x.columns(), columns, pairs, rows, from, to);
        }
    }

    private static void addSome(long[] sums, byte[] bins, int d, int[] columns, GradientPairs pairs, int[] rows, int from,
            int to) {
        for (int i = from; i < to; i++) {
            int row = rows[i];
            long gradient = pairs.gradientUnits(row);
            long hessian = pairs.hessianUnits(row);
            int start = row * d;
            for (int f = 0; f < columns.length; f++) {
                int place = f * STRIDE + 2 * (bins[start + columns[f]] & 0xff);
                sums[place] += gradient;
                sums[place + 1] += hessian;
            }
        }
    }

    // the same where column f is feature f
    private static void addAll(long[] sums, byte[] bins, int d, GradientPairs pairs, int[] rows, int from, int to) {
        int last = sums.length - 1;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            long gradient = pairs.gradientUnits(row);
            long hessian = pairs.hessianUnits(row);
            int start = row * d;
            for (int f = 0; f < d; f++) {
                int place = f * STRIDE + 2 * (bins[start + f] & 0xff);
                // subtle: `& last` changes nothing, but says that the place lies inside: no check of bounds is left
                sums[place & last] += gradient;
                sums[place + 1 & last] += hessian;
            }
        }
    }

    /// Adds one feature of another, and makes that 0.
    void take(Histogram other, int feature) {
        int end = (feature + 1) * STRIDE;
        for (int s = feature * STRIDE; s < end; s++) {
            sums[s] += other.sums[s];
            other.sums[s] = 0;
        }
    }

    /// Makes a feature 0.
    void clear(int feature) {
        Arrays.fill(sums, feature * STRIDE, (feature + 1) * STRIDE, 0);
    }

    /// Takes one feature of a child away from its parent, which becomes the other child.
    void subtract(Histogram child, int feature) {
        int end = (feature + 1) * STRIDE;
        for (int s = feature * STRIDE; s < end; s++) {
            sums[s] -= child.sums[s];
        }
    }

    long bytes() {
        return (long) sums.length * Long.BYTES;
    }

    long gradient(int feature, int bin) {
        return sums[feature * STRIDE + 2 * bin];
    }

    long hessian(int feature, int bin) {
        return sums[feature * STRIDE + 2 * bin + 1];
    }
}
