package scratch.cuda.matmulladder;

import java.util.Map;

import scratch.cuda.kernel.GemmRung;
import scratch.cuda.kernel.Precision;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 805: whom a fetched element serves, the roofs over the rungs, and what a warp touches.
final class Figures805 {
    private static final int WARP = 32;

    private Figures805() {
    }

    static void draw(Map<GemmRung, RungCount> counts, MachineRoofs roofs) {
        tiles().save("tiles", "A tile of C with the strip of A to its left and the strip of B above it; one element of A "
                + "serves a row of the tile, one element of B a column.");
        ladder(counts, roofs).save("ladder", "Multiply-adds for each byte from global memory against the share of the peak, "
                + "both logarithmic; naive and coalesced lie on the slope of the L2 cache, the later rungs to the right, "
                + "below the flat roof of arithmetic.");
        Panels.of("One read of a warp: the sectors of 32 bytes that it touches", 2,
                sectors("threads below each other", true), sectors("threads beside each other", false)).cell(430, 400)
                .save("sectors", "A matrix as 32 rows of sectors; threads that stand below each other touch one sector in "
                        + "each of 32 rows, threads that stand beside each other four neighbours in one row.");
    }

    private static Plot tiles() {
        return Plot.of("C = A B by tiles", "", "").equalAspect()
                .rectangles("matrices", new double[] {0, 9, 9}, new double[] {0, 9, 0}, new double[] {8, 17, 17},
                        new double[] {8, 17, 8}).as(Role.NEUTRAL)
                .rectangles("fetched for the tile", new double[] {0, 12}, new double[] {3, 9}, new double[] {8, 14},
                        new double[] {5, 17}).as(Role.DATA)
                .rectangles("tile of C", new double[] {12}, new double[] {3}, new double[] {14}, new double[] {5})
                .as(Role.MODEL)
                .rectangles("one element, and whom it serves", new double[] {3, 12, 13, 13}, new double[] {4, 4, 12, 3},
                        new double[] {3.4, 14, 13.4, 13.4}, new double[] {4.4, 4.4, 12.4, 5}).as(Role.ERROR)
                .text(1, 6.6, "A").text(16, 15.6, "B").text(16, 6.6, "C").size(620, 560);
    }

    private static Plot ladder(Map<GemmRung, RungCount> counts, MachineRoofs roofs) {
        double left = 0.02;
        double right = 100;
        double ridge = roofs.multiplyAdds() / roofs.bytes();
        Plot plot = Plot.of("What the counts allow: floats on a Hopper GPU", "multiply-adds for each byte from global memory",
                "% of the peak at most").xLog().yLog()
                .line("roofs: L2 cache and arithmetic", new double[] {left, ridge, right},
                        new double[] {100 * left / ridge, 100, 100}).as(Role.NEUTRAL);
        double[] up = {1.35, 1.35, 0.62, 0.62, 0.78, 0.78, 1.12};
        int number = 0;
        double[] x = new double[7];
        double[] y = new double[7];
        for (GemmRung rung : GemmRung.values()) {
            if (rung.precision() == Precision.FP32) {
                RungCount count = counts.get(rung);
                x[number] = 1000 / count.bytes();
                y[number] = 100 * roofs.attainable(count, Precision.FP32);
                number++;
            }
        }
        plot = plot.points("rungs", x, y).as(Role.DATA);
        for (int i : new int[] {0, 1, 2, 3, 6}) {
            plot = plot.text(x[i] * (i < 2 ? 0.75 : 1), y[i] * up[i], Ex805MatmulLadder.name(GemmRung.values()[i]));
        }
        return plot.xRange(left, right).yRange(0.3, 160);
    }

    private static Plot sectors(String title, boolean below) {
        double[][] touched = new double[4][below ? WARP : 4];
        for (int i = 0; i < touched[0].length; i++) {
            double column = below ? 2 : 2 + i;
            double row = below ? i : 12;
            touched[0][i] = column;
            touched[1][i] = row;
            touched[2][i] = column + 0.9;
            touched[3][i] = row + 0.8;
        }
        double[][] all = new double[4][WARP];
        for (int i = 0; i < WARP; i++) {
            all[0][i] = 0;
            all[1][i] = i;
            all[2][i] = 7.9;
            all[3][i] = i + 0.8;
        }
        return Plot.of(title, "sector of the row", "row")
                .rectangles("rows of 256 bytes", all[0], all[1], all[2], all[3]).as(Role.NEUTRAL)
                .rectangles(below ? "32 sectors for 32 floats" : "4 sectors for 32 floats", touched[0], touched[1], touched[2],
                        touched[3]).as(below ? Role.ERROR : Role.MODEL);
    }
}
