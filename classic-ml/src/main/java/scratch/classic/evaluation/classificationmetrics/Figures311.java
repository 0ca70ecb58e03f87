package scratch.classic.evaluation.classificationmetrics;

import java.util.Arrays;

import scratch.classic.metrics.ConfusionMatrix;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.interval.Interval;

/// The figures of lesson 311: one matrix read in three ways, the scores with their intervals, and a rare disease.
final class Figures311 {
    private Figures311() {
    }

    static void draw(ConfusionMatrix matrix, Interval[] intervals, double[] constant) {
        Panels.of("One confusion matrix, read in three ways", 3,
                heatMap("Counts", "%.0f", matrix, (i, j) -> matrix.count(i, j)),
                heatMap("Shares of each row: recall", "%.3f", matrix, (i, j) -> share(matrix.count(i, j),
                        matrix.count(i, 0) + matrix.count(i, 1))),
                heatMap("Shares of each column: precision", "%.3f", matrix, (i, j) -> share(matrix.count(i, j),
                        matrix.count(0, j) + matrix.count(1, j)))).cell(360, 300)
                .save("confusion", "Three heat maps of the same two by two table, true class down and predicted class across. "
                + "Left the counts; in the middle each row divided by its sum, with recall on the diagonal; right each column "
                + "divided by its sum, with precision on the diagonal.");
        scores(intervals, constant).save("scores", "Nine scores of the model as points with their 95 % intervals, all near 1. "
                + "Beside them the scores of the answer benign for every tumour: accuracy is far above 0, "
                + "recall, precision, F1, F2, MCC and kappa are 0.");
        prevalence(matrix).save("prevalence", "Curves against the share of malignant tumours, on a logarithmic axis from "
                + "0.1 to 50 percent. Recall and specificity stay level, precision falls towards 0 as malignant tumours "
                + "become rare, and the accuracy of always answering benign rises to 1.");
    }

    /// What stands in cell (i, j).
    private interface Cell {
        double at(int i, int j);
    }

    private static HeatMap heatMap(String title, String format, ConfusionMatrix matrix, Cell cell) {
        double[][] values = new double[matrix.size()][matrix.size()];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                values[i][j] = cell.at(i, j);
            }
        }
        return HeatMap.of(title, "predicted", "true", values).columns(matrix.classes()).rows(matrix.classes())
                .values(format);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static Plot scores(Interval[] intervals, double... constant) {
        int n = intervals.length;
        double[] at = new double[n];
        Arrays.setAll(at, s -> n - 1 - s);
        double[] value = Arrays.stream(intervals).mapToDouble(Interval::estimate).toArray();
        double[] lower = Arrays.stream(intervals).mapToDouble(Interval::lower).toArray();
        double[] upper = Arrays.stream(intervals).mapToDouble(Interval::upper).toArray();
        String[] names = new String[n];
        Arrays.setAll(names, s -> Ex311ClassificationMetrics.SCORES.get(n - 1 - s).name());
        return Plot.of("Which scores does a constant answer fool?", "score", "")
                .segments("95 % interval", lower, at, upper, at).as(Role.UNCERTAINTY)
                .points("model", value, at).as(Role.MODEL)
                .points("always benign", constant, at).as(Role.ERROR)
                .yCategories(names).xRange(-0.05, 1.05).yRange(-0.6, n - 0.4).size(720, 420);
    }

    private static Plot prevalence(ConfusionMatrix matrix) {
        double recall = matrix.recall(Ex311ClassificationMetrics.MALIGNANT);
        double specificity = matrix.specificity(Ex311ClassificationMetrics.MALIGNANT);
        double[] share = new double[121];
        Arrays.setAll(share, i -> 0.001 * Math.pow(500, i / 120.0));
        double[] precision = Arrays.stream(share)
                .map(each -> Ex311ClassificationMetrics.precisionAt(each, recall, specificity)).toArray();
        double[] constant = Arrays.stream(share).map(each -> 1 - each).toArray();
        double[] percent = Arrays.stream(share).map(each -> 100 * each).toArray();
        return Plot.of("The same model where malignant tumours are rare", "malignant tumours in %", "score")
                .line("recall of the model", percent, level(recall, share.length)).as(Role.TRUTH)
                .line("specificity of the model", percent, level(specificity, share.length)).as(Role.NEUTRAL)
                .line("precision of the model", percent, precision).as(Role.MODEL)
                .line("accuracy of always benign", percent, constant).as(Role.ERROR)
                .xLog().yRange(0, 1.05);
    }

    private static double[] level(double value, int n) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
