package scratch.math.autogradscalar;

import java.util.List;

/// One number of a computation, with everything open: what [scratch.math.autograd.Value] keeps to itself.
///
/// It computes forwards and notes the slope of its result for each input, `d(this)/d(inputs[i])`. The way back is not
/// in it: [Walks] has one that is right and three that fail.
public final class Node {
    /// dL/d(this): where a walk adds up what arrives. 0 at first.
    public double gradient;

    private final double data;
    private final Node[] inputs;
    private final double[] slopes;

    private Node(double data, double[] slopes, Node... inputs) {
        this.data = data;
        this.slopes = slopes;
        this.inputs = inputs;
    }

    /// A number that is given.
    public static Node of(double data) {
        return new Node(data, new double[0]);
    }

    /// The sum; its slope is 1 for both.
    public Node plus(Node b) {
        return new Node(data + b.data, new double[]{1, 1}, this, b);
    }

    /// The product; its slope for each is the other one.
    public Node times(Node b) {
        return new Node(data * b.data, new double[]{b.data, data}, this, b);
    }

    /// The number.
    public double data() {
        return data;
    }

    /// What it was computed from; empty for a number that was given. The same node may stand here twice.
    public List<Node> inputs() {
        return List.of(inputs);
    }

    /// d(this)/d(inputs().get(i)).
    public double slope(int i) {
        return slopes[i];
    }
}
