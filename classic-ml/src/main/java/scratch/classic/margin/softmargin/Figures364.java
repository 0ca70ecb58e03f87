package scratch.classic.margin.softmargin;

import java.util.Arrays;

import scratch.classic.supportvector.KernelSVM;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 364: the street, what C does to it, and a flower that narrows it.
final class Figures364 {
    private Figures364() {
    }

    static void draw(Flowers odd) {
        Flowers setosa = Ex364SoftMargin.setosa();
        street("The widest street between two kinds of flowers", setosa, Double.POSITIVE_INFINITY, "setosa", "versicolor")
                .save("street", "Petal lengths and widths of setosa and versicolor, with the separating line in the middle of "
                + "a street. The edges of the street touch one flower on each side, which are marked as support vectors.");
        Flowers virginica = Ex364SoftMargin.virginica();
        Panels.of("C: what it costs to stand in the street", 2,
                street("C = 0.01: a wide street, full of flowers", virginica, 0.01, "versicolor", "virginica"),
                street("C = 100: a narrow one, nearly empty", virginica, 100, "versicolor", "virginica")).cell(460, 420)
                .save("c", "Two panels with the petals of versicolor and virginica. Left, with C = 0.01, the street is so wide "
                + "that nearly all flowers stand in it and are support vectors. Right, with C = 100, it is narrow and few do.");
        boolean separable = separates(odd);
        Panels.of("One odd flower", 2,
                street("hard margin: it moves the line", odd, separable ? Double.POSITIVE_INFINITY : 1e4, "setosa",
                "versicolor"), street("C = 1: it pays, the line stays", odd, 1, "setosa", "versicolor")).cell(460, 420)
                .save("odd-flower", "Setosa and versicolor with one odd versicolor flower close to setosa. Left, the hard "
                + "margin leaves a narrow street between the odd flower and setosa. Right, with C = 1, the street is wide and "
                + "the odd flower stands inside.");
    }

    private static boolean separates(Flowers flowers) {
        try {
            Ex364SoftMargin.fit(flowers, Double.POSITIVE_INFINITY);
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static Plot street(String title, Flowers flowers, double c, String negative, String positive) {
        KernelSVM svm = Ex364SoftMargin.fit(flowers, c);
        double[] w = svm.weights(0);
        double b = svm.intercepts()[0];
        double[] length = flowers.x().column(0);
        double[] width = flowers.x().column(1);
        double[] ends = {Arrays.stream(length).min().orElseThrow() - 0.3, Arrays.stream(length).max().orElseThrow() + 0.3};
        Matrix support = flowers.x().selectRows(svm.supportRows());
        double low = Arrays.stream(width).min().orElseThrow() - 0.3;
        double high = Arrays.stream(width).max().orElseThrow() + 0.3;
        return Plot.of(title, "petal length, cm", "petal width, cm")
                .points(length, width, flowers.labels(), negative, positive)
                .focus("support vectors", support.column(0), support.column(1))
                .line("f = 0", ends, line(ends, w, b)).as(Role.NEUTRAL)
                .line("f = -1", ends, line(ends, w, b + 1)).as(Role.UNCERTAINTY)
                .line("f = 1", ends, line(ends, w, b - 1)).as(Role.UNCERTAINTY)
                .xRange(ends[0], ends[1]).yRange(low, high);
    }

    private static double[] line(double[] length, double[] w, double b) {
        return Arrays.stream(length).map(x -> -(b + w[0] * x) / w[1]).toArray();
    }
}
