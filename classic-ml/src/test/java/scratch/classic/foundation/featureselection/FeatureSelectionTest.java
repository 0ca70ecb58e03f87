package scratch.classic.foundation.featureselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.Folds;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.CoefficientImportance;
import scratch.classic.preprocess.MutualInformation;
import scratch.classic.preprocess.RecursiveElimination;
import scratch.classic.preprocess.Relevance;
import scratch.classic.preprocess.SelectColumns;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.EffectSize;
import scratch.stats.hypothesis.TestOptions;

/// Every number of the README that the example does not print, and what must always hold.
class FeatureSelectionTest {
    private static final Table CELLS = Ex308FeatureSelection.cells();
    private static final Target.Labels TUMOURS = Ex308FeatureSelection.tumours();
    private static final Choosing.Made NOISE = Choosing.noise(Ex308FeatureSelection.ROWS, 1000, 42);

    @Test
    void fByHand() {
        Relevance.Score score = Relevance.anovaF().of(new NumericColumn("x", 1, 3, 4, 6),
                new Target.Labels(new int[] {0, 0, 1, 1}, List.of("no", "yes")));
        assertThat(score.statistic()).isCloseTo(4.5, within(1e-14));
    }

    @Test
    void mutualInformationByHand() {
        assertThat(0.5 * Math.log(4 / 3.0)).isCloseTo(0.1438, within(5e-5));
        assertThat(0.25 * Math.log(2 / 3.0)).isCloseTo(-0.1014, within(5e-5));
        assertThat(0.25 * Math.log(2)).isCloseTo(0.1733, within(5e-5));
        assertThat(MutualInformation.ofCategories(new int[] {0, 0, 1, 1}, new int[] {0, 0, 0, 1}))
                .isCloseTo(0.2158, within(5e-5));
    }

    @Test
    void theBestOfManyByHand() {
        double[] expected = {0.05, 0.2262, 0.6415, 0.9941};
        int[] columns = {1, 5, 20, 100};
        for (int i = 0; i < columns.length; i++) {
            assertThat(1 - Math.pow(0.95, columns[i])).isCloseTo(expected[i], within(5e-5));
        }
    }

    @Test
    void fiftyTwoColumnsOfNoiseAreSignificant() {
        Map<String, Relevance.Score> scores = SelectColumns.best(10, Relevance.anovaF()).scores(NOISE.table(), NOISE.labels());
        assertThat(scores.values().stream().filter(score -> score.pValue() <= 0.05).count()).isEqualTo(52);
        assertThat(scores.values().stream().mapToDouble(Relevance.Score::pValue).min().orElseThrow())
                .isCloseTo(0.00015, within(5e-6));
    }

    @Test
    void whatTheMistakePromisesCanBePredicted() {
        double t = StudentT.of(58).upperQuantile(0.005);
        assertThat(t).isCloseTo(2.66, within(5e-3));
        double apart = 2 * t / Math.sqrt(60);
        assertThat(apart).isCloseTo(0.69, within(5e-3));
        assertThat(Math.sqrt(10) * apart).isCloseTo(2.17, within(5e-3));
        assertThat(Normal.STANDARD.cdf(Math.sqrt(10) * apart / 2)).isCloseTo(0.86, within(2e-3));
    }

    @Test
    void withTwentyColumnsTheMistakeIsSmallerAndStillThere() {
        Ex308FeatureSelection.Mistake mistake = Ex308FeatureSelection.mistake(20, 42);
        assertThat(mean(mistake.allOutside())).isCloseTo(0.592, within(5e-4));
        assertThat(mean(mistake.allInside())).isCloseTo(0.471, within(5e-4));
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void aFoldDoesNotSeeTheAnswersOfItsTest() {
        // with other answers in the test rows each fold chooses the same columns
        List<Split> folds = Folds.stratified(NOISE.labels().labels(), 5, 1);
        Split fold = folds.getFirst();
        int[] turned = NOISE.labels().labels().clone();
        IntStream.of(fold.test()).forEach(i -> turned[i] = 1 - turned[i]);
        Target.Labels others = new Target.Labels(turned, NOISE.labels().classes());
        var choose = SelectColumns.best(10, Relevance.anovaF());
        assertThat(choose.fit(NOISE.table().select(fold.train()), others.select(fold.train())).kept())
                .isEqualTo(choose.fit(NOISE.table().select(fold.train()), NOISE.labels().select(fold.train())).kept());
        assertThat(choose.fit(NOISE.table(), others).kept()).isNotEqualTo(choose.fit(NOISE.table(), NOISE.labels()).kept());
        // and what was right before is wrong now: accuracies of one fold add up to 1
        double before = Choosing.inside(choose, NOISE.table(), NOISE.labels(), List.of(fold)).mean();
        assertThat(Choosing.inside(choose, NOISE.table(), others, List.of(fold)).mean()).isCloseTo(1 - before, within(1e-15));
    }

    @Test
    void anOrderAndAStepChooseTheSame() {
        List<Split> folds = Folds.stratified(TUMOURS.labels(), 3, 7);
        assertThat(Choosing.byOrder(Choosing.filter(Relevance.anovaF()), CELLS, TUMOURS, folds, 4).getFirst().values())
                .containsExactly(Choosing.inside(SelectColumns.best(4, Relevance.anovaF()), CELLS, TUMOURS, folds).values(),
                        within(1e-12));
        assertThat(Choosing.byOrder(Choosing.filter(Relevance.anovaF()), NOISE.table(), NOISE.labels(), folds(NOISE), 10)
                .getFirst().values()).containsExactly(Choosing.inside(SelectColumns.best(10, Relevance.anovaF()), NOISE.table(),
                NOISE.labels(), folds(NOISE)).values(), within(1e-12));
        var elimination = CoefficientImportance.logistic(1);
        assertThat(Choosing.elimination(elimination).order(CELLS, TUMOURS).subList(0, 6)).containsExactlyInAnyOrderElementsOf(
                RecursiveElimination.of(6, elimination).fit(CELLS, TUMOURS).kept());
    }

    private static List<Split> folds(Choosing.Made made) {
        return Folds.stratified(made.labels().labels(), 5, 3);
    }

    @Test
    void theBestByScikitLearn() {
        // f_classif, chi2 and mutual_info_classif of scikit-learn 1.2 on breast cancer: the five largest
        assertThat(Choosing.filter(Relevance.anovaF()).order(CELLS, TUMOURS).subList(0, 5)).containsExactly(
                "worst concave points", "worst perimeter", "mean concave points", "worst radius", "mean perimeter");
        assertThat(Relevance.anovaF().of(CELLS.column("worst concave points"), TUMOURS).statistic())
                .isCloseTo(964.3853934517133, within(1e-8));
        assertThat(Choosing.filter(Relevance.chiSquare()).order(CELLS, TUMOURS).subList(0, 5)).containsExactly(
                "worst area", "mean area", "area error", "worst perimeter", "mean perimeter");
        assertThat(Choosing.filter(Relevance.mutualInformation(3)).order(CELLS, TUMOURS).subList(0, 5)).containsExactly(
                "worst perimeter", "worst area", "worst radius", "worst concave points", "mean concave points");
        // scikit-learn adds noise that breaks the ties of the rounded measurements: 0.4734
        assertThat(Relevance.mutualInformation(3).of(CELLS.column("worst perimeter"), TUMOURS).statistic())
                .isCloseTo(0.4734, within(0.005));
    }

    @Test
    void filtersChooseColumnsThatSayTheSame() {
        assertThat(alike(Choosing.filter(Relevance.anovaF()).order(CELLS, TUMOURS).subList(0, 5)))
                .isCloseTo(0.88, within(5e-3));
        assertThat(alike(Choosing.elimination(CoefficientImportance.logistic(1)).order(CELLS, TUMOURS).subList(0, 5)))
                .isCloseTo(0.58, within(5e-3));
        assertThat(alike(Ex308FeatureSelection.lasso().fit(CELLS, TUMOURS).kept())).isCloseTo(0.49, within(5e-3));
    }

    // The mean size of the correlation between two of the columns.
    private static double alike(List<String> names) {
        double sum = 0;
        for (int a = 0; a < names.size(); a++) {
            for (int b = 0; b < a; b++) {
                sum += Math.abs(CorrelationTest.pearson(CELLS.numeric(names.get(a)).values(),
                        CELLS.numeric(names.get(b)).values(), TestOptions.DEFAULT).effect(EffectSize.R));
            }
        }
        return sum / (names.size() * (names.size() - 1) / 2.0);
    }

    @Test
    void squaresAndProductsBringBackWhatFiltersMissed() {
        for (long seed = 42; seed < 46; seed++) {
            assertThat(Ex308FeatureSelection.kept(Choosing.hidden(400, seed))).containsExactly("line", "curve^2", "left·right");
        }
    }
}
