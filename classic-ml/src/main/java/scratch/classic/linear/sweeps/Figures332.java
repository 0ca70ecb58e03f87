package scratch.classic.linear.sweeps;

import java.util.Arrays;
import java.util.List;

import scratch.classic.linear.sweeps.Sweep.Cell;
import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 332: the sweep as heat maps, the same cells over rate per row, and the best rate of each budget.
final class Figures332 {
    private static final Role[] ROLES = {Role.MODEL, Role.ALTERNATIVE, Role.TRUTH, Role.DATA, Role.ERROR};
    private static final double CAP = 10;

    private Figures332() {
    }

    static void draw(List<Cell> cells, int... budgets) {
        Figure[] maps = Arrays.stream(budgets).mapToObj(budget -> heatMap(cells, budget)).toArray(Figure[]::new);
        Panels.of("Cost above the smallest: 10 to the power of this, in %", 1, maps).cell(820, 300)
                .save("sweep", "Three heat maps, batch size down and learning rate across, for one, four and more epochs. Pale "
                + "cells lie on a diagonal from small batch and small rate to large batch and large rate. With more epochs the "
                + "diagonal moves to the left and becomes paler. The upper right corner is dark: there the descent diverges.");
        collapse(cells, budgets[2]).save("collapse", "Cost above the smallest against the learning rate divided by the batch "
                + "size, both on logarithmic axes, one line for each batch size. On the left all lines are one, and fall. On "
                + "the right they leave it one after the other and rise.");
        budget(cells, budgets).save("budget", "Cost above the smallest against the learning rate for batches of 16 rows, both "
                + "on logarithmic axes, one line for each number of epochs. The lowest point moves to smaller rates as the "
                + "number of epochs grows.");
    }

    private static HeatMap heatMap(List<Cell> cells, int epochs) {
        double[][] values = new double[Ex332Sweeps.BATCHES.length][Ex332Sweeps.RATES.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                double mean = Ex332Sweeps.cell(cells, Ex332Sweeps.BATCHES[i], Ex332Sweeps.RATES[j], epochs).mean();
                values[i][j] = Math.log10(100 * Math.min(mean, CAP));
            }
        }
        return HeatMap.of(epochs + (epochs == 1 ? " epoch" : " epochs"), "learning rate", "batch", values)
                .columns(Arrays.stream(Ex332Sweeps.RATES).mapToObj(Ex332Sweeps::plain).toList())
                .rows(Arrays.stream(Ex332Sweeps.BATCHES).mapToObj(Integer::toString).toList()).values("%.1f").range(0, 3);
    }

    private static Plot collapse(List<Cell> cells, int epochs) {
        Plot plot = Plot.of("One line, until noise or divergence", "learning rate / batch size", "cost above the smallest in %")
                .xLog().yLog();
        for (int i = 0; i < Ex332Sweeps.BATCHES.length; i++) {
            int batch = Ex332Sweeps.BATCHES[i];
            List<Cell> line = cells.stream().filter(cell -> cell.setting().batchSize() == batch
                    && cell.setting().epochs() == epochs && cell.mean() < CAP).toList();
            plot = plot.line("batch " + batch, line.stream().mapToDouble(cell -> cell.setting().rate() / batch).toArray(),
                    line.stream().mapToDouble(cell -> 100 * cell.mean()).toArray()).as(ROLES[i]);
        }
        return plot.size(760, 440);
    }

    private static Plot budget(List<Cell> cells, int... budgets) {
        Plot plot = Plot.of("A short trial asks for another rate", "learning rate, batches of 16",
                "cost above the smallest in %").xLog().yLog();
        double[] rates = new double[budgets.length];
        double[] lowest = new double[budgets.length];
        for (int b = 0; b < budgets.length; b++) {
            int epochs = budgets[b];
            List<Cell> line = cells.stream().filter(cell -> cell.setting().batchSize() == 16
                    && cell.setting().epochs() == epochs && cell.mean() < CAP).toList();
            plot = plot.line(epochs == 1 ? "1 epoch" : epochs + " epochs",
                    line.stream().mapToDouble(cell -> cell.setting().rate()).toArray(),
                    line.stream().mapToDouble(cell -> 100 * cell.mean()).toArray()).as(ROLES[b]);
            Cell best = Ex332Sweeps.best(cells, 16, epochs);
            rates[b] = best.setting().rate();
            lowest[b] = 100 * best.mean();
        }
        return plot.focus("best rate", rates, lowest).size(760, 440);
    }
}
