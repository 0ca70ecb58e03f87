package scratch.classic.linear.simpleregression;

import java.util.Locale;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;
import smile.regression.OLS;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Stopwatch;
import scratch.example.data.Anscombe;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

/// 321: through a cloud of points goes one best line.
public final class Ex321SimpleLinearRegression {
    private Ex321SimpleLinearRegression() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "feature bmi column of the diabetes data to draw the line through",
                "seed 42 seed of the generated points");
        String feature = arguments.value("feature");
        var diabetes = Datasets.diabetes();
        double[] x = diabetes.column(feature);          // (442)
        double[] y = diabetes.y();                      // (442)
        print("diabetes: %d patients, %s -> progression of the disease after one year%n", x.length, feature);

        var line = SimpleLinearRegression.fit(x, y);
        print("%nprogression = %.2f %s %.2f %s%n%n", line.intercept(), line.slope() < 0 ? "-" : "+",
                Math.abs(line.slope()), feature);
        print("              estimate   std. error        t   p value%n");
        printRow(line.interceptTest());
        printRow(line.slopeTest());
        print("%nR squared                 %9.4f   the share of the variation that the line explains%n",
                line.rSquared());
        print("residual standard error   %9.4f   how far a patient lies from the line, typically%n",
                line.residualStandardError());
        double at = 0.05;
        print("at %s = %.2f, 95 %%:        %6.1f ± %.1f for the mean patient, ± %.1f for the next one%n", feature, at,
                line.predict(at), line.confidenceHalfWidth(at, 0.95), line.predictionHalfWidth(at, 0.95));

        generatedLine(arguments.longValue("seed"));
        anscombe();
        figures(feature, x, y, line);
        print("figures  target/figures/least-squares.svg, bmi.svg, anscombe.svg%n%n");

        LinearModel smile = smile(x, y);
        double[][] table = smile.ttest();               // (intercept, slope) × (estimate, std. error, t, p)
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("intercept", line.intercept(), smile.intercept(), 1e-9);
        checks.sameRelative("slope", line.slope(), smile.coefficients()[0], 1e-9);
        checks.same("standard error of the slope", line.slopeTest().standardError(), table[1][1], 1e-9);
        checks.same("t of the slope", line.slopeTest().t(), table[1][2], 1e-9);
        checks.sameRelative("p of the slope", line.slopeTest().p(), table[1][3], 1e-7);
        checks.same("residual standard error", line.residualStandardError(), smile.error(), 1e-9);
        checks.same("R squared", line.rSquared(), smile.RSquared(), 1e-9);
        checks.time("fit time", Stopwatch.medianNanos(50, () -> SimpleLinearRegression.fit(x, y)),
                Stopwatch.medianNanos(50, () -> smile(x, y)));
        checks.whyDifferent("A p value is an incomplete beta function. Smile adds up its continued fraction until terms\n"
                + "               drop below about 1e-8; ours goes on to the last digit. Hence 1e-7 for p, 1e-9 elsewhere.");
        checks.print();
        print("%nTry: ./run 321 --feature s5   Is there a better single column than bmi? (There are ten.)%n");
    }

    // The truth is known here: do the estimates come within two standard errors of it?
    private static void generatedLine(long seed) {
        var known = Generators.line(200, 3, 2, 1.5, seed);
        var line = SimpleLinearRegression.fit(known.data().column(0), known.data().y());
        print("%n200 points around y = 3 + 2 x:  y = %.3f (± %.3f) + %.3f (± %.3f) x%n", line.intercept(),
                line.interceptTest().standardError(), line.slope(), line.slopeTest().standardError());
    }

    private static void anscombe() {
        print("%nAnscombe's four sets      slope   intercept   R squared%n");
        for (int set = 0; set < 4; set++) {
            var line = SimpleLinearRegression.fit(Anscombe.x(set), Anscombe.y(set));
            print("  set %d                   %.3f       %.2f        %.2f%n", set + 1, line.slope(), line.intercept(),
                    line.rSquared());
        }
        print("The same line four times. Look at the figure before you believe a coefficient.%n%n");
    }

    private static void figures(String feature, double[] x, double[] y, SimpleLinearRegression line) {
        squares().save("least-squares", "Two panels with the same five points. Left: the least-squares line 2.2 + 0.6 x "
                + "with a square drawn on each residual, total area 2.4. Right: the line 1 + x with visibly larger "
                + "squares, total area 4.");
        double[] at = new double[61];
        double[] fitted = new double[61];
        double[][] bands = new double[4][61];
        for (int i = 0; i < at.length; i++) {
            at[i] = -0.1 + 0.28 * i / 60;
            fitted[i] = line.predict(at[i]);
            bands[0][i] = fitted[i] - line.confidenceHalfWidth(at[i], 0.95);
            bands[1][i] = fitted[i] + line.confidenceHalfWidth(at[i], 0.95);
            bands[2][i] = fitted[i] - line.predictionHalfWidth(at[i], 0.95);
            bands[3][i] = fitted[i] + line.predictionHalfWidth(at[i], 0.95);
        }
        Plot data = Plot.of("The line and how sure it is", feature, "progression")
                .points("patients", x, y).line("least squares", at, fitted)
                .band("95 % for the mean", at, bands[0], bands[1]).band("95 % of patients", at, bands[2], bands[3]);
        Plot residuals = Plot.of("What is left over", feature, "residual")
                .points("patients", x, line.residuals()).horizontal("the line", 0);
        Panels.of("Diabetes: " + feature + " and the progression of the disease", 2, data, residuals)
                .save("bmi", "Left: 442 patients, progression against " + feature + ", with the least-squares line, a "
                        + "narrow band for the mean and a wide band that holds 95 % of the patients. Right: the "
                        + "residuals, a shapeless cloud around 0 that widens a little to the right.");
        anscombeFigure().save("anscombe", "Anscombe's four data sets above, their residuals below. All have the same "
                + "line; the residuals are noise, an arc, a line with one stray point, and a tower with one point "
                + "far to the right.");
    }

    private static Panels squares() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {2, 4, 5, 4, 5};
        return Panels.of("Least squares: the line with the smallest total area", 2,
                squares("ŷ = 2.2 + 0.6 x: area 2.4", x, y, 2.2, 0.6), squares("ŷ = 1 + x: area 4", x, y, 1, 1));
    }

    private static Plot squares(String title, double[] x, double[] y, double intercept, double slope) {
        double[] fitted = new double[x.length];
        double[] corner = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            fitted[i] = intercept + slope * x[i];
            // The square leans to the left of a point above the line, to the right of one below.
            corner[i] = x[i] + fitted[i] - y[i];
        }
        return Plot.of(title, "x", "y").points("data", x, y)
                .line("line", new double[]{0, 6.2}, new double[]{intercept, intercept + 6.2 * slope})
                .rectangles("squared residuals", x, y, corner, fitted).equalAspect().xRange(0, 6.4).yRange(0, 6.4);
    }

    private static Panels anscombeFigure() {
        Figure[] panels = new Figure[8];
        for (int set = 0; set < 4; set++) {
            double[] x = Anscombe.x(set);
            var line = SimpleLinearRegression.fit(x, Anscombe.y(set));
            panels[set] = Plot.of("set " + (set + 1), "x", "y").points("data", x, Anscombe.y(set))
                    .line("fit", new double[]{3, 20}, new double[]{line.predict(3), line.predict(20)})
                    .xRange(3, 20).yRange(2, 14);
            panels[4 + set] = Plot.of("residuals", "x", "residual").points("data", x, line.residuals())
                    .horizontal("", 0).xRange(3, 20).yRange(-4, 4);
        }
        return Panels.of("One line, four stories", 4, panels);
    }

    private static LinearModel smile(double[] x, double[] y) {
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            rows[i] = new double[]{x[i], y[i]};
        }
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, "x", "y"));
    }

    private static void printRow(SimpleLinearRegression.Coefficient c) {
        print("%-10s  %10.4f   %10.4f  %7.2f  %8.1e%n", c.name(), c.estimate(), c.standardError(), c.t(), c.p());
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
