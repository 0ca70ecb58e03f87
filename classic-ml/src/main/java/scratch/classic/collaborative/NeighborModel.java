package scratch.classic.collaborative;

import scratch.math.check.Require;

/// Predicts by the rows that are most alike, among those that have the column in question:
/// r̂ = r̄_a + Σ s_ab (r_bj − r̄_b) / Σ s_ab, over the k rows b with the largest positive [Similarity] s_ab.
///
/// User-based, a row is a user: what did people like me think of this film? Item-based, a row is an item: what did I think of
/// films like this one? That is the same algorithm on the transposed table. With no such row the prediction is r̄_a; for an
/// empty or unknown row it is the mean of the column, and if that is empty or unknown too the mean of all.
///
/// Equally similar rows count in order of index. Cost of a fit: Σ n_j² over the columns; all pairs with a positive similarity
/// are kept. Resnick et al. 1994 (users); Sarwar et al. 2001 (items).
public final class NeighborModel implements RatingModel {
    /// @param neighbors  k, how many rows have a say
    /// @param similarity how alike rows are
    /// @param shrinkage  0 or more: so many common columns halve a similarity
    /// @param minCommon  with fewer common columns rows are no neighbours
    public record Options(int neighbors, Similarity similarity, double shrinkage, int minCommon) {
        public Options {
            Require.atLeast(1, "NeighborModel.Options", "neighbors", neighbors);
            Require.that(similarity != null, "NeighborModel.Options: similarity = null: must be given");
            Require.notNegative("NeighborModel.Options", "shrinkage", shrinkage);
            Require.atLeast(1, "NeighborModel.Options", "minCommon", minCommon);
        }

        /// With shrinkage 10 and two common columns at least.
        public static Options of(int neighbors, Similarity similarity) {
            return new Options(neighbors, similarity, 10, 2);
        }
    }

    private final boolean itemBased;
    private final Ratings rows;              // transposed if item-based
    private final Neighborhoods neighborhoods;
    private final double[] rowMeans;         // (rows), NaN for an empty one
    private final double[] columnMeans;      // (columns), NaN for an empty one
    private final double mean;
    private final Options options;

    private NeighborModel(boolean itemBased, Ratings rows, Options options) {
        Require.that(rows.size() > 0, "NeighborModel.fit: no ratings: at least one is needed");
        this.itemBased = itemBased;
        this.rows = rows;
        this.options = options;
        rowMeans = means(rows);
        columnMeans = means(rows.transposed());
        mean = rows.mean();
        neighborhoods = Neighborhoods.of(rows, columnMeans, options);
    }

    /// By users who rate alike.
    public static NeighborModel userBased(Ratings ratings, Options options) {
        return new NeighborModel(false, ratings, options);
    }

    /// By items that are rated alike.
    public static NeighborModel itemBased(Ratings ratings, Options options) {
        return new NeighborModel(true, ratings.transposed(), options);
    }

    private static double[] means(Ratings rows) {
        double[] means = new double[rows.users()];
        for (int row = 0; row < means.length; row++) {
            int count = rows.countOfUser(row);
            double sum = 0;
            for (int e = rows.firstOf(row); e < rows.firstOf(row + 1); e++) {
                sum += rows.value(e);
            }
            means[row] = sum / count;        // 0/0 for an empty row
        }
        return means;
    }

    @Override
    public double predict(int user, int item) {
        RatingModel.requireIndex("NeighborModel.predict", "user", user, users());
        RatingModel.requireIndex("NeighborModel.predict", "item", item, items());
        return itemBased ? predicted(item, user) : predicted(user, item);
    }

    private double predicted(int row, int column) {
        if (row == Ratings.UNKNOWN || Double.isNaN(rowMeans[row])) {
            boolean empty = column == Ratings.UNKNOWN || Double.isNaN(columnMeans[column]);
            return empty ? mean : columnMeans[column];
        }
        return column == Ratings.UNKNOWN ? rowMeans[row] : rowMeans[row] + deviation(row, column);
    }

    /// What the k most similar rows with this column think of it, from their own means.
    private double deviation(int row, int column) {
        double sum = 0;
        double all = 0;
        int found = 0;
        for (int rank = 0; rank < neighborhoods.size(row) && found < options.neighbors(); rank++) {
            int other = neighborhoods.row(row, rank);
            int rating = rows.find(other, column);
            if (rating >= 0) {
                double similarity = neighborhoods.similarity(row, rank);
                sum += similarity * (rows.value(rating) - rowMeans[other]);
                all += similarity;
                found++;
            }
        }
        return found == 0 ? 0 : sum / all;
    }

    /// The similarity of two users, or of two items if item-based: 0 unless it is positive.
    ///
    /// @throws IllegalArgumentException unless both are known
    public double similarity(int a, int b) {
        requireRow("NeighborModel.similarity", a);
        requireRow("NeighborModel.similarity", b);
        for (int rank = 0; rank < neighborhoods.size(a); rank++) {
            if (neighborhoods.row(a, rank) == b) {
                return neighborhoods.similarity(a, rank);
            }
        }
        return 0;
    }

    /// The rows that are alike, the most similar first.
    ///
    /// @throws IllegalArgumentException unless the row is known
    public int[] neighbors(int row) {
        requireRow("NeighborModel.neighbors", row);
        return neighborhoods.rows(row);
    }

    private void requireRow(String where, int row) {
        int most = rows.users();
        Require.that(row >= 0 && row < most, where + ": row %d: must be from 0 to %d", row, most - 1L);
    }

    @Override
    public int users() {
        return itemBased ? rows.items() : rows.users();
    }

    @Override
    public int items() {
        return itemBased ? rows.users() : rows.items();
    }
}
