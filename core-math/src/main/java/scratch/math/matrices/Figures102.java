package scratch.math.matrices;

import java.util.Arrays;

import scratch.example.figure.Bars;
import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 102: what a loop fetches, the sum of outer products, and the sizes that are bad.
final class Figures102 {
    private Figures102() {
    }

    static void draw(Matrix a, Matrix b) {
        String[] names = Arrays.stream(LoopOrder.values()).map(LoopOrder::loops).toArray(String[]::new);
        Figure bars = Bars.of("Lines fetched per multiplication", "loop order", "lines", names)
                .bars("n = 120", perMultiplication(120)).bars("n = 128", perMultiplication(128)).values("%.2f");
        Panels.of("The order of the loops decides how far the next number is", 2, memory(), bars).cell(500, 400)
                .save("loop-orders", "Left: the memory of an 8 x 8 matrix B as 64 cells in 8 cache lines; the innermost loop "
                + "of i-j-k reads one cell of each line, that of i-k-j all cells of one line. Right: bars of the lines "
                + "fetched per multiplication; at n = 128 j-k-i needs 2, i-j-k 1, i-k-j 0.13, blocked 0.02; at n = 120 "
                + "the first three need 0.13.");
        Figure[] products = new Figure[4];
        for (int k = 0; k < 3; k++) {
            products[k] = heat("column " + k + " of A × row " + k + " of B", PlainProducts.outerProduct(a, b, k));
        }
        products[3] = heat("their sum is AB", a.multiply(b));
        Panels.of("A product is a sum of outer products", 4, products).cell(260, 250).save("outer-products",
                "Three 2 x 2 matrices of rank 1, 7 8 28 32 and 18 20 45 50 and 33 36 66 72, and to their right their sum, "
                + "the product 58 64 139 154.");
        sizes().save("sizes", "Lines that i-j-k fetches per multiplication, for n from 100 to 200. It is 0.13 for most sizes "
                + "and jumps to 1 at 128, 160 and 192.");
    }

    private static Plot memory() {
        double[] from = new double[8];
        double[] to = new double[8];
        double[] downwards = new double[8];
        double[] alongARow = new double[8];
        Arrays.setAll(from, line -> 8 * line - 0.4);
        Arrays.setAll(to, line -> 8 * line + 7.4);
        Arrays.setAll(downwards, k -> 8 * k);
        Arrays.setAll(alongARow, k -> k);
        return Plot.of("B, (8, 8), in memory: 64 cells, 8 lines", "position in the array", "")
                .rectangles("line not fetched", Arrays.copyOfRange(from, 1, 8), filled(7, 0.75), Arrays.copyOfRange(to, 1, 8),
                        filled(7, 1.25)).as(Role.NEUTRAL)
                .rectangles("line fetched", from, filled(8, -0.25), to, filled(8, 0.25))
                .rectangles("line fetched", new double[]{-0.4}, filled(1, 0.75), new double[]{7.4}, filled(1, 1.25))
                .as(Role.UNCERTAINTY)
                .points("read by one innermost loop", downwards, filled(8, 0))
                .points("read by one innermost loop", alongARow, filled(8, 1)).as(Role.MODEL)
                .yCategories("i-j-k", "i-k-j").xRange(-1, 64).yRange(-0.6, 1.6);
    }

    private static Plot sizes() {
        double[] n = new double[26];
        double[] lines = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = 100 + 4 * i;
            lines[i] = CacheModel.linesFetched(LoopOrder.IJK, (int) n[i], Ex102Matrices.CACHE_KIB, Ex102Matrices.TILE)
                    / Math.pow(n[i], 3);
        }
        return Plot.of("A few sizes are eight times as bad as their neighbours", "n", "lines fetched per multiplication")
                .line("i-j-k", n, lines).as(Role.ERROR).points("", n, lines)
                .vertical("multiples of 32", 128).vertical("multiples of 32", 160).vertical("multiples of 32", 192)
                .as(Role.NEUTRAL).yRange(0, 1.2);
    }

    private static HeatMap heat(String title, Matrix matrix) {
        return HeatMap.of(title, "", "", new double[][]{matrix.row(0), matrix.row(1)}).values("%.0f").range(0, 160);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] perMultiplication(int n) {
        return Arrays.stream(LoopOrder.values()).mapToDouble(order -> (double) CacheModel.linesFetched(order, n,
                Ex102Matrices.CACHE_KIB, Ex102Matrices.TILE) / n / n / n).toArray();
    }
}
