package scratch.cuda.firstkernel;

import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 802: who adds what, and when it was worth the way.
final class Figures802 {
    private static final int POINTS = 61;

    private Figures802() {
    }

    static void draw(AddTime time) {
        grid().save("grid", "Three blocks of four threads above a row of ten elements: each thread points at the element of "
                + "its number, and the last two threads of the last block point at nothing.");
        times(time).save("times", "The least time against the number of elements, both axes logarithmic: the kernel alone "
                + "stays flat at the launch up to 100,000 elements and then lies far below the host; with copies it lies above "
                + "the host everywhere.");
    }

    private static Plot grid() {
        var shape = new LaunchShape(10, 4);
        int started = shape.blocks() * shape.threads();
        double[][] blocks = new double[4][shape.blocks()];
        double[][] threads = new double[4][started];
        double[][] elements = new double[4][shape.n()];
        double[][] arrows = new double[4][shape.n()];
        double[][] lost = new double[4][started - shape.n()];
        for (int b = 0; b < shape.blocks(); b++) {
            box(blocks, b, 4.6 * b, 2.5, 4.4, 1.9);
        }
        for (int i = 0; i < started; i++) {
            double at = 0.2 + i + 0.6 * (i / shape.threads());
            if (i < shape.n()) {
                box(threads, i, at, 2.7, 0.9, 0.9);
                box(elements, i, i + 0.9, 0, 0.9, 0.9);
                put(arrows, i, at + 0.45, 2.65, i + 1.35, 1);
            } else {
                box(threads, i, at, 2.7, 0.9, 0.9);
                put(lost, i - shape.n(), at + 0.45, 2.65, i + 1.35, 1);
            }
        }
        Plot plot = Plot.of("Ten elements, blocks of four threads", "", "")
                .rectangles("block", blocks[0], blocks[1], blocks[2], blocks[3]).as(Role.NEUTRAL)
                .rectangles("thread", threads[0], threads[1], threads[2], threads[3]).as(Role.MODEL)
                .rectangles("element", elements[0], elements[1], elements[2], elements[3]).as(Role.DATA)
                .arrows("adds", arrows[0], arrows[1], arrows[2], arrows[3]).as(Role.NEUTRAL)
                .arrows("no element", lost[0], lost[1], lost[2], lost[3]).as(Role.ERROR);
        for (int i = 0; i < started; i++) {
            plot = plot.text(0.65 + i + 0.6 * (i / shape.threads()), 3.05, Integer.toString(i % shape.threads()));
            if (i < shape.n()) {
                plot = plot.text(i + 1.35, 0.35, Integer.toString(i));
            }
        }
        for (int b = 0; b < shape.blocks(); b++) {
            plot = plot.text(4.6 * b + 2.2, 3.95, "block " + b);
        }
        return plot.xRange(-0.4, 14).yRange(-0.4, 4.8).size(760, 380);
    }

    private static void box(double[][] corners, int i, double x, double y, double width, double height) {
        put(corners, i, x, y, x + width, y + height);
    }

    private static void put(double[][] corners, int i, double x0, double y0, double x1, double y1) {
        corners[0][i] = x0;
        corners[1][i] = y0;
        corners[2][i] = x1;
        corners[3][i] = y1;
    }

    private static Plot times(AddTime time) {
        double[] n = new double[POINTS];
        double[][] micros = new double[3][POINTS];
        for (int i = 0; i < POINTS; i++) {
            n[i] = Math.pow(10, 2 + 6.0 * i / (POINTS - 1));
            micros[0][i] = time.kernel(n[i]);
            micros[1][i] = time.withCopies(n[i]);
            micros[2][i] = time.onHost(n[i]);
        }
        return Plot.of("Adding two vectors: the least time", "elements", "10^-6 s").xLog().yLog()
                .line("kernel, the numbers are there", n, micros[0]).as(Role.MODEL)
                .line("kernel and copies", n, micros[1]).as(Role.ERROR)
                .line("host", n, micros[2]).as(Role.DATA)
                .horizontal("a launch", time.launchMicros()).as(Role.NEUTRAL).size(720, 440);
    }
}
