package scratch.classic.linear.sweeps;

import java.util.Arrays;
import java.util.List;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.OLS;

import scratch.classic.linear.sweeps.Sweep.Cell;
import scratch.classic.linear.sweeps.Sweep.Setting;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// Lesson 332 by other means: the smallest cost by Smile, the batch descents by eigenvalues, the sweep in sequence.
final class Peers332 {
    private Peers332() {
    }

    static CheckTable checks(Sweep sweep, List<Cell> cells, long[] seeds, Matrix x, double... y) {
        CheckTable checks = CheckTable.against("other means");
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, i -> Arrays.copyOf(x.row(i), x.columns() + 1));
        String[] names = new String[x.columns() + 1];
        Arrays.setAll(names, j -> j == x.columns() ? "y" : "x" + j);
        for (int i = 0; i < rows.length; i++) {
            rows[i][x.columns()] = y[i];
        }
        checks.sameRelative("smallest cost", sweep.smallestCost(),
                OLS.fit(Formula.lhs("y"), DataFrame.of(rows, names)).RSS() / y.length, 1e-12);
        BatchCourse course = BatchCourse.of(x, y);
        var group = checks.groupRelative("all rows", 1e-9);
        for (Cell cell : cells) {
            Setting setting = cell.setting();
            if (setting.batchSize() == 442) {
                group.same(Ex332Sweeps.plain(setting.rate()) + ", " + setting.epochs(), cell.mean(),
                        course.excess(setting.rate(), setting.epochs()));
            }
        }
        List<Setting> few = Sweep.grid(Ex332Sweeps.BATCHES, Ex332Sweeps.RATES, 1);
        checks.same("cells that differ", Ex332Sweeps.different(sweep.run(few, seeds, true),
                sweep.run(few, seeds, false)), 0);
        return checks;
    }
}
