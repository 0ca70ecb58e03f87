package scratch.classic.tree.informationgain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.Impurity;
import scratch.example.figure.Diagram;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 342: the gain under the curve of entropy, the tree, and what columns of random values gain.
final class Figures342 {
    private Figures342() {
    }

    static void draw(PlayTennis tennis, ID3 tree) {
        gain(tennis).save("gain", "The curve of entropy against the share of days with tennis. The three groups of outlook lie "
                + "on it; their mean lies 0.247 bits below the point of all days.");
        Diagram diagram = Diagram.of("Is there tennis today?").cell(132, 100);
        List<String[]> arrows = new ArrayList<>();
        diagram = place(diagram, "root", tree.root(), 0, 0, arrows);
        for (String[] arrow : arrows) {
            diagram = diagram.arrow(arrow[0], arrow[1], arrow[2]);
        }
        diagram.save("tennis", "A tree: outlook at the top with children for sunny, overcast and rain; sunny asks for "
                + "humidity, rain for wind, overcast is always played.");
        chance(tennis).save("many-values", "Gain against the number of values of a column of random values: it rises in a "
                + "straight line to the whole entropy. From five values on it lies above the gain of outlook.");
    }

    private static Plot gain(PlayTennis tennis) {
        double[] share = IntStream.rangeClosed(0, 200).mapToDouble(i -> i / 200.0).toArray();
        double[] at = new double[3];
        double[] bits = new double[3];
        int[] codes = tennis.weather().categorical("outlook").codes();
        for (int code = 0; code < 3; code++) {
            int value = code;
            int[] played = IntStream.range(0, codes.length).filter(i -> codes[i] == value)
                    .map(i -> tennis.played()[i]).toArray();
            at[code] = Arrays.stream(played).average().orElseThrow();
            bits[code] = Ex342InformationGain.entropy(played);
        }
        double all = Arrays.stream(tennis.played()).average().orElseThrow();
        double entropy = Ex342InformationGain.entropy(tennis.played());
        double rest = entropy - Ex342InformationGain.gain(tennis.weather(), "outlook", tennis.played()).bits();
        return Plot.of("What outlook tells: the drop from the curve", "share of days with tennis", "entropy, bits")
                .line("entropy", share, Arrays.stream(share).map(p -> Impurity.ENTROPY.of(1 - p, p)).toArray()).as(Role.NEUTRAL)
                .points("sunny, rain, overcast", at, bits).as(Role.DATA)
                .segments("gain", new double[] {all}, new double[] {rest}, new double[] {all}, new double[] {entropy})
                .as(Role.ERROR)
                .focus("all days", new double[] {all}, new double[] {entropy}).as(Role.TRUTH)
                .focus("mean of the three groups", new double[] {all}, new double[] {rest}).as(Role.MODEL)
                .size(760, 430);
    }

    // a node in the middle above its children; leaves stand side by side
    private static Diagram place(Diagram diagram, String name, ID3.Node node, double column, int row, List<String[]> arrows) {
        double next = column;
        Diagram drawn = diagram;
        for (Map.Entry<String, ID3.Node> child : node.children().entrySet()) {
            String below = name + "/" + child.getKey();
            drawn = place(drawn, below, child.getValue(), next, row + 1, arrows);
            arrows.add(new String[] {name, below, child.getKey()});
            next += child.getValue().leaves();
        }
        String counts = node.counts().get(1) + " of " + (node.counts().get(0) + node.counts().get(1));
        String text = (node.attribute() != null ? node.attribute() + "?" : node.answer() == 1 ? "yes" : "no") + "\n" + counts;
        Role role = node.attribute() != null ? Role.NEUTRAL : node.answer() == 1 ? Role.MODEL : Role.DATA;
        return drawn.box(name, column + (node.leaves() - 1) / 2.0, row, text, role);
    }

    private static Plot chance(PlayTennis tennis) {
        int[] values = IntStream.rangeClosed(1, PlayTennis.DAYS).toArray();
        double[] at = Arrays.stream(values).asDoubleStream().toArray();
        double[] gains = Arrays.stream(values).mapToDouble(q -> Ex342InformationGain.byChance(q, tennis.played())).toArray();
        double[] own = tennis.weather().names().stream()
                .mapToDouble(name -> Ex342InformationGain.gain(tennis.weather(), name, tennis.played()).bits()).toArray();
        double[] counts = tennis.weather().names().stream()
                .mapToDouble(name -> tennis.weather().categorical(name).categories().size()).toArray();
        return Plot.of("A column of random values gains, too", "number of values", "gain, bits")
                .line("random values, on average", at, gains).as(Role.ERROR)
                .points("outlook, temperature, humidity, wind", counts, own).as(Role.DATA)
                .horizontal("outlook", own[0]).as(Role.NEUTRAL).size(760, 420);
    }
}
