package scratch.example.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenTest {
    @Test
    void ofACompilationErrorTheLinesAndNothingElseAreShownOnceAndWithoutColours() {
        String output = """
                \u001b[0m[ERROR] COMPILATION ERROR :
                [ERROR] /home/you/Exercise213.java:[14,9] not a statement
                [ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.16.0:compile
                [ERROR] /home/you/Exercise213.java:[14,9] not a statement
                [ERROR] -> [Help 1]
                """;
        assertThat(Maven.cause(output)).isEqualToNormalizingNewlines("""
                ./run: this does not compile:
                /home/you/Exercise213.java:[14,9] not a statement""");
    }

    @Test
    void aMissingJdkIsOneSentence() {
        assertThat(Maven.cause("[ERROR] Failed to execute goal x (this project needs a JDK 25: install one ...) on y\n"))
                .isEqualTo("./run: this project needs a JDK 25: install one (https://adoptium.net) or name it in "
                        + "~/.m2/toolchains.xml");
    }

    @Test
    void aWarningStopsTheCompilerTooAndIsShown() {
        String output = "[WARNING] COMPILATION WARNING :\n[WARNING] /home/you/A.java:[3,9] [serial] no id\n"
                + "[ERROR] COMPILATION ERROR :\n[ERROR] error: warnings found and -Werror specified\n";
        assertThat(Maven.cause(output)).isEqualToNormalizingNewlines(
                "./run: this does not compile:\n/home/you/A.java:[3,9] [serial] no id");
    }

    @Test
    void ofEverythingElseTheErrorsAreShown() {
        assertThat(Maven.cause("[INFO] Scanning\n[ERROR] no network\n[ERROR] really\n"))
                .isEqualToNormalizingNewlines("[ERROR] no network\n[ERROR] really");
        assertThat(Maven.cause("mvn: not found\n")).isEqualTo("mvn: not found");
    }
}
