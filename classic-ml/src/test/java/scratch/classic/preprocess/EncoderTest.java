package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Folds;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;

class EncoderTest {
    private static final Target NOTHING = new Target.Nothing();
    private static final Table TRAIN = Table.of(new NumericColumn("n", 1, 2, 3, 4),
            CategoricalColumn.of("size", "small", "large", null, "small"), new NumericColumn("m", 1, 2, 3, 4));
    private static final Table NEW = Table.of(new NumericColumn("n", 1), CategoricalColumn.of("size", "huge"),
            new NumericColumn("m", 1));

    @Test
    void eachCategoryGetsAColumnInItsPlace() {
        Table encoded = OneHotEncoder.of().fit(TRAIN, NOTHING).transform(TRAIN);
        assertThat(encoded.names()).containsExactly("n", "size=large", "size=small", "m");
        assertThat(encoded.numeric("size=large").values()).containsExactly(0, 1, 0, 0);
        assertThat(encoded.numeric("size=small").values()).containsExactly(1, 0, 0, 1);
        assertThat(OneHotEncoder.of().dropFirst().fit(TRAIN, NOTHING).transform(TRAIN).names())
                .containsExactly("n", "size=small", "m");
    }

    @Test
    void unseenCategoriesAreRefusedOrMissing() {
        refused(() -> OneHotEncoder.of().fit(TRAIN, NOTHING).transform(NEW), "OneHotEncoder.transform: column 'size', row 0:"
                + " 'huge' did not occur in training: must be one of [large, small], or ignored by option");
        Table ignored = OneHotEncoder.of().unseen(Unseen.IGNORE).fit(TRAIN, NOTHING).transform(NEW);
        assertThat(ignored.numeric("size=large").value(0) + ignored.numeric("size=small").value(0)).isEqualTo(0);
        refused(() -> OrdinalEncoder.of().fit(TRAIN, NOTHING).transform(NEW), "'huge' did not occur");
        assertThat(OrdinalEncoder.of().unseen(Unseen.IGNORE).fit(TRAIN, NOTHING).transform(NEW).numeric("size").isMissing(0))
                .isTrue();
        Target y = new Target.Numbers(new double[] {1, 2, 3, 4});
        assertThat(TargetEncoder.of(TargetEncoder.Options.of(1)).fit(TRAIN, y).transform(NEW).numeric("size").value(0))
                .isEqualTo(2.5);
    }

    @Test
    void theOrderIsTheCallers() {
        Table encoded = OrdinalEncoder.of().ordered("size", "small", "medium", "large").fit(TRAIN, NOTHING).transform(TRAIN);
        assertThat(encoded.numeric("size").values()).containsExactly(0, 2, Double.NaN, 0);
        refused(() -> OrdinalEncoder.of().ordered("size", "small", "medium").fit(TRAIN, NOTHING),
                "'large' did not occur in training");
        assertThat(OrdinalEncoder.of().fit(TRAIN, NOTHING).transform(TRAIN).numeric("size").values())
                .containsExactly(1, 0, Double.NaN, 1);
    }

    @Test
    void rareCategoriesAreDrawnToTheMeanOfAll() {
        Table rows = Table.of(CategoricalColumn.of("c", "a", "a", "a", "b"));
        Target y = new Target.Numbers(new double[] {1, 2, 3, 10});      // overall 4
        TargetEncoder.Fitted fitted = TargetEncoder.of(new TargetEncoder.Options(2, 2, 1)).fit(rows, y);
        assertThat(fitted.mean("c", "a")).isEqualTo((6 + 2 * 4) / 5.0);
        assertThat(fitted.mean("c", "b")).isEqualTo((10 + 2 * 4) / 3.0);
        assertThat(fitted.mean("c", "z")).isEqualTo(4);
        assertThat(TargetEncoder.of(new TargetEncoder.Options(0, 2, 1)).fit(rows, y).mean("c", "b")).isEqualTo(10);
    }

    @Test
    void twoClassesCountAsZeroAndOne() {
        Table rows = Table.of(CategoricalColumn.of("c", "a", "a", "b", "b"));
        Target y = new Target.Labels(new int[] {0, 1, 1, 1}, List.of("no", "yes"));
        assertThat(TargetEncoder.of(new TargetEncoder.Options(0, 2, 1)).fit(rows, y).mean("c", "a")).isEqualTo(0.5);
        refused(() -> TargetEncoder.of(TargetEncoder.Options.of(1)).fit(rows,
                new Target.Labels(new int[] {0, 1, 2, 1}, List.of("x", "y", "z"))), "classes [x, y, z]: must be two");
    }

    // Two rows a category and a random target: whoever sees his own answer reads it off.
    @Test
    void noTrainingRowSeesItsOwnAnswer() {
        int n = 200;
        SplittableRandom random = new SplittableRandom(3);
        double[] y = random.doubles(n).toArray();
        String[] ids = random.ints(n, 0, 100).mapToObj(i -> "id" + i).toArray(String[]::new);
        Table rows = Table.of(CategoricalColumn.of("id", ids));
        TargetEncoder encoder = TargetEncoder.of(new TargetEncoder.Options(0, 5, 7));
        Step.Learned learned = encoder.fitTransform(rows, new Target.Numbers(y));
        double[] honest = learned.rows().numeric("id").values();
        double[] leaky = learned.step().transform(rows).numeric("id").values();
        assertThat(correlation(leaky, y)).isGreaterThan(0.6);
        assertThat(Math.abs(correlation(honest, y))).isLessThan(0.2);
        for (Split split : Folds.kFold(n, 5, 7)) {                     // changing an answer changes no value of its fold
            double[] changed = y.clone();
            Arrays.stream(split.test()).forEach(row -> changed[row] += 100);
            double[] after = encoder.fitTransform(rows, new Target.Numbers(changed)).rows().numeric("id").values();
            assertThat(Arrays.stream(split.test()).mapToDouble(row -> after[row]).toArray())
                    .isEqualTo(Arrays.stream(split.test()).mapToDouble(row -> honest[row]).toArray());
        }
    }

    private static double correlation(double[] a, double[] b) {
        return scratch.stats.descriptive.Descriptive.correlation(a, b);
    }

    @Test
    void whatWasLearnedSurvivesAFile() {
        Target y = new Target.Numbers(new double[] {1, 2, 3, 4});
        List<FittedStep> steps = List.of(OneHotEncoder.of().dropFirst().unseen(Unseen.IGNORE).fit(TRAIN, y),
                OrdinalEncoder.of().ordered("size", "small", "large").fit(TRAIN, y),
                TargetEncoder.of(TargetEncoder.Options.of(1)).fit(TRAIN, y));
        List<FittedStep> read = List.of(OneHotEncoder.Fitted.fromState(steps.get(0).state()),
                OrdinalEncoder.Fitted.fromState(steps.get(1).state()), TargetEncoder.Fitted.fromState(steps.get(2).state()));
        for (int i = 0; i < 3; i++) {
            Table before = steps.get(i).transform(TRAIN);
            Table after = read.get(i).transform(TRAIN);
            assertThat(after.names()).isEqualTo(before.names());
            before.names().forEach(name -> assertThat(after.numeric(name).values()).isEqualTo(before.numeric(name).values()));
            assertThat(read.get(i).kind()).isEqualTo(steps.get(i).kind());
        }
        refused(() -> OneHotEncoder.Fitted.fromState(Map.of("categories", Map.of(), "dropFirst", false, "unseen", "MAYBE")),
                "unseen 'MAYBE': must be ERROR or IGNORE");
        refused(() -> OneHotEncoder.Fitted.fromState(Map.of("categories", Map.of(), "unseen", "ERROR")), "'dropFirst' is null");
    }

    @Test
    void anEncoderThatFoundNothingToEncodeCanBeReadAgain() {
        Table numbers = Table.of(new NumericColumn("n", 1, 2));
        for (FittedStep step : List.of(OrdinalEncoder.Fitted.fromState(OrdinalEncoder.of().fit(numbers, NOTHING).state()),
                OneHotEncoder.Fitted.fromState(OneHotEncoder.of().fit(numbers, NOTHING).state()))) {
            assertThat(step.transform(numbers).names()).containsExactly("n");
        }
    }

    // each column by itself gets what it gets beside the other
    @Test
    void twoColumnsAreCutIntoTheSameFolds() {
        Table rows = Table.of(CategoricalColumn.of("a", "x", "y", "x", "y", "x", "y"),
                CategoricalColumn.of("b", "u", "u", "v", "v", "u", null));
        Target y = new Target.Numbers(new double[] {1, 2, 4, 8, 16, 32});
        TargetEncoder.Options options = new TargetEncoder.Options(1, 3, 5);
        Table both = TargetEncoder.of(options).fitTransform(rows, y).rows();
        for (String name : rows.names()) {
            assertThat(TargetEncoder.of(options, name).fitTransform(rows, y).rows().numeric(name).values())
                    .isEqualTo(both.numeric(name).values());
        }
        refused(() -> TargetEncoder.of(options).fitTransform(rows.select(new int[] {0}), y.select(new int[] {0})),
                "TargetEncoder.fitTransform: 1 rows: at least 2 are needed");
    }

    @Test
    void errorsNameTheColumn() {
        refused(() -> OrdinalEncoder.of().ordered("size", "small", "large", "small"),
                "OrdinalEncoder.ordered: column 'size': order [small, large, small]: categories must differ");
        refused(() -> OneHotEncoder.Fitted.fromState(Map.of("categories", Map.of("c", List.of("a", "a")), "dropFirst", false,
                "unseen", "ERROR")), "categories of 'c' are [a, a]: must differ from each other");
        refused(() -> OneHotEncoder.Fitted.fromState(Map.of("categories", Map.of("c", List.of(1)), "dropFirst", false,
                "unseen", "ERROR")), "'c' holds 1: must be words");
        refused(() -> OneHotEncoder.of("n").fit(TRAIN, NOTHING), "'n' holds numbers");
        Table gaps = Table.of(CategoricalColumn.of("g", null, null));
        refused(() -> OneHotEncoder.of().fit(gaps, NOTHING), "column 'g': all values are missing");
        refused(() -> TargetEncoder.of(TargetEncoder.Options.of(1)).fit(TRAIN, NOTHING), "no target");
        refused(() -> TargetEncoder.of(TargetEncoder.Options.of(1)).fit(TRAIN, new Target.Numbers(new double[3])),
                "4 rows, 3 targets");
        refused(() -> new TargetEncoder.Options(-1, 2, 1), "smoothing -1.0");
        refused(() -> new TargetEncoder.Options(1, 1, 1), "1 folds");
    }
}
