package scratch.example.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.CheckTable;

class VolatileFiguresTest {
    @ParameterizedTest
    @CsvSource({
        "took 0.41 ms, took #", "took 12 ns, took #", "took 12ns, took #", "took 3.5 µs, took #",
        "took 7us, took #", "after 2 s of work, after # of work", "7.1x faster, #", "12x slower than ours, # than ours",
        "error 2.8e-14, error #", "error -1e-10, error #", "error 9.99e-19, error #"})
    void durationsRatiosAndRoundingErrorsAreMasked(String line, String masked) {
        assertThat(VolatileFigures.mask(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "slope 2.85  intercept 152.133484", "k = 3", "p = 0.0421", "1e-9", "2.5e-09", "1.2e-20", "3e-100", "1e+14",
        "1.5e10", "5 min", "150 min 4.3 max 7.9", "the 1990s", "3s", "2x", "2x faster2", "10 msec", "0.41", "12 sets",
        "R2 0.67   RMSE 53.4", "seed 42", "v1e-12x"})
    void ordinaryNumbersAreNotMasked(String line) {
        assertThat(VolatileFigures.mask(line)).isEqualTo(line);
    }

    @Test
    void spacesCountAsOneOnlyInAMaskedLine() {
        assertThat(VolatileFigures.mask("fit    3 ms     fast")).isEqualTo("fit # fast");
        assertThat(VolatileFigures.mask("fit    3     fast")).isEqualTo("fit    3     fast");
        assertThat(VolatileFigures.mask("row   #1   of 3")).isEqualTo("row   #1   of 3");
    }

    @Test
    void aLongerDurationThatMovesTheColumnsMakesNoDifference() {
        String ours = CheckTable.against("Smile").same("x", 1.5, 1.5, 1e-9).time("fit", 9_000, 10_000_000).toString();
        String other = CheckTable.against("Smile").same("x", 1.5, 1.5 + 2.2e-16, 1e-9).time("fit", 11_234_000, 12_000)
                .toString();
        assertThat(ours).isNotEqualTo(other);
        assertThat(VolatileFigures.mask(ours)).isEqualTo(VolatileFigures.mask(other)).contains("x 1.500000 1.500000 #");
    }

    @Test
    void inACheckTableOurNumberTheReferencesAndTheVerdictStay() {
        CheckTable table = CheckTable.against("Smile").same("x", 1.5, 1.25, 1.0);
        assertThat(VolatileFigures.mask(table.toString()).lines()).containsExactly(
                "check ours Smile |difference| allowed verdict", "x 1.500000 1.250000 # 1 same");
    }

    @Test
    void theDifferenceOfABoundAndTheRoundingErrorItBoundsAreMaskedButNotTheBound() {
        CheckTable table = CheckTable.against("closed form").atMost("residual", 3.1e-15, 1e-12);
        assertThat(VolatileFigures.mask(table.toString()).lines().skip(1))
                .containsExactly("residual # <= 1e-12 # - reached");
    }

    @Test
    void aLooserToleranceIsNeverMasked() {
        String strict = CheckTable.against("Smile").same("x", 1.5, 1.5, 1e-12).toString();
        String loose = CheckTable.against("Smile").same("x", 1.5, 1.5, 1e-10).toString();
        assertThat(VolatileFigures.mask(strict)).isNotEqualTo(VolatileFigures.mask(loose)).contains("1e-12");
    }

    @Test
    void theTableEndsAtABlankLine() {
        String text = CheckTable.against("Smile").same("x", 1.5, 1.5, 1e-9) + "\n\na   b   c   d   e   f";
        assertThat(VolatileFigures.mask(text)).endsWith("\n\na   b   c   d   e   f");
    }

    @Test
    void aSentenceThatBeginsWithCheckIsNoTable() {
        assertThat(VolatileFigures.mask("check   a   b   c   d   e")).isEqualTo("check   a   b   c   d   e");
    }

    @Test
    void lineEndingsAndTrailingSpacesDoNotCount() {
        assertThat(VolatileFigures.mask("\na  \r\nb\r\n\n")).isEqualTo("a\nb");
        assertThat(VolatileFigures.mask("")).isEmpty();
    }
}
