package scratch.bench;

import java.util.Arrays;
import scratch.classic.collaborative.Ratings;
import scratch.math.Matrix;

/// Ratings of a few busy and many rare users, of popular and of rare items: the same numbers as in
/// `benchmarks/python/alternating_least_squares.py`. Users and items are drawn from streams 30 and 31, those with low
/// numbers more often; cells that were drawn twice count once. A rating is 3.5 plus a product of four factors (streams 32
/// and 33, halved) plus noise (34, halved). Items start from the factors of stream 35.
record RatingDraws(Ratings ratings, Matrix start) {
    static final int RANK = 32;
    private static final int TRUE_RANK = 4;

    /// @param share of the 20 000 users, 5 000 items and 1 000 000 ratings that the question asks for
    static RatingDraws of(double share) {
        int users = (int) (20_000 * share);
        int items = (int) (5_000 * share);
        int n = (int) (1_000_000 * share * share);
        long[] cells = cells(users, items, n + n / 10);
        Matrix p = Matrix.wrap(users, TRUE_RANK, new Draws(32).n4(users * TRUE_RANK));
        Matrix q = Matrix.wrap(items, TRUE_RANK, new Draws(33).n4(items * TRUE_RANK));
        double[] noise = new Draws(34).n4(n);
        int[] user = new int[n];
        int[] item = new int[n];
        double[] values = new double[n];
        for (int e = 0; e < n; e++) {
            long cell = cells[(int) ((long) e * cells.length / n)];
            user[e] = (int) (cell / items);
            item[e] = (int) (cell % items);
            double sum = 3.5 + 0.5 * noise[e];
            for (int f = 0; f < TRUE_RANK; f++) {
                sum += 0.25 * p.get(user[e], f) * q.get(item[e], f);
            }
            values[e] = sum;
        }
        Matrix start = Matrix.wrap(items, RANK, new Draws(35).n4(items * RANK));
        return new RatingDraws(Ratings.ofIndices(users, items, user, item, values), start);
    }

    private static long[] cells(int users, int items, int draws) {
        Draws who = new Draws(30);
        Draws what = new Draws(31);
        long[] cells = new long[draws];
        Arrays.setAll(cells, e -> {
            double u = who.u01();
            double v = what.u01();
            return (long) (users * (u * Math.sqrt(u))) * items + (long) (items * (v * Math.sqrt(v)));
        });
        return Arrays.stream(cells).sorted().distinct().toArray();
    }
}
