package scratch.classic.evaluation.modelassumptions;

import java.util.Arrays;

import scratch.classic.linearmodel.LinearRegression;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// 317: an interval promises 95 %. Which assumption breaks the promise, and which alarm tells?
public final class Ex317ModelAssumptions {
    static final RegressionData DIABETES = Datasets.diabetes().select("bmi", "bp", "s5");

    private Ex317ModelAssumptions() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "studies 1000 100..5000 studies in each world",
                "memory 0.8 0..<1 what of an error the next one keeps", "seed 42 seed of the studies");
        int studies = arguments.intValue("studies");
        double memory = arguments.doubleValue("memory");
        long seed = arguments.longValue("seed");
        Console.print("%d studies of 60 rows in each of 7 worlds, true slope 2; in %%: intervals of 95 %% that%n"
                + "contain the slope, and the mean at x = 10; and studies in which an alarm rings%n%n", studies);
        Coverage[] worlds = new Coverage[World.values().length];
        Arrays.setAll(worlds, w -> Coverage.of(World.values()[w], studies, memory, seed));
        table(worlds);
        patients();
        Figures317.draw(worlds, memory, seed);
        Console.print("%nfigures  target/figures/residuals.svg, quantiles.svg, coverage.svg%n%n");

        Peers317.checks().print();
        Console.print("%nTry: ./run 317 --memory 0.5   How much of the promise does half the memory cost?%n");
    }

    private static void table(Coverage... worlds) {
        var table = Console.table("%-14s %7.1f %12.1f %8.2f %6.0f %6.0f %7.0f %6.0f %7.0f %7.0f", "broken",
                "slope", "mean at 10", "width", "BP", "White", "DW<1.5", "JB", "Cook>1", "VIF>10");
        for (World world : World.values()) {
            Coverage c = worlds[world.ordinal()];
            double[] a = c.alarms();
            table.row(world.broken(), 100 * c.slope(), 100 * c.lastMean(), c.width(), 100 * a[0], 100 * a[1], 100 * a[2],
                    100 * a[3], 100 * a[4], 100 * a[5]);
        }
    }

    private static void patients() {
        Matrix x = Matrix.of(DIABETES.x());
        LinearRegression fit = LinearRegression.fit(x, DIABETES.y());
        Diagnosis d = Diagnosis.of(fit, x);
        Console.print("%n442 diabetes patients, three columns, R squared %.3f%n", fit.r2());
        Console.print("equal spread     Breusch-Pagan p = %.3f, White p = %.5f%n", d.breuschPagan().pValue(),
                d.white().pValue());
        Console.print("normality        Jarque-Bera p = %.3f%n", d.jarqueBera());
        Console.print("independence     Durbin-Watson %.3f%n", d.durbinWatson());
        Console.print("single rows      largest leverage %.3f, largest Cook's distance %.3f%n", d.leverage(), d.cook());
        Console.print("overlap          largest VIF %.2f%n", d.vif());
        Interval t = fit.inference().interval(1, 0.95);
        Interval b = bootstrap(x, DIABETES.y());
        Console.print("bmi              95 %% by t %.0f to %.0f, by rows drawn again %.0f to %.0f%n", t.lower(), t.upper(),
                b.lower(), b.upper());
    }

    /// The interval for bmi that assumes nothing but independent rows: fit to rows drawn with replacement.
    static Interval bootstrap(Matrix x, double... y) {
        return Bootstrap.fitRows(y.length, rows -> LinearRegression.fit(x.selectRows(rows),
                Arrays.stream(rows).mapToDouble(i -> y[i]).toArray()).coefficients()[0], new Bootstrap.Options(2000, 7))
                .percentile(0.95);
    }
}
