package scratch.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The analysis at the top of the module's page: its code is the class's, its numbers are what the class prints.
class BreastCancerTest {
    private static final Pattern BLOCKS = Pattern.compile(
            "(?s)<!-- analysis -->\\n```java\\n(.*?)```\\n.*?```text\\n(.*?)```\\n.*?<!-- /analysis -->");

    private static String output;

    @BeforeAll
    static void run() {
        output = printed();
    }

    @Test
    void thePageShowsTheCodeOfTheClass() throws IOException {
        String source = Files.readString(Path.of("src/test/java/scratch/classic/BreastCancer.java")).replace("\r\n", "\n");
        assertThat(page().group(1)).isEqualTo(source.substring(source.indexOf("public final class BreastCancer")));
    }

    @Test
    void thePageShowsWhatTheClassPrints() throws IOException {
        assertThat(output).isEqualTo(page().group(2));
    }

    @Test
    void theAnalysisHasFewerThanSixtyLinesOfCode() throws IOException {
        assertThat(page().group(1).lines().filter(line -> !line.isBlank() && !line.strip().startsWith("//")).count())
                .isLessThan(60);
    }

    /// scikit-learn 1.2.1 on the same 427 and 142 rows: `StandardScaler`, `LogisticRegression(C=0.1)`, `log_loss`,
    /// `roc_auc_score`, `confusion_matrix`, `exp(coef_)`.
    @Test
    void theNumbersAreScikitLearns() {
        assertThat(output).containsPattern("benign +87 +2\\nmalignant +3 +50\\n")
                .contains("log loss                0.110,", "area under ROC          0.995,")       // 0.109902, 0.995336
                .containsPattern("worst texture .* times 1\\.76\\nworst radius .* times 1\\.64\\n")
                .containsPattern("radius error .* times 1\\.38\\n")
                .contains("said 0.04, came true    0.012,", "said 0.36, came true    0.286,",
                        "said 0.63, came true    0.778,", "said 0.97, came true    1.000,");
    }

    private static Matcher page() throws IOException {
        Matcher blocks = BLOCKS.matcher(Files.readString(Path.of("README.md")).replace("\r\n", "\n"));
        assertThat(blocks.find()).as("the analysis in README.md, between <!-- analysis --> and <!-- /analysis -->").isTrue();
        return blocks;
    }

    private static String printed() {
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            BreastCancer.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
