package scratch.example.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;

class LintTest {
    private static final Catalogue CATALOGUE = Catalogue.parse("""
            321 | line | Line | classic-ml | scratch.classic.linear.Ex321Line | - | 40 | Smile OLS | a | algorithm
            353 | k-means | k-means | classic-ml | scratch.classic.kmeans.Ex353KMeans | - | 50 | Smile | b | algorithm
            """);
    private static final Lesson LESSON = CATALOGUE.find("321").orElseThrow();

    private static List<Prose> prose(String text) {
        return Prose.of(text);
    }

    private static List<String> math(String text) {
        return InlineMath.problems(prose(text).getFirst());
    }

    private static List<String> links(String text) {
        return Links.problems(prose(text).getFirst(), LESSON, CATALOGUE);
    }

    @Test
    void codeOutputDisplaysPicturesAndCommentsAreNoProse() {
        assertThat(prose("""
                # 1 Title
                Text with `code`.
                ```text
                output
                ```
                $$x = 1 .$$
                $$
                y
                $$
                ![alt](a.svg)
                <!-- heart A.java#b -->
                ## Math
                - item
                | cell |
                <details><summary>Deeper</summary>

                Folded.
                </details>

                Last.
                <!-- navigation -->
                not this
                """)).extracting(Prose::number, Prose::kind, Prose::section, Prose::folded).extracting(Object::toString)
                .containsExactly("(1, HEADING, , false)".replace(", ,", ", \"\","), "(2, TEXT, \"\", false)",
                        "(12, HEADING, \"Math\", false)", "(13, ITEM, \"Math\", false)", "(14, TABLE, \"Math\", false)",
                        "(17, TEXT, \"Math\", true)", "(20, TEXT, \"Math\", false)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"One. Two is here.", "Really? Yes.", "**Bold.** Then more.", "He said \"well.\" She left.",
        "It is (so.) But no.", "See [this](a.md). Then that."})
    void twoSentencesInALineAreSeen(String line) {
        assertThat(Sentences.problems(prose(line))).singleElement().asString().contains("two sentences");
    }

    @ParameterizedTest
    @ValueSource(strings = {"One.", "W. S. Gosset brewed, e.g. Guinness.", "Compare Fig. 3 and Student et al. 1908.",
        "1. A list.", "- An item with 3.5 and p. 12.", "It costs 2. A test would not see this one.",
        "In version 4.4.2 it works.", "Is it \"so?\" he asked.", "| One. Two. | cell |", "## A heading. Or Two"})
    void oneSentenceIsNotTakenForTwo(String line) {
        assertThat(Sentences.problems(prose(line))).isEmpty();
    }

    @Test
    void aSentenceMayNotGoOnInTheNextLineAndNotBeTooLong() {
        assertThat(Sentences.problems(prose("It goes\non.\n"))).singleElement().asString()
                .startsWith("line 1: the sentence goes on");
        assertThat(Sentences.problems(prose("It ends.\nAnother one:\n\n- item\n"))).isEmpty();
        assertThat(Sentences.problems(prose("word ".repeat(40) + "."))).singleElement().asString()
                .startsWith("line 1: 201 characters");
        assertThat(Sentences.problems(prose("[word](" + "x".repeat(200) + ")."))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$a \\, b$", "$\\{1\\}$", "$\\mathbf{x}$", "$x_{ij}$", "$ x $", "a $k$-means", "the $n$th",
        "| $|t|$ |", "| $`|t|`$ |", "$`x`$y"})
    void formulasThatGitHubBreaksAreSeen(String line) {
        assertThat(math(line)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$x_i$ and $y_i$.", "$`\\mathbf{x}_{i}`$ (so $b_1$).", "`$HOME` and `${x}`", "costs 3 $ or {4}",
        "$\\bar x$, $\\mathbf X$", "| $\\lvert t \\rvert$ |", "$`\\{1, 2\\}`$"})
    void formulasThatGitHubKeepsArePassed(String line) {
        assertThat(math(line)).isEmpty();
    }

    @Test
    void macrosThatGitHubRefusesAreSeenInDisplaysToo() {
        assertThat(InlineMath.refused("$$\\operatorname{Var}(x)$$ and \\phantom{x} \\operatorname{Cov}")).hasSize(2);
        assertThat(InlineMath.refused("$$\\mathrm{Var}(x) \\text{if} \\defer$$")).isEmpty();
    }

    @Test
    void aLessonIsLinkedOrPlanned() {
        assertThat(links("See lesson 353.")).containsExactly("lesson 353 is named without a link");
        assertThat(links("See [lesson 353](../kmeans/README.md).")).isEmpty();
        assertThat(links("See [lesson 353](../other/README.md).")).hasSize(1);
        assertThat(links("See lesson 999.")).containsExactly("lesson 999 is not there yet: say that it is planned");
        assertThat(links("See lesson 999 (planned).")).isEmpty();
        assertThat(links("This is lesson 321.")).isEmpty();
    }

    @Test
    void aTermIsLinkedOrDefinedWhereItIsFirstUsed(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("glossary.md"), """
                | term | in one sentence |
                |---|---|
                | <a id="error"></a>**error**, **miss** | x |
                | <a id="auc"></a>**AUC** | x |
                | <a id="standard-error"></a>**standard error** | x |

                ## Plain words

                | <a id="row"></a>**row** | x |
                """);
        Glossary glossary = Glossary.read(page);
        assertThat(glossary.problems(prose("A row.\nStandard errors."))).containsExactly("line 2: \"Standard errors\": link "
                + "it at its first use to glossary.md#standard-error, or define it here in bold");
        assertThat(glossary.problems(prose("A [standard error](glossary.md#standard-error).\nA standard error."))).isEmpty();
        assertThat(glossary.problems(prose("The **error** is this.\n\n## Auctions\nauc, errors and terrors."))).isEmpty();
        assertThat(glossary.problems(prose("`error` and $error$.\n\nAn AUC."))).hasSize(1);
        assertThat(glossary.problems(prose("Errors."))).hasSize(1);
    }

    @Test
    void linksLeadToHeadingsAndToMarkedPlaces(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("a.md"),
                "# One, two: 3\n<a id=\"here\"></a>\n[a](#one-two-3) [b](a.md#here) [c](#there) [d](b.md#x) `[e](#f)`\n");
        assertThat(Links.lost(page)).containsExactly("a.md#there");
    }

    @Test
    void seenWordsAreCounted() {
        assertThat(Lint.words(prose("Two words and `some code` and $x_i$ 12 [link words](far/away.md).\n"))).isEqualTo(7);
        assertThat(Lint.words(prose("""
                <details>

                folded words
                </details>

                ## History and references
                not counted

                ## Cost
                three seen words
                """))).isEqualTo(4);
    }
}
