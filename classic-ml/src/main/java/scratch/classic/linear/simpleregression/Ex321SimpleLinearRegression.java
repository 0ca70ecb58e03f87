package scratch.classic.linear.simpleregression;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;
import smile.regression.OLS;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.Stopwatch;
import scratch.example.data.Anscombe;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;

/// 321: through a cloud of points goes one best line.
public final class Ex321SimpleLinearRegression {
    private Ex321SimpleLinearRegression() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args,
                "feature bmi age|sex|bmi|bp|s1|s2|s3|s4|s5|s6 column of the diabetes data to draw the line through",
                "seed 42 seed of the generated points");
        String feature = arguments.value("feature");
        var diabetes = Datasets.diabetes();
        double[] x = diabetes.column(feature);          // (442)
        double[] y = diabetes.y();                      // (442)
        Console.print("diabetes: %d patients, %s -> progression of the disease after one year%n", x.length, feature);

        var line = SimpleLinearRegression.fit(x, y);
        oneColumn(feature, line);
        knownLine(arguments.longValue("seed"));
        anscombe();
        Figures321.draw(feature, x, y, line);
        Console.print("figures  target/figures/least-squares.svg, bmi.svg, anscombe.svg%n%n");

        checks(x, y, line).print();
        Console.print("%nTry: ./run 321 --feature s5   Is there a better single column than bmi? (There are ten.)%n");
    }

    private static void oneColumn(String feature, SimpleLinearRegression line) {
        Console.print("%nprogression = %.2f %s %.2f %s%n%n", line.intercept(), line.slope() < 0 ? "-" : "+",
                Math.abs(line.slope()), feature);
        var table = Console.table("%-10s  %10.4f   %10.4f  %7.2f  %8.1e", "", "estimate", "std. error", "t", "p-value");
        for (var c : new SimpleLinearRegression.Coefficient[]{line.interceptTest(), line.slopeTest()}) {
            table.row(c.name(), c.estimate(), c.standardError(), c.t(), c.p());
        }
        Console.print("%nR squared                 %9.4f   the share of the variation that the line explains%n",
                line.rSquared());
        Console.print("residual standard error   %9.4f   how far a patient lies from the line, typically%n",
                line.residualStandardError());
        double at = 0.05;
        Console.print("at %s = %.2f, 95 %%:        %6.1f ± %.1f for the mean patient, ± %.1f for the next one%n", feature, at,
                line.predict(at), line.confidenceHalfWidth(at, 0.95), line.predictionHalfWidth(at, 0.95));
    }

    // The truth is known here: do the estimates come within two standard errors of it?
    private static void knownLine(long seed) {
        var known = Generators.line(200, 3, 2, 1.5, seed);
        var line = SimpleLinearRegression.fit(known.data().column(0), known.data().y());
        Console.print("%n200 points around y = 3 + 2 x:  y = %.3f (± %.3f) + %.3f (± %.3f) x%n", line.intercept(),
                line.interceptTest().standardError(), line.slope(), line.slopeTest().standardError());
    }

    private static void anscombe() {
        Console.print("%n");
        var table = Console.table("%-22s %8.3f %11.2f %11.2f", "Anscombe's four sets", "slope", "intercept", "R squared");
        for (int set = 0; set < 4; set++) {
            var line = SimpleLinearRegression.fit(Anscombe.x(set), Anscombe.y(set));
            table.row("  set " + (set + 1), line.slope(), line.intercept(), line.rSquared());
        }
        Console.print("The same line four times. Look at the figure before you believe a coefficient.%n%n");
    }

    private static CheckTable checks(double[] x, double[] y, SimpleLinearRegression line) {
        LinearModel smile = smile(x, y);
        double[][] table = smile.ttest();               // (intercept, slope) × (estimate, std. error, t, p)
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("intercept", line.intercept(), smile.intercept(), 1e-9);
        checks.sameRelative("slope", line.slope(), smile.coefficients()[0], 1e-9);
        checks.group("figures of the table", 1e-9)
                .same("std. error", line.slopeTest().standardError(), table[1][1])
                .same("t", line.slopeTest().t(), table[1][2])
                .same("residual error", line.residualStandardError(), smile.error())
                .same("R squared", line.rSquared(), smile.RSquared());
        checks.sameRelative("p-value", line.slopeTest().p(), table[1][3], 1e-7);
        checks.time("fit time", Stopwatch.medianNanos(50, () -> SimpleLinearRegression.fit(x, y)),
                Stopwatch.medianNanos(50, () -> smile(x, y)));
        return checks.whyDifferent("A p-value is an incomplete beta function. Smile adds up its continued fraction until terms "
                + "drop below about 1e-8; ours goes on to the last digit. Hence 1e-7 for p, 1e-9 elsewhere.");
    }

    private static LinearModel smile(double[] x, double[] y) {
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            rows[i] = new double[]{x[i], y[i]};
        }
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, "x", "y"));
    }
}
