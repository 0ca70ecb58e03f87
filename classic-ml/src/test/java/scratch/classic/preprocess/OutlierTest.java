package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;

class OutlierTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Target NOTHING = new Target.Nothing();
    private static final double[] SEVEN = {2, 3, 4, 5, 6, 7, 99};

    static Table wine() {
        ClassificationData wine = Datasets.wine();
        return Table.of(wine.x(), wine.featureNames());
    }

    // mean 18, Σ(x − 18)² = 256 + 225 + 196 + 169 + 144 + 121 + 6561 = 7672; quartiles 3.5 and 6.5; |x − 5|: 3 2 1 0 1 2 94
    @Test
    void sevenNumbersByHand() {
        Fences z = OutlierRule.Z.fences(SEVEN, 3);
        assertThat(z.lower()).isCloseTo(18 - 3 * Math.sqrt(1096), EXACT);
        assertThat(z.upper()).isCloseTo(18 + 3 * Math.sqrt(1096), EXACT);
        assertThat(z.marks(SEVEN)).containsOnly(false);              // 99 lies within 117.3: it has moved the fence itself
        assertThat(OutlierRule.IQR.fences(SEVEN, 1.5)).isEqualTo(new Fences(3.5 - 4.5, 6.5 + 4.5));
        Fences mad = OutlierRule.MAD.fences(SEVEN, 3.5);
        assertThat(mad.lower()).isCloseTo(5 - 3.5 * 1.482602218505602 * 2, EXACT);
        assertThat(mad.upper()).isCloseTo(5 + 3.5 * 1.482602218505602 * 2, EXACT);
        for (OutlierRule rule : new OutlierRule[] {OutlierRule.IQR, OutlierRule.MAD}) {
            assertThat(rule.fences(SEVEN, 1.5).marks(SEVEN)).containsExactly(false, false, false, false, false, false, true);
        }
    }

    /// Σz² = n, and the others share what is left: the largest |z| of n values is √(n − 1). With ten it is 3, never more.
    @Test
    void amongTenNoValueIsThreeDeviationsOut() {
        for (double far : new double[] {1, 100, 1e9}) {
            double[] ten = {0, 0, 0, 0, 0, 0, 0, 0, 0, far};
            assertThat(OutlierRule.Z.fences(ten, 3.0000001).marks(ten)).containsOnly(false);
            double[] eleven = Arrays.copyOf(new double[] {far}, 11);
            assertThat(OutlierRule.Z.fences(eleven, 3).marks(eleven)[0]).isTrue();
        }
    }

    /// scipy 1.10.1 on wine, `x.mean() ± 3 x.std()`, `np.quantile(x, [.25, .75])` ∓ 1.5 of their difference,
    /// `np.median(x) ± 3.5 stats.median_abs_deviation(x, scale='normal')`; how many lie outside.
    @Test
    void fencesAreThoseOfScipy() {
        assertFences("proline", OutlierRule.Z, 3, -195.1717120989971, 1688.9582289529299, 0);
        assertFences("proline", OutlierRule.IQR, 1.5, -226.25, 1711.75, 0);
        assertFences("proline", OutlierRule.MAD, 3.5, -377.29432236584535, 1724.2943223658453, 0);
        assertFences("malic acid", OutlierRule.Z, 3, -1.0056625663326262, 5.6783591955461095, 1);
        assertFences("malic acid", OutlierRule.IQR, 1.5, -0.6174999999999997, 5.3025, 3);
        assertFences("malic acid", OutlierRule.MAD, 3.5, -0.8333360376801955, 4.563336037680196, 9);
    }

    private static void assertFences(String column, OutlierRule rule, double k, double lower, double upper, int marked) {
        double[] values = wine().numeric(column).values();
        Fences fences = rule.fences(values, k);
        assertThat(fences.lower()).isCloseTo(lower, within(1e-12 * Math.max(1, Math.abs(lower))));
        assertThat(fences.upper()).isCloseTo(upper, within(1e-12 * upper));
        assertThat(count(fences.marks(values))).isEqualTo(marked);
    }

    static int count(boolean[] marks) {
        return (int) IntStream.range(0, marks.length).filter(i -> marks[i]).count();
    }

    @Test
    void theFencesMoveWithTheValuesAndGrowWithTheUnit() {
        for (OutlierRule rule : OutlierRule.values()) {
            Fences before = rule.fences(SEVEN, 2);
            Fences after = rule.fences(Arrays.stream(SEVEN).map(x -> -10 * x + 7).toArray(), 2);
            assertThat(after.upper()).isCloseTo(-10 * before.lower() + 7, within(1e-10));
            assertThat(after.lower()).isCloseTo(-10 * before.upper() + 7, within(1e-10));
        }
    }

    @Test
    void aQuarterOfBadValuesBreaksTheQuartilesAndNotTheMad() {
        double[] x = IntStream.rangeClosed(1, 20).mapToDouble(i -> i).toArray();
        double[] bad = x.clone();
        Arrays.fill(bad, 14, 20, 1e6);                               // 6 of 20
        assertThat(OutlierRule.IQR.fences(bad, 1.5).upper()).isGreaterThan(1e6);
        assertThat(OutlierRule.MAD.fences(bad, 3.5).upper()).isLessThan(60);
        Arrays.fill(bad, 10, 20, 1e6);                               // half
        assertThat(OutlierRule.MAD.fences(bad, 3.5).upper()).isGreaterThan(1e6);
        double[] one = x.clone();
        one[19] = 1e6;
        assertThat(OutlierRule.Z.fences(one, 3).upper()).isGreaterThan(100_000);
    }

    @Test
    void aValueOnTheFenceIsInsideAndGapsAreNeither() {
        Fences fences = new Fences(-1, 11);
        assertThat(fences.marks(-1, 11, -1.001, 11.001, Double.NaN)).containsExactly(false, false, true, true, false);
        assertThat(fences.clip(12)).isEqualTo(11);
        assertThat(fences.clip(-7)).isEqualTo(-1);
        assertThat(fences.clip(3)).isEqualTo(3);
        assertThat(fences.clip(Double.NaN)).isNaN();
    }

    @Test
    void aConstantColumnHasNoOutliersAndAHalfConstantOneNoRule() {
        double[] constant = {0.1, 0.1, 0.1};
        for (OutlierRule rule : OutlierRule.values()) {
            assertThat(rule.fences(constant, 3)).isEqualTo(new Fences(0.1, 0.1));
            assertThat(rule.fences(new double[] {4}, 3)).isEqualTo(new Fences(4, 4));
        }
        double[] mostly = {0, 0, 0, 0, 0, 1, 2};
        refused(() -> OutlierRule.MAD.fences(mostly, 3), "OutlierRule.MAD: the MAD of 7 values is 0, but they are not all"
                + " equal: every other value would be an outlier: take another rule");
        refused(() -> OutlierRule.IQR.fences(new double[] {0, 0, 0, 0, 0, 0, 2}, 3), "the IQR of 7 values is 0");
        assertThat(OutlierRule.Z.fences(mostly, 3).marks(mostly)).containsOnly(false);
    }

    @Test
    void rowsAreMarkedAndClippedByTheTrainingRows() {
        Table train = Table.of(new NumericColumn("x", 2, 3, 4, 5, 6, 7, 99, Double.NaN),
                new NumericColumn("y", 1, 2, 3, 4, 5, 6, 7, 8),
                CategoricalColumn.of("c", "a", "a", "a", "a", "a", "a", "a", "a"));
        OutlierClipper.Fitted fitted = OutlierClipper.of(OutlierRule.IQR, 1.5).fit(train, NOTHING);
        assertThat(fitted.fences("x")).isEqualTo(new Fences(-1, 11));
        assertThat(fitted.marks(train)).containsExactly(false, false, false, false, false, false, true, false);
        Table clipped = fitted.transform(train);
        assertThat(clipped.names()).isEqualTo(train.names());
        assertThat(clipped.numeric("x").values()).containsExactly(2, 3, 4, 5, 6, 7, 11, Double.NaN);
        assertThat(clipped.numeric("y").values()).isEqualTo(train.numeric("y").values());
        Table fresh = Table.of(new NumericColumn("x", -50), new NumericColumn("y", 5));
        assertThat(fitted.marks(fresh)).containsExactly(true);
        assertThat(fitted.transform(fresh).numeric("x").value(0)).isEqualTo(-1);
        assertThat(OutlierClipper.of(OutlierRule.Z, 3, "y").fit(train, NOTHING).transform(train).numeric("x").value(6))
                .isEqualTo(99);
    }

    @Test
    void clippingTwiceIsClippingOnce() {
        for (OutlierRule rule : OutlierRule.values()) {
            OutlierClipper.Fitted fitted = OutlierClipper.of(rule, 1.5).fit(wine(), NOTHING);
            Table once = fitted.transform(wine());
            assertThat(count(fitted.marks(wine()))).isPositive();
            assertThat(count(fitted.marks(once))).isZero();
            assertThat(fitted.transform(once).toMatrix()).isEqualTo(once.toMatrix());
        }
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        OutlierClipper.Fitted fitted = OutlierClipper.of(OutlierRule.MAD, 3.5).fit(wine(), NOTHING);
        OutlierClipper.Fitted read = OutlierClipper.Fitted.fromState(fitted.state());
        assertThat(read.transform(wine()).toMatrix()).isEqualTo(fitted.transform(wine()).toMatrix());
        refused(() -> OutlierClipper.Fitted.fromState(Map.of("x", List.of(1))),
                "outlier-clipper: column 'x': [1.0]: must be a lower and an upper fence");
        refused(() -> OutlierClipper.Fitted.fromState(Map.of("x", List.of(2, 1))), "from 2.0 to 1.0: the lower must not be");
    }

    @Test
    void errorsNameTheColumn() {
        Table far = Table.of(new NumericColumn("f", -Double.MAX_VALUE, 0, 1, Double.MAX_VALUE));
        for (OutlierRule rule : OutlierRule.values()) {
            refused(() -> OutlierClipper.of(rule, 3).fit(far, NOTHING), "column 'f': values too far apart for a double");
        }
        double[] low = {-1.7e308, -1.7e308, -1.6e308, -1.5e308};
        refused(() -> OutlierRule.IQR.fences(low, 10), "OutlierRule.IQR: values too far apart for a double");
        refused(() -> OutlierRule.IQR.fences(Arrays.stream(low).map(x -> -x).toArray(), 10), "values too far apart");
        Table gaps = Table.of(new NumericColumn("g", Double.NaN, Double.NaN), CategoricalColumn.of("c", "a", "b"));
        refused(() -> OutlierClipper.of(OutlierRule.Z, 3).fit(gaps, NOTHING), "column 'g': all values are missing");
        refused(() -> OutlierClipper.of(OutlierRule.Z, 3, "c").fit(gaps, NOTHING), "'c' holds categories");
        refused(() -> OutlierClipper.of(OutlierRule.Z, 3, "h").fit(gaps, NOTHING), "'h': there is no such column");
        refused(() -> OutlierClipper.of(OutlierRule.Z, 0), "OutlierClipper: k = 0.0: must be positive");
        refused(() -> OutlierClipper.of(OutlierRule.Z, Double.NaN), "k = NaN");
        refused(() -> OutlierRule.Z.fences(new double[0], 3), "OutlierRule.Z: no values: at least one is needed");
        refused(() -> OutlierRule.IQR.fences(new double[] {1, Double.NaN}, 3), "OutlierRule.IQR: element 1 is NaN");
        refused(() -> OutlierRule.MAD.fences(new double[] {1, 2}, -1), "OutlierRule.MAD: k = -1.0: must be positive");
        refused(() -> OutlierClipper.of(OutlierRule.Z, 3).fit(wine(), NOTHING).fences("x"), "column 'x': is not clipped");
    }
}
