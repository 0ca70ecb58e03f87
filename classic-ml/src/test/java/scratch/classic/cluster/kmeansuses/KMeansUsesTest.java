package scratch.classic.cluster.kmeansuses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.classic.cluster.kmeans.KMeans;
import scratch.classic.cluster.kmeans.KMeans.Options;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.classic.metrics.Silhouette;
import scratch.example.data.Generators;
import scratch.math.Matrix;

class KMeansUsesTest {
    // the four customers of the page: orders and euros a year
    private static final Matrix FOUR = Matrix.of(new double[][] {{1, 100}, {2, 200}, {30, 150}, {40, 1000}});

    // ---- by hand

    @Test
    void theFourCustomersOfTheReadme() {
        KMeans raw = KMeans.fit(FOUR, Options.of(2).withRestarts(5));
        assertThat(AdjustedRandIndex.of(raw.labels(), new int[] {0, 0, 0, 1})).isEqualTo(1);
        double[] distances = {Math.hypot(1, 100), Math.hypot(29, 50), Math.hypot(28, 50)};
        assertThat(distances).containsExactly(new double[] {100.00, 57.80, 57.31}, within(0.005));

        Matrix logs = Matrix.zeros(4, 2);
        Arrays.setAll(logs.data(), i -> Math.log(FOUR.data()[i]) / Math.log(10));
        double[] inLogs = {Math.hypot(logs.get(0, 0) - logs.get(1, 0), logs.get(0, 1) - logs.get(1, 1)),
            Math.hypot(logs.get(0, 0) - logs.get(2, 0), logs.get(0, 1) - logs.get(2, 1)),
            Math.hypot(logs.get(1, 0) - logs.get(2, 0), logs.get(1, 1) - logs.get(2, 1))};
        assertThat(inLogs).containsExactly(new double[] {0.43, 1.49, 1.18}, within(0.005));
        int[] labels = KMeans.fit(logs, Options.of(2).withRestarts(5)).labels();
        assertThat(AdjustedRandIndex.of(labels, new int[] {0, 0, 1, 1})).isEqualTo(1);
    }

    @Test
    void aPreparedColumnHasMeanZeroAndDeviationOne() {
        for (Preparation preparation : new Preparation[] {Preparation.STANDARDISED, Preparation.LOG_STANDARDISED}) {
            Matrix prepared = preparation.of(FOUR);
            for (int j = 0; j < 2; j++) {
                assertThat(Arrays.stream(prepared.column(j)).sum()).isCloseTo(0, within(1e-14));
                assertThat(Arrays.stream(prepared.column(j)).map(v -> v * v).average().orElseThrow())
                        .isCloseTo(1, within(1e-14));
            }
        }
        assertThat(Preparation.NONE.of(FOUR)).isEqualTo(FOUR);
        // 1, 10, 100: logarithms are evenly spaced, so the middle one is 0
        Matrix powers = Preparation.LOG_STANDARDISED.of(Matrix.wrap(3, 1, new double[] {1, 10, 100}));
        assertThat(powers.data()).containsExactly(new double[] {-Math.sqrt(1.5), 0, Math.sqrt(1.5)}, within(1e-14));
        assertThat(Preparation.STANDARDISED.of(Matrix.wrap(2, 1, new double[] {7, 7})).data()).containsExactly(0, 0);
    }

    @Test
    void aProfileHoldsMedians() {
        Segments segments = Segments.profile(Matrix.of(new double[][] {{1, 9}, {2, 8}, {100, 7}, {4, 0}}),
                new int[] {0, 0, 0, 1}, 2);
        assertThat(segments.sizes()).containsExactly(3, 1);
        assertThat(segments.medians().data()).containsExactly(2, 8, 4, 0);
        assertThat(segments.orderedBy(1)).containsExactly(1, 0);
        assertThat(Segments.profile(Matrix.wrap(2, 1, new double[] {1, 2}), new int[] {0, 0}, 1).medians().get(0, 0))
                .isEqualTo(1.5);
    }

    // ---- customers

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void theLogarithmFindsTheGroupsWhateverTheSeed(long seed) {
        ShopCustomers shop = ShopCustomers.generate(seed);
        double raw = Ex354KMeansUses.agreement(shop, Preparation.NONE, 4);
        double scaled = Ex354KMeansUses.agreement(shop, Preparation.STANDARDISED, 4);
        assertThat(raw).isLessThan(0.6);
        assertThat(scaled).isBetween(0.5, 0.9);
        assertThat(Ex354KMeansUses.agreement(shop, Preparation.LOG_STANDARDISED, 4)).isGreaterThan(0.95);
    }

    @Test
    void twoClustersAreStableAndMixTwoGroups() {
        ShopCustomers shop = ShopCustomers.generate(42);
        int[] labels = KMeans.fit(Preparation.LOG_STANDARDISED.of(shop.x()), Options.of(2).withRestarts(10)).labels();
        int[] pairs = Arrays.stream(shop.group()).map(group -> group / 2).toArray();      // newcomers and lapsed: 2 and 3
        assertThat(AdjustedRandIndex.of(labels, pairs)).isGreaterThan(0.99);
    }

    @Test
    void stabilityIsOneForFarCloudsAndLowForTooMany() {
        Matrix clouds = Matrix.of(Generators.blobs(200, new double[][] {{0, 0}, {20, 0}}, 1, 1).x());
        assertThat(Stability.of(clouds, 1, 2, 1)).isEqualTo(1);
        assertThat(Stability.of(clouds, 2, 5, 1)).isEqualTo(1);
        assertThat(Stability.of(clouds, 5, 5, 1)).isLessThan(0.9);
        assertThat(Stability.of(clouds, 5, 5, 1)).isEqualTo(Stability.of(clouds, 5, 5, 1));
    }

    // ---- colours

    @Test
    void theErrorIsThatOfThePixels() {
        Landscape landscape = Landscape.paint(40, 30, 1);
        ColorReduction few = ColorReduction.full(landscape.pixels(), 8, 2);
        double sum = 0;
        for (int i = 0; i < few.pixels().data().length; i++) {
            sum += Math.pow(few.pixels().data()[i] - landscape.pixels().data()[i], 2);
        }
        assertThat(few.error()).isCloseTo(Math.sqrt(sum / 3600), within(1e-10));
        assertThat(IntStream.range(0, 1200).mapToObj(i -> Arrays.toString(few.pixels().row(i))).distinct()).hasSize(8);
    }

    @Test
    void moreColoursLessErrorAndMiniBatchesComeClose() {
        Matrix pixels = Landscape.paint(96, 60, 3).pixels();
        double before = Double.POSITIVE_INFINITY;
        for (int colors : new int[] {2, 4, 8, 16, 32}) {
            double error = ColorReduction.full(pixels, colors, 3).error();
            assertThat(error).isLessThan(before);
            assertThat(ColorReduction.miniBatch(pixels, colors).error()).isBetween(0.97 * error, 1.2 * error);
            before = error;
        }
        assertThat(Arrays.stream(pixels.data())).allMatch(value -> value >= 0 && value <= 255 && value == Math.rint(value));
    }

    // ---- where it fails

    @Test
    void theLargeCloudIsCutBecauseThatIsCheaper() {
        Ex354KMeansUses.Clouds clouds = Ex354KMeansUses.bigAndSmall();
        KMeans cut = KMeans.fit(clouds.x(), Options.of(2).withRestarts(10));
        double truth = Ex354KMeansUses.inertia(clouds.x(), clouds.y());
        assertThat(cut.inertia()).isLessThan(0.9 * truth);
        assertThat(AdjustedRandIndex.of(cut.labels(), clouds.y())).isLessThan(0.15);
        assertThat(Silhouette.of(clouds.x(), clouds.y()).mean()).isGreaterThan(Silhouette.of(clouds.x(), cut.labels()).mean());
    }

    @Test
    void whatCannotBeIsRefused() {
        refused(() -> Preparation.LOG_STANDARDISED.of(Matrix.of(new double[][] {{1, 0}})),
                "Preparation: row 0, column 1 is 0.0: a logarithm needs a positive number");
        refused(() -> Stability.of(FOUR, 3, 1, 1), "Stability.of: k = 3 of 4 rows: each half needs at least k");
        refused(() -> Stability.of(FOUR, 2, 0, 1), "Stability.of: pairs = 0: must be at least 1");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
