package scratch.math.autogradscalar;

import java.util.List;
import java.util.function.Consumer;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.autogradscalar.Exercise107Test.Backward;

class Exercise107Test implements ExerciseContract<Backward> {
    /// What the learner writes: fills the gradients below a result.
    interface Backward extends Consumer<Node> {
    }

    @Override
    public String task() {
        return "write backward(result), which fills the gradient of every node that the result was computed from.";
    }

    @Override
    public Backward learner() {
        return Exercise107::backward;
    }

    @Override
    public Backward solution() {
        return Solution107::backward;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The result's own gradient is 1. Each node then gives to each of its inputs: its gradient times "
                        + "its local derivative.",
                "Give only when everything has arrived: a node must come after all results that use it. Collect the nodes "
                        + "first, every node after its inputs, and go through that list from the back.",
                "visit(node): unless seen, visit the inputs, then add the node to a list. After that: result.gradient = 1; for "
                        + "each node from the last to the first, inputs().get(i).gradient += gradient * localDerivative(i).");
    }

    @Override
    public void check(Backward answer) {
        Node three = Node.of(3);
        Node sum = three.plus(Node.of(4));
        answer.accept(sum);
        Mistake.unless(sum.gradient == 1, "The gradient of the result itself is %s, should be 1: L changes by as much as L.",
                sum.gradient);
        Mistake.unless(three.gradient == 1, "L = a + b: dL/da is %s, should be 1.", three.gradient);

        Node a = Node.of(2);
        Node b = Node.of(3);
        Node d = a.times(b);
        answer.accept(d.plus(a).times(d));
        Mistake.unless(a.gradient != 18,
                "dL/da is 18, should be 48: a is used twice and you kept only the last contribution.");
        Mistake.unless(a.gradient != 90, "dL/da is 90, should be 48: you passed on a gradient before all of it had arrived, "
                + "then passed it on again.");
        Mistake.unless(a.gradient != 30, "dL/da is 30, should be 48: you passed on the gradient of d before e had added to "
                + "it. Visit a number after all results that use it.");
        Mistake.unless(a.gradient == 48 && b.gradient == 28 && d.gradient == 14, "d = a b, e = d + a, L = e d at a = 2, b = 3: "
                + "the gradients of a, b, d are 48, 28, 14; yours are %s, %s, %s.", a.gradient, b.gradient, d.gradient);

        Node one = Node.of(1);
        Node two = one.plus(one);
        answer.accept(two.plus(two));
        Mistake.unless(one.gradient == 4, "b = a + a, c = b + b: dc/da is 4, yours is %s. A node can stand twice among the "
                + "inputs of one result; both uses count, and b must be visited once.", one.gradient);

        for (int length = 1; length <= 6; length++) {
            Node x = Node.of(2);
            Node y = x;
            Node total = x;
            double derivative = 1;
            for (int i = 2; i <= length; i++) {
                y = y.times(x);                                    // x to the power of i, i - 1 steps away from x
                total = i % 2 == 0 ? total.plus(y) : y.plus(total);
                derivative += i * Math.pow(2, i - 1.0);
            }
            answer.accept(total);
            Mistake.unless(x.gradient == (length == 1 ? 1 : derivative), "x + x^2 + ... + x^%d at 2 has the derivative %s, "
                    + "yours is %s: paths of different length lead to x; all of them count, each once.", length, derivative,
                    x.gradient);
        }
    }

    @Override
    public List<Planted<Backward>> planted() {
        return List.of(
                new Planted<>("overwrites", BackwardPasses::overwriting,
                        "dL/da is 18, should be 48: a is used twice and you kept only the last contribution."),
                new Planted<>("recursion", BackwardPasses::recursing,
                        "dL/da is 90, should be 48: you passed on a gradient before "
                        + "all of it had arrived, then passed it on again."),
                new Planted<>("too early", BackwardPasses::tooEarly,
                        "you passed on the gradient of d before e had added to it."),
                new Planted<>("starts at 0", result -> {
                    BackwardPasses.adding(result);
                    result.gradient = 0;
                }, "The gradient of the result itself is 0.0, should be 1"));
    }
}
