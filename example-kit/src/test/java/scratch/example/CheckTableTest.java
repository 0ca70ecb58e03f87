package scratch.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTableTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static CheckTable table() {
        return CheckTable.against("Smile");
    }

    private static List<String> lines(CheckTable table) {
        return table.toString().lines().toList();
    }

    private static List<String> cells(CheckTable table) {
        return List.of(lines(table).get(1).split(" {3,}"));
    }

    @Test
    void aDifferenceUpToTheAllowedOnePasses() {
        assertThat(table().same("x", 1.5, 1.25, 0.25).failures()).isZero();
        assertThat(table().same("x", 1.25, 1.5, 0.25).failures()).isZero();
        assertThat(table().same("x", 1.5, 1.25, 0.2499).failures()).isOne();
        assertThat(table().same("x", 3.0, 3.0, 0).failures()).isZero();
    }

    @Test
    void theColumnsAreAligned() {
        CheckTable table = CheckTable.against("Smile 4.4.2")
                .same("intercept", 152.13348416, 152.13348416289600, 1e-6)
                .same("clusters", 3, 3)
                .atMost("error", 0.25, 0.5)
                .time("fit time", 410_000, 2_900_000)
                .whyDifferent("n against n - 1.");
        assertThat(lines(table)).containsExactly(
                "check       ours         Smile 4.4.2   |difference|   allowed   verdict",
                "intercept   152.133484   152.133484    2.9e-9         1e-6      same",
                "clusters    3            3             0              0         same",
                "error       0.250000     <= 0.500000   -              -         reached",
                "fit time    0.41 ms      2.90 ms       7.1x faster    -         -",
                "why different? n against n - 1.");
    }

    @Test
    void notANumberAgreesWithNothing() {
        assertThat(table().same("x", NAN, 1.0, 1.0).failures()).isOne();
        assertThat(table().same("x", 1.0, NAN, 1.0).failures()).isOne();
        assertThat(table().same("x", NAN, NAN, 1.0).failures()).isOne();
        assertThat(table().sameRelative("x", NAN, NAN, 1.0).failures()).isOne();
        assertThat(table().atLeast("x", NAN, 0).failures()).isOne();
        assertThat(table().atMost("x", NAN, 0).failures()).isOne();
        assertThat(cells(table().same("x", NAN, 1.0, 1.0))).containsExactly("x", "NaN", "1", "NaN", "1", "DIFFERENT");
    }

    @Test
    void infinitiesAgreeWithThemselvesAlone() {
        assertThat(table().same("x", INF, INF, 0).failures()).isZero();
        assertThat(table().same("x", INF, -INF, 1e300).failures()).isOne();
        assertThat(table().same("x", 5.0, INF, 1e300).failures()).isOne();
        assertThat(table().sameRelative("x", INF, INF, 1e-9).failures()).isZero();
        assertThat(table().sameRelative("x", 5, INF, 1e-9).failures()).isOne();
        assertThat(table().sameRelative("x", INF, 5, 1e-9).failures()).isOne();
        assertThat(cells(table().same("x", INF, 1.0, 1.0)))
                .containsExactly("x", "Infinity", "1", "Infinity", "1", "DIFFERENT");
    }

    @Test
    void relativeMeansRelativeToTheReference() {
        assertThat(table().same("x", 1_000_001, 1_000_000.0, 1e-6).failures()).isOne();
        assertThat(table().sameRelative("x", 1_000_001, 1_000_000, 1e-6).failures()).isZero();
        assertThat(table().sameRelative("x", -1_000_002, -1_000_000, 1e-6).failures()).isOne();
        assertThat(cells(table().sameRelative("x", 1_000_001, 1_000_000, 1e-5)))
                .containsExactly("x", "1000001", "1000000", "1e-6 rel", "1e-5 rel", "same");
    }

    @Test
    void besideAReferenceOfZeroOnlyZeroIsRelativelyTheSame() {
        assertThat(table().sameRelative("x", 0, 0, 1e-9).failures()).isZero();
        assertThat(table().sameRelative("x", 1e-300, 0, 0.5).failures()).isOne();
    }

    @Test
    void ofTwoArraysTheWorstPairIsShown() {
        CheckTable table = table().same("weights", new double[]{1, 2, 3}, new double[]{1, 2.5, 3.1}, 0.5);
        assertThat(cells(table)).containsExactly("weights (worst of 3)", "2", "2.500000", "0.5", "0.5", "same");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aNaNAnywhereIsTheWorstPair(int where) {
        double[] ours = {1, 100, 3};
        ours[where] = NAN;
        CheckTable table = table().same("weights", ours, new double[]{1, 2, 3}, 1e9);
        assertThat(table.failures()).isOne();
        assertThat(cells(table).get(1)).isEqualTo("NaN");
    }

    @Test
    void aNaNStaysTheWorstPairBesideAnInfiniteDifference() {
        assertThat(table().same("w", new double[]{NAN, INF}, new double[]{1, 1}, 1).failures()).isOne();
        assertThat(cells(table().same("w", new double[]{INF, NAN}, new double[]{1, 1}, 1)).get(1)).isEqualTo("NaN");
    }

    @Test
    void arraysOfDifferentLengthsAndEmptyOnesCannotBeCompared() {
        assertThatIllegalArgumentException().isThrownBy(() -> table().same("w", new double[2], new double[3], 1))
                .withMessage("same: w: 2 and 3 values: need equal, positive lengths");
        assertThatIllegalArgumentException().isThrownBy(() -> table().same("w", new double[0], new double[0], 1))
                .withMessage("same: w: 0 and 0 values: need equal, positive lengths");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void aToleranceIsAFiniteNumberFromZeroUpwards(double allowed) {
        assertThatIllegalArgumentException().isThrownBy(() -> table().same("x", 1, 1.0, allowed))
                .withMessage("check 'x': allowed = " + allowed + ": must be a number from 0 upwards");
        assertThatIllegalArgumentException().isThrownBy(() -> table().sameRelative("x", 1, 1, allowed));
    }

    @Test
    void countsMustBeEqual() {
        assertThat(cells(table().same("leaves", 7, 9))).containsExactly("leaves", "7", "9", "2", "0", "DIFFERENT");
        assertThat(cells(table().same("leaves", Long.MIN_VALUE, Long.MAX_VALUE)).get(3))
                .isEqualTo("18446744073709551615");
    }

    @Test
    void aBoundIsReachedOrMissed() {
        assertThat(cells(table().atLeast("accuracy", 0.9, 0.9)))
                .containsExactly("accuracy", "0.900000", ">= 0.900000", "-", "-", "reached");
        assertThat(cells(table().atLeast("accuracy", 0.89, 0.9)).getLast()).isEqualTo("MISSED");
        assertThat(cells(table().atMost("residual", 1e-13, 1e-12)))
                .containsExactly("residual", "1.000000e-13", "<= 1e-12", "-", "-", "reached");
        assertThat(cells(table().atMost("residual", 2e-12, 1e-12)).getLast()).isEqualTo("MISSED");
    }

    @ParameterizedTest
    @CsvSource({"1000, 7100, 7.1x faster", "7100, 1000, 7.1x slower", "5, 5, 1.0x faster", "0, 30, 30.0x faster",
        "30, 0, 30.0x slower", "0, 0, 1.0x faster"})
    void timesAreComparedAsARatioAndNeverFail(long ours, long theirs, String ratio) {
        CheckTable table = table().time("fit time", ours, theirs);
        assertThat(cells(table).get(3)).isEqualTo(ratio);
        assertThat(table.failures()).isZero();
    }

    @Test
    void aGroupIsOneRowWithTheFarthestPair() {
        CheckTable table = table();
        table.group("coefficients", 0.5).same("bmi", 1, 1.25).same("s1", 2, 2.5).same("rest", new double[]{1, 2},
                new double[]{1, 2.25});
        assertThat(cells(table)).containsExactly("4 coefficients", "4 same", "of 4", "0.5 (s1)", "0.5", "same");
        assertThat(table.failures()).isZero();
        assertThat(lines(table)).hasSize(2);
    }

    @Test
    void whatDoesNotAgreeInAGroupHasARowOfItsOwnAndIsCountedOnce() {
        CheckTable table = table().same("x", 1, 1);
        table.groupRelative("p values", 0.01).same("a", 1, 1).same("b", 2, 1).same("c", NAN, 1);
        assertThat(lines(table).stream().skip(2).map(line -> List.of(line.split(" {3,}")))).containsExactly(
                List.of("3 p values", "1 same", "of 3", "NaN rel (c)", "0.01 rel", "DIFFERENT"),
                List.of("p values: b", "2", "1", "1 rel", "0.01 rel", "DIFFERENT"),
                List.of("p values: c", "NaN", "1", "NaN rel", "0.01 rel", "DIFFERENT"));
        assertThat(table.failures()).isEqualTo(2);
        assertThatExceptionOfType(CheckTable.Failed.class).isThrownBy(() -> printed(table))
                .withMessage("2 of 4 checks failed");
    }

    @Test
    void aGroupThatComparesNothingIsRefused() {
        CheckTable table = table();
        table.group("coefficients", 1e-9);
        assertThatIllegalStateException().isThrownBy(() -> printed(table))
                .withMessage("group: coefficients: has no members: nothing was compared");
        assertThatIllegalArgumentException().isThrownBy(() -> table().group("w", 1).same("b", new double[2], new double[3]))
                .withMessage("same: b: 2 and 3 values: need equal, positive lengths");
        assertThatIllegalArgumentException().isThrownBy(() -> table().group("w", -1).same("b", 1, 1));
    }

    @Test
    void aLongNoteIsBrokenIntoLines() {
        List<String> lines = lines(table().same("x", 1, 1).whyDifferent("word ".repeat(40)));
        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(lines.get(2)).startsWith("why different? word");
        assertThat(lines.get(3)).startsWith("               word");
    }

    @Test
    void printingAPassingTableReturns() {
        assertThat(printed(table().same("x", 1, 1.0, 0))).contains("same");
    }

    @Test
    void printingATableWithAFailedRowEndsWithAnExceptionAfterTheTable() {
        CheckTable table = table().same("x", 1, 2.0, 0.5).same("y", 1, 1).same("z", 1, 2);
        var bytes = new ByteArrayOutputStream();
        assertThatExceptionOfType(CheckTable.Failed.class)
                .isThrownBy(() -> table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8)))
                .withMessage("2 of 3 checks failed");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("DIFFERENT").contains("same");
    }

    private static String printed(CheckTable table) {
        var bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0.0, 0", "1, 1", "-3, -3", "2.9999999999999996, 3", "0.5, 0.500000", "-0.001, -0.001000",
        "152.13348416, 152.133484", "9999.123456789, 9999.123457", "12345.678912345, 12345.67891",
        "-123456789.123456, -123456789.1", "123456789, 123456789", "99999.9999999, 100000",
        "1e9, 1.000000e+09", "0.00099, 9.900000e-04", "3.25e-17, 3.250000e-17"})
    void numbersShowSixDecimalsOrTenDigits(double value, String text) {
        assertThat(Digits.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2.84e-14, 2.8e-14", "1e-9, 1e-9", "1e-12, 1e-12", "0.05, 0.05", "0.0125, 0.0125", "1, 1",
        "250, 250", "12345, 1.2e+4", "1e100, 1e+100", "NaN, NaN", "Infinity, Infinity"})
    void differencesAreShort(double value, String text) {
        assertThat(Digits.small(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ns", "9999, 9999 ns", "10000, 0.01 ms", "410000, 0.41 ms", "12000000, 12 ms",
        "12000000000, 12.0 s"})
    void durationsHaveAReadableUnit(long nanos, String text) {
        assertThat(Digits.duration(nanos)).isEqualTo(text);
    }

    @Test
    void spacesInANameDoNotLookLikeANewColumn() {
        assertThat(cells(table().same("a    b ", 1, 1)).getFirst()).isEqualTo("a b");
    }
}
