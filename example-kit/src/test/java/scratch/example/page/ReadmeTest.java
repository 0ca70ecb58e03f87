package scratch.example.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import scratch.example.Workspace;
import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;

class ReadmeTest {
    private static final Catalogue CATALOGUE = Catalogue.parse("""
            101 | vectors | Vectors | core-math | scratch.math.vectors.Ex101Vectors | - | 30 | closed form | a | algorithm
            321 | simple-linear-regression | Simple linear regression | classic-ml | scratch.classic.linear.line.Ex321Line \
            | - | 40 | Smile OLS | a | algorithm
            353 | k-means | k-means | classic-ml | scratch.classic.cluster.kmeans.Ex353KMeans | - | 50 | Smile KMeans | b \
            | algorithm
            """);
    private static final Catalogue CATALOGUE_WITHOUT_FOLDERS = Catalogue.parse(
            "353 | k-means | k-means | classic-ml | scratch.classic.nowhere.Ex353KMeans | - | 50 | Smile | b | algorithm");
    private static final String README = """
            # 353 k-means

            ## Run

            ```sh
            ./run 353
            ```

            ```text
            old $1 output
              indented
            ```

            ```text
            a second block
            ```

            ![Two blobs](kmeans.svg) and ![](elbow.png), not ![far](../far.svg) and not [a link](kmeans.svg)
            """;

    private static Lesson lesson(int number) {
        return CATALOGUE.find(Integer.toString(number)).orElseThrow();
    }

    @Test
    void theOutputBlockIsTheFirstTextBlockUnderRun() {
        assertThat(Readme.outputBlock(README)).contains("old $1 output\n  indented");
        assertThat(Readme.outputBlock("no block")).isEmpty();
        assertThat(Readme.outputBlock("```sh\n./run\n```")).isEmpty();
    }

    @Test
    void anEmptyOutputBlockIsEmptyAndDoesNotReachForTheNextOne() {
        assertThat(Readme.outputBlock("## Run\n```text\n```\nprose\n```text\nmore\n```\n")).contains("");
        assertThat(Readme.withOutput("## Run\n```text\n```\nprose\n```text\nmore\n```\n", "new"))
                .isEqualTo("## Run\n```text\nnew\n```\nprose\n```text\nmore\n```\n");
    }

    @Test
    void aNewOutputReplacesTheOldOneAndNothingElse() {
        String refreshed = Readme.withOutput(README, "new $2 output\n\n");
        assertThat(refreshed).isEqualTo(README.replace("old $1 output\n  indented", "new $2 output"));
        assertThat(Readme.withOutput("no block", "new")).isEqualTo("no block");
    }

    @Test
    void aCopyOfALessonThatHasNoReadmeYetStaysAsItIs() {
        String copy = "<!-- output 353 -->\nold\n<!-- /output -->\n<!-- output 999 -->\n<!-- /output -->\n";
        assertThat(Readme.withOutputs(copy, CATALOGUE_WITHOUT_FOLDERS)).isEqualTo(copy);
    }

    @Test
    void outputsAgreeUpToVolatileFigures() {
        assertThat(Readme.sameOutput("slope 2.5\ntook 3 ms", "slope 2.5\ntook   12 ms\n")).isTrue();
        assertThat(Readme.sameOutput("slope 2.5", "slope 2.6")).isFalse();
        assertThat(Readme.masked("took 3 ms")).isEqualTo("took #");
    }

    @Test
    void figuresAreTheImagesBesideTheReadme() {
        assertThat(Readme.figures(README)).containsExactly(new Readme.Figure("kmeans.svg", "Two blobs"),
                new Readme.Figure("elbow.png", ""));
    }

    @Test
    void navigationLinksToBothNeighboursAndToAllLessons() {
        assertThat(Readme.navigation(CATALOGUE, lesson(321))).isEqualTo("<!-- navigation -->\n"
                + "← [101 Vectors](../../../../../../../../core-math/src/main/java/scratch/math/vectors/README.md)"
                + " · [all lessons](../../../../../../../../README.md)"
                + " · [353 k-means](../../cluster/kmeans/README.md) →\n");
    }

    @Test
    void theFirstAndTheLastLessonHaveOneNeighbour() {
        assertThat(Readme.navigation(CATALOGUE, lesson(101))).doesNotContain("←").contains("[321 Simple", "→");
        assertThat(Readme.navigation(CATALOGUE, lesson(353))).contains("← [321").doesNotContain("→");
    }

    @Test
    void navigationIsReplacedOrAppended() {
        assertThat(Readme.withNavigation("text\n\n<!-- navigation -->\nold\n", "<!-- navigation -->\nnew $1\n"))
                .isEqualTo("text\n\n<!-- navigation -->\nnew $1\n");
        assertThat(Readme.withNavigation("text\n", "<!-- navigation -->\nnew\n"))
                .isEqualTo("text\n\n<!-- navigation -->\nnew\n");
    }

    @Test
    void theTableOfAModuleLinksFromTheModulesFolder() {
        assertThat(Readme.table(CATALOGUE.lessons("core-math"), Workspace.root().resolve("core-math"))).isEqualTo("""
                | No. | Lesson | Class | Against | Rung | Minutes |
                |---|---|---|---|---|---|
                | 101 | [Vectors](src/main/java/scratch/math/vectors/README.md) \
                | [Ex101Vectors](src/main/java/scratch/math/vectors/Ex101Vectors.java) | closed form | a | 30 |
                """);
    }

    @Test
    void aModuleWithoutLessonsSaysSo() {
        assertThat(Readme.table(CATALOGUE.lessons("nlp"), Workspace.root())).isEqualTo("*No lessons yet.*\n");
    }

    @Test
    void theTableOfTheRootLinksIntoTheModules() {
        assertThat(Readme.table(CATALOGUE.lessons(), Workspace.root()).lines()).hasSize(5).anyMatch(line ->
                line.startsWith("| 353 | [k-means](classic-ml/src/main/java/scratch/classic/cluster/kmeans/README.md)"));
    }

    @Test
    void aTableIsReplacedBetweenItsMarksAndAReadmeWithoutMarksStays() {
        assertThat(Readme.withTable("a\n<!-- lessons -->\nold\n<!-- /lessons -->\nb\n", "new $1\n"))
                .isEqualTo("a\n<!-- lessons -->\nnew $1\n<!-- /lessons -->\nb\n");
        assertThat(Readme.withTable("<!-- lessons -->\n<!-- /lessons -->", "new\n"))
                .isEqualTo("<!-- lessons -->\nnew\n<!-- /lessons -->");
        assertThat(Readme.withTable("no marks", "new\n")).isEqualTo("no marks");
    }

    @Test
    void shortLinksAreWrittenOut() {
        assertThat(Readme.withLinks("[a](lesson 353) [b](glossary#leaf) [c](lesson 999)", CATALOGUE, lesson(353))).isEqualTo(
                "[a](README.md) [b](../../../../../../../../docs/glossary.md#leaf) [c](lesson 999)");
        assertThat(Readme.withLinks("[a](lesson 353)", CATALOGUE, lesson(321))).contains("/cluster/kmeans/README.md)");
    }
}
