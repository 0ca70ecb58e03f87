package scratch.example.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace of two modules, `above` on `below`, and what changes in it.
class CompiledTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant STARTED = Instant.parse("2026-01-01T00:01:00Z");

    @TempDir
    private Path root;

    @BeforeEach
    void aWorkspace() throws IOException {
        for (String file : new String[] {"pom.xml", "above/pom.xml", "below/pom.xml", "library.jar",
            "below/src/main/java/b/Below.java", "below/src/main/resources/b/list.txt",
            "below/src/test/java/b/BelowTest.java", "below/target/classes/b/Below.class",
            "above/src/main/java/a/Above.java", "above/src/main/java/a/Exercise399.java",
            "above/src/main/java/a/README.md", "above/src/test/java/a/AboveTest.java",
            "above/target/classes/a/Above.class", "above/target/test-classes/a/AboveTest.class"}) {
            write(file, "one", BEFORE);
        }
    }

    private void write(String file, String text, Instant changed) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.from(changed));
    }

    private Compiled record(boolean tests) throws IOException {
        String classPath = Stream.of(tests ? "above/target/test-classes" : "library.jar", "above/target/classes",
                "below/target/classes", "library.jar").map(entry -> root.resolve(entry).toString())
                .collect(Collectors.joining(File.pathSeparator));
        Compiled.record(root, "above", classPath, "-Xflag", STARTED);
        return Compiled.read(root, "above", tests).orElseThrow();
    }

    private String changed(Compiled compiled) throws IOException {
        return compiled.changed(root, "above").orElse("nothing");
    }

    @Test
    void nothingHasChangedUntilSomethingDoes() throws IOException {
        assertThat(Compiled.read(root, "above", false)).isEmpty();
        Compiled compiled = record(false);
        assertThat(changed(compiled)).isEqualTo("nothing");
        assertThat(compiled.flags()).isEqualTo("-Xflag");
        assertThat(Compiled.read(root, "above", true)).as("with tests").isEmpty();
    }

    @Test
    void anyFileThatClassesDependOnCounts() throws IOException {
        for (String file : new String[] {"pom.xml", "below/pom.xml", "library.jar", "below/src/main/java/b/Below.java",
            "below/src/main/resources/b/list.txt", "below/target/classes/b/Below.class",
            "above/src/main/java/a/Above.java"}) {
            Compiled compiled = record(false);
            write(file, "two", STARTED);
            assertThat(changed(compiled)).endsWith(file);
            Files.delete(root.resolve(file));
            assertThat(changed(compiled)).endsWith(file);
            aWorkspace();
        }
        Compiled compiled = record(false);
        write("below/src/main/java/b/New.java", "new", BEFORE);
        assertThat(changed(compiled)).isEqualTo("below/src/main/java/b/New.java");
    }

    @Test
    void testsCountForTheModuleItselfAndOnlyIfTheyAreOnTheClassPath() throws IOException {
        Compiled without = record(false);
        Compiled with = record(true);
        write("below/src/test/java/b/BelowTest.java", "two", STARTED);
        assertThat(changed(with)).isEqualTo("nothing");
        write("above/src/test/java/a/AboveTest.java", "two", STARTED);
        assertThat(changed(without)).isEqualTo("nothing");
        assertThat(changed(with)).isEqualTo("above/src/test/java/a/AboveTest.java");
    }

    @Test
    void pagesAndWhatLearnersWriteDoNotCount() throws IOException {
        Compiled compiled = record(false);
        assertThat(compiled.isCompiledFrom(root, "above/src/main/java/a/Exercise399.java")).isTrue();
        write("above/src/main/java/a/README.md", "two", STARTED);
        write("above/src/main/java/a/Exercise399.java", "two", STARTED);
        write("above/src/main/java/a/Exercise398.java", "new", STARTED);
        assertThat(changed(compiled)).isEqualTo("nothing");
        assertThat(compiled.isCompiledFrom(root, "above/src/main/java/a/Exercise399.java")).isFalse();
    }

    @Test
    void aSourceThatWasOnlyTouchedIsTheSame() throws IOException {
        Compiled compiled = record(false);
        write("below/src/main/java/b/Below.java", "one", STARTED);
        assertThat(changed(compiled)).isEqualTo("nothing");
        write("above/target/classes/a/Above.class", "one", STARTED);
        assertThat(changed(compiled)).as("a class is another one").isEqualTo("above/target/classes/a/Above.class");
    }

    @Test
    void whatWasSavedWhileMavenCompiledIsNotTrusted() throws IOException {
        write("above/src/main/java/a/Above.java", "two", STARTED);
        write("above/src/main/java/a/Exercise399.java", "two", STARTED);
        Compiled compiled = record(false);
        assertThat(changed(compiled)).isEqualTo("above/src/main/java/a/Above.java");
        assertThat(compiled.isCompiledFrom(root, "above/src/main/java/a/Exercise399.java")).isFalse();
    }

    @Test
    void theWordOfAnotherVersionIsNotRead() throws IOException {
        record(false);
        Path file = Compiled.file(root, "above", false);
        Files.writeString(file, Files.readString(file).replaceFirst("compiled 1", "compiled 0"));
        assertThat(Compiled.read(root, "above", false)).isEmpty();
    }
}
