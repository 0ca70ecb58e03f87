package scratch.classic.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class SelectionTest {
    private static final Matrix X = Matrix.of(Datasets.diabetes().x());
    private static final double[] Y = Datasets.diabetes().y();

    // root mean squared error of a ridge regression
    private static final Trial<Double> RIDGE = (penalty, train, test) -> {
        RidgeRegression fit = RidgeRegression.fit(X.selectRows(train), pick(Y, train), penalty);
        return RegressionScores.of(pick(Y, test), fit.predict(X.selectRows(test))).rmse();
    };

    // how far a constant is from 3: no data, so that scores are known
    private static final Trial<Double> DISTANCE = (candidate, train, test) -> Math.abs(candidate - 3) + 1.0 / train.length;

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    @Test
    void fourFoldsByHand() {
        FoldScores scores = new FoldScores(new double[] {1, 2, 3, 6}, 1 / 3.0);
        assertThat(scores.mean()).isEqualTo(3);
        assertThat(scores.standardDeviation()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-15));
        // t(3) at 97.5 %: 3.182446; s²·(1/4 + 1/3)
        assertThat(scores.interval(0.95).upper()).isCloseTo(3 + 3.182446305284263 * Math.sqrt(14 / 3.0 * 7 / 12), within(1e-9));
    }

    // scikit-learn 1.2.1, KFold(5) without shuffling, Ridge(alpha=1): the folds are given, so the scores are the same
    @Test
    void ridgeOnFiveFoldsAsScikitLearnScoresIt() {
        List<Split> folds = IntStream.range(0, 5).mapToObj(f -> {
            int from = f < 2 ? f * 89 : 178 + (f - 2) * 88;
            int to = f < 2 ? from + 89 : from + 88;
            return new Split(IntStream.range(0, 442).filter(i -> i < from || i >= to).toArray(),
                    IntStream.range(from, to).toArray());
        }).toList();
        assertThat(CrossValidation.score(folds, 1.0, RIDGE).values()).containsExactly(RIGHT, within(1e-9));
    }

    private static final double[] RIGHT = {57.495281930805, 59.580268172432, 60.139952561819, 54.939795180464, 60.090844424808};

    @Test
    void theTestShareIsTheRowsTestedOverTheRowsLearnedFrom() {
        assertThat(CrossValidation.score(Folds.kFold(20, 5, 1), 2.0, DISTANCE).testShare()).isEqualTo(0.25);
        List<Split> uneven = List.of(new Split(new int[] {0, 1, 2, 3}, new int[] {4}), new Split(new int[] {0}, new int[] {1}));
        assertThat(CrossValidation.score(uneven, 2.0, DISTANCE).testShare()).isEqualTo((0.25 + 1) / 2);
        assertThat(CrossValidation.nested(Folds.kFold(20, 5, 1), rows -> Folds.kFold(rows.length, 4, 1), List.of(2.0),
                DISTANCE, Goal.MINIMIZE).scores().testShare()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void sideBySideIsOneAfterTheOther() {
        List<Split> folds = Folds.kFold(442, 7, 1);
        double[] expected = folds.stream().mapToDouble(fold -> RIDGE.score(0.1, fold.train(), fold.test())).toArray();
        assertThat(CrossValidation.score(folds, 0.1, RIDGE).values()).isEqualTo(expected);
    }

    @Test
    void anyNumberOfThreadsFindsTheSame() throws Exception {
        List<Split> folds = Folds.kFold(442, 5, 1);
        List<Double> penalties = List.of(0.001, 0.01, 0.1, 1.0, 10.0);
        List<double[]> alone = onThreads(1, () -> searched(penalties, folds));
        for (int threads : new int[] {2, 7}) {
            List<double[]> together = onThreads(threads, () -> searched(penalties, folds));
            assertThat(together).hasSameSizeAs(alone);
            IntStream.range(0, alone.size()).forEach(i -> assertThat(together.get(i)).isEqualTo(alone.get(i)));
        }
    }

    // All bits of a grid, a halving, a nested cross-validation and a learning curve.
    private static List<double[]> searched(List<Double> penalties, List<Split> folds) {
        Stream<FoldScores> all = Stream.of(
                Search.grid(penalties, folds, RIDGE, Goal.MINIMIZE).scores(),
                Search.halving(penalties, folds, 50, 2, 3, RIDGE, Goal.MINIMIZE).getLast().found().scores(),
                List.of(CrossValidation.nested(folds, rows -> Folds.kFold(rows.length, 4, 2), penalties, RIDGE,
                        Goal.MINIMIZE).scores()),
                Curve.learning(folds, new int[] {40, 200}, 6, 0.1, RIDGE).test()).flatMap(List::stream);
        return all.map(FoldScores::values).toList();
    }

    private static <T> T onThreads(int threads, Callable<T> work) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(work).get();
        }
    }

    @Test
    void theFirstFailureIsNamedOnAnyNumberOfThreads() throws Exception {
        Trial<Integer> fails = (candidate, train, test) -> candidate < 4 ? 1 : Double.NaN;
        List<Integer> candidates = IntStream.range(0, 30).boxed().toList();
        for (int threads : new int[] {1, 2, 7}) {
            String message = onThreads(threads, () -> {
                try {
                    return CrossValidation.score(Folds.kFold(60, 6, 1), candidates, fails).toString();
                } catch (IllegalStateException e) {
                    return e.getMessage();
                }
            });
            assertThat(message).isEqualTo("CrossValidation.score: candidate 4, fold 0: the score is NaN: must be finite");
        }
    }

    @Test
    void aTrialMaySortTheRowsThatItGets() {
        List<Split> folds = Folds.kFold(30, 3, 1);
        int[][] before = folds.stream().map(fold -> fold.train().clone()).toArray(int[][]::new);
        CrossValidation.score(folds, 0, (candidate, train, test) -> {
            Arrays.fill(train, 0);
            Arrays.fill(test, 0);
            return 1;
        });
        assertThat(folds.stream().map(Split::train).toArray(int[][]::new)).isDeepEqualTo(before);
    }

    @Test
    void innerFoldsNeverSeeTheOuterTest() {
        List<Split> outer = Folds.kFold(24, 4, 5);
        Set<Set<Integer>> seen = ConcurrentHashMap.newKeySet();
        CrossValidation.nested(outer, rows -> Folds.kFold(rows.length, 3, 6), List.of(1, 2), (candidate, train, test) -> {
            seen.add(IntStream.concat(Arrays.stream(train), Arrays.stream(test)).boxed().collect(Collectors.toSet()));
            return candidate;
        }, Goal.MAXIMIZE);
        Set<Set<Integer>> allowed = outer.stream().map(fold -> Arrays.stream(fold.train()).boxed().collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        allowed.add(IntStream.range(0, 24).boxed().collect(Collectors.toSet()));         // the outer trial itself
        assertThat(seen).isEqualTo(allowed);
    }

    @Test
    void oneStandardErrorGoesDownFromALargeScore() {
        List<FoldScores> scores = List.of(new FoldScores(new double[] {0.73, 0.77}, 1),
                new FoldScores(new double[] {0.75, 0.81}, 1), new FoldScores(new double[] {0.76, 0.84}, 1));
        Search.Found<String> found = new Search.Found<>(List.of("simple", "middle", "complex"), scores, Goal.MAXIMIZE);
        assertThat(found.best()).isEqualTo("complex");
        assertThat(found.withinOneStandardError()).isEqualTo("middle");                 // 0.78 ≥ 0.80 − 0.04; 0.75 is not
    }

    @Test
    void theGridFindsTheBestAndTheSimplestThatIsAsGood() {
        List<Split> folds = Folds.kFold(100, 5, 1);
        Search.Found<Double> found = Search.grid(List.of(1.0, 5.0, 2.5, 3.5), folds, DISTANCE, Goal.MINIMIZE);
        assertThat(found.best()).isEqualTo(2.5);                       // the first of two equals
        assertThat(found.bestScores().mean()).isCloseTo(0.5 + 1 / 80.0, within(1e-15));
        assertThat(Search.grid(List.of(1.0, 5.0, 9.0), folds, DISTANCE, Goal.MAXIMIZE).best()).isEqualTo(9.0);
        Search.Found<String> noisy = new Search.Found<>(List.of("simple", "middle", "complex"),
                List.of(new FoldScores(new double[] {5, 5, 5}, 0.5), new FoldScores(new double[] {3, 4, 5}, 0.5),
                        new FoldScores(new double[] {2.9, 3.9, 4.9}, 0.5)), Goal.MINIMIZE);
        assertThat(noisy.best()).isEqualTo("complex");
        assertThat(noisy.withinOneStandardError()).isEqualTo("middle");    // 4 is within 3.9 + 1/√3
    }

    @Test
    void drawnCandidatesDependOnTheSeedAlone() {
        List<Double> ten = Search.drawn(random -> random.nextDouble(), 10, 4);
        assertThat(Search.drawn(random -> random.nextDouble(), 3, 4)).isEqualTo(ten.subList(0, 3));
        assertThat(Search.drawn(random -> random.nextDouble() + random.nextDouble() * 0, 3, 4)).isEqualTo(ten.subList(0, 3));
        assertThat(Search.drawn(random -> random.nextDouble(), 3, 5)).isNotEqualTo(ten.subList(0, 3));
        Search.Found<Double> found = Search.random(random -> random.nextDouble(0, 6), 30, 2, Folds.kFold(50, 5, 1), DISTANCE,
                Goal.MINIMIZE);
        assertThat(found.best()).isBetween(2.7, 3.3);
        assertThat(found.candidates()).hasSize(30);
    }

    @Test
    void halvingGivesTheMostRowsToTheBest() {
        List<Double> candidates = IntStream.range(0, 9).mapToObj(i -> (double) i).toList();
        List<Split> folds = Folds.kFold(100, 5, 1);
        List<Search.Round<Double>> rounds = Search.halving(candidates, folds, 9, 3, 1, DISTANCE, Goal.MINIMIZE);
        assertThat(rounds.stream().map(Search.Round::rows)).containsExactly(9, 27, 80);
        assertThat(rounds.stream().map(round -> round.found().candidates().size())).containsExactly(9, 3, 1);
        assertThat(rounds.get(1).found().candidates()).containsExactly(2.0, 3.0, 4.0);
        assertThat(rounds.getLast().found().best()).isEqualTo(3.0);
        List<Search.Round<Double>> largest = Search.halving(candidates, folds, 25, 2, 1, DISTANCE, Goal.MAXIMIZE);
        assertThat(largest.stream().map(Search.Round::rows)).containsExactly(25, 50, 80);
        assertThat(largest.stream().map(round -> round.found().candidates().size())).containsExactly(9, 5, 3);
        assertThat(largest.getLast().found().candidates()).containsExactly(0.0, 7.0, 8.0);      // 0 and 6 are equal: the first
    }

    // Thirty candidates that guess: the best of them looks good on the rows that chose it, and not on others.
    @Test
    void nestedScoresAreNotTooGood() {
        int n = 60;
        int[] labels = IntStream.range(0, n).map(i -> i * 7 % 10 < 5 ? 0 : 1).toArray();
        Trial<Integer> guess = (candidate, train, test) -> Arrays.stream(test)
                .filter(row -> (hash(row * 1000L + candidate) & 1) == labels[row]).count() / (double) test.length;
        List<Integer> candidates = IntStream.range(0, 30).boxed().toList();
        List<Split> outer = Folds.kFold(n, 6, 2);
        double tooGood = Search.grid(candidates, outer, guess, Goal.MAXIMIZE).bestScores().mean();
        CrossValidation.Nested<Integer> nested = CrossValidation.nested(outer, rows -> Folds.kFold(rows.length, 5, 3),
                candidates, guess, Goal.MAXIMIZE);
        assertThat(tooGood).isGreaterThan(0.6);
        assertThat(nested.scores().mean()).isBetween(0.3, 0.6);
        assertThat(nested.chosen()).hasSize(6);
    }

    private static long hash(long seed) {
        return new SplittableRandom(seed).nextLong();
    }

    @Test
    void learningCurvesMeet() {
        List<Split> folds = Folds.kFold(442, 5, 1);
        Curve curve = Curve.learning(folds, new int[] {20, 80, 350}, 1, 0.01, RIDGE);
        double[] gap = IntStream.range(0, 3)
                .mapToDouble(i -> curve.test().get(i).mean() - curve.train().get(i).mean()).toArray();
        assertThat(gap[0]).isGreaterThan(gap[1]);
        assertThat(gap[1]).isGreaterThan(gap[2]);
        assertThat(curve.at()).containsExactly(20, 80, 350);
    }

    @Test
    void moreRowsAreTheSameRowsAndSomeMore() {
        Map<Integer, Set<Integer>> learned = new ConcurrentHashMap<>();
        Curve.learning(Folds.kFold(20, 2, 1).subList(0, 1), new int[] {3, 6, 10}, 4, 0, (candidate, train, test) -> {
            learned.put(train.length, Arrays.stream(train).boxed().collect(Collectors.toSet()));
            return 0;
        });
        assertThat(learned.get(6)).hasSize(6).containsAll(learned.get(3));
        assertThat(learned.get(10)).hasSize(10).containsAll(learned.get(6));
    }

    @Test
    void validationCurvesShowBothSides() {
        Curve curve = Curve.validation(Folds.kFold(442, 5, 1), new double[] {1e-3, 1e-1, 100}, RIDGE);
        assertThat(curve.train().get(0).mean()).isLessThan(curve.train().get(2).mean());
        assertThat(curve.test().get(1).mean()).isLessThan(curve.test().get(2).mean());
    }

    @Test
    void whatGoesWrongNamesCandidateAndFold() {
        List<Split> folds = Folds.kFold(10, 2, 1);
        assertThatIllegalStateException().isThrownBy(() -> CrossValidation.score(folds, 7.5, (c, train, test) -> Double.NaN))
                .withMessageContaining("candidate 7.5, fold").withMessageContaining("the score is NaN");
        assertThatIllegalStateException().isThrownBy(() -> CrossValidation.score(folds, -1.0, (c, train, test) -> {
            throw new IllegalArgumentException("penalty -1.0");
        })).withMessageContaining("candidate -1.0, fold").withMessageContaining("penalty -1.0");
        refused(() -> CrossValidation.score(List.of(), 1.0, RIDGE), "no folds");
        refused(() -> CrossValidation.score(folds, List.of(), RIDGE), "no candidates");
        refused(() -> Search.halving(List.of(1.0), folds, 0, 2, 1, DISTANCE, Goal.MINIMIZE), "firstRows");
        refused(() -> Search.halving(List.of(1.0), folds, 1, 1, 1, DISTANCE, Goal.MINIMIZE), "factor");
        refused(() -> Search.drawn(random -> 1, 0, 1), "count");
        refused(() -> Curve.learning(folds, new int[] {6}, 1, 1.0, DISTANCE), "6 rows: must rise from 1 to at most 5");
        refused(() -> Curve.learning(folds, new int[] {3, 3}, 1, 1.0, DISTANCE), "3 rows");
        refused(() -> new FoldScores(new double[] {1}, 1).interval(0.95), "1 fold: needs at least 2");
        refused(() -> new FoldScores(new double[0], 1), "no folds");
        refused(() -> new FoldScores(new double[] {1, 2}, 0), "testShare");
        refused(() -> Curve.learning(folds, new int[0], 1, 1.0, DISTANCE), "no numbers of rows");
        refused(() -> Curve.validation(folds, new double[0], DISTANCE), "no settings");
        refused(() -> CrossValidation.nested(List.of(), rows -> folds, List.of(1.0), DISTANCE, Goal.MINIMIZE), "no folds");
        refused(() -> new Search.Found<>(List.of(1), List.of(), Goal.MINIMIZE), "1 candidates, 0 scores");
        refused(() -> new Search.Found<>(List.of(1), List.of(new FoldScores(new double[] {1}, 1)), Goal.MINIMIZE)
                .withinOneStandardError(), "1 fold: needs at least 2");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
