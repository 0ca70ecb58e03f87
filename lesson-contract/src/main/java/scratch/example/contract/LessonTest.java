package scratch.example.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;
import scratch.example.lesson.LessonRunner;
import scratch.example.page.Heart;
import scratch.example.page.Links;
import scratch.example.page.Lint;
import scratch.example.page.Readme;

/// What every lesson must have, so that no lesson can forget anything. A lesson inherits it in one class, `Ex353Test`.
public interface LessonTest {
    /// The headings of a lesson's README, in this order, and no others of their level.
    List<String> SECTIONS = List.of("Before this", "Idea", "By hand", "The heart of it", "Run", "Math", "From math to code",
            "Read the code", "Checked against", "Cost", "When to use it, and when not", "Pitfalls", "Exercises",
            "History and references");

    /// The lesson's row in the catalogue, found by the number in the name of the test class, `Ex353Test`.
    default Lesson lesson() {
        String number = getClass().getSimpleName().replaceAll("\\D", "");
        return Catalogue.load().find(number).orElseThrow(() -> new IllegalStateException("LessonTest.lesson: "
                + getClass().getSimpleName() + ": must be named after a lesson of the catalogue, as Ex353Test"));
    }

    @Test
    default void hasItsFiles() throws IOException {
        hasItsFiles(lesson());
    }

    @Test
    default void hasTheSectionsOfALesson() throws IOException {
        hasItsSections(lesson());
    }

    @Test
    default void showsFiguresWithAnAltText() throws IOException {
        showsAFigure(lesson());
    }

    @Test
    default void hasLiveLinks() throws IOException {
        hasLiveLinks(lesson());
    }

    @Test
    default void showsItsHeart() throws IOException {
        showsItsHeart(lesson());
    }

    @Test
    default void readsWell() throws IOException {
        readsWell(Catalogue.load(), lesson());
    }

    @Test
    default void saysWhatItNeeds() throws IOException {
        saysWhatItNeeds(Catalogue.load(), lesson());
    }

    @Test
    default void isTheKindOfLessonThatTheCatalogueSays() throws IOException {
        isOfItsKind(lesson());
    }

    @Test
    default void checksItsOptionsBeforeItPrints() throws IOException {
        checksItsOptionsFirst(lesson());
    }

    @Test
    default void linksToItsNeighbours() throws IOException {
        linksToNeighbours(Catalogue.load(), lesson());
    }

    @Test
    default void printsWhatItsReadmeSays() throws IOException {
        printsWhatItsReadmeSays(lesson());
    }

    @Test
    default void needsOnlyLessonsThatExist() {
        needsExist(Catalogue.load(), lesson());
    }

    private static void hasItsFiles(Lesson lesson) throws IOException {
        String number = Integer.toString(lesson.number());
        assertThat(lesson.folder().resolve("README.md")).exists();
        assertThat(lesson.folder().resolve("Exercise" + number + ".java")).exists();
        assertThat(lesson.testFolder().resolve("Exercise" + number + "Test.java")).exists();
        assertThat(lesson.testFolder().resolve("Solution" + number + ".java")).exists();
        try (Stream<Path> tests = Files.list(lesson.testFolder())) {
            assertThat(tests.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("(?!Ex(ercise)?\\d).*Test\\.java")))
                    .as("tests in " + lesson.testFolder()).isNotEmpty();
        }
    }

    private static void hasItsSections(Lesson lesson) throws IOException {
        String readme = page(lesson);
        List<String> headings = readme.lines().filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).strip()).toList();
        assertThat(headings).as("headings of " + lesson.name()).containsExactlyElementsOf(SECTIONS);
        assertThat(readme.lines().findFirst().orElse(""))
                .as("first line").isEqualTo("# " + lesson.number() + " " + lesson.title());
        assertThat(readme).contains("-Dexample=" + lesson.number(), "./run exercise " + lesson.number(), "<details>");
    }

    private static String page(Lesson lesson) throws IOException {
        return Files.readString(lesson.folder().resolve("README.md"));
    }

    private static void showsItsHeart(Lesson lesson) throws IOException {
        String heart = section(page(lesson), "The heart of it");
        List<Heart.Block> blocks = Heart.blocks(heart);
        assertThat(blocks).as("a comment <!-- heart File.java#method --> with a block ```java below it").isNotEmpty();
        assertThat(heart).as("the formula beside the code").contains("$");
        long lines = 0;
        for (Heart.Block block : blocks) {
            assertThat(block.shown()).as("the heart; refresh it with ./run readme " + lesson.number())
                    .isEqualTo(Heart.cut(block.wanted(), lesson.folder()));
            lines += block.shown().lines().filter(line -> !line.isBlank()).count();
        }
        assertThat(lines).as("lines of the heart").isBetween(5L, 26L);
    }

    private static String section(String readme, String heading) {
        int from = readme.indexOf("\n## " + heading + "\n");
        int to = readme.indexOf("\n## ", from + 1);
        return from < 0 ? "" : readme.substring(from, to < 0 ? readme.length() : to);
    }

    private static void readsWell(Catalogue catalogue, Lesson lesson) throws IOException {
        assertThat(Lint.problems(lesson, catalogue)).as("what ./run readme " + lesson.number() + " reports").isEmpty();
    }

    private static void saysWhatItNeeds(Catalogue catalogue, Lesson lesson) throws IOException {
        String before = section(page(lesson), "Before this");
        assertThat(before.lines().filter(line -> !line.isBlank()).skip(1)).as("lines of Before this").hasSizeBetween(2, 5);
        for (int number : lesson.needs()) {
            Lesson needed = catalogue.find(Integer.toString(number)).orElseThrow();
            assertThat(before).as("a link to lesson " + number)
                    .contains("(" + Readme.relative(lesson.folder(), needed.folder()) + "/README.md");
        }
    }

    private static void isOfItsKind(Lesson lesson) throws IOException {
        try (Stream<Path> files = Files.list(lesson.folder())) {
            List<String> algorithms = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("(?!Ex\\d|Exercise\\d|Figures\\d|Peers\\d|package-info).*\\.java")).toList();
            if (lesson.kind() == Lesson.Kind.ALGORITHM) {
                assertThat(algorithms).as("an algorithm lesson holds its algorithm").isNotEmpty();
            } else {
                assertThat(algorithms).as("a tour lesson walks through a room and holds no algorithm").isEmpty();
            }
        }
    }

    // Whatever an option may be, it is never this; so the run must end before its first line.
    private static void checksItsOptionsFirst(Lesson lesson) throws IOException {
        List<String> options = LessonRunner.capture(lesson, "--help").output().lines()
                .filter(line -> line.startsWith("  --")).map(line -> line.strip().split("\\s+")[0]).toList();
        for (String option : options) {
            var said = new ByteArrayOutputStream();
            PrintStream before = System.err;
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            LessonRunner.Run run;
            try {
                run = LessonRunner.capture(lesson, option + "=no-such-value");
            } finally {
                System.setErr(before);
            }
            assertThat(said.toString(StandardCharsets.UTF_8)).as("what it says").contains(option, "no-such-value")
                    .doesNotContain("\tat ");
            assertThat(run.output()).as("output of " + option + " no-such-value").isEmpty();
            assertThat(run.status()).as("exit code of " + option + " no-such-value").isEqualTo(2);
        }
    }

    private static void showsAFigure(Lesson lesson) throws IOException {
        List<Readme.Figure> figures = Readme.figures(page(lesson));
        assertThat(figures).as("figures of " + lesson.name()).hasSizeGreaterThanOrEqualTo(2);
        for (Readme.Figure figure : figures) {
            assertThat(lesson.folder().resolve(figure.file())).exists();
            assertThat(figure.altText().length()).as("alt text of " + figure.file()).isGreaterThan(20);
        }
    }

    private static void hasLiveLinks(Lesson lesson) throws IOException {
        assertThat(Links.dead(lesson.folder().resolve("README.md"))).as("dead links").isEmpty();
    }

    private static void linksToNeighbours(Catalogue catalogue, Lesson lesson) throws IOException {
        assertThat(page(lesson))
                .as("the last line; refresh it with ./run readme " + lesson.number())
                .endsWith(Readme.navigation(catalogue, lesson));
    }

    private static void printsWhatItsReadmeSays(Lesson lesson) throws IOException {
        LessonRunner.Run run = LessonRunner.capture(lesson);
        assertThat(run.status()).as("exit code of\n" + run.output()).isZero();
        assertThat(run.output()).as("a check table").contains("|difference|").contains("Try:");
        String page = page(lesson);
        assertThat(Readme.printed(run.output()))
                .as("the output block; refresh it with ./run readme " + lesson.number())
                .isEqualTo(Readme.documented(page));
    }

    private static void needsExist(Catalogue catalogue, Lesson lesson) {
        assertThat(lesson.needs()).allSatisfy(number -> {
            assertThat(catalogue.find(Integer.toString(number))).isPresent();
            assertThat(number).isNotEqualTo(lesson.number());
        });
    }
}
