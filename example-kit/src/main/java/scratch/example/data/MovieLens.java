package scratch.example.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Ratings of films by members of movielens.org, collected by GroupLens at the University of Minnesota. Nothing is
/// downloaded before the terms of use have been accepted.
///
/// ```java
/// Console.print("%s%n", MovieLens.LATEST_SMALL.terms());       // shown first
/// RatingData data = MovieLens.LATEST_SMALL.load(true);         // "I accept them"
/// ```
/// F. M. Harper and J. A. Konstan, "The MovieLens Datasets: History and Context", *ACM TiiS* 5, 2015.
public enum MovieLens {
    /// 100,836 ratings from half a star to five, of 9,724 films by 610 users, from 1996 to 2018. GroupLens renews this
    /// archive from time to time; this is the one that was made on 26 September 2018.
    LATEST_SMALL("ml-latest-small", "1 MB", "696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436", 0.5,
        "the data may be passed on under the same terms"),
    /// 100,000 ratings from one star to five, of 1,682 films by 943 users, of 1997 and 1998. This archive does not change.
    ML_100K("ml-100k", "5 MB", "50d2a982c66986937beb9ffb3aa76efe955bf3d5c6b761f4e3a7cd717c6a3229", 1,
        "the data may not be passed on without permission");

    private static final String SITE = "https://files.grouplens.org/datasets/movielens/";
    private static final String CITATION = "F. M. Harper, J. A. Konstan (2015). The MovieLens Datasets: History and Context. "
        + "ACM Transactions on Interactive Intelligent Systems 5(4), article 19.";
    private static final double MOST_STARS = 5;

    private final String folder;
    private final String size;
    private final double leastStars;
    private final String passingOn;
    private final Download download;

    MovieLens(String folder, String size, String sha256, double leastStars, String passingOn) {
        this.folder = folder;
        this.size = size;
        this.leastStars = leastStars;
        this.passingOn = passingOn;
        download = new Download(URI.create(SITE + folder + ".zip"),
            folder + ".zip", sha256);
    }

    /// What will be downloaded, and under which terms it may be used.
    public String terms() {
        return String.format(Locale.ROOT, """
            MovieLens, %s.zip, %s, from %s
            Use it for research and study. Do not say or imply that GroupLens or the University of
            Minnesota endorse you; %s;
            no commercial use without permission. Whoever publishes results cites:
            F. M. Harper, J. A. Konstan, "The MovieLens Datasets: History and Context", ACM TiiS 5, 2015.
            The full terms are in the archive's README.""", folder, size, SITE, passingOn);
    }

    /// Whether it is on this machine, so that [#load] needs no network.
    public boolean isCached() {
        return download.isCached();
    }

    /// The ratings, downloaded if they are not there yet.
    ///
    /// @param termsAccepted that [#terms] have been read, and will be kept to
    /// @throws IllegalStateException if they have not: nothing is downloaded then
    public RatingData load(boolean termsAccepted) {
        if (!termsAccepted) {
            throw new IllegalStateException("MovieLens.load: terms of " + folder + " not accepted: read them first");
        }
        return read(download.get());
    }

    /// An archive that lies on this machine.
    ///
    /// @throws IllegalArgumentException if it is not such an archive; the message says where
    RatingData read(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            RatingFile ratings = this == LATEST_SMALL ? RatingFile.csv(text(zip, "ratings.csv"))
                : RatingFile.tabs(folder + "/u.data", text(zip, "u.data").bytes());
            ratings.requireStars(leastStars, MOST_STARS);
            Map<Long, String> titles = this == LATEST_SMALL ? titles(text(zip, "movies.csv")) : piped(text(zip, "u.item"));
            DataCard card = new DataCard("MovieLens " + folder, "", ratings.size(), 2, "stars", "ids of a user and a film",
                "GroupLens, University of Minnesota", "research and study, not commercial; " + passingOn, CITATION,
                download.sha256());
            return new RatingData(card, ratings.users(), ratings.items(), ratings.stars(), ratings.times(), titles);
        } catch (IOException e) {
            throw new UncheckedIOException(archive + ": not a zip archive that can be read", e);
        }
    }

    /// A file of the archive.
    record Entry(String name, byte[] bytes) { }

    private Entry text(ZipFile zip, String file) throws IOException {
        String name = folder + "/" + file;
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException(zip.getName() + ": no file '" + name + "' inside: not the archive of MovieLens");
        }
        return new Entry(name, zip.getInputStream(entry).readAllBytes());
    }

    private static Map<Long, String> titles(Entry file) {
        CsvFile csv = CsvFile.parse(file.name, file.bytes);
        long[] ids = RatingFile.ids(file.name, "movieId", csv);
        String[] titles = csv.texts("title");
        Map<Long, String> all = new LinkedHashMap<>();
        for (int i = 0; i < ids.length; i++) {
            all.put(ids[i], titles[i]);
        }
        return all;
    }

    /// `1|Toy Story (1995)|01-Jan-1995||...`, in Latin-1.
    private static Map<Long, String> piped(Entry file) {
        Map<Long, String> all = new LinkedHashMap<>();
        List<String> lines = new String(file.bytes, StandardCharsets.ISO_8859_1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\\|", 3);
            if (cells.length < 3 || !cells[0].matches("\\d{1,18}")) {
                throw new IllegalArgumentException(file.name + " line " + (i + 1) + ": '" + lines.get(i)
                    + "': an id, a title and more, separated by |, are needed");
            }
            all.put(Long.parseLong(cells[0]), cells[1]);
        }
        return all;
    }
}
