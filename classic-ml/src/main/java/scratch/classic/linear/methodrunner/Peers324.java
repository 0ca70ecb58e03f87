package scratch.classic.linear.methodrunner;

import java.util.Arrays;
import java.util.List;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.OLS;

import scratch.classic.data.Split;
import scratch.classic.linearmodel.LinearRegression;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// Every loss beside that of the closed form, and the closed form of the linear model beside Smile's.
final class Peers324 {
    private Peers324() {
    }

    static CheckTable checks(DataSet data, Split split, List<Run> runs) {
        var checks = CheckTable.against("Smile, closed form");
        Run linear = closedForm(data, split, Registry.MODELS.getFirst());
        if (hasFullRank(data, split)) {
            var theirs = smile(data, split);
            var group = checks.groupRelative("linear, of Smile 4.4.2", 1e-8)
                    .same("intercept", linear.fitted().intercept(), theirs.intercept());
            for (int j = 0; j < data.columns().size(); j++) {
                group.same(data.columns().get(j), linear.fitted().coefficients()[j], theirs.coefficients()[j]);
            }
        }
        var arrived = checks.groupRelative("losses, Newton", 1e-9);
        double best = Double.POSITIVE_INFINITY;
        for (Run run : runs) {
            double least = closedForm(data, split, run.model()).course().loss();
            if (run.method().name().equals("newton")) {
                arrived.same(run.model().name(), run.course().loss(), least);
            }
            best = Math.min(best, run.course().loss() / least);
        }
        return checks.atLeast("lowest loss / closed form", best, 1 - 1e-9);
    }

    private static Run closedForm(DataSet data, Split split, Model model) {
        return Run.all(data, List.of(model), Registry.METHODS.subList(0, 1), split, new Method.Settings(1, 1, 0)).getFirst();
    }

    private static boolean hasFullRank(DataSet data, Split split) {
        Matrix x = data.x().selectRows(split.train());
        double[] any = x.column(0);
        return x.rows() > x.columns()
                && LinearRegression.fit(x, any, LinearRegression.Collinear.MINIMUM_NORM).rank() == x.columns();
    }

    private static smile.regression.LinearModel smile(DataSet data, Split split) {
        int d = data.columns().size();
        Matrix x = data.x().selectRows(split.train());
        double[][] rows = new double[x.rows()][];
        String[] names = new String[d + 1];
        for (int j = 0; j <= d; j++) {
            names[j] = j < d ? "x" + j : "y";
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(x.row(i), d + 1);
            rows[i][d] = data.y()[split.train()[i]];
        }
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, names));
    }
}
