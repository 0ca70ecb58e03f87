package scratch.example.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;
import scratch.example.lesson.LessonRunner;
import scratch.example.page.Links;
import scratch.example.page.Readme;

/// What every lesson must have, checked for each row of the catalogue that belongs to this module, so that no lesson
/// can forget anything. A module inherits it in one class, `LessonsTest`.
public interface LessonContract {
    /// The headings of a lesson's README, in this order.
    List<String> SECTIONS = List.of("Run", "Idea", "Math", "From math to code", "Read the code", "By hand",
            "Checked against", "Cost", "When to use it, and when not", "Pitfalls", "Exercises",
            "History and references");

    /// The name of the module under test, e.g. `classic-ml`.
    String module();

    @TestFactory
    default Stream<DynamicNode> everyLessonIsComplete() {
        Catalogue catalogue = Catalogue.load();
        return catalogue.lessons(module()).stream().map(lesson -> DynamicContainer.dynamicContainer(
                lesson.number() + " " + lesson.name(), Stream.of(
                        check("has its files", lesson, LessonContract::hasItsFiles),
                        check("has the sections of a lesson", lesson, LessonContract::hasItsSections),
                        check("shows a figure with an alt text", lesson, LessonContract::showsAFigure),
                        check("has live links", lesson, LessonContract::hasLiveLinks),
                        check("links to its neighbours", lesson, l -> linksToNeighbours(catalogue, l)),
                        check("prints what its README says", lesson, LessonContract::printsWhatItsReadmeSays),
                        check("needs only lessons that exist", lesson, l -> needsExist(catalogue, l)))));
    }

    @TestFactory
    default Stream<DynamicTest> everyExampleIsInTheCatalogue() throws IOException {
        List<String> known = Catalogue.load().lessons(module()).stream().map(Lesson::className).toList();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Pattern example = Pattern.compile("Ex\\d{3}\\w+\\.java");
            return files.filter(file -> example.matcher(file.getFileName().toString()).matches())
                    .map(file -> Path.of("src/main/java").relativize(file).toString())
                    .map(file -> file.substring(0, file.length() - 5).replace('/', '.').replace('\\', '.'))
                    .sorted().toList().stream()
                    .map(name -> dynamicTest(name, () -> assertThat(known).contains(name)));
        }
    }

    private static DynamicTest check(String name, Lesson lesson, ThrowingConsumer<Lesson> check) {
        return dynamicTest(lesson.number() + " " + name, () -> check.accept(lesson));
    }

    private static void hasItsFiles(Lesson lesson) throws IOException {
        String number = Integer.toString(lesson.number());
        assertThat(lesson.folder().resolve("README.md")).exists();
        assertThat(lesson.folder().resolve("Exercise" + number + ".java")).exists();
        assertThat(lesson.testFolder().resolve("Exercise" + number + "Test.java")).exists();
        assertThat(lesson.testFolder().resolve("Solution" + number + ".java")).exists();
        try (Stream<Path> tests = Files.list(lesson.testFolder())) {
            assertThat(tests.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") && !name.startsWith("Exercise")))
                    .as("tests in " + lesson.testFolder()).isNotEmpty();
        }
    }

    private static void hasItsSections(Lesson lesson) throws IOException {
        String readme = Files.readString(lesson.folder().resolve("README.md"));
        List<String> headings = readme.lines().filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).strip()).toList();
        assertThat(headings).as("headings of " + lesson.name()).containsSubsequence(SECTIONS);
        assertThat(readme.lines().findFirst().orElse(""))
                .as("first line").startsWith("# " + lesson.number() + " ");
        assertThat(readme).contains("-Dexample=" + lesson.number(), "./run exercise " + lesson.number(), "<details>");
    }

    private static void showsAFigure(Lesson lesson) throws IOException {
        List<Readme.Figure> figures = Readme.figures(Files.readString(lesson.folder().resolve("README.md")));
        assertThat(figures).as("figures of " + lesson.name()).isNotEmpty();
        for (Readme.Figure figure : figures) {
            assertThat(lesson.folder().resolve(figure.file())).exists();
            assertThat(figure.altText().length()).as("alt text of " + figure.file()).isGreaterThan(20);
        }
    }

    private static void hasLiveLinks(Lesson lesson) throws IOException {
        assertThat(Links.dead(lesson.folder().resolve("README.md"))).as("dead links").isEmpty();
    }

    private static void linksToNeighbours(Catalogue catalogue, Lesson lesson) throws IOException {
        assertThat(Files.readString(lesson.folder().resolve("README.md")))
                .as("the last line; refresh it with ./run readme " + lesson.number())
                .endsWith(Readme.navigation(catalogue, lesson));
    }

    private static void printsWhatItsReadmeSays(Lesson lesson) throws IOException {
        LessonRunner.Run run = LessonRunner.capture(lesson);
        assertThat(run.status()).as("exit code of\n" + run.output()).isZero();
        assertThat(run.output()).as("a check table").contains("|difference|").contains("Try:");
        String documented = Readme.outputBlock(Files.readString(lesson.folder().resolve("README.md"))).orElse("");
        assertThat(Readme.masked(run.output()))
                .as("the output block; refresh it with ./run readme " + lesson.number())
                .isEqualTo(Readme.masked(documented));
    }

    private static void needsExist(Catalogue catalogue, Lesson lesson) {
        assertThat(lesson.needs()).allSatisfy(number -> {
            assertThat(catalogue.find(Integer.toString(number))).isPresent();
            assertThat(number).isNotEqualTo(lesson.number());
        });
    }
}
