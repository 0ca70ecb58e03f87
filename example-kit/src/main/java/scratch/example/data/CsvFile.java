package scratch.example.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A CSV file with a header line, read as a whole: commas, double quotes, UTF-8.
///
/// ```java
/// CsvFile file = CsvFile.read(Path.of("houses.csv"));
/// double[][] x = file.numbers("rooms", "area");      // (n, 2)
/// String[] city = file.texts("city");                // (n)
/// ```
/// A file that cannot be used is refused with its name, the line, what stands there and the rule it breaks.
public final class CsvFile {
    /// Spreadsheets begin a file with the byte order mark of UTF-8: taken off, or a quote behind it would not be the first.
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String source;
    private final List<String> header;
    private final List<Row> rows;

    private record Row(long line, String[] cells) { }

    private CsvFile(String source, List<String> header, List<Row> rows) {
        this.source = source;
        this.header = List.copyOf(header);
        this.rows = rows;
    }

    /// Reads a file of the user.
    public static CsvFile read(Path path) {
        try {
            return parse(path.toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read", e);
        }
    }

    /// Reads a file that lies beside `owner` on the class path.
    public static CsvFile resource(Class<?> owner, String name) {
        return parse(name, resourceBytes(owner, name));
    }

    static byte[] resourceBytes(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + ": no such file beside " + owner.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read", e);
        }
    }

    static CsvFile parse(String source, byte[] bytes) {
        int start = startsWithMark(bytes) ? MARK.length : 0;
        // A decoder, not a charset: bytes that are no UTF-8 become an error instead of question marks.
        Reader reader = new InputStreamReader(
            new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8.newDecoder());
        try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(CSVFormat.RFC4180).get()) {
            List<Row> rows = new ArrayList<>();
            for (CSVRecord cells : parser) {
                Row row = new Row(firstLine(parser, cells), cells.values());
                boolean blank = row.cells.length == 1 && row.cells[0].isBlank();
                if (!blank) {
                    rows.add(row);
                }
            }
            return of(source, rows);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(source + ": bytes that are not UTF-8 text: save the file as UTF-8", e);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(source + ": not a CSV file: " + e.getMessage(), e);
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    }

    /// The parser stands behind the record; a quoted cell may hold line breaks.
    private static long firstLine(CSVParser parser, CSVRecord cells) {
        long breaks = cells.stream().mapToLong(cell -> cell.lines().count() - (cell.isEmpty() ? 0 : 1)).sum();
        return parser.getCurrentLineNumber() - Math.max(breaks, 0);
    }

    private static CsvFile of(String source, List<Row> rows) {
        require(!rows.isEmpty(), "%s: empty file: a header line and data are needed", source);
        List<String> header = header(source, rows.getFirst());
        require(rows.size() > 1, "%s line %d: nothing after the header: at least one row is needed",
            source, rows.getFirst().line);
        for (Row row : rows.subList(1, rows.size())) {
            require(row.cells.length == header.size(), "%s line %d: %d cells: the header has %d columns",
                source, row.line, row.cells.length, header.size());
        }
        return new CsvFile(source, header, List.copyOf(rows.subList(1, rows.size())));
    }

    private static List<String> header(String source, Row row) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean numbersOnly = true;
        for (String cell : row.cells) {
            String name = cell.strip();
            names.add(name);
            numbersOnly &= isNumber(name);
        }
        require(!numbersOnly, "%s line %d: '%s': numbers only: a header line with column names is needed",
            source, row.line, String.join(",", row.cells));
        for (String name : names) {
            require(!name.isEmpty(), "%s line %d: column %d has no name: every column needs one",
                source, row.line, names.indexOf(name) + 1);
            require(seen.add(name), "%s line %d: column '%s' occurs twice: names must differ", source, row.line, name);
        }
        return names;
    }

    /// Column names in the order of the file.
    public List<String> header() {
        return header;
    }

    /// The number of rows, the header not counted.
    public int size() {
        return rows.size();
    }

    /// The named columns as numbers, all columns if none is named; (n, columns).
    ///
    /// @throws IllegalArgumentException for an unknown column and for a cell that is empty or no finite number
    public double[][] numbers(String... columns) {
        return numbers(false, columns);
    }

    /// As [#numbers], but a cell that is empty, `?`, `NA` or `NaN` becomes NaN.
    public double[][] numbersWithGaps(String... columns) {
        return numbers(true, columns);
    }

    private double[][] numbers(boolean gaps, String... columns) {
        int[] indices = columns.length == 0 ? all() : indices(columns);
        double[][] x = new double[rows.size()][indices.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < indices.length; j++) {
                x[i][j] = number(rows.get(i), indices[j], gaps);
            }
        }
        return x;
    }

    /// One column as text; (n).
    public String[] texts(String column) {
        int index = indices(column)[0];
        return rows.stream().map(row -> row.cells[index].strip()).toArray(String[]::new);
    }

    private double number(Row row, int column, boolean gaps) {
        String cell = row.cells[column].strip();
        if (gaps && (cell.isEmpty() || cell.equals("?") || cell.equals("NA") || cell.equals("NaN"))) {
            return Double.NaN;
        }
        require(isNumber(cell), "%s line %d, column '%s': '%s': a finite number is needed",
            source, row.line, header.get(column), cell);
        return Double.parseDouble(cell);
    }

    private static boolean isNumber(String cell) {
        // parseDouble also takes Java's 1d, 0x1p3, NaN and Infinity, which are typing errors in a data file.
        if (cell.isEmpty() || !"0123456789.".contains(cell.substring(cell.length() - 1)) || cell.indexOf('x') >= 0) {
            return false;
        }
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private int[] all() {
        int[] indices = new int[header.size()];
        for (int j = 0; j < indices.length; j++) {
            indices[j] = j;
        }
        return indices;
    }

    private int[] indices(String... columns) {
        int[] indices = new int[columns.length];
        for (int j = 0; j < columns.length; j++) {
            indices[j] = header.indexOf(columns[j]);
            require(indices[j] >= 0, "%s: no column '%s': the header has %s", source, columns[j], header);
        }
        return indices;
    }

    private static void require(boolean rule, String message, Object... values) {
        if (!rule) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }
}
