package scratch.example.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All lessons of the workspace, in the order of their numbers, read from `catalogue.txt`.
public final class Catalogue {
    private static final String FILE = "/scratch/example/catalogue.txt";

    private final List<Lesson> lessons;

    private Catalogue(List<Lesson> lessons) {
        this.lessons = lessons;
    }

    /// The workspace's own catalogue.
    ///
    /// @throws IllegalArgumentException if a row is malformed or two lessons share a number, a name or a class
    public static Catalogue load() {
        try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A catalogue in the format of `catalogue.txt`.
    public static Catalogue parse(String text) {
        List<Lesson> lessons = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                lessons.add(row(line, i + 1));
            }
        }
        lessons.sort(Comparator.comparingInt(Lesson::number));
        refuseDuplicates(lessons);
        return new Catalogue(List.copyOf(lessons));
    }

    private static Lesson row(String line, int lineNumber) {
        String[] cells = line.split("\\s*\\|\\s*", -1);
        if (cells.length < 10 || cells.length > 11) {
            throw new IllegalArgumentException("catalogue: line " + lineNumber + " has " + cells.length
                    + " columns: a row has 10 or 11, separated by |");
        }
        try {
            List<Integer> needs = cells[5].equals("-") ? List.of()
                    : Stream.of(cells[5].split("[ ,]+")).map(need -> whole("needs", need)).toList();
            return new Lesson(whole("number", cells[0]), cells[1], cells[2], cells[3], cells[4], needs,
                    whole("minutes", cells[6]), cells[7], cells[8],
                    Lesson.Kind.of(cells[9]),
                    cells.length == 10 ? Lesson.Budget.USUAL : Lesson.Budget.of(cells[10]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("catalogue: line " + lineNumber + ": " + e.getMessage(), e);
        }
    }

    private static int whole(String column, String cell) {
        try {
            return Integer.parseInt(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " '" + cell + "': must be a whole number", e);
        }
    }

    private static void refuseDuplicates(List<Lesson> lessons) {
        Set<Object> seen = new HashSet<>();
        for (Lesson lesson : lessons) {
            for (Object unique : List.of(lesson.number(), lesson.key(), lesson.className())) {
                if (!seen.add(unique)) {
                    throw new IllegalArgumentException("catalogue: " + unique
                            + " occurs twice: numbers, names and classes are unique");
                }
            }
        }
    }

    /// Every lesson, by number.
    public List<Lesson> lessons() {
        return lessons;
    }

    /// The lessons of one module, by number.
    public List<Lesson> lessons(String module) {
        return lessons.stream().filter(lesson -> lesson.module().equals(module)).toList();
    }

    /// The lesson with this number or this name; dashes and case do not matter.
    public Optional<Lesson> find(String numberOrName) {
        String wanted = Lesson.key(numberOrName);
        return lessons.stream()
                .filter(lesson -> wanted.equals(lesson.key()) || wanted.equals(Integer.toString(lesson.number())))
                .findFirst();
    }

    /// The lesson before this one in reading order.
    public Optional<Lesson> before(Lesson lesson) {
        int index = lessons.indexOf(lesson);
        return index > 0 ? Optional.of(lessons.get(index - 1)) : Optional.empty();
    }

    /// The lesson after this one in reading order.
    public Optional<Lesson> after(Lesson lesson) {
        int index = lessons.indexOf(lesson);
        return index + 1 < lessons.size() ? Optional.of(lessons.get(index + 1)) : Optional.empty();
    }

    /// Up to three lessons whose number or name is nearest to what was typed, nearest first; none if nothing is near.
    public List<Lesson> nearest(String typed) {
        String wanted = Lesson.key(typed);
        if (wanted.isEmpty()) {
            return List.of();
        }
        // One wrong character in three, and always one in a number; a shorter word must be how a name begins.
        int allowed = wanted.matches("\\d+") ? 1 : (wanted.length() + 1) / 3;
        return lessons.stream()
                .filter(lesson -> distance(wanted, lesson) <= allowed)
                .sorted(Comparator.comparingInt((Lesson lesson) -> distance(wanted, lesson))
                        .thenComparingInt(Lesson::number))
                .limit(3)
                .toList();
    }

    // A part of the name counts as near, and so does a misspelt word of it: "regresion" finds simple-linear-regression.
    private static int distance(String wanted, Lesson lesson) {
        if (wanted.matches("\\d+")) {
            return editDistance(wanted, Integer.toString(lesson.number()));
        }
        if (lesson.key().startsWith(wanted) || wanted.length() >= 3 && lesson.key().contains(wanted)) {
            return 0;
        }
        int nearest = editDistance(wanted, lesson.key());
        for (String word : lesson.name().split("-")) {
            nearest = Math.min(nearest, editDistance(wanted, word));
        }
        return nearest;
    }

    // Levenshtein 1966, one row of the table at a time.
    static int editDistance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /// The list that `./run` prints: lessons by module, with titles and minutes.
    public String listing() {
        int name = lessons.stream().mapToInt(lesson -> lesson.name().length()).max().orElse(0);
        int title = lessons.stream().mapToInt(lesson -> lesson.title().length()).max().orElse(0);
        String row = "  %d  %-" + Math.max(24, name) + "s  %-" + Math.max(36, title) + "s %4d min%n";
        var text = new StringBuilder();
        for (String module : Lesson.modules()) {
            List<Lesson> here = lessons(module);
            if (!here.isEmpty()) {
                text.append(String.format(Locale.ROOT, "%s (%d %s, %d min)%n", module, here.size(),
                        here.size() == 1 ? "lesson" : "lessons", here.stream().mapToInt(Lesson::minutes).sum()));
                for (Lesson lesson : here) {
                    text.append(String.format(Locale.ROOT, row, lesson.number(), lesson.name(), lesson.title(),
                            lesson.minutes()));
                }
                text.append(System.lineSeparator());
            }
        }
        return text.toString();
    }
}
