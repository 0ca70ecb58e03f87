package scratch.classic.cluster.kmeansuses;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import scratch.math.Matrix;

/// Customers of a shop that does not exist: days since the last order, orders a year, euros a year. Each belongs to one of four
/// groups, which only the generator knows. Within a group the logarithms of the three numbers are bell-shaped and independent:
/// most customers order little, a few order very much, as in real shops.
record ShopCustomers(Matrix x, int[] group) {
    static final List<String> COLUMNS = List.of("recency", "frequency", "spend");
    static final List<String> GROUPS = List.of("regulars", "big spenders", "newcomers", "lapsed");

    private static final int[] COUNTS = {240, 100, 160, 200};
    private static final double[][] TYPICAL = {{10, 30, 900}, {25, 12, 4000}, {8, 2, 60}, {250, 3, 120}};
    private static final double SPREAD = 0.4;       // standard deviation of the logarithms

    /// 700 customers in a random order; x is (700, 3).
    static ShopCustomers generate(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> groups = new ArrayList<>();
        for (int g = 0; g < COUNTS.length; g++) {
            groups.addAll(Collections.nCopies(COUNTS[g], g));
        }
        for (int i = groups.size() - 1; i > 0; i--) {
            Collections.swap(groups, i, random.nextInt(i + 1));
        }
        Matrix x = Matrix.zeros(groups.size(), COLUMNS.size());
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                x.set(i, j, TYPICAL[groups.get(i)][j] * Math.exp(SPREAD * random.nextGaussian()));
            }
        }
        return new ShopCustomers(x, groups.stream().mapToInt(Integer::intValue).toArray());
    }
}
