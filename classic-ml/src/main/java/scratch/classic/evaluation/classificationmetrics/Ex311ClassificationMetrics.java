package scratch.classic.evaluation.classificationmetrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import smile.validation.metric.Accuracy;
import smile.validation.metric.Averaging;
import smile.validation.metric.FScore;
import smile.validation.metric.MatthewsCorrelation;
import smile.validation.metric.Precision;
import smile.validation.metric.Recall;
import smile.validation.metric.Specificity;

import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.metrics.Average;
import scratch.classic.metrics.ConfusionMatrix;
import scratch.classic.metrics.ScoreBootstrap;
import scratch.classic.preprocess.Scaler;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// 311: nine scores of the same answers, and which of them can be fooled.
public final class Ex311ClassificationMetrics {
    static final int MALIGNANT = 1;
    static final List<String> CLASSES = List.of("benign", "malignant");
    static final List<String> TRIAGE = List.of("home", "ward", "surgery");
    /// Three classes of very different size; rows the truth, columns the answers.
    static final long[][] TRIAGE_COUNTS = {{85, 4, 1}, {3, 4, 1}, {1, 0, 1}};
    private static final int RESAMPLES = 2000;

    /// A score and how it is computed from a confusion matrix.
    record Score(String name, ToDoubleFunction<ConfusionMatrix> of) {
    }

    static final List<Score> SCORES = List.of(
            new Score("accuracy", ConfusionMatrix::accuracy),
            new Score("balanced accuracy", ConfusionMatrix::balancedAccuracy),
            new Score("precision", matrix -> matrix.precision(MALIGNANT)),
            new Score("recall", matrix -> matrix.recall(MALIGNANT)),
            new Score("specificity", matrix -> matrix.specificity(MALIGNANT)),
            new Score("F1", matrix -> matrix.f1(MALIGNANT)),
            new Score("F2", matrix -> matrix.fBeta(MALIGNANT, 2)),
            new Score("MCC", ConfusionMatrix::matthews),
            new Score("kappa", ConfusionMatrix::kappa));

    /// The test part: what is true, what was answered.
    record Answers(int[] truth, int[] predicted, int learned) {
        ConfusionMatrix matrix() {
            return ConfusionMatrix.of(truth, predicted, CLASSES);
        }
    }

    private Ex311ClassificationMetrics() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "threshold 0.2 0<..<1 probability from which a tumour is called malignant",
                "seed 42 seed of the split and of the resamples");
        Answers answers = answers(arguments.doubleValue("threshold"), arguments.longValue("seed"));
        ConfusionMatrix matrix = answers.matrix();
        Console.print("breast cancer: logistic regression learns from %d tumours and is judged by %d others%n%n%s%n%n",
                answers.learned(), matrix.total(), matrix);

        Interval[] intervals = intervals(answers, arguments.longValue("seed"));
        double[] constant = scores(ConfusionMatrix.of(answers.truth(), new int[answers.truth().length], CLASSES));
        var table = Console.table("%-18s %8.3f %11.3f %7.3f %16.3f", "score", "model", "95% from", "to", "always benign");
        for (int s = 0; s < intervals.length; s++) {
            table.row(SCORES.get(s).name(), intervals[s].estimate(), intervals[s].lower(), intervals[s].upper(), constant[s]);
        }
        otherPatients(matrix);
        ConfusionMatrix triage = triage();
        averages(triage);
        Figures311.draw(matrix, intervals, constant);
        Console.print("figures  target/figures/confusion.svg, scores.svg, prevalence.svg%n%n");

        checks(answers, triage).print();
        Console.print("%nTry: ./run 311 --threshold 0.1   Which scores rise, which fall, and which hardly move?%n");
    }

    static Answers answers(double threshold, long seed) {
        var data = Datasets.breastCancer();
        int malignant = data.classNames().indexOf("malignant");
        int[] y = Arrays.stream(data.y()).map(label -> label == malignant ? MALIGNANT : 0).toArray();   // (569)
        Table table = Table.of(data.x(), data.featureNames());                                          // (569, 30)
        Split split = Split.stratified(y, 0.3, seed);
        Table learn = table.select(split.train());
        var scaler = Scaler.standard().fit(learn, new Target.Nothing());
        var model = LogisticRegression.fit(scaler.transform(learn).toMatrix(), pick(y, split.train()),
                LogisticRegression.Options.of(1));
        double[] p = model.probabilities(scaler.transform(table.select(split.test())).toMatrix());
        int[] predicted = Arrays.stream(p).mapToInt(each -> each >= threshold ? MALIGNANT : 0).toArray();
        return new Answers(pick(y, split.test()), predicted, split.train().length);
    }

    static double[] scores(ConfusionMatrix matrix) {
        return SCORES.stream().mapToDouble(score -> score.of().applyAsDouble(matrix)).toArray();
    }

    /// Tumours are drawn whole, truth and answer together; the model is not fitted again.
    static Interval[] intervals(Answers answers, long seed) {
        var options = new Bootstrap.Options(RESAMPLES, seed);
        return SCORES.stream().map(score -> ScoreBootstrap.of(answers.truth(), answers.predicted(), (truth, predicted) ->
                score.of().applyAsDouble(ConfusionMatrix.of(truth, predicted, CLASSES)), options).percentile(0.95))
                .toArray(Interval[]::new);
    }

    /// Precision where the classes have other sizes, by Bayes' theorem.
    static double precisionAt(double prevalence, double recall, double specificity) {
        double found = prevalence * recall;
        double alarms = (1 - prevalence) * (1 - specificity);
        return found / (found + alarms);
    }

    private static void otherPatients(ConfusionMatrix matrix) {
        double recall = matrix.recall(MALIGNANT);
        double specificity = matrix.specificity(MALIGNANT);
        Console.print("%n");
        var table = Console.table("%-34s %9.3f %12.3f %16.3f", "same recall and specificity", "precision", "accuracy",
                "always benign");
        for (double prevalence : new double[]{0.5, 0.1, 0.01, 0.001}) {
            table.row(String.format(Locale.ROOT, "  %4.1f %% are malignant", 100 * prevalence),
                    precisionAt(prevalence, recall, specificity), prevalence * recall + (1 - prevalence) * specificity,
                    1 - prevalence);
        }
    }

    static ConfusionMatrix triage() {
        return ConfusionMatrix.ofCounts(TRIAGE_COUNTS, TRIAGE);
    }

    // One row per patient from the counts: the true class, or the predicted one.
    private static int[] expand(boolean truth) {
        var labels = IntStream.builder();
        for (int i = 0; i < TRIAGE_COUNTS.length; i++) {
            for (int j = 0; j < TRIAGE_COUNTS.length; j++) {
                for (int count = 0; count < TRIAGE_COUNTS[i][j]; count++) {
                    labels.add(truth ? i : j);
                }
            }
        }
        return labels.build().toArray();
    }

    private static void averages(ConfusionMatrix triage) {
        Console.print("%n%s%n%n", triage);
        var table = Console.table("%-10s %7.3f %7.3f %8.3f %9.3f %8.3f %10.3f", "", "home", "ward", "surgery", "micro",
                "macro", "weighted");
        table.row("precision", triage.precision(0), triage.precision(1), triage.precision(2),
                triage.precision(Average.MICRO), triage.precision(Average.MACRO), triage.precision(Average.WEIGHTED));
        table.row("recall", triage.recall(0), triage.recall(1), triage.recall(2),
                triage.recall(Average.MICRO), triage.recall(Average.MACRO), triage.recall(Average.WEIGHTED));
        table.row("F1", triage.f1(0), triage.f1(1), triage.f1(2),
                triage.fBeta(Average.MICRO, 1), triage.fBeta(Average.MACRO, 1), triage.fBeta(Average.WEIGHTED, 1));
        Console.print("%n");
    }

    private static CheckTable checks(Answers answers, ConfusionMatrix triage) {
        int[] truth = answers.truth();
        int[] predicted = answers.predicted();
        ConfusionMatrix matrix = answers.matrix();
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.group("scores of two classes", 1e-12)
                .same("accuracy", matrix.accuracy(), Accuracy.of(truth, predicted))
                .same("precision", matrix.precision(MALIGNANT), Precision.of(truth, predicted))
                .same("recall", matrix.recall(MALIGNANT), Recall.of(truth, predicted))
                .same("specificity", matrix.specificity(MALIGNANT), Specificity.of(truth, predicted))
                .same("F1", matrix.f1(MALIGNANT), FScore.F1.score(truth, predicted))
                .same("F2", matrix.fBeta(MALIGNANT, 2), FScore.F2.score(truth, predicted))
                .same("MCC", matrix.matthews(), MatthewsCorrelation.of(truth, predicted));
        int[] sent = expand(true);
        int[] advised = expand(false);
        checks.group("averages of three classes", 1e-12)
                .same("micro precision", triage.precision(Average.MICRO), Precision.of(sent, advised, Averaging.Micro))
                .same("macro precision", triage.precision(Average.MACRO), Precision.of(sent, advised, Averaging.Macro))
                .same("macro recall", triage.recall(Average.MACRO), Recall.of(sent, advised, Averaging.Macro))
                .same("weighted precision", triage.precision(Average.WEIGHTED),
                        Precision.of(sent, advised, Averaging.Weighted))
                .same("weighted recall", triage.recall(Average.WEIGHTED), Recall.of(sent, advised, Averaging.Weighted));
        double precision = triage.precision(Average.MACRO);
        double recall = triage.recall(Average.MACRO);
        checks.same("F1 of macro P and macro R", 2 * precision * recall / (precision + recall),
                FScore.of(sent, advised, 1, Averaging.Macro), 1e-12);
        return checks.whyDifferent("Smile's macro F1 is the F1 of macro precision and macro recall, as in the last row; ours, "
                + "like scikit-learn's, is the mean of the classes' F1.");
    }

    static int[] pick(int[] values, int[] rows) {
        int[] picked = new int[rows.length];
        Arrays.setAll(picked, i -> values[rows[i]]);
        return picked;
    }
}
