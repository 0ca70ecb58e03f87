package scratch.classic.collaborative;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import scratch.math.kernel.Threads;

/// For each row of ratings the rows with a positive similarity, the most similar first.
final class Neighborhoods {
    private final int[][] rows;                // (rows, as many as there are)
    private final double[][] similarities;     // the same shape

    private Neighborhoods(int count) {
        rows = new int[count][];
        similarities = new double[count][];
    }

    /// @param centres (columns), the mean of each column
    static Neighborhoods of(Ratings ratings, double[] centres, NeighborModel.Options options) {
        Neighborhoods found = new Neighborhoods(ratings.users());
        int threads = Threads.count();
        Sums[] sums = new Sums[threads];
        double shift = options.similarity() == Similarity.PEARSON ? ratings.mean() : 0;
        double[] taken = new double[ratings.items()];
        for (int column = 0; column < taken.length; column++) {
            taken[column] = options.similarity() == Similarity.ADJUSTED_COSINE ? centres[column] : shift;
        }
        Threads.run(threads, ratings.users(), (row, worker) -> {
            if (sums[worker] == null) {
                sums[worker] = new Sums(ratings.users());
            }
            sums[worker].add(ratings, row, taken);
            found.keep(row, sums[worker], options);
        });
        return found;
    }

    /// What one row has in common with each other row.
    private static final class Sums {
        private final double[] ab;
        private final double[] aa;
        private final double[] bb;
        private final double[] a;
        private final double[] b;
        private final int[] common;

        Sums(int rows) {
            ab = new double[rows];
            aa = new double[rows];
            bb = new double[rows];
            a = new double[rows];
            b = new double[rows];
            common = new int[rows];
        }

        void add(Ratings ratings, int row, double[] taken) {
            for (double[] each : new double[][] {ab, aa, bb, a, b}) {
                Arrays.fill(each, 0);
            }
            Arrays.fill(common, 0);
            for (int e = ratings.firstOf(row); e < ratings.firstOf(row + 1); e++) {
                int column = ratings.item(e);
                double own = ratings.value(e) - taken[column];
                for (int place = 0; place < ratings.countOfItem(column); place++) {
                    int rating = ratings.ratingOfItem(column, place);
                    int other = ratings.user(rating);
                    double theirs = ratings.value(rating) - taken[column];
                    ab[other] += own * theirs;
                    aa[other] += own * own;
                    bb[other] += theirs * theirs;
                    a[other] += own;
                    b[other] += theirs;
                    common[other]++;
                }
            }
        }

        double similarity(int other, NeighborModel.Options options) {
            if (common[other] < options.minCommon()) {
                return 0;
            }
            return options.similarity().of(ab[other], aa[other], bb[other], a[other], b[other], common[other])
                    * common[other] / (common[other] + options.shrinkage());
        }
    }

    private void keep(int row, Sums sums, NeighborModel.Options options) {
        double[] all = IntStream.range(0, rows.length).mapToDouble(other -> other == row ? 0
                : sums.similarity(other, options)).toArray();
        // the sort of a stream keeps equals in order of index
        rows[row] = IntStream.range(0, rows.length).filter(other -> all[other] > 0).boxed()
                .sorted(Comparator.comparingDouble(other -> -all[other])).mapToInt(other -> other).toArray();
        similarities[row] = Arrays.stream(rows[row]).mapToDouble(other -> all[other]).toArray();
    }

    int size(int row) {
        return rows[row].length;
    }

    int row(int row, int rank) {
        return rows[row][rank];
    }

    double similarity(int row, int rank) {
        return similarities[row][rank];
    }

    int[] rows(int row) {
        return rows[row].clone();
    }
}
