package scratch.classic.tree.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Impurity;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.decisiontree.TreeLayout;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.decisiontree.TreeText;
import scratch.classic.metrics.RegressionScores;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.ProportionInterval;

/// Every number of the README that the example does not print, and the trees as scikit-learn and Smile grow them.
class DecisionTreeLessonTest {
    private static final Tumours TUMOURS = Ex341DecisionTree.tumours(Impurity.GINI, 42);

    @Test
    void sixValuesByHand() {
        double[] thresholds = {2.5, 4, 5.5, 7, 8.5};
        double[] gains = {0.6, 1.5, 1 / 3.0, 1.5, 0.6};
        for (int t = 0; t < thresholds.length; t++) {
            assertThat(Ex341DecisionTree.gain(Impurity.GINI, Ex341DecisionTree.counts(thresholds[t], true),
                    Ex341DecisionTree.counts(thresholds[t], false))).isCloseTo(gains[t], within(1e-12));
        }
        Matrix x = Matrix.wrap(6, 1, Ex341DecisionTree.SIX.clone());
        var root = (Node.Branch) ClassificationTree.fit(x, Ex341DecisionTree.SIX_LABELS, TreeOptions.full()).root();
        assertThat(TreeText.question(root.split(), ClassificationTree.fit(x, Ex341DecisionTree.SIX_LABELS, TreeOptions.full())
                .features())).isEqualTo("x0 <= 4");
        assertThat(root.gain()).isCloseTo(1.5, within(1e-12));
        assertThat(root.summary().loss()).isEqualTo(3);
    }

    // scikit-learn 1.2.1: DecisionTreeClassifier(max_depth=2, criterion=...).fit(all 569), tree_.impurity, score · 569
    @ParameterizedTest
    @EnumSource(Impurity.class)
    void allTumoursAsScikitLearn(Impurity impurity) {
        Tumours tumours = Ex341DecisionTree.tumours(impurity, 1);
        int[] all = IntStream.range(0, 569).toArray();
        ClassificationTree tree = tumours.fit(all, TreeOptions.depth(2));
        double[] impurities = impurity == Impurity.GINI
                ? new double[] {0.4675300607546925, 0.15897967850404826, 0.029579128678227762, 0.4763705103969754,
                    0.1090858725761773, 0.4982698961937716, 0.022854088008286255}
                : new double[] {0.9526351224018599, 0.2833107377061481, 0.09694460606247315, 0.9988455359952018,
                    0.5559671540224538, 0.9980008838722996, 0.09362545803956357};
        assertThat(TreeLayout.of(tree.root()).stream().mapToDouble(place -> place.node().summary().impurity()).toArray())
                .containsExactly(impurities, within(1e-12));
        assertThat(tumours.right(tree, all)).isEqualTo(impurity == Impurity.GINI ? 536 : 524);
    }

    // scikit-learn 1.2.1: DecisionTreeRegressor(max_depth=d, min_samples_leaf=5), mean squared error on all 442 patients
    @Test
    void diabetesAsScikitLearn() {
        double[] expected = {4201.0764660663135, 3360.050096675736, 2976.935323668526, 2553.558208274816, 2161.74513632606};
        var data = Datasets.diabetes();
        Matrix x = Matrix.of(data.x());
        for (int depth = 1; depth <= 5; depth++) {
            RegressionTree tree = RegressionTree.fit(x, data.y(), TreeOptions.depth(depth).withMinLeaf(5));
            assertThat(RegressionScores.of(data.y(), tree.predict(x)).mse()).isCloseTo(expected[depth - 1], within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource(Impurity.class)
    void smilesFirstQuestionNeverGainsMore(Impurity impurity) {
        for (long seed = 1; seed <= 8; seed++) {
            Tumours tumours = Ex341DecisionTree.tumours(impurity, seed);
            int[] train = tumours.split().train();
            var ours = (Node.Branch) tumours.fit(train, TreeOptions.depth(1)).root();
            double theirs = gain(tumours, Peers341.smile(tumours, train, 1));
            assertThat(theirs).isLessThanOrEqualTo(ours.gain() + 1e-9);
            if (impurity == Impurity.GINI) {
                assertThat(theirs).isCloseTo(ours.gain(), within(1e-9));
            } else if (seed == 1) {
                assertThat(theirs).isCloseTo(248.50, within(5e-3));
                assertThat(ours.gain()).isCloseTo(249.93, within(5e-3));
            }
        }
    }

    private static double gain(Tumours tumours, int... sides) {
        double[][] counts = new double[2][2];
        int[] labels = tumours.labels(tumours.split().train());
        for (int i = 0; i < labels.length; i++) {
            counts[sides[i]][labels[i]]++;
        }
        return Ex341DecisionTree.gain(tumours.impurity(), counts[0], counts[1]);
    }

    @Test
    void smilesFirstQuestionForNumbersIsNotTheBest() {
        double[] errors = Peers341.firstQuestion();
        assertThat(errors[0]).isCloseTo(4201.1, within(0.05));
        assertThat(errors[1]).isCloseTo(4218.6, within(0.05));
    }

    @Test
    void fiveOfFiveIsNotCertain() {
        assertThat(ProportionInterval.WILSON.of(5, 5, 0.95).lower()).isCloseTo(0.566, within(5e-4));
    }

    @Test
    void scalingAColumnChangesNoAnswer() {
        int[] train = TUMOURS.split().train();
        int[] test = TUMOURS.split().test();
        Matrix scaled = TUMOURS.x().copy();
        for (int i = 0; i < scaled.rows(); i++) {
            scaled.set(i, 7, 1024 * scaled.get(i, 7));
        }
        Tumours other = new Tumours(scaled, TUMOURS.malignant(), TUMOURS.names(), TUMOURS.split(), Impurity.GINI);
        assertThat(other.fit(train, TreeOptions.full()).predict(scaled.selectRows(test)))
                .containsExactly(TUMOURS.fit(train, TreeOptions.full()).predict(TUMOURS.x().selectRows(test)));
    }

    @Test
    void entropyChangesFourQuestions() {
        List<String> gini = questions(TUMOURS);
        Tumours bits = Ex341DecisionTree.tumours(Impurity.ENTROPY, 42);
        List<String> entropy = questions(bits);
        assertThat(gini).hasSize(7).contains("worst perimeter <= 104.2");
        assertThat(entropy).hasSize(7).contains("worst perimeter <= 106");
        assertThat(gini.stream().filter(question -> !entropy.contains(question))).hasSize(4);
        assertThat(bits.folds(TreeOptions.depth(3), 42).mean()).isCloseTo(0.927, within(5e-4));
    }

    private static List<String> questions(Tumours tumours) {
        ClassificationTree tree = tumours.fit(tumours.split().train(), TreeOptions.depth(3));
        return TreeLayout.of(tree.root()).stream().filter(place -> place.node() instanceof Node.Branch)
                .map(place -> TreeText.question(((Node.Branch) place.node()).split(), tree.features())).toList();
    }
}
