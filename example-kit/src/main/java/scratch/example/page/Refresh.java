package scratch.example.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import scratch.example.Workspace;
import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;
import scratch.example.lesson.LessonRunner;

/// Writes the generated parts of the READMEs: `./run readme 353` for one lesson, `./run readme all` for every one.
public final class Refresh {
    private Refresh() {
    }

    /// @param args a lesson's number, or `all`
    public static void main(String[] args) throws IOException {
        System.exit(refresh(Catalogue.load(), args[0]));
    }

    static int refresh(Catalogue catalogue, String which) throws IOException {
        List<Lesson> lessons = which.equals("all") ? catalogue.lessons()
                : List.of(catalogue.find(which).orElseThrow());
        // A lesson can only be run from its own module's class path.
        int status = 0;
        for (Lesson lesson : lessons) {
            if (status == 0 && Files.exists(lesson.folder().resolve("README.md")) && isOnClassPath(lesson)) {
                status = refreshOutput(lesson, catalogue);
            }
        }
        // Navigation, tables and copies cost nothing, and a new lesson changes those of others: refreshed everywhere.
        for (Lesson lesson : catalogue.lessons()) {
            rewrite(lesson.folder().resolve("README.md"),
                    text -> Readme.withNavigation(text, Readme.navigation(catalogue, lesson)));
        }
        refreshTables(catalogue);
        for (Lesson lesson : lessons) {
            report(lesson, catalogue);
        }
        return status;
    }

    private static int refreshOutput(Lesson lesson, Catalogue catalogue) throws IOException {
        LessonRunner.Run run = LessonRunner.capture(lesson);
        if (run.status() != 0) {
            System.out.print(run.output());
            return run.status();
        }
        Path readme = lesson.folder().resolve("README.md");
        String before = Files.readString(readme);
        for (String heading : List.of(Readme.RUN, Readme.CHECKED)) {
            if (Readme.blockAfter(before, heading).isEmpty()) {
                System.err.println("readme: " + lesson.number() + " " + lesson.name()
                        + ": has no ```text block for the output: put an empty one under its heading " + heading);
                return 1;
            }
        }
        rewrite(readme, text -> Readme.withLinks(Heart.refreshed(Readme.withOutput(text, run.output()), lesson.folder()),
                catalogue, lesson));
        for (Readme.Figure figure : Readme.figures(Files.readString(readme))) {
            Path drawn = Workspace.root().resolve("target/figures").resolve(figure.file());
            if (Files.exists(drawn)) {
                Files.copy(drawn, lesson.folder().resolve(figure.file()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        System.out.println("readme: " + lesson.number() + " " + lesson.name() + ": output, heart and figures are up to date");
        return 0;
    }

    private static void report(Lesson lesson, Catalogue catalogue) throws IOException {
        Path readme = lesson.folder().resolve("README.md");
        if (!Files.exists(readme)) {
            return;
        }
        List<String> problems = Lint.problems(lesson, catalogue);
        int words = Lint.words(Prose.of(Files.readString(readme)));
        System.out.printf(Locale.ROOT, "readme: %d %s: %d visible words, %d things to mend%n", lesson.number(), lesson.name(),
                words, problems.size());
        problems.forEach(problem -> System.out.println("  " + problem));
    }

    private static void refreshTables(Catalogue catalogue) throws IOException {
        Path root = Workspace.root();
        rewrite(root.resolve("README.md"),
                text -> Readme.withOutputs(Readme.withTable(text, Readme.table(catalogue.lessons(), root)), catalogue));
        for (String module : Lesson.modules()) {
            Path folder = root.resolve(module);
            if (Files.exists(folder.resolve("README.md"))) {
                rewrite(folder.resolve("README.md"),
                        text -> Readme.withTable(text, Readme.table(catalogue.lessons(module), folder)));
            }
        }
    }

    private static boolean isOnClassPath(Lesson lesson) {
        try {
            Class.forName(lesson.className(), false, Refresh.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void rewrite(Path file, UnaryOperator<String> change) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String before = Files.readString(file);
        String after = change.apply(before);
        if (!after.equals(before)) {
            Files.writeString(file, after);
        }
    }
}
