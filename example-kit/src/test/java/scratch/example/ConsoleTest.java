package scratch.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void numbersHaveAPointInEveryCountry() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Captured.of(() -> {
                Console.print("%.2f and %,d%n", 0.5, 12345);
                Console.table("%6.2f", "x").row(1.5);
                return 0;
            }).out()).isEqualTo("0.50 and 12,345\n     x\n  1.50\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void headingsStandOverTheirColumns() throws Exception {
        assertThat(Captured.of(() -> {
            var table = Console.table("%-10s  %10.4f   %8.1e  %,7d %s", "", "estimate", "p value", "n", "note");
            table.row("slope", 949.4353, 3.5e-42, 12345, "");
            return 0;
        }).out()).isEqualTo("              estimate    p value        n note\nslope         949.4353    3.5e-42   12,345\n");
    }

    @Test
    void aLongTextIsBrokenBetweenWords() throws Exception {
        String text = Captured.of(() -> {
            Console.wrapped("one two ".repeat(30));
            return 0;
        }).out();
        assertThat(text.lines()).hasSize(3).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(text.replace('\n', ' ').strip()).isEqualTo("one two ".repeat(30).strip());
        assertThat(Console.wrap("a " + "b".repeat(9) + " c", "  ", 5)).isEqualTo("a" + System.lineSeparator() + "  bbbbbbbbb"
                + System.lineSeparator() + "  c");
    }
}
