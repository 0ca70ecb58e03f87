package scratch.example.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import scratch.example.Workspace;
import scratch.example.exercise.Exercise;
import scratch.example.exercise.Hints;
import scratch.example.exercise.Verdict;
import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;

/// Checks what the learner wrote, or gives the next hint, or shows the solution.
final class ExerciseRunner {
    private ExerciseRunner() {
    }

    /// @param args `check|hint|solution` and the lesson's number
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        Lesson lesson = Catalogue.load().find(args[1]).orElseThrow();
        if (!isThere(lesson)) {
            System.exit(2);
        }
        System.exit(switch (args[0]) {
            case "hint" -> hint(lesson);
            case "solution" -> solution(lesson);
            default -> check(lesson, exercise(lesson));
        });
    }

    /// Whether the lesson has an exercise; says so if not.
    static boolean isThere(Lesson lesson) {
        if (Files.exists(checker(lesson))) {
            return true;
        }
        System.err.println("Lesson " + lesson.number() + " (" + lesson.name() + ") has no exercise to check.");
        return false;
    }

    /// The source of the lesson's checker.
    static Path checker(Lesson lesson) {
        return lesson.testFolder().resolve("Exercise" + lesson.number() + "Test.java");
    }

    static Exercise<?> exercise(Lesson lesson) throws ReflectiveOperationException {
        Class<?> type = Class.forName(lesson.packageName() + ".Exercise" + lesson.number() + "Test");
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Exercise<?>) constructor.newInstance();
    }

    private static <T> int check(Lesson lesson, Exercise<T> exercise) {
        Verdict verdict = Verdict.of(exercise, exercise.learner());
        String file = lesson.link() + "/Exercise" + lesson.number() + ".java";
        switch (verdict.state()) {
            case PASSED -> System.out.println("Exercise " + lesson.number() + " passed. Now compare: ./run solution "
                    + lesson.number());
            case NOT_WRITTEN -> System.out.printf(Locale.ROOT, "Exercise %d: %s%nWrite it in %s, then run this again.%n"
                    + "Stuck? ./run hint %d%n", lesson.number(), exercise.task(), file, lesson.number());
            case WRONG -> System.out.printf(Locale.ROOT, "Exercise %d, not yet: %s%nStuck? ./run hint %d%n",
                    lesson.number(), verdict.sentence(), lesson.number());
        }
        return verdict.state() == Verdict.State.PASSED ? 0 : 1;
    }

    // How many hints this learner has had is remembered in target/, which every `clean` forgets.
    static int hint(Lesson lesson) throws IOException {
        if (!isThere(lesson)) {
            return 2;
        }
        List<String> hints = Hints.in(checker(lesson));
        Path memory = Workspace.root().resolve("target/exercises/" + lesson.number() + ".hints");
        String remembered = Files.exists(memory) ? Files.readString(memory).strip() : "";
        int given = remembered.matches("\\d") ? Integer.parseInt(remembered) : 0;
        int next = Math.min(given + 1, hints.size());
        System.out.printf(Locale.ROOT, "Hint %d of %d: %s%n", next, hints.size(), hints.get(next - 1));
        if (given >= hints.size()) {
            System.out.println("That was the last one. A solution: ./run solution " + lesson.number());
        }
        Files.createDirectories(memory.getParent());
        Files.writeString(memory, Integer.toString(next));
        return 0;
    }

    static int solution(Lesson lesson) throws IOException {
        if (!isThere(lesson)) {
            return 2;
        }
        Path file = lesson.testFolder().resolve("Solution" + lesson.number() + ".java");
        System.out.println(Workspace.root().relativize(file).toString().replace('\\', '/'));
        System.out.println();
        System.out.print(Files.readString(file));
        return 0;
    }
}
