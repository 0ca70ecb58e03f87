package scratch.example;

import java.util.Locale;

/// What an example says, on standard output, the same in every country: 0.5 and never 0,5.
///
/// ```java
/// Console.print("%d patients, slope %.2f%n", n, slope);
/// var table = Console.table("%-10s %10.4f %8.1e", "", "estimate", "p value");
/// table.row("slope", slope, p);
/// ```
public final class Console {
    private static final int WIDTH = 100;

    private Console() {
    }

    /// Prints by a [java.util.Formatter] pattern. It does not end the line: `%n` does.
    public static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    /// Prints a text in lines of at most 100 characters, broken between words.
    public static void wrapped(String text) {
        System.out.println(wrap(text, "", WIDTH));
    }

    /// Prints the headings of a table, as wide as its columns, and returns what prints its rows.
    ///
    /// @param row   one conversion a column with its width, such as `%-10s %10.4f`; what stands between them is repeated
    /// @param names the headings, one a column
    public static Table table(String row, String... names) {
        // The headings are texts in columns that are numbers: same width, same side.
        String heading = row.replaceAll("%(-?)[,+ 0]*(\\d+)(\\.\\d+)?[a-zA-Z]", "%$1$2s").stripTrailing();
        System.out.println(String.format(Locale.ROOT, heading, (Object[]) names).stripTrailing());
        return new Table(row.stripTrailing());
    }

    /// The rows of a table.
    public static final class Table {
        private final String row;

        private Table(String row) {
            this.row = row;
        }

        /// Prints one row.
        public void row(Object... cells) {
            System.out.println(String.format(Locale.ROOT, row, cells).stripTrailing());
        }
    }

    static String wrap(String text, String indent, int width) {
        var lines = new StringBuilder();
        int length = 0;
        for (String word : text.strip().split("\\s+")) {
            if (length > 0 && length + 1 + word.length() > width) {
                lines.append(System.lineSeparator()).append(indent).append(word);
                length = indent.length() + word.length();
            } else {
                lines.append(length > 0 ? " " : "").append(word);
                length += (length > 0 ? 1 : 0) + word.length();
            }
        }
        return lines.toString();
    }
}
