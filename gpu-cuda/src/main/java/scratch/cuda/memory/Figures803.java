package scratch.cuda.memory;

import java.util.Locale;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 803: which sectors a warp touches, copies beside kernels, and jobs that the bus spoils.
final class Figures803 {
    private static final double GAP = 0.06;

    private Figures803() {
    }

    static void draw(double[] whole, int chunks, double bus) {
        coalescing().save("coalescing", "Four rows of sectors: stride 1 touches 4 of them and uses all bytes; offset by one "
                + "float 5; stride 2 touches 8, half used; stride 8 touches 32, an eighth of each used.");
        int shown = Math.min(chunks, 16);
        Panels.of("One job of three stages, in milliseconds", 1, timeline("one chunk: " + sum(1, whole) + " ms", 1, whole),
                timeline(shown + " chunks on streams: " + sum(shown, whole) + " ms", shown, whole)).cell(760, 230)
                .save("timeline", "Two timelines: with one chunk, copy in, kernel and copy out follow each other; with "
                        + "several chunks they run side by side, and the job takes hardly longer than one copy.");
        transfers(bus).save("transfers", "Time on the bus and on the device for products of n by n, both axes logarithmic: "
                + "below a few thousand rows the bus takes longer.");
    }

    private static Plot coalescing() {
        int[][] cases = {{0, 1}, {1, 1}, {0, 2}, {0, 8}};
        String[] names = {"lane i: float i", "float i + 1", "float 2 i", "float 8 i"};
        Plot plot = Plot.of("A read of 32 lanes, and the sectors of 32 bytes that come for it", "sector", "");
        double[][] all = new double[4][4 * WarpAccess.LANES];
        double[][] wanted = new double[4][4 * WarpAccess.LANES];
        boolean[][] touched = new boolean[4][WarpAccess.LANES];
        for (int c = 0; c < cases.length; c++) {
            for (int lane = 0; lane < WarpAccess.LANES; lane++) {
                int i = c * WarpAccess.LANES + lane;
                double at = Float.BYTES * (cases[c][0] + cases[c][1] * lane) / (double) WarpAccess.SECTOR;
                touched[c][(int) at] = true;
                rectangle(all, i, lane + GAP, 3 - c, lane + 1 - GAP, 0.7);
                rectangle(wanted, i, at + 0.01, 3 - c, at + 0.115, 0.7);
            }
        }
        int count = 0;
        double[][] moved = new double[4][4 + 5 + 8 + WarpAccess.LANES];
        for (int c = 0; c < cases.length; c++) {
            for (int s = 0; s < WarpAccess.LANES; s++) {
                if (touched[c][s]) {
                    rectangle(moved, count++, s + GAP, 3 - c, s + 1 - GAP, 0.7);
                }
            }
        }
        plot = rectangles(plot, "left alone", all).as(Role.NEUTRAL);
        plot = rectangles(plot, "moved", moved).as(Role.UNCERTAINTY);
        plot = rectangles(plot, "wanted", wanted).as(Role.MODEL);
        return plot.yCategories("float 8 i", "float 2 i", "float i + 1", names[0]).size(860, 340);
    }

    private static Plot timeline(String title, int chunks, double[] whole) {
        double[] each = Pipeline.perChunk(chunks, Ex803Memory.START, whole);
        double[][] end = Pipeline.ends(chunks, each);
        Plot plot = Plot.of(title, "milliseconds", "");
        String[] names = {"copy in", "kernel", "copy out"};
        Role[] roles = {Role.DATA, Role.MODEL, Role.ALTERNATIVE};
        for (int s = 0; s < each.length; s++) {
            double[][] bars = new double[4][chunks];
            for (int c = 0; c < chunks; c++) {
                rectangle(bars, c, end[c][s] - each[s], 2 - s, end[c][s], 0.6);
            }
            plot = rectangles(plot, names[s], bars).as(roles[s]);
        }
        return plot.yCategories("copy out", "kernel", "copy in").xRange(0, Pipeline.total(1, Ex803Memory.START, whole));
    }

    private static Plot transfers(double bus) {
        double[] n = new double[61];
        double[] there = new double[n.length];
        double[] here = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = 256 * Math.pow(2, i / 8.0);
            Job product = Job.product((int) Math.rint(n[i]));
            there[i] = 1e3 * product.busSeconds(bus);
            here[i] = 1e3 * product.deviceSeconds(Ex803Memory.MEMORY, Ex803Memory.PEAK);
        }
        return Plot.of("A product of two matrices whose data come over the bus", "rows n", "milliseconds").xLog().yLog()
                .line("bus", n, there).as(Role.ERROR).line("device", n, here).as(Role.MODEL)
                .vertical("as long as each other", 6 * Ex803Memory.PEAK / bus).as(Role.NEUTRAL);
    }

    // `height` either side of y together.
    private static void rectangle(double[][] to, int i, double x0, double y, double x1, double height) {
        to[0][i] = x0;
        to[1][i] = y - height / 2;
        to[2][i] = x1;
        to[3][i] = y + height / 2;
    }

    private static Plot rectangles(Plot plot, String name, double[][] corners) {
        return plot.rectangles(name, corners[0], corners[1], corners[2], corners[3]);
    }

    private static String sum(int chunks, double[] whole) {
        return String.format(Locale.ROOT, "%.1f", Pipeline.total(chunks, Ex803Memory.START, whole));
    }
}
