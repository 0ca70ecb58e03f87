package scratch.math.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A number that remembers how it was computed, so that it can say how it depends on every number it came from.
///
/// Each operation stores its inputs and, for each of them, the local derivative of the result. `backward` then goes once
/// through the graph, from the result to the inputs, by the chain rule: `dL/dx = Σ over every use y of x:  dL/dy · dy/dx`.
/// One pass gives all derivatives, at about the cost of computing the result.
/// Linnainmaa 1970; Baydin et al. 2018, *Automatic differentiation in machine learning: a survey*.
public final class Value {
    private double data;
    private double gradient;               // dL/d(this), once backward has been here
    private String name = "";
    private final String operation;        // empty for a number that was given
    private final double[] localDerivatives;       // d(this)/d(inputs[i])
    private final Value[] inputs;

    private Value(String operation, double data, double[] localDerivatives, Value... inputs) {
        this.operation = operation;
        this.data = data;
        this.localDerivatives = localDerivatives;
        this.inputs = inputs;
    }

    public static Value of(double data) {
        return new Value("", data, by());
    }

    // ------------------------------------------- one operation = one line: value, local derivatives, inputs

    public Value plus(Value b)    { return new Value("+", data + b.data, by(1, 1), this, b); }
    public Value minus(Value b)   { return new Value("-", data - b.data, by(1, -1), this, b); }
    public Value times(Value b)   { return new Value("×", data * b.data, by(b.data, data), this, b); }
    public Value divide(Value b)  { return new Value("/", data / b.data, by(1 / b.data, -data / sq(b.data)), this, b); }
    public Value power(double n)  { return new Value("^" + Graph.number(n), pow(n), by(n == 0 ? 0 : n * pow(n - 1)), this); }
    public Value exp()            { return new Value("exp", Math.exp(data), by(Math.exp(data)), this); }
    public Value log()            { return new Value("log", Math.log(data), by(1 / data), this); }
    public Value tanh()           { return new Value("tanh", Math.tanh(data), by(1 / sq(Math.cosh(data))), this); }
    // subtle: s(x)·s(-x) and not s·(1 - s), which is 0 from x = 37 on
    public Value sigmoid()        { return new Value("σ", s(data), by(s(data) * s(-data)), this); }
    // subtle: at 0 there is no derivative; every library chooses 0
    public Value relu()           { return new Value("relu", Math.max(data, 0), by(data > 0 ? 1 : 0), this); }

    // with plain numbers, which need no gradient
    public Value plus(double b)   { return plus(of(b)); }
    public Value minus(double b)  { return minus(of(b)); }
    public Value times(double b)  { return times(of(b)); }
    public Value divide(double b) { return divide(of(b)); }
    public Value negate()         { return times(-1); }

    private static double[] by(double... local)  { return local; }
    private static double s(double x)            { return 1 / (1 + Math.exp(-x)); }
    private static double sq(double x)           { return x * x; }
    private double pow(double n)                 { return Math.pow(data, n); }

    // ------------------------------------------- the chain rule

    /// Adds d(this)/dx to the gradient of every number x that this one was computed from.
    ///
    /// The gradients of computed numbers start at 0 in every pass. Those of numbers that were given are added to what
    /// is there, so that several results can contribute: `clearGradient` starts anew.
    public void backward() {
        List<Value> order = order();
        for (Value v : order) {
            v.gradient = v.isGiven() ? v.gradient : 0;
        }
        gradient += 1;                                         // dL/dL
        for (Value v : order.reversed()) {                     // a result before its inputs: its gradient is complete
            for (int i = 0; i < v.inputs.length; i++) {
                v.inputs[i].gradient += v.gradient * v.localDerivatives[i];    // += : every use counts
            }
        }
    }

    /// Everything this number depends on, inputs before results, itself last.
    ///
    /// A number is looked at twice: the first time its inputs are put on top of it, the second time they are done.
    /// subtle: a stack and a loop, not recursion: a chain of 50 000 operations would overflow Java's own stack.
    List<Value> order() {
        Set<Value> seen = new HashSet<>();                     // a Value equals nothing but itself
        Set<Value> done = new LinkedHashSet<>();
        Deque<Value> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            if (seen.add(open.peek())) {
                for (Value input : open.peek().inputs) {
                    if (!seen.contains(input)) {
                        open.push(input);
                    }
                }
            } else {
                done.add(open.pop());
            }
        }
        return new ArrayList<>(done);
    }

    // ------------------------------------------- asking and setting

    public double data()          { return data; }
    public double gradient()      { return gradient; }
    public String name()          { return name; }
    public String operation()     { return operation; }
    public List<Value> inputs()   { return List.of(inputs); }
    public boolean isGiven()      { return inputs.length == 0; }
    public void clearGradient()   { gradient = 0; }

    /// For figures.
    public Value named(String newName) {
        name = newName;
        return this;
    }

    /// Changes a given number, as a step of training does. What was computed from it before keeps its old value.
    public void set(double newData) {
        if (!isGiven()) {
            throw new IllegalStateException("Value.set: " + this + ": only a number that was given can be changed");
        }
        data = newData;
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "" : name + " = ") + data + (operation.isEmpty() ? "" : " by " + operation);
    }
}
