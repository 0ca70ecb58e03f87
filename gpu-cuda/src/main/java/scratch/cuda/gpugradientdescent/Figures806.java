package scratch.cuda.gpugradientdescent;

import scratch.example.figure.Diagram;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 806: who adds the shares, and what a step too large does.
final class Figures806 {
    private static final double TOO_LARGE = 0.8;

    private Figures806() {
    }

    static void draw(Line data, int iterations, double rate) {
        Diagram.of("Two launches: the next one adds what the last one left")
                .box("w", 0, 0, "weights of i", Role.MODEL)
                .box("x", 0, 1, "tiles of X", Role.DATA)
                .box("r", 1, 1, "residuals", Role.ERROR)
                .box("s", 2, 1, "a share a block", Role.UNCERTAINTY)
                .box("a", 2.9, 0, "all add the shares", Role.NEUTRAL)
                .box("w2", 4.4, 0, "weights of i + 1", Role.MODEL)
                .arrow("w", "r", "").arrow("x", "r", "once").arrow("r", "s", "X^T r").arrow("s", "a", "next launch")
                .arrow("a", "w2", "same bits")
                .save("launches", "In launch i the weights and tiles of X give residuals, and these a share of the gradient "
                        + "for each block; in launch i + 1 every block adds all shares and so comes to the same new weights.");
        double[] steps = new double[iterations];
        for (int t = 0; t < iterations; t++) {
            steps[t] = t;
        }
        Plot.of("The mean squared residual, by size of a step", "iteration", "mean square").yLog()
                .line("rate " + rate, steps, losses(data, iterations, rate)).as(Role.MODEL)
                .line("rate " + TOO_LARGE, steps, losses(data, iterations, TOO_LARGE)).as(Role.ERROR)
                .horizontal("noise", 0.01).as(Role.NEUTRAL)
                .save("rates", "Two curves on a logarithmic axis: at the small rate the mean square falls towards that of the "
                        + "noise; at rate 0.8 it grows without end.");
    }

    private static double[] losses(Line data, int iterations, double rate) {
        return BlockwiseDescent.fit(data.wideX(), data.wideY(), 1, iterations, rate).losses();
    }
}
