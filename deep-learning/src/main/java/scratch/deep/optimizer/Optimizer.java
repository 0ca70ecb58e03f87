package scratch.deep.optimizer;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// Moves the parameters of a model by an [UpdateRule], and keeps what the rule remembers.
///
/// The three calls of every training step: `clearGradients()`, `loss.backward()`, `step()`. A parameter that no
/// gradient has reached since it was cleared stays where it is.
public final class Optimizer {
    private final Map<String, Variable> parameters;
    private final UpdateRule rule;
    private final Schedule schedule;
    private final Map<String, Tensor[]> memory = new LinkedHashMap<>();
    private long steps;
    private double scale = 1;

    public Optimizer(Map<String, Variable> parameters, UpdateRule rule) {
        this(parameters, rule, Schedule.constant());
    }

    /// @param parameters by name, as [scratch.deep.layer.Layer#parameters()] gives them
    public Optimizer(Map<String, Variable> parameters, UpdateRule rule, Schedule schedule) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("Optimizer: no parameters: needs at least one");
        }
        this.parameters = once(parameters);
        this.rule = rule;
        this.schedule = schedule;
        this.parameters.forEach((name, p) -> {
            Tensor[] slots = new Tensor[rule.memory().size()];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = Tensor.full(p.data().backend(), 0, p.shape());
            }
            memory.put(name, slots);
        });
    }

    /// A parameter that stands under two names, such as a tied embedding, is one parameter: it keeps its first name.
    private static Map<String, Variable> once(Map<String, Variable> parameters) {
        Map<String, Variable> distinct = new LinkedHashMap<>();
        Set<Variable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        parameters.forEach((name, p) -> {
            if (seen.add(p)) {
                distinct.put(name, p);
            }
        });
        return distinct;
    }

    /// Forgets all gradients. Without it, the next `backward` adds to them.
    public void clearGradients() {
        parameters.values().forEach(Variable::clearGradient);
    }

    /// One step against the gradients.
    public void step() {
        float rate = (float) rate();
        steps++;
        parameters.forEach((name, p) -> {
            if (p.hasGradient()) {
                UpdateRule.scoped(() -> rule.update(p.data(), p.gradient(), memory.get(name), steps, rate));
            }
        });
    }

    /// The learning rate of the next step.
    public double rate() {
        double factor = schedule.factor(steps);
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("Optimizer.rate: the schedule's factor of step " + (steps + 1) + " is " + factor
                    + ": must be finite, and not negative");
        }
        return rule.rate() * scale * factor;
    }

    /// Multiplies all further rates: for changes by hand, beside the schedule.
    public void scaleRate(double factor) {
        Require.notNegative("Optimizer", "factor", factor);
        scale *= factor;
    }

    /// How many steps have been made.
    public long steps() {
        return steps;
    }

    public UpdateRule rule() {
        return rule;
    }

    public List<Variable> parameters() {
        return List.copyOf(parameters.values());
    }

    /// What is remembered, by `parameter.slot`. The tensors themselves, not copies.
    public Map<String, Tensor> memory() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        memory.forEach((name, slots) -> {
            for (int i = 0; i < slots.length; i++) {
                all.put(name + "." + rule.memory().get(i), slots[i]);
            }
        });
        return all;
    }

    /// Goes on as if so many steps had been made, with the factor of [#scaleRate(double)] as it was then. What is
    /// remembered is written through [#memory()].
    public void restore(long stepsMade, double rateFactor) {
        Require.notNegative("Optimizer", "steps", stepsMade);
        Require.notNegative("Optimizer", "factor", rateFactor);
        steps = stepsMade;
        scale = rateFactor;
    }

    /// The product of all factors given to [#scaleRate(double)].
    public double rateFactor() {
        return scale;
    }
}
