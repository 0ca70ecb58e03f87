package scratch.classic.cluster.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.classic.cluster.kmeans.KMeans.Start;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.classic.metrics.Silhouette;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;

class KMeansTest {
    private static final Matrix SIX = Matrix.wrap(6, 1, new double[] {1, 2, 3, 10, 11, 12});
    private static final Matrix RECTANGLE = rectangle(4);
    private static final Matrix IRIS = Matrix.of(Datasets.iris().x());

    private static Matrix rectangle(double width) {
        return Matrix.of(new double[][] {{0, 0}, {0, 1}, {width, 0}, {width, 1}});
    }

    private static Matrix column(double... values) {
        return Matrix.wrap(values.length, 1, values);
    }

    // ---- by hand

    @Test
    void theSixNumbersOfTheReadmeTakeThreeRounds() {
        KMeans model = KMeans.fitFrom(SIX, column(1, 2), Options.of(2));

        List<KMeans.Step> rounds = model.history();
        assertThat(rounds).hasSize(3);
        assertThat(rounds.get(0).inertia()).isEqualTo(246);
        assertThat(rounds.get(0).moved()).isEqualTo(6);
        assertThat(rounds.get(1).centroids().data()).containsExactly(new double[] {1, 7.6}, within(1e-15));
        assertThat(rounds.get(1).inertia()).isCloseTo(41.68, within(1e-13));
        assertThat(rounds.get(1).moved()).isEqualTo(2);
        assertThat(rounds.get(2).centroids().data()).containsExactly(new double[] {2, 11}, within(1e-15));
        assertThat(rounds.get(2).inertia()).isCloseTo(4, within(1e-14));
        assertThat(rounds.get(2).moved()).isZero();

        assertThat(model.labels()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(model.sizes()).containsExactly(3, 3);
        assertThat(model.inertia()).isCloseTo(4, within(1e-14));
        assertThat(model.iterations()).isEqualTo(2);
        assertThat(model.converged()).isTrue();
    }

    @Test
    void aPointGoesToTheNearestCentroidAndATieToTheLowerNumber() {
        KMeans model = KMeans.fitFrom(SIX, column(1, 2), Options.of(2));

        assertThat(model.predict(column(-50, 6.4, 6.5, 6.6, 50))).containsExactly(0, 0, 0, 1, 1);
        assertThat(model.predict(new double[] {6.6})).isEqualTo(1);
    }

    @Test
    void oneClusterIsTheMeanAndItsInertiaTheTotalSumOfSquares() {
        KMeans model = KMeans.fit(SIX, Options.of(1));

        assertThat(model.centroids().get(0, 0)).isCloseTo(6.5, within(1e-14));
        assertThat(model.inertia()).isCloseTo(125.5, within(1e-12));
    }

    @Test
    void asManyClustersAsPointsLeaveNoInertia() {
        assertThat(KMeans.fit(SIX, Options.of(6)).inertia()).isZero();
    }

    // ---- fixed points: it stops, but not always at the best place

    @Test
    void theRectangleHasTwoFixedPointsAndOneIsSixteenTimesWorse() {
        KMeans leftRight = KMeans.fitFrom(RECTANGLE, RECTANGLE.selectRows(0, 2), Options.of(2));
        KMeans topBottom = KMeans.fitFrom(RECTANGLE, RECTANGLE.selectRows(0, 1), Options.of(2));

        assertThat(leftRight.labels()).containsExactly(0, 0, 1, 1);
        assertThat(leftRight.inertia()).isEqualTo(1);
        assertThat(topBottom.labels()).containsExactly(0, 1, 0, 1);
        assertThat(topBottom.inertia()).isEqualTo(16);
        assertThat(topBottom.converged()).isTrue();
    }

    @Test
    void theWiderTheRectangleTheWorseTheBadFixedPoint() {
        Matrix wide = rectangle(100);

        assertThat(KMeans.fitFrom(wide, wide.selectRows(0, 1), Options.of(2)).inertia()).isEqualTo(10_000);
        assertThat(KMeans.fitFrom(wide, wide.selectRows(0, 2), Options.of(2)).inertia()).isEqualTo(1);
    }

    @Test
    void kMeansPlusPlusFallsIntoTheRectanglesTrapOnceInThirtyFourTimes() {
        int bad = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            bad += KMeans.fit(RECTANGLE, Options.of(2).withSeed(seed)).inertia() > 2 ? 1 : 0;
        }
        // 1/34 of 10,000 is 294.1 with a standard deviation of 16.9; random starts would fall in 3,333 times
        assertThat(bad).isBetween(294 - 4 * 17, 294 + 4 * 17);
    }

    @Test
    void kMeansPlusPlusFindsNineBlobsMoreOftenThanRandomStarts() {
        Matrix x = nineBlobs();
        double best = KMeans.fit(x, Options.of(9).withRestarts(50)).inertia();
        int careful = 0;
        int random = 0;
        for (int seed = 0; seed < 100; seed++) {
            Options options = Options.of(9).withSeed(seed);
            careful += KMeans.fit(x, options).inertia() < best * 1.001 ? 1 : 0;
            random += KMeans.fit(x, options.withStart(Start.RANDOM)).inertia() < best * 1.001 ? 1 : 0;
        }
        // 63 and 18 with these seeds; the bands are three standard deviations, √(100 p (1 − p)) = 4.8 and 3.8, wide
        assertThat(careful).isBetween(49, 77);
        assertThat(random).isBetween(6, 30);
    }

    private static Matrix nineBlobs() {
        double[][] centres = IntStream.range(0, 9)
                .mapToObj(i -> new double[] {10 * (i % 3), 10 * (i / 3)}).toArray(double[][]::new);
        return Matrix.of(Generators.blobs(450, centres, 1, 7).x());
    }

    @Test
    void theMoreClustersTheFewerGoodStarts() {
        assertThat(goodStarts(2, Start.RANDOM)).isEqualTo(100);
        assertThat(goodStarts(2, Start.PLUS_PLUS)).isEqualTo(100);
        assertThat(goodStarts(5, Start.RANDOM)).isEqualTo(25);
        assertThat(goodStarts(5, Start.PLUS_PLUS)).isEqualTo(34);
    }

    private static long goodStarts(int k, Start start) {
        double best = KMeans.fit(IRIS, Options.of(k).withRestarts(20)).inertia();
        return IntStream.range(42, 142).filter(seed ->
                KMeans.fit(IRIS, Options.of(k).withSeed(seed).withStart(start)).inertia() <= 1.01 * best).count();
    }

    @Test
    void moreRestartsAreNeverWorse() {
        double before = Double.POSITIVE_INFINITY;
        for (int restarts = 1; restarts <= 12; restarts++) {
            double inertia = KMeans.fit(nineBlobs(), Options.of(9).withSeed(5).withRestarts(restarts)).inertia();
            assertThat(inertia).isLessThanOrEqualTo(before);
            before = inertia;
        }
        assertThat(before).isLessThan(890);     // the nine blobs: 887.04; anything worse is above 1,300
    }

    @Test
    void theBestOfTwentyStartsOnIrisIsTheInertiaThatEveryoneReports() {
        KMeans model = KMeans.fit(IRIS, Options.of(3).withRestarts(20));

        assertThat(model.inertia()).isCloseTo(78.851441, within(1e-6));
        assertThat(model.sizes()).containsExactlyInAnyOrder(38, 50, 62);
        assertThat(AdjustedRandIndex.of(model.labels(), Datasets.iris().y())).isCloseTo(0.730238, within(1e-6));
    }

    @Test
    void theRunWithSeed42EndsNextDoorToTheBest() {
        KMeans model = KMeans.fit(IRIS, Options.of(3).withSeed(42));

        assertThat(model.inertia()).isCloseTo(78.8557, within(5e-5));
        assertThat(AdjustedRandIndex.of(model.labels(), Datasets.iris().y())).isCloseTo(0.716, within(5e-4));
    }

    @Test
    void theSixRoundsOfTheFigure() {
        var clouds = Generators.blobs(240, new double[][] {{0, 0}, {7, 1}, {2, 7}, {8, 8}}, 1, 10);
        Matrix x = Matrix.of(clouds.x());
        int[] oneCloud = IntStream.range(0, 240).filter(i -> clouds.y()[i] == 3).limit(4).toArray();
        List<KMeans.Step> rounds = KMeans.fitFrom(x, x.selectRows(oneCloud), Options.of(4)).history();

        assertThat(rounds.stream().mapToDouble(KMeans.Step::inertia).toArray())
                .containsExactly(new double[] {10_595, 3_427, 2_441, 1_166, 424, 405}, within(0.5));
        assertThat(rounds.stream().mapToInt(KMeans.Step::moved).toArray()).containsExactly(240, 39, 75, 51, 8, 0);
    }

    // ---- what it cannot do

    @Test
    void onWineTheLargestUnitDecidesUntilTheColumnsAreScaled() {
        Matrix raw = Matrix.of(Datasets.wine().x());
        Matrix scaled = raw.copy();
        for (int j = 0; j < raw.columns(); j++) {
            double mean = Arrays.stream(raw.column(j)).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(raw.column(j)).map(v -> (v - mean) * (v - mean)).average()
                    .orElseThrow());
            for (int i = 0; i < raw.rows(); i++) {
                scaled.set(i, j, (raw.get(i, j) - mean) / deviation);
            }
        }
        int[] cultivars = Datasets.wine().y();
        Options options = Options.of(3).withRestarts(20);
        assertThat(AdjustedRandIndex.of(KMeans.fit(raw, options).labels(), cultivars)).isCloseTo(0.37, within(0.005));
        assertThat(AdjustedRandIndex.of(KMeans.fit(scaled, options).labels(), cultivars)).isCloseTo(0.90, within(0.005));
    }

    @Test
    void aRingIsCutInHalfAndTheSilhouettePrefersTheCut() {
        var rings = Generators.circles(400, 0.4, 0.05, 1);
        Matrix x = Matrix.of(rings.x());
        KMeans model = KMeans.fit(x, Options.of(2).withRestarts(20));

        assertThat(AdjustedRandIndex.of(model.labels(), rings.y())).isCloseTo(0, within(0.005));
        assertThat(Silhouette.of(x, model.labels()).mean()).isCloseTo(0.34, within(0.005));
        assertThat(Silhouette.of(x, rings.y()).mean()).isCloseTo(0.16, within(0.005));
    }

    @Test
    void theSilhouetteOfTheIrisSpeciesIsLowerThanThatOfTheClusters() {
        KMeans model = KMeans.fit(IRIS, Options.of(3).withRestarts(20));

        assertThat(Silhouette.of(IRIS, model.labels()).mean()).isCloseTo(0.553, within(0.0005));
        assertThat(Silhouette.of(IRIS, Datasets.iris().y()).mean()).isCloseTo(0.503, within(0.0005));
    }

    // ---- invariants

    @ParameterizedTest
    @EnumSource(Start.class)
    void inertiaNeverIncreases(Start start) {
        for (Matrix x : List.of(IRIS, nineBlobs(), Matrix.of(Datasets.wine().x()))) {
            for (int seed = 0; seed < 20; seed++) {
                List<KMeans.Step> rounds = KMeans.fit(x, Options.of(2 + seed % 8).withSeed(seed).withStart(start))
                        .history();
                for (int r = 1; r < rounds.size(); r++) {
                    assertThat(rounds.get(r).inertia())
                            .isLessThanOrEqualTo(rounds.get(r - 1).inertia() * (1 + 1e-14));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void atTheEndEveryPointIsWithItsNearestCentroidAndEveryCentroidIsTheMeanOfItsPoints(Start start) {
        KMeans model = KMeans.fit(IRIS, Options.of(4).withStart(start));

        assertThat(model.converged()).isTrue();
        assertThat(model.labels()).isEqualTo(model.predict(IRIS));
        assertThat(model.centroids().data()).containsExactly(means(IRIS, model.labels(), 4), within(1e-13));
        assertThat(model.inertia()).isCloseTo(inertiaByDefinition(IRIS, model), within(1e-12));
    }

    private static double[] means(Matrix x, int[] labels, int k) {
        double[] means = new double[k * x.columns()];
        for (int at = 0; at < means.length; at++) {
            int cluster = at / x.columns();
            int column = at % x.columns();
            means[at] = IntStream.range(0, labels.length).filter(i -> labels[i] == cluster)
                    .mapToDouble(i -> x.get(i, column)).average().orElseThrow();
        }
        return means;
    }

    private static double inertiaByDefinition(Matrix x, KMeans model) {
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                sum += Math.pow(x.get(i, j) - model.centroids().get(model.labels()[i], j), 2);
            }
        }
        return sum;
    }

    @Test
    void theSameSeedGivesTheSameResultToTheLastBit() {
        Options options = Options.of(5).withSeed(17).withRestarts(3);
        KMeans once = KMeans.fit(IRIS, options);
        KMeans again = KMeans.fit(IRIS, options);

        assertThat(once.centroids()).isEqualTo(again.centroids());
        assertThat(once.labels()).isEqualTo(again.labels());
    }

    @Test
    void permutingTheRowsPermutesTheLabelsAndChangesNothingElse() {
        int[] order = IntStream.range(0, 150).map(i -> i * 77 % 150).toArray();     // 77 and 150 share no factor
        Matrix start = IRIS.selectRows(3, 60, 130);
        KMeans model = KMeans.fitFrom(IRIS, start, Options.of(3));
        KMeans permuted = KMeans.fitFrom(IRIS.selectRows(order), start, Options.of(3));

        assertThat(permuted.labels()).isEqualTo(Arrays.stream(order).map(i -> model.labels()[i]).toArray());
        assertThat(permuted.centroids().data()).containsExactly(model.centroids().data(), within(1e-13));
        assertThat(permuted.iterations()).isEqualTo(model.iterations());
    }

    @Test
    void dataFarFromZeroAreClusteredLikeDataNearZero() {
        Matrix far = IRIS.copy();
        for (int at = 0; at < far.data().length; at++) {
            far.data()[at] += 1e8;
        }
        KMeans near = KMeans.fitFrom(IRIS, IRIS.selectRows(3, 60, 130), Options.of(3));
        KMeans away = KMeans.fitFrom(far, far.selectRows(3, 60, 130), Options.of(3));

        assertThat(away.labels()).isEqualTo(near.labels());
        // adding 1e8 rounds each number to a multiple of 1.5e-8; nothing more is lost
        assertThat(away.inertia()).isCloseTo(near.inertia(), within(1e-5));
    }

    @Test
    void anotherUnitIsAnotherInertiaAndTheSameClusters() {
        for (double unit : new double[] {0x1p-400, 0x1p-20, 0x1p20, 0x1p400}) {
            KMeans model = KMeans.fit(IRIS.times(unit), Options.of(3));
            assertThat(model.labels()).isEqualTo(KMeans.fit(IRIS, Options.of(3)).labels());
            assertThat(model.inertia() / unit / unit).isEqualTo(KMeans.fit(IRIS, Options.of(3)).inertia());
        }
    }

    @Test
    void hugeNumbersWithASmallSpreadAreFine() {
        KMeans model = KMeans.fitFrom(column(1e300, 1e300, 1e300), column(1e300), Options.of(1));

        assertThat(model.inertia()).isZero();
        assertThat(model.centroids().get(0, 0)).isEqualTo(1e300);   // the plain sum would be infinite
    }

    // ---- clusters that run empty

    @Test
    void anEmptyClusterTakesOverThePointFarthestFromItsCentroid() {
        KMeans model = KMeans.fitFrom(column(0, 1, 2, 10), column(0, 1000), Options.of(2));

        assertThat(model.history().get(1).centroids().data()).containsExactly(new double[] {1, 10}, within(1e-15));
        assertThat(model.labels()).containsExactly(0, 0, 0, 1);
        assertThat(model.inertia()).isEqualTo(2);
    }

    @Test
    void severalEmptyClustersTakeSeveralPoints() {
        KMeans model = KMeans.fitFrom(column(0, 1, 2, 10, 30), column(0, 1000, 2000), Options.of(3));

        assertThat(model.history().get(1).centroids().data()).containsExactly(new double[] {1, 30, 10}, within(1e-15));
        assertThat(model.labels()).containsExactly(0, 0, 0, 2, 1);
    }

    @Test
    void fillingAnEmptyClusterNeverEmptiesAnother() {
        // 100 is farthest from its centroid 80, but it is the only point there
        KMeans model = KMeans.fitFrom(column(0, 3, 100), column(0, 80, 900), Options.of(3));

        assertThat(model.sizes()).containsExactly(1, 1, 1);
        assertThat(model.labels()).containsExactly(0, 2, 1);
    }

    @Test
    void equalStartsAreEmptyClustersAndEndAsDifferentOnes() {
        Matrix start = IRIS.selectRows(0, 0, 0, 0, 0);
        KMeans model = KMeans.fitFrom(IRIS, start, Options.of(5));

        assertThat(model.sizes()).doesNotContain(0);
        assertThat(model.inertia()).isLessThan(60);
        for (int r = 1; r < model.history().size(); r++) {
            assertThat(model.history().get(r).inertia()).isLessThanOrEqualTo(model.history().get(r - 1).inertia());
        }
    }

    @Test
    void manyCopiesOfFewPointsAreNoTrouble() {
        double[] values = new double[90];
        Arrays.setAll(values, i -> i % 3);
        for (Start start : Start.values()) {
            for (int seed = 0; seed < 20; seed++) {
                KMeans model = KMeans.fit(column(values), Options.of(3).withSeed(seed).withStart(start));
                assertThat(model.sizes()).containsExactly(30, 30, 30);
                assertThat(model.inertia()).isZero();
            }
        }
    }

    @Test
    void aStartFarOutsideCostsNoDigits() {
        for (double far : new double[] {1e17, 1e200}) {
            assertThat(KMeans.fitFrom(column(1, 2, 3), column(far), Options.of(1)).centroids().get(0, 0)).isEqualTo(2);
            KMeans model = KMeans.fitFrom(SIX, column(far, -far), Options.of(2));
            assertThat(model.inertia()).isCloseTo(4, within(1e-14));
        }
    }

    // ---- when to stop

    @Test
    void maxIterationsStopsARunAndTheLabelsStillFitTheCentroids() {
        KMeans model = KMeans.fitFrom(SIX, column(1, 2), Options.of(2).withMaxIterations(1));

        assertThat(model.converged()).isFalse();
        assertThat(model.iterations()).isEqualTo(1);
        assertThat(model.centroids().data()).containsExactly(new double[] {1, 7.6}, within(1e-15));
        assertThat(model.inertia()).isCloseTo(41.68, within(1e-13));
        assertThat(model.labels()).isEqualTo(model.predict(SIX));
    }

    @Test
    void aToleranceStopsWhenTheCentroidsHardlyMove() {
        // the second update moves 1 -> 2 and 7.6 -> 11: 1 + 3.4² = 12.56, and the variance is 125.5 / 6 = 20.9
        assertThat(KMeans.fitFrom(SIX, column(1, 2), Options.of(2).withTolerance(0.601)).iterations()).isEqualTo(2);
        // the first moves 2 -> 7.6: 5.6² = 31.36, that is 1.499 variances
        assertThat(KMeans.fitFrom(SIX, column(1, 2), Options.of(2).withTolerance(1.5)).iterations()).isEqualTo(1);
        assertThat(KMeans.fitFrom(SIX, column(1, 2), Options.of(2).withTolerance(1.49)).iterations()).isEqualTo(2);
    }

    // ---- the model cannot be changed from outside

    @Test
    void whatTheModelHandsOutIsACopy() {
        KMeans model = KMeans.fit(SIX, Options.of(2));
        model.centroids().data()[0] = Double.NaN;
        model.labels()[0] = 7;
        model.history().getLast().centroids().data()[0] = Double.NaN;

        assertThat(model.centroids().data()).doesNotContain(Double.NaN);
        assertThat(model.labels()).doesNotContain(7);
        assertThat(model.history().getLast().centroids().data()).doesNotContain(Double.NaN);
    }

    @Test
    void theGivenStartIsNotChangedAndNotKept() {
        Matrix start = column(1, 2);
        KMeans model = KMeans.fitFrom(SIX, start, Options.of(2));
        assertThat(start.data()).containsExactly(1, 2);

        start.data()[0] = 99;
        assertThat(model.history().getFirst().centroids().data()).containsExactly(1, 2);
    }

    // ---- seeding

    @Test
    void theFirstCentroidOfKMeansPlusPlusIsAnyPointAndNoPointIsDrawnTwice() {
        int[] first = new int[6];
        for (int seed = 0; seed < 6_000; seed++) {
            int[] drawn = Seeding.plusPlus(SIX, 6, new SplittableRandom(seed));
            first[drawn[0]]++;
            assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        }
        // 1,000 each, with a standard deviation of √(6000 · 1/6 · 5/6) = 28.9
        assertThat(Arrays.stream(first)).allMatch(count -> Math.abs(count - 1000) < 4 * 29);
    }

    @Test
    void randomStartsDrawEverySetOfPointsEquallyOften() {
        int[] pairs = new int[16];
        for (int seed = 0; seed < 6_000; seed++) {
            int[] drawn = Seeding.randomRows(4, 2, new SplittableRandom(seed));
            pairs[(1 << drawn[0]) + (1 << drawn[1])]++;
        }
        // six pairs of four points, 1,000 times each, and never one point twice
        for (int pair : new int[] {0b0011, 0b0101, 0b1001, 0b0110, 0b1010, 0b1100}) {
            assertThat(pairs[pair]).isBetween(1000 - 4 * 29, 1000 + 4 * 29);
        }
        assertThat(Arrays.stream(pairs).filter(count -> count > 0).count()).isEqualTo(6);
    }

    @Test
    void aPointIsDrawnWithProbabilityProportionalToItsSquaredDistance() {
        double[] weights = new double[4];
        Arrays.fill(weights, Double.POSITIVE_INFINITY);
        assertThat(Seeding.lowerWeights(RECTANGLE, 0, weights)).isEqualTo(34);
        assertThat(weights).containsExactly(0, 1, 16, 17);
        assertThat(Seeding.lowerWeights(RECTANGLE, 3, weights)).isEqualTo(2);
        assertThat(weights).containsExactly(0, 1, 1, 0);
    }

    @Test
    void theExpectedInertiaOfTheSeedsAloneIsWithinTheProvenBound() {
        Matrix x = nineBlobs();
        double best = KMeans.fit(x, Options.of(9).withRestarts(50)).inertia();
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) {
            sum += KMeans.fit(x, Options.of(9).withSeed(seed)).history().getFirst().inertia();
        }
        assertThat(sum / 200 / best).isBetween(1.0, 8 * (Math.log(9) + 2));
    }

    // ---- bad input

    @Test
    void optionsAreChecked() {
        refused(() -> Options.of(0), "KMeans.Options: k = 0: needs at least 1 cluster");
        refused(() -> Options.of(2).withMaxIterations(0), "KMeans.Options: maxIterations = 0: must be at least 1");
        refused(() -> Options.of(2).withTolerance(-1), "tolerance = -1.0: must be a finite number that is not negative");
        refused(() -> Options.of(2).withTolerance(Double.NaN), "tolerance = NaN: must be a finite number");
        refused(() -> Options.of(2).withRestarts(0), "KMeans.Options: restarts = 0: must be at least 1");
        refused(() -> Options.of(2).withStart(null), "KMeans.Options: start = null: must be PLUS_PLUS or RANDOM");
    }

    @Test
    void dataWithoutRowsOrColumnsAreRefused() {
        refused(() -> KMeans.fit(Matrix.zeros(0, 2), Options.of(1)),
                "fit: data of (0, 2): needs at least one row and one column");
        refused(() -> KMeans.fit(Matrix.zeros(2, 0), Options.of(1)),
                "fit: data of (2, 0): needs at least one row and one column");
    }

    @Test
    void nanAndInfinityAreRefusedByRowAndColumn() {
        Matrix x = Matrix.of(new double[][] {{1, 2}, {3, Double.NaN}, {5, 6}});
        refused(() -> KMeans.fit(x, Options.of(2)), "fit: row 1, column 1 is NaN: must be finite");
        x.set(1, 1, 4);
        x.set(2, 0, Double.NEGATIVE_INFINITY);
        refused(() -> KMeans.fit(x, Options.of(2)), "fit: row 2, column 0 is -Infinity: must be finite");
        refused(() -> KMeans.fitFrom(SIX, column(1, Double.NaN), Options.of(2)),
                "fitFrom: start: row 1, column 0 is NaN: must be finite");
    }

    @Test
    void moreClustersThanRowsAreRefused() {
        refused(() -> KMeans.fit(SIX, Options.of(7)), "fit: k = 7 clusters of 6 rows: a cluster needs at least one row");
    }

    @Test
    void moreClustersThanDifferentPointsAreRefused() {
        refused(() -> KMeans.fit(column(5, 5, 5, 5), Options.of(2)),
                "fit: k = 2 clusters, but the 4 rows hold only 1 different points: k must not be larger");
        refused(() -> KMeans.fit(column(1, 2, 1, 2, 0.0, -0.0), Options.of(4)),
                "fit: k = 4 clusters, but the 6 rows hold only 3 different points: k must not be larger");
        assertThat(KMeans.fit(column(5, 5, 5, 5), Options.of(1)).inertia()).isZero();
        assertThat(KMeans.fit(column(1, 2, 1, 2, 0), Options.of(3)).inertia()).isZero();
    }

    @Test
    void numbersWhoseSquaresDoNotFitIntoADoubleAreRefused() {
        refused(() -> KMeans.fit(column(0, 1, 1e200), Options.of(2)), "fit: column 0 spans 1.00e+200: squared distances"
                + " overflow beyond 1e+149, use a larger unit");
        refused(() -> KMeans.fit(column(-1e308, 1e308), Options.of(2)), "fit: column 0 spans Infinity");
        refused(() -> KMeans.fit(column(0, 1e-200, 3e-200), Options.of(2)), "fit: the widest column spans 3.00e-200:"
                + " squared distances underflow below 1e-140, use a smaller unit");
    }

    @Test
    void aStartOfTheWrongShapeIsRefused() {
        refused(() -> KMeans.fitFrom(SIX, column(1, 2, 3), Options.of(2)),
                "fitFrom: a start of (3, 1) for k = 2 and data of (6, 1): must be (k, d)");
        refused(() -> KMeans.fitFrom(RECTANGLE, column(1, 2), Options.of(2)),
                "fitFrom: a start of (2, 1) for k = 2 and data of (4, 2): must be (k, d)");
    }

    @Test
    void predictRefusesWhatTheModelDoesNotKnow() {
        KMeans model = KMeans.fit(RECTANGLE, Options.of(2));
        refused(() -> model.predict(SIX), "predict: rows of 1 numbers: the model was fitted on 2 columns");
        refused(() -> model.predict(new double[] {1, 2, 3}),
                "predict: rows of 3 numbers: the model was fitted on 2 columns");
        refused(() -> model.predict(new double[] {1, Double.NaN}), "KMeans.predict: row 0, column 1 is NaN: must be finite");
        refused(() -> model.predict(new double[] {1, 1e200}),
                "KMeans.predict: row 0 is so far away that its squared distances overflow: use a larger unit");
        assertThat(model.predict(Matrix.zeros(0, 2))).isEmpty();
    }

    private static void refused(Runnable call, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(sentence);
    }

    @Test
    void rowsThatDifferByTooLittleToBeMeasuredAreRefused() {
        Matrix x = Matrix.of(new double[][] {{0, 0}, {1e-200, 0}, {0, 1}});     // three rows, two that squares can tell apart
        assertThatIllegalArgumentException().isThrownBy(() -> KMeans.fit(x, Options.of(3)))
                .withMessage("Seeding.plusPlus: k = 3: after 2 centroids the squared distances of all rows to the nearest one"
                        + " add up to 0.0: must be above 0, and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> Seeding.plusPlus(x, 4, new SplittableRandom(1)))
                .withMessage("Seeding.plusPlus: k = 4 for data of (3, 2): needs a column, and k from 1 to the number of rows");
    }
}
