package scratch.example;

import java.io.PrintStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The promise of this workspace: our numbers beside a reference's, with the difference and what is allowed.
/// [#print()] ends with an exception if a row failed, so the example's process exits with 1.
///
/// ```java
/// var checks = CheckTable.against("Smile 4.4.2");
/// checks.same("intercept", ours.intercept(), theirs.intercept(), 1e-9);
/// checks.group("coefficients", 1e-9).same("beta", ours.coefficients(), theirs.coefficients());
/// checks.time("fit time", oursNanos, theirsNanos);
/// checks.print();
/// ```
public final class CheckTable {
    private static final int WIDTH = 100;
    private static final String WHY = "why different? ";

    private final String reference;
    private final List<Supplier<List<CheckRow>>> entries = new ArrayList<>();
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
        return row(compare(check, ours, theirs, allowed, false).row(check));
    }

    /// Two numbers that may differ by at most `allowed` times the size of the reference: for values far from 1.
    /// The row shows the difference in the same unit, divided by the size of the reference.
    public CheckTable sameRelative(String check, double ours, double theirs, double allowed) {
        return row(compare(check, ours, theirs, allowed, true).row(check));
    }

    /// The largest difference between two arrays; the row shows the pair where it occurs.
    public CheckTable same(String check, double[] ours, double[] theirs, double allowed) {
        if (ours.length != theirs.length || ours.length == 0) {
            throw new IllegalArgumentException("same: " + check + ": " + ours.length + " and " + theirs.length
                    + " values: need equal, positive lengths");
        }
        Comparison worst = compare(check, ours[0], theirs[0], allowed, false);
        for (int i = 1; i < ours.length; i++) {
            Comparison pair = compare(check, ours[i], theirs[i], allowed, false);
            worst = pair.isFartherThan(worst) ? pair : worst;
        }
        return row(worst.row(check + " (worst of " + ours.length + ")"));
    }

    /// A row for many comparisons of one kind, at most `allowed` apart each; what it returns takes them.
    ///
    /// @param what what is compared, in the plural: `coefficients`
    public CheckGroup group(String what, double allowed) {
        return group(new CheckGroup(what, allowed, false));
    }

    /// The same, at most `allowed` times the size of the reference apart.
    public CheckGroup groupRelative(String what, double allowed) {
        return group(new CheckGroup(what, allowed, true));
    }

    /// Two whole numbers that must be equal.
    public CheckTable same(String check, long ours, long theirs) {
        return row(CheckRow.of(check, Long.toString(ours), Long.toString(theirs), absoluteDifference(ours, theirs), "0",
                ours == theirs ? "same" : "DIFFERENT", ours == theirs));
    }

    /// A quality that must reach a bound.
    public CheckTable atLeast(String check, double ours, double bound) {
        return bounded(check, ours, ">= ", bound, ours >= bound);
    }

    /// A quantity that must stay below a bound, e.g. an error that has no reference value but 0.
    public CheckTable atMost(String check, double ours, double bound) {
        return bounded(check, ours, "<= ", bound, ours <= bound);
    }

    /// Two durations in nanoseconds, as a ratio. Such a row informs and never fails.
    public CheckTable time(String check, long oursNanos, long theirsNanos) {
        double ratio = (double) Math.max(1, theirsNanos) / Math.max(1, oursNanos);
        String words = ratio >= 1 ? String.format(Locale.ROOT, "%.1fx faster", ratio)
                : String.format(Locale.ROOT, "%.1fx slower", 1 / ratio);
        return row(CheckRow.of(check, Digits.duration(oursNanos), Digits.duration(theirsNanos), words, "-", "-", true));
    }

    /// A note under the table: why honest libraries disagree here, and which option makes them agree.
    /// It is broken into lines by itself.
    public CheckTable whyDifferent(String note) {
        notes.add(note);
        return this;
    }

    /// How many comparisons failed.
    public int failures() {
        return rows().mapToInt(CheckRow::failed).sum();
    }

    /// Prints the table to standard output.
    ///
    /// @throws Failed if a comparison failed
    public void print() {
        print(System.out);
    }

    void print(PrintStream out) {
        out.println(this);
        if (failures() > 0) {
            throw new Failed(failures() + " of " + rows().mapToInt(CheckRow::comparisons).sum() + " checks failed");
        }
    }

    @Override
    public String toString() {
        List<String[]> all = new ArrayList<>();
        all.add(new String[]{"check", "ours", reference, "|difference|", "allowed", "verdict"});
        rows().map(CheckRow::cells).forEach(all::add);
        int[] width = new int[5];
        for (String[] cells : all) {
            for (int j = 0; j < width.length; j++) {
                width[j] = Math.max(width[j], cells[j].length());
            }
        }
        var lines = new ArrayList<String>();
        for (String[] cells : all) {
            var line = new StringBuilder();
            for (int j = 0; j < width.length; j++) {
                line.append(cells[j]).repeat(' ', width[j] - cells[j].length() + 3);
            }
            lines.add(line.append(cells[width.length]).toString());
        }
        notes.forEach(note -> lines.add(Console.wrap(WHY + note, " ".repeat(WHY.length()), WIDTH)));
        return String.join(System.lineSeparator(), lines);
    }

    private static Comparison compare(String check, double ours, double theirs, double allowed, boolean relative) {
        try {
            return new Comparison(ours, theirs, allowed, relative);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("check '" + check + "': " + e.getMessage(), e);
        }
    }

    private CheckTable bounded(String check, double ours, String sign, double bound, boolean passed) {
        return row(CheckRow.of(check, Digits.number(ours), sign + Digits.bound(bound), "-", "-",
                passed ? "reached" : "MISSED", passed));
    }

    private CheckTable row(CheckRow row) {
        entries.add(() -> List.of(row));
        return this;
    }

    // What is in a group is known when the table is shown, not before.
    private CheckGroup group(CheckGroup group) {
        entries.add(group::rows);
        return group;
    }

    private Stream<CheckRow> rows() {
        return entries.stream().flatMap(entry -> entry.get().stream());
    }

    private static String absoluteDifference(long ours, long theirs) {
        return BigInteger.valueOf(ours).subtract(BigInteger.valueOf(theirs)).abs().toString();
    }

    /// A check did not hold.
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message, null, false, false);
        }
    }
}
