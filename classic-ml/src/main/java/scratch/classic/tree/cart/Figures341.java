package scratch.classic.tree.cart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.TreeLayout;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.decisiontree.TreeText;
import scratch.example.figure.DecisionBoundary;
import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// The figures of lesson 341: a tree as boxes, the regions of a small and a full one, and right answers by depth.
final class Figures341 {
    private static final double UNLIMITED = 9;

    private Figures341() {
    }

    static void draw(Tumours tumours, ClassificationTree tree, long seed) {
        diagram(tree).save("tree", "A tree of boxes. Each inner box holds a question, such as whether the worst radius is at "
                + "most 16.8, with arrows for yes and no; each leaf holds how many tumours it has and which class most of them "
                + "are.");
        Tumours two = tumours.select("worst radius", "worst texture");
        Panels.of("Two measurements, one small tree and one without limits", 2, regions("two questions in a row", two,
                TreeOptions.depth(2)), regions("no limit: a box for each tumour on the wrong side", two, TreeOptions.full()))
                .cell(430, 420).save("regions", "Two scatter plots of worst radius and worst texture with the regions of two "
                + "trees. The small tree cuts the plane into four rectangles; the full one into many, with thin strips around "
                + "single tumours.");
        depths(tumours, seed).save("depth", "The share of right answers against the largest depth. Where the tree has learned "
                + "it rises to 1; in ten folds it is level from depth 2 on, within its band.");
    }

    private static Diagram diagram(ClassificationTree tree) {
        List<TreeLayout.Place> places = TreeLayout.of(tree.root());
        Diagram diagram = Diagram.of("Is this tumour malignant?").cell(142, 112);
        for (int p = 0; p < places.size(); p++) {
            Node node = places.get(p).node();
            double malignant = node.summary().value()[1];
            String rows = String.format(Locale.ROOT, "%d rows, %.1f %%", node.summary().rows(), 100 * malignant);
            String text = node instanceof Node.Branch branch
                    ? TreeText.question(branch.split(), tree.features()).replace(" <= ", "\n<= ") + "?\n" + rows
                    : TreeText.answer(node, Tumours.CLASSES) + "\n" + rows;
            Role role = node instanceof Node.Branch ? Role.NEUTRAL : malignant > 0.5 ? Role.ERROR : Role.DATA;
            diagram = diagram.box("n" + p, places.get(p).column(), places.get(p).row(), text, role);
        }
        for (int p = 1; p < places.size(); p++) {
            diagram = diagram.arrow("n" + places.get(p).parent(), "n" + p, places.get(p).yes() ? "yes" : "no");
        }
        return diagram;
    }

    private static DecisionBoundary regions(String title, Tumours two, TreeOptions options) {
        int[] train = two.split().train();
        ClassificationTree tree = two.fit(train, options);
        return DecisionBoundary.of(title, two.names().get(0), two.names().get(1))
                .points(two.column(0, train), two.column(1, train), two.labels(train), "benign", "malignant")
                .regions((x, y) -> tree.predict(Matrix.of(new double[][] {{x, y}}))[0]);
    }

    private static Plot depths(Tumours tumours, long seed) {
        int[] depths = Ex341DecisionTree.DEPTHS;
        int[] train = tumours.split().train();
        double[] at = Arrays.stream(depths).mapToDouble(d -> Math.min(d, UNLIMITED)).toArray();
        Interval[] folds = Arrays.stream(depths).mapToObj(d -> tumours.folds(TreeOptions.depth(d), seed).interval(0.95))
                .toArray(Interval[]::new);
        return Plot.of("Deeper is not better", "largest depth (9: no limit)", "share of right answers")
                .band("95 % interval", at, Arrays.stream(folds).mapToDouble(Interval::lower).toArray(),
                        Arrays.stream(folds).mapToDouble(Interval::upper).toArray()).as(Role.UNCERTAINTY)
                .line("where learned", at, Arrays.stream(depths).mapToDouble(d -> tumours.right(tumours.fit(train,
                        TreeOptions.depth(d)), train) / (double) train.length).toArray()).as(Role.ALTERNATIVE)
                .line("ten folds", at, Arrays.stream(folds).mapToDouble(Interval::estimate).toArray()).as(Role.MODEL)
                .yRange(0.55, 1.01).size(760, 420);
    }
}
