package scratch.math.autogradscalar;

import java.util.List;

/// One number of a computation, with everything open: what [scratch.math.autograd.Value] keeps to itself.
///
/// It computes forwards and notes the local derivative of its result by each input, `d(this)/d(inputs[i])`. The backward
/// pass is not in it: [BackwardPasses] has one that is right and three that fail.
public final class Node {
    /// dL/d(this): where a backward pass adds up what arrives. 0 at first.
    public double gradient;

    private final double data;
    private final Node[] inputs;
    private final double[] localDerivatives;

    private Node(double data, double[] localDerivatives, Node... inputs) {
        this.data = data;
        this.localDerivatives = localDerivatives;
        this.inputs = inputs;
    }

    /// A number that is given.
    public static Node of(double data) {
        return new Node(data, new double[0]);
    }

    /// The sum; its local derivative by both is 1.
    public Node plus(Node b) {
        return new Node(data + b.data, new double[]{1, 1}, this, b);
    }

    /// The product; its local derivative by each factor is the other factor.
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
    public double localDerivative(int i) {
        return localDerivatives[i];
    }
}
