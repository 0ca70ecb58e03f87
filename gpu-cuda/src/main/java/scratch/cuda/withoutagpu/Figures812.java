package scratch.cuda.withoutagpu;

import scratch.example.figure.Diagram;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 812: lanes that wait for each other, what a barrier orders, and passes by stride.
final class Figures812 {
    private static final int SHOWN = 8;
    private static final int WIDEST = 64;

    private Figures812() {
    }

    static void draw() {
        lockstep().save("lockstep", "Eight lanes below each other, rounds to the right: lane t is at work for t + 1 rounds and "
                + "then waits, until the last lane has gone round eight times.");
        order().save("order", "Warp 0 writes a and then reads b, which warp 1 has yet to write: nothing orders the two. With a "
                + "barrier both writes come before both reads.");
        passes().save("passes", "Bars of passes by stride from 1 to 64: 1 for odd strides, 2, 4, 8, 16 for multiples of these, "
                + "and 32 at strides 32 and 64.");
    }

    private static Plot lockstep() {
        double[][] works = new double[4][SHOWN * (SHOWN + 1) / 2];
        double[][] waits = new double[4][SHOWN * (SHOWN - 1) / 2];
        int work = 0;
        int wait = 0;
        for (int lane = 0; lane < SHOWN; lane++) {
            for (int round = 0; round < SHOWN; round++) {
                if (round <= lane) {
                    cell(works, work++, round, lane);
                } else {
                    cell(waits, wait++, round, lane);
                }
            }
        }
        return Plot.of("A loop of t + 1 rounds: the warp goes round as often as its slowest lane", "round", "lane")
                .rectangles("at work", works[0], works[1], works[2], works[3]).as(Role.DATA)
                .rectangles("waits", waits[0], waits[1], waits[2], waits[3]).as(Role.NEUTRAL)
                .size(640, 420);
    }

    private static void cell(double[][] corners, int i, int round, int lane) {
        corners[0][i] = round + 0.05;
        corners[1][i] = lane + 0.05;
        corners[2][i] = round + 0.95;
        corners[3][i] = lane + 0.95;
    }

    private static Diagram order() {
        return Diagram.of("Puzzle 3: who may read what whom has written").cell(200, 90)
                .box("w0", 0, 0, "warp 0 writes a", Role.DATA)
                .box("r0", 1, 0, "warp 0 reads b", Role.ERROR)
                .box("w1", 0, 1, "warp 1 writes b", Role.DATA)
                .box("r1", 1, 1, "warp 1 reads a", Role.ERROR)
                .arrow("w0", "r0", "").arrow("w1", "r1", "")
                .box("v0", 2.2, 0, "warp 0 writes a", Role.DATA)
                .box("v1", 2.2, 1, "warp 1 writes b", Role.DATA)
                .box("bar", 3.1, 0.5, "bar.sync", Role.MODEL)
                .box("s0", 4, 0, "warp 0 reads b", Role.DATA)
                .box("s1", 4, 1, "warp 1 reads a", Role.DATA)
                .arrow("v0", "bar", "", Role.MODEL).arrow("v1", "bar", "", Role.MODEL)
                .arrow("bar", "s0", "", Role.MODEL).arrow("bar", "s1", "", Role.MODEL);
    }

    private static Plot passes() {
        double[][] bars = new double[4][WIDEST];
        for (int stride = 1; stride <= WIDEST; stride++) {
            bars[0][stride - 1] = stride - 0.4;
            bars[2][stride - 1] = stride + 0.4;
            bars[3][stride - 1] = Lockstep.passes(stride);
        }
        return Plot.of("A warp reads 32 words of shared memory", "stride in words", "passes")
                .rectangles("passes", bars[0], bars[1], bars[2], bars[3]).as(Role.ERROR);
    }
}
