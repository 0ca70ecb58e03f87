package scratch.math.autogradscalar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A solution of exercise 107. Another way than in Value: it counts the uses of every number, and visits a number when
/// the last of them has reported.
final class Solution107 {
    private Solution107() {
    }

    static void backward(Node result) {
        Map<Node, Integer> waiting = uses(result);
        result.gradient = 1;
        Deque<Node> ready = new ArrayDeque<>(List.of(result));
        while (!ready.isEmpty()) {
            Node node = ready.pop();
            for (int i = 0; i < node.inputs().size(); i++) {
                Node input = node.inputs().get(i);
                input.gradient += node.gradient * node.localDerivative(i);
                if (waiting.merge(input, -1, Integer::sum) == 0) {
                    ready.push(input);
                }
            }
        }
    }

    private static Map<Node, Integer> uses(Node result) {
        Map<Node, Integer> uses = new HashMap<>(Map.of(result, 0));
        Deque<Node> open = new ArrayDeque<>(List.of(result));
        while (!open.isEmpty()) {
            for (Node input : open.pop().inputs()) {
                if (uses.merge(input, 1, Integer::sum) == 1) {
                    open.push(input);
                }
            }
        }
        return uses;
    }
}
