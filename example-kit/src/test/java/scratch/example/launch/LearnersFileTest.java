package scratch.example.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import scratch.example.data.Sha256;

/// A workspace with one exercise, as Maven compiled it, and what a learner does to it.
class LearnersFileTest {
    private static final String FILE = "m/src/main/java/p/Exercise399.java";
    private static final String CHECKER = "m/src/test/java/p/Exercise399Test.java";

    @TempDir
    private Path root;

    private Compiled compiled;
    private LearnersFile learners;

    @BeforeEach
    void anExercise() throws IOException {
        write("public static int two() { throw new UnsupportedOperationException(); }");
        Path checker = root.resolve(CHECKER);
        Files.createDirectories(checker.getParent());
        Files.writeString(checker, "package p; public class Exercise399Test {"
                + " public static int ask() { return Exercise399.two(); } }");
        Files.writeString(root.resolve("word.txt"), "compiled once");
        compiled = new Compiled("m/target/classes", "",
                Map.of(FILE, new Compiled.Stamp(1, 1, Sha256.of(root.resolve(FILE)))));
        learners = new LearnersFile(root, 399, FILE, CHECKER);
    }

    private void write(String method) throws IOException {
        Path file = root.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package p; final class Exercise399 { " + method + " }");
    }

    private String classPath() throws IOException {
        return learners.classPath(compiled, root.resolve("word.txt"));
    }

    private Object answer() throws Exception {
        String first = classPath().split(File.pathSeparator)[0];
        try (var loader = new URLClassLoader(new URL[] {Path.of(first).toUri().toURL()})) {
            return loader.loadClass("p.Exercise399Test").getMethod("ask").invoke(null);
        }
    }

    @Test
    void whatMavenCompiledIsNotCompiledAgain() throws IOException {
        assertThat(classPath()).isEqualTo("m/target/classes");
    }

    @Test
    void everyChangeIsSeen() throws Exception {
        write("static int two() { return 1; }");
        assertThat(classPath()).endsWith("m/target/classes").startsWith(root.resolve("target/run/exercise/399").toString());
        assertThat(answer()).isEqualTo(1);
        write("static int two() { return 2; }");
        assertThat(answer()).isEqualTo(2);
        anExercise();
        assertThat(classPath()).isEqualTo("m/target/classes");
    }

    @Test
    void theSameTextIsCompiledOnceUntilMavenCompilesAgain() throws IOException {
        write("static int two() { return 2; }");
        classPath();
        Path compiledClass = root.resolve("target/run/exercise/399/p/Exercise399.class");
        Files.delete(compiledClass);
        classPath();
        assertThat(compiledClass).doesNotExist();
        Files.writeString(root.resolve("word.txt"), "compiled twice");
        classPath();
        assertThat(compiledClass).exists();
    }

    @Test
    void whatDoesNotCompileIsShownWithItsLineAndIsNotTakenForWhatCompiledBefore() throws Exception {
        write("static int two() { return 2; }");
        assertThat(answer()).isEqualTo(2);
        write("static int two() { retrun 2; }");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::classPath).isInstanceOf(LearnersFile.DoesNotCompile.class)
                    .hasMessageContaining("Exercise399.java:1: ").hasMessageContaining("retrun")
                    .hasMessageEndingWith("Exercise 399 does not compile yet.");
        }
    }

    @Test
    void anotherSignatureIsNamedAsTheCause() throws IOException {
        write("static int two(int more) { return 2; }");
        assertThatThrownBy(this::classPath).isInstanceOf(LearnersFile.DoesNotCompile.class)
                .hasMessageEndingWith("keep its name, parameters and result.");
    }
}
