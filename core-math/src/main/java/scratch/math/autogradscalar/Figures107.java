package scratch.math.autogradscalar;

import java.util.Arrays;
import java.util.function.Consumer;

import scratch.example.figure.Diagram;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Role;
import scratch.math.autograd.Graph;
import scratch.math.autograd.Value;

/// The figures of lesson 107: local derivatives on the arrows, what four backward passes leave behind, and a loop.
final class Figures107 {
    private static final String[] NAMES = {"a", "b", "d", "e", "L"};
    private static final double[] COLUMNS = {0, 0, 1, 2, 3};
    private static final double[] ROWS = {0, 2, 1.5, 0.5, 1};

    private Figures107() {
    }

    static void draw(double a, double b) {
        graph(a, b).save("graph", "Five boxes: a and b lead to d, d and a to e, e and d to L. On each arrow stands a local "
                + "derivative, in each box the value and the derivative of L by it.");
        Panels.of("Gradients of a, b, d, e, L after four backward passes; pink is wrong", 2,
                pass("adds, results before inputs", BackwardPasses::adding, a, b),
                pass("overwrites", BackwardPasses::overwriting, a, b),
                pass("adds, passes on at once", BackwardPasses::recursing, a, b),
                pass("adds, visits as soon as met", BackwardPasses::tooEarly, a, b)).cell(480, 270)
                .save("engines", "The same graph four times, with the gradient in every box. Only the pass that adds and takes "
                        + "results before inputs is right everywhere; the other three are wrong at a and b, one also at d.");
        Value x = Value.of(2).named("x");
        Value root = Ex107AutogradScalar.squareRoot(x, 2).named("y");
        root.backward();
        Figure.write("loop", Graph.of(root).toSvg("The graph that two rounds of a loop have left behind"));
    }

    private static Diagram graph(double a, double b) {
        Value[] graph = Ex107AutogradScalar.threeLines(a, b);
        graph[4].backward();
        Diagram diagram = Diagram.of("Value and dL/d(value) in the boxes, local derivatives on the arrows").cell(200, 92);
        String[] formulas = {"a", "b", "d = a b", "e = d + a", "L = e d"};
        for (int i = 0; i < NAMES.length; i++) {
            diagram = diagram.box(NAMES[i], COLUMNS[i], ROWS[i], formulas[i] + ": "
                    + Ex107AutogradScalar.number(graph[i].data()) + "\ndL/d" + NAMES[i] + " = "
                    + Ex107AutogradScalar.number(graph[i].gradient()), i < 2 ? Role.DATA : Role.MODEL);
        }
        return arrows(diagram, Ex107AutogradScalar.threeLinesOpen(a, b), true);
    }

    private static Diagram pass(String title, Consumer<Node> pass, double a, double b) {
        Node[] right = Ex107AutogradScalar.threeLinesOpen(a, b);
        BackwardPasses.adding(right[4]);
        Node[] graph = Ex107AutogradScalar.threeLinesOpen(a, b);
        pass.accept(graph[4]);
        Diagram diagram = Diagram.of(title).cell(120, 70);
        for (int i = 0; i < NAMES.length; i++) {
            diagram = diagram.box(NAMES[i], COLUMNS[i], ROWS[i], NAMES[i] + ": "
                    + Ex107AutogradScalar.number(graph[i].gradient), graph[i].gradient == right[i].gradient ? Role.TRUTH
                    : Role.ERROR);
        }
        return arrows(diagram, graph, false);
    }

    private static Diagram arrows(Diagram diagram, Node[] graph, boolean labelled) {
        Diagram result = diagram;
        for (int to = 2; to < graph.length; to++) {
            for (int i = 0; i < 2; i++) {
                int from = Arrays.asList(graph).indexOf(graph[to].inputs().get(i));
                String local = Ex107AutogradScalar.number(graph[to].localDerivative(i));
                result = result.arrow(NAMES[from], NAMES[to],
                        labelled ? "∂" + NAMES[to] + "/∂" + NAMES[from] + " = " + local : "");
            }
        }
        return result;
    }
}
