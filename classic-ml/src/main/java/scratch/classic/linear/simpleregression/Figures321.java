package scratch.classic.linear.simpleregression;

import scratch.example.data.Anscombe;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 321: the concept, the data, the failure.
final class Figures321 {
    private Figures321() {
    }

    static void draw(String feature, double[] x, double[] y, SimpleLinearRegression line) {
        Panels.of("Least squares: the line with the smallest total area", 2,
                squares("ŷ = 2.2 + 0.6 x: area 2.4", 2.2, 0.6), squares("ŷ = 1 + x: area 4", 1, 1)).cell(400, 420)
                .save("least-squares", "Two panels with the same five points. Left: the least-squares line 2.2 + 0.6 x "
                + "with a square drawn on each residual, total area 2.4. Right: the line 1 + x with visibly larger "
                + "squares, total area 4.");
        patients(feature, x, y, line).save("bmi", "Left: 442 patients, progression against " + feature + ", with the "
                + "least-squares line, a narrow band for the mean and a wide band that holds 95 % of the patients. "
                + "Right: the residuals, a shapeless cloud around 0 that widens a little to the right.");
        anscombe().save("anscombe", "Anscombe's four data sets above, their residuals below. All have the same "
                + "line; the residuals are noise, an arc, a line with one stray point, and a tower with one point "
                + "far to the right.");
    }

    private static Plot squares(String title, double intercept, double slope) {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {2, 4, 5, 4, 5};
        double[] fitted = new double[x.length];
        double[] corner = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            fitted[i] = intercept + slope * x[i];
            // The square leans to the left of a point above the line, to the right of one below.
            corner[i] = x[i] + fitted[i] - y[i];
        }
        return Plot.of(title, "x", "y").points("data", x, y).as(Role.DATA)
                .line("line", new double[]{0, 6.2}, new double[]{intercept, intercept + 6.2 * slope}).as(Role.MODEL)
                .rectangles("squared residuals", x, y, corner, fitted).as(Role.ERROR)
                .equalAspect().xRange(0, 6.4).yRange(0, 6.4);
    }

    private static Panels patients(String feature, double[] x, double[] y, SimpleLinearRegression line) {
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
                .band("95 % of patients", at, bands[2], bands[3]).as(Role.UNCERTAINTY)
                .points("patients", x, y).as(Role.DATA)
                .band("95 % for the mean", at, bands[0], bands[1]).as(Role.ALTERNATIVE)
                .line("line", at, fitted).as(Role.MODEL);
        Plot residuals = Plot.of("What is left over", feature, "residual")
                .points("residuals of the patients", x, line.residuals()).as(Role.ERROR)
                .horizontal("the line", 0).as(Role.MODEL);
        return Panels.of("Diabetes: " + feature + " and the progression of the disease", 2, data, residuals);
    }

    private static Panels anscombe() {
        Figure[] panels = new Figure[8];
        for (int set = 0; set < 4; set++) {
            double[] x = Anscombe.x(set);
            var line = SimpleLinearRegression.fit(x, Anscombe.y(set));
            panels[set] = Plot.of("set " + (set + 1), "x", "y").points("data", x, Anscombe.y(set)).as(Role.DATA)
                    .line("line", new double[]{3, 20}, new double[]{line.predict(3), line.predict(20)}).as(Role.MODEL)
                    .xRange(3, 20).yRange(2, 14);
            panels[4 + set] = Plot.of("", "x", "residual").points("residuals", x, line.residuals()).as(Role.ERROR)
                    .horizontal("the line", 0).as(Role.MODEL).xRange(3, 20).yRange(-4, 4);
        }
        return Panels.of("One line, four data sets", 4, panels);
    }
}
