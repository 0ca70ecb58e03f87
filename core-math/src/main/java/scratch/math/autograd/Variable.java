package scratch.math.autograd;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// A tensor that remembers how it was computed: [Value] over again, with a million numbers in each node.
///
/// One operation is one line: its result, and for every input a rule that turns the gradient `g` at the result into the
/// gradient at that input (a vector-Jacobian product; the Jacobian itself, with a row for every number of the result,
/// would not fit into memory). Rules ignore broadcasting: `backward` undoes it, once, for all of them.
///
/// `backward` also releases what it has passed: results, their gradients, and whatever the rules had saved. Only
/// the loss, parameters, constants with what was computed from them alone, and nodes marked with `keep` stay. More
/// operations are in [Functions].
/// Baydin et al. 2018; Giles 2008, *Collected matrix derivative results*.
public final class Variable {
    private static final ScopedValue<Boolean> NO_GRADIENT = ScopedValue.newInstance();

    final Tensor data;
    private final String operation;        // empty for a variable that was not computed
    final boolean needsGradient;
    List<Edge> edges;
    private final Function<Tensor, Tensor[]> joint;            // the rules of all inputs in one, or null
    List<Tensor> saved = List.of();
    private final int[] versions;          // of the numbers of each input, and of this node, when it was computed
    Tensor gradient;
    boolean kept;
    boolean released;
    String name = "";

    /// An input, and the way from the gradient at the result to the gradient at it: a rule, or where the result is a piece
    /// of the input, the place of that piece in the gradient of the whole.
    public record Edge(Variable input, UnaryOperator<Tensor> rule, UnaryOperator<Tensor> piece) { }

    private Variable(String operation, Tensor data, List<Edge> edges, Function<Tensor, Tensor[]> joint,
                     boolean needsGradient) {
        this.operation = operation;
        this.data = data;
        this.edges = edges;
        this.joint = joint;
        this.needsGradient = needsGradient;
        this.versions = new int[edges.size() + 1];
        for (int i = 0; i < edges.size(); i++) {
            versions[i] = edges.get(i).input().data.storage().version();
        }
        versions[edges.size()] = data.storage().version();
    }

    /// A tensor that is to be learned: it collects gradients.
    public static Variable parameter(Tensor data) {
        return new Variable("", data, List.of(), null, true);
    }

    /// A tensor that is given and stays: inputs, targets.
    public static Variable constant(Tensor data) {
        return new Variable("", data, List.of(), null, false);
    }

    /// The result of an operation: with its edges, all that a new operation needs. `node("cube", x.data().times(…),
    /// to(x, g -> g.times(x.data()).times(x.data()).times(3)))` is one, written wherever it is wanted.
    /// It remembers its inputs only if one of them needs a gradient.
    public static Variable node(String operation, Tensor data, Edge... edges) {
        return node(operation, data, null, edges);
    }

    /// The same where the gradients at all inputs are best made together: the rule gets the gradient at the result and gives
    /// one for each input, in their order, null for one that nobody needs.
    public static Variable node(String operation, Tensor data, Function<Tensor, Tensor[]> joint, Variable... inputs) {
        return node(operation, data, joint, Arrays.stream(inputs).map(input -> new Edge(input, null, null))
                .toArray(Edge[]::new));
    }

    private static Variable node(String operation, Tensor data, Function<Tensor, Tensor[]> joint, Edge... edges) {
        boolean recorded = Arrays.stream(edges).anyMatch(edge -> records(edge.input));
        if (!recorded) {
            return new Variable(operation, data, List.of(), null, false);
        }
        for (Edge edge : edges) {
            if (edge.input.data.storage() == data.storage()) {
                data.storage().retain();                       // a view: two nodes now own the numbers
                break;
            }
        }
        return new Variable(operation, data, List.of(edges), joint, true);
    }

    /// The rule for one input: it gets the gradient at the result, in the shape of the result, and gives the one at the
    /// input, in the shape of the input or of what broadcasting has made of it. It must not write into what it gets.
    public static Edge to(Variable input, UnaryOperator<Tensor> rule) {
        return new Edge(input, rule, null);
    }

    /// For a result that is a piece of its input: the gradient is added to that piece of the input's gradient, in place.
    /// So a sequence that is taken apart step by step costs one gradient, not one for each step.
    static Edge within(Variable input, UnaryOperator<Tensor> piece) {
        return new Edge(input, null, piece);
    }

    /// Whether what is computed from this variable, here and now, will need a gradient.
    static boolean records(Variable input) {
        return input.needsGradient && !NO_GRADIENT.isBound();
    }

    /// Tensors that the rules of this node need and nobody else owns: they are released with it.
    public Variable saving(Tensor... tensors) {
        if (needsGradient) {
            saved = List.of(tensors);
        } else {
            for (Tensor tensor : tensors) {
                tensor.release();                              // no way back will ask for it
            }
        }
        return this;
    }

    // ======================================== the operations: the result, and a rule for each input

    // ---------------------------------------- arithmetic, with broadcasting

    public Variable plus(Variable b) {
        return node("plus", data.plus(b.data), to(this, g -> g), to(b, g -> g));
    }

    public Variable minus(Variable b) {
        return node("minus", data.minus(b.data), to(this, g -> g), to(b, g -> g.times(-1)));
    }

    public Variable times(Variable b) {
        return node("times", data.times(b.data), to(this, g -> g.times(b.data)), to(b, g -> g.times(data)));
    }

    public Variable divide(Variable b) {
        Tensor y = data.divide(b.data);
        return node("divide", y, to(this, g -> g.divide(b.data)), to(b, g -> g.times(y).divide(b.data).times(-1)));
    }

    /// The larger of two numbers; where they are equal, the gradient goes to this one.
    public Variable maximum(Variable b) {
        return node("maximum", data.combine(Binary.MAXIMUM, b.data),
                to(this, g -> g.minus(g.times(b.data.combine(Binary.GREATER, data)))),
                to(b, g -> g.times(b.data.combine(Binary.GREATER, data))));
    }

    public Variable plus(float c) {
        return node("plus " + c, data.plus(c), to(this, g -> g));
    }

    public Variable minus(float c) {
        return node("minus " + c, data.minus(c), to(this, g -> g));
    }

    public Variable times(float c) {
        return node("times " + c, data.times(c), to(this, g -> g.times(c)));
    }

    public Variable divide(float c) {
        return node("divide " + c, data.divide(c), to(this, g -> g.divide(c)));
    }

    public Variable negate() {
        return times(-1);
    }

    // ---------------------------------------- functions of each number

    public Variable exp() {
        Tensor y = data.apply(Unary.EXP);
        return node("exp", y, to(this, g -> g.times(y)));
    }

    public Variable log() {
        return node("log", data.apply(Unary.LOG), to(this, g -> g.divide(data)));
    }

    public Variable sqrt() {
        Tensor y = data.apply(Unary.SQRT);
        return node("sqrt", y, to(this, g -> g.divide(y).times(0.5f)));
    }

    public Variable power(float c) {
        return node("power " + c, data.apply(Unary.POWER, c),      // subtle: x⁰ is 1 everywhere, and 0·0⁻¹ would be NaN
                to(this, g -> c == 0 ? g.times(0) : g.times(data.apply(Unary.POWER, c - 1)).times(c)));
    }

    public Variable square() {
        return node("square", data.times(data), to(this, g -> g.times(data).times(2)));
    }

    public Variable sin() {
        return node("sin", data.apply(Unary.SIN), to(this, g -> g.times(data.apply(Unary.COS))));
    }

    public Variable cos() {
        return node("cos", data.apply(Unary.COS), to(this, g -> g.times(data.apply(Unary.SIN)).times(-1)));
    }

    /// Cut to [low, high]; the gradient passes where nothing was cut, ends included.
    public Variable clamp(float low, float high) {
        return node("clamp", data.clamp(low, high), to(this, g -> Tensor.where(data.combine(Binary.GREATER,
                Tensor.full(data.backend(), high)).plus(Tensor.full(data.backend(), low).combine(Binary.GREATER, data)),
                Tensor.full(data.backend(), 0), g)));
    }

    public Variable abs() {
        return node("abs", data.apply(Unary.ABS), to(this, g -> g.times(data.apply(Unary.SIGN))));
    }

    public Variable tanh() {
        Tensor y = data.apply(Unary.TANH);
        return node("tanh", y, to(this, g -> g.combine(Binary.TANH_GRADIENT, y)));
    }

    public Variable sigmoid() {
        return node("sigmoid", data.apply(Unary.SIGMOID), to(this, g -> g.combine(Binary.SIGMOID_GRADIENT, data)));
    }

    public Variable relu() {
        Tensor y = data.apply(Unary.RELU);
        return node("relu", y, to(this, g -> g.combine(Binary.RELU_GRADIENT, y)));
    }

    public Variable leakyRelu(float c) {
        return node("leakyRelu " + c, data.apply(Unary.LEAKY_RELU, c),
                to(this, g -> g.combine(Binary.LEAKY_RELU_GRADIENT, data, c)));
    }

    public Variable gelu() {
        return node("gelu", data.apply(Unary.GELU), to(this, g -> g.combine(Binary.GELU_GRADIENT, data)));
    }

    public Variable silu() {
        return node("silu", data.apply(Unary.SILU), to(this, g -> g.combine(Binary.SILU_GRADIENT, data)));
    }

    public Variable softplus() {
        return node("softplus", data.apply(Unary.SOFTPLUS), to(this, g -> g.times(data.apply(Unary.SIGMOID))));
    }

    // ---------------------------------------- reductions: each number was used once in the sum

    /// Over some axes, which disappear, or over all.
    public Variable sum(int... axes) {
        return node("sum", data.sum(axes), to(this, g -> spread(g, axes)));
    }

    public Variable mean(int... axes) {
        Tensor y = data.mean(axes);
        return node("mean", y, to(this, g -> spread(g.times((float) y.size() / data.size()), axes)));
    }

    /// The same with the axes kept, at length 1: the result broadcasts against what it was made of.
    public Variable sumKeepDim(int... axes) {
        return node("sum", data.sumKeepDim(axes), to(this, g -> g.expand(data.shape())));
    }

    /// See [#sumKeepDim].
    public Variable meanKeepDim(int... axes) {
        Tensor y = data.meanKeepDim(axes);
        return node("mean", y, to(this, g -> g.times((float) y.size() / data.size()).expand(data.shape())));
    }

    /// The largest along an axis, which stays, at length 1; the gradient goes to the first of them.
    public Variable maxKeepDim(int axis) {
        int[] kept = data.shape();
        kept[Shape.axis("max", axis, kept)] = 1;
        return max(axis).reshape(kept);
    }

    /// Running totals along an axis: number i of the result is the sum of numbers 0 to i.
    public Variable cumulativeSum(int axis) {
        return node("cumulativeSum", data.cumulativeSum(axis, false), to(this, g -> g.cumulativeSum(axis, true)));
    }

    /// The largest along an axis, which disappears; the gradient goes to the first of them.
    public Variable max(int axis) {
        Tensor[] best = data.maxAlong(axis);
        return node("max", best[0], to(this, g -> g.placeAlong(axis, data.length(axis), best[1]))).saving(best[1]);
    }

    /// A gradient at a sum, repeated for each number that was summed.
    private Tensor spread(Tensor g, int... axes) {
        int[] ones = data.shape();
        for (int i = 0; i < (axes.length == 0 ? ones.length : axes.length); i++) {
            ones[Math.floorMod(axes.length == 0 ? i : axes[i], ones.length)] = 1;
        }
        return g.reshape(ones).expand(data.shape());
    }

    // ---------------------------------------- products

    /// (…, m, k) x (…, k, n) → (…, m, n)
    public Variable matmul(Variable b) {
        return node("matmul", data.matmul(b.data), to(this, g -> g.matmul(b.data.transpose())),
                to(b, g -> rightGradient(b, g)));
    }

    /// `this·b + bias` in one piece: a layer of a network. The bias may be null: none.
    public Variable matmul(Variable b, Variable bias) {
        if (bias == null) {
            return matmul(b);
        }
        return node("matmul", data.matmul(b.data, bias.data), to(this, g -> g.matmul(b.data.transpose())),
                to(b, g -> rightGradient(b, g)), to(bias, g -> g));
    }

    /// thisᵀ·g. Where one matrix b served a whole stack, the stack is one tall matrix and the sum over it one product.
    private Tensor rightGradient(Variable b, Tensor g) {
        return b.data.rank() > 2 || data.rank() == 2 ? data.transpose().matmul(g)
                : data.reshape(-1, data.length(-1)).transpose().matmul(g.reshape(-1, g.length(-1)));
    }

    // ---------------------------------------- the same numbers, seen differently

    public Variable reshape(int... shape) {
        return node("reshape", data.reshape(shape), to(this, g -> g.reshape(data.shape())));
    }

    public Variable permute(int... axes) {
        int[] back = new int[axes.length];
        Tensor y = data.permute(axes);
        for (int i = 0; i < axes.length; i++) {
            back[Math.floorMod(axes[i], axes.length)] = i;
        }
        return node("permute", y, to(this, g -> g.permute(back)));
    }

    /// The last two axes swapped.
    public Variable transpose() {
        return node("transpose", data.transpose(), to(this, Tensor::transpose));
    }

    public Variable transpose(int axis1, int axis2) {
        return node("transpose", data.transpose(axis1, axis2), to(this, g -> g.transpose(axis1, axis2)));
    }

    /// Positions `from` to `to − 1` of an axis.
    public Variable slice(int axis, int from, int to) {
        return node("slice", data.slice(axis, from, to), within(this, whole -> whole.slice(axis, from, to)));
    }

    /// One position of an axis; the axis disappears.
    public Variable select(int axis, int index) {
        return node("select", data.select(axis, index), within(this, whole -> whole.select(axis, index)));
    }

    /// All positions of an axis, one after the other: the steps of a sequence. They share one gradient.
    public Variable[] unbind(int axis) {
        Variable[] steps = new Variable[length(axis)];
        Arrays.setAll(steps, i -> select(axis, i));
        return steps;
    }

    /// The numbers along an axis that the indices name: `out[i][j] = this[indices[i][j]][j]` for axis 0. Whole numbers; the
    /// shape is that of the indices, which agrees with this one on every other axis.
    public Variable gather(int axis, Tensor indices) {
        return node("gather", data.gather(axis, indices),
                to(this, g -> g.scatterAdd(axis, data.length(axis), indices)));
    }

    /// The transpose of `gather`: every number is added, along an axis of the given length that starts at 0, at the place
    /// that its index names.
    public Variable scatterAdd(int axis, int length, Tensor indices) {
        return node("scatterAdd", data.scatterAdd(axis, length, indices), to(this, g -> g.gather(axis, indices)));
    }

    public Variable pad(int axis, int before, int after, float value) {
        return node("pad", data.pad(axis, before, after, value),
                to(this, g -> g.slice(axis, before, before + data.length(axis))));
    }

    public Variable expand(int... shape) {
        return node("expand", data.expand(shape), to(this, g -> g));
    }

    // ---------------------------------------- along the last axis

    public Variable softmax() {
        Tensor y = Fused.softmax(data);
        return node("softmax", y, to(this, g -> Fused.softmaxGradient(y, g, false)));
    }

    public Variable logSoftmax() {
        Tensor y = Fused.logSoftmax(data);
        return node("logSoftmax", y, to(this, g -> Fused.softmaxGradient(y, g, true)));
    }

    /// Softmax along any axis.
    public Variable softmax(int axis) {
        return transpose(axis, -1).softmax().transpose(axis, -1);
    }

    /// Log-softmax along any axis.
    public Variable logSoftmax(int axis) {
        return transpose(axis, -1).logSoftmax().transpose(axis, -1);
    }

    // ======================================== with and without gradients

    /// Computes without remembering: for evaluation, and for updates of parameters.
    public static <T> T noGradient(Supplier<T> computation) {
        return ScopedValue.where(NO_GRADIENT, true).call(computation::get);
    }

    /// The same numbers as a constant: gradients do not flow through.
    public Variable detach() {
        if (needsGradient && !isGiven()) {
            data.storage().retain();
        }
        return constant(data);
    }

    /// Spares the numbers and the gradient of this result when `backward` releases the graph.
    public Variable keep() {
        kept = true;
        return this;
    }

    /// For error messages and figures.
    public Variable named(String newName) {
        name = newName;
        return this;
    }

    /// The gradients at all inputs where one rule makes them together, else null.
    Tensor[] jointGradients() {
        return joint == null ? null : joint.apply(gradient);
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

    private void requireUnchanged(Variable node, int version) {
        if (node.data.storage().version() != version) {
            throw new IllegalStateException("Variable.backward: " + this + ": " + (node == this ? "its own numbers have"
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
            throw new IllegalArgumentException("Variable.backward: " + this
                    + ": must be a single number: take sum() or mean()");
        }
        if (!needsGradient) {
            throw new IllegalStateException("Variable.backward: " + this + ": was not computed from any parameter");
        }
        Backward.run(this, keepGraph);
    }

    /// Everything this variable depends on, inputs before results, itself last.
    List<Variable> order() {
        return Backward.order(this);
    }

    void requireAlive() {
        if (released) {
            throw new IllegalStateException("Variable.backward: " + this + ": its graph has been released by an earlier"
                    + " backward: compute it again, or call backward(true) the first time");
        }
    }

    /// The gradient that `backward` has left here.
    public Tensor gradient() {
        if (gradient == null) {
            throw new IllegalStateException("Variable.gradient: " + this + ": has none: " + (needsGradient && isGiven()
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
