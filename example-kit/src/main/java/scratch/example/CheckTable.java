package scratch.example;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The promise of this workspace: our numbers beside a reference's, with the difference and what is allowed.
/// [#print()] ends with an exception if a row failed, so the example's process exits with 1.
///
/// ```java
/// var checks = CheckTable.against("Smile 4.4.2");
/// checks.same("intercept", ours.intercept(), theirs.intercept(), 1e-9);
/// checks.time("fit time", oursNanos, theirsNanos);
/// checks.print();
/// ```
public final class CheckTable {
    private record Row(String check, String ours, String reference, String difference, String allowed, String verdict,
                       boolean passed) {
    }

    private final String reference;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private CheckTable(String reference) {
        this.reference = reference;
    }

    /// A table whose reference column has this heading, e.g. `Smile 4.4.2` or `closed form`.
    public static CheckTable against(String reference) {
        return new CheckTable(reference);
    }

    /// Two numbers that may differ by at most `allowed`.
    public CheckTable same(String check, double ours, double theirs, double allowed) {
        double difference = difference(ours, theirs);
        return compared(check, ours, theirs, difference, difference <= allowed, scientific(allowed));
    }

    /// Two numbers that may differ by at most `allowed` times the size of the reference: for values far from 1.
    public CheckTable sameRelative(String check, double ours, double theirs, double allowed) {
        double difference = difference(ours, theirs);
        boolean passed = difference <= allowed * Math.abs(theirs);
        return compared(check, ours, theirs, difference, passed, scientific(allowed) + " rel");
    }

    /// The largest difference between two arrays; the row shows the pair where it occurs.
    public CheckTable same(String check, double[] ours, double[] theirs, double allowed) {
        if (ours.length != theirs.length || ours.length == 0) {
            throw new IllegalArgumentException("same: " + check + ": " + ours.length + " and " + theirs.length
                    + " values: need equal, positive lengths");
        }
        int worst = 0;
        for (int i = 1; i < ours.length; i++) {
            // subtle: written so that a NaN anywhere becomes the worst pair and stays it.
            if (!(difference(ours[i], theirs[i]) <= difference(ours[worst], theirs[worst]))
                    && !Double.isNaN(difference(ours[worst], theirs[worst]))) {
                worst = i;
            }
        }
        return same(check + " (worst of " + ours.length + ")", ours[worst], theirs[worst], allowed);
    }

    /// Two whole numbers that must be equal.
    public CheckTable same(String check, long ours, long theirs) {
        return row(check, Long.toString(ours), Long.toString(theirs), Long.toString(Math.abs(ours - theirs)), "0",
                ours == theirs ? "same" : "DIFFERENT", ours == theirs);
    }

    /// A quality that must reach a bound.
    public CheckTable atLeast(String check, double ours, double bound) {
        boolean passed = ours >= bound;
        return row(check, number(ours), ">= " + number(bound), "-", "-", passed ? "reached" : "MISSED", passed);
    }

    /// A quantity that must stay below a bound, e.g. an error that has no reference value but 0.
    public CheckTable atMost(String check, double ours, double bound) {
        boolean passed = ours <= bound;
        return row(check, number(ours), "<= " + number(bound), "-", "-", passed ? "reached" : "MISSED", passed);
    }

    /// Two durations in nanoseconds, as a ratio. Such a row informs and never fails.
    public CheckTable time(String check, long oursNanos, long theirsNanos) {
        double ratio = (double) theirsNanos / Math.max(1, oursNanos);
        String words = ratio >= 1 ? String.format(Locale.ROOT, "%.1fx faster", ratio)
                : String.format(Locale.ROOT, "%.1fx slower", 1 / ratio);
        return row(check, duration(oursNanos), duration(theirsNanos), words, "-", "-", true);
    }

    /// A note under the table: why honest libraries disagree here, and which option makes them agree.
    public CheckTable whyDifferent(String note) {
        notes.add(note);
        return this;
    }

    /// How many rows failed.
    public int failures() {
        return (int) rows.stream().filter(row -> !row.passed()).count();
    }

    /// Prints the table to standard output.
    ///
    /// @throws Failed if a row failed
    public void print() {
        print(System.out);
    }

    void print(PrintStream out) {
        out.println(this);
        if (failures() > 0) {
            throw new Failed(failures() + " of " + rows.size() + " checks failed");
        }
    }

    @Override
    public String toString() {
        List<Row> all = new ArrayList<>();
        all.add(new Row("check", "ours", reference, "|difference|", "allowed", "verdict", true));
        all.addAll(rows);
        int[] width = new int[5];
        for (Row row : all) {
            String[] cells = cells(row);
            for (int j = 0; j < width.length; j++) {
                width[j] = Math.max(width[j], cells[j].length());
            }
        }
        var lines = new ArrayList<String>();
        for (Row row : all) {
            String[] cells = cells(row);
            var line = new StringBuilder();
            for (int j = 0; j < width.length; j++) {
                line.append(cells[j]).repeat(' ', width[j] - cells[j].length() + 3);
            }
            lines.add(line.append(row.verdict()).toString());
        }
        notes.forEach(note -> lines.add("why different? " + note));
        return String.join(System.lineSeparator(), lines);
    }

    private static String[] cells(Row row) {
        return new String[]{row.check(), row.ours(), row.reference(), row.difference(), row.allowed()};
    }

    private CheckTable compared(String check, double ours, double theirs, double difference, boolean passed,
                                String allowed) {
        return row(check, number(ours), number(theirs), difference == 0 ? "0" : scientific(difference), allowed,
                passed ? "same" : "DIFFERENT", passed);
    }

    private CheckTable row(String check, String ours, String theirs, String difference, String allowed, String verdict,
                           boolean passed) {
        rows.add(new Row(check, ours, theirs, difference, allowed, verdict, passed));
        return this;
    }

    // Equal infinities agree; a NaN agrees with nothing, not even with another NaN.
    private static double difference(double ours, double theirs) {
        return ours == theirs ? 0 : Math.abs(ours - theirs);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 1e-3 && size < 1e9 ? "%.6f" : "%.6e", value);
    }

    private static String scientific(double value) {
        String text = String.format(Locale.ROOT, "%.1e", value);
        return text.replace(".0e", "e").replaceAll("e([+-])0(\\d)", "e$1$2");
    }

    static String duration(long nanos) {
        if (nanos < 10_000) {
            return nanos + " ns";
        }
        if (nanos < 10_000_000) {
            return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
        }
        return nanos < 10_000_000_000L ? String.format(Locale.ROOT, "%.0f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    /// A check did not hold.
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message, null, false, false);
        }
    }
}
