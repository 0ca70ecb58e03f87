package scratch.classic.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.FeatureSubset;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.Impurity;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.model.Classifier;
import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// AdaBoost for K classes (SAMME): weak trees one after another, each on rows weighted by the mistakes before it, and a vote
/// in which tree t counts αₜ = log((1 − εₜ) / εₜ) + log(K − 1), where εₜ is the weight of the rows that it gets wrong.
///
/// A tree no better than chance, εₜ ≥ 1 − 1/K, is thrown away and ends the fit; if it is the first, all classes are equally
/// probable. A tree that is right about every row would count infinitely: it answers alone, with the α of an error of half a
/// row. A value that is NaN is missing. Cost: T trees.
///
/// References: Freund and Schapire, "A decision-theoretic generalization of on-line learning", 1997; Zhu, Zou, Rosset and
/// Hastie, "Multi-class AdaBoost", *Statistics and Its Interface* 2, 2009.
public final class AdaBoost implements Classifier, Storable {
    private static final String KIND = "ada-boost";
    private static final double ROUNDING = 1e-12;

    /// @param rounds       how many trees there are at most
    /// @param learningRate what every α is multiplied by, above 0, at most 1
    /// @param tree         when a tree stops growing
    public record Options(int rounds, double learningRate, TreeOptions tree) {
        public Options {
            Require.atLeast(1, "AdaBoost.Options", "rounds", rounds);
            Require.that(learningRate > 0 && learningRate <= 1, "AdaBoost.Options: learningRate = %s: must be above 0 and at"
                    + " most 1", learningRate);
        }

        /// Trees of one question.
        public static Options stumps(int rounds) {
            return new Options(rounds, 1, TreeOptions.depth(1));
        }
    }

    private final WeightedVote vote;
    private final double[] errors;     // (T)
    private final int columns;

    private AdaBoost(WeightedVote vote, double[] errors, int columns) {
        this.vote = vote;
        this.errors = errors;
        this.columns = columns;
    }

    /// Learns from rows that all count the same.
    ///
    /// @param x      (n, d); NaN where a value is missing
    /// @param labels (n), from 0 to K − 1, each of which occurs
    public static AdaBoost fit(Matrix x, int[] labels, Options options) {
        return fit(x, labels, RowWeights.equal(x.rows()), options);
    }

    /// Learns from rows that count more or less.
    ///
    /// @param rowWeights (n), 0 or more, at least one above
    public static AdaBoost fit(Matrix x, int[] labels, double[] rowWeights, Options options) {
        return fit(x, labels, RowWeights.of("AdaBoost.fit", x.rows(), rowWeights), options);
    }

    private static AdaBoost fit(Matrix x, int[] labels, RowWeights weights, Options options) {
        int classes = TrainingLabels.counts("AdaBoost.fit", x.rows(), labels).length;
        Features features = Features.of(x);
        List<ClassificationTree> trees = new ArrayList<>();
        double[] errors = new double[options.rounds()];
        double[] alphas = new double[options.rounds()];
        for (int t = 0; t < options.rounds(); t++) {
            ClassificationTree tree = ClassificationTree.fit(features, labels, weights.values(), Impurity.GINI,
                    options.tree(), FeatureSubset.all(x.columns()));
            boolean[] wrong = wrong(tree, x, labels);
            errors[t] = weights.of(wrong);
            if (errors[t] >= 1 - 1.0 / classes - ROUNDING) {
                break;
            }
            if (errors[t] == 0) {
                double alone = alpha(0.5 / x.rows(), classes);
                return new AdaBoost(new WeightedVote(List.of(tree), new double[] {alone}, classes), new double[1], x.columns());
            }
            alphas[t] = options.learningRate() * alpha(errors[t], classes);
            weights.multiply(wrong, Math.exp(alphas[t]));
            trees.add(tree);
        }
        double[] kept = Arrays.copyOf(alphas, trees.size());
        return new AdaBoost(new WeightedVote(List.copyOf(trees), kept, classes), Arrays.copyOf(errors, kept.length),
                x.columns());
    }

    private static boolean[] wrong(ClassificationTree tree, Matrix x, int... labels) {
        boolean[] wrong = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            wrong[i] = WeightedVote.answer(tree, x, i) != labels[i];
        }
        return wrong;
    }

    private static double alpha(double error, int classes) {
        return Math.log((1 - error) / error) + Math.log(classes - 1);
    }

    /// The trees, in their order; (T).
    public List<ClassificationTree> trees() {
        return vote.trees();
    }

    /// The weight of the rows that each tree got wrong; (T).
    public double[] errors() {
        return errors.clone();
    }

    /// How much each tree's vote counts; (T).
    public double[] alphas() {
        return vote.alphas().clone();
    }

    /// The trees' importances, weighted by α: they add up to 1, or all are 0; (d).
    public double[] importances() {
        double[] importances = new double[columns];
        for (int t = 0; t < errors.length; t++) {
            double[] tree = vote.trees().get(t).importances();
            for (int j = 0; j < columns; j++) {
                importances[j] += vote.alphas()[t] / vote.total() * tree[j];
            }
        }
        return importances;
    }

    /// The α of the trees that vote for each class, added up; (n, K).
    public Matrix votes(Matrix x) {
        requireColumns("AdaBoost.votes", x);
        Matrix votes = Matrix.zeros(x.rows(), vote.classes());
        for (int t = 0; t < errors.length; t++) {
            vote.add(t, x, votes);
        }
        return votes;
    }

    /// What the first tree answers, the first two together, and so on; (T, n).
    public int[][] stagedPredictions(Matrix x) {
        requireColumns("AdaBoost.stagedPredictions", x);
        Matrix votes = Matrix.zeros(x.rows(), vote.classes());
        int[][] stages = new int[errors.length][x.rows()];
        for (int t = 0; t < errors.length; t++) {
            vote.add(t, x, votes);
            for (int i = 0; i < x.rows(); i++) {
                stages[t][i] = vote.winner(votes, i);
            }
        }
        return stages;
    }

    /// By how much the votes for the right class outweigh those for the strongest other one, as a share of all votes: from −1
    /// to 1, above 0 where the answer is right; (n).
    ///
    /// @param labels (n), from 0 to K − 1
    public double[] margins(Matrix x, int[] labels) {
        Require.that(labels.length == x.rows(), "AdaBoost.margins: %d labels, %d rows: each row needs one", labels.length,
                x.rows());
        Matrix votes = votes(x);
        double[] margins = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0 && labels[i] < vote.classes(), "AdaBoost.margins: label %d of row %d: must be from 0 to"
                    + " %d", labels[i], i, vote.classes() - 1);
            double own = votes.get(i, labels[i]);
            votes.set(i, labels[i], 0);
            margins[i] = errors.length == 0 ? 0 : (own - votes.get(i, vote.winner(votes, i))) / vote.total();
        }
        return margins;
    }

    /// The probabilities for which these votes have the smallest exponential loss: exp(votes), divided by their sum.
    @Override
    public Matrix predictProbabilities(Matrix x) {
        Matrix votes = votes(x);
        for (int i = 0; i < x.rows(); i++) {
            Softmax.inPlace(votes.data(), i * vote.classes(), vote.classes());
        }
        return votes;
    }

    private void requireColumns(String where, Matrix x) {
        Require.that(x.columns() == columns, "%s: %d columns: the model has learned from %d", where, x.columns(), columns);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("classes", vote.classes(), "columns", columns, "errors", Arrays.stream(errors).boxed().toList(),
                "alphas", Arrays.stream(vote.alphas()).boxed().toList(),
                "trees", vote.trees().stream().map(ClassificationTree::state).toList());
    }

    /// From what [#state()] gave.
    ///
    /// @throws IllegalArgumentException if its parts do not fit together
    public static AdaBoost fromState(Map<String, Object> state) {
        List<ClassificationTree> trees = StoredTrees.read(KIND, state, "trees", ClassificationTree::fromState);
        double[] errors = Storable.numbers(KIND, state, "errors");
        double[] alphas = Storable.numbers(KIND, state, "alphas");
        int classes = StoredTrees.count(KIND, state, "classes");
        int columns = StoredTrees.count(KIND, state, "columns");
        StoredTrees.require(errors.length == trees.size() && alphas.length == trees.size(), KIND, errors.length + " errors, "
                + alphas.length + " alphas, " + trees.size() + " trees", "each tree needs one of both");
        for (ClassificationTree tree : trees) {
            StoredTrees.require(tree.classes() == classes && tree.features().size() == columns, KIND, "a tree of "
                    + tree.features().size() + " columns and " + tree.classes() + " classes", "must have " + columns + " and "
                    + classes);
        }
        return new AdaBoost(new WeightedVote(trees, alphas, classes), errors, columns);
    }
}
