package scratch.example.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;

/// How long each lesson's tests took in the last build, beside what they may take, so that 150 lessons stay a build
/// that people wait for. A report and no test: on a busy machine it would be a wrong one.
///
/// @param lesson  whose tests they are
/// @param example seconds of the test that runs the example and compares its output
/// @param tests   seconds of all tests in the lesson's package, that one included
record Budget(Lesson lesson, double example, double tests) {
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*?\\btime=\"([\\d.,]+)\"");
    private static final Pattern RUN = Pattern.compile(
            "<testcase name=\"printsWhatItsReadmeSays[^\"]*\"[^>]*?\\btime=\"([\\d.,]+)\"");

    /// A table of all lessons that were tested, the slowest first.
    static String report(Path root, Catalogue catalogue) throws IOException {
        List<Budget> rows = new ArrayList<>();
        for (Lesson lesson : catalogue.lessons()) {
            of(root, lesson, rows);
        }
        if (rows.isEmpty()) {
            return "No test reports in */target/surefire-reports: mvn verify writes them." + System.lineSeparator();
        }
        rows.sort((one, other) -> Double.compare(other.tests, one.tests));
        var text = new StringBuilder(String.format(Locale.ROOT, "%-30s %9s %9s %9s %9s%n", "seconds in the last build",
                "example", "budget", "tests", "budget"));
        for (Budget row : rows) {
            text.append(String.format(Locale.ROOT, "%-30s %9.1f %9d %9.1f %9d%s%n", row.lesson.number() + " "
                    + row.lesson.name(), row.example, row.lesson.budget().example(), row.tests,
                    row.lesson.budget().tests(), row.isOver() ? "  over" : ""));
        }
        return text + String.format(Locale.ROOT, "%d of %d lessons are over their budget. Measure on a quiet machine.%n",
                rows.stream().filter(Budget::isOver).count(), rows.size());
    }

    private static void of(Path root, Lesson lesson, List<Budget> rows) throws IOException {
        Path folder = root.resolve(lesson.module()).resolve("target/surefire-reports");
        if (!Files.isDirectory(folder)) {
            return;
        }
        Pattern name = Pattern.compile(Pattern.quote("TEST-" + lesson.packageName() + ".") + "[^.]+\\.xml");
        double example = 0;
        double tests = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> name.matcher(path.getFileName().toString()).matches()).toList()) {
                String xml = Files.readString(file);
                tests += seconds(SUITE, xml);
                example += seconds(RUN, xml);
            }
        }
        if (tests > 0) {
            rows.add(new Budget(lesson, example, tests));
        }
    }

    private boolean isOver() {
        return example > lesson.budget().example() || tests > lesson.budget().tests();
    }

    // Surefire writes a thousand seconds as 1,000.000.
    private static double seconds(Pattern pattern, String xml) {
        Matcher found = pattern.matcher(xml);
        return found.find() ? Double.parseDouble(found.group(1).replace(",", "")) : 0;
    }
}
