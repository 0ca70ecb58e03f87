package scratch.classic.evaluation.hyperparametersearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Goal;
import scratch.classic.selection.Search;
import scratch.example.data.Datasets;

/// Every number of the README that the example does not print, and what must always hold.
class HyperparameterSearchTest {
    @Test
    void theBestOfTwoAndThreeHoroscopesByHand() {
        // four patients: F = 1/16, 5/16, 11/16, 15/16, 1
        assertThat(4 * Horoscopes.expectedBest(1, 4)).isCloseTo(2, within(1e-14));
        assertThat(4 * Horoscopes.expectedBest(2, 4)).isCloseTo(4 - 372 / 256.0, within(1e-14)).isCloseTo(2.547, within(5e-4));
        assertThat(4 * Horoscopes.expectedBest(3, 4)).isCloseTo(4 - 4832 / 4096.0, within(1e-14))
                .isCloseTo(2.820, within(5e-4));
        assertThat(Horoscopes.expectedBest(3, 4)).isCloseTo(0.705, within(5e-4));
    }

    // The counts of all 16² pairs of answers to four patients, one by one.
    @Test
    void theBestOfTwoIsTheMeanOverAllPairs() {
        int sum = 0;
        for (int a = 0; a < 16; a++) {
            for (int b = 0; b < 16; b++) {
                sum += Math.max(Integer.bitCount(a), Integer.bitCount(b));
            }
        }
        assertThat(Horoscopes.expectedBest(2, 4)).isCloseTo(sum / 256.0 / 4, within(1e-14));
    }

    @Test
    void oneStandardErrorOfTheReadmeByHand() {
        List<FoldScores> scores = List.of(new FoldScores(new double[] {58, 62, 66}, 0.5),
                new FoldScores(new double[] {54, 58, 62}, 0.5), new FoldScores(new double[] {53, 57, 61}, 0.5));
        var found = new Search.Found<>(List.of("strong", "medium", "weak"), scores, Goal.MINIMIZE);
        assertThat(found.best()).isEqualTo("weak");
        assertThat(Ex315HyperparameterSearch.standardError(found.bestScores())).isCloseTo(2.309, within(5e-4));
        assertThat(found.withinOneStandardError()).isEqualTo("medium");
    }

    @Test
    void theMoreHoroscopesTheBetterTheBest() {
        double before = 0;
        for (int m = 1; m <= 300; m++) {
            double best = Horoscopes.expectedBest(m, 60);
            assertThat(best).isGreaterThan(before).isLessThan(1);
            before = best;
        }
        assertThat(Horoscopes.expectedBest(1000, 60)).isCloseTo(0.71, within(5e-3));
        assertThat(Horoscopes.expectedBest(100, 6000)).isCloseTo(0.516, within(5e-4));
    }

    @Test
    void theSearchIsTooGoodAndNestedIsNot() {
        Ex315HyperparameterSearch.Curse curse = Ex315HyperparameterSearch.curse(30, 120, 7);
        assertThat(curse.best()).isCloseTo(Horoscopes.expectedBest(30, 60), within(5 * curse.error()));
        assertThat(curse.error()).isLessThan(0.006);
        assertThat(curse.nested()).isCloseTo(0.5, within(0.03));
    }

    @Test
    void horoscopesAreRightForHalfOfNewPatients() {
        Horoscopes many = Horoscopes.of(20_000, new SplittableRandom(3));
        for (int horoscope = 0; horoscope < 3; horoscope++) {
            assertThat(many.right().score(horoscope, new int[0], IntStream.range(0, 20_000).toArray()))
                    .isCloseTo(0.5, within(0.018));                                    // 5 standard errors
        }
    }

    @Test
    void sixtyRandomCandidatesMeetTheBestTwentieth() {
        assertThat(1 - Math.pow(0.95, 60)).isCloseTo(0.954, within(5e-4));
        int met = 0;
        for (int seed = 0; seed < 400; seed++) {
            met += Search.drawn(Settings::draw, 60, seed).stream().anyMatch(settings -> settings.penalty()
                    > Settings.at(0.95, 0).penalty()) ? 1 : 0;
        }
        assertThat(met / 400.0).isCloseTo(0.954, within(0.055));
    }

    @Test
    void aGridHasFewValuesOfEachSetting() {
        List<Settings> grid = Settings.grid(5);
        assertThat(grid).hasSize(25).doesNotHaveDuplicates();
        assertThat(grid.stream().map(Settings::penalty).distinct()).hasSize(5);
        assertThat(grid.stream().map(Settings::l1Ratio).distinct()).hasSize(5);
        assertThat(grid.getFirst().penalty()).isGreaterThan(grid.getLast().penalty());
        assertThat(Settings.at(0.5, 0).penalty()).isCloseTo(1, within(1e-12));          // half-way by ratio
        List<Settings> drawn = Search.drawn(Settings::draw, 27, 42);
        assertThat(drawn.stream().map(Settings::penalty).distinct()).hasSize(27);
        assertThat(drawn).allMatch(settings -> settings.penalty() >= 0.01 && settings.penalty() <= 100
                && settings.l1Ratio() >= 0.05 && settings.l1Ratio() <= 1);
        // neither setting knows of the other
        assertThat(drawn).anyMatch(settings -> settings.penalty() > 10 && settings.l1Ratio() < 0.3)
                .anyMatch(settings -> settings.penalty() < 0.1 && settings.l1Ratio() > 0.6);
        assertThat(new Settings(1, 0.5)).hasToString("1.000, 0.50");
    }

    /// scikit-learn 1.2.1: GridSearchCV(make_pipeline(StandardScaler(), ElasticNet(tol=1e-12)), cv=KFold(5)) on
    /// PolynomialFeatures(2) of diabetes, neg_root_mean_squared_error.
    @Test
    void theGridIsScikitLearns() {
        List<Settings> grid = List.of(new Settings(1, 0.5), new Settings(1, 0.9), new Settings(0.1, 0.5),
                new Settings(0.1, 0.9));
        var found = Search.grid(grid, contiguous(442, 5), patients().elasticNet(), Goal.MINIMIZE);
        assertThat(found.scores().stream().mapToDouble(FoldScores::mean).toArray()).containsExactly(new double[] {
            55.61295086300278, 54.8999301924441, 55.791910411579785, 56.37924964617567}, within(1e-6));
        assertThat(found.best()).isEqualTo(new Settings(1, 0.9));
    }

    /// scikit-learn: cross_val_score(GridSearchCV(ridge, cv=KFold(4)), cv=KFold(5)).
    @Test
    void nestedCrossValidationIsScikitLearns() {
        var nested = CrossValidation.nested(contiguous(442, 5), rows -> contiguous(rows.length, 4),
                List.of(1000.0, 300.0, 100.0, 30.0, 10.0, 3.0, 1.0), patients().ridge(), Goal.MINIMIZE);
        assertThat(nested.chosen()).containsExactly(100.0, 100.0, 30.0, 10.0, 100.0);
        assertThat(nested.scores().values()).containsExactly(new double[] {54.842674701660165, 55.052669883217355,
            57.41462438193594, 58.54038781583355, 55.71740165680606}, within(1e-9));
    }

    @Test
    void halvingFromMoreRowsFindsTheWinnerOfAll() {
        List<Split> folds = Folds.kFold(442, 5, 42);
        List<Settings> drawn = Search.drawn(Settings::draw, 27, 42);
        var rounds = Search.halving(drawn, folds, 120, 3, 42, patients().elasticNet(), Goal.MINIMIZE);
        assertThat(rounds.stream().map(Search.Round::rows)).containsExactly(120, 354);
        assertThat(rounds.getLast().found().candidates()).hasSize(9);
        Settings winner = rounds.getLast().found().best();
        assertThat(winner.penalty()).isCloseTo(0.464, within(5e-4));
        var early = Search.halving(drawn, folds, 40, 3, 42, patients().elasticNet(), Goal.MINIMIZE);
        assertThat(early.get(1).found().candidates()).contains(winner);
        assertThat(early.get(2).found().candidates()).doesNotContain(winner);
        assertThat(rounds.stream().mapToInt(round -> 5 * round.rows() * round.found().candidates().size()).sum())
                .isEqualTo(32130);
    }

    @Test
    void anotherDrawBeatsTheGrid() {
        List<Settings> drawn = Search.drawn(Settings::draw, 27, 6).stream().filter(settings -> settings.penalty() > 1
                && settings.penalty() < 1.5).toList();
        var scores = CrossValidation.score(Folds.kFold(442, 5, 42), List.of(Settings.at(0.5, 0.9), drawn.getFirst()),
                patients().elasticNet());
        assertThat(scores.get(0).mean()).isCloseTo(54.57, within(5e-3));                  // the best of the grid
        assertThat(scores.get(1).mean()).isCloseTo(54.47, within(5e-3));
    }

    private static Progression patients() {
        var data = Datasets.diabetes();
        return new Progression(Table.of(data.x(), data.featureNames()), data.y()).withProducts();
    }

    // KFold(k) without shuffling: the first n % k folds have one row more
    private static List<Split> contiguous(int n, int k) {
        return IntStream.range(0, k).mapToObj(f -> {
            int from = f * (n / k) + Math.min(f, n % k);
            int to = from + n / k + (f < n % k ? 1 : 0);
            return new Split(IntStream.range(0, n).filter(i -> i < from || i >= to).toArray(),
                    IntStream.range(from, to).toArray());
        }).toList();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Horoscopes(new boolean[0]))
                .withMessage("Horoscopes: no patients: at least one is needed");
        assertThatIllegalArgumentException().isThrownBy(() -> Horoscopes.expectedBest(0, 5)).withMessageContaining("m = 0");
    }
}
