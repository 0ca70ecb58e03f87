package scratch.classic.linear.sweeps;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linear.fiveways.Curvature;
import scratch.classic.linear.sweeps.Sweep.Cell;
import scratch.classic.linear.sweeps.Sweep.Setting;
import scratch.classic.preprocess.Scaler;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.descriptive.Descriptive;

/// 332: batch size, learning rate and epochs, every combination of them, and what trades against what.
public final class Ex332Sweeps {
    static final int[] BATCHES = {1, 4, 16, 64, 442};
    static final double[] RATES = {0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.24};
    /// The rate of one row; k rows get k times as much.
    static final double RATIO = 0.0005;

    private Ex332Sweeps() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "epochs 16 5..64 passes over the data in the large table",
                "seeds 5 2..20 how many orders of the rows each setting is trained with", "seed 1 first of the seeds");
        int epochs = arguments.intValue("epochs");
        long[] seeds = seeds(arguments.longValue("seed"), arguments.intValue("seeds"));
        Matrix x = standardised();                                        // (442, 10)
        double[] y = Datasets.diabetes().y();
        Sweep sweep = Sweep.over(x, y);
        int[] budgets = {1, 4, epochs};
        List<Setting> grid = Sweep.grid(BATCHES, RATES, budgets);
        List<Cell> cells = sweep.run(grid, seeds, true);
        Console.print("diabetes: 442 patients, 10 standardised columns; %d settings, each with the same %d seeds%n",
                grid.size(), seeds.length);
        Console.print("smallest cost %.1f; with all rows in a batch, rates from %.3f on diverge%n%n", sweep.smallestCost(),
                Curvature.of(x).largestStableRate());

        table(cells, epochs);
        winners(cells, budgets);
        List<Cell> scaled = sweep.run(scaled(epochs), seeds, true);
        scaling(scaled);
        sameSeeds(sweep, epochs);
        order(sweep, seeds);
        Figures332.draw(cells, budgets);
        Console.print("%nfigures  target/figures/sweep.svg, collapse.svg, budget.svg%n%n");

        Peers332.checks(sweep, cells, seeds, x, y).print();
        Console.print("%nTry: ./run 332 --epochs 64   Which rates win now, and which setting diverges that did not before?%n");
    }

    static Matrix standardised() {
        var data = Datasets.diabetes();
        Table table = Table.of(data.x(), data.featureNames());
        return Scaler.standard().fit(table, new Target.Nothing()).transform(table).toMatrix();
    }

    static long[] seeds(long first, int count) {
        return LongStream.range(first, first + count).toArray();
    }

    static Cell cell(List<Cell> cells, int batchSize, double rate, int epochs) {
        return cells.stream().filter(cell -> cell.setting().equals(new Setting(batchSize, rate, epochs))).findFirst()
                .orElseThrow();
    }

    private static void table(List<Cell> cells, int epochs) {
        Console.print("cost above the smallest, in %%, after %d epochs, mean over the seeds%n", epochs);
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-9s", "batch"));
        for (double rate : RATES) {
            head.append(String.format(Locale.ROOT, "%9s", plain(rate)));
        }
        Console.print("%s%n", head);
        for (int batch : BATCHES) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-9d", batch));
            for (double rate : RATES) {
                row.append(String.format(Locale.ROOT, "%9s", percent(cell(cells, batch, rate, epochs))));
            }
            Console.print("%s%n", row);
        }
    }

    static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    private static String percent(Cell cell) {
        return cell.stable() ? String.format(Locale.ROOT, "%.2f", 100 * cell.mean()) : "diverges";
    }

    /// The rate with the smallest mean for this batch size and budget.
    static Cell best(List<Cell> cells, int batchSize, int epochs) {
        Cell best = cell(cells, batchSize, RATES[0], epochs);
        for (double rate : RATES) {
            Cell other = cell(cells, batchSize, rate, epochs);
            best = other.mean() < best.mean() ? other : best;
        }
        return best;
    }

    private static void winners(List<Cell> cells, int... budgets) {
        Console.print("%n");
        var table = Console.table("%-8d %9s %8s %11s %8s %12s %8s", "batch", "1 epoch:", "excess", "4 epochs:", "excess",
                budgets[2] + " epochs:", "excess");
        for (int batch : BATCHES) {
            Cell[] best = Arrays.stream(budgets).mapToObj(budget -> best(cells, batch, budget)).toArray(Cell[]::new);
            table.row(batch, plain(best[0].setting().rate()), percent(best[0]), plain(best[1].setting().rate()),
                    percent(best[1]), plain(best[2].setting().rate()), percent(best[2]));
        }
    }

    /// The rate grows with the batch.
    static List<Setting> scaled(int epochs) {
        return Arrays.stream(BATCHES).mapToObj(batch -> new Setting(batch, RATIO * batch, epochs)).toList();
    }

    private static void scaling(List<Cell> scaled) {
        Console.print("%n");
        var table = Console.table("%-30d %8.4f %8d %10s %10s %10s", "rate = 0.0005 times the batch", "rate", "steps",
                "excess %", "lowest", "highest");
        for (Cell cell : scaled) {
            Setting setting = cell.setting();
            table.row(setting.batchSize(), setting.rate(), setting.steps(442), percent(cell),
                    String.format(Locale.ROOT, "%.2f", 100 * Arrays.stream(cell.excess()).min().orElseThrow()),
                    String.format(Locale.ROOT, "%.2f", 100 * Arrays.stream(cell.excess()).max().orElseThrow()));
        }
    }

    /// Is the higher of two rates worse? One difference a seed.
    ///
    /// @param same whether both settings get the same seed, or each its own
    static double[] differences(Sweep sweep, Setting one, Setting other, int count, boolean same) {
        double[] first = sweep.run(List.of(one), seeds(1, count), true).getFirst().excess();
        double[] second = sweep.run(List.of(other), seeds(same ? 1 : 1 + count, count), true).getFirst().excess();
        double[] differences = new double[count];
        Arrays.setAll(differences, i -> 100 * (second[i] - first[i]));
        return differences;
    }

    private static void sameSeeds(Sweep sweep, int epochs) {
        Setting one = new Setting(16, 0.016, epochs);
        Setting other = new Setting(16, 0.02, epochs);
        Console.print("%nbatch 16, rate 0.02 against 0.016: the difference of the excess in %%, over 20 seeds%n");
        var table = Console.table("%-26s %10.3f %20.3f %14d", "", "mean", "standard deviation", "above 0");
        for (boolean same : new boolean[] {true, false}) {
            double[] differences = differences(sweep, one, other, 20, same);
            table.row(same ? "the same seeds for both" : "other seeds for each", Descriptive.mean(differences),
                    Descriptive.standardDeviation(differences), Arrays.stream(differences).filter(d -> d > 0).count());
        }
    }

    private static void order(Sweep sweep, long... seeds) {
        List<Setting> settings = Sweep.grid(BATCHES, RATES, 1);
        Console.print("%nof %d settings, 1 epoch, those whose result changes if the last is trained first%n", settings.size());
        Console.print("  each with the seeds that it is given          %3d%n",
                different(sweep.run(settings, seeds, false), sweep.run(settings.reversed(), seeds, false).reversed()));
        Console.print("  seeds drawn from one generator on the way     %3d%n",
                different(oneGenerator(sweep, settings, 2, false), oneGenerator(sweep, settings, 2, true)));
    }

    /// The mistake: all settings draw their seeds from one generator, in the order in which they happen to run.
    static List<Cell> oneGenerator(Sweep sweep, List<Setting> settings, int seeds, boolean backwards) {
        SplittableRandom shared = new SplittableRandom(1);
        List<Cell> cells = new ArrayList<>();
        for (Setting setting : backwards ? settings.reversed() : settings) {
            cells.addAll(sweep.run(List.of(setting), shared.longs(seeds).toArray(), false));
        }
        return backwards ? cells.reversed() : cells;
    }

    /// Cells that are not the same to the last bit.
    static long different(List<Cell> some, List<Cell> others) {
        long count = 0;
        for (int i = 0; i < some.size(); i++) {
            count += Arrays.equals(some.get(i).excess(), others.get(i).excess()) ? 0 : 1;
        }
        return count;
    }
}
