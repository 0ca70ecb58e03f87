package scratch.math.strassen;

import java.util.Arrays;
import java.util.List;

import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 113: what the seven products contain, how errors grow, and from which size on it pays.
final class Figures113 {
    private static final List<String> A = List.of("a11", "a12", "a21", "a22");
    private static final List<String> B = List.of("b11", "b12", "b21", "b22");

    private Figures113() {
    }

    static void draw(int n, double[] errors, double[] lost, CostModel model) {
        Figure[] panels = new Figure[8];
        for (int r = 0; r < 7; r++) {
            panels[r] = heat("P" + (r + 1), terms(r));
        }
        panels[7] = heat("c12 = P1 + P3 + P5 + P6", entry(1));
        Panels.of("Seven products of sums, and four of them added up: all but two terms cancel", 4, panels).cell(300, 270)
                .save("seven-products", "Eight 4 x 4 tables, the terms a times b in rows a11 to a22 and columns b11 to b22. P1 "
                + "and P2 hold one term each, P3 to P7 four to nine of both signs. The last is P1 + P3 + P5 + P6: only a11 b12 "
                + "and a12 b22 are left, which is c12.");
        Panels.of("What the missing multiplications cost", 2, levels(n, errors), small(lost)).cell(520, 400)
                .save("error-by-level", "Left: the largest error of a product of random matrices against the number of levels, "
                + "on a logarithmic axis: it grows about twice with each level; the bound grows five times a level, and lies "
                + "hundreds of times higher. Right: the relative error of the small element c22 = e^2 + e^4 against e: it "
                + "grows as e falls, to 0.2 at e = 1e-8; the plain product stays at 1e-16.");
        crossover(model).save("crossover", "How many times as fast as the plain product one, two and three levels are by the "
                + "model, against n: below 1 for small matrices, 1 near a thousand for one level, and each further level "
                + "pays at twice the size.");
    }

    /// The 16 products of an element of A and one of B, with their weights in P of number r.
    private static double[][] terms(int r) {
        int[] factors = SevenProducts.factors()[r];
        double[][] terms = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                terms[i][j] = factors[i] * factors[4 + j];
            }
        }
        return terms;
    }

    /// The same for an element of C.
    private static double[][] entry(int q) {
        double[][] sum = new double[4][4];
        for (int r = 0; r < 7; r++) {
            double[][] terms = terms(r);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    sum[i][j] += SevenProducts.weights()[q][r] * terms[i][j];
                }
            }
        }
        return sum;
    }

    private static HeatMap heat(String title, double[][] terms) {
        return HeatMap.of(title, "", "", terms).rows(A).columns(B).values("%.0f").range(-1, 1);
    }

    private static Plot levels(int n, double[] errors) {
        double[] at = new double[errors.length];
        double[] bound = new double[errors.length];
        Arrays.setAll(at, i -> i);
        Arrays.setAll(bound, i -> ProductError.bound(n, i) / ProductError.UNIT_ROUNDOFF);
        return Plot.of("Random matrices, n = " + n, "levels", "largest error, in units of u").yLog()
                .line("bound", at, bound).as(Role.NEUTRAL)
                .line("measured", at, errors).as(Role.ERROR).points("", at, errors).as(Role.ERROR);
    }

    private static Plot small(double[] lost) {
        double[] e = new double[lost.length];
        double[] shown = new double[lost.length];
        double[] plain = new double[lost.length];
        Arrays.setAll(e, i -> Math.pow(10, -i - 1));
        Arrays.setAll(shown, i -> Math.max(lost[i], 1e-17));
        Arrays.fill(plain, ProductError.UNIT_ROUNDOFF);
        return Plot.of("A small element beside large ones", "e", "relative error of c22").xLog().yLog()
                .line("seven products", e, shown).as(Role.ERROR).line("plain product, at most", e, plain).as(Role.MODEL)
                .yRange(1e-18, 10);
    }

    private static Plot crossover(CostModel model) {
        double[] n = new double[61];
        Arrays.setAll(n, i -> 128 * Math.pow(2, i / 10.0));
        Plot plot = Plot.of("From which size on do fewer multiplications pay?", "n", "times as fast as the plain product")
                .xLog();
        Role[] roles = {Role.MODEL, Role.ALTERNATIVE, Role.UNCERTAINTY};
        for (int levels = 1; levels <= 3; levels++) {
            int depth = levels;
            double[] ratio = Arrays.stream(n).map(size -> model.seconds(size, 0) / model.seconds(size, depth)).toArray();
            plot = plot.line(levels == 1 ? "1 level" : levels + " levels", n, ratio).as(roles[levels - 1]);
        }
        return plot.horizontal("as fast", 1).as(Role.NEUTRAL).yRange(0, 1.6);
    }
}
