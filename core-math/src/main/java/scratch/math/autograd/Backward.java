package scratch.math.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import scratch.math.autograd.Variable.Edge;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Tensor;

/// The chain rule of [Variable]: from a result to everything that it was computed from.
final class Backward {

    private Backward() {
    }

    static void run(Variable loss, boolean keepGraph) {
        List<Variable> order = order(loss);
        order.forEach(Variable::requireUnchanged);
        // subtle: what an earlier pass has left at a kept result is not part of this one; it is added at the end.
        Map<Variable, Tensor> earlier = new IdentityHashMap<>();
        for (Variable v : order) {
            if (v.gradient != null && !v.isGiven()) {
                earlier.put(v, v.gradient);
                v.gradient = null;
            }
        }
        try (Scope scope = Scope.open()) {
            receive(loss, Tensor.full(loss.data.backend(), 1, loss.data.shape()), scope);          // dL/dL
            for (Variable v : order.reversed()) {                              // a result before its inputs
                Tensor[] together = v.jointGradients();
                if (together == null) {
                    send(v, scope);
                } else {
                    sendTogether(v, together, scope);
                }
                finish(v, keepGraph, v == loss, earlier.remove(v));
            }
        } catch (RuntimeException | Error e) {                 // a rule has failed: no half gradients stay inside the graph
            order.stream().filter(v -> !v.isGiven()).forEach(Variable::clearGradient);
            earlier.forEach((v, gradient) -> v.gradient = gradient);
            throw e;
        }
    }

    /// Adds to the gradient of each input what the gradient of this result makes of it.
    private static void send(Variable v, Scope scope) {
        for (Edge edge : v.edges) {
            Variable input = edge.input();
            if (input.needsGradient && edge.piece() != null) {                 // v is a piece of its input
                whole(input);
                edge.piece().apply(input.gradient).addInPlace(v.gradient, 1);
            } else if (input.needsGradient) {
                Tensor g = edge.rule().apply(v.gradient);
                receive(input, g.sumTo(input.data.shape()), scope);            // broadcasting undone, uses added
            }
            scope.clear();
        }
    }

    /// The same for an operation whose rule gives the gradients of all of its inputs at once.
    private static void sendTogether(Variable v, Tensor[] gradients, Scope scope) {
        for (int i = 0; i < v.edges.size(); i++) {
            Variable input = v.edges.get(i).input();
            if (input.needsGradient) {
                receive(input, gradients[i].sumTo(input.data.shape()), scope);
            }
        }
        scope.clear();
    }

    /// Everything the result depends on, inputs before results, itself last: see [Value#order].
    static List<Variable> order(Variable result) {
        List<Variable> order = new ArrayList<>();
        Set<Variable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Variable> done = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Variable> open = new ArrayDeque<>(List.of(result));
        while (!open.isEmpty()) {
            Variable top = open.peek();
            if (seen.add(top)) {
                top.requireAlive();
                for (Edge edge : top.edges) {
                    if (!seen.contains(edge.input())) {
                        open.push(edge.input());
                    }
                }
            } else {
                open.pop();
                if (done.add(top)) {
                    order.add(top);
                }
            }
        }
        return order;
    }

    /// Adds one contribution to the gradient. The first one is taken over as it is if nobody else has it.
    private static void receive(Variable v, Tensor contribution, Scope scope) {
        boolean fresh = scope.made(contribution);
        if (v.gradient == null && v.isGiven() && !(fresh && contribution.isContiguous())) {
            v.gradient = Scope.detach(contribution.copy());    // an optimizer may write into it
        } else if (v.gradient == null && fresh) {
            v.gradient = Scope.detach(contribution);           // lives as long as its variable, in whatever scope this runs
        } else if (v.gradient == null) {
            contribution.storage().retain();                   // the gradient of the result, passed on
            v.gradient = contribution;
        } else if (v.gradient.storage().shared() || !v.gradient.isDense()) {
            Tensor sum = Scope.detach(v.gradient.plus(contribution));
            v.gradient.release();
            v.gradient = sum;
        } else {
            v.gradient.addInPlace(contribution, 1);
        }
    }

    /// Sees to a gradient that can be written into, all zeros if there was none.
    private static void whole(Variable v) {
        if (v.gradient == null) {
            v.gradient = Scope.detach(Tensor.full(v.data.backend(), 0, v.data.shape()));
        } else if (v.gradient.storage().shared() || !v.gradient.isDense()) {
            Tensor own = Scope.detach(v.gradient.copy());
            v.gradient.release();
            v.gradient = own;
        }
    }

    /// What is left to do once the gradients of the inputs are known.
    private static void finish(Variable v, boolean keepGraph, boolean isLoss, Tensor earlier) {
        if (v.isGiven() || !v.needsGradient) {                 // constants, and what was computed from them alone, stay
            return;
        }
        if (!v.kept) {
            v.clearGradient();
        }
        if (earlier != null) {
            Tensor sum = v.gradient == null ? earlier : Scope.detach(v.gradient.plus(earlier));
            if (sum != earlier) {
                v.gradient.release();
                earlier.release();
            }
            v.gradient = sum;
        }
        if (!keepGraph) {
            if (!v.kept && !isLoss) {
                v.data.release();
            }
            v.saved.forEach(Tensor::release);
            v.saved = List.of();
            v.edges = List.of();
            v.released = true;
        }
    }
}
