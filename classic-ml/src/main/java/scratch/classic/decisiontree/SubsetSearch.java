package scratch.classic.decisiontree;

import java.util.Arrays;

/// Looks at subsets of the categories of a feature. With two classes, or numbers to predict, the categories are put in the
/// order of their mean answer; the best of all subsets is one of the beginnings of that order, so that q categories cost
/// q − 1 looks. With more classes, every subset is looked at while there are up to ten categories in the node (511 looks),
/// and beyond that the beginnings of one order for each class, by the share of that class.
final class SubsetSearch {
    /// Up to so many categories every subset is looked at.
    static final int ALL_SUBSETS = 10;
    private final Response response;
    private final double[] weights;      // (n)
    private final BestSplit best;
    private final double[] left;         // sums, (width) each
    private final double[] right;
    private double[][] sums = {};        // of each category, (q, width)
    private int[] rows = {};             // (q)
    private double[] keys = {};
    private int[] present = {};          // codes of those in the node
    private boolean[] inLeft = {};
    private boolean[] seen = {};

    SubsetSearch(Response response, double[] weights, BestSplit best) {
        this.response = response;
        this.weights = weights;
        this.best = best;
        this.left = new double[response.width()];
        this.right = new double[response.width()];
    }

    /// @param order rows by code; those from an index to another are looked at
    void offer(double[] codes, int[] order, int from, int end, int categories, boolean someMissing) {
        int count = sum(codes, order, from, end, categories);
        if (response.orders() > 1 && count <= ALL_SUBSETS) {
            for (int others = 0; others < (1 << count - 1) - 1; others++) {
                subset(count, others);
            }
        } else {
            for (int o = 0; o < response.orders(); o++) {
                sort(count, o);
                beginnings(count);
            }
        }
        if (someMissing) {
            split(count, count);                                      // is it missing?
            best.offer(inLeft, seen, left, end - from, right, 0);
        }
    }

    private int sum(double[] codes, int[] order, int from, int end, int categories) {
        if (sums.length < categories) {
            sums = new double[categories][response.width()];
            rows = new int[categories];
            keys = new double[categories];
            present = new int[categories];
        }
        inLeft = inLeft.length == categories ? inLeft : new boolean[categories];
        seen = seen.length == categories ? seen : new boolean[categories];
        for (int code = 0; code < categories; code++) {
            Arrays.fill(sums[code], 0);
            rows[code] = 0;
        }
        for (int p = from; p < end; p++) {
            int code = (int) codes[order[p]];
            response.add(sums[code], order[p], weights[order[p]]);
            rows[code]++;
        }
        int count = 0;
        for (int code = 0; code < categories; code++) {
            seen[code] = rows[code] > 0;
            if (seen[code]) {
                present[count++] = code;
            }
        }
        return count;
    }

    // The first category present, and of the others those whose bit is set, against the rest.
    private void subset(int count, int others) {
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        int leftRows = 0;
        int rightRows = 0;
        for (int c = 0; c < count; c++) {
            int code = present[c];
            inLeft[code] = c == 0 || (others >> c - 1 & 1) == 1;
            add(inLeft[code] ? left : right, sums[code]);
            leftRows += inLeft[code] ? rows[code] : 0;
            rightRows += inLeft[code] ? 0 : rows[code];
        }
        best.offer(inLeft, seen, left, leftRows, right, rightRows);
    }

    private void beginnings(int count) {
        int leftRows = 0;
        int rightRows = 0;
        for (int c = 0; c < count; c++) {
            rightRows += rows[present[c]];
        }
        for (int first = 1; first < count; first++) {
            leftRows += rows[present[first - 1]];
            rightRows -= rows[present[first - 1]];
            split(count, first);
            best.offer(inLeft, seen, left, leftRows, right, rightRows);
        }
    }

    // the first few of the order against the others
    private void split(int count, int first) {
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        for (int c = 0; c < count; c++) {
            inLeft[present[c]] = c < first;
            add(c < first ? left : right, sums[present[c]]);
        }
    }

    // by insertion, so that equal ones stay in the order of their codes; there are few
    private void sort(int count, int o) {
        Arrays.sort(present, 0, count);
        for (int c = 0; c < count; c++) {
            int code = present[c];
            keys[code] = response.key(sums[code], o);
            int at = c;
            while (at > 0 && keys[present[at - 1]] > keys[code]) {
                present[at] = present[at - 1];
                at--;
            }
            present[at] = code;
        }
    }

    private static void add(double[] to, double[] more) {
        for (int s = 0; s < to.length; s++) {
            to[s] += more[s];
        }
    }
}
