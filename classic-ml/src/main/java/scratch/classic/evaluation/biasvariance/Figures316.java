package scratch.classic.evaluation.biasvariance;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import scratch.classic.selection.Curve;
import scratch.classic.selection.FoldScores;
import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 316: models of many days, the parts of their error, and the curves that show it from outside.
final class Figures316 {
    private static final int DAYS = 15;

    private Figures316() {
    }

    static void draw(Day day, Curve penalties, Ex316BiasVariance.Three rows, long seed) {
        Panels.of("The same way of learning on " + DAYS + " days", 3,
                days("degree 1: bias", 1, day, seed), days("degree 4: a little of both", 4, day, seed),
                days("degree 16: variance", 16, day, seed)).cell(330, 330)
                .save("days", "Three panels of temperature against the hour. A green curve is the truth, light curves are "
                + "models of single days. Straight lines agree with each other and miss the truth; curves of degree 4 stay "
                + "around it; curves of degree 16 swing widely around it, most of all at both ends.");
        tradeoff(day).save("tradeoff", "Squared error against the degree of the polynomial. Squared bias falls to 0 by "
                + "degree 8, variance rises along a straight line, and their sum with the noise has its minimum at degree 4. "
                + "The error on the day learned from falls all the way.");
        penalties(penalties).save("penalties", "Root mean squared error against the penalty on a logarithmic axis. The "
                + "training error only rises. The test error, with a band around it, falls to a minimum near a "
                + "penalty of 100 and rises again.");
        rows(rows).save("rows", "Test error against the number of rows learned from, both on logarithmic axes. With 10 columns "
                + "it falls steadily. With 65 columns it climbs to a peak of thousands at 65 rows and falls again. With 65 "
                + "columns and a penalty there is no peak.");
    }

    private static Plot days(String title, int degree, Day day, long seed) {
        double[] at = new double[116];
        Arrays.setAll(at, i -> i * 0.2);
        Matrix smoother = HourPolynomial.smoother(degree, at);
        RandomGenerator random = Generators.random(seed);
        double[] truth = Day.average(at);
        double[] average = smoother.multiply(Day.average(Day.fullHours()));
        Plot plot = Plot.of(title, "hour", "temperature in °C").yRange(2, 34)
                .line("truth", at, truth).as(Role.TRUTH).line("average model", at, average).as(Role.MODEL);
        for (int i = 0; i < DAYS; i++) {
            plot = plot.line("single days", at, smoother.multiply(day.measured(random))).as(Role.UNCERTAINTY);
        }
        return plot.line("average model", at, average).as(Role.MODEL).line("truth", at, truth).as(Role.TRUTH);     // on top
    }

    private static Plot tradeoff(Day day) {
        double[] degree = new double[21];
        Arrays.setAll(degree, d -> d);
        Decomposition[] parts = IntStream.range(0, degree.length).mapToObj(d -> Decomposition.exact(
                HourPolynomial.smoother(d, Day.fullHours()), Day.fullHours(), day)).toArray(Decomposition[]::new);
        double[] today = new double[degree.length];
        Arrays.setAll(today, d -> parts[d].biasSquared() + parts[d].noise() - parts[d].variance());
        return Plot.of("Two parts against each other", "degree of the polynomial", "squared error in °C²")
                .line("error tomorrow", degree, each(parts, Decomposition::error)).as(Role.ERROR)
                .line("noise", degree, each(parts, Decomposition::noise)).as(Role.NEUTRAL)
                .line("error today", degree, today).as(Role.DATA)
                .line("bias²", degree, each(parts, Decomposition::biasSquared)).as(Role.MODEL)
                .line("variance", degree, each(parts, Decomposition::variance)).as(Role.UNCERTAINTY);
    }

    private static double[] each(Decomposition[] parts, ToDoubleFunction<Decomposition> part) {
        return Arrays.stream(parts).mapToDouble(part).toArray();
    }

    private static Plot penalties(Curve curve) {
        double[] lower = curve.test().stream().mapToDouble(scores -> scores.interval(0.95).lower()).toArray();
        double[] upper = curve.test().stream().mapToDouble(scores -> scores.interval(0.95).upper()).toArray();
        return Plot.of("A validation curve: 65 columns, more and more penalty", "penalty", "root mean squared error").xLog()
                .band("95 % of test", curve.at(), lower, upper).as(Role.UNCERTAINTY)
                .line("test", curve.at(), means(curve.test())).as(Role.ERROR)
                .line("training", curve.at(), means(curve.train())).as(Role.DATA);
    }

    private static Plot rows(Ex316BiasVariance.Three rows) {
        return Plot.of("Learning curves: more rows, worse models", "rows learned from", "root mean squared test error")
                .xLog().yLog()
                .line("65 columns", rows.large().at(), means(rows.large().test())).as(Role.ERROR)
                .line("65 columns, penalty 100", rows.penalised().at(), means(rows.penalised().test())).as(Role.MODEL)
                .line("10 columns", rows.small().at(), means(rows.small().test())).as(Role.TRUTH)
                .vertical("65 rows", 65).as(Role.NEUTRAL);
    }

    private static double[] means(List<FoldScores> scores) {
        return scores.stream().mapToDouble(FoldScores::mean).toArray();
    }
}
