package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;

class HashingEncoderTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final Table ROWS = Table.of(new NumericColumn("n", 1, 2, 3, 4, 5, 6, 7),
            CategoricalColumn.of("city", "Ulm", "Bonn", "Kiel", "Köln", "Mainz", "Trier", null),
            CategoricalColumn.of("c", "a", "b", "a", "b", "a", "b", "a"));

    /// scikit-learn 1.2.1: `murmurhash3_32(word, seed=0)`. The words end 0, 1, 2 and 3 bytes after a whole block.
    @Test
    void theHashIsMurmurHash3() {
        Map<String, Integer> right = Map.ofEntries(Map.entry("", 0), Map.entry("a", 1009084850), Map.entry("ab", -1681926305),
                Map.entry("abc", -1277324294), Map.entry("abcd", 1139631978), Map.entry("city=Ulm", 1814506977),
                Map.entry("city=Bonn", 1601285657), Map.entry("city=Köln", -1962972706), Map.entry("größe=天津", -375897762),
                Map.entry("hello, world", 345750399), Map.entry("c=zgw3Eq", Integer.MIN_VALUE));
        right.forEach((word, hash) -> assertThat(MurmurHash.of(word)).as(word).isEqualTo(hash));
    }

    /// scikit-learn 1.2.1: `FeatureHasher(n_features=5, input_type='string').transform([['city=Ulm']])` and so on.
    @Test
    void eachCategoryGoesWhereScikitLearnPutsIt() {
        Table hashed = HashingEncoder.of(5, "city").fit(ROWS, NOTHING).transform(ROWS);
        assertThat(hashed.names()).containsExactly("n", "city hash 0", "city hash 1", "city hash 2", "city hash 3",
                "city hash 4", "c");
        assertThat(hashed.numeric("city hash 0").values()).containsExactly(0, 0, 0, 0, 0, 0, 0);
        assertThat(hashed.numeric("city hash 1").values()).containsExactly(0, 0, 0, -1, 0, 0, 0);
        assertThat(hashed.numeric("city hash 2").values()).containsExactly(1, 1, 0, 0, 0, 0, 0);
        assertThat(hashed.numeric("city hash 3").values()).containsExactly(0, 0, 1, 0, 0, -1, 0);
        assertThat(hashed.numeric("city hash 4").values()).containsExactly(0, 0, 0, 0, 1, 0, 0);
    }

    @Test
    void collisionsAreShown() {
        HashingEncoder.Fitted fitted = HashingEncoder.of(5).fit(ROWS, NOTHING);
        assertThat(fitted.occupants(ROWS.categorical("city"))).containsExactly(List.of(), List.of("Köln"),
                List.of("Bonn", "Ulm"), List.of("Kiel", "Trier"), List.of("Mainz"));
        assertThat(fitted.place("city", "Kiel")).isEqualTo(new HashingEncoder.Place(3, 1));
        assertThat(fitted.place("city", "Trier")).isEqualTo(new HashingEncoder.Place(3, -1));
        assertThat(HashingEncoder.of(5).unsigned().fit(ROWS, NOTHING).place("city", "Trier"))
                .isEqualTo(new HashingEncoder.Place(3, 1));
    }

    // |−2³¹| is no int: 2³¹ mod 7 = 2, as 2³ = 1 mod 7
    @Test
    void theSmallestHashHasAPlaceToo() {
        HashingEncoder.Fitted fitted = HashingEncoder.of(7).fit(ROWS, NOTHING);
        assertThat(fitted.place("c", "zgw3Eq")).isEqualTo(new HashingEncoder.Place(2, -1));
    }

    @Test
    void noCategoryIsUnseenAndNoRowDependsOnOthers() {
        HashingEncoder.Fitted fitted = HashingEncoder.of(5, "city").fit(ROWS, NOTHING);
        Table alone = Table.of(CategoricalColumn.of("city", "Trier"));
        assertThat(fitted.transform(alone).numeric("city hash 3").value(0)).isEqualTo(-1);
        Table unseen = Table.of(CategoricalColumn.of("city", "Atlantis"));
        assertThat(fitted.transform(unseen).columns().stream().mapToDouble(HashingEncoderTest::first).map(Math::abs).sum())
                .isEqualTo(1);
    }

    private static double first(Column column) {
        return ((NumericColumn) column).value(0);
    }

    // Dot products of different categories: 0 in truth. 2000 pairs, one in 50 of which collides: with signs the mean is
    // 0 ± 0.0032, without them 0.02.
    @Test
    void withSignsDifferentCategoriesHaveDotProductZeroOnAverage() {
        assertThat(meanDotProduct(HashingEncoder.of(50))).isBetween(-0.01, 0.01);
        assertThat(meanDotProduct(HashingEncoder.of(50).unsigned())).isBetween(0.01, 0.03);
    }

    private static double meanDotProduct(HashingEncoder encoder) {
        HashingEncoder.Fitted fitted = encoder.fit(Table.of(CategoricalColumn.of("id", "x")), NOTHING);
        return IntStream.range(0, 2000).mapToDouble(i -> {
            HashingEncoder.Place a = fitted.place("id", "a" + i);
            HashingEncoder.Place b = fitted.place("id", "b" + i);
            return a.column() == b.column() ? a.sign() * b.sign() : 0;
        }).average().orElseThrow();
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        HashingEncoder.Fitted fitted = HashingEncoder.of(5, "city").unsigned().fit(ROWS, NOTHING);
        HashingEncoder.Fitted read = HashingEncoder.Fitted.fromState(fitted.state());
        Table before = fitted.transform(ROWS);
        assertThat(read.transform(ROWS).names()).isEqualTo(before.names());
        assertThat(read.transform(ROWS).numeric("city hash 3").values()).isEqualTo(before.numeric("city hash 3").values());
        refused(() -> HashingEncoder.Fitted.fromState(Map.of("columns", List.of("c"), "buckets", 0, "signed", true)),
                "hashing-encoder: buckets = 0: must be at least 1");
        refused(() -> HashingEncoder.Fitted.fromState(Map.of("columns", List.of(3), "buckets", 2, "signed", true)),
                "hashing-encoder: 'columns' holds 3: must be words");
    }

    @Test
    void errorsSayWhatWasGiven() {
        refused(() -> HashingEncoder.of(0), "HashingEncoder: buckets = 0: must be at least 1");
        refused(() -> HashingEncoder.of(4, "n").fit(ROWS, NOTHING), "'n' holds numbers");
        refused(() -> HashingEncoder.of(4, "z").fit(ROWS, NOTHING), "'z': there is no such column");
        refused(() -> HashingEncoder.of(4, "c").fit(ROWS, NOTHING).place("city", "Ulm"), "column 'city': is not hashed");
        refused(() -> HashingEncoder.of(4).fit(ROWS, NOTHING).transform(ROWS.without("c")), "'c': there is no such column");
        refused(() -> HashingEncoder.of(4).fit(ROWS.select(new int[0]), NOTHING), "HashingEncoder.fit: no rows");
    }
}
