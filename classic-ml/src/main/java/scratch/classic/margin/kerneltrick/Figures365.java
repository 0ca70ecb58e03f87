package scratch.classic.margin.kerneltrick;

import java.util.Arrays;

import scratch.classic.supportvector.Kernel;
import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.SVR;
import scratch.example.data.Datasets;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 365: rings, two values of gamma, the tube.
final class Figures365 {
    private Figures365() {
    }

    static void draw(long seed, double epsilon) {
        Matrix rings = Ex365KernelTrick.ringPoints(seed);
        int[] ring = Ex365KernelTrick.ringLabels();
        Panels.of("Two rings", 2, region("a line", rings, ring, Kernel.linear(), "inner", "outer", "x1", "x2", 3),
                region("the kernel (1 + a'b)^2", rings, ring, Kernel.polynomial(2, 1, 1), "inner", "outer", "x1", "x2", 3))
                .cell(440, 440).save("rings", "Two panels with an inner and an outer ring of points. Left a line, which "
                + "separates nothing. Right the boundary of the polynomial kernel, a closed curve between the rings.");
        Matrix x = Ex365KernelTrick.tumours().selectColumns(0, 1);
        int[] benign = Datasets.breastCancer().y();
        String[] names = Datasets.breastCancer().classNames().toArray(String[]::new);
        Panels.of("Gamma: how far a row is heard", 2,
                region("gamma = 0.1: one smooth boundary", x, benign, Kernel.rbf(0.1), names[0], names[1],
                "mean radius, standardised", "mean texture, standardised", 3.5),
                region("gamma = 30: islands around single tumours", x, benign, Kernel.rbf(30), names[0], names[1],
                "mean radius, standardised", "mean texture, standardised", 3.5)).cell(440, 440)
                .save("gamma", "Tumours by radius and texture. Left, with gamma 0.1, the boundary is one smooth curve. Right, "
                + "with gamma 30, it is in pieces, with islands around single tumours.");
        Panels.of("A tube instead of a margin", 2, tube(0.01), tube(epsilon)).cell(440, 380)
                .save("tube", "A disturbed sine and two fits. Left, with a tube of 0.01, nearly all points are support vectors "
                + "and the curve follows the disturbance. Right, with a wider tube, few points are outside and the curve "
                + "is smooth.");
    }

    private static Plot region(String title, Matrix x, int[] labels, Kernel kernel, String first, String second, String xName,
                               String yName, double half) {
        KernelSVM svm = Ex365KernelTrick.fit(x, labels, kernel, 1);
        return Plot.of(title, xName, yName).points(x.column(0), x.column(1), labels, first, second)
                .contour("f = 0", (a, b) -> svm.decisions(Matrix.wrap(1, 2, new double[] {a, b})).get(0, 0), 0,
                        -half, half, -half, half).as(Role.NEUTRAL).xRange(-half, half).yRange(-half, half);
    }

    private static Plot tube(double epsilon) {
        SVR svr = Ex365KernelTrick.curve(epsilon);
        Matrix times = Ex365KernelTrick.times();
        double[] y = Ex365KernelTrick.waves();
        double[] x = times.column(0);
        double[] f = svr.predict(times);
        int[] support = svr.supportRows();
        return Plot.of("epsilon = " + epsilon, "x", "y")
                .band("tube", x, Arrays.stream(f).map(v -> v - epsilon).toArray(), Arrays.stream(f).map(v -> v + epsilon)
                        .toArray()).as(Role.UNCERTAINTY)
                .points("data", x, y).as(Role.DATA)
                .focus("support vectors", Arrays.stream(support).mapToDouble(i -> x[i]).toArray(),
                        Arrays.stream(support).mapToDouble(i -> y[i]).toArray())
                .line("f", x, f).as(Role.MODEL).line("sine", x, Arrays.stream(x).map(Math::sin).toArray()).as(Role.TRUTH);
    }
}
