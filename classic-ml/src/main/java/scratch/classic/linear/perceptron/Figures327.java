package scratch.classic.linear.perceptron;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 327: the concept, the bound, the failure.
final class Figures327 {
    private Figures327() {
    }

    static void draw(Gap[] gaps, int... wrong) {
        Panels.of("Four corners, two classes, one line", 3, corner("AND", "and"), corner("OR", "or"), xor()).cell(400, 440)
                .save("corners", "Three unit squares with classes at the corners. AND: a line cuts off the corner (1, 1). OR: "
                + "a line cuts off the corner (0, 0). XOR: the classes sit on the two diagonals, and each of the two lines "
                + "drawn leaves a corner on the wrong side.");
        margins(gaps).save("margins", "Mistakes against the margin, both axes logarithmic. The bound rises as one over the "
                + "margin squared; the mistakes rise too and stay below it everywhere.");
        double[] passes = IntStream.rangeClosed(1, wrong.length).asDoubleStream().toArray();
        Plot.of("Two kinds of iris: no plane separates them", "passes", "rows wrong, of 100")
                .line("perceptron after each pass", passes, Arrays.stream(wrong).asDoubleStream().toArray()).as(Role.MODEL)
                .save("restless", "Rows of iris that are wrong after each of 200 passes: the curve jumps up and down between a "
                + "few rows and about half of them, and never settles.");
    }

    private static Plot corner(String title, String function) {
        int[] labels = Ex327Perceptron.labels(function);
        var fit = Perceptron.fit(Ex327Perceptron.CORNERS, labels, Perceptron.Options.defaults());
        double[] at = {-0.6, 1.6};
        double[] line = Arrays.stream(at).map(x -> -(fit.bias() + fit.weights()[0] * x) / fit.weights()[1]).toArray();
        return square(title, labels).line("learned line", at, line).as(Role.MODEL);
    }

    private static Plot xor() {
        double[] at = {-0.6, 1.6};
        return square("XOR", Ex327Perceptron.labels("xor"))
                .line("wrong at (1, 1)", at, new double[] {1.1, -1.1}).as(Role.ALTERNATIVE)
                .line("wrong at (0, 0)", at, new double[] {2.1, -0.1}).as(Role.ERROR);
    }

    private static Plot square(String title, int... labels) {
        double[] x = Ex327Perceptron.CORNERS.column(0);
        double[] y = Ex327Perceptron.CORNERS.column(1);
        return Plot.of(title, "x1", "x2").points(x, y, labels, "label 0", "label 1").equalAspect()
                .xRange(-0.6, 1.6).yRange(-0.6, 1.6);
    }

    private static Plot margins(Gap... gaps) {
        double[] margin = Arrays.stream(gaps).mapToDouble(Gap::margin).toArray();
        return Plot.of("The narrower the gap, the more mistakes", "margin", "mistakes")
                .points("perceptron", margin, Arrays.stream(gaps).mapToDouble(Gap::mistakes).toArray()).as(Role.DATA)
                .line("Novikoff's bound", margin, Arrays.stream(gaps).mapToDouble(Gap::bound).toArray()).as(Role.UNCERTAINTY)
                .xLog().yLog();
    }
}
