package scratch.stats.bayestheorem;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 202: a thousand people, other crowds, and evidence that is counted twice.
final class Figures202 {
    private static final int PEOPLE = 1000;
    private static final int ROWS = 20;

    private Figures202() {
    }

    static void draw(DiagnosticTest test, double prevalence) {
        Panels.of("Count people, not percentages", 2, people(test, prevalence), tree(test, prevalence)).cell(520, 360)
                .save("bayes", "Left, a field of a thousand dots: nine people who are ill and positive, four columns of "
                + "healthy people with a false alarm, and a large field of healthy negatives. Right, the same as a tree: "
                + "1000 people are 10 ill and 990 healthy; 9 of the ill and 89.1 of the healthy are positive.");
        Panels.of("The crowd decides, and copies do not count", 2, crowds(test, prevalence), copies(test, prevalence))
                .cell(500, 380).save("crowds", "Left, the probability to be ill after a positive result against the "
                + "prevalence, for likelihood ratios of 3, 10 and 100: three curves that rise from 0 to 1. Right, the same "
                + "probability after 1 to 6 positive results: it climbs to 1 if the errors are independent, and stays "
                + "where it was if each result is a copy of the first.");
    }

    // Ill people first, so that the four kinds are four blocks.
    private static Plot people(DiagnosticTest test, double prevalence) {
        int ill = (int) Math.round(PEOPLE * prevalence);
        int found = (int) Math.round(ill * test.sensitivity());
        int alarms = (int) Math.round((PEOPLE - ill) * test.falsePositiveRate());
        Plot plot = Plot.of("1000 people", "", "").xRange(-1, PEOPLE / ROWS).yRange(-1, ROWS);
        plot = dots(plot, "healthy, negative", i -> i >= ill + alarms).as(Role.NEUTRAL);
        plot = dots(plot, "healthy, positive", i -> i >= found && i < found + alarms).as(Role.ERROR);
        plot = dots(plot, "ill, negative", i -> i >= found + alarms && i < ill + alarms).as(Role.ALTERNATIVE);
        return dots(plot, "ill, positive", i -> i < found).as(Role.MODEL);
    }

    private static Plot dots(Plot plot, String name, IntPredicate kind) {
        int[] chosen = IntStream.range(0, PEOPLE).filter(kind).toArray();
        return plot.points(name, IntStream.of(chosen).mapToDouble(i -> i / ROWS).toArray(),
                IntStream.of(chosen).mapToDouble(i -> ROWS - 1 - i % ROWS).toArray());
    }

    private static Diagram tree(DiagnosticTest test, double prevalence) {
        double ill = PEOPLE * prevalence;
        double healthy = PEOPLE - ill;
        return Diagram.of("The same as a tree").cell(170, 70)
                .box("all", 0, 1.5, "1000").box("ill", 1, 0.5, "ill\n" + count(ill))
                .box("healthy", 1, 2.5, "healthy\n" + count(healthy))
                .box("found", 2, 0, "positive\n" + count(ill * test.sensitivity()), Role.MODEL)
                .box("missed", 2, 1, "negative\n" + count(ill * (1 - test.sensitivity())))
                .box("alarm", 2, 2, "positive\n" + count(healthy * test.falsePositiveRate()), Role.ERROR)
                .box("well", 2, 3, "negative\n" + count(healthy * (1 - test.falsePositiveRate())))
                .arrow("all", "ill", share(prevalence)).arrow("all", "healthy", share(1 - prevalence))
                .arrow("ill", "found", share(test.sensitivity())).arrow("ill", "missed", share(1 - test.sensitivity()))
                .arrow("healthy", "alarm", share(test.falsePositiveRate()))
                .arrow("healthy", "well", share(1 - test.falsePositiveRate()));
    }

    private static String count(double people) {
        return String.format(Locale.ROOT, "%.1f", people).replace(".0", "");
    }

    private static String share(double probability) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * probability);
    }

    private static Plot crowds(DiagnosticTest test, double prevalence) {
        double[] crowd = IntStream.range(0, 121).mapToDouble(i -> Math.min(1, Math.pow(10, -4 + i * 4.0 / 120))).toArray();
        Plot plot = Plot.of("What a positive means depends on the crowd", "prevalence", "P(ill | positive)");
        Role[] roles = {Role.UNCERTAINTY, Role.MODEL, Role.ALTERNATIVE};
        int[] ratios = {100, 10, 3};
        for (int i = 0; i < ratios.length; i++) {
            var other = new DiagnosticTest(0.9, 0.9 / ratios[i]);
            plot = plot.line("likelihood ratio " + ratios[i], crowd, at(crowd, other::illIfPositive)).as(roles[i]);
        }
        return plot.focus("our test, our crowd", new double[]{prevalence}, new double[]{test.illIfPositive(prevalence)})
                .xLog().xRange(1e-4, 1).yRange(0, 1);
    }

    private static Plot copies(DiagnosticTest test, double prevalence) {
        double[] results = {1, 2, 3, 4, 5, 6};
        double[] independent = new double[results.length];
        double[] same = new double[results.length];
        double belief = prevalence;
        for (int i = 0; i < results.length; i++) {
            belief = test.illIfPositive(belief);
            independent[i] = belief;
            same[i] = test.illIfPositive(prevalence);
        }
        return Plot.of("Several positives", "positive results", "P(ill | all of them)")
                .line("errors independent", results, independent).as(Role.MODEL)
                .line("copies of the first result", results, same).as(Role.TRUTH).yRange(0, 1);
    }

    private static double[] at(double[] x, DoubleUnaryOperator f) {
        return DoubleStream.of(x).map(f).toArray();
    }
}
