package scratch.classic.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scratch.classic.data.TableTest.refused;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    private static Table read(String text, String... categorical) {
        return CsvTable.read("a.csv", new StringReader(text), categorical);
    }

    @Test
    void typesComeFromTheFirstValuesThatArePresent() {
        Table table = read("age,city,zip,empty\n31,Ulm,?,\n,\"Bonn, am Rhein\",53111,NA\n-5.2e1,?,10115,NaN\n");
        assertThat(table.numeric("age").values()).containsExactly(31, Double.NaN, -52);
        assertThat(table.categorical("city").categories()).containsExactly("Bonn, am Rhein", "Ulm");
        assertThat(table.categorical("city").codes()).containsExactly(1, 0, -1);
        assertThat(table.numeric("zip").values()).containsExactly(Double.NaN, 53111, 10115);
        assertThat(table.numeric("empty").missing()).isEqualTo(3);
    }

    @Test
    void aColumnIsCategoricalWhereTheCallerSaysSo() {
        assertThat(read("zip\n1067\nn/a\n", "zip").categorical("zip").categories()).containsExactly("1067", "n/a");
    }

    @Test
    void wordsMayBeFollowedByWhatLooksLikeANumber() {
        assertThat(read("room\nA\n7\n").categorical("room").categories()).containsExactly("7", "A");
    }

    @Test
    void typesThatChangeHalfWayAreRefusedWithTheLine() {
        refused(() -> read("age,city\n31,Ulm\n\n\"52\",Bonn\nforty,Ulm\n"),
                "a.csv line 5, column 'age': 'forty' after numbers such as 31: mend it, or say that the column is categorical");
        refused(() -> read("x\n1\n0x1p3\n"), "line 3, column 'x': '0x1p3'");
        refused(() -> read("x\n1\n2d\n"), "'2d'");
        refused(() -> read("x\n1\nInfinity\n"), "'Infinity'");
        refused(() -> read("x\n1e999\n"), "1e999: too large for a double");
    }

    @Test
    void filesThatAreNoTableAreRefused() {
        refused(() -> read(""), "a.csv: empty: a header line and at least one row are needed");
        refused(() -> read("a,b\n"), "nothing after the header");
        refused(() -> read("a,b\n1,2\n3\n"), "line 3: 1 cells: the header has 2 columns");
        refused(() -> read("a,b\n1,2,3\n"), "line 2: 3 cells: the header has 2 columns");
        refused(() -> read("a,a\n1,2\n"), "column 'a' occurs twice");
        refused(() -> read("a,\n1,2\n"), "column 2 has no name");
        refused(() -> read("a\n1\n", "b"), "no column 'b': the header has [a]");
        refused(() -> read("a\n\"1\n"), "must be CSV");
    }

    @Test
    void aFileMayBeginWithAByteOrderMark(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("b.csv"), "\uFEFFage\n3\n");
        assertThat(CsvTable.read(file).names()).containsExactly("age");
        Files.write(file, "städte\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(() -> CsvTable.read(file), "must be CSV in UTF-8");
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("none.csv"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.csv: cannot be read");
    }
}
