package scratch.classic.tree.pruning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Pruning;
import scratch.classic.decisiontree.TreeLayout;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Search;
import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 343: the links of a small tree, errors along the path, and a tree that knows its patients by heart.
final class Figures343 {
    private Figures343() {
    }

    static void draw(Patients patients, TreeOptions largest, Search.Found<Pruning.Step> path, long seed) {
        links().save("links", "The tree of four patients. The root loses 131 and its four leaves nothing, which is 43.67 for "
                + "each leaf more than one. The branch of 0 and 2 is the weakest link with 2, that of 10 and 14 has 8.");
        path(path).save("path", "Mean squared error against the number of leaves. Where the tree has learned it falls to 0; in "
                + "folds it falls to a few leaves, then rises above the error of the mean for everybody.");
        Patients one = new Patients(patients.x().selectColumns(patients.names().indexOf("bmi")), patients.y(), List.of("bmi"),
                patients.split(), patients.folds());
        Node all = one.grow(largest, one.split().train());
        Node cut = one.path(one.split().train(), largest, seed).withinOneStandardError().root();
        Panels.of("One measurement: body mass index", 2, steps(String.format(Locale.ROOT, "largest tree: %d leaves",
                all.leaves()), one, all), steps(String.format(Locale.ROOT, "pruned: %d leaves", cut.leaves()), one, cut))
                .cell(430, 380).save("by-heart", "Two scatter plots of the progression of diabetes against body mass index. On "
                + "the left the largest tree jumps from patient to patient; on the right the pruned tree has a few steps.");
    }

    private static Diagram links() {
        List<TreeLayout.Place> places = TreeLayout.of(Ex343Pruning.four());
        double weakest = places.stream().mapToDouble(place -> link(place.node())).min().orElseThrow();
        Diagram diagram = Diagram.of("What a branch gains with each leaf that it has more than one").cell(170, 110);
        for (int p = 0; p < places.size(); p++) {
            Node node = places.get(p).node();
            boolean branch = node instanceof Node.Branch;
            String text = String.format(Locale.ROOT, branch ? "loss %.0f, below it %.0f\n%.2f a leaf"
                    : "loss %.0f\nanswer %.0f", node.summary().loss(),
                    branch ? node.leafLoss() : node.summary().value()[0], link(node));
            Role role = !branch ? Role.DATA : link(node) == weakest ? Role.ERROR : Role.NEUTRAL;
            diagram = diagram.box("n" + p, places.get(p).column(), places.get(p).row(), text, role);
        }
        for (int p = 1; p < places.size(); p++) {
            diagram = diagram.arrow("n" + places.get(p).parent(), "n" + p, places.get(p).yes() ? "yes" : "no");
        }
        return diagram;
    }

    private static double link(Node node) {
        return node instanceof Node.Branch ? (node.summary().loss() - node.leafLoss()) / (node.leaves() - 1)
                : Double.POSITIVE_INFINITY;
    }

    private static Plot path(Search.Found<Pruning.Step> path) {
        List<Pruning.Step> steps = path.candidates();
        double[] leaves = steps.stream().mapToDouble(Pruning.Step::leaves).toArray();
        double[] mean = path.scores().stream().mapToDouble(FoldScores::mean).toArray();
        double[] error = path.scores().stream().mapToDouble(Ex343Pruning::standardError).toArray();
        return Plot.of("The more leaves, the better by heart", "leaves", "mean squared error")
                .band("one standard error", leaves, combine(mean, error, -1), combine(mean, error, 1)).as(Role.UNCERTAINTY)
                .line("where learned", leaves, steps.stream().mapToDouble(Pruning.Step::loss).toArray()).as(Role.ALTERNATIVE)
                .line("folds", leaves, mean).as(Role.MODEL)
                .horizontal("the mean for everybody, in folds", mean[0]).as(Role.ERROR)
                .vertical("chosen", path.withinOneStandardError().leaves()).as(Role.NEUTRAL)
                .xLog().size(760, 430);
    }

    private static double[] combine(double[] mean, double[] error, int sign) {
        return IntStream.range(0, mean.length).mapToDouble(k -> mean[k] + sign * error[k]).toArray();
    }

    private static Plot steps(String title, Patients one, Node tree) {
        int[] train = one.split().train();
        double[] x = Arrays.stream(train).mapToDouble(i -> one.x().get(i, 0)).toArray();
        double from = Arrays.stream(x).min().orElseThrow();
        double to = Arrays.stream(x).max().orElseThrow();
        double[] at = IntStream.rangeClosed(0, 2000).mapToDouble(i -> from + (to - from) * i / 2000).toArray();
        double[] said = Arrays.stream(at).map(v -> tree.leaf(new double[] {v}, 0).summary().value()[0]).toArray();
        return Plot.of(title, "body mass index, standardised", "progression")
                .points("patients", x, Arrays.stream(train).mapToDouble(i -> one.y()[i]).toArray()).as(Role.DATA)
                .line("tree", at, said).as(Role.MODEL);
    }
}
