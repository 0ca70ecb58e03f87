package scratch.example.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;

/// The lessons of a module as a whole: no example without its row in the catalogue, no row without its [LessonTest].
/// A module inherits it in one class, `LessonsTest`.
public interface LessonContract {
    /// The name of the module under test, e.g. `classic-ml`.
    String module();

    @TestFactory
    default Stream<DynamicTest> everyLessonIsTested() {
        return Catalogue.load().lessons(module()).stream().map(lesson -> dynamicTest(lesson.name(), () ->
                assertThat(Files.readString(lesson.testFolder().resolve("Ex" + lesson.number() + "Test.java")))
                        .contains("implements LessonTest")));
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
}
