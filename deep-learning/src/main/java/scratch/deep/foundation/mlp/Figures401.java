package scratch.deep.foundation.mlp;

import java.util.Arrays;

import scratch.example.figure.Bars;
import scratch.example.figure.DecisionBoundary;
import scratch.example.figure.Diagram;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 401: the network, what its hidden layer does, how it learns, and where learning fails.
final class Figures401 {
    private static final int[] STEPS = {0, 30, 80, 100, 200, 500};

    private Figures401() {
    }

    static void draw(long seed, int... solved) {
        network().save("network", "Two inputs, two hidden units and one output, joined by arrows with the weights of the "
                + "XOR network: one and one into each hidden unit, plus one and minus two into the output.");
        Panels.of("", 2, input().size(540, 430), hidden().size(540, 430)).save("xor", "Left the four rows of XOR as corners "
                + "of a square, equal answers at opposite corners; it takes two lines to separate them. Right the same rows "
                + "after two hidden units: 01 and 10 share one point, and one line separates it from the other two.");
        surface(seed).save("surface", "Six maps of the answers of a network over the square, from before training to 500 "
                + "steps. The nearly straight border of the start bends, and in the end two pieces of it cut the corners 01 "
                + "and 10 off from the band between them.");
        Panels.of("", 2, mistakes(), starts(solved)).cell(480, 340).save("failures", "Left, mistakes of a perceptron in each "
                + "epoch: those on AND and OR fall to 0, those on XOR stay at 4. Right, of 100 random starts 23 solve XOR "
                + "with two hidden units, 47 with three, 65 with four and 98 with eight.");
    }

    private static Diagram network() {
        return Diagram.of("Two hidden units that are XOR").cell(210, 96)
                .box("x1", 0, 0, "x₁", Role.DATA).box("x2", 0, 1, "x₂", Role.DATA)
                .box("h1", 1, 0, "h₁ = max(0, x₁ + x₂)", Role.MODEL).box("h2", 1, 1, "h₂ = max(0, x₁ + x₂ − 1)", Role.MODEL)
                .box("y", 2, 0.5, "h₁ − 2 h₂", Role.TRUTH)
                .arrow("x1", "h1", "1").arrow("x1", "h2", "1").arrow("x2", "h1", "1").arrow("x2", "h2", "1")
                .arrow("h1", "y", "1").arrow("h2", "y", "−2");
    }

    private static Plot input() {
        return corners("the inputs: it would take two lines", "x1", "x2", Ex401MLP.XOR).xRange(-0.6, 2.4).yRange(-0.6, 1.6)
                .line("where the output is 1/2", new double[]{-0.6, 1.1, Double.NaN, -0.1, 2.1},
                        new double[]{1.1, -0.6, Double.NaN, 1.6, -0.6}).as(Role.NEUTRAL)
                .textBeside(0.05, 0.07, "00").textBeside(0.05, 1.07, "01").textBeside(1.05, 0.07, "10")
                .textBeside(1.05, 1.07, "11");
    }

    private static Plot hidden() {
        Matrix hidden = Ex401MLP.BY_HAND.forward(Ex401MLP.XOR).hidden();
        return corners("the hidden units: one line is enough", "h1 = max(0, x1 + x2)", "h2 = max(0, x1 + x2 - 1)", hidden)
                .xRange(-0.6, 2.4).yRange(-0.6, 1.6)
                .line("where the output is 1/2", new double[]{-0.6, 2.4}, new double[]{-0.55, 0.95}).as(Role.NEUTRAL)
                .textBeside(0.05, 0.07, "00").textBeside(1.05, -0.12, "01 and 10").textBeside(2.05, 1.07, "11");
    }

    private static Plot corners(String title, String x, String y, Matrix at) {
        double[] x1 = at.column(0);
        double[] x2 = at.column(1);
        return Plot.of(title, x, y)
                .points("answer 0", new double[]{x1[0], x1[3]}, new double[]{x2[0], x2[3]})
                .points("answer 1", new double[]{x1[1], x1[2]}, new double[]{x2[1], x2[2]});
    }

    private static Panels surface(long seed) {
        Figure[] panels = new Figure[STEPS.length];
        for (int i = 0; i < panels.length; i++) {
            MLP model = MLP.fit(Ex401MLP.XOR, Ex401MLP.TRUTH, Ex401MLP.forXor(8, STEPS[i], seed));
            panels[i] = DecisionBoundary.of("after " + STEPS[i] + " steps", "x1", "x2")
                    .points(Ex401MLP.XOR.column(0), Ex401MLP.XOR.column(1), Ex401MLP.TRUTH, "answer 0", "answer 1")
                    .regions((u, v) -> model.predict(Matrix.wrap(1, 2, new double[]{u, v}))[0]);
        }
        return Panels.of("Eight hidden units learn XOR", 3, panels).cell(380, 300);
    }

    private static Plot mistakes() {
        Plot plot = Plot.of("One neuron: mistakes in each epoch", "epoch", "mistakes").yRange(-0.3, 4.6);
        plot = steps(plot, "AND", Role.DATA, 0, 0, 0, 1);
        plot = steps(plot, "OR", Role.ALTERNATIVE, 0, 1, 1, 1);
        return steps(plot, "XOR", Role.ERROR, Ex401MLP.TRUTH);
    }

    private static Plot steps(Plot plot, String name, Role role, int... labels) {
        int[] mistakes = Perceptron.fit(Ex401MLP.XOR, labels, 12).mistakes();
        double[] shown = new double[12];                       // 0 after the first epoch without a mistake
        Arrays.setAll(shown, i -> i < mistakes.length ? mistakes[i] : 0);
        return plot.line(name, shown).as(role);
    }

    private static Figure starts(int... solved) {
        return Bars.of("Hidden units: starts that solve XOR", "hidden units", "of 100 random starts",
                Arrays.stream(Ex401MLP.SIZES).mapToObj(Integer::toString).toArray(String[]::new))
                .bars("", Arrays.stream(solved).asDoubleStream().toArray()).as(Role.MODEL).values("%.0f").valueRange(0, 110);
    }
}
