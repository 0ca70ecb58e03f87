package scratch.classic.linear.sweeps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.linear.fiveways.GradientDescent;
import scratch.classic.linear.fiveways.GradientDescent.Options;
import scratch.classic.linear.fiveways.NormalEquation;
import scratch.classic.linear.fiveways.Scaling;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Trains one model with every combination of batch size, learning rate and epochs, each with the same seeds, and notes how
/// far above the smallest cost each training ended.
///
/// A training depends on its setting and its seed alone, and writes into a place of its own: trained side by side or one
/// after the other, the result is the same.   Cost: one descent for each setting and seed.
public final class Sweep {
    /// One combination.
    ///
    /// @param batchSize rows per step, at least 1
    /// @param rate      the learning rate, constant
    /// @param epochs    passes over the data
    public record Setting(int batchSize, double rate, int epochs) {
        public Setting {
            Require.that(batchSize >= 1 && epochs >= 1, "Sweep.Setting: batch size %d, %d epochs: both must be at least 1",
                    batchSize, epochs);
            Require.positive("Sweep.Setting", "rate", rate);
        }

        /// How often the coefficients are changed, among n rows.
        public int steps(int n) {
            return epochs * Math.ceilDiv(n, batchSize);
        }
    }

    /// What became of it.
    ///
    /// @param setting the combination
    /// @param excess  J / J_min − 1, one a seed; infinite where the descent diverged
    public record Cell(Setting setting, double[] excess) {
        public Cell {
            excess = excess.clone();
        }

        /// The mean over the seeds; infinite if one of them diverged.
        public double mean() {
            return Arrays.stream(excess).average().orElseThrow();
        }

        /// Whether no seed diverged.
        public boolean stable() {
            return Double.isFinite(mean());
        }
    }

    private final Matrix x;             // (n, d)
    private final double[] y;           // (n)
    private final double smallestCost;

    private Sweep(Matrix x, double[] y, double smallestCost) {
        this.x = x;
        this.y = y;
        this.smallestCost = smallestCost;
    }

    /// Over these data, whose columns are taken as they are: standardise them first.
    public static Sweep over(Matrix x, double[] y) {
        double smallest = NormalEquation.fit(x, y).cost(x, y);
        Require.that(smallest > 0, "Sweep.over: the smallest cost is 0: a share of it is not defined");
        return new Sweep(x, y, smallest);
    }

    /// Every combination, the epochs varying fastest.
    public static List<Setting> grid(int[] batchSizes, double[] rates, int... epochs) {
        List<Setting> settings = new ArrayList<>();
        for (int batchSize : batchSizes) {
            for (double rate : rates) {
                for (int count : epochs) {
                    settings.add(new Setting(batchSize, rate, count));
                }
            }
        }
        return settings;
    }

    /// Trains all settings with all seeds.
    ///
    /// @param parallel side by side on all processors; the result does not change
    public List<Cell> run(List<Setting> settings, long[] seeds, boolean parallel) {
        Require.that(!settings.isEmpty() && seeds.length > 0, "Sweep.run: %d settings, %d seeds: needs at least one of both",
                settings.size(), seeds.length);
        double[][] excess = new double[settings.size()][seeds.length];
        IntStream tasks = IntStream.range(0, settings.size() * seeds.length);
        (parallel ? tasks.parallel() : tasks).forEach(task -> {
            int s = task / seeds.length;
            int k = task % seeds.length;
            excess[s][k] = train(settings.get(s), seeds[k]);
        });
        return IntStream.range(0, excess.length).mapToObj(s -> new Cell(settings.get(s), excess[s])).toList();
    }

    private double train(Setting setting, long seed) {
        int batchSize = setting.batchSize() >= x.rows() ? Options.ALL_ROWS : setting.batchSize();
        var options = new Options(setting.rate(), setting.epochs(), batchSize, false, 0, Scaling.AS_GIVEN, seed);
        try {
            return GradientDescent.fit(x, y, options).history().last() / smallestCost - 1;
        } catch (ArithmeticException diverged) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /// J_min.
    public double smallestCost() {
        return smallestCost;
    }
}
