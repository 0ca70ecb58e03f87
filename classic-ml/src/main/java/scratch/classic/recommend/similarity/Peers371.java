package scratch.classic.recommend.similarity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.collaborative.NeighborModel;
import scratch.classic.collaborative.NeighborModel.Options;
import scratch.classic.collaborative.Ratings;
import scratch.classic.collaborative.Similarity;
import scratch.example.CheckTable;

/// The table of the page by the formulas as they are printed there: full tables, a gap is NaN, and every sum a loop.
final class Peers371 {
    static final String[] NAMES = {"Ada", "Ben", "Cem", "Dora", "Eve"};
    static final String[] FILMS = {"Alien", "Brazil", "Casablanca", "Dune", "Evita"};
    private static final double GAP = Double.NaN;

    /// (users, films); Ada has not seen Dune.
    static final double[][] TABLE = {{5, 4, 1, GAP, 2}, {4, 5, 2, 4, 1}, {2, 1, 5, 1, 4}, {1, 2, 4, 2, 5}, {5, 4, 2, 5, 1}};

    private Peers371() {
    }

    static CheckTable checks() {
        var checks = CheckTable.against("full tables");
        Ratings ratings = ratings(TABLE);
        for (Similarity measure : Similarity.values()) {
            var options = new Options(2, measure, 1, 2);
            compare(checks, "users", measure, NeighborModel.userBased(ratings, options), TABLE);
            compare(checks, "films", measure, NeighborModel.itemBased(ratings, options), turned(TABLE));
        }
        return checks;
    }

    private static void compare(CheckTable checks, String rows, Similarity measure, NeighborModel model, double[][] table) {
        double[][] similarity = similarities(table, measure);
        double[] ours = new double[25];
        double[] theirs = new double[25];
        double[] predictions = new double[25];
        double[] others = new double[25];
        for (int cell = 0; cell < 25; cell++) {
            int row = cell / 5;
            int column = cell % 5;
            ours[cell] = model.similarity(row, column);
            theirs[cell] = row == column ? 0 : Math.max(0, similarity[row][column]);
            predictions[cell] = rows.equals("users") ? model.predict(row, column) : model.predict(column, row);
            others[cell] = prediction(table, similarity[row], row, column);
        }
        String name = measure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        checks.group(rows + ", " + name, 1e-12).same("similarity", ours, theirs).same("prediction", predictions, others);
    }

    /// Shrunk by common/(common + 1).
    private static double[][] similarities(double[][] table, Similarity measure) {
        double[][] all = new double[5][5];
        for (int cell = 0; cell < 25; cell++) {
            double[] a = table[cell / 5];
            double[] b = table[cell % 5];
            int[] common = IntStream.range(0, 5).filter(j -> a[j] + b[j] == a[j] + b[j]).toArray();
            double[][] x = new double[2][];
            for (int side = 0; side < 2; side++) {
                double[] row = side == 0 ? a : b;
                double own = mean(Arrays.stream(common).mapToDouble(j -> row[j]).toArray());
                x[side] = Arrays.stream(common).mapToDouble(j -> row[j] - switch (measure) {
                    case COSINE -> 0;
                    case ADJUSTED_COSINE -> mean(turned(table)[j]);
                    case PEARSON -> own;
                }).toArray();
            }
            all[cell / 5][cell % 5] = dot(x[0], x[1]) / Math.sqrt(dot(x[0], x[0]) * dot(x[1], x[1])) * common.length
                    / (common.length + 1);
        }
        return all;
    }

    private static double prediction(double[][] table, double[] similarity, int row, int column) {
        int[] near = IntStream.range(0, 5).filter(b -> b != row && similarity[b] > 0 && table[b][column] == table[b][column])
                .boxed().sorted(Comparator.comparingDouble(b -> -similarity[b])).limit(2).mapToInt(b -> b).toArray();
        double weights = Arrays.stream(near).mapToDouble(b -> similarity[b]).sum();
        double sum = Arrays.stream(near).mapToDouble(b -> similarity[b] * (table[b][column] - mean(table[b]))).sum();
        return mean(table[row]) + (near.length == 0 ? 0 : sum / weights);
    }

    /// Of the numbers that are there.
    static double mean(double... values) {
        return Arrays.stream(values).filter(value -> value == value).average().orElseThrow();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] * b[j]).sum();
    }

    private static double[][] turned(double[][] table) {
        double[][] turned = new double[5][5];
        for (int cell = 0; cell < 25; cell++) {
            turned[cell % 5][cell / 5] = table[cell / 5][cell % 5];
        }
        return turned;
    }

    static Ratings ratings(double[][] table) {
        int[] full = IntStream.range(0, 25).filter(cell -> table[cell / 5][cell % 5] == table[cell / 5][cell % 5]).toArray();
        return Ratings.ofIndices(5, 5, IntStream.of(full).map(cell -> cell / 5).toArray(),
                IntStream.of(full).map(cell -> cell % 5).toArray(),
                IntStream.of(full).mapToDouble(cell -> table[cell / 5][cell % 5]).toArray());
    }
}
