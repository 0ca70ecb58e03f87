package scratch.example.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import scratch.example.lesson.Catalogue;

class BudgetTest {
    private static final Catalogue CATALOGUE = Catalogue.parse("""
            101 | vectors | Vectors | core-math | scratch.math.vectors.Ex101Vectors | - | 30 | closed form | a | algorithm
            102 | more | More | core-math | scratch.math.more.Ex102More | - | 30 | closed form | a | algorithm | 5/12
            353 | k-means | k-means | classic-ml | scratch.classic.kmeans.Ex353KMeans | - | 50 | Smile | b | algorithm
            """);

    @TempDir
    private Path root;

    private void report(String module, String suite, String xml) throws IOException {
        Path folder = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(folder.resolve("TEST-" + suite + ".xml"), "<?xml version=\"1.0\"?>\n" + xml);
    }

    @Test
    void theSlowestComesFirstAndIsHeldToItsOwnBudget() throws IOException {
        report("core-math", "scratch.math.vectors.Ex101Test", """
                <testsuite name="scratch.math.vectors.Ex101Test" time="3.9" tests="2">
                <testcase name="printsWhatItsReadmeSays()" classname="x" time="3.5"/>
                """);
        report("core-math", "scratch.math.vectors.VectorsTest", "<testsuite name=\"x\" time=\"2.1\">");
        report("core-math", "scratch.math.vectors.deeper.OtherTest", "<testsuite name=\"x\" time=\"100\">");
        report("core-math", "scratch.math.more.Ex102Test", """
                <testsuite name="x" time="1,003.0"><testcase name="printsWhatItsReadmeSays" classname="x" time="4.9"/>
                """);
        assertThat(Budget.report(root, CATALOGUE)).isEqualToNormalizingNewlines("""
                seconds in the last build        example    budget     tests    budget
                102 more                             4.9         5    1003.0        12  over
                101 vectors                          3.5         3       6.0         8  over
                2 of 2 lessons are over their budget. Measure on a quiet machine.
                """);
    }

    @Test
    void withoutReportsItSaysWhatWritesThem() throws IOException {
        assertThat(Budget.report(root, CATALOGUE))
                .isEqualToNormalizingNewlines("No test reports in */target/surefire-reports: mvn verify writes them.\n");
    }
}
