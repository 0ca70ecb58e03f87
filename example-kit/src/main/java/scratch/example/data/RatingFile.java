package scratch.example.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The ratings of a MovieLens archive, line by line.
///
/// @param name   of the file, for messages
/// @param header lines before the first rating
record RatingFile(String name, int header, long[] users, long[] items, double[] stars, long[] times) {

    /// `userId,movieId,rating,timestamp`, with a header.
    static RatingFile csv(MovieLens.Entry file) {
        CsvFile csv = CsvFile.parse(file.name(), file.bytes());
        double[][] stars = csv.numbers("rating");
        double[] values = new double[stars.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = stars[i][0];
        }
        return new RatingFile(file.name(), 1, ids(file.name(), "userId", csv), ids(file.name(), "movieId", csv), values,
            ids(file.name(), "timestamp", csv));
    }

    /// A column of whole numbers.
    static long[] ids(String name, String column, CsvFile csv) {
        String[] texts = csv.texts(column);
        long[] ids = new long[texts.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = whole(name, i + 2, column, texts[i]);
        }
        return ids;
    }

    /// User, film, stars and time, separated by tabs, without a header.
    static RatingFile tabs(String name, byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(name + ": empty file: at least one rating is needed");
        }
        int n = lines.size();
        RatingFile file = new RatingFile(name, 0, new long[n], new long[n], new double[n], new long[n]);
        for (int i = 0; i < n; i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length != 4) {
                throw new IllegalArgumentException(String.format(Locale.ROOT, "%s line %d: %d cells: user, film, stars and"
                    + " time, separated by tabs, are needed", name, i + 1, cells.length));
            }
            file.users[i] = whole(name, i + 1, "user", cells[0]);
            file.items[i] = whole(name, i + 1, "film", cells[1]);
            file.stars[i] = whole(name, i + 1, "stars", cells[2]);
            file.times[i] = whole(name, i + 1, "time", cells[3]);
        }
        return file;
    }

    private static long whole(String name, int line, String column, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(name + " line " + line + ", column '" + column + "': '" + text
                + "': a whole number is needed");
        }
        return Long.parseLong(text);
    }

    void requireStars(double least, double most) {
        for (int i = 0; i < stars.length; i++) {
            if (!(stars[i] >= least && stars[i] <= most)) {
                throw new IllegalArgumentException(String.format(Locale.ROOT, "%s line %d: %s stars: must be from %s to %s",
                    name, i + 1 + header, stars[i], least, most));
            }
        }
    }

    int size() {
        return stars.length;
    }
}
