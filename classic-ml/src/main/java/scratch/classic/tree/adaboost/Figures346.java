package scratch.classic.tree.adaboost;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.boosting.AdaBoost;
import scratch.classic.selection.FoldScores;
import scratch.classic.tree.adaboost.NoisyTumours.Study;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 346: weights by round, margins by number of rounds, and where the weight of wrong labels goes.
final class Figures346 {
    private Figures346() {
    }

    static void draw(TenPoints ten, Study... studies) {
        Panels.of("Each question is asked of the weights that the one before left", 1, ten.rounds().stream().limit(3)
                .map(round -> round(ten.rounds().indexOf(round) + 1, round)).toArray(Plot[]::new)).cell(760, 235)
                .save("rounds", "Three bar charts of ten weights. In the first all are equal and the question is at most 2.5; "
                + "the three values that it gets wrong are the highest bars of the second, and so on.");
        margins(studies[0].tumours()).save("margins", "The share of tumours below each margin after 5, 20 and 100 rounds. With "
                + "more rounds the curve moves to the right of zero: even the hardest tumours get a margin.");
        Panels.of("Wrong diagnoses in the training rows", 2, share(studies), weight(studies)).cell(450, 400)
                .save("wrong-labels", "Left: right answers in ten folds against the number of rounds. Without wrong diagnoses "
                + "they rise; with a fifth or more of them they fall after the first rounds. Right: after 100 rounds the wrong "
                + "diagnoses hold nearly half of all weight, however few they are.");
    }

    private static Plot round(int number, TenPoints.Round round) {
        double[] at = IntStream.range(0, 10).asDoubleStream().toArray();
        Plot plot = Plot.of(String.format(Locale.ROOT, "round %d: at most %s? error %.4f", number, round.threshold(),
                round.error()), "value", "weight");
        for (int kind = 0; kind < 3; kind++) {
            int shown = kind;
            int[] rows = IntStream.range(0, 10).filter(i -> kind(round, i) == shown).toArray();
            if (rows.length > 0) {
                plot = plot.rectangles(new String[] {"right, class a", "right, class b", "wrong"}[kind],
                        pick(at, -0.35, rows), new double[rows.length], pick(at, 0.35, rows), pick(round.before(), 0, rows))
                        .as(new Role[] {Role.DATA, Role.ALTERNATIVE, Role.ERROR}[kind]);
            }
        }
        return plot.vertical("question", round.threshold()).as(Role.MODEL).yRange(0, 0.2).xRange(-0.6, 9.6);
    }

    private static int kind(TenPoints.Round round, int i) {
        return round.said()[i] == TenPoints.LABELS[i] ? TenPoints.LABELS[i] : 2;
    }

    private static double[] pick(double[] values, double plus, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i] + plus).toArray();
    }

    private static Plot margins(NoisyTumours tumours) {
        Plot plot = Plot.of("More rounds push the hardest tumours away from zero", "margin", "share of tumours below");
        Role[] roles = {Role.NEUTRAL, Role.ALTERNATIVE, Role.MODEL};
        int[] rounds = {5, 20, 100};
        for (int r = 0; r < rounds.length; r++) {
            AdaBoost model = tumours.fit(rounds[r]);
            double[] margins = model.margins(tumours.x(), tumours.told());
            Arrays.sort(margins);
            double n = margins.length;
            plot = plot.steps(rounds[r] + " rounds", margins, IntStream.rangeClosed(1, margins.length)
                    .mapToDouble(i -> i / n).toArray()).as(roles[r]);
        }
        return plot.vertical("undecided", 0).as(Role.ERROR);
    }

    private static Plot share(Study... studies) {
        Plot plot = Plot.of("right in ten folds", "rounds", "share of right answers").xLog().yRange(0.85, 0.98);
        Role[] roles = {Role.TRUTH, Role.ALTERNATIVE, Role.MODEL, Role.ERROR};
        for (int s = 0; s < studies.length; s++) {
            plot = plot.line(String.format(Locale.ROOT, "%.0f %% wrong", 100 * Ex346AdaBoost.NOISE[s]),
                    Arrays.stream(Ex346AdaBoost.ROUNDS).asDoubleStream().toArray(),
                    Arrays.stream(studies[s].boosted()).mapToDouble(FoldScores::mean).toArray()).as(roles[s]);
        }
        return plot;
    }

    private static Plot weight(Study... studies) {
        return Plot.of("where the weight is", "wrong diagnoses", "their share of the weight")
                .line("after 100 rounds", Ex346AdaBoost.NOISE, Arrays.stream(studies).mapToDouble(Study::weight).toArray())
                .as(Role.ERROR)
                .line("before", Ex346AdaBoost.NOISE, Arrays.stream(studies)
                        .mapToDouble(study -> study.tumours().wrong() / 569.0).toArray()).as(Role.NEUTRAL)
                .yRange(0, 0.55);
    }
}
