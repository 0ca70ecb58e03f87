package scratch.math.decomposition;

import scratch.math.kernel.Kernels;

/// Which rows take part in a merge of two halves, and where those rows are zero. A row from the left half is zero in
/// the columns of the right half and the other way round, until deflation blends two of them. Grouped by that, the new
/// rows S·Q come from two products of about half the work.
final class Rank1Parts {
    private static final Kernels KERNELS = Kernels.active();

    private enum Kind { LEFT, BOTH, RIGHT }

    private final int from;
    private final Kind[] kinds;     // of all rows from … end - 1
    private final int[] rows;       // kept, in the order of their poles
    private int count;
    private int[] place;            // where row i stands when grouped: left, both, right

    Rank1Parts(int from, int middle, int end) {
        this.from = from;
        kinds = new Kind[end - from];
        rows = new int[end - from];
        for (int j = from; j < end; j++) {
            kinds[j - from] = j < middle ? Kind.LEFT : Kind.RIGHT;
        }
    }

    void keep(int row) {
        rows[count++] = row;
    }

    /// Two rows were mixed: neither is zero anywhere if they came from different halves.
    void blend(int a, int b) {
        if (kinds[a - from] != kinds[b - from]) {
            kinds[a - from] = kinds[b - from] = Kind.BOTH;
        }
    }

    void markBoth(int row) {
        kinds[row - from] = Kind.BOTH;
    }

    /// The same rows for the left vectors of a singular value problem, where row `middle` is the unit vector of the
    /// first column right of the division.
    Rank1Parts forLeft(int middle) {
        Rank1Parts parts = new Rank1Parts(from, middle, from + kinds.length);
        System.arraycopy(kinds, 0, parts.kinds, 0, kinds.length);
        parts.kinds[middle - from] = Kind.RIGHT;
        System.arraycopy(rows, 0, parts.rows, 0, count);
        parts.count = count;
        return parts.group();
    }

    int count() {
        return count;
    }

    int row(int i) {
        return rows[i];
    }

    /// Puts a row of S, in the order of the poles, into row i of the grouped `s` (count, count), times `factor`.
    /// Needs [#group()] first.
    void scatter(double factor, double[] row, double[] s, int i) {
        for (int j = 0; j < count; j++) {
            s[i * count + place[j]] = factor * row[j];
        }
    }

    /// Ends the choice of rows: from here on it is known where each stands.
    Rank1Parts group() {
        place = new int[count];
        int next = 0;
        for (Kind kind : Kind.values()) {
            for (int j = 0; j < count; j++) {
                if (kinds[rows[j] - from] == kind) {
                    place[j] = next++;
                }
            }
        }
        return this;
    }

    private int number(Kind kind) {
        int number = 0;
        for (int j = 0; j < count; j++) {
            number += kinds[rows[j] - from] == kind ? 1 : 0;
        }
        return number;
    }

    /// The kept rows of q (stride ld) become S times themselves, in columns [from, end) that divide at `middle`.
    void multiply(double[] s, double[] q, int ld, int from, int middle, int end) {
        int left = number(Kind.LEFT);
        int both = number(Kind.BOTH);
        int right = number(Kind.RIGHT);
        double[] newLeft = product(s, 0, left + both, q, ld, from, middle);
        double[] newRight = product(s, left, both + right, q, ld, middle, end);
        for (int i = 0; i < count; i++) {
            System.arraycopy(newLeft, i * (middle - from), q, rows[i] * ld + from, middle - from);
            System.arraycopy(newRight, i * (end - middle), q, rows[i] * ld + middle, end - middle);
        }
    }

    /// S[:, first … first + terms) times those rows, in columns [start, stop).
    private double[] product(double[] s, int first, int terms, double[] q, int ld, int start, int stop) {
        int width = stop - start;
        double[] gathered = new double[terms * width];
        for (int j = 0; j < count; j++) {
            if (place[j] >= first && place[j] < first + terms) {
                System.arraycopy(q, rows[j] * ld + start, gathered, (place[j] - first) * width, width);
            }
        }
        double[] result = new double[count * width];
        if (terms > 0) {
            KERNELS.gemm(false, false, count, width, terms, 1, s, first, count, gathered, 0, width, 0, result, 0,
                    width);
        }
        return result;
    }
}
