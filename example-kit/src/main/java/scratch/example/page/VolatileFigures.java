package scratch.example.page;

import java.util.ArrayList;
import java.util.List;

/// Masks the figures of an output that no two runs or machines share, so that the rest can be compared exactly:
///
/// 1. durations (`0.41 ms`, `3 s`; units ns, us, µs, ms and, after a space, s) and speed ratios (`7.1x faster`);
/// 2. the `|difference|` column of a check table;
/// 3. rounding errors, that is numbers like `2.8e-14` (exponents -10 to -19), wherever they stand, except in what a
///    check table allows: the `allowed` column and the bounds `<= 1e-12` and `>= 0.9` are compared as they are.
///
/// In a line with a masked figure, and in every line of a check table, runs of spaces count as one, because the
/// figure's width moves the columns.
final class VolatileFigures {
    private static final String DURATION = "\\b\\d+(\\.\\d+)?( ?(ns|us|µs|ms)| s)\\b";
    private static final String RATIO = "\\b\\d+(\\.\\d+)?x (faster|slower)\\b";
    private static final String ROUNDING = "-?\\b\\d(\\.\\d+)?e-1\\d\\b";

    // The columns of a check table.
    private static final int CHECK = 0;
    private static final int DIFFERENCE = 3;
    private static final int ALLOWED = 4;
    private static final int COLUMNS = 6;

    private VolatileFigures() {
    }

    static String mask(String output) {
        List<String> lines = new ArrayList<>();
        boolean table = false;
        for (String line : output.strip().lines().toList()) {
            line = line.stripTrailing();
            boolean header = isHeader(line);
            table = header || table && !line.isBlank();
            String[] cells = line.split(" {3,}");
            if (header) {
                lines.add(squeeze(line));
            } else if (table && cells.length == COLUMNS) {
                lines.add(maskRow(cells));
            } else {
                lines.add(maskLine(line));
            }
        }
        return String.join("\n", lines);
    }

    static boolean isHeader(String line) {
        return line.startsWith("check ") && line.contains(" |difference| ");
    }

    private static String maskRow(String[] cells) {
        for (int j = CHECK + 1; j < ALLOWED; j++) {
            boolean bound = cells[j].startsWith("<= ") || cells[j].startsWith(">= ");
            cells[j] = j == DIFFERENCE ? "#" : bound ? cells[j] : maskFigures(cells[j]);
        }
        return squeeze(String.join(" ", cells));
    }

    private static String maskLine(String line) {
        String masked = maskFigures(line);
        return masked.equals(line) ? line : squeeze(masked);
    }

    private static String maskFigures(String text) {
        return text.replaceAll(RATIO, "#").replaceAll(DURATION, "#").replaceAll(ROUNDING, "#");
    }

    private static String squeeze(String line) {
        return line.replaceAll(" +", " ");
    }
}
