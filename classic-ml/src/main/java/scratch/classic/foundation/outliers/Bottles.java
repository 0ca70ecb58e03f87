package scratch.classic.foundation.outliers;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Shuffle;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.preprocess.Mahalanobis;
import scratch.classic.preprocess.OutlierClipper;
import scratch.classic.preprocess.OutlierRule;

/// Bottles of which is known what is wrong with them, and what the rules say.
///
/// @param rows  what was measured
/// @param wrong (n), which of the rows or values are wrong
record Bottles(Table rows, boolean[] wrong) {
    static final String[] COLUMNS = {"alcohol", "flavanoids", "color intensity", "hue", "od280/od315 of diluted wines"};
    private static final Target NOTHING = new Target.Nothing();
    private static final int FIRST = 59;            // rows of cultivar 0, the first ones of the wines
    private static final int THIRD = 130;           // where cultivar 2 begins

    /// One column of the wines, in which the decimal point of some values was lost.
    static Bottles decimalPoints(Table wines, String column, int lost, long seed) {
        double[] values = wines.numeric(column).values();
        boolean[] wrong = new boolean[values.length];
        int[] order = Shuffle.of(values.length, seed);
        for (int i = 0; i < lost; i++) {
            values[order[i]] *= 10;
            wrong[order[i]] = true;
        }
        return new Bottles(Table.of(new NumericColumn(column, values)), wrong);
    }

    /// The 59 wines of cultivar 0 in five columns, and after them bottles of cultivar 2 with the label of cultivar 0.
    static Bottles labels(Table wines, int bottles) {
        int[] rows = IntStream.concat(IntStream.range(0, FIRST), IntStream.range(THIRD, THIRD + bottles)).toArray();
        boolean[] wrong = new boolean[rows.length];
        for (int i = FIRST; i < wrong.length; i++) {
            wrong[i] = true;
        }
        return new Bottles(wines.select(rows).select(COLUMNS), wrong);
    }

    /// A table in which each value lost its decimal point with some probability.
    static Table everywhere(Table rows, double probability, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Column> columns = new ArrayList<>();
        for (String name : rows.names()) {
            double[] values = rows.numeric(name).values();
            for (int i = 0; i < values.length; i++) {
                values[i] *= random.nextDouble() < probability ? 10 : 1;
            }
            columns.add(new NumericColumn(name, values));
        }
        return Table.of(columns);
    }

    /// How many of the wrong ones are marked, and how many of the others.
    ///
    /// @param found  wrong and marked
    /// @param unjust marked and not wrong
    record Marked(int found, int unjust) {
        @Override
        public String toString() {
            return unjust == 0 ? "" + found : found + " + " + unjust;
        }
    }

    /// What a rule says of rows, of which at least one column lies outside.
    Marked by(OutlierRule rule, double k) {
        return counted(OutlierClipper.of(rule, k).fit(rows, NOTHING).marks(rows));
    }

    /// What the distance from the mean says.
    Marked byMahalanobis(double probability) {
        return counted(Mahalanobis.fit(rows.toMatrix()).marks(rows.toMatrix(), probability));
    }

    /// What the distance from the centre of the core says.
    Marked byRobustDistance(double probability) {
        return counted(robust().marks(rows.toMatrix(), probability));
    }

    Mahalanobis robust() {
        return MinimumCovarianceDeterminant.fit(rows.toMatrix(), new MinimumCovarianceDeterminant.Options(1000, 1)).distance();
    }

    private Marked counted(boolean... marks) {
        int found = 0;
        int unjust = 0;
        for (int i = 0; i < marks.length; i++) {
            found += marks[i] && wrong[i] ? 1 : 0;
            unjust += marks[i] && !wrong[i] ? 1 : 0;
        }
        return new Marked(found, unjust);
    }
}
