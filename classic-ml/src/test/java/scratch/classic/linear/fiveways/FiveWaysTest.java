package scratch.classic.linear.fiveways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.classic.linear.fiveways.GradientDescent.Options;
import scratch.classic.linear.simpleregression.SimpleLinearRegression;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.example.data.RegressionData;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Cholesky;
import scratch.math.decomposition.LeastSquares;

class FiveWaysTest {
    private static final Matrix X = Matrix.wrap(5, 1, new double[]{1, 2, 3, 4, 5});
    private static final double[] Y = {2, 4, 5, 4, 5};

    // ---- the five points of the README

    @Test
    void theNormalEquationOfTheFivePointsByHand() {
        Matrix ones = X.withOnesColumn();
        assertThat(ones.gram()).isEqualTo(Matrix.of(new double[][]{{5, 15}, {15, 55}}));
        assertThat(ones.transposeMultiply(Y)).containsExactly(20, 66);

        for (Trainer closed : List.<Trainer>of(NormalEquation::fit, BetaEstimates::fit)) {
            near(closed.fit(X, Y), 2.2, 0.6, 1e-13);
            assertThat(closed.fit(X, Y).history().last()).isEqualTo(0.48, within(1e-14));
        }
    }

    @Test
    void aModelPredictsAndCannotBeChangedFromOutside() {
        LinearFit fit = NormalEquation.fit(X, Y);
        assertThat(fit.predict(X)).containsExactly(new double[]{2.8, 3.4, 4.0, 4.6, 5.2}, within(1e-13));

        fit.coefficients()[0] = 99;
        fit.history().costs()[0] = 99;
        near(fit, 2.2, 0.6, 1e-13);
        assertThat(fit.history().last()).isEqualTo(0.48, within(1e-14));
    }

    @Test
    void theFirstBatchStepsOfTheFivePointsByHand() {
        LinearFit one = GradientDescent.fit(X, Y, raw(0.05, 1));
        near(one, 0.4, 1.32, 1e-15);
        assertThat(one.history().costs()).containsExactly(new double[]{17.2, 1.6464}, within(1e-14));
        assertThat(one.history().rowsSeen()).containsExactly(0, 5);

        LinearFit two = GradientDescent.fit(X, Y, raw(0.05, 2));
        near(two, 0.364, 1.068, 1e-15);
        assertThat(two.history().last()).isEqualTo(1.1047, within(5e-5));
    }

    // Row by row, in the order 1 … 5: the table of the README. One of the 120 orders is this one; seed 94 draws it.
    @Test
    void theFirstStochasticStepsOfTheFivePointsByHand() {
        double[] w = {0, 0};
        double[][] table = {{0.2, 0.2}, {0.54, 0.88}, {0.722, 1.426}, {0.4794, 0.4556}, {0.70366, 1.5769}};
        for (int i = 0; i < 5; i++) {
            w = step(w, 0.05, i, i + 1, new int[]{0, 1, 2, 3, 4});
            assertThat(w).containsExactly(table[i], within(1e-12));
        }
        near(GradientDescent.fit(X, Y, constant(1, 1, seedOfTheOrderAsGiven())), 0.70366, 1.5769, 1e-12);
    }

    private static long seedOfTheOrderAsGiven() {
        for (long seed = 0; seed < 2000; seed++) {
            LinearFit fit = GradientDescent.fit(X, Y, constant(1, 1, seed));
            if (Math.abs(fit.intercept() - 0.70366) < 1e-9) {
                return seed;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anEpochIsOneStepForEachBatchOfSomeOrderOfTheRows(int batchSize) {
        List<double[]> ends = new ArrayList<>();    // where one epoch leads, for all 120 orders of the five rows
        for (int[] order : orders(5)) {
            double[] w = {0, 0};
            for (int from = 0; from < 5; from += batchSize) {
                w = step(w, 0.05, from, Math.min(from + batchSize, 5), order);
            }
            ends.add(w);
        }
        boolean[] reached = new boolean[120];
        for (long seed = 0; seed < 200; seed++) {
            LinearFit fit = GradientDescent.fit(X, Y, constant(batchSize, 1, seed));
            int end = 0;
            while (end < 120 && !(Math.abs(ends.get(end)[0] - fit.intercept()) < 1e-12
                    && Math.abs(ends.get(end)[1] - fit.coefficients()[0]) < 1e-12)) {
                end++;
            }
            assertThat(end).as("an order that explains seed " + seed).isLessThan(120);
            reached[end] = true;
            assertThat(fit.history().steps()).isEqualTo((5 + batchSize - 1) / batchSize);
        }
        int distinct = 0;
        for (boolean one : reached) {
            distinct += one ? 1 : 0;
        }
        // Orders that cut the rows into the same batches lead to the same end: 120, 30, 10 and 5 ends.
        assertThat(distinct).isGreaterThan(new int[]{60, 25, 9, 4}[batchSize - 1]);
    }

    @Test
    void everyOrderOfTheRowsIsEquallyLikely() {
        Matrix x = X.selectRows(0, 1, 2);
        double[] y = {2, 4, 5};
        Map<Double, Integer> ends = new LinkedHashMap<>();    // one for each of the 6 orders
        for (long seed = 0; seed < 6000; seed++) {
            ends.merge(Math.rint(1e9 * GradientDescent.fit(x, y, constant(1, 1, seed)).intercept()), 1, Integer::sum);
        }
        assertThat(ends.values()).hasSize(6).allSatisfy(count -> assertThat(count).isBetween(900, 1100));
    }

    // w − rate · (2/b) Σ (ŷ − y)(1, x) over the rows order[from … to − 1], written down a second time.
    private static double[] step(double[] w, double rate, int from, int to, int[] order) {
        double g0 = 0;
        double g1 = 0;
        for (int k = from; k < to; k++) {
            double x = order[k] + 1;
            double error = w[0] + w[1] * x - Y[order[k]];
            g0 += 2 * error / (to - from);
            g1 += 2 * error * x / (to - from);
        }
        return new double[]{w[0] - rate * g0, w[1] - rate * g1};
    }

    private static List<int[]> orders(int n) {
        List<int[]> all = new ArrayList<>();
        if (n == 0) {
            all.add(new int[0]);
            return all;
        }
        for (int[] shorter : orders(n - 1)) {
            for (int at = 0; at < n; at++) {
                int[] order = new int[n];
                System.arraycopy(shorter, 0, order, 0, at);
                order[at] = n - 1;
                System.arraycopy(shorter, at, order, at + 1, n - 1 - at);
                all.add(order);
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"AS_GIVEN, 501", "CENTRED, 14", "STANDARDISED, 1"})
    void scalingDecidesHowManyStepsTheFivePointsNeed(Scaling scaling, int steps) {
        double rate = Curvature.of(scaled(X, scaling)).bestRate();
        assertThat(stepsToAMillionth(rate, scaling)).isEqualTo(steps);
    }

    private static int stepsToAMillionth(double rate, Scaling scaling) {
        for (int steps = 1; steps < 5000; steps++) {
            LinearFit fit = GradientDescent.fit(X, Y, raw(rate, steps).withScaling(scaling));
            if (Math.abs(fit.intercept() - 2.2) <= 1e-6 && Math.abs(fit.coefficients()[0] - 0.6) <= 1e-6) {
                return steps;
            }
        }
        return -1;
    }

    @Test
    void theCurvatureOfTheFivePoints() {
        Curvature curvature = Curvature.of(X);    // of [[2, 6], [6, 22]]: 12 ± √136

        assertThat(curvature.largest()).isEqualTo(12 + Math.sqrt(136), within(1e-13));
        assertThat(curvature.smallest()).isEqualTo(12 - Math.sqrt(136), within(1e-13));
        assertThat(curvature.largestStableRate()).isEqualTo(0.0845, within(5e-5));
        assertThat(curvature.bestRate()).isEqualTo(1.0 / 12, within(1e-15));
        assertThat(curvature.condition()).isEqualTo(70, within(0.05));
        assertThat(Curvature.of(scaled(X, Scaling.CENTRED)).condition()).isEqualTo(2, within(1e-14));
        assertThat(Curvature.of(scaled(X, Scaling.STANDARDISED)).condition()).isEqualTo(1, within(1e-14));
    }

    @Test
    void justBelowTheStableRateItIsSlowAndJustAboveItDiverges() {
        LinearFit slow = GradientDescent.fit(X, Y, raw(0.084, 200));
        assertThat(slow.coefficients()[0]).isEqualTo(0.51, within(0.005));    // on its way to 0.6

        double[] w = {0, 0};
        for (int k = 0; k < 200; k++) {
            w = step(w, 0.09, 0, 5, new int[]{0, 1, 2, 3, 4});
        }
        assertThat(w[1]).isEqualTo(-4e10, within(5e9));
    }

    // The figure of the learning rates: what is left above the minimum, 0.48, after 100 steps.
    @ParameterizedTest
    @CsvSource({"0.01, 0.330", "0.05, 0.0215", "0.083, 0.01256", "0.09, 6.15e11"})
    void theFourRatesOfTheFigure(double rate, double left) {
        double[] w = {0, 0};
        for (int k = 0; k < 100; k++) {
            w = step(w, rate, 0, 5, new int[]{0, 1, 2, 3, 4});
        }
        double excess = LinearFit.cost(w[0], new double[]{w[1]}, X, Y) - 0.48;
        assertThat(excess).isEqualTo(left, within(0.01 * left));
    }

    // The scatter of the slope around 0.6, over 100 seeds, after 2000 epochs.
    @ParameterizedTest
    @CsvSource({"0.02, false, 0.08", "0.01, false, 0.03", "0.02, true, 0.003"})
    void atAConstantRateStochasticDescentStaysNoisyAndAtAFallingRateItArrives(double rate, boolean falling,
                                                                          double scatter) {
        double squares = 0;
        for (long seed = 0; seed < 100; seed++) {
            Options options = new Options(rate, 2000, 1, falling, 0, Scaling.AS_GIVEN, seed);
            double slope = GradientDescent.fit(X, Y, options).coefficients()[0];
            squares += (slope - 0.6) * (slope - 0.6);
        }
        assertThat(Math.sqrt(squares / 100)).isEqualTo(scatter, within(0.2 * scatter));
    }

    // ---- the diabetes data: five ways, one answer

    @Test
    void theClosedFormsAndBatchDescentGiveTheSameCoefficientsToNineDigits() {
        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        // The truth to nearly all digits of double: QR with iterative refinement.
        double[] truth = LeastSquares.fit(x.withOnesColumn(), diabetes.y()).coefficients();

        assertThat(farthest(BetaEstimates.fit(x, diabetes.y()), truth)).isLessThan(2e-11);
        assertThat(farthest(NormalEquation.fit(x, diabetes.y()), truth)).isLessThan(1e-9);
        LinearFit batch = GradientDescent.fit(x, diabetes.y(), Options.batch(0.2, 20_000));
        assertThat(farthest(batch, truth)).isLessThan(1e-9);
        assertThat(batch.history().converged()).isTrue();
        assertThat(batch.history().steps()).isEqualTo(8256);
    }

    @ParameterizedTest
    @ValueSource(longs = {42, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theNoisyDescentsComeWithinOneHundredThousandthOfTheSmallestCost(long seed) {
        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        LinearFit exact = BetaEstimates.fit(x, diabetes.y());
        for (Options options : List.of(Options.stochastic(0.01, 300, seed), Options.miniBatch(26, 0.2, 300, seed))) {
            LinearFit fit = GradientDescent.fit(x, diabetes.y(), options);
            double excess = fit.cost(x, diabetes.y()) - exact.cost(x, diabetes.y());
            assertThat(excess).isBetween(0.0, 1e-5 * exact.cost(x, diabetes.y()));
            assertThat(farthest(fit.predict(x), exact.predict(x))).isLessThan(0.5);
            // The coefficients are held less tightly: along the valley the cost hardly sees them.
            assertThat(farthest(fit.coefficients(), exact.coefficients())).isLessThan(16);    // of 792, 2 %
        }
    }

    @Test
    void whatIsAddedToTheSmallestCostIsTheMeanSquaredDistanceOfThePredictions() {
        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        LinearFit exact = BetaEstimates.fit(x, diabetes.y());
        LinearFit early = GradientDescent.fit(x, diabetes.y(), Options.stochastic(0.01, 3, 1));

        double[] far = early.predict(x);
        double[] near = exact.predict(x);
        double sum = 0;
        for (int i = 0; i < far.length; i++) {
            sum += (far[i] - near[i]) * (far[i] - near[i]);
        }
        double excess = early.cost(x, diabetes.y()) - exact.cost(x, diabetes.y());
        assertThat(sum / far.length).isEqualTo(excess, within(1e-8)).isGreaterThan(1);
    }

    @Test
    void aMiniBatchEpochOf442RowsHasFourteenSteps() {
        RegressionData diabetes = Datasets.diabetes();
        LinearFit fit = GradientDescent.fit(Matrix.of(diabetes.x()), diabetes.y(), Options.miniBatch(32, 0.2, 1, 1));

        assertThat(fit.history().steps()).isEqualTo(14);
        assertThat(442 - 13 * 32).isEqualTo(26);
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void everyScalingLeadsToTheSameModel(Scaling scaling) {
        Matrix x = Matrix.of(new double[][]{{1, 20}, {2, 5}, {3, 14}, {4, 9}, {5, 2}, {6, 11}});
        double[] y = {3, 1, 4, 1, 5, 9};
        double rate = Curvature.of(scaled(x, scaling)).bestRate();
        LinearFit walked = GradientDescent.fit(x, y, Options.batch(rate, 100_000).withScaling(scaling));
        LinearFit solved = NormalEquation.fit(x, y);

        assertThat(walked.intercept()).isEqualTo(solved.intercept(), within(1e-11));
        assertThat(walked.coefficients()).containsExactly(solved.coefficients(), within(1e-11));
    }

    // ---- the closed forms

    @Test
    void betaEstimatesOfOneColumnAreLesson321() {
        RegressionData diabetes = Datasets.diabetes();
        double[] bmi = diabetes.column("bmi");
        LinearFit fit = BetaEstimates.fit(Matrix.wrap(bmi.length, 1, bmi), diabetes.y());
        var line = SimpleLinearRegression.fit(bmi, diabetes.y());

        assertThat(fit.coefficients()[0]).isEqualTo(line.slope(), within(1e-11));
        assertThat(fit.intercept()).isEqualTo(line.intercept(), within(1e-12));
    }

    // β = Cov(X)⁻¹ cov(X, y): the formula of one column with a matrix where the variance stood.
    @Test
    void betaEstimatesAreTheInverseCovarianceTimesTheCovariancesWithY() {
        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        Matrix centred = scaled(x, Scaling.CENTRED);
        double[] beta = Cholesky.of(centred.gram()).solve(centred.transposeMultiply(diabetes.y()));

        assertThat(BetaEstimates.fit(x, diabetes.y()).coefficients()).containsExactly(beta, within(1e-9));
    }

    @Test
    void twoColumnsByHand() {
        // y = 1 + 2a + 3b, and b moves with a: the slope of y on a alone is 2 + 3 · 0.3, because a brings b along.
        double[] a = {0, 1, 2, 3, 4};
        Matrix x = Matrix.of(new double[][]{{0, 1}, {1, 0}, {2, 2}, {3, 1}, {4, 2}});
        double[] y = {4, 3, 11, 10, 15};

        assertThat(SimpleLinearRegression.fit(a, y).slope()).isEqualTo(2.9, within(1e-14));
        for (Trainer way : fiveWays(1e-15).values()) {
            LinearFit fit = way.fit(x, y);
            assertThat(fit.intercept()).isEqualTo(1, within(1e-3));
            assertThat(fit.coefficients()).containsExactly(new double[]{2, 3}, within(1e-3));
        }
    }

    // Columns t, t², …, t^degree on 20 points of [0, 1], y = 1 + t + … + t^degree: all coefficients are 1.
    @ParameterizedTest
    @CsvSource({"2, 1e-15, 1e-13, 1e-14", "5, 1e-12, 1e-8, 1e-11", "8, 1e-7, 1e-4, 1e-9", "10, 1e-4, 1, 1e-7"})
    void theNormalEquationLosesDigitsWhereTheBetaEstimatesKeepThem(int degree, double from, double to, double beta) {
        assertThat(worstPowerError(NormalEquation::fit, degree)).isBetween(from, to);
        assertThat(worstPowerError(BetaEstimates::fit, degree)).isLessThan(beta);
    }

    // Cut into 26 rows, 442 leave no rest. Of 32, the last batch has 26, and each of its rows has more say than others.
    @Test
    void batchesThatLeaveNoRestEndNearer() {
        RegressionData data = Generators.regression(300, 8, 2.5, 1).data();
        Matrix x = Matrix.of(data.x());
        double smallest = BetaEstimates.fit(x, data.y()).history().last();
        LinearFit even = GradientDescent.fit(x, data.y(), Options.miniBatch(30, 0.15, 400, 1));
        LinearFit uneven = GradientDescent.fit(x, data.y(), Options.miniBatch(32, 0.15, 400, 1));

        assertThat(uneven.history().last() / smallest - 1).isBetween(1e-5, 1e-4);
        assertThat(even.history().last() - smallest).isLessThan((uneven.history().last() - smallest) / 20);
    }

    private static double worstPowerError(Trainer way, int degree) {
        double[][] rows = new double[20][degree];
        double[] y = new double[20];
        for (int i = 0; i < 20; i++) {
            double power = 1;
            y[i] = 1;
            for (int j = 0; j < degree; j++) {
                power *= i / 19.0;
                rows[i][j] = power;
                y[i] += power;
            }
        }
        double[] ones = new double[degree];
        Arrays.fill(ones, 1);
        return farthest(way.fit(Matrix.of(rows), y).coefficients(), ones);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e9})
    void aColumnFarFromZeroHurtsOnlyThoseWhoDoNotCentreIt(double shift) {
        double[] moved = X.data().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += shift;
        }
        Matrix x = Matrix.wrap(moved.length, 1, moved);
        assertThat(BetaEstimates.fit(x, Y).coefficients()[0]).isEqualTo(0.6, within(1e-14));
        assertThat(GradientDescent.fit(x, Y, Options.batch(0.5, 10)).coefficients()[0]).isEqualTo(0.6, within(1e-14));
    }

    @Test
    void betaEstimatesMeasureColumnsFromTheirMeansBeforeTheyJudgeThem() {
        double[][] rows = new double[1000][];
        double[] y = new double[1000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[]{i % 7, 1e14 + i % 5};
            y[i] = 2 * (i % 7) + 3 * (i % 5);
        }
        double[] beta = BetaEstimates.fit(Matrix.of(rows), y).coefficients();
        assertThat(beta).containsExactly(new double[]{2, 3}, within(1e-12));
    }

    // ---- invariants of the descents

    @Test
    void repeatingEveryRowChangesNothingInTheWayOfABatchDescent() {
        Matrix twice = X.selectRows(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);
        double[] y = {2, 2, 4, 4, 5, 5, 4, 4, 5, 5};
        for (int steps = 1; steps < 30; steps++) {
            LinearFit once = GradientDescent.fit(X, Y, raw(0.05, steps));
            near(GradientDescent.fit(twice, y, raw(0.05, steps)), once.intercept(), once.coefficients()[0], 1e-14);
        }
    }

    @Test
    void aBatchOfAllRowsIsBatchDescentUnderAnotherName() {
        LinearFit named = GradientDescent.fit(X, Y, constant(5, 40, 7));
        LinearFit batch = GradientDescent.fit(X, Y, raw(0.05, 40));

        near(named, batch.intercept(), batch.coefficients()[0], 0);
    }

    @Test
    void theCostOfABatchDescentNeverRises() {
        RegressionData diabetes = Datasets.diabetes();
        double[] costs = GradientDescent.fit(Matrix.of(diabetes.x()), diabetes.y(), Options.batch(0.24, 2000))
                .history().costs();
        for (int k = 1; k < costs.length; k++) {
            assertThat(costs[k]).isLessThanOrEqualTo(costs[k - 1]);
        }
        assertThat(costs[0]).isEqualTo(29074.4819, within(1e-3));    // every coefficient 0: the mean of y²
    }

    @Test
    void theHistoryStartsBeforeTheFirstRowAndEndsWithTheCostOfTheModel() {
        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        for (Trainer way : fiveWays(1e-15).values()) {
            LinearFit fit = way.fit(x, diabetes.y());
            CostHistory history = fit.history();
            double[] rows = history.rowsSeen();
            assertThat(rows).hasSameSizeAs(history.costs()).isSorted().doesNotHaveDuplicates();
            assertThat(history.last()).isEqualTo(fit.cost(x, diabetes.y()), within(1e-9));
            if (history.steps() > 0) {
                assertThat(rows[0]).isZero();
                assertThat(history.costs()[0]).isEqualTo(29074.4819, within(1e-3));
            } else {
                assertThat(rows).containsExactly(442);
                assertThat(history.converged()).isTrue();
            }
        }
    }

    @Test
    void theHistoryOfOneRowAStepIsDenseAtFirstAndThenFourPerCentApart() {
        RegressionData diabetes = Datasets.diabetes();
        double[] rows = GradientDescent.fit(Matrix.of(diabetes.x()), diabetes.y(), Options.stochastic(0.01, 20, 1))
                .history().rowsSeen();
        for (int k = 0; k < 26; k++) {
            assertThat(rows[k]).isEqualTo(k);
        }
        for (int k = 26; k < rows.length - 1; k++) {
            assertThat(rows[k]).isEqualTo(Math.ceil(1.04 * rows[k - 1]));
        }
        assertThat(rows[rows.length - 1]).isEqualTo(20 * 442);
    }

    @Test
    void theSameSeedGivesTheSameNumbersAndAnotherSeedOthers() {
        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        Options three = Options.stochastic(0.01, 5, 3);
        Options four = Options.stochastic(0.01, 5, 4);
        double[] first = GradientDescent.fit(x, diabetes.y(), three).coefficients();

        assertThat(GradientDescent.fit(x, diabetes.y(), three).coefficients()).isEqualTo(first);
        assertThat(GradientDescent.fit(x, diabetes.y(), four).coefficients()).isNotEqualTo(first);
    }

    @Test
    void theFallingRateStartsAtTheLearningRateAndFallsLikeAParabola() {
        // Two epochs of one batch step each: the second step is taken at (1 − ½)² = ¼ of the rate.
        int[] order = {0, 1, 2, 3, 4};
        double[] w = step(step(new double[]{0, 0}, 0.05, 0, 5, order), 0.0125, 0, 5, order);

        LinearFit fit = GradientDescent.fit(X, Y, new Options(0.05, 2, 5, true, 0, Scaling.AS_GIVEN, 0));
        near(fit, w[0], w[1], 1e-15);
    }

    @Test
    void aConstantYIsFittedByTheInterceptAlone() {
        for (Trainer way : fiveWays(1e-15).values()) {
            near(way.fit(X, new double[]{7, 7, 7, 7, 7}), 7, 0, 1e-3);
            near(way.fit(X, new double[5]), 0, 0, 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-9, 1e9, 1e100})
    void unitsDoNotMatter(double unit) {
        Matrix x = X.times(unit);
        double[] y = new double[5];
        for (int i = 0; i < 5; i++) {
            y[i] = Y[i] * unit;
        }
        for (Map.Entry<String, Trainer> way : fiveWays(1e-15).entrySet()) {
            LinearFit fit = way.getValue().fit(x, y);
            assertThat(fit.coefficients()[0]).as(way.getKey()).isEqualTo(0.6, within(0.01));
            assertThat(fit.intercept() / unit).as(way.getKey()).isEqualTo(2.2, within(0.01));
        }
    }

    // ---- what else the README says

    @Test
    void theCurvaturesThatTheReadmeQuotes() {
        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        Curvature standardised = Curvature.of(scaled(x, Scaling.STANDARDISED));
        assertThat(standardised.condition()).isEqualTo(470, within(0.5));
        assertThat(standardised.smallest()).isEqualTo(0.0171, within(5e-5));
        assertThat(Curvature.of(x).condition()).isEqualTo(51_632, within(1.0));

        Curvature years = Curvature.of(Matrix.wrap(5, 1, new double[]{2001, 2002, 2003, 2004, 2005}));
        assertThat(years.condition()).isEqualTo(8e12, within(1e11));
        assertThat(years.largestStableRate()).isEqualTo(2.5e-7, within(1e-9));

        // With ½Σ for the mean, H is n/2 times as large.
        double halfSum = Curvature.of(X).largestStableRate() / (5 / 2.0);
        assertThat(halfSum).isEqualTo(0.0338, within(5e-5));
        assertThat(halfSum / 100).isEqualTo(0.00034, within(5e-6));
    }

    @Test
    void theDiabetesDataAsTheReadmeDescribesThem() {
        RegressionData diabetes = Datasets.diabetes();
        double[] sorted = diabetes.y().clone();
        Arrays.sort(sorted);
        assertThat(sorted[0]).isEqualTo(25);
        assertThat(sorted[441]).isEqualTo(346);
        // Both columns are centred and have length 1, so their product is their correlation.
        assertThat(Vectors.dot(diabetes.column("s1"), diabetes.column("s2"))).isEqualTo(0.90, within(5e-3));
        assertThat(Vectors.norm(diabetes.column("s1"))).isEqualTo(1, within(1e-12));
        double[] ones = new double[442];
        Arrays.fill(ones, 1);
        assertThat(Vectors.dot(ones, diabetes.y()) / 442).isEqualTo(152.13, within(5e-3));
    }

    @Test
    void halfTheRateTakesTwiceTheSteps() {
        RegressionData diabetes = Datasets.diabetes();
        LinearFit fit = GradientDescent.fit(Matrix.of(diabetes.x()), diabetes.y(), Options.batch(0.1, 50_000));
        assertThat(fit.history().steps()).isEqualTo(16_544);
    }

    @Test
    void aHundredEpochsAreTooFewForTheNoisyWaysOfTheExample() {
        RegressionData diabetes = Datasets.diabetes();
        Matrix x = Matrix.of(diabetes.x());
        double smallest = BetaEstimates.fit(x, diabetes.y()).history().last();
        double few = GradientDescent.fit(x, diabetes.y(), Options.miniBatch(26, 0.2, 100, 42)).history().last();
        double one = GradientDescent.fit(x, diabetes.y(), Options.stochastic(0.01, 100, 42)).history().last();

        assertThat(one / smallest - 1).isGreaterThan(1e-5);
        assertThat(few).isGreaterThan(one);
    }

    @Test
    void atDegreeTwelveTheNormalEquationRefuses() {
        assertThatThrownBy(() -> worstPowerError(NormalEquation::fit, 12)).isInstanceOf(ArithmeticException.class);
        assertThat(worstPowerError(BetaEstimates::fit, 12)).isLessThan(1e-7);
    }

    // ---- help

    private static Map<String, Trainer> fiveWays(double tolerance) {
        Map<String, Trainer> ways = new LinkedHashMap<>();
        ways.put("beta estimates", BetaEstimates::fit);
        ways.put("normal equation", NormalEquation::fit);
        ways.put("batch", (x, y) -> GradientDescent.fit(x, y, Options.batch(0.2, 20_000).withTolerance(tolerance)));
        ways.put("mini-batch", (x, y) -> GradientDescent.fit(x, y, Options.miniBatch(2, 0.02, 2000, 42)));
        ways.put("stochastic", (x, y) -> GradientDescent.fit(x, y, Options.stochastic(0.01, 2000, 42)));
        return ways;
    }

    private static Options raw(double rate, int epochs) {
        return Options.batch(rate, epochs).withScaling(Scaling.AS_GIVEN).withTolerance(0);
    }

    private static Options constant(int batchSize, int epochs, long seed) {
        return new Options(0.05, epochs, batchSize, false, 0, Scaling.AS_GIVEN, seed);
    }

    private static Matrix scaled(Matrix x, Scaling scaling) {
        int[] withoutOnes = new int[x.columns()];
        Arrays.setAll(withoutOnes, j -> j + 1);
        return scaling.measure(x).apply(x).selectColumns(withoutOnes);
    }

    private static void near(LinearFit fit, double intercept, double slope, double tolerance) {
        assertThat(fit.intercept()).isEqualTo(intercept, within(tolerance));
        assertThat(fit.coefficients()[0]).isEqualTo(slope, within(tolerance));
    }

    private static double farthest(LinearFit fit, double[] truth) {
        double[] ours = new double[truth.length];
        ours[0] = fit.intercept();
        System.arraycopy(fit.coefficients(), 0, ours, 1, truth.length - 1);
        return farthest(ours, truth);
    }

    private static double farthest(double[] a, double[] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }
}
