package scratch.example.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieLensTest {
    private static final String RATINGS = "userId,movieId,rating,timestamp\n1,10,4.0,964982703\n"
        + "1,30,0.5,964981247\n7,10,5.0,1\n";
    private static final String MOVIES = """
        movieId,title,genres
        10,"American President, The (1995)",Comedy|Drama
        20,"Say ""Cheese"" (2001)",(no genres listed)
        30,Amélie (2001),Romance
        """;

    @TempDir
    private Path folder;

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = folder.resolve("tiny.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                boolean latin = namesAndTexts[i].endsWith("u.item");
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }

    private Path latest(String ratings, String movies) throws IOException {
        return zip("ml-latest-small/ratings.csv", ratings, "ml-latest-small/movies.csv", movies);
    }

    private Path old(String ratings, String items) throws IOException {
        return zip("ml-100k/u.data", ratings, "ml-100k/u.item", items);
    }

    @Test
    void ratingsAndQuotedTitlesAreRead() throws IOException {
        RatingData data = MovieLens.LATEST_SMALL.read(latest(RATINGS, MOVIES));

        assertThat(data.users()).containsExactly(1, 1, 7);
        assertThat(data.items()).containsExactly(10, 30, 10);
        assertThat(data.ratings()).containsExactly(4, 0.5, 5);
        assertThat(data.times()).containsExactly(964982703, 964981247, 1);
        assertThat(data.titles()).hasSize(3).containsEntry(10L, "American President, The (1995)")
            .containsEntry(20L, "Say \"Cheese\" (2001)").containsEntry(30L, "Amélie (2001)");
        assertThat(data.card().headline()).isEqualTo("MovieLens ml-latest-small: 3 × 2");
    }

    @Test
    void theOldArchiveIsRead() throws IOException {
        RatingData data = MovieLens.ML_100K.read(old("196\t242\t3\t881250949\n22\t377\t1\t878887116\n",
            "242|Kolya (1996)|24-Jan-1997||http://x|0|0\n377|Fantôme, Le (1994)|01-Jan-1994||http://y|0|0\n"));

        assertThat(data.users()).containsExactly(196, 22);
        assertThat(data.items()).containsExactly(242, 377);
        assertThat(data.ratings()).containsExactly(3, 1);
        assertThat(data.times()).containsExactly(881250949, 878887116);
        assertThat(data.titles()).containsEntry(377L, "Fantôme, Le (1994)");
    }

    @Test
    void nothingIsDownloadedBeforeTheTermsAreAccepted() {
        assertThatThrownBy(() -> MovieLens.LATEST_SMALL.load(false)).isInstanceOf(IllegalStateException.class)
            .hasMessage("MovieLens.load: terms of ml-latest-small not accepted: read them first");
        assertThat(MovieLens.LATEST_SMALL.terms()).contains("ml-latest-small.zip, 1 MB", "no commercial use",
            "may be passed on under the same terms", "Harper");
        assertThat(MovieLens.ML_100K.terms()).contains("ml-100k.zip, 5 MB", "may not be passed on without permission");
        assertThat(MovieLens.ML_100K.terms().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aBrokenFileIsRefusedWithItsLine() throws IOException {
        refused(MovieLens.LATEST_SMALL, latest(RATINGS + "9,x,3,1\n", MOVIES),
            "ml-latest-small/ratings.csv line 5, column 'movieId': 'x': a whole number is needed");
        refused(MovieLens.LATEST_SMALL, latest(RATINGS + "9,10,5.5,1\n", MOVIES),
            "ml-latest-small/ratings.csv line 5: 5.5 stars: must be from 0.5 to 5.0");
        refused(MovieLens.LATEST_SMALL, latest(RATINGS + "9,10,3\n", MOVIES),
            "ml-latest-small/ratings.csv line 5: 3 cells: the header has 4 columns");
        refused(MovieLens.ML_100K, old("1\t2\t3\n", ""),
            "ml-100k/u.data line 1: 3 cells: user, film, stars and time, separated by tabs, are needed");
        refused(MovieLens.ML_100K, old("1\t2\t0\t4\n", ""), "ml-100k/u.data line 1: 0.0 stars: must be from 1.0 to 5.0");
        refused(MovieLens.ML_100K, old("", ""), "ml-100k/u.data: empty file: at least one rating is needed");
        refused(MovieLens.ML_100K, old("1\t2\t3\t4\n", "one|Two|\n"),
            "ml-100k/u.item line 1: 'one|Two|': an id, a title and more, separated by |, are needed");
    }

    @Test
    void anotherArchiveIsRefused() throws IOException {
        Path zip = zip("elsewhere/ratings.csv", RATINGS);
        refused(MovieLens.LATEST_SMALL, zip,
            zip + ": no file 'ml-latest-small/ratings.csv' inside: not the archive of MovieLens");
        Path text = Files.writeString(folder.resolve("text.zip"), "no archive");
        assertThatThrownBy(() -> MovieLens.ML_100K.read(text)).isInstanceOf(UncheckedIOException.class)
            .hasMessage(text + ": not a zip archive that can be read");
    }

    private static void refused(MovieLens edition, Path zip, String message) {
        assertThatThrownBy(() -> edition.read(zip)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
