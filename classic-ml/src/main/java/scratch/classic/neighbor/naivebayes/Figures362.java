package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;
import java.util.List;

import scratch.classic.bayes.BernoulliNaiveBayes;
import scratch.classic.metrics.CalibrationCurve;
import scratch.example.figure.Bars;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 362: evidence that is added up, copies that are too sure, and few rows.
final class Figures362 {
    private static final double[] ENDS = {0, 1};

    private Figures362() {
    }

    static void draw(BernoulliNaiveBayes tennis, Copies learn, Copies others, int copies, List<FewRows> few) {
        evidence(tennis);
        copies(learn, others, copies);
        fewRows(few);
    }

    private static void evidence(BernoulliNaiveBayes tennis) {
        double[] parts = new double[5];
        parts[0] = tennis.logPriors()[1] - tennis.logPriors()[0];
        for (int j = 0; j < 3; j++) {
            parts[j + 1] = tennis.logPresent().get(1, j) - tennis.logPresent().get(0, j);
        }
        parts[4] = Arrays.stream(parts).sum();
        Bars.of("An overcast, humid, windy day: evidence is added up", "", "logarithm of the odds of tennis", "before",
                "overcast", "humid", "windy", "sum").bars("for tennis if above 0", parts).as(Role.MODEL).values("%+.2f")
                .save("evidence", "Five bars: before the day is seen +0.59, overcast +1.16, humid -0.68, windy -0.45, and "
                + "their sum +0.62.");
    }

    private static void copies(Copies learn, Copies others, int copies) {
        CalibrationCurve once = Ex362NaiveBayes.calibration(learn.judge(others, 1));
        CalibrationCurve often = Ex362NaiveBayes.calibration(learn.judge(others, copies));
        Plot plot = Plot.of("Copies make it too sure", "probability that is said", "share that comes true");
        plot = curve(plot, "each column once", once, Role.MODEL);
        plot = curve(plot, copies == 1 ? "again once" : "each column " + copies + " times", often, Role.ERROR);
        plot.line("as it should be", ENDS, ENDS).as(Role.NEUTRAL).xRange(-0.03, 1.03).yRange(-0.03, 1.03)
                .save("copies", "Calibration curves. With each column once the points lie along the diagonal; with each "
                + "column five times they run much flatter: where 15 percent is said, 41 percent come true, and where "
                + "85 percent is said, 59 percent.");
    }

    private static Plot curve(Plot plot, String name, CalibrationCurve curve, Role role) {
        double[] said = curve.bins().stream().mapToDouble(CalibrationCurve.Bin::predicted).toArray();
        double[] came = curve.bins().stream().mapToDouble(CalibrationCurve.Bin::observed).toArray();
        return plot.line(name, said, came).as(role);
    }

    private static void fewRows(List<FewRows> few) {
        double[] at = few.stream().mapToDouble(FewRows::rows).toArray();
        Plot.of("Few rows: naive Bayes first, softmax later", "rows learned from", "share of digits misread").xLog()
                .band("lowest to highest of the draws", at, few.stream().mapToDouble(f -> least(f.counts())).toArray(),
                        few.stream().mapToDouble(f -> most(f.counts())).toArray()).as(Role.UNCERTAINTY)
                .line("multinomial naive Bayes", at, few.stream().mapToDouble(f -> FewRows.mean(f.counts())).toArray())
                .as(Role.MODEL)
                .line("softmax regression", at, few.stream().mapToDouble(f -> FewRows.mean(f.softmax())).toArray())
                .as(Role.ALTERNATIVE)
                .save("few-rows", "Errors on digits against the rows learned from. Naive Bayes is below softmax regression at "
                + "20 rows, the lines cross at about 40, and at 320 rows softmax regression has about half of its errors.");
    }

    private static double least(double... values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double most(double... values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
