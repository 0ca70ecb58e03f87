package scratch.example.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {

    @Test
    void columnsAreReadByName() {
        CsvFile file = parse("rooms,city,area\n3,\"Bern, old town\",70.5\n4,Basel,1e2\n");

        assertThat(file.header()).containsExactly("rooms", "city", "area");
        assertThat(file.size()).isEqualTo(2);
        assertThat(file.numbers("area", "rooms")[1]).containsExactly(100, 4);
        assertThat(file.texts("city")).containsExactly("Bern, old town", "Basel");
    }

    @Test
    void aFileOfTheUserIsRead(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("houses.csv"), "\uFEFFa,b\r\n1,2\r\n\r\n3,4\r\n");

        double[][] numbers = CsvFile.read(path).numbers();

        assertThat(numbers).hasDimensions(2, 2);
        assertThat(numbers[1]).containsExactly(3, 4);
        assertThat(CsvFile.read(path).header()).containsExactly("a", "b");
    }

    /// The mark stands before the first quote: were it part of the cell, the quote would be an ordinary letter.
    @Test
    void aByteOrderMarkBeforeAQuotedHeaderIsTakenOff() {
        CsvFile file = parse("\uFEFF\"rooms, all\",\"say \"\"a\"\"\"\n3,4\n");

        assertThat(file.header()).containsExactly("rooms, all", "say \"a\"");
        assertThat(file.numbers("rooms, all")[0]).containsExactly(3);
        assertThatThrownBy(() -> parse("\uFEFF")).hasMessageStartingWith("t.csv: empty file");
        assertThat(parse("a,b\n1,\uFEFFx\n").texts("b")).containsExactly("\uFEFFx");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> CsvFile.read(folder.resolve("no.csv")))
            .isInstanceOf(UncheckedIOException.class).hasMessageContaining("no.csv: cannot be read");
        assertThatThrownBy(() -> CsvFile.resource(CsvFileTest.class, "no.csv"))
            .hasMessage("no.csv: no such file beside scratch.example.data.CsvFileTest");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                | t.csv: empty file: a header line and data are needed
        a,b               | t.csv line 1: nothing after the header: at least one row is needed
        1,2;3,4           | t.csv line 1: '1,2': numbers only: a header line with column names is needed
        a,;3,4            | t.csv line 1: column 2 has no name: every column needs one
        a,a;3,4           | t.csv line 1: column 'a' occurs twice: names must differ
        a,b;1,2;3         | t.csv line 3: 1 cells: the header has 2 columns
        a,b;1,2;3,4,5     | t.csv line 3: 3 cells: the header has 2 columns
        a,b;1,2;;3,x      | t.csv line 4, column 'b': 'x': a finite number is needed
        a,b;1,            | t.csv line 2, column 'b': '': a finite number is needed
        a,b;NaN,1         | t.csv line 2, column 'a': 'NaN': a finite number is needed
        a,b;1,Infinity    | t.csv line 2, column 'b': 'Infinity': a finite number is needed
        a,b;1d,1          | t.csv line 2, column 'a': '1d': a finite number is needed
        a,b;1,1e999       | t.csv line 2, column 'b': '1e999': a finite number is needed
        a,b;"1;2",3;4,x   | t.csv line 2, column 'a': '1
        """)
    void aFileThatCannotBeUsedIsRefusedByLineAndRule(String text, String message) {
        assertThatThrownBy(() -> parse(text.replace(';', '\n')).numbers())
            .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }

    @Test
    void theLineIsRightAfterACellWithLineBreaks() {
        assertThatThrownBy(() -> parse("a,b\n\"x\ny\",1\nz,oops\n").numbers("b"))
            .hasMessage("t.csv line 4, column 'b': 'oops': a finite number is needed");
    }

    @Test
    void gapsAreReadWhenAskedFor() {
        double[][] numbers = parse("a,b\n1,\n?,NA\n").numbersWithGaps();

        assertThat(numbers[0]).containsExactly(1, Double.NaN);
        assertThat(numbers[1]).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void anUnknownColumnIsAnsweredWithTheHeader() {
        assertThatThrownBy(() -> parse("a,b\n1,2\n").texts("c"))
            .hasMessage("t.csv: no column 'c': the header has [a, b]");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] latin = "a,b\n\u00e9,2\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CsvFile.parse("t.csv", latin))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("t.csv");
    }

    @Test
    void anUnclosedQuoteIsRefused() {
        assertThatThrownBy(() -> parse("a,b\n\"1,2\n")).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("t.csv: not a CSV file");
    }

    private static CsvFile parse(String text) {
        return CsvFile.parse("t.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
