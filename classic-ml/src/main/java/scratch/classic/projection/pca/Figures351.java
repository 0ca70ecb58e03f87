package scratch.classic.projection.pca;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 351: five points and their directions, the scree, and what units do to the wines.
final class Figures351 {
    private Figures351() {
    }

    static void draw(PrincipalComponents standardised, PrincipalComponents measured) {
        fivePoints();
        double[] numbers = IntStream.rangeClosed(1, 13).asDoubleStream().toArray();
        Panels.of("How much each component keeps", 2,
                Plot.of("the scree of 178 wines", "component", "share of the variance").yLog()
                .line("standardised", numbers, standardised.ratios()).as(Role.MODEL)
                .line("as measured", numbers, measured.ratios()).as(Role.ERROR),
                Plot.of("together", "component", "share of the variance")
                .line("standardised", numbers, together(standardised)).as(Role.MODEL)
                .line("as measured", numbers, together(measured)).as(Role.ERROR)
                .horizontal("90 %", 0.9).as(Role.NEUTRAL).yRange(0, 1.02)).cell(430, 340)
                .save("scree", "Two panels over the number of the component. Left the share of the variance on a logarithmic "
                + "axis: standardised wines fall slowly from 0.36 to 0.008, wines as measured from 0.998 over seven powers of "
                + "ten. Right the shares added up: standardised they pass 0.9 at the eighth component, as measured the line is "
                + "at 1 from the start.");
        Panels.of("The trap of units", 2, wines("as measured: component 1 is proline", measured, false),
                wines("standardised", standardised, true)).cell(430, 400)
                .save("units", "Two scatter plots of 178 wines of three growers along the first two components. Left, as "
                + "measured, the growers overlap along an axis of proline in the hundreds. Right, standardised, they form "
                + "three groups that hardly touch.");
    }

    private static void fivePoints() {
        PrincipalComponents fit = PrincipalComponents.fit(Ex351PCA.FIVE, Options.all());
        Matrix nearest = fit.first(1).reconstruct(Ex351PCA.FIVE);
        double[] x = Ex351PCA.FIVE.column(0);
        double[] y = Ex351PCA.FIVE.column(1);
        double[] mean = fit.means();
        double[] toX = IntStream.range(0, 2).mapToDouble(j -> mean[0] + reach(fit, j) * fit.components().get(j, 0)).toArray();
        double[] toY = IntStream.range(0, 2).mapToDouble(j -> mean[1] + reach(fit, j) * fit.components().get(j, 1)).toArray();
        Plot.of("Five points, and the line that keeps most of their variance", "x", "y").equalAspect()
                .line("component 1", new double[] {1, 9}, new double[] {1, 5}).as(Role.MODEL)
                .segments("what is lost", x, y, nearest.column(0), nearest.column(1)).as(Role.ERROR)
                .points("points", x, y).as(Role.DATA)
                .arrows("components, one deviation long", new double[] {mean[0], mean[0]}, new double[] {mean[1], mean[1]}, toX,
                        toY).as(Role.TRUTH)
                .xRange(0.5, 9.5).yRange(0, 6)
                .save("five-points", "Five points in a plane, a line through their mean that rises by one for every two to the "
                + "right, and a short segment from each point to the line at a right angle. Two arrows start at the mean: a "
                + "long one along the line, a short one across it.");
    }

    private static double reach(PrincipalComponents fit, int j) {
        return Math.sqrt(fit.variances()[j]);
    }

    private static double[] together(PrincipalComponents fit) {
        double[] together = fit.ratios();
        Arrays.parallelPrefix(together, Double::sum);
        return together;
    }

    private static Plot wines(String title, PrincipalComponents fit, boolean standardised) {
        Matrix scores = fit.first(2).transform(Ex351PCA.wines(standardised));
        return Plot.of(title, "component 1", "component 2").points(scores.column(0), scores.column(1), Ex351PCA.WINES.y(),
                "grower 1", "grower 2", "grower 3");
    }
}
