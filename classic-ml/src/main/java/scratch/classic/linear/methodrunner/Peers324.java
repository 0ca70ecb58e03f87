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
import scratch.stats.descriptive.Descriptive;

/// Every loss beside that of the closed form, and the closed form of the linear model beside Smile's.
final class Peers324 {
    private Peers324() {
    }

    static CheckTable checks(DataSet data, Split split, List<Run> runs) {
        var checks = CheckTable.against("reference");
        double unit = Descriptive.populationStandardDeviation(data.y());
        if (hasFullRank(data, split)) {
            Matrix test = data.x().selectRows(split.test());
            double[] ours = run(data, split, Registry.MODELS.getFirst(), "closed-form").fitted().predict(test);
            var theirs = smile(data, split);
            var group = checks.group("predictions", 1e-8);
            for (int i = 0; i < ours.length; i++) {
                group.same("row " + split.test()[i], ours[i] / unit, theirs.predict(test.row(i)) / unit);
            }
        }
        var arrived = checks.group("losses, Newton", 1e-9);
        double best = Double.POSITIVE_INFINITY;
        for (Model model : Registry.MODELS) {
            double least = run(data, split, model, "closed-form").course().loss();
            arrived.same(model.name(), run(data, split, model, "newton").course().loss() / unit / unit, least / unit / unit);
            for (Run run : runs) {
                best = run.model() == model ? Math.min(best, (run.course().loss() - least) / unit / unit) : best;
            }
        }
        return checks.atLeast("lowest of all, above it", Math.abs(best) < 1e-12 ? 0 : best, -1e-9);
    }

    private static Run run(DataSet data, Split split, Model model, String method) {
        List<Method> methods = Registry.METHODS.stream().filter(m -> m.name().equals(method)).toList();
        return Run.all(data, List.of(model), methods, split, new Method.Settings(1, 100, 0)).getFirst();
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
