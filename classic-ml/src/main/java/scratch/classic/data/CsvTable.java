package scratch.classic.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import scratch.math.check.Require;

/// Reads a CSV file with a header line as a [Table]. A cell that is empty, `?`, `NA` or `NaN` is missing.
///
/// A column is numeric if its first present cell is a number; then all must be, and a word further down is an error that
/// names its line: a file whose types change half-way was put together wrongly, or the column holds categories of which
/// some look like numbers, and the caller says so. Any other column is categorical. An empty line is no row: in a file of one
/// column a gap is written as `NA`.
public final class CsvTable {
    private static final Set<String> GAPS = Set.of("", "?", "NA", "NaN", "nan");

    /// Double.parseDouble also takes Java's 1d and 0x1p3, which are typing errors in a data file.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    /// A row, and the line of the file on which it ends.
    private record Row(long line, String[] cells) {
    }

    private final String source;
    private final List<String> names;
    private final List<Row> rows;

    private CsvTable(String source, Reader text) {
        this.source = source;
        List<Row> all = records(text);
        Require.that(!all.isEmpty(), "CsvTable.read: %s: empty: a header line and at least one row are needed", source);
        names = header(all.getFirst());
        rows = all.subList(1, all.size());
        Require.that(!rows.isEmpty(), "CsvTable.read: %s: nothing after the header: at least one row is needed", source);
        for (Row row : rows) {
            Require.that(row.cells.length == names.size(), "CsvTable.read: %s line %d: %d cells: the header has %d columns",
                    source, row.line, row.cells.length, names.size());
        }
    }

    /// Reads a file in UTF-8.
    ///
    /// @param categorical columns that hold categories, even where they look like numbers
    /// @throws IllegalArgumentException for a file that is no table, with the line
    /// @throws UncheckedIOException     if it cannot be opened
    public static Table read(Path file, String... categorical) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), reader, categorical);
        } catch (IOException e) {
            throw new UncheckedIOException("CsvTable.read: " + file + ": cannot be read", e);
        }
    }

    /// As [#read(Path, String...)], from any text; messages call it `source`.
    public static Table read(String source, Reader text, String... categorical) {
        return new CsvTable(source, text).table(Set.of(categorical));
    }

    private List<Row> records(Reader text) {
        List<Row> all = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord cells : parser) {
                all.add(new Row(parser.getCurrentLineNumber(), cells.values()));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("CsvTable.read: " + source + ": " + e.getMessage()
                    + ": must be CSV in UTF-8", e);
        }
        return all;
    }

    private List<String> header(Row first) {
        List<String> header = new ArrayList<>(List.of(first.cells));
        header.set(0, header.getFirst().replace("\uFEFF", ""));      // the byte order mark that spreadsheets write
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            Require.that(!name.isBlank(), "CsvTable.read: %s line %d: column %d has no name: every column needs one", source,
                    first.line, header.indexOf(name) + 1);
            Require.that(seen.add(name), "CsvTable.read: %s line %d: column '%s' occurs twice: names must differ", source,
                    first.line, name);
        }
        return header;
    }

    private Table table(Set<String> categorical) {
        for (String name : categorical) {
            Require.that(names.contains(name), "CsvTable.read: %s: no column '%s': the header has %s", source, name, names);
        }
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            columns.add(column(j, categorical.contains(names.get(j))));
        }
        return Table.of(columns);
    }

    private Column column(int j, boolean categorical) {
        String[] words = new String[rows.size()];      // null where missing
        String first = null;
        for (int i = 0; i < words.length; i++) {
            String cell = rows.get(i).cells[j];
            words[i] = GAPS.contains(cell) ? null : cell;
            first = first == null ? words[i] : first;
        }
        boolean numeric = !categorical && (first == null || NUMBER.matcher(first).matches());
        return numeric ? new NumericColumn(names.get(j), numbers(j, words, first))
                : CategoricalColumn.of(names.get(j), words);
    }

    private double[] numbers(int j, String[] words, String first) {
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            Require.that(words[i] == null || NUMBER.matcher(words[i]).matches(), "CsvTable.read: %s line %d, column '%s': '%s'"
                            + " after numbers such as %s: mend it, or say that the column is categorical",
                    source, rows.get(i).line, names.get(j), words[i], first);
            numbers[i] = words[i] == null ? Double.NaN : Double.parseDouble(words[i]);
            Require.that(!Double.isInfinite(numbers[i]), "CsvTable.read: %s line %d, column '%s': %s: too large for a double",
                    source, rows.get(i).line, names.get(j), words[i]);
        }
        return numbers;
    }
}
