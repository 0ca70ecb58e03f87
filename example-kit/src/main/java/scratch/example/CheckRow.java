package scratch.example;

/// One row of a check table, as it is shown.
///
/// @param comparisons how many comparisons it stands for
/// @param failed      how many of them failed
record CheckRow(String check, String ours, String reference, String difference, String allowed, String verdict,
                int comparisons, int failed) {
    CheckRow {
        // Three spaces separate the columns, so a name may not hold them.
        check = check.strip().replaceAll("\\s+", " ");
    }

    static CheckRow of(String check, String ours, String reference, String difference, String allowed, String verdict,
                       boolean passed) {
        return new CheckRow(check, ours, reference, difference, allowed, verdict, 1, passed ? 0 : 1);
    }

    String[] cells() {
        return new String[]{check, ours, reference, difference, allowed, verdict};
    }
}
