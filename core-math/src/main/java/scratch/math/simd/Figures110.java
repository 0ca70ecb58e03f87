package scratch.math.simd;

import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 110: ten numbers on four lanes, and the roof that no instruction lifts.
final class Figures110 {
    // One float addition waits this long for the one before: four cycles at 3 GHz.
    private static final double CHAIN_NANOS = 1.3;

    private Figures110() {
    }

    static void draw(Roofline roof) {
        lanePlot().save("simd", "The numbers 1 to 10 on four lanes; 1 to 4 and 5 to 8 are added as whole registers to 6, 8, "
                + "10, 12, which makes 36; 9 and 10 are left over as the tail, which makes 19.");
        roofline(roof).save("roofline", "A slanted limit for memory and a flat one for arithmetic, both axes logarithmic; "
                + "axpy, sum and matrix times vector lie on the slope, products under the flat part; an arrow lifts the plain "
                + "sum from the level of one chain of additions up to the slope, where it ends.");
    }

    private static Plot roofline(Roofline roof) {
        double[] edge = {0.05, Math.clamp(roof.ridge(), 0.05, 400), 400};
        double[] roofs = {roof.attainable(0.05), roof.attainable(edge[1]), roof.attainable(400)};
        double[] best = {2 / 12.0, 1 / 4.0, 2 / 4.0, 60 / 6.0, 1000 / 6.0};
        String[] names = {"axpy", "sum", "matrix * vector", "product, n = 60", "product, n = 1000"};
        double[] right = {0.62, 1.8, 3.5, 2.4, 0.55};         // where the names stand, as factors
        double[] up = {1, 0.7, 0.7, 0.45, 1.1};
        double[] heights = new double[best.length];
        double plain = 1 / CHAIN_NANOS;
        Plot plot = Plot.of("The roofline: what memory and arithmetic allow", "operations per byte", "GFLOP/s").xLog().yLog()
                .line("limit of the machine", edge, roofs).as(Role.NEUTRAL)
                .horizontal("one chain of additions", plain).as(Role.ERROR)
                .arrows("what SIMD gives a sum", new double[]{0.25}, new double[]{plain}, new double[]{0.25},
                        new double[]{0.8 * roof.attainable(0.25)}).as(Role.MODEL);
        for (int k = 0; k < best.length; k++) {
            heights[k] = roof.attainable(best[k]);
            plot = plot.text(right[k] * best[k], up[k] * heights[k], names[k]);
        }
        return plot.points("kernels", best, heights).as(Role.DATA).xRange(0.05, 400)
                .yRange(Math.min(0.4, 0.5 * roofs[0]), 2.5 * roof.peak());
    }

    private static Plot lanePlot() {
        Plot plot = Plot.of("1 + 2 + ... + 10 on four lanes", "", "");
        double[] columns = {0, 1, 2, 3};
        plot = cells(plot, "first register", Role.DATA, 3, 1, columns);
        plot = cells(plot, "second register", Role.ALTERNATIVE, 2, 5, columns);
        plot = cells(plot, "tail", Role.ERROR, 3, 9, new double[]{4, 5});
        plot = cells(plot, "lanes", Role.MODEL, 1, 0, columns);
        for (int l = 0; l < 4; l++) {
            plot = plot.text(l, 0.78, Integer.toString(6 + 2 * l));
        }
        plot = plot.rectangles("sum", new double[]{-0.42}, new double[]{-0.35}, new double[]{3.42}, new double[]{0.35})
                .text(1.5, -0.22, "36")
                .rectangles("sum", new double[]{3.58}, new double[]{-0.35}, new double[]{5.42}, new double[]{0.35})
                .as(Role.TRUTH)
                .text(4.5, -0.22, "19");
        return plot.xCategories("lane 0", "lane 1", "lane 2", "lane 3", "", "").yCategories("sum", "lanes", "+", "");
    }

    // A row of cells with the numbers first, first + 1, …; without numbers if first is 0.
    private static Plot cells(Plot plot, String name, Role role, double row, int first, double[] columns) {
        int n = columns.length;
        double[][] corners = new double[4][n];
        for (int i = 0; i < n; i++) {
            corners[0][i] = columns[i] - 0.42;
            corners[1][i] = row - 0.35;
            corners[2][i] = columns[i] + 0.42;
            corners[3][i] = row + 0.35;
        }
        Plot cells = plot.rectangles(name, corners[0], corners[1], corners[2], corners[3]).as(role);
        for (int i = 0; i < n && first > 0; i++) {
            cells = cells.text(columns[i], row - 0.22, Integer.toString(first + i));
        }
        return cells;
    }
}
