package scratch.classic.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

class NeighborSearchTest {
    // (1, 0) and (0, 1) are equally far from the origin, and so are (2, 1) and (1, 2): the smaller row comes first.
    private static final Matrix CORNERS = Matrix.of(new double[][] {{2, 1}, {0, 1}, {3, 3}, {1, 0}, {1, 2}});

    private static List<NeighborSearch> all(Matrix x, int leafSize) {
        return List.of(BruteForce.fit(x), KdTree.fit(x, leafSize), BallTree.fit(x, leafSize));
    }

    private static int[] rows(Neighbors found, int query) {
        return IntStream.range(0, found.k()).map(rank -> found.row(query, rank)).toArray();
    }

    @Test
    void ofEquallyNearRowsTheSmallerNumberComesFirst() {
        for (NeighborSearch search : all(CORNERS, 1)) {
            Neighbors found = search.nearest(Matrix.zeros(1, 2), 5);
            assertThat(rows(found, 0)).containsExactly(1, 3, 0, 4, 2);
            assertThat(IntStream.range(0, 5).mapToDouble(r -> found.squaredDistance(0, r))).containsExactly(1.0, 1.0, 5.0, 5.0,
                    18.0);
            assertThat(found.distance(0, 2)).isEqualTo(Math.sqrt(5));
            assertThat(rows(search.nearest(Matrix.zeros(1, 2), 3), 0)).containsExactly(1, 3, 0);
        }
    }

    /// All rows sorted by the rule of ties.
    private static int[] byDefinition(Matrix x, Matrix queries, int q, int k) {
        int d = x.columns();
        double[] squares = IntStream.range(0, x.rows()).mapToDouble(i ->
                SquaredDistance.between(queries.data(), q * d, x.data(), i * d, d)).toArray();
        return IntStream.range(0, x.rows()).boxed().sorted(Comparator.comparingDouble(i -> squares[i])).limit(k)
                .mapToInt(Integer::intValue).toArray();
    }

    private static void agree(Matrix x, Matrix queries, int k) {
        List<NeighborSearch> searches = new ArrayList<>(all(x, 5));
        for (int leafSize : new int[] {1, 40}) {
            searches.add(KdTree.fit(x, leafSize));
            searches.add(BallTree.fit(x, leafSize));
        }
        List<Neighbors> found = searches.stream().map(search -> search.nearest(queries, k)).toList();
        for (int q = 0; q < queries.rows(); q++) {
            int[] wanted = byDefinition(x, queries, q, k);
            int query = q;
            double[] squares = IntStream.of(wanted).mapToDouble(row -> SquaredDistance.between(queries.data(),
                    query * x.columns(), x.data(), row * x.columns(), x.columns())).toArray();
            for (int s = 0; s < searches.size(); s++) {
                Neighbors each = found.get(s);
                assertThat(rows(each, q)).as("search %d, query %d", s, q).isEqualTo(wanted);
                assertThat(IntStream.range(0, k).mapToDouble(rank -> each.squaredDistance(query, rank)).toArray())
                        .isEqualTo(squares);
            }
        }
    }

    private static Matrix filled(int rows, int columns, DoubleSupplier value) {
        return Matrix.wrap(rows, columns, IntStream.range(0, rows * columns).mapToDouble(i -> value.getAsDouble()).toArray());
    }

    @Test
    void allThreeGiveTheSameRowsBitForBit() {
        var random = new SplittableRandom(1);
        for (int d : new int[] {1, 2, 3, 4, 7, 20}) {
            for (int n : new int[] {1, 2, 3, 63, 400, 1100}) {
                agree(filled(n, d, random::nextDouble), filled(9, d, random::nextDouble), Math.min(n, 7));
            }
        }
    }

    @Test
    void allThreeAgreeWhereManyRowsAreEquallyNear() {
        var random = new SplittableRandom(2);
        Matrix grid = filled(1300, 3, () -> random.nextInt(4));
        agree(grid, filled(20, 3, () -> random.nextInt(4)), 40);
        agree(grid, filled(20, 3, () -> random.nextInt(7) / 2.0), 11);
    }

    @Test
    void allThreeAgreeFarFromTheOriginAndAtBothEndsOfTheRange() {
        var random = new SplittableRandom(3);
        double[][] places = {{1e8, 1e-3}, {-1e15, 1}, {0, 1e-160}, {0, 1e-154}, {1e-150, 1e-155}, {0, 1e150}, {0, 4.9e-324}};
        for (double[] place : places) {
            DoubleSupplier value = () -> place[0] + place[1] * (random.nextDouble() - 0.5);
            agree(filled(1200, 5, value), filled(10, 5, value), 6);
        }
        DoubleSupplier wild = () -> Math.pow(10, random.nextInt(-150, 150)) * random.nextGaussian();
        agree(filled(1200, 3, wild), filled(30, 3, wild), 6);
    }

    // Squares of a few units in the last place of the smallest doubles: products and roots have hardly a right digit.
    @Test
    void allThreeAgreeWhereSquaresUnderflow() {
        var random = new SplittableRandom(8);
        for (double unit : new double[] {1e-163, 1e-162, 1e-161}) {
            DoubleSupplier value = () -> unit * (random.nextInt(60) - 30);
            agree(filled(1200, 3, value), filled(20, 3, value), 9);
            agree(filled(300, 1, value), filled(20, 1, value), 9);
        }
    }

    // On a line a ball ends at its outermost rows: the bound is the distance itself, and must not be rounded up.
    @Test
    void aBallThatBeginsExactlyAtTheLimitIsOpened() {
        var random = new SplittableRandom(9);
        for (int trial = 0; trial < 500; trial++) {
            Matrix x = filled(12, 1, random::nextDouble);
            for (int i = 0; i < 6; i++) {
                x.set(i + 6, 0, -x.get(i, 0));
            }
            assertThat(rows(BallTree.fit(x, 2).nearest(Matrix.zeros(1, 1), 5), 0))
                    .isEqualTo(byDefinition(x, Matrix.zeros(1, 1), 0, 5));
            Matrix turned = x.selectRows(IntStream.range(0, 12).map(i -> 11 - i).toArray());
            assertThat(rows(BallTree.fit(turned, 2).nearest(Matrix.zeros(1, 1), 5), 0))
                    .isEqualTo(byDefinition(turned, Matrix.zeros(1, 1), 0, 5));
        }
    }

    @Test
    void productsAloneWouldOrderNearRowsWrongly() {
        var random = new SplittableRandom(4);
        Matrix x = filled(200, 3, () -> 1e6 + random.nextDouble() * 1e-3);
        double[] q = x.row(0);
        int[] byProducts = IntStream.range(0, 200).boxed().sorted(Comparator.comparingDouble(i -> {
            double[] row = x.row(i);
            return dot(q, q) - 2 * dot(q, row) + dot(row, row);
        })).limit(5).mapToInt(Integer::intValue).toArray();
        Matrix query = Matrix.wrap(1, 3, q);
        assertThat(byProducts).isNotEqualTo(byDefinition(x, query, 0, 5));
        assertThat(rows(BruteForce.fit(x).nearest(query, 5), 0)).isEqualTo(byDefinition(x, query, 0, 5));
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] * b[j]).sum();
    }

    @Test
    void duplicatesComeInTheOrderOfTheirNumbersAndDoNotSlowATree() {
        Matrix same = filled(1000, 2, () -> 3);
        for (NeighborSearch search : all(same, 10)) {
            Neighbors found = search.nearest(filled(1, 2, () -> 3), 4);
            assertThat(rows(found, 0)).containsExactly(0, 1, 2, 3);
            assertThat(rows(search.nearest(filled(1, 2, () -> 1), 1000), 0)).isEqualTo(IntStream.range(0, 1000).toArray());
            if (!(search instanceof BruteForce)) {
                assertThat(found.measured(0)).isLessThan(20);           // one leaf
            }
        }
    }

    @Test
    void aTreeMeasuresFewRowsOfAPlaneAndNearlyAllOfThirtyColumns() {
        var random = new SplittableRandom(5);
        for (NeighborSearch plane : all(filled(4000, 2, random::nextDouble), 10)) {
            assertThat(mean(plane.nearest(filled(50, 2, random::nextDouble), 5))).isBetween(5.0, 100.0);
        }
        Matrix wide = filled(4000, 30, random::nextDouble);
        Matrix queries = filled(50, 30, random::nextDouble);
        assertThat(mean(KdTree.fit(wide, 10).nearest(queries, 5))).isGreaterThan(3500);
        assertThat(mean(BallTree.fit(wide, 10).nearest(queries, 5))).isGreaterThan(3500);
        assertThat(mean(BruteForce.fit(wide).nearest(queries, 5))).isLessThan(80);       // about 5·ln(4000/5) + 5
    }

    private static double mean(Neighbors found) {
        return IntStream.range(0, found.queries()).map(found::measured).average().orElseThrow();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        var random = new SplittableRandom(6);
        Matrix x = filled(3000, 6, () -> random.nextInt(20));
        Matrix queries = filled(500, 6, () -> random.nextInt(20));
        int before = Kernels.threads();
        try {
            for (NeighborSearch search : all(x, 15)) {
                Kernels.setThreads(1);
                Neighbors one = search.nearest(queries, 8);
                for (int threads : new int[] {2, 3, 8}) {
                    Kernels.setThreads(threads);
                    Neighbors many = search.nearest(queries, 8);
                    for (int q = 0; q < 500; q++) {
                        assertThat(rows(many, q)).isEqualTo(rows(one, q));
                        assertThat(many.measured(q)).isEqualTo(one.measured(q));
                    }
                }
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    @Test
    void aQueryMoreAllocatesNothingButItsAnswer() {
        var random = new SplittableRandom(7);
        Matrix x = filled(2000, 5, random::nextDouble);
        Matrix few = filled(1000, 5, random::nextDouble);
        Matrix many = filled(5000, 5, random::nextDouble);
        int before = Kernels.threads();
        try {
            Kernels.setThreads(1);
            for (NeighborSearch search : all(x, 20)) {
                long answers = 4000 * (10 * 12L + 8);                           // rows, squares, kept, measured
                long most = answers + 3999;                                     // < 1 byte a query
                long forMany = Long.MAX_VALUE;
                long forFew = Long.MAX_VALUE;
                // until the vector code is compiled, each vector is an object: the least of many rounds is the code's own
                for (int round = 0; round < 60 && (round < 3 || forMany - forFew >= most); round++) {
                    forMany = Math.min(forMany, allocated(search, many));
                    forFew = Math.min(forFew, allocated(search, few));
                }
                assertThat(forMany - forFew).isBetween(0L, most - 1);
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    private static long allocated(NeighborSearch search, Matrix queries) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        search.nearest(queries, 10);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void allRowsAreTheNeighboursOfAllRows() {
        Matrix wine = Matrix.of(Datasets.wine().x());
        agree(wine, wine.selectRows(0, 90, 177), 178);
    }

    /// scikit-learn 1.2.1: every third wine kept, columns standardised by the others, KDTree(...).query(kept[:2], 4).
    @Test
    void rowsAndDistancesOfWinesAreScikitLearns() {
        Wines wines = Wines.standardised();
        for (NeighborSearch search : all(wines.train(), 20)) {
            Neighbors found = search.nearest(wines.test(), 4);
            assertThat(rows(found, 0)).containsExactly(32, 37, 20, 34);
            assertThat(rows(found, 1)).containsExactly(12, 35, 33, 39);
            assertThat(found.distance(0, 0)).isCloseTo(1.9456654100880957, within(1e-12));
        }
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        for (NeighborSearch search : all(CORNERS, 2)) {
            String where = search.getClass().getSimpleName() + ".nearest";
            assertThat(List.of(search.rows(), search.columns())).containsExactly(5, 2);
            refused(() -> search.nearest(Matrix.zeros(1, 2), 6), where + ": k = 6 of 5 rows: must be from 1 to 5");
            refused(() -> search.nearest(Matrix.zeros(1, 2), 0), where + ": k = 0 of 5 rows: must be from 1 to 5");
            refused(() -> search.nearest(Matrix.zeros(1, 3), 1), where + ": queries of 3 columns: the rows have 2");
            refused(() -> search.nearest(Matrix.of(new double[][] {{0, Double.NaN}}), 1),
                    where + ": element (0, 1) is NaN: must be finite");
            refused(() -> search.nearest(Matrix.of(new double[][] {{0, 0}, {1e200, 0}}), 1),
                    where + ": row 1 has the squared length Infinity: must be at most 2.81e+306: take a larger unit");
            assertThat(search.nearest(Matrix.zeros(0, 2), 1).queries()).isZero();
        }
        Matrix infinite = Matrix.of(new double[][] {{0, 1}, {Double.POSITIVE_INFINITY, 2}});
        refused(() -> BruteForce.fit(infinite), "BruteForce.fit: element (1, 0) is Infinity: must be finite");
        refused(() -> KdTree.fit(infinite, 9), "KdTree.fit: element (1, 0) is Infinity: must be finite");
        refused(() -> BallTree.fit(infinite, 9), "BallTree.fit: element (1, 0) is Infinity: must be finite");
        refused(() -> KdTree.fit(CORNERS, 0), "KdTree.fit: leafSize = 0: must be at least 1");
        refused(() -> BruteForce.fit(Matrix.zeros(0, 2)), "BruteForce.fit: (0, 2): needs at least one row and one column");
        Neighbors found = BruteForce.fit(CORNERS).nearest(Matrix.zeros(1, 2), 2);
        refused(() -> found.row(0, 2), "Neighbors: query 0, rank 2: there are 1 queries and ranks 0 to 1");
        refused(() -> found.row(1, 0), "Neighbors: query 1, rank 0: there are 1 queries and ranks 0 to 1");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void theTableIsGivenBackInTheOrderInWhichItCame() {
        var random = new SplittableRandom(10);
        Matrix x = filled(100, 3, random::nextDouble);
        for (NeighborSearch search : all(x, 7)) {
            assertThat(search.table()).isEqualTo(x);
            search.table().data()[0] = 7;
            assertThat(search.table()).isEqualTo(x);
        }
    }

    @Test
    void changingTheTableAfterwardsChangesNothing() {
        Matrix x = CORNERS.copy();
        List<NeighborSearch> searches = all(x, 1);
        Arrays.fill(x.data(), 99);
        for (NeighborSearch search : searches) {
            assertThat(rows(search.nearest(Matrix.zeros(1, 2), 2), 0)).containsExactly(1, 3);
        }
    }
}
