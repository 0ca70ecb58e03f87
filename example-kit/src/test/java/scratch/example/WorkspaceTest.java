package scratch.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;
import scratch.example.page.Links;
import scratch.example.page.Readme;

/// What holds for the checkout as a whole: it can be found, no link in it is dead, no table of lessons is out of date.
class WorkspaceTest {
    private static final Pattern TABLE = Pattern.compile("(?s)<!-- lessons -->\n(.*?)<!-- /lessons -->");

    @Test
    void theRootIsTheNearestFolderUpwardsThatHoldsTheMavenFolder(@TempDir Path folder) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("checkout/classic-ml/src"));
        Files.createDirectories(folder.resolve("checkout/.mvn"));
        assertThat(Workspace.find(inner)).isEqualTo(folder.resolve("checkout"));
        assertThat(Workspace.find(folder.resolve("checkout"))).isEqualTo(folder.resolve("checkout"));
    }

    @Test
    void outsideACheckoutTheRootIsWhereTheProgramStarted(@TempDir Path folder) throws IOException {
        for (Path parent = folder; parent != null; parent = parent.getParent()) {
            assumeTrue(!Files.isDirectory(parent.resolve(".mvn")), "the temporary folder lies in a checkout");
        }
        assertThat(Workspace.find(folder)).isEqualTo(folder);
        // A file of that name is not a checkout.
        Files.createFile(folder.resolve(".mvn"));
        assertThat(Workspace.find(folder.resolve("x"))).isEqualTo(folder.resolve("x"));
    }

    @Test
    void theRootOfThisCheckoutHoldsItsModules() {
        assertThat(Workspace.root().resolve("example-kit/pom.xml")).exists();
        assertThat(Workspace.root()).isAbsolute();
    }

    @TestFactory
    Stream<DynamicTest> everyLinkIsAlive() throws IOException {
        // A lesson without its README turns its own Ex353Test red; here it would turn everybody's.
        List<Path> lessons = Catalogue.load().lessons().stream()
                .map(lesson -> lesson.folder().resolve("README.md")).toList();
        return markdown().stream().map(file -> dynamicTest(name(file), () ->
                assertThat(Links.dead(file)).as("dead links").isSubsetOf(lessons)));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkToAHeadingFindsItsHeading() throws IOException {
        return markdown().stream().map(file -> dynamicTest(name(file), () ->
                assertThat(Links.lost(file)).as("links to headings and anchors that are not there").isEmpty()));
    }

    // Two people may add the same term; the rows are merged without a conflict.
    @Test
    void theGlossaryHasEachTermAndEachPlaceOnce() throws IOException {
        String glossary = Files.readString(Workspace.root().resolve("docs/glossary.md"));
        assertThat(Pattern.compile("<a id=\"([^\"]+)\">").matcher(glossary).results().map(m -> m.group(1)).toList())
                .isNotEmpty().doesNotHaveDuplicates();
        assertThat(glossary.lines().filter(line -> line.startsWith("| <a id=")).flatMap(line -> Pattern
                .compile("\\*\\*([^*]+)\\*\\*").matcher(line.split("\\|")[1]).results().map(m -> m.group(1))))
                .isNotEmpty().doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> everyTableOfLessonsEqualsTheCatalogue() {
        Catalogue catalogue = Catalogue.load();
        Stream<DynamicTest> modules = catalogue.lessons().stream().map(Lesson::module).distinct()
                .map(module -> tableTest(Workspace.root().resolve(module), catalogue.lessons(module)));
        return Stream.concat(Stream.of(tableTest(Workspace.root(), catalogue.lessons())), modules);
    }

    private static DynamicTest tableTest(Path folder, List<Lesson> lessons) {
        Path readme = folder.resolve("README.md");
        return dynamicTest(name(readme), () -> {
            assertThat(readme).exists();
            Matcher table = TABLE.matcher(Files.readString(readme));
            assertThat(table.find()).as("the marks <!-- lessons --> and <!-- /lessons --> in " + readme).isTrue();
            assertThat(table.group(1)).as("refresh it with ./run readme all").isEqualTo(Readme.table(lessons, folder));
        });
    }

    @Test
    void theOutputsThatTheRootReadmeCopiesAreThoseOfTheLessons() throws IOException {
        String readme = Files.readString(Workspace.root().resolve("README.md"));
        assertThat(Readme.withOutputs(readme, Catalogue.load())).as("refresh it with ./run readme all")
                .isEqualTo(readme);
    }

    // Doubled numbers, and numbers outside their module's range, are refused when the catalogue is read.
    @TestFactory
    Stream<DynamicTest> everyLessonInTheCatalogueHasItsExampleAndIsInAModuleOfTheBuild() throws IOException {
        String pom = Files.readString(Workspace.root().resolve("pom.xml"));
        return Catalogue.load().lessons().stream().map(lesson -> dynamicTest("" + lesson.number(), () -> {
            assertThat(pom).contains("<module>" + lesson.module() + "</module>");
            String simple = lesson.className().substring(lesson.className().lastIndexOf('.') + 1);
            assertThat(lesson.folder().resolve(simple + ".java")).exists();
        }));
    }

    private static String name(Path file) {
        return Workspace.root().relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> markdown() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(Workspace.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean foreign = name.equals("target") || name.startsWith(".") && !folder.equals(Workspace.root());
                return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }
}
