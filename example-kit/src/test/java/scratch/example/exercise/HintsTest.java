package scratch.example.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintsTest {
    @TempDir
    private Path folder;

    private Path checker(String hints) throws IOException {
        return Files.writeString(folder.resolve("Exercise399Test.java"), """
                package scratch;
                class Exercise399Test implements NotThere<NeitherThis> {
                    public String task() { return Exercise399.doesNotCompile(; }
                """ + hints + "}");
    }

    @Test
    void theyAreReadFromASourceThatDoesNotCompile() throws IOException {
        assertThat(Hints.in(checker("""
                    @Override
                    public List<String> hints() {
                        return List.of("one", "two " + "and" + " a half",
                                "a \\"third\\"");
                    }
                """))).containsExactly("one", "two and a half", "a \"third\"");
    }

    @Test
    void onlyStringsCanBeReadWithoutRunningThem() throws IOException {
        Path computed = checker("public List<String> hints() { return List.of(\"a\" + 1 + name()); }");
        assertThatThrownBy(() -> Hints.in(computed)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Hints.in: name(): must be a string literal");
        Path none = checker("public List<String> clues() { return null; }");
        assertThatThrownBy(() -> Hints.in(none)).isInstanceOf(IllegalArgumentException.class).hasMessage("Hints.in: "
                + "Exercise399Test.java: needs a method hints() that returns List.of(...) of string literals");
    }
}
