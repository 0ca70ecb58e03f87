package scratch.math.autogradscalar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Four backward passes. All are right on every tree; three are wrong as soon as a number is used twice.
///
/// Each fills `gradient` of all numbers below a result whose gradients are 0.
/// Griewank and Walther 2008, *Evaluating Derivatives*, chapter 3.
public final class BackwardPasses {
    private BackwardPasses() {
    }

    /// Results before inputs, and every use is added: what [scratch.math.autograd.Value#backward] does.
    public static void adding(Node result) {
        result.gradient = 1;
        for (Node node : resultsFirst(result)) {
            for (int i = 0; i < node.inputs().size(); i++) {
                node.inputs().get(i).gradient += node.gradient * node.localDerivative(i);
            }
        }
    }

    /// Results before inputs, but `=` where `+=` belongs: the last use wins.
    public static void overwriting(Node result) {
        result.gradient = 1;
        for (Node node : resultsFirst(result)) {
            for (int i = 0; i < node.inputs().size(); i++) {
                node.inputs().get(i).gradient = node.gradient * node.localDerivative(i);
            }
        }
    }

    /// Adds, then goes on into each input at once: what arrived early is passed on again with what arrives late.
    public static void recursing(Node result) {
        result.gradient = 1;
        passOn(result);
    }

    private static void passOn(Node node) {
        for (int i = 0; i < node.inputs().size(); i++) {
            node.inputs().get(i).gradient += node.gradient * node.localDerivative(i);
        }
        node.inputs().forEach(BackwardPasses::passOn);
    }

    /// Adds, and visits every number once, but as soon as it is met: what arrives later is never passed on.
    public static void tooEarly(Node result) {
        result.gradient = 1;
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(result));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node)) {
                for (int i = 0; i < node.inputs().size(); i++) {
                    node.inputs().get(i).gradient += node.gradient * node.localDerivative(i);
                    open.push(node.inputs().get(i));
                }
            }
        }
    }

    private static List<Node> resultsFirst(Node result) {
        Deque<Node> order = new ArrayDeque<>();
        visit(result, new HashSet<>(), order);
        return List.copyOf(order);
    }

    // Recursion is enough for graphs of a few nodes; Value.order() is the way for real ones.
    private static void visit(Node node, Set<Node> seen, Deque<Node> order) {
        if (seen.add(node)) {
            node.inputs().forEach(input -> visit(input, seen, order));
            order.push(node);
        }
    }
}
