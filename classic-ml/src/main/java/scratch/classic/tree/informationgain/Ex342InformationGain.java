package scratch.classic.tree.informationgain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.classic.decisiontree.Impurity;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.stats.interval.Interval;
import scratch.stats.interval.ProportionInterval;

/// 342: fourteen mornings and tennis: how many bits the weather tells, the tree that follows, and why the number of the day
/// tells even more.
public final class Ex342InformationGain {
    static final int MOST_EXACT = 24;

    private Ex342InformationGain() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "copies 1 1..20 how often each of the 14 days was observed",
                "by gain gain|gain_ratio|above_chance which attribute a node of the first tree asks for");
        PlayTennis tennis = PlayTennis.of(arguments.intValue("copies"));
        var criterion = ID3.Criterion.valueOf(arguments.value("by").toUpperCase(Locale.ROOT));
        attributes(tennis);
        ID3 tree = ID3.fit(tennis.weather(), tennis.played(), criterion);
        steps(tennis.weather(), tree);
        days(tennis);
        random(tennis);
        Figures342.draw(tennis, tree);
        Console.print("%nfigures  target/figures/gain.svg, tennis.svg, many-values.svg%n%n");

        Peers342.checks().print();
        Console.print("%nTry: ./run 342 --copies 10   What is left of the gain by chance?%n");
    }

    static double entropy(int... labels) {
        double ones = Arrays.stream(labels).sum();
        return Impurity.ENTROPY.of(labels.length - ones, ones);
    }

    static InformationGain gain(Table attributes, String name, int... played) {
        return InformationGain.of(attributes.categorical(name).codes(), played);
    }

    private static void attributes(PlayTennis tennis) {
        int[] played = tennis.played();
        Table all = tennis.withDay();
        Console.print("%d mornings, %d with tennis, entropy %.3f bits%n%n", played.length, Arrays.stream(played).sum(),
                entropy(played));
        var table = Console.table("%-14s %8d %8.3f %12.3f %8.3f %12.3f %10s", "attribute", "values", "gain", "split bits",
                "ratio", "by chance", "as large");
        for (String name : all.names()) {
            InformationGain gain = gain(all, name, played);
            String asLarge = played.length > MOST_EXACT ? "-" : String.format(Locale.ROOT, "%.3f",
                    Relabelings.of(played, labels -> gain(all, name, labels).bits()).pValue());
            table.row(name, all.categorical(name).categories().size(), gain.bits(), gain.splitInformation(), gain.ratio(),
                    gain.byChance(), asLarge);
        }
    }

    private static void steps(Table weather, ID3 tree) {
        Console.print("%nthe tree, node by node, and what each attribute would gain there%n%n");
        var table = Console.table("%-20s %8s %8.3f %9s %12s %10s %7s   %s", "where", "played", "entropy", "outlook",
                "temperature", "humidity", "wind", "asks for");
        step(table, weather, "all days", tree.root());
    }

    private static void step(Console.Table table, Table weather, String where, ID3.Node node) {
        int no = node.counts().get(0);
        int yes = node.counts().get(1);
        String[] gains = weather.names().stream().map(name -> node.gains().containsKey(name)
                ? String.format(Locale.ROOT, "%.3f", node.gains().get(name).bits()) : "-").toArray(String[]::new);
        table.row(where, yes + " of " + (yes + no), Impurity.ENTROPY.of(no, yes), gains[0], gains[1], gains[2], gains[3],
                node.attribute() != null ? node.attribute() + "?" : "answers " + (node.answer() == 1 ? "yes" : "no"));
        node.children().forEach((value, child) -> step(table, weather, where.equals("all days") ? value : where + ", " + value,
                child));
    }

    private static void days(PlayTennis tennis) {
        Console.print("%ntrees, each of the 14 days left out in turn%n%n");
        var table = Console.table("%-28s %10s %8d %10d %10.3f %10.3f %8.3f", "columns and criterion", "asks first", "leaves",
                "right", "share", "95% from", "to");
        left(table, "no tree: most frequent", "-", 1, tennis.rightByMajority());
        for (Table columns : new Table[] {tennis.weather(), tennis.withDay()}) {
            for (ID3.Criterion criterion : ID3.Criterion.values()) {
                ID3.Node root = ID3.fit(columns, tennis.played(), criterion).root();
                left(table, (columns.has(PlayTennis.DAY) ? "weather, day: " : "weather: ")
                        + criterion.name().toLowerCase(Locale.ROOT).replace('_', ' '), root.attribute(), root.leaves(),
                        tennis.rightLeftOut(columns, criterion));
            }
        }
    }

    private static void left(Console.Table table, String how, String first, int leaves, int right) {
        Interval share = ProportionInterval.WILSON.of(right, PlayTennis.DAYS, 0.95);
        table.row(how, first, leaves, right, share.estimate(), share.lower(), share.upper());
    }

    private static void random(PlayTennis tennis) {
        Console.print("%na column of random values, all equally frequent, for the same mornings%n%n");
        var table = Console.table("%8d %18.3f %18s", "values", "gain by chance", "outlook's 0.247");
        for (int values : new int[] {2, 3, 4, 5, 7, 14}) {
            double gain = byChance(values, tennis.played());
            table.row(values, gain, gain > gain(tennis.weather(), "outlook", tennis.played()).bits() ? "beaten" : "");
        }
    }

    /// What a column with so many equally frequent random values gains on average.
    static double byChance(int values, int... played) {
        return InformationGain.of(IntStream.range(0, played.length).map(i -> i % values).toArray(), played).byChance();
    }
}
