package scratch.classic.tree.adaboost;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.boosting.AdaBoost;
import scratch.classic.tree.adaboost.NoisyTumours.Study;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// 346: trees of one question, each on the mistakes of those before: ten values by hand, tumours, and wrong diagnoses.
public final class Ex346AdaBoost {
    static final int[] ROUNDS = {1, 2, 5, 10, 20, 50, 100};
    static final double[] NOISE = {0, 0.1, 0.2, 0.3};

    private Ex346AdaBoost() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "rounds 3 1..12 rounds on the ten values",
                "seed 42 seed of the folds and of the wrong diagnoses");
        long seed = arguments.longValue("seed");
        TenPoints ten = TenPoints.of(arguments.intValue("rounds"));
        rounds(ten);
        weights(ten);
        Study[] studies = Arrays.stream(NOISE).mapToObj(share -> tumours(share, seed).study(ROUNDS))
                .toArray(Study[]::new);
        tumours(studies[0]);
        noise(studies);
        Figures346.draw(ten, studies);
        Console.print("%nfigures  target/figures/rounds.svg, margins.svg, wrong-labels.svg%n%n");

        Peers346.checks(studies[0]).print();
        Console.print("%nTry: ./run 346 --rounds 12   Does the bound ever rise?%n");
    }

    static NoisyTumours tumours(double wrong, long seed) {
        ClassificationData data = Datasets.breastCancer();
        int[] malignant = IntStream.of(data.y()).map(y -> 1 - y).toArray();
        return NoisyTumours.of(Matrix.of(data.x()), malignant, wrong, seed);
    }

    private static void rounds(TenPoints ten) {
        Console.print("ten values 0 to 9 of the classes a a a b b b a a a b%n%n");
        var table = Console.table("%-6s %10s %9s %10.4f %9.4f %9.4f %9d %9.4f", "round", "question", "yes, no", "error",
                "factor", "alpha", "mistakes", "bound");
        double bound = 1;
        for (int t = 0; t < ten.rounds().size(); t++) {
            TenPoints.Round round = ten.rounds().get(t);
            bound *= round.bound();
            table.row("" + (t + 1), "<= " + round.threshold() + "?", name(round.said()[0]) + ", " + name(round.said()[9]),
                    round.error(), round.factor(), round.alpha(), round.wrong(), bound);
        }
    }

    private static String name(int label) {
        return TenPoints.CLASSES.get(label);
    }

    private static void weights(TenPoints ten) {
        int shown = Math.min(3, ten.rounds().size());
        Console.print("%nweights before each round, and votes%n%n");
        String[] headings = IntStream.range(0, shown).mapToObj(t -> "round " + (t + 1)).toArray(String[]::new);
        Matrix votes = ten.model().votes(TenPoints.X);
        int[] answers = ten.model().predict(TenPoints.X);
        var table = Console.table("%-6s %6s" + " %10s".repeat(3) + " %10s %8.4f %8.4f %7s", "value", "class",
                headings[0], shown > 1 ? headings[1] : "-", shown > 2 ? headings[2] : "-", "after", "for a", "for b", "answer");
        for (int i = 0; i < answers.length; i++) {
            Object[] cells = new Object[9];
            cells[0] = "" + i;
            cells[1] = name(TenPoints.LABELS[i]);
            for (int t = 0; t < 3; t++) {
                cells[2 + t] = t < shown ? four(ten.rounds().get(t).before()[i]) : "-";
            }
            cells[5] = four(ten.rounds().getLast().after()[i]);
            cells[6] = votes.get(i, 0);
            cells[7] = votes.get(i, 1);
            cells[8] = name(answers[i]);
            table.row(cells);
        }
    }

    private static String four(double weight) {
        return String.format(Locale.ROOT, "%.4f", weight);
    }

    private static void tumours(Study study) {
        NoisyTumours tumours = study.tumours();
        Console.print("%n%d tumours, trees of one question%n%n", tumours.right().length);
        var table = Console.table("%-8s %14d %10.4f %16.3f %11.3f %9.3f %7.3f", "rounds", "mistakes where", "bound",
                "smallest margin", "ten folds", "95% from", "to");
        for (int r = 0; r < ROUNDS.length; r++) {
            AdaBoost model = tumours.fit(ROUNDS[r]);
            double bound = Arrays.stream(model.errors()).map(e -> 2 * Math.sqrt(e * (1 - e))).reduce(1, (a, b) -> a * b);
            Interval share = study.boosted()[r].interval(0.95);
            table.row("" + ROUNDS[r], tumours.mistakes(model), bound,
                    Arrays.stream(model.margins(tumours.x(), tumours.told())).min().orElseThrow(), share.estimate(),
                    share.lower(), share.upper());
        }
    }

    private static void noise(Study... studies) {
        Console.print("%nsome diagnoses are told wrong while learning; right answers in ten folds%n%n");
        var table = Console.table("%-11s %10.3f %11.3f %11.3f %9.3f %6.3f %18.3f %9.3f %6.3f", "told wrong", "weight",
                "20 rounds", "100 rounds", "95% from", "to", "three questions", "95% from", "to");
        for (Study study : studies) {
            Interval last = study.last().interval(0.95);
            Interval tree = study.tree().interval(0.95);
            table.row("" + study.tumours().wrong(), study.weight(), study.boosted()[4].mean(), last.estimate(), last.lower(),
                    last.upper(), tree.estimate(), tree.lower(), tree.upper());
        }
    }
}
