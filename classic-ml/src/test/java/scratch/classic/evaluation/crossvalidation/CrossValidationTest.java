package scratch.classic.evaluation.crossvalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Trial;
import scratch.math.Vectors;

/// Every number of the README that the example does not print, and what must always hold.
class CrossValidationTest {
    @Test
    void leaveOneOutOfFourNumbersByHand() {
        double[] y = {1, 2, 3, 6};
        Trial<String> mean = (candidate, train, test) -> {
            double learned = Arrays.stream(train).mapToDouble(i -> y[i]).average().orElseThrow();
            return (y[test[0]] - learned) * (y[test[0]] - learned);
        };
        FoldScores scores = CrossValidation.score(Folds.leaveOneOut(4), "mean", mean);
        assertThat(scores.values()).containsExactly(new double[] {64 / 9.0, 16 / 9.0, 0, 16}, within(1e-12));
        assertThat(scores.mean()).isCloseTo(6.222, within(5e-4));
        assertThat(Arrays.stream(y).map(v -> (v - 3) * (v - 3)).average().orElseThrow()).isEqualTo(3.5);
        // a mean gives each of four rows the leverage 1/4
        assertThat(Arrays.stream(y).map(v -> (v - 3) / (1 - 0.25)).map(e -> e * e).toArray())
                .containsExactly(scores.values(), within(1e-12));
    }

    @Test
    void theIntervalOfFourFoldsByHand() {
        FoldScores scores = new FoldScores(new double[] {0.90, 0.92, 0.94, 0.96}, 1 / 3.0);
        assertThat(scores.mean()).isCloseTo(0.93, within(1e-15));
        assertThat(scores.standardDeviation()).isCloseTo(0.0258, within(5e-5));
        assertThat(scores.standardDeviation() / 2).isCloseTo(0.0129, within(5e-5));
        assertThat(Study.naiveHalfWidth(scores)).isCloseTo(0.0411, within(5e-5));
        assertThat(scores.standardDeviation() * Math.sqrt(1 / 4.0 + 1 / 3.0)).isCloseTo(0.0197, within(5e-5));
        assertThat(scores.interval(0.95).lower()).isCloseTo(0.867, within(5e-4));
        assertThat(scores.interval(0.95).upper()).isCloseTo(0.993, within(5e-4));
        assertThat(Study.naiveHalfWidth(scores) / scores.standardDeviation() * 2).isCloseTo(3.1824, within(5e-5));
    }

    @Test
    void oneFitGivesTheErrorsOfAllRowsLeftOut() {
        Sample sample = new Population(5).sample(30, new SplittableRandom(4));
        double[] each = CrossValidation.score(Folds.leaveOneOut(30), "", sample.leastSquares()).values();
        assertThat(sample.leaveOneOutByLeverage()).containsExactly(each, within(1e-10));
    }

    // Given the coefficients, the error on new rows is 1 + b₀² + Σ (bⱼ − 1)², because the columns are independent.
    @Test
    void theExpectedErrorIsThatOfManyFits() {
        Population population = new Population(3);
        double[] errors = LongStream.range(0, 3000).mapToDouble(seed -> {
            Sample sample = population.sample(12, new SplittableRandom(seed));
            LinearRegression fit = LinearRegression.fit(sample.x(), sample.y());
            double distance = Vectors.distance(fit.coefficients(), new double[] {1, 1, 1});
            return 1 + fit.intercept() * fit.intercept() + distance * distance;
        }).toArray();
        assertThat(population.expectedError(12)).isCloseTo(13 * 10 / (12 * 7.0), within(1e-15));
        assertThat(Arrays.stream(errors).average().orElseThrow()).isCloseTo(population.expectedError(12), within(0.05));
    }

    @Test
    void estimatesAreRightOnAverageForTheRowsLearnedFrom() {
        for (Study.Way way : List.of(Study.Way.oneSplit(40), Study.Way.folds(40, 5, 1), Study.Way.leaveOneOut(40))) {
            Study study = Study.of(way, Ex314CrossValidation.POPULATION, 40, 250, 1);
            double error = study.deviation() / Math.sqrt(250);
            assertThat(study.mean()).isCloseTo(Ex314CrossValidation.POPULATION.expectedError(way.learnedFrom()),
                    within(4 * error));
        }
    }

    @Test
    void repeatedFoldsTakenForIndependentHoldTheTruthTooSeldom() {
        Study study = Study.of(Study.Way.folds(40, 5, 10), Ex314CrossValidation.POPULATION, 40, 100, 1);
        assertThat(study.naive()).isBetween(0.2, 0.55);
        assertThat(study.corrected()).isBetween(0.8, 1.0);
        assertThat(Study.of(Study.Way.oneSplit(40), Ex314CrossValidation.POPULATION, 40, 3, 1).naive()).isNaN();
        assertThat(Study.Way.folds(40, 5, 10).fits()).isEqualTo(50);
        assertThat(Study.Way.folds(40, 5, 10).learnedFrom()).isEqualTo(32);
    }

    @Test
    void nightsOfOnePatientLeakAndPatientsDoNot() {
        double nights = average(s -> CrossValidation.score(Folds.kFold(240, 5, s), "",
                Ex314CrossValidation.nights(s).nearest()).mean());
        double patients = average(s -> CrossValidation.score(Folds.grouped(Ex314CrossValidation.nights(s).patient(), 5), "",
                Ex314CrossValidation.nights(s).nearest()).mean());
        assertThat(nights).isGreaterThan(0.9);
        assertThat(patients).isCloseTo(0.5, within(0.08));
    }

    @Test
    void theFutureIsFartherThanTheDayBetween() {
        assertThat(Walk.expectedError(50)).isEqualTo(25.5);                           // (1 + 2 + … + 50)/50
        assertThat(average(s -> CrossValidation.score(Folds.kFold(300, 5, s), "",
                Ex314CrossValidation.walk(s).nearestDay()).mean())).isBetween(0.9, 1.2);
        assertThat(average(s -> CrossValidation.score(Folds.timeSeries(Ex314CrossValidation.walk(s).days(), 5), "",
                Ex314CrossValidation.walk(s).nearestDay()).mean())).isBetween(15.0, 36.0);
    }

    private static double average(LongToDoubleFunction estimate) {
        return LongStream.range(0, 40).mapToDouble(estimate).average().orElseThrow();
    }

    @Test
    void aCopyOfEachRowMakesACoinLookGood() {
        Nights rows = Nights.of(200, 1, new SplittableRandom(2));
        double[][] x = IntStream.range(0, 400).mapToObj(i -> rows.x()[i % 200]).toArray(double[][]::new);
        boolean[] ill = new boolean[400];
        int[] patient = IntStream.range(0, 400).map(i -> i % 200).toArray();
        IntStream.range(0, 400).forEach(i -> ill[i] = rows.ill()[i % 200]);
        Nights copied = new Nights(x, ill, patient);
        assertThat(CrossValidation.score(Folds.kFold(200, 5, 3), "", rows.nearest()).mean()).isBetween(0.4, 0.6);
        assertThat(CrossValidation.score(Folds.kFold(400, 5, 3), "", copied.nearest()).mean()).isBetween(0.85, 0.95);
        assertThat(CrossValidation.score(Folds.grouped(patient, 5), "", copied.nearest()).mean()).isBetween(0.4, 0.6);
    }

    @Test
    void fortyFoldsShortenTheIntervalByAQuarter() {
        var tumours = Ex314CrossValidation.Tumours.read();
        FoldScores ten = CrossValidation.score(Folds.stratified(tumours.malignant(), 10, 42), 1.0, tumours.logistic());
        FoldScores forty = CrossValidation.score(Folds.stratified(tumours.malignant(), 40, 42), 1.0, tumours.logistic());
        assertThat(ten.mean()).isCloseTo(0.977, within(5e-4));
        assertThat(forty.mean()).isCloseTo(ten.mean(), within(0.005));
        assertThat(ten.interval(0.95).width()).isCloseTo(0.042, within(5e-4));
        assertThat(forty.interval(0.95).width()).isCloseTo(0.032, within(5e-4));
    }

    /// scikit-learn 1.2.1: TimeSeriesSplit(5) of 300 rows, and GroupKFold(2).
    @Test
    void foldsInTimeAndByGroupAreScikitLearns() {
        List<Split> inTime = Folds.timeSeries(IntStream.range(0, 300).asDoubleStream().toArray(), 5);
        assertThat(inTime.stream().map(fold -> fold.train().length)).containsExactly(50, 100, 150, 200, 250);
        assertThat(inTime.get(2).test()).isEqualTo(IntStream.range(150, 200).toArray());
        int[] groups = {7, 7, 7, 7, 8, 8, 8, 9, 9, 10};
        assertThat(Folds.grouped(groups, 2).getFirst().test()).containsExactly(0, 1, 2, 3, 9);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Population(0)).withMessageContaining("columns");
        assertThatIllegalArgumentException().isThrownBy(() -> new Population(8).expectedError(10))
                .withMessage("Population.expectedError: 10 rows, 8 columns: needs more rows than columns + 2");
        // each by name, before anything is learned
        assertThatIllegalArgumentException().isThrownBy(() -> Folds.stratified(new int[] {0, 0, 0, 1, 1}, 3, 1))
                .withMessage("Folds.stratified: class 1 has 2 rows: must have one for each of 3 folds");
        assertThatIllegalArgumentException().isThrownBy(() -> Folds.grouped(new int[] {4, 4, 9}, 3))
                .withMessage("Folds.grouped: 3 folds of 2 groups: must be from 2 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Folds.timeSeries(new double[] {1, 3, 2}, 1)).withMessage(
                "Folds.timeSeries: row 2 is at 2.0, the row before at 3.0: rows must be sorted by time");
    }
}
