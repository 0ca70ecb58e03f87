package scratch.classic.evaluation.modelassumptions;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

import scratch.classic.diagnostics.QuantilePlot;
import scratch.classic.linearmodel.LinearRegression;
import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 317: residuals of each world, their quantiles, and what intervals keep of their promise.
final class Figures317 {
    private Figures317() {
    }

    static void draw(Coverage[] worlds, double memory, long seed) {
        Panels.of("Residuals against x: what should be seen is nothing", 3,
                residuals(World.SOUND, memory, seed), residuals(World.CURVED, memory, seed),
                residuals(World.UNEQUAL, memory, seed), residuals(World.SKEWED, memory, seed),
                residuals(World.DEPENDENT, memory, seed), residuals(World.TYPO, memory, seed)).cell(300, 240)
                .save("residuals", "Six panels of residuals against x. Nothing broken: an even cloud. Straight line broken: an "
                + "arc. Equal spread broken: a trumpet. Normality broken: many small residuals below zero and a few large ones "
                + "above. Independence broken: a winding line. A typo: a slope, and one point far to the right.");
        Panels.of("QQ plots: on the line if errors are normal", 2,
                quantiles("normal", World.SOUND, memory, seed), quantiles("exponential", World.SKEWED, memory, seed))
                .cell(430, 360).save("quantiles", "Two QQ plots. Left the points follow the diagonal; right they leave it at "
                + "both ends, above it: the lower tail is too short and the upper tail too long.");
        Bars.of("How many intervals of 95 % contain the true slope?", "broken assumption", "share of studies",
                Arrays.stream(World.values()).map(World::broken).toArray(String[]::new))
                .bars("contain it", Arrays.stream(worlds).mapToDouble(Coverage::slope).toArray()).as(Role.MODEL)
                .valueRange(0, 1).values("%.2f").size(860, 380)
                .save("coverage", "A bar for each world. With nothing, normality or the own column broken the share is near "
                + "0.95, with the straight line broken 1. With equal spread broken it is 0.88, with independence broken 0.47, "
                + "and with a typo among the rows 0.");
    }

    private static Plot residuals(World world, double memory, long seed) {
        Study study = world.draw(new SplittableRandom(seed), memory);
        LinearRegression fit = study.fit();
        return Plot.of(String.format(Locale.ROOT, "broken: %s, R² %.2f", world.broken(), fit.r2()), "x", "residual")
                .horizontal("0", 0).as(Role.NEUTRAL).points("rows", study.x().column(0), fit.residuals()).as(Role.DATA);
    }

    private static Plot quantiles(String title, World world, double memory, long seed) {
        QuantilePlot plot = QuantilePlot.of(world.draw(new SplittableRandom(seed), memory).fit().residuals());
        double[] ends = {-2.6, 2.6};
        return Plot.of(title + " errors", "normal quantile", "residual, in deviations").line("normal", ends, ends)
                .as(Role.NEUTRAL).points("rows", plot.theoretical(), plot.observed()).as(Role.DATA);
    }
}
