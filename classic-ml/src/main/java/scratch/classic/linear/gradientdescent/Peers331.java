package scratch.classic.linear.gradientdescent;

import java.util.List;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.OLS;

import scratch.classic.linear.gradientdescent.GradientDescent.Options;
import scratch.example.CheckTable;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// The descent beside what formulas say, and its end beside Smile.
final class Peers331 {
    private Peers331() {
    }

    static CheckTable checks(Valley valley) {
        Spectrum spectrum = valley.spectrum();
        double rho = Math.abs(valley.correlation());
        var checks = CheckTable.against("formula, Smile");
        checks.group("curvatures", 1e-12).same("steep", spectrum.largest(), 2 * (1 + rho))
                .same("flat", spectrum.smallest(), 2 * (1 - rho));
        var points = checks.group("path points", 1e-9);
        for (double share : new double[] {0.2, 0.6, 0.95, 1}) {
            double rate = share * spectrum.limit(0);
            List<double[]> path = GradientDescent.path(valley.loss(), new double[2], Options.plain(rate, 50));
            for (int step = 10; step <= 50; step += 10) {
                points.same("" + share, path.get(step),
                        Vectors.plus(valley.minimum(), spectrum.errorAfter(step, rate, valley.error(0, 0))));
            }
        }
        double[] last = GradientDescent.path(valley.loss(), new double[2],
                Options.plain(spectrum.bestRateWithMomentum(), 400).withMomentum(spectrum.bestMomentum())).getLast();
        return checks.same("minimum", last, smile(valley), 1e-9)
                .whyDifferent("The formulas are those of the page: 2(1 + |r|) and 2(1 - |r|) for the curvatures of two "
                + "standardised columns with correlation r, and powers of 1 - rate * curvature for the points of the paths at "
                + "four shares of the limit. The minimum is that of Smile's OLS.");
    }

    private static double[] smile(Valley valley) {
        Matrix x = valley.columns();
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {x.get(i, 0), x.get(i, 1), valley.y()[i]};
        }
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, "first", "second", "y")).coefficients();
    }
}
