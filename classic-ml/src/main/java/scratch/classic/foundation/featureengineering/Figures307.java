package scratch.classic.foundation.featureengineering;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.preprocess.SplineFeatures;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 307: a curve made of bumps, the same clock seen through three kinds of columns, and the heat.
final class Figures307 {
    private static final String DAY = "2026-04-15";               // a Wednesday; the Saturday after it is as warm
    private static final double WARM = 12;
    private static final Role[] ROLES = {Role.NEUTRAL, Role.ALTERNATIVE, Role.MODEL};

    private Figures307() {
    }

    static void draw(Rentals rentals, int degree) {
        basis().save("basis", "Left: six bumps over the numbers 0 to 10, each 0 but on a part of them. Right: the same bumps "
                + "multiplied by coefficients, and their sum, a smooth curve through a cloud of points.");
        Panels.of("Bikes in the course of a day at " + (int) WARM + " °C", 2, clock("a workday", rentals, 1),
                clock("a Saturday", rentals, 0)).cell(430, 400)
                .save("clock", "Bikes against the hour, left for a workday, right for a Saturday. The true curve has two "
                + "peaks on the workday and one on Saturday. The hour as a number gives a rising line, the hour on a circle "
                + "one gentle wave, splines crossed with workday follow the true curve in both panels.");
        heat(rentals, degree).save("heat", "What a temperature adds, against the temperature. Up to 20 degrees, where there "
                + "were training rows, spline and powers follow the true curve. Above, the spline stays level, and the powers "
                + "leave the picture.");
    }

    private static Panels basis() {
        int n = 80;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 10.0 * i / (n - 1);
            y[i] = 3 + 2 * Math.sin(x[i]) + 0.5 * x[i] + 0.8 * Math.sin(1000.0 * i * i);
        }
        Table rows = Table.of(new NumericColumn("x", x));
        Table bumps = SplineFeatures.of(5, "x").fit(rows, new Target.Nothing()).transform(rows);
        LinearRegression fit = LinearRegression.fit(bumps.toMatrix(), y);
        Plot left = Plot.of("the columns: bumps", "x", "value of the column");
        Plot right = Plot.of("coefficient times bump, and the sum", "x", "y").points("data", x, y).as(Role.DATA);
        for (int f = 0; f < bumps.columns().size(); f++) {
            double[] bump = bumps.numeric("x spline " + (f + 1)).values();
            double coefficient = fit.coefficients()[f];
            left = left.line("spline " + (f + 1), x, bump);
            right = right.line(f == 0 ? "one bump each" : "", x, Arrays.stream(bump).map(v -> coefficient * v).toArray())
                    .as(Role.NEUTRAL);
        }
        return Panels.of("A curve is a weighted sum of bumps", 2, left,
                right.line("intercept and all bumps", x, fit.predict(bumps.toMatrix())).as(Role.MODEL)).cell(430, 380);
    }

    private static Plot clock(String title, Rentals rentals, int workday) {
        double[] hours = IntStream.range(0, 24).asDoubleStream().toArray();
        int day = (int) (LocalDate.parse(DAY).toEpochDay() - LocalDate.of(2025, 1, 1).toEpochDay());
        Plot plot = Plot.of(title, "hour", "bikes").yRange(40, 300)
                .line("the rule", hours, Arrays.stream(hours).map(hour -> Rentals.mean(day, hour, workday == 1, WARM))
                        .toArray()).as(Role.TRUTH);
        Recipe[] recipes = Recipe.forBikes();
        int[] shown = {0, 1, 5};
        for (int r = 0; r < shown.length; r++) {
            FittedRegressor fitted = recipes[shown[r]].fit(rentals.table(), rentals.bikes());
            String name = shown[r] == 5 ? "splines x workday" : shown[r] == 0 ? "hour as a number" : "hour on a circle";
            plot = plot.line(name, hours, fitted.predict(rows(24, hours, workday, filled(24, WARM)))).as(ROLES[r]);
        }
        return plot;
    }

    private static Plot heat(Rentals rentals, int degree) {
        int[] known = Ex307FeatureEngineering.known(rentals);
        double[] at = IntStream.rangeClosed(-8, 32).asDoubleStream().toArray();
        Plot plot = Plot.of("Beyond the training rows", "temperature, °C", "bikes more than at 10 °C").yRange(-80, 80)
                .line("the rule", at, Arrays.stream(at).map(t -> Rentals.warmth(t) - Rentals.warmth(10)).toArray())
                .as(Role.TRUTH);
        Recipe[] recipes = Recipe.forTemperature(degree);
        for (int r : new int[] {0, 2, 3}) {
            FittedRegressor fitted = recipes[r].fit(rentals.table().select(known), Recipe.pick(rentals.bikes(), known));
            double[] bikes = fitted.predict(rows(at.length, filled(at.length, 12), 1, at));
            double base = bikes[18];                                // at 10 °C
            int[] inside = IntStream.range(0, at.length).filter(i -> Math.abs(bikes[i] - base) <= 80).toArray();
            plot = plot.line(recipes[r].name(), Recipe.pick(at, inside), Arrays.stream(inside)
                    .mapToDouble(i -> bikes[i] - base).toArray())
                    .as(r == 0 ? Role.NEUTRAL : r == 2 ? Role.MODEL : Role.ERROR);
        }
        return plot.vertical("warmest training row", Ex307FeatureEngineering.KNOWN_UP_TO);
    }

    private static Table rows(int n, double[] hours, int workday, double... temperature) {
        String[] dates = new String[n];
        Arrays.fill(dates, DAY);
        return Table.of(CategoricalColumn.of("date", dates), new NumericColumn("hour", hours),
                new NumericColumn("workday", filled(n, workday)), new NumericColumn("temperature", temperature));
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
