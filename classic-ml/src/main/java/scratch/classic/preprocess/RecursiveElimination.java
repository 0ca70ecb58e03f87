package scratch.classic.preprocess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Fits a model, drops the columns that it makes least of, fits it again without them, and so on until few are left. Two
/// columns that say the same share their weight; when one has gone, the other has all of it and stays.
/// Cost: (d − keep) / step fits.
/// Guyon, Weston, Barnhill and Vapnik 2002, "Gene Selection for Cancer Classification using Support Vector Machines",
/// Machine Learning 46.
public final class RecursiveElimination implements Step {
    private final int keep;
    private final int step;
    private final Importance importance;
    private final List<String> columns;

    private RecursiveElimination(int keep, int step, Importance importance, List<String> columns) {
        this.keep = keep;
        this.step = step;
        this.importance = importance;
        this.columns = columns;
    }

    /// One column at a time.
    ///
    /// @param keep       how many stay, at least 1
    /// @param importance of the model that is fitted again and again
    /// @param columns    to choose from, all numeric ones if none is named
    public static RecursiveElimination of(int keep, Importance importance, String... columns) {
        return of(keep, 1, importance, columns);
    }

    /// @param step how many columns go at a time, at least 1
    public static RecursiveElimination of(int keep, int step, Importance importance, String... columns) {
        Require.atLeast(1, "RecursiveElimination", "keep", keep);
        Require.atLeast(1, "RecursiveElimination", "step", step);
        return new RecursiveElimination(keep, step, importance, List.of(columns));
    }

    /// The columns that went are in the order in which they went, the most useless first.
    @Override
    public SelectColumns.Fitted fit(Table rows, Target target) {
        List<String> left = new ArrayList<>(Chosen.numeric("RecursiveElimination", columns, rows));
        Require.that(left.size() >= keep, "RecursiveElimination.fit: keep %d of %d columns: there are not so many", keep,
                left.size());
        List<String> dropped = new ArrayList<>();
        while (left.size() > keep) {
            List<String> useless = leastImportant(rows, left, target);
            dropped.addAll(useless);
            left.removeAll(useless);
        }
        return new SelectColumns.Fitted(left, dropped);
    }

    private List<String> leastImportant(Table rows, List<String> left, Target target) {
        double[] values = asked(importance, rows.select(left.toArray(String[]::new)).toMatrix(), target);
        return IntStream.range(0, values.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> values[j]).thenComparing(Comparator.reverseOrder()))
                .limit(Math.min(step, left.size() - keep)).map(left::get).toList();
    }

    /// What an importance says, checked.
    static double[] asked(Importance importance, Matrix x, Target target) {
        Require.that(target.size() == x.rows(), "Importance: %d rows, %d targets: needs one a row", x.rows(), target.size());
        double[] values = importance.of(x, target);
        Require.that(values.length == x.columns(), "Importance: %d values for %d columns: needs one each", values.length,
                x.columns());
        for (int j = 0; j < values.length; j++) {
            Require.that(values[j] >= 0, "Importance: %s for column %d: must be 0 or more", values[j], j);
        }
        return values;
    }
}
