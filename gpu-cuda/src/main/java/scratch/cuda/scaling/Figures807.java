package scratch.cuda.scaling;

import java.util.function.LongFunction;

import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 807: where the lines cross, where they never do, and what a program gains.
final class Figures807 {
    private static final int POINTS = 61;

    private Figures807() {
    }

    static void draw(Processor processor, Accelerator gpu, double factor) {
        times("Product of two matrices: the lines cross", "rows and columns", Work::product, 16, 6000, processor, gpu)
                .save("crossover", "The least time of a product against its size, both logarithmic. The processor's line is "
                        + "lowest on the left and steepest; it crosses that of the GPU with the numbers there, then that of "
                        + "the GPU with copies.");
        times("Sum of two vectors: copied, it never pays", "numbers", Work::sum, 1e3, 1e9, processor, gpu)
                .save("never", "The least time of a sum against its size, both logarithmic. The line of the GPU with copies "
                        + "stays above the processor's and becomes parallel to it; without copies it crosses below.");
        amdahl(factor).save("amdahl", "How many times as fast a program is against how many times as fast its part is: lines "
                + "for shares of 50, 90 and 99 percent flatten out at 2, 10 and 100.");
    }

    private static Plot times(String title, String x, LongFunction<Work> work, double from, double to, Processor processor,
            Accelerator gpu) {
        double[] sizes = new double[POINTS];
        double[][] micros = new double[3][POINTS];
        for (int i = 0; i < POINTS; i++) {
            long n = Math.round(from * Math.pow(to / from, (double) i / (POINTS - 1)));
            Work asked = work.apply(n);
            sizes[i] = n;
            micros[0][i] = 1e6 * processor.seconds(asked);
            micros[1][i] = 1e6 * gpu.seconds(asked);
            micros[2][i] = 1e6 * gpu.seconds(asked.resident());
        }
        return Plot.of(title, x, "microseconds at the least").xLog().yLog()
                .line("processor", sizes, micros[0]).as(Role.DATA)
                .line("GPU, numbers copied", sizes, micros[1]).as(Role.ERROR)
                .line("GPU, numbers there", sizes, micros[2]).as(Role.MODEL);
    }

    private static Plot amdahl(double factor) {
        double[] shares = {0.99, 0.9, 0.5};
        Role[] roles = {Role.MODEL, Role.DATA, Role.ERROR};
        Plot plot = Plot.of("What a faster part does for the whole", "times as fast: the part", "times as fast: the whole")
                .xLog().yLog();
        for (int k = 0; k < shares.length; k++) {
            double[] x = new double[POINTS];
            double[] y = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                x[i] = Math.pow(10, 4.0 * i / (POINTS - 1));
                y[i] = Amdahl.speedUp(shares[k], x[i]);
            }
            plot = plot.line(Math.round(100 * shares[k]) + " % of the time is moved", x, y).as(roles[k]);
        }
        return plot.vertical("this GPU, products that are there", factor).as(Role.NEUTRAL);
    }
}
