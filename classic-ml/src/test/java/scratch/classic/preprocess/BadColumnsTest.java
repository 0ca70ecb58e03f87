package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;

class BadColumnsTest {
    private static final int MANY = 100_000;
    private static final Target NOTHING = new Target.Nothing();
    private static final Table FAR = Table.of(new NumericColumn("a", 1e308, -1e308, 1, 2),
            new NumericColumn("b", 1, 2, Double.NaN, 4));

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(message);
    }

    private static Table manyCategories() {
        return Table.of(CategoricalColumn.of("w", IntStream.range(0, MANY).mapToObj(i -> "c" + i).toArray(String[]::new)));
    }

    @Test
    void labelsBelowZeroAreRefusedByRow() {
        refused(() -> ClassWeights.balanced(new int[] {-3, -3}), "ClassWeights.balanced: label -3 of row 0: must be 0 or more");
        refused(() -> MutualInformation.ofCategories(new int[] {0, 1}, new int[] {0, -4}),
                "MutualInformation.ofCategories: label -4 of row 1: must be 0 or more");
    }

    @Test
    void anEmptyTableHasNoMeansOfTargets() {
        refused(() -> TargetEncoder.of(TargetEncoder.Options.of(1)).fit(Table.of(CategoricalColumn.of("w")),
                new Target.Numbers(new double[0])), "TargetEncoder.fit: no rows: at least one is needed");
    }

    @Test
    void targetsWhoseSumOverflowsAreRefused() {
        refused(() -> TargetEncoder.of(TargetEncoder.Options.of(1)).fit(Table.of(CategoricalColumn.of("w", "u", "v")),
                new Target.Numbers(new double[] {1e308, 1e308})), "TargetEncoder.fit: mean of 2 targets Infinity");
    }

    @Test
    void columnsWiderThanADoubleAreRefusedAndNotFilledWithNaN() {
        refused(() -> SplineFeatures.of(3, "a").fit(FAR, NOTHING), "SplineFeatures.fit: column 'a': values too far apart");
        refused(() -> Binning.uniform(3, "a").fit(FAR, NOTHING), "Binning.fit: column 'a': values too far apart");
        FittedStep nearest = KNearestImputer.of(2).weightedByDistance().fit(FAR, NOTHING);
        refused(() -> nearest.transform(FAR), "KNearestImputer.transform: [1.0, NaN] is so far from training row 0 that");
    }

    @Test
    void unitsWithoutSquaresTellNoInformation() {
        double[] y = {1, 0, 2, 0.5};
        assertThat(MutualInformation.ofNumbers(new double[] {1, -1, 2, 0.5}, y, 1)).isPositive();
        for (double unit : new double[] {1e300, 1e-300}) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> MutualInformation.ofNumbers(new double[] {unit, -unit, 2 * unit, unit / 2}, y, 1))
                    .withMessageStartingWith("MutualInformation.ofNumbers: deviation ").withMessageContaining("another unit");
        }
    }

    @Test
    void aHundredThousandCategoriesAreTooManyForOneColumnEach() {
        Table many = manyCategories();
        FittedStep encoder = OneHotEncoder.of().fit(many, NOTHING);
        refused(() -> encoder.transform(many), "OneHotEncoder.transform: column 'w': 100000 categories in 100000 rows: more");
        refused(() -> HashingEncoder.of(2_000_000_000), "HashingEncoder: buckets = 2000000000: must be at most 1048576");
    }

    @Test
    void aMessageNamesTenOfManyCategories() {
        FittedStep encoder = OrdinalEncoder.of().fit(manyCategories(), NOTHING);
        refused(() -> encoder.transform(Table.of(CategoricalColumn.of("w", "new"))), "OrdinalEncoder.transform: column 'w', row"
                + " 0: 'new' did not occur in training: must be one of 100000 categories, c0, c1, c10, c100, c1000, c10000,"
                + " c10001, c10002, c10003, c10004 …, or ignored by option");
    }
}
