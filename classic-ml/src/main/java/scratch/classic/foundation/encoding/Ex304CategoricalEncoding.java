package scratch.classic.foundation.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.foundation.encoding.Encoding.Scores;
import scratch.classic.preprocess.HashingEncoder;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.stats.interval.Interval;

/// 304: four hundred postcodes, eight ways to make numbers of them, and a column that predicts only what it was told.
public final class Ex304CategoricalEncoding {
    static final int FLATS = 1500;

    private Ex304CategoricalEncoding() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "codes 400 10..500 how many postcodes there are, and how many agents",
                "smoothing 2 0.001..1000 rows of the overall mean that every category is given",
                "buckets 64 2..100 columns of the hashing encoder", "seed 1 seed of the flats");
        double smoothing = arguments.doubleValue("smoothing");
        int buckets = arguments.intValue("buckets");
        long seed = arguments.longValue("seed");
        Flats flats = Flats.of(FLATS, arguments.intValue("codes"), seed);
        CategoricalColumn postcode = flats.rows().categorical("postcode");
        Console.print("%d flats in %d postcodes, of which %d have one flat only%n%n", FLATS, postcode.categories().size(),
                singles(postcode));

        List<Scores> postcodes = scores("postcode as", flats, seed, List.of(Encoding.leftOut(), Encoding.asNumber(),
                Encoding.oneHot("postcode"), Encoding.oneHotWithPenalty("postcode", smoothing),
                Encoding.hashing("postcode", buckets), Encoding.hashing("postcode", 4 * buckets),
                Encoding.naive("postcode", smoothing), Encoding.crossFitted("postcode", smoothing)));
        Console.print("%nthe agent was drawn at random, and says nothing about the rent%n");
        scores("agent as", flats, seed, List.of(Encoding.leftOut(), Encoding.naive("agent", smoothing),
                Encoding.crossFitted("agent", smoothing)));
        collisions(postcode, buckets);

        Figures304.draw(flats, postcodes, smoothing);
        Console.print("%nfigures  target/figures/encodings.svg, scores.svg, own-answer.svg%n%n");
        Peers304.checks(flats, buckets).print();
        Console.print("%nTry: ./run 304 --codes 30   Fifty flats a postcode. Which rows of the first table stay apart?%n");
    }

    private static int singles(CategoricalColumn column) {
        int[] counts = new int[column.categories().size()];
        for (int code : column.codes()) {
            counts[code]++;
        }
        int singles = 0;
        for (int count : counts) {
            singles += count == 1 ? 1 : 0;
        }
        return singles;
    }

    private static List<Scores> scores(String heading, Flats flats, long seed, List<Encoding> encodings) {
        var table = Console.table("%-20s %13d %16.3f %12.3f   %-18s", heading, "numbers a row", "R2 learned rows",
                "R2 new rows", "95 % interval");
        List<Scores> all = new ArrayList<>();
        for (Encoding encoding : encodings) {
            Scores scores = encoding.crossValidated(flats, seed);
            Interval interval = scores.test().interval(0.95);
            table.row(scores.name(), scores.numbers(), scores.train(), scores.test().mean(),
                    String.format(Locale.ROOT, "%6.3f to %.3f", interval.lower(), interval.upper()));
            all.add(scores);
        }
        return all;
    }

    private static void collisions(CategoricalColumn postcode, int buckets) {
        int k = postcode.categories().size();
        Console.print("%nwhere the hash puts %d postcodes%n", k);
        var table = Console.table("%10d %8d %14d %14.1f %16d", "columns", "empty", "alone in one", "expected", "most in one");
        for (int m : new int[] {buckets, 4 * buckets, 16 * buckets, 64 * buckets}) {
            List<List<String>> occupants = HashingEncoder.of(m).fit(Table.of(postcode), new Target.Nothing())
                    .occupants(postcode);
            table.row(m, count(occupants, 0), count(occupants, 1), expectedAlone(k, m),
                    occupants.stream().mapToInt(List::size).max().orElseThrow());
        }
    }

    private static int count(List<List<String>> occupants, int size) {
        return (int) occupants.stream().filter(list -> list.size() == size).count();
    }

    /// How many of k categories have one of m columns to themselves: each does if none of the k − 1 others goes there.
    static double expectedAlone(int k, int m) {
        return k * Math.pow(1 - 1.0 / m, k - 1);
    }
}
