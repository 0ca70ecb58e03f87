package scratch.example;

import java.util.ArrayList;
import java.util.List;

/// Masks the figures of an output that no two runs or machines share, so that the rest can be compared exactly:
///
/// 1. durations (`0.41 ms`) and speed ratios (`7.1x faster`);
/// 2. the `|difference|` column of a check table;
/// 3. rounding errors, that is numbers like `2.8e-14` (exponents -10 to -19), wherever they stand.
///
/// In a line with a masked figure, runs of spaces count as one, because the figure's width moves the columns.
final class VolatileFigures {
    private static final String DURATION = "\\b\\d+(\\.\\d+)? ?(ns|us|µs|ms|s|min)\\b";
    private static final String RATIO = "\\b\\d+(\\.\\d+)?x (faster|slower)";
    private static final String ROUNDING = "-?\\b\\d(\\.\\d+)?e-1\\d\\b";

    private VolatileFigures() {
    }

    static String mask(String output) {
        List<String> lines = new ArrayList<>();
        boolean table = false;
        for (String line : output.strip().lines().toList()) {
            line = line.stripTrailing();
            boolean header = line.startsWith("check") && line.contains("|difference|");
            table = header || table && !line.isBlank();
            lines.add(header ? squeeze(line) : maskLine(line, table));
        }
        return String.join("\n", lines);
    }

    private static String maskLine(String line, boolean table) {
        String[] cells = line.split(" {3,}");
        if (table && cells.length == 6) {
            cells[3] = "#";
            line = String.join("   ", cells);
        }
        String masked = line.replaceAll(RATIO, "#").replaceAll(DURATION, "#").replaceAll(ROUNDING, "#");
        return masked.contains("#") ? squeeze(masked) : masked;
    }

    private static String squeeze(String line) {
        return line.replaceAll(" +", " ");
    }
}
