package scratch.classic.foundation.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.preprocess.HashingEncoder;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.OrdinalEncoder;
import scratch.classic.preprocess.TargetEncoder;
import scratch.classic.preprocess.Unseen;
import scratch.math.Matrix;
import scratch.stats.descriptive.Descriptive;

/// Every number of the README that the example does not print, and what must always hold.
class EncodingTest {
    private static final Offset<Double> ROUNDED = within(5e-5);
    private static final Target NOTHING = new Target.Nothing();
    private static final Table CITIES = Table.of(Figures304.CITY);
    private static final Target RENT = new Target.Numbers(Figures304.RENT);
    private static final Flats FLATS = Flats.of(Ex304CategoricalEncoding.FLATS, 400, 1);

    private static TargetEncoder encoder(double smoothing, int folds, String column) {
        return TargetEncoder.of(new TargetEncoder.Options(smoothing, folds, 1), column);
    }

    private static double[] crossFitted(TargetEncoder encoder, Table rows, Target y, String column) {
        return encoder.fitTransform(rows, y).rows().numeric(column).values();
    }

    @Test
    void sixFlatsByHand() {
        assertThat(OrdinalEncoder.of().fit(CITIES, RENT).transform(CITIES).numeric("city").values())
                .containsExactly(2, 2, 0, 0, 0, 1);
        TargetEncoder.Fitted plain = encoder(0, 5, "city").fit(CITIES, RENT);
        TargetEncoder.Fitted smoothed = encoder(2, 5, "city").fit(CITIES, RENT);
        double[][] right = {{9, 10.5}, {12, 12}, {18, 14}};
        for (int i = 0; i < 3; i++) {
            String city = List.of("Ulm", "Bonn", "Kiel").get(i);
            assertThat(plain.mean("city", city)).isEqualTo(right[i][0]);
            assertThat(smoothed.mean("city", city)).isEqualTo(right[i][1]);
        }
        assertThat(smoothed.mean("city", "Jena")).isEqualTo(12);
    }

    @Test
    void eachFlatWithoutItselfByHand() {
        double[] encoded = crossFitted(encoder(2, 6, "city"), CITIES, RENT, "city");
        double[] right = {11.8667, 10.9333, 13.05, 12.35, 10.6, 10.8};
        for (int i = 0; i < 6; i++) {
            assertThat(encoded[i]).isCloseTo(right[i], ROUNDED);
        }
    }

    @Test
    void threeHashesByHand() {
        HashingEncoder.Fitted hash = HashingEncoder.of(5).fit(CITIES, NOTHING);
        assertThat(1_814_506_977 % 5).isEqualTo(hash.place("city", "Ulm").column()).isEqualTo(2);
        assertThat(1_601_285_657 % 5).isEqualTo(hash.place("city", "Bonn").column()).isEqualTo(2);
        assertThat(1_620_856_858 % 5).isEqualTo(hash.place("city", "Kiel").column()).isEqualTo(3);
        for (String city : List.of("Ulm", "Bonn", "Kiel")) {
            assertThat(hash.place("city", city).sign()).isEqualTo(1);
        }
        assertThat(HashingEncoder.of(7).fit(CITIES, NOTHING).place("city", "Ulm").column()).isEqualTo(1_814_506_977 % 7)
                .isNotEqualTo(1_601_285_657 % 7);
        assertThat(hash.place("city", "Trier")).isEqualTo(new HashingEncoder.Place(3, -1));
    }

    // least squares on one-hot columns is the mean of each category
    @Test
    void oneHotLearnsTheMeanOfEachCategory() {
        Table x = OneHotEncoder.of().dropFirst().fit(CITIES, RENT).transform(CITIES);
        double[] predicted = LinearRegression.fit(x.toMatrix(), Figures304.RENT).predict(x.toMatrix());
        double[] means = {9, 9, 12, 12, 12, 18};
        for (int i = 0; i < 6; i++) {
            assertThat(predicted[i]).isCloseTo(means[i], within(1e-12));
        }
    }

    // with the overall mean taken off, the ridge coefficient of a 0/1 column is n·(mean − overall) / (n + m): the smoothed
    // mean. Twelve categories, each as often as its mirror, so that the fitted intercept is the overall mean.
    @Test
    void aPenaltySmoothsOneHotAsTargetEncodingDoes() {
        int[] category = IntStream.range(0, 60).map(i -> i % 12).toArray();
        double[] y = IntStream.range(0, 60).mapToDouble(i -> i % 12 * 3 % 7 + i % 5).toArray();
        Table rows = Table.of(CategoricalColumn.of("c", Arrays.stream(category).mapToObj(c -> "c" + c).toArray(String[]::new)));
        Matrix x = OneHotEncoder.of().fit(rows, NOTHING).transform(rows).toMatrix();
        double[] ridge = RidgeRegression.fit(x, y, 3).predict(x);
        double[] smoothed = encoder(3, 5, "c").fit(rows, new Target.Numbers(y)).transform(rows).numeric("c").values();
        for (int i = 0; i < 60; i++) {
            assertThat(ridge[i]).isCloseTo(smoothed[i], within(1e-10));
        }
    }

    // categories of n rows and random answers: the mean that a row is part of has correlation 1/√n with its answer
    @Test
    void aMeanKnowsItsOwnRowsByOneOverTheRoot() {
        SplittableRandom random = new SplittableRandom(2);
        for (int size : new int[] {1, 4, 25}) {
            int rows = 400 * size;
            double[] y = random.doubles(rows).toArray();
            String[] words = IntStream.range(0, rows).mapToObj(i -> "c" + i / size).toArray(String[]::new);
            Table table = Table.of(CategoricalColumn.of("c", words));
            double[] naive = encoder(0, 5, "c").fit(table, new Target.Numbers(y)).transform(table).numeric("c").values();
            assertThat(Descriptive.correlation(naive, y)).isCloseTo(1 / Math.sqrt(size), within(0.04));
        }
    }

    // 330 agents and 1500 flats: (k − 1)/(n − 1) = 0.22 of the variance is explained by nothing, on average over the answers
    @Test
    void meansOfKRandomGroupsExplainKOfTheRows() {
        double sum = 0;
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 40; trial++) {
            double[] y = random.doubles(1500).toArray();
            double[] naive = encoder(0, 5, "agent").fit(FLATS.rows(), new Target.Numbers(y)).transform(FLATS.rows())
                    .numeric("agent").values();
            double r = Descriptive.correlation(naive, y);
            sum += r * r;
        }
        assertThat(FLATS.rows().categorical("agent").categories()).hasSize(330);
        assertThat(sum / 40).isCloseTo(329 / 1499.0, within(0.01));
    }

    @Test
    void leftOutAloneTheNumberFallsAsTheAnswerRises() {
        double[] encoded = crossFitted(encoder(0, 6, "city"), CITIES, RENT, "city");
        assertThat(Descriptive.correlation(Arrays.copyOfRange(encoded, 2, 5), new double[] {9, 11, 16}))
                .isCloseTo(-1, within(1e-12));
        assertThat(encoded[0]).isEqualTo(10);
        assertThat(encoded[1]).isEqualTo(8);
    }

    @Test
    void theAgentsOfTheFigure() {
        Target y = new Target.Numbers(FLATS.rent());
        double[] naive = encoder(2, 5, "agent").fit(FLATS.rows(), y).transform(FLATS.rows()).numeric("agent").values();
        assertThat(Descriptive.correlation(naive, FLATS.rent())).isCloseTo(0.43, within(0.005));
        double[] honest = crossFitted(encoder(2, 5, "agent"), FLATS.rows(), y, "agent");
        assertThat(Descriptive.correlation(honest, FLATS.rent())).isCloseTo(-0.04, within(0.005));
    }

    // the noise has variance 4, whatever the model
    @Test
    void noModelCanExplainMoreThanFortyOnePercent() {
        assertThat(1 - 4 / Descriptive.populationVariance(FLATS.rent())).isCloseTo(0.41, within(0.005));
    }

    @Test
    void renamingThePostcodesChangesNumberAndHashAlone() {
        Flats flats = Flats.of(500, 60, 1);
        CategoricalColumn postcode = flats.rows().categorical("postcode");
        List<String> renamed = postcode.categories().stream().map(word -> word.substring(1) + word.charAt(0)).toList();
        Table rows = flats.rows().with(new CategoricalColumn("postcode", postcode.codes(), renamed));
        rows = rows.with(new NumericColumn("number", IntStream.range(0, rows.rows())
                .mapToDouble(i -> Double.parseDouble(renamed.get(postcode.code(i)))).toArray()));
        Flats others = new Flats(rows, flats.rent());
        for (Encoding encoding : List.of(Encoding.leftOut(), Encoding.naive("postcode", 2), Encoding.crossFitted("postcode", 2),
                Encoding.oneHotWithPenalty("postcode", 2))) {
            assertThat(encoding.crossValidated(others, 1).test().mean()).as(encoding.name())
                    .isCloseTo(encoding.crossValidated(flats, 1).test().mean(), within(1e-9));
        }
        for (Encoding encoding : List.of(Encoding.asNumber(), Encoding.hashing("postcode", 16))) {
            assertThat(Math.abs(encoding.crossValidated(others, 1).test().mean()
                    - encoding.crossValidated(flats, 1).test().mean())).as(encoding.name()).isGreaterThan(0.001);
        }
    }

    @Test
    void withThirtyPostcodesFourEncodingsAreAlike() {
        Flats thirty = Flats.of(Ex304CategoricalEncoding.FLATS, 30, 1);
        double best = Encoding.oneHot("postcode").crossValidated(thirty, 1).test().mean();
        assertThat(best).isCloseTo(0.297, within(5e-4));
        assertThat(Encoding.crossFitted("postcode", 2).crossValidated(thirty, 1).test().mean()).isCloseTo(best, within(0.006));
        assertThat(Encoding.naive("postcode", 2).crossValidated(thirty, 1).test().mean()).isCloseTo(best, within(0.006));
        assertThat(Encoding.asNumber().crossValidated(thirty, 1).test().mean()).isCloseTo(0.138, within(5e-4));
        assertThat(Encoding.naive("agent", 2).crossValidated(thirty, 1).test().mean()).isCloseTo(0.111, within(5e-4));
        assertThat(Encoding.leftOut().crossValidated(thirty, 1).test().mean()).isCloseTo(0.134, within(5e-4));
    }

    @Test
    void inEveryFoldCrossFittingIsAhead() {
        double[] naive = Encoding.naive("postcode", 2).crossValidated(FLATS, 1).test().values();
        double[] honest = Encoding.crossFitted("postcode", 2).crossValidated(FLATS, 1).test().values();
        for (int fold = 0; fold < 5; fold++) {
            assertThat(honest[fold]).isGreaterThan(naive[fold]);
        }
    }

    @Test
    void tooMuchSmoothingLosesThePostcodeAndTooLittleTrustsSingles() {
        assertThat(Encoding.crossFitted("postcode", 0).crossValidated(FLATS, 1).test().mean()).isCloseTo(0.292, within(5e-4));
        assertThat(Encoding.crossFitted("postcode", 1).crossValidated(FLATS, 1).test().mean()).isCloseTo(0.301, within(5e-4));
        assertThat(Encoding.crossFitted("postcode", 100).crossValidated(FLATS, 1).test().mean())
                .isCloseTo(0.242, within(5e-4));
    }

    @Test
    void withTheFirstColumnDroppedAnUnseenCityLooksLikeTheFirst() {
        Table two = Table.of(CategoricalColumn.of("city", "Bonn", "Jena"));
        Table encoded = OneHotEncoder.of().dropFirst().unseen(Unseen.IGNORE).fit(CITIES, NOTHING).transform(two);
        assertThat(encoded.toMatrix().row(0)).isEqualTo(encoded.toMatrix().row(1));
    }

    @Test
    void asManyCategoriesAreAloneAsTheFormulaExpects() {
        double sum = 0;
        for (int trial = 0; trial < 200; trial++) {
            int shift = 1000 * trial;
            CategoricalColumn ids = CategoricalColumn.of("id",
                    IntStream.range(0, 100).mapToObj(i -> "x" + (shift + i)).toArray(String[]::new));
            sum += HashingEncoder.of(64).fit(Table.of(ids), NOTHING).occupants(ids).stream().filter(list -> list.size() == 1)
                    .count();
        }
        assertThat(sum / 200).isCloseTo(Ex304CategoricalEncoding.expectedAlone(100, 64), within(1.5));
        assertThat(Ex304CategoricalEncoding.expectedAlone(2, 4)).isEqualTo(1.5);
    }
}
