package scratch.math.autograd;

import java.util.List;
import scratch.math.autograd.Variable.Edge;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// What a [Variable] is, apart from what can be computed with it: numbers, the inputs they came from, and a gradient.
abstract sealed class Node permits Variable {
    final Tensor data;
    private final String operation;        // empty for a variable that was not computed
    final boolean needsGradient;
    List<Edge> edges;
    List<Tensor> saved = List.of();
    private final int[] versions;          // of the numbers of each input, and of this node, when it was computed
    Tensor gradient;
    boolean kept;
    boolean released;
    String name = "";

    Node(String operation, Tensor data, List<Edge> edges, boolean needsGradient) {
        this.operation = operation;
        this.data = data;
        this.edges = edges;
        this.needsGradient = needsGradient;
        this.versions = new int[edges.size() + 1];
        for (int i = 0; i < edges.size(); i++) {
            versions[i] = edges.get(i).input().data.storage().version();
        }
        versions[edges.size()] = data.storage().version();
    }

    /// The rules of a node rely on the numbers of the forward pass: refuses if they have been written over since.
    void requireUnchanged() {
        for (int i = 0; i < edges.size(); i++) {
            requireUnchanged(edges.get(i).input(), versions[i]);
        }
        if (!edges.isEmpty()) {
            requireUnchanged(this, versions[edges.size()]);
        }
    }

    private void requireUnchanged(Node node, int version) {
        if (node.data.storage().version() != version) {
            throw new IllegalStateException("backward: " + this + ": " + (node == this ? "its own numbers have"
                    : "its input " + node + " has") + " been changed in place since the forward pass: compute it again");
        }
    }

    // ======================================== the chain rule

    /// Adds d(this)/dp to the gradient of every parameter p that this number was computed from, and releases the graph.
    public void backward() {
        backward(false);
    }

    /// With `keepGraph` everything stays as it is, so that `backward` can be called again.
    public void backward(boolean keepGraph) {
        requireAlive();
        if (data.size() != 1) {
            throw new IllegalArgumentException("backward: " + this + ": must be a single number: take sum() or mean()");
        }
        if (!needsGradient) {
            throw new IllegalStateException("backward: " + this + ": was not computed from any parameter");
        }
        Backward.run((Variable) this, keepGraph);
    }

    /// Everything this variable depends on, inputs before results, itself last.
    List<Variable> order() {
        return Backward.order((Variable) this);
    }

    void requireAlive() {
        if (released) {
            throw new IllegalStateException("backward: " + this + ": its graph has been released by an earlier"
                    + " backward: compute it again, or call backward(true) the first time");
        }
    }

    /// The gradient that `backward` has left here.
    public Tensor gradient() {
        if (gradient == null) {
            throw new IllegalStateException("gradient: " + this + ": has none: " + (needsGradient && isGiven()
                    ? "no backward has reached it since it was cleared"
                    : needsGradient ? "only parameters keep theirs: call keep() before backward()"
                    : "it does not depend on any parameter"));
        }
        return gradient;
    }

    public boolean hasGradient() {
        return gradient != null;
    }

    /// Forgets the gradient; without this, the next `backward` adds to it.
    public void clearGradient() {
        if (gradient != null) {
            gradient.release();
            gradient = null;
        }
    }

    // ======================================== asking

    public Tensor data() {
        return data;
    }

    /// The number of a variable that has only one. Waits for the backend.
    public float item() {
        return data.item();
    }

    public int[] shape() {
        return data.shape();
    }

    public int length(int axis) {
        return data.length(axis);
    }

    public int rank() {
        return data.rank();
    }

    public boolean needsGradient() {
        return needsGradient;
    }

    /// True for a parameter or constant, false for a result.
    public boolean isGiven() {
        return operation.isEmpty();
    }

    public String name() {
        return name;
    }

    public String operation() {
        return operation;
    }

    public List<Variable> inputs() {
        return edges.stream().map(Edge::input).toList();
    }

    @Override
    public String toString() {
        String kind = !isGiven() ? operation : needsGradient ? "parameter" : "constant";
        return (name.isEmpty() ? "" : name + " = ") + kind + " " + Shape.text(data.shape());
    }
}
