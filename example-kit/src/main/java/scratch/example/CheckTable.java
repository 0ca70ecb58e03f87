package scratch.example;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
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
        requireTolerance(check, allowed);
        double difference = difference(ours, theirs);
        return compared(check, ours, theirs, small(difference), difference <= allowed, small(allowed));
    }

    /// Two numbers that may differ by at most `allowed` times the size of the reference: for values far from 1.
    /// The row shows the difference in the same unit, divided by the size of the reference.
    public CheckTable sameRelative(String check, double ours, double theirs, double allowed) {
        requireTolerance(check, allowed);
        double difference = difference(ours, theirs);
        // subtle: beside an infinite reference every finite number would be "near": allowed * Infinity = Infinity.
        boolean passed = difference <= allowed * Math.abs(theirs) && difference != Double.POSITIVE_INFINITY;
        boolean noUnit = theirs == 0 || Double.isInfinite(theirs);
        double shown = noUnit ? difference : difference / Math.abs(theirs);
        return compared(check, ours, theirs, small(shown) + " rel", passed, small(allowed) + " rel");
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
        return row(check, Long.toString(ours), Long.toString(theirs), absoluteDifference(ours, theirs), "0",
                ours == theirs ? "same" : "DIFFERENT", ours == theirs);
    }

    /// A quality that must reach a bound.
    public CheckTable atLeast(String check, double ours, double bound) {
        boolean passed = ours >= bound;
        return row(check, number(ours), ">= " + bound(bound), "-", "-", passed ? "reached" : "MISSED", passed);
    }

    /// A quantity that must stay below a bound, e.g. an error that has no reference value but 0.
    public CheckTable atMost(String check, double ours, double bound) {
        boolean passed = ours <= bound;
        return row(check, number(ours), "<= " + bound(bound), "-", "-", passed ? "reached" : "MISSED", passed);
    }

    /// Two durations in nanoseconds, as a ratio. Such a row informs and never fails.
    public CheckTable time(String check, long oursNanos, long theirsNanos) {
        double ratio = (double) Math.max(1, theirsNanos) / Math.max(1, oursNanos);
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

    private CheckTable compared(String check, double ours, double theirs, String difference, boolean passed,
                                String allowed) {
        return row(check, number(ours), number(theirs), difference, allowed, passed ? "same" : "DIFFERENT", passed);
    }

    private CheckTable row(String check, String ours, String theirs, String difference, String allowed, String verdict,
                           boolean passed) {
        // Three spaces separate the columns, so a name may not hold them.
        rows.add(new Row(check.strip().replaceAll("\\s+", " "), ours, theirs, difference, allowed, verdict, passed));
        return this;
    }

    // Equal infinities agree; a NaN agrees with nothing, not even with another NaN.
    private static double difference(double ours, double theirs) {
        return ours == theirs ? 0 : Math.abs(ours - theirs);
    }

    private static String absoluteDifference(long ours, long theirs) {
        return BigInteger.valueOf(ours).subtract(BigInteger.valueOf(theirs)).abs().toString();
    }

    private static void requireTolerance(String check, double allowed) {
        if (!(allowed >= 0 && allowed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("check '" + check + "': allowed = " + allowed
                    + ": must be a number from 0 upwards");
        }
    }

    // Six decimals, or ten digits if the number is large: what lies behind them is rounding and differs by machine.
    // For the same reason 2.9999999999999996 is shown as 3: the |difference| column is where such things belong.
    static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && size < 1e-3 || !(size < 1e9)) {
            return String.format(Locale.ROOT, "%.6e", value);
        }
        int decimals = size < 1e4 ? 6 : 9 - (int) Math.log10(size);
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value).replaceFirst("\\.0+$", "");
        return text.equals("-0") ? "0" : text;
    }

    private static String bound(double value) {
        return value != 0 && Math.abs(value) < 1e-3 ? small(value) : number(value);
    }

    // Differences and tolerances: two digits say enough about a small one, three about one that is not small.
    static String small(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        if (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e3) {
            return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
        }
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
