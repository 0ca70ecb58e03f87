package scratch.math.matrices;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Stopwatch;
import scratch.math.Matrix;

/// 102: three loop orders do the same multiplications, and one of them waits for memory.
public final class Ex102Matrices {
    static final int TILE = 16;
    static final int CACHE_KIB = 32;
    private static final int TIMED = 192;

    private Ex102Matrices() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 128 1..256 rows and columns of the matrices in the simulated cache",
                "seed 42 seed of the random matrices");
        Matrix a = Matrix.of(new double[][]{{1, 2, 3}, {4, 5, 6}});
        Matrix b = Matrix.of(new double[][]{{7, 8}, {9, 10}, {11, 12}});
        tinyProduct(a, b);
        linesFetched(arguments.intValue("n"));
        Figures102.draw(a, b);
        Console.print("figures  target/figures/loop-orders.svg, outer-products.svg, sizes.svg%n%n");

        checks(arguments.longValue("seed")).print();
        Console.print("%nTry: ./run 102 --n 120   A little smaller, and i-j-k fetches an eighth. Why is 128 so bad?%n");
    }

    private static void tinyProduct(Matrix a, Matrix b) {
        Console.print("A = %s is (2, 3), B = %s is (3, 2)%n", text(a), text(b));
        Console.print("  A in memory          %s   element (1, 2) stands at 1*3 + 2 = 5%n",
                text(PlainProducts.reshape(a, 1, 6)));
        Console.print("  AB                   %s%n", text(PlainProducts.byDefinition(a, b)));
        Console.print("  as outer products    %s + %s + %s%n", text(PlainProducts.outerProduct(a, b, 0)),
                text(PlainProducts.outerProduct(a, b, 1)), text(PlainProducts.outerProduct(a, b, 2)));
        Console.print("  BA                   %s%n", text(PlainProducts.byDefinition(b, a)));
        Console.print("  A transposed         %s%n", text(a.transpose()));
        Console.print("  A reshaped           %s   the same array, other rows: not the transpose%n",
                text(PlainProducts.reshape(a, 3, 2)));
    }

    private static void linesFetched(int n) {
        Console.print("%nThe same product in four orders: (%d, %d) x (%d, %d), %d multiplications each%n", n, n, n, n,
                n * n * n);
        Console.print("A simulated cache of %d KiB fetches lines of 8 doubles.%n", CACHE_KIB);
        var table = Console.table("  %-8s   %-25s   %14d   %18.3f", "order", "innermost steps in A, B, C", "lines fetched",
                "per multiplication");
        for (LoopOrder order : LoopOrder.values()) {
            long fetched = CacheModel.linesFetched(order, n, CACHE_KIB, TILE);
            table.row(order.loops(), order.steps(), fetched, (double) fetched / n / n / n);
        }
        Console.print("All multiply equally often. The order decides how often the processor has to wait for memory.%n%n");
    }

    private static CheckTable checks(long seed) {
        Matrix p = normal(200, 300, seed);
        Matrix q = normal(300, 100, seed + 1);
        double[] smile = flat(smile(p).mm(smile(q)));
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        // Sums of 300 products of normal numbers in another order; their bound is 300 · 2⁻⁵³ times the sum of the sizes.
        checks.group("sums of 300", 1e-11)
                .same("i-j-k", PlainProducts.byDefinition(p, q).data(), smile)
                .same("i-k-j", PlainProducts.rowByRow(p, q).data(), smile)
                .same("j-k-i", PlainProducts.columnByColumn(p, q).data(), smile)
                .same("tiles", PlainProducts.blocked(p, q, TILE).data(), smile)
                .same("fast", p.multiply(q).data(), smile);
        checks.same("the last of them", PlainProducts.rowByRow(p, q).get(199, 99), smile[smile.length - 1], 1e-11);
        checks.same("transpose, (299, 199)", p.transpose().get(299, 199), smile(p).transpose().get(299, 199), 0);
        Matrix x = normal(TIMED, TIMED, seed);
        var smileX = smile(x);
        long smileNanos = Stopwatch.medianNanos(5, () -> smileX.mm(smileX));
        checks.time("i-j-k, n = " + TIMED, Stopwatch.medianNanos(3, () -> PlainProducts.byDefinition(x, x)), smileNanos);
        checks.time("i-k-j", Stopwatch.medianNanos(5, () -> PlainProducts.rowByRow(x, x)), smileNanos);
        checks.time("j-k-i", Stopwatch.medianNanos(3, () -> PlainProducts.columnByColumn(x, x)), smileNanos);
        checks.time("blocked", Stopwatch.medianNanos(5, () -> PlainProducts.blocked(x, x, 64)), smileNanos);
        checks.time("Matrix.multiply", Stopwatch.medianNanos(5, () -> x.multiply(x)), smileNanos);
        return checks.whyDifferent("Smile keeps columns together and calls OpenBLAS, which adds in blocks of its own. The "
                + "sums differ in their last bits; the transpose adds nothing and agrees exactly.");
    }

    private static Matrix normal(int rows, int columns, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        Arrays.setAll(matrix.data(), i -> random.nextGaussian());
        return matrix;
    }

    private static smile.math.matrix.Matrix smile(Matrix a) {
        double[][] rows = new double[a.rows()][];
        Arrays.setAll(rows, a::row);
        return smile.math.matrix.Matrix.of(rows);
    }

    private static double[] flat(smile.math.matrix.Matrix a) {
        return Arrays.stream(a.toArray()).flatMapToDouble(Arrays::stream).toArray();
    }

    // Rows side by side, a bar between them.
    private static String text(Matrix a) {
        var rows = new StringJoiner(" | ", "[", "]");
        for (int i = 0; i < a.rows(); i++) {
            var row = new StringJoiner(" ");
            for (double value : a.row(i)) {
                row.add(String.format(Locale.ROOT, "%.0f", value));
            }
            rows.add(row.toString());
        }
        return rows.toString();
    }
}
