package scratch.classic.histogram;

import java.util.Arrays;
import java.util.List;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Threads;

/// For each feature the intervals, its bins, in which a booster no longer tells values apart. A feature with few distinct
/// values has a bin for each of them; else each bin holds about as many training rows as any other. A category is a bin.
///
/// A bin number fits one byte: up to 255 for values, and one for what is missing. Sorting costs O(d n log n), once.
public final class Bins {
    /// How many bins a feature has room for.
    static final int ROOM = 256;
    /// The bin of all that is missing.
    static final int MISSING = 255;
    /// The most that a feature can have for its values.
    public static final int MOST = 255;

    private final List<Feature> features;   // (d)
    private final double[][] cuts;          // (d)(255): a value up to cut b lies in bin b or below; +∞ behind the last
    private final int[] sizes;              // (d), bins for values
    private final boolean[] categorical;    // (d)

    private Bins(List<Feature> features, double[][] cuts, int[] sizes) {
        this.features = List.copyOf(features);
        this.cuts = cuts;
        this.sizes = sizes;
        this.categorical = new boolean[sizes.length];
        for (int j = 0; j < sizes.length; j++) {
            categorical[j] = !features.get(j).numeric();
        }
    }

    /// Bins for the columns of x. A column that is NaN in every row gets one bin in which nothing lies: no tree can ask
    /// about it.
    ///
    /// @param x        (n, d); numbers, or codes of categories from 0; NaN where a value is missing
    /// @param features (d), what the columns are
    /// @param maxBins  for the values of a feature, 2 to 255
    /// @throws IllegalArgumentException if a number is infinite, or a code is none: by row and column
    public static Bins of(Matrix x, List<Feature> features, int maxBins) {
        Require.that(features.size() == x.columns(), "Bins.of: %d features, %d columns: each column needs one",
                features.size(), x.columns());
        Require.notEmpty("Bins.of", x.rows(), x.columns());
        Require.that(maxBins >= 2 && maxBins <= MOST, "Bins.of: maxBins = %d: must be from 2 to 255", maxBins);
        double[][] cuts = new double[x.columns()][MOST];
        int[] sizes = new int[x.columns()];
        RuntimeException[] refused = new RuntimeException[x.columns()];
        Threads.run(Threads.count(), x.columns(), (j, worker) -> {
            Arrays.fill(cuts[j], Double.POSITIVE_INFINITY);
            try {
                sizes[j] = features.get(j).numeric() ? cut(present(x, j, features.get(j)), maxBins, cuts[j])
                        : categories(x, j, features.get(j));
            } catch (IllegalArgumentException e) {
                refused[j] = e;                              // subtle: thrown by the caller's thread, the first column's
            }
        });
        for (RuntimeException e : refused) {
            if (e != null) {
                throw e;
            }
        }
        return new Bins(features, cuts, sizes);
    }

    // the numbers of a column that are there, ascending
    private static double[] present(Matrix x, int j, Feature feature) {
        double[] values = new double[x.rows()];
        int present = 0;
        for (int i = 0; i < x.rows(); i++) {
            double value = x.data()[i * x.columns() + j];
            if (Double.isInfinite(value)) {
                throw Require.broken("Bins.of: row %d, column '%s': %s: must be finite, or NaN where it is missing", i,
                        feature.name(), value);
            }
            if (!Double.isNaN(value)) {
                values[present++] = value;
            }
        }
        values = Arrays.copyOf(values, present);
        Arrays.sort(values);
        return values;
    }

    private static int categories(Matrix x, int j, Feature feature) {
        int size = feature.categories().size();
        Require.that(size <= MOST, "Bins.of: column '%s': %d categories: must be at most 255, encode it otherwise",
                feature.name(), size);
        for (int i = 0; i < x.rows(); i++) {
            double code = x.data()[i * x.columns() + j];
            if (!Double.isNaN(code) && !(code >= 0 && code < size && code == (int) code)) {
                throw Require.broken("Bins.of: row %d, column '%s': %s: must be a code from 0 to %d, or NaN", i,
                        feature.name(), code, size - 1);
            }
        }
        return size;
    }

    /// Cuts between neighbouring values, so that each bin gets its share of the rows that are left, or as close to it as
    /// whole values allow. Returns how many bins there are.
    static int cut(double[] sorted, int maxBins, double... cuts) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            distinct += i == 0 || sorted[i - 1] < sorted[i] ? 1 : 0;
        }
        int bins = 1;
        int first = 0;                                                 // the first row of the open bin
        for (int from = 0, to; from < sorted.length; from = to) {      // each run of equal values
            to = from + 1;
            while (to < sorted.length && !(sorted[from] < sorted[to])) {
                to++;
            }
            double share = (double) (sorted.length - first) / (maxBins - bins + 1);
            boolean fuller = from - first + (to - from) / 2.0 > share;       // than it should be, with this value
            if (from > first && bins < maxBins && (fuller || distinct <= maxBins)) {
                cuts[bins++ - 1] = between(sorted[from - 1], sorted[from]);
                first = from;
            }
        }
        return bins;
    }

    /// Half-way; the lower of two neighbours between which there is no number.
    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;                            // subtle: the sum of both could overflow
        return middle >= high || middle < low ? low : middle;
    }

    /// The bins of a row: d values of `data` from an index on. A category that has no code is missing.
    void row(double[] data, int at, byte... into) {
        for (int j = 0; j < sizes.length; j++) {
            into[at + j] = (byte) bin(j, data[at + j]);
        }
    }

    private int bin(int j, double value) {
        if (categorical[j]) {
            return value >= 0 && value < sizes[j] ? (int) value : MISSING;
        }
        return Double.isNaN(value) ? MISSING : search(cuts[j], value);
    }

    /// How many cuts lie below a value: eight comparisons, no branch.
    private static int search(double[] cuts, double value) {
        int bin = 0;
        for (int step = ROOM / 2; step > 0; step >>= 1) {
            bin += value > cuts[bin + step - 1] ? step : 0;
        }
        return bin;
    }

    /// The upper end of bin b of a number: what lies in it or below is at most that; +∞ for the last.
    public double upper(int j, int b) {
        return cuts[j][b];
    }

    /// How many bins the values of feature j have.
    public int size(int j) {
        return sizes[j];
    }

    /// What the columns are; (d).
    public List<Feature> features() {
        return features;
    }
}
