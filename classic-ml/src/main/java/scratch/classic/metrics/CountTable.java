package scratch.classic.metrics;

import java.util.List;
import java.util.Locale;

/// A confusion matrix as text: true classes down, predicted ones across.
final class CountTable {
    private static final String CORNER = "true \\ predicted";

    private CountTable() {
    }

    static String of(long[][] counts, List<String> classes, long total) {
        int widest = classes.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(widest, Long.toString(total).length());
        int left = Math.max(CORNER.length(), widest);
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-" + left + "s", CORNER));
        classes.forEach(name -> text.append(String.format(Locale.ROOT, "  %" + width + "s", name)));
        for (int i = 0; i < counts.length; i++) {
            text.append(String.format(Locale.ROOT, "%n%-" + left + "s", classes.get(i)));
            for (long count : counts[i]) {
                text.append(String.format(Locale.ROOT, "  %" + width + "d", count));
            }
        }
        return text.toString();
    }
}
