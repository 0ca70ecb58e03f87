package scratch.example;

import java.util.ArrayList;
import java.util.List;

/// Comparisons of one kind, folded into one row of a check table: how many agree, and how far apart the farthest pair is.
/// Whatever does not agree is shown in a row of its own below.
///
/// ```java
/// var coefficients = checks.group("coefficients", 1e-9);
/// for (int j = 0; j < names.length; j++) {
///     coefficients.same(names[j], ours[j], theirs[j]);
/// }
/// ```
public final class CheckGroup {
    private static final int SHOWN = 5;

    private record Member(String name, Comparison comparison) {
    }

    private final String what;
    private final double allowed;
    private final boolean relative;
    private final List<Member> members = new ArrayList<>();

    CheckGroup(String what, double allowed, boolean relative) {
        this.what = what;
        this.allowed = allowed;
        this.relative = relative;
    }

    /// Two numbers.
    public CheckGroup same(String member, double ours, double theirs) {
        members.add(new Member(member, new Comparison(ours, theirs, allowed, relative)));
        return this;
    }

    /// Two arrays, element by element; each element is a member.
    public CheckGroup same(String member, double[] ours, double[] theirs) {
        if (ours.length != theirs.length || ours.length == 0) {
            throw new IllegalArgumentException("same: " + member + ": " + ours.length + " and " + theirs.length
                    + " values: need equal, positive lengths");
        }
        for (int i = 0; i < ours.length; i++) {
            same(member + "[" + i + "]", ours[i], theirs[i]);
        }
        return this;
    }

    List<CheckRow> rows() {
        if (members.isEmpty()) {
            throw new IllegalStateException("group: " + what + ": has no members: nothing was compared");
        }
        Member farthest = members.getFirst();
        for (Member member : members) {
            farthest = member.comparison.isFartherThan(farthest.comparison) ? member : farthest;
        }
        int count = members.size();
        List<Member> failed = members.stream().filter(member -> !member.comparison.passed()).toList();
        Comparison worst = farthest.comparison;
        List<CheckRow> rows = new ArrayList<>();
        rows.add(new CheckRow(count + " " + what, count - failed.size() + " same", "of " + count,
                Digits.small(worst.difference()) + worst.unit() + " (" + farthest.name + ")",
                Digits.small(allowed) + worst.unit(), failed.isEmpty() ? "same" : "DIFFERENT", count, failed.size()));
        failed.stream().limit(SHOWN).map(this::detail).forEach(rows::add);
        return rows;
    }

    // Counted already, in the row above.
    private CheckRow detail(Member member) {
        CheckRow row = member.comparison.row(what + ": " + member.name);
        return new CheckRow(row.check(), row.ours(), row.reference(), row.difference(), row.allowed(), row.verdict(), 0, 0);
    }
}
