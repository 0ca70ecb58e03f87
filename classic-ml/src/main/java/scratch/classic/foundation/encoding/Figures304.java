package scratch.classic.foundation.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.foundation.encoding.Encoding.Scores;
import scratch.classic.preprocess.FittedStep;
import scratch.classic.preprocess.HashingEncoder;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.OrdinalEncoder;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.interval.Interval;

/// The figures of lesson 304: what six rows become, what that is worth, and a column that has read its own answers.
final class Figures304 {
    static final CategoricalColumn CITY = CategoricalColumn.of("city", "Ulm", "Ulm", "Bonn", "Bonn", "Bonn", "Kiel");
    static final double[] RENT = {8, 10, 9, 11, 16, 18};

    private Figures304() {
    }

    static void draw(Flats flats, List<Scores> scores, double smoothing) {
        Table cities = Table.of(CITY);
        Target rent = new Target.Numbers(RENT);
        Panels.of("Six flats in three cities, as numbers", 2,
                map("ordinal: an order that nobody meant", OrdinalEncoder.of().fit(cities, rent), List.of("city"), "%.0f"),
                map("one-hot: a column for each", OneHotEncoder.of().fit(cities, rent), List.of("Bonn", "Kiel", "Ulm"), "%.0f"),
                map("hashing into 5: Bonn and Ulm meet", HashingEncoder.of(5).fit(cities, rent),
                        List.of("0", "1", "2", "3", "4"), "%.0f"),
                map("target: the mean rent", Encoding.targetEncoder("city", 0).fit(cities, rent), List.of("city"), "%.1f"))
                .cell(430, 360).save("encodings", "Four heat maps with the cities of six flats down. Ordinal encoding is "
                + "one column with 0, 1 and 2. One-hot is three columns with a single 1 in each row. Hashing is five columns, "
                + "and Bonn and Ulm have their 1 in the same one. Target encoding is one column with the mean rents 9, 12 "
                + "and 18.");
        scores(scores).save("scores", "R squared of eight encodings, one above the other: a dot on the rows learned from, and "
                + "a dot with an interval on new rows. For one-hot without a penalty and for naive target encoding the two "
                + "dots lie far apart; for cross-fitted target encoding they coincide, with one of the two best values.");
        Panels.of("An agent who was drawn at random, encoded by mean rent", 2,
                answers("naive: the column knows", flats, Encoding.naive("agent", smoothing)),
                answers("cross-fitted: it does not", flats, Encoding.crossFitted("agent", smoothing))).cell(430, 400)
                .save("own-answer", "Two scatter plots of the rent against the encoded agent. Left, encoded naively, the "
                + "points rise from left to right. Right, cross-fitted, they form a cloud without a direction.");
    }

    private static HeatMap map(String title, FittedStep step, List<String> names, String pattern) {
        Table encoded = step.transform(Table.of(CITY));
        double[][] cells = new double[CITY.size()][];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = encoded.toMatrix().row(i);
        }
        return HeatMap.of(title, "", "", cells).columns(names)
                .rows(IntStream.range(0, CITY.size()).mapToObj(CITY::word).toList()).values(pattern);
    }

    private static Plot scores(List<Scores> scores) {
        int n = scores.size();
        double[] height = IntStream.range(0, n).mapToDouble(i -> n - 1 - i).toArray();
        Interval[] intervals = scores.stream().map(each -> each.test().interval(0.95)).toArray(Interval[]::new);
        String[] names = IntStream.range(0, n).mapToObj(i -> scores.get(n - 1 - i).name()).toArray(String[]::new);
        return Plot.of("What the model learns, and what is true of new flats", "R²", "").yCategories(names)
                .segments("95 % interval", Arrays.stream(intervals).mapToDouble(Interval::lower).toArray(), height,
                        Arrays.stream(intervals).mapToDouble(Interval::upper).toArray(), height).as(Role.UNCERTAINTY)
                .points("rows learned from", scores.stream().mapToDouble(Scores::train).toArray(), height).as(Role.ERROR)
                .points("new rows", scores.stream().mapToDouble(each -> each.test().mean()).toArray(), height).as(Role.MODEL)
                .size(760, 440);
    }

    private static Plot answers(String title, Flats flats, Encoding encoding) {
        double[] encoded = encoding.steps().getLast().fitTransform(flats.rows(), new Target.Numbers(flats.rent())).rows()
                .numeric("agent").values();
        return Plot.of(title + String.format(Locale.ROOT, ", r = %.2f",
                Descriptive.correlation(encoded, flats.rent())), "the agent, encoded", "rent per m²")
                .points("a flat, one of three", third(encoded), third(flats.rent())).as(Role.DATA);
    }

    private static double[] third(double... values) {
        return IntStream.range(0, values.length / 3).mapToDouble(i -> values[3 * i]).toArray();
    }
}
