package scratch.math.matrices;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.figure.Bars;
import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// 102: three loop orders do the same multiplications, and one of them waits for memory.
public final class Ex102Matrices {
    private static final int TILE = 16;
    private static final int CACHE_KIB = 32;
    private static final int TIMED = 512;

    private Ex102Matrices() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 128 rows and columns of the matrices in the simulated cache, up to 256",
                "seed 42 seed of the random matrices");
        int n = arguments.intValue("n");
        if (n < 1 || n > 256) {
            throw new IllegalArgumentException("options: --n " + n + ": must lie between 1 and 256");
        }
        Matrix a = Matrix.of(new double[][]{{1, 2, 3}, {4, 5, 6}});
        Matrix b = Matrix.of(new double[][]{{7, 8}, {9, 10}, {11, 12}});
        tinyProduct(a, b);

        print("%nThe same product in four orders: (%d, %d) x (%d, %d), %d multiplications each%n", n, n, n, n, n * n * n);
        print("A simulated cache of %d KiB fetches lines of 8 doubles.%n", CACHE_KIB);
        print("  order      innermost steps in A, B, C   lines fetched   per multiplication%n");
        for (LoopOrder order : LoopOrder.values()) {
            long fetched = CacheModel.linesFetched(order, n, CACHE_KIB, TILE);
            print("  %-8s   %-25s   %14d   %18.3f%n", order.loops(), order.steps(), fetched,
                    (double) fetched / n / n / n);
        }
        print("Nobody multiplied less. The order decides how often the processor has to wait for memory.%n%n");

        figures(a, b);
        print("figures  target/figures/loop-orders.svg, sheets.svg%n%n");
        check(arguments.longValue("seed"));
        print("%nTry: ./run 102 --n 120   A little smaller, and i-j-k fetches an eighth. Why is 128 so bad?%n");
    }

    private static void tinyProduct(Matrix a, Matrix b) {
        print("A = %s is (2, 3), B = %s is (3, 2)%n", text(a), text(b));
        print("  A in memory       %s   element (1, 2) stands at 1*3 + 2 = 5%n",
                text(PlainProducts.reshape(a, 1, 6)));
        print("  AB                %s%n", text(PlainProducts.byDefinition(a, b)));
        print("  as three sheets   %s + %s + %s%n", text(PlainProducts.sheet(a, b, 0)),
                text(PlainProducts.sheet(a, b, 1)), text(PlainProducts.sheet(a, b, 2)));
        print("  BA                %s%n", text(PlainProducts.byDefinition(b, a)));
        print("  A transposed      %s%n", text(a.transpose()));
        print("  A reshaped        %s   the same tape, other rows: not the transpose%n",
                text(PlainProducts.reshape(a, 3, 2)));
    }

    private static void check(long seed) {
        Matrix p = normal(200, 300, seed);
        Matrix q = normal(300, 100, seed + 1);
        double[] smile = flat(smile(p).mm(smile(q)));
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        // Sums of 300 products of normal numbers in another order; their bound is 300 · 2⁻⁵³ times the sum of the sizes.
        print("A is (200, 300), B is (300, 100), normal numbers: the largest difference from Smile in 20000 sums%n");
        checks.atMost("i-j-k", largest(PlainProducts.byDefinition(p, q), smile), 1e-11);
        checks.atMost("i-k-j", largest(PlainProducts.rowByRow(p, q), smile), 1e-11);
        checks.atMost("j-k-i", largest(PlainProducts.columnByColumn(p, q), smile), 1e-11);
        checks.atMost("blocked, tiles of 16", largest(PlainProducts.blocked(p, q, TILE), smile), 1e-11);
        checks.atMost("Matrix.multiply", largest(p.multiply(q), smile), 1e-11);
        checks.same("element (0, 0)", PlainProducts.byDefinition(p, q).get(0, 0), smile[0], 1e-11);
        checks.same("element (199, 99)", PlainProducts.rowByRow(p, q).get(199, 99), smile[smile.length - 1], 1e-11);
        checks.same("transpose, element (299, 199)", p.transpose().get(299, 199), smile(p).transpose().get(299, 199), 0);
        Matrix x = normal(TIMED, TIMED, seed);
        var smileX = smile(x);
        long smileNanos = Stopwatch.medianNanos(5, () -> smileX.mm(smileX));
        checks.time("i-j-k, n = 512", Stopwatch.medianNanos(3, () -> PlainProducts.byDefinition(x, x)), smileNanos);
        checks.time("i-k-j", Stopwatch.medianNanos(3, () -> PlainProducts.rowByRow(x, x)), smileNanos);
        checks.time("j-k-i", Stopwatch.medianNanos(3, () -> PlainProducts.columnByColumn(x, x)), smileNanos);
        checks.time("blocked", Stopwatch.medianNanos(3, () -> PlainProducts.blocked(x, x, 64)), smileNanos);
        checks.time("Matrix.multiply", Stopwatch.medianNanos(5, () -> x.multiply(x)), smileNanos);
        checks.whyDifferent("Smile keeps columns together and calls OpenBLAS, which adds in blocks of its own. The sums\n"
                + "               differ in their last bits; the transpose adds nothing and agrees exactly.");
        checks.print();
    }

    private static double largest(Matrix ours, double[] smile) {
        return Vectors.maxAbs(Vectors.minus(ours.data(), smile));
    }

    private static void figures(Matrix a, Matrix b) {
        double[] from = new double[8];
        double[] to = new double[8];
        double[] leaps = new double[8];
        double[] steps = new double[8];
        Arrays.setAll(from, line -> 8 * line - 0.4);
        Arrays.setAll(to, line -> 8 * line + 7.4);
        Arrays.setAll(leaps, k -> 8 * k);
        Arrays.setAll(steps, k -> k);
        Plot ruler = Plot.of("B, (8, 8), in memory: 64 cells, 8 lines", "position in the array", "")
                .rectangles("", Arrays.copyOfRange(from, 1, 8), filled(7, 0.75), Arrays.copyOfRange(to, 1, 8), filled(7, 1.25))
                .rectangles("line fetched", from, filled(8, -0.25), to, filled(8, 0.25))
                .rectangles("line fetched", new double[]{-0.4}, filled(1, 0.75), new double[]{7.4}, filled(1, 1.25))
                .points("read by one innermost loop", leaps, filled(8, 0))
                .points("read by one innermost loop", steps, filled(8, 1))
                .yCategories("i-j-k", "i-k-j").xRange(-1, 64).yRange(-0.6, 1.6).size(560, 420);
        String[] names = Arrays.stream(LoopOrder.values()).map(LoopOrder::loops).toArray(String[]::new);
        Figure bars = Bars.of("Lines fetched per multiplication", "loop order", "lines", names)
                .bars("n = 120", perMultiplication(120)).bars("n = 128", perMultiplication(128)).values("%.2f")
                .size(560, 420);
        Panels.of("The order of the loops decides how far the next number is", 2, ruler, bars).save("loop-orders",
                "Left: the memory of an 8 x 8 matrix B as a tape of 64 cells in 8 cache lines; the innermost loop of "
                + "i-j-k reads one cell of each line, that of i-k-j all cells of one line. Right: bars of the lines "
                + "fetched per multiplication; at n = 128 j-k-i needs 2, i-j-k 1, i-k-j 0.13, blocked 0.02; at n = 120 "
                + "the first three need 0.13.");
        Figure[] sheets = new Figure[4];
        for (int k = 0; k < 3; k++) {
            sheets[k] = heat("sheet " + k + ": column x row", PlainProducts.sheet(a, b, k));
        }
        sheets[3] = heat("their sum is AB", a.multiply(b));
        Panels.of("A product is a stack of sheets of rank 1", 4, sheets).cell(260, 250).save("sheets",
                "Three 2 x 2 sheets, 7 8 28 32 and 18 20 45 50 and 33 36 66 72, and to their right their sum, the "
                + "product 58 64 139 154.");
    }

    private static HeatMap heat(String title, Matrix sheet) {
        return HeatMap.of(title, "", "", new double[][]{sheet.row(0), sheet.row(1)}).values("%.0f").range(0, 160);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] perMultiplication(int n) {
        return Arrays.stream(LoopOrder.values())
                .mapToDouble(order -> (double) CacheModel.linesFetched(order, n, CACHE_KIB, TILE) / n / n / n).toArray();
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

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
