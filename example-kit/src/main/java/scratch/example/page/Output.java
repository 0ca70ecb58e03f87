package scratch.example.page;

import java.util.ArrayList;
import java.util.List;

/// What an example printed, in the two parts that its page shows in different places.
///
/// @param story  everything but the check tables: what stands under *Run*
/// @param checks the check tables with their notes: what stands under *Checked against*
public record Output(String story, String checks) {
    /// A check table begins with its header and ends at the next blank line.
    public static Output of(String printed) {
        List<String> story = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        boolean table = false;
        for (String line : printed.strip().lines().toList()) {
            boolean header = VolatileFigures.isHeader(line);
            if (header && !checks.isEmpty()) {
                checks.add("");
            }
            table = header || table && !line.isBlank();
            // Where the table was cut out, one blank line is enough.
            if (table) {
                checks.add(line.stripTrailing());
            } else if (!line.isBlank() || !story.isEmpty() && !story.getLast().isEmpty()) {
                story.add(line.stripTrailing());
            }
        }
        return new Output(String.join("\n", story), String.join("\n", checks));
    }
}
