package scratch.deep.attention.multihead;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import scratch.deep.transformer.SinusoidalPositions;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 442: why one attention is not enough, how a network learns what stands where, and what happens beyond the trained length.
public final class Ex442MultiHeadAndPositions {
    /// The case for paper: a query and a key of two numbers, turned by their places.
    static final double[] QUERY = {1, 2};
    static final double[] KEY = {3, 1};
    private static final int[][] PLACES = {{2, 1}, {5, 4}, {1001, 1000}, {1, 2}};

    private Ex442MultiHeadAndPositions() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "heads 4 1|2|4|8|16 heads of the network", "steps 500 1..5000 steps of training",
                "seed 1 seed of weights and sequences");
        byHand();
        relative();
        int heads = Integer.parseInt(arguments.value("heads"));
        int steps = arguments.intValue("steps");
        long seed = arguments.longValue("seed");
        Console.print("%nsay x[i-1] - x[i-3] modulo 5, trained on 16 places: right answers%n");
        var table = Console.table("%-24s %12s %12s %12s", "positions", "16 places", "32 places", "64 places");
        Map<Positions, DifferenceTask> models = new EnumMap<>(Positions.class);
        for (Positions positions : Positions.values()) {
            models.put(positions, DifferenceTask.fit(positions, heads, steps, seed));
            row(table, positions.name().toLowerCase(Locale.ROOT) + ", heads: " + heads, models.get(positions));
        }
        DifferenceTask oneHead = DifferenceTask.fit(Positions.ROTARY, 1, steps, seed);
        row(table, "rotary, one head", oneHead);
        Figures442.draw(models, oneHead);
        Console.print("%nfigures  target/figures/positions.svg, heads.svg, lengths.svg%n%n");
        check();
        Console.print("%nTry: ./run 442 --heads 2   Are two enough, one for each place?%n");
    }

    private static void byHand() {
        Console.print("a query (1, 2) and a key (3, 1), turned by their places%n");
        var table = Console.table("%9d %9d %10.4f", "query at", "key at", "product");
        for (int[] place : PLACES) {
            table.row(place[0], place[1], product(QUERY, place[0], KEY, place[1]));
        }
    }

    static double product(double[] q, int m, double[] k, int n) {
        return Heads.dot(Heads.rotate(q, m, Heads.BASE), Heads.rotate(k, n, Heads.BASE), 0, q.length);
    }

    private static void relative() {
        Console.print("%nsinusoidal vectors of 64 numbers: product of two places%n");
        var table = Console.table("%9s %10.4f %10.4f %10.4f", "distance", "from 0", "from 10", "from 100");
        for (int distance : new int[] {0, 1, 3, 10, 30}) {
            table.row(distance, sinusoids(0, distance), sinusoids(10, distance), sinusoids(100, distance));
        }
    }

    static double sinusoids(int place, int distance) {
        double sum = 0;
        for (int i = 0; i < 64; i++) {
            sum += SinusoidalPositions.at(place, i, 64) * SinusoidalPositions.at(place + distance, i, 64);
        }
        return sum;
    }

    private static void row(Console.Table table, String name, DifferenceTask model) {
        table.row(name, about(model.accuracy(16)), about(model.accuracy(32)), about(model.accuracy(64)));
    }

    /// A trained network has other last digits on another machine: what is the same on all of them.
    static String about(double accuracy) {
        return accuracy < 0.33 ? "chance" : accuracy < 0.8 ? "under 80 %" : accuracy > 0.9 ? "over 90 %"
                : String.format(Locale.ROOT, "%.0f %%", 100 * accuracy);
    }

    private static void check() {
        double[][] x = Peers442.input(5, 8, 1);
        double[][] g = Peers442.input(5, 8, 2);
        CheckTable nd4j = CheckTable.against("ND4J 1.0.0-M2.1");
        Heads plain = Heads.random(8, 2, false, 442);
        compare(nd4j, Peers442.byLoops(plain, x, g), Peers442.byNd4j(plain, x, g), 1e-12);
        nd4j.print();
        Console.print("%n");
        CheckTable layer = CheckTable.against("our layer");
        Heads rotary = Heads.random(8, 2, true, 443);
        compare(layer, Peers442.byLoops(rotary, x, g), Peers442.byLayer(rotary, x, g), 2e-6);
        layer.whyDifferent("the layer computes in float32, with 7 digits. ND4J has no rotary positions.").print();
    }

    private static void compare(CheckTable checks, Peers442.Passes ours, Peers442.Passes theirs, double allowed) {
        checks.same("5 x 8 results", ours.y(), theirs.y(), allowed);
        var gradients = checks.group("gradients", allowed);
        String[] names = {"x", "Wq", "Wk", "Wv", "Wo"};
        for (int part = 0; part < names.length; part++) {
            gradients.same(names[part], ours.gradients()[part], theirs.gradients()[part]);
        }
    }
}
