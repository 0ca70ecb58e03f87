package scratch.example.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final String TEXT = """
            # number | name | title | module | example class | needs | minutes | against | rung | kind

            353 | k-means | k-means | classic-ml | scratch.classic.cluster.kmeans.Ex353KMeans | 101, 321 | 50 \
            | Smile KMeans | b | algorithm
            101 | vectors | Vectors | core-math | scratch.math.vectors.Ex101Vectors | - | 30 | closed form | a | algorithm
            321|simple-linear-regression|Simple linear regression|classic-ml|scratch.classic.line.Ex321Line|101|40|OLS|a|tour
            361 | k-nn | k nearest neighbours | classic-ml | scratch.classic.knn.Ex361KNN | 101 | 40 | Smile KNN | a/c \
            | algorithm
            """;

    private static Catalogue catalogue() {
        return Catalogue.parse(TEXT);
    }

    private static String row(String number, String name, String className, String needs, String minutes) {
        return String.join(" | ", number, name, "Title", "classic-ml", className, needs, minutes, "Smile", "a", "algorithm");
    }

    private static void assertRefused(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.parse(text)).withMessage(message);
    }

    @Test
    void rowsAreReadAndSortedByNumber() {
        assertThat(catalogue().lessons()).extracting(Lesson::number).containsExactly(101, 321, 353, 361);
        Lesson kMeans = catalogue().find("353").orElseThrow();
        assertThat(kMeans.needs()).containsExactly(101, 321);
        assertThat(kMeans.minutes()).isEqualTo(50);
        assertThat(kMeans.against()).isEqualTo("Smile KMeans");
        assertThat(kMeans.rung()).isEqualTo("b");
        assertThat(catalogue().find("101").orElseThrow().needs()).isEmpty();
    }

    @Test
    void aModuleHasItsOwnLessons() {
        assertThat(catalogue().lessons("classic-ml")).extracting(Lesson::number).containsExactly(321, 353, 361);
        assertThat(catalogue().lessons("nlp")).isEmpty();
    }

    @Test
    void theWorkspacesOwnCatalogueCanBeRead() {
        assertThat(Catalogue.load().lessons()).isNotEmpty();
    }

    @Test
    void aMalformedRowIsNamedByItsLine() {
        assertRefused("# one\n\n353 | k-means | k-means",
                "catalogue: line 3 has 3 columns: a row has 10 or 11, separated by |");
        assertRefused(row("3x3", "k-means", "scratch.c.k.Ex353K", "-", "50"),
                "catalogue: line 1: number '3x3': must be a whole number");
        assertRefused(row("353", "k-means", "scratch.c.k.Ex353K", "101 k-nn", "50"),
                "catalogue: line 1: needs 'k-nn': must be a whole number");
        assertRefused(row("353", "k-means", "scratch.c.k.Ex353K", "", "50"),
                "catalogue: line 1: needs '': must be a whole number");
        assertRefused("\n" + row("353", "k-means", "scratch.c.k.Ex353K", "-", "long"),
                "catalogue: line 2: minutes 'long': must be a whole number");
        assertRefused("#\n#\n" + row("153", "k-means", "scratch.c.k.Ex153K", "-", "50"),
                "catalogue: line 3: lesson 153: numbers of classic-ml start with 3");
    }

    @Test
    void theKindIsAlgorithmOrTour() {
        assertThat(catalogue().find("321").orElseThrow().kind()).isEqualTo(Lesson.Kind.TOUR);
        assertRefused(row("353", "k-means", "scratch.c.k.Ex353K", "-", "50").replace("algorithm", "story"),
                "catalogue: line 1: kind 'story': must be algorithm or tour");
    }

    @Test
    void numbersNamesAndClassesAreUnique() {
        String kMeans = row("353", "k-means", "scratch.c.k.Ex353K", "-", "50") + "\n";
        assertRefused(kMeans + row("353", "k-nn", "scratch.c.k.Ex353KNN", "-", "50"),
                "catalogue: 353 occurs twice: numbers, names and classes are unique");
        assertRefused(kMeans + row("354", "kme-ans", "scratch.c.k.Ex354K", "-", "50"),
                "catalogue: kmeans occurs twice: numbers, names and classes are unique");
        assertRefused(kMeans + kMeans, "catalogue: 353 occurs twice: numbers, names and classes are unique");
    }

    @ParameterizedTest
    @ValueSource(strings = {"353", "k-means", "kmeans", "K-Means", "KMEANS", "k means", " 353 "})
    void aLessonIsFoundByNumberAndByNameWithoutRegardToDashesAndCase(String typed) {
        assertThat(catalogue().find(typed)).map(Lesson::number).contains(353);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "35", "3530", "kmean", "means", "-"})
    void nothingIsFoundByHalfAName(String typed) {
        assertThat(catalogue().find(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kmens,353", "kmean,353", "regresion,321", "linear,321", "vektors,101", "354,353", "k,353", "kn,361",
        "simple-linear-regresion,321", "neighbor,"})
    void theNearestLessonIsSuggestedFirst(String typed, Integer number) {
        if (number == null) {
            assertThat(catalogue().nearest(typed)).isEmpty();
        } else {
            assertThat(catalogue().nearest(typed).getFirst().number()).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!", "x", "transformer", "999", "12345"})
    void nothingIsSuggestedIfNothingIsNear(String typed) {
        assertThat(catalogue().nearest(typed)).isEmpty();
    }

    @Test
    void atMostThreeAreSuggestedTheLowerNumberFirst() {
        var many = Catalogue.parse(row("353", "aa", "scratch.c.k.Ex353K", "-", "1") + "\n"
                + row("351", "bb", "scratch.c.k.Ex351K", "-", "1") + "\n"
                + row("354", "cc", "scratch.c.k.Ex354K", "-", "1") + "\n"
                + row("356", "dd", "scratch.c.k.Ex356K", "-", "1"));
        assertThat(many.nearest("355")).extracting(Lesson::number).containsExactly(351, 353, 354);
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "same,same,0", "ab,ba,2"})
    void theEditDistanceCountsInsertionsDeletionsAndSubstitutions(String a, String b, int distance) {
        assertThat(Catalogue.editDistance(a, b)).isEqualTo(distance);
    }

    @Test
    void neighboursFollowTheNumbersAcrossModules() {
        Lesson vectors = catalogue().find("101").orElseThrow();
        Lesson last = catalogue().find("361").orElseThrow();
        assertThat(catalogue().before(vectors)).isEmpty();
        assertThat(catalogue().after(vectors)).map(Lesson::number).contains(321);
        assertThat(catalogue().before(last)).map(Lesson::number).contains(353);
        assertThat(catalogue().after(last)).isEmpty();
    }

    @Test
    void theListingIsGroupedByModuleAndAligned() {
        assertThat(catalogue().listing().lines()).containsExactly(
                "core-math (1 lesson, 30 min)",
                "  101  vectors                   Vectors                                30 min",
                "",
                "classic-ml (3 lessons, 130 min)",
                "  321  simple-linear-regression  Simple linear regression               40 min",
                "  353  k-means                   k-means                                50 min",
                "  361  k-nn                      k nearest neighbours                   40 min",
                "");
    }

    @Test
    void aLongTitleWidensTheColumnForAll() {
        String title = "A title that is a good deal longer than most titles";
        var two = Catalogue.parse(TEXT.replace("| Vectors |", "| " + title + " |"));
        assertThat(two.listing().lines().filter(line -> line.startsWith("  "))).extracting(String::length)
                .containsOnly(2 + 3 + 2 + 24 + 2 + title.length() + 1 + 4 + 4);
    }

    @Test
    void aBudgetIsTheExceptionInTheEleventhColumn() {
        String row = "353 | k-means | k-means | classic-ml | scratch.classic.kmeans.Ex353KMeans | - | 50 | Smile | b"
                + " | algorithm";
        assertThat(Catalogue.parse(row).lessons().getFirst().budget()).isEqualTo(new Lesson.Budget(3, 8));
        assertThat(Catalogue.parse(row + " | 5/12").lessons().getFirst().budget()).isEqualTo(new Lesson.Budget(5, 12));
        for (String wrong : List.of("5", "0/8", "five/12", "5/12/3", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.parse(row + " | " + wrong)).withMessage(
                    "catalogue: line 1: budget '" + wrong + "': must be two numbers of seconds, as in 5/12");
        }
    }
}
