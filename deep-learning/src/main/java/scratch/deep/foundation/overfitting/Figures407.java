package scratch.deep.foundation.overfitting;

import java.util.Arrays;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 407: capacity with polynomials, and time with a network. Training is blue, validation pink.
final class Figures407 {
    private Figures407() {
    }

    /// @param sine   x and y of the training points
    /// @param curve  median errors by degree, training and validation
    /// @param real   trained on true labels
    /// @param noisy  one label in five is random
    /// @param random all labels are random
    static void draw(double[][] sine, double[][] curve, Watched real, Watched noisy, Watched random) {
        Panels.of("", 2, fits(sine), capacity(curve)).cell(500, 380).save("capacity", "Left, polynomials of degree 1, 3 and 9 "
                + "through ten points of a sine: the first too stiff, the second near the sine, the last through every point "
                + "and far off between them. Right, the training error falls with the degree, and the validation error falls, "
                + "turns at degree 3 and rises by powers of ten.");
        Panels.of("", 2, accuracies(real, random), losses(noisy)).cell(500, 380).save("training", "Left, accuracies of a "
                + "network: with true labels training reaches 100 percent and validation 90; with random labels training "
                + "reaches 100 percent too, and validation stays near 10. Right, with one label in five random, the training "
                + "loss falls to 0 while the validation loss turns at the marked epoch and rises.");
    }

    private static Plot fits(double[]... sine) {
        double[] x = new double[201];
        Arrays.setAll(x, i -> -1 + i / 100.0);
        Plot plot = Plot.of("three polynomials for the same points", "x", "y").yRange(-2, 2)
                .line("sine", x, Arrays.stream(x).map(v -> Math.sin(Math.PI * (v + 1))).toArray()).as(Role.TRUTH);
        Role[] roles = {Role.ALTERNATIVE, Role.MODEL, Role.ERROR};
        int[] degrees = {1, 3, 9};
        for (int i = 0; i < degrees.length; i++) {
            Polynomial fit = Polynomial.fit(sine[0], sine[1], degrees[i]);
            plot = plot.line("degree " + degrees[i], x, Arrays.stream(x).map(fit::at)
                    .map(v -> Math.abs(v) > 3 ? Double.NaN : v).toArray()).as(roles[i]);
        }
        return plot.points("points", sine[0], sine[1]).as(Role.DATA);
    }

    private static Plot capacity(double[]... curve) {
        double[] degrees = new double[10];
        Arrays.setAll(degrees, i -> i);
        return Plot.of("error by degree, median of 200 draws", "degree", "").yLog().yRange(0.01, 1000)
                .line("training", degrees, Arrays.stream(curve[0]).map(v -> Math.max(v, 0.01)).toArray()).as(Role.DATA)
                .line("validation", degrees, curve[1]).as(Role.ERROR);
    }

    private static Plot accuracies(Watched real, Watched random) {
        return Plot.of("accuracy of the network", "epoch", "").yRange(0, 1.05)
                .line("true labels: training", real.trainingAccuracy()).as(Role.DATA)
                .line("validation", real.validationAccuracy()).as(Role.ERROR)
                .line("random labels: training", random.trainingAccuracy()).as(Role.UNCERTAINTY)
                .line("their validation", random.validationAccuracy()).as(Role.ALTERNATIVE);
    }

    private static Plot losses(Watched noisy) {
        return Plot.of("its loss, one label in five random", "epoch", "").yRange(0, 3)
                .line("training", noisy.trainingLoss()).as(Role.DATA)
                .line("validation", noisy.validationLoss()).as(Role.ERROR)
                .vertical("the turn", noisy.best() + 1.0).as(Role.NEUTRAL);
    }
}
