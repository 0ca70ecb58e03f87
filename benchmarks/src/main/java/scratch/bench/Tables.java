package scratch.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// A question's results as Markdown: the ratio first, because only that carries over to another machine.
final class Tables {
    private static final String SHORT = "▼";

    private Tables() {
    }

    static String of(Question question) {
        boolean extras = question.results().stream().anyMatch(r -> !r.extras().isEmpty());
        return extras ? contestantsDown(question) : contestantsAcross(question);
    }

    /// One row for each setting, one column for each contestant.
    private static String contestantsAcross(Question question) {
        List<String> contestants = question.contestants();
        List<String> parameters = List.copyOf(question.settings().getFirst().keySet());
        StringBuilder table = new StringBuilder();
        List<String> header = new ArrayList<>(parameters);
        header.addAll(contestants);
        row(table, header);
        row(table, header.stream().map(h -> "---:").toList());
        for (SortedMap<String, String> setting : question.settings()) {
            List<String> cells = new ArrayList<>(setting.values());
            for (String contestant : contestants) {
                cells.add(question.result(contestant, setting).map(r -> cell(question, r)).orElse("-"));
            }
            row(table, cells);
        }
        return table.toString();
    }

    private static String cell(Question question, Result result) {
        boolean isBaseline = question.baseline(result).filter(b -> b == result).isPresent();
        String time = time(result.median());
        return (isBaseline ? time : question.ratio(result).map(q -> ratio(q) + " (" + time + ")").orElse(time))
            + mark(question, result);
    }

    private static String mark(Question question, Result result) {
        return Goal.of(question.name()).stream().anyMatch(goal -> goal.contestant().equals(result.contestant())
            && goal.isMissed(question, result.parameters())) ? " " + SHORT : "";
    }

    /// What is asked of the contestants, and where they fall short of it.
    static String goals(Question question) {
        StringBuilder text = new StringBuilder();
        Goal.of(question.name()).forEach(goal -> text.append("- ").append(goal.verdict(question)).append('\n'));
        return text.isEmpty() ? "" : "Goals (" + SHORT + " marks what falls short):\n\n" + text;
    }

    /// A table for each setting, one row for each contestant: room for what was counted beside the time.
    private static String contestantsDown(Question question) {
        SortedSet<String> extras = new TreeSet<>();
        question.results().forEach(r -> extras.addAll(r.extras().keySet()));
        StringBuilder table = new StringBuilder();
        for (SortedMap<String, String> setting : question.settings()) {
            table.append(table.isEmpty() ? "" : "\n").append(words(setting)).append(":\n\n");
            List<String> header = new ArrayList<>(List.of("contestant", "time", "times as fast as", ""));
            extras.forEach(e -> header.add(words(e)));
            row(table, header);
            row(table, header.stream().map(h -> h.equals("contestant") || h.isEmpty() ? "---" : "---:").toList());
            question.contestants().stream().map(c -> question.result(c, setting)).flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Result::median).reversed()).forEach(r -> {
                    List<String> cells = new ArrayList<>(List.of(r.contestant(), time(r.median()),
                        question.ratio(r).map(Tables::ratio).orElse("-") + mark(question, r),
                        question.baseline(r).map(Result::contestant).orElse("-")));
                    extras.forEach(e -> cells.add(r.extras().containsKey(e) ? extra(r.extras().get(e)) : "-"));
                    row(table, cells);
                });
        }
        return table.toString();
    }

    private static String words(SortedMap<String, String> setting) {
        return String.join(", ", setting.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
    }

    /// `coefficientError` → `coefficient error`.
    private static String words(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
    }

    /// Three digits and a unit.
    static String time(double seconds) {
        if (seconds < 1e-6) {
            return digits(seconds * 1e9) + " ns";
        } else if (seconds < 1e-3) {
            return digits(seconds * 1e6) + " µs";
        } else if (seconds < 1) {
            return digits(seconds * 1e3) + " ms";
        }
        return digits(seconds) + " s";
    }

    private static String extra(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 && Math.abs(value) < 1e5 ? "%.1f" : "%.2g", value);
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
